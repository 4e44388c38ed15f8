// The palette (Ctrl+K): every command, every entity and every saved view, found by a few letters, and questions in free
// words.
#include "base/text.h"
#include "viewer/commands.h"
#include "viewer/icons.h"
#include "viewer/panels/pick_list.h"
#include "viewer/texts.h"

namespace samspil {

namespace {

// A row of any kind.
struct PaletteItem {
  const WindowCommand* command = nullptr;
  std::optional<VertexIndex> vertex;
  std::optional<std::size_t> question;  // among the palette's matches
  std::optional<std::size_t> view;      // among the saved ones
};

std::vector<PaletteItem> paletteItems(const Frame& frame) {
  const std::string folded = foldForSearch(frame.panels.palette.text);
  std::vector<PaletteItem> items;
  // A question that was surely meant comes first; one that may be meant last.
  const auto& questions = frame.derived().paletteQuestions;
  if (!questions.empty() && questions.front().sure) items.push_back({.question = 0});
  const auto& views = frame.derived().savedViews;
  for (std::size_t i = 0; i < views.size() && !folded.empty(); ++i) {
    if (foldForSearch(views[i].name).contains(folded)) items.push_back({.view = i});
  }
  for (const WindowCommand* command : commandsNamed(frame.panels.palette.text, frame.language()))
    items.push_back({.command = command});
  for (const SearchHit& hit : frame.derived().paletteHits) items.push_back({.vertex = hit.vertex});
  const bool severalWords = folded.contains(' ');
  for (std::size_t i = items.empty() || !items.front().question ? 0 : 1; severalWords && i < questions.size(); ++i)
    items.push_back({.question = i});
  return items;
}

void take(Frame& frame, const PaletteItem& item) {
  frame.panels.palette = {};
  if (item.question) {
    const QuestionMatch match = frame.derived().paletteQuestions[*item.question];
    frame.commands.push([match](Workspace& w) { return command::askQuestion(w, *match.question, match.blanks); });
  } else if (item.view) {
    const std::string name = frame.derived().savedViews[*item.view].name;
    frame.commands.push([name](Workspace& w) { return command::openSavedView(w, name); });
  } else if (item.command != nullptr) {
    frame.run(item.command->id);
  } else {
    frame.commands.push([v = *item.vertex](Workspace& w) { return command::goTo(w, v); });
  }
}

bool drawItem(Frame& frame, const PaletteItem& item, std::size_t index, bool mouseMoved) {
  PickList& palette = frame.panels.palette;
  if (item.question) {
    const QuestionMatch& match = frame.derived().paletteQuestions[*item.question];
    const std::string text = questionText(frame.session().network(), *match.question, match.blanks, frame.language());
    const ui::PickRow row{.icon = icon::kComments, .title = text, .note = frame.text(say::kQuestion)};
    return ui::pickRow(frame, "palette:" + std::string(match.question->id), row, palette, index, mouseMoved);
  }
  if (item.view) {
    const std::string& name = frame.derived().savedViews[*item.view].name;
    const ui::PickRow row{.icon = icon::kHeart, .title = name, .note = frame.text(say::kSavedView)};
    return ui::pickRow(frame, "palette:view:" + name, row, palette, index, mouseMoved);
  }
  if (item.command != nullptr) {
    const std::string keys = shortcutText(item.command->shortcuts[0], frame.language());
    const ui::PickRow row{.icon = item.command->icon,
                          .title = frame.text(item.command->title),
                          .note = keys,
                          .enabled = item.command->enabledIn(frame.workspace)};
    return ui::pickRow(frame, "palette:" + std::string(item.command->id), row, palette, index, mouseMoved);
  }
  const auto& network = frame.session().network();
  const EntityType& type = network.vocabulary().type(network.type(*item.vertex));
  const Color color = frame.state.theme == Theme::light ? type.color.light : type.color.dark;
  const ui::PickRow row{.shape = type.shape,
                        .color = color,
                        .title = network.name(*item.vertex, frame.language()),
                        .note = type.label.in(frame.language())};
  return ui::pickRow(frame, "palette:" + std::string(network.key(*item.vertex)), row, palette, index, mouseMoved);
}

}  // namespace

void drawPalette(Frame& frame) {
  PickList& palette = frame.panels.palette;
  if (!palette.open) return;
  const Style& style = frame.style;
  const Vec2 display = vec(ImGui::GetIO().DisplaySize);
  const auto items = paletteItems(frame);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(8), style.px(8)));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  ui::beginCard(frame, "palette", {display.x / 2, style.px(88)}, {0.5F, 0}, style.px(560), true);
  const auto field = ui::pickField(frame, "palette:field", frame.text(say::kPaletteHint), palette, items.size(),
                                   ImGui::GetContentRegionAvail().x);
  ui::gap(frame, 6);
  const float rows =
      std::min(static_cast<float>(items.size()) * style.px(36), std::max(display.y - style.px(240), style.px(120)));
  ImGui::BeginChild("rows", {0, rows});
  const bool mouseMoved = ImGui::GetIO().MouseDelta.x != 0 || ImGui::GetIO().MouseDelta.y != 0;
  std::optional<PaletteItem> taken;
  if (field.taken && palette.cursor < items.size()) taken = items[palette.cursor];
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (drawItem(frame, items[i], i, mouseMoved)) taken = items[i];
  }
  ImGui::EndChild();
  if (items.empty()) ui::text(frame.text(say::kNoHits), style.muted);
  const bool outside =
      !ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows | ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
  ui::endCard();
  ImGui::PopStyleVar(2);
  if (taken)
    take(frame, *taken);
  else if (outside && ImGui::IsMouseClicked(ImGuiMouseButton_Left))
    palette = {};
}

}  // namespace samspil
