// What the details panel says while nothing is selected: the network in figures, and where to begin.
#include <algorithm>

#include "session/wording.h"
#include "viewer/commands.h"
#include "viewer/icons.h"
#include "viewer/texts.h"
#include "viewer/widgets.h"

namespace samspil {

namespace {

constexpr UiText kFurther = bilingual("… og {} andre. De står ved de oplysninger, der bygger på dem.",
                                      "… and {} more. They stand beside the facts that rest on them.");

float widthOf(const ImFont* font, const std::string& words) {
  return font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, words.c_str()).x;
}

void figure(Frame& frame, ImFont* font, std::uint64_t value, const UiText& unit, float width) {
  const Style& style = frame.style;
  ImGui::BeginGroup();
  ui::text(font, numberText(value, frame.language()), style.text);
  ui::text(style.fonts.caption, frame.text(unit), style.muted);
  ImGui::Dummy({width, 0});
  ImGui::EndGroup();
}

void drawHub(Frame& frame, const Hub& hub, std::size_t most) {
  const Style& style = frame.style;
  const auto& network = frame.session().network();
  const EntityType& type = network.vocabulary().type(network.type(hub.vertex));
  const Color color = frame.state.theme == Theme::light ? type.color.light : type.color.dark;
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  const float width = ImGui::GetContentRegionAvail().x;
  ImDrawList* list = ImGui::GetWindowDrawList();
  ui::drawShape(list, type.shape, at + Vec2{style.px(8), style.px(9)}, style.px(7), color);
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + style.px(24));
  const std::string id = fmt::format("hub:{}", network.key(hub.vertex));
  if (ui::link(frame, id.c_str(), style.fonts.body, hub.name, width - style.px(64))) {
    frame.commands.push([v = hub.vertex](Workspace& w) { return command::goTo(w, v); });
  }
  const std::string count = numberText(hub.ties, frame.language());
  ImFont* caption = style.fonts.caption;
  const float countWidth = caption->CalcTextSizeA(caption->FontSize, FLT_MAX, 0, count.c_str()).x;
  list->AddText(caption, caption->FontSize, {at.x + width - countWidth, at.y + style.px(2)}, packed(style.muted),
                count.c_str());
  const float share = static_cast<float>(hub.ties) / static_cast<float>(std::max<std::size_t>(most, 1));
  const Vec2 bar = at + Vec2{style.px(24), style.px(20)};
  const float room = width - style.px(24);
  list->AddRectFilled(im(bar), im(bar + Vec2{room, style.px(3)}), packed(style.sunken), style.px(1.5F));
  list->AddRectFilled(im(bar), im(bar + Vec2{room * share, style.px(3)}), packed(color), style.px(1.5F));
  ui::gap(frame, 9);
}

// A question with examples in its blanks: one click answers it.
void drawQuestion(Frame& frame, const Overview::Example& example) {
  const Question* question = example.question;
  const std::vector<BlankValue>& blanks = example.blanks;
  const std::string text = questionText(frame.session().network(), *question, blanks, frame.language());
  const std::string target = fmt::format("overview:{}", question->id);
  ui::text(ui::iconText(icon::kComments), frame.style.muted);
  ImGui::SameLine(0, frame.style.px(8));
  if (ui::link(frame, target.c_str(), frame.style.fonts.body, text, ImGui::GetContentRegionAvail().x))
    frame.commands.push([question, blanks](Workspace& w) { return command::askQuestion(w, *question, blanks); });
  ui::gap(frame, 3);
}

}  // namespace

void drawOverviewPanel(Frame& frame) {
  const Style& style = frame.style;
  ui::text(style.fonts.title, frame.text(say::kOverview), style.text);
  ui::gap(frame, 6);
  if (const auto& counts = frame.derived().counts) {
    const float third = ImGui::GetContentRegionAvail().x / 3 - style.px(8);
    // They stand beside each other: where one has no room, all are written smaller.
    const std::string longest =
        numberText(std::max({counts->entities, counts->ties, counts->sources}), frame.language());
    ImFont* font = widthOf(style.fonts.figure, longest) < third ? style.fonts.figure : style.fonts.title;
    figure(frame, font, counts->entities, say::kEntities, third);
    ImGui::SameLine();
    figure(frame, font, counts->ties, say::kTiesUnit, third);
    ImGui::SameLine();
    figure(frame, font, counts->sources, say::kSourcesUnit, third);
  }
  ui::gap(frame, 6);
  ui::wrapped(frame.text(say::kOverviewHint), style.muted);
  ui::sectionTitle(frame, frame.text(say::kAskAbout));
  const Overview& overview = frame.derived().overview;
  for (const Overview::Example& example : overview.questions) drawQuestion(frame, example);
  ui::sectionTitle(frame, frame.text(say::kMostTied));
  for (const Hub& hub : overview.hubs) drawHub(frame, hub, overview.hubs.front().ties);
  ui::sectionTitle(frame, frame.text(say::kSources));
  for (const auto& [title, year] : overview.documents) {
    ui::wrapped(title, style.text);
    if (!year.empty()) ui::text(style.fonts.caption, year, style.muted);
    ui::gap(frame, 3);
  }
  if (overview.furtherDocuments != 0)
    ui::wrapped(filled(kFurther, frame.language(), numberText(overview.furtherDocuments, frame.language())),
                style.muted);
}

}  // namespace samspil
