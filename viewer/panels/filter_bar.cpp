// The filter bar: how much of the network is shown, and every filter as a chip that can be taken away in any order.
#include "session/wording.h"
#include "viewer/commands.h"
#include "viewer/icons.h"
#include "viewer/text_fit.h"
#include "viewer/texts.h"
#include "viewer/widgets.h"

namespace samspil {

namespace {

constexpr UiText kFilter = bilingual("Filtrér", "Filter");
constexpr UiText kView = bilingual("Visning", "View");
constexpr UiText kHighlight = bilingual("Fremhæv", "Highlight");
constexpr UiText kHighlightHint = bilingual("Vis også resten, men svagt, i stedet for at skjule det.",
                                            "Show the rest too, but faintly, instead of hiding it.");

constexpr float kRow = 28;  // units of design, of a chip

// Sets what stands in the bar beside each other, and goes on in another row where there is no room.
class Flow {
 public:
  Flow(const Frame& frame, float top) : style_(frame.style), top_(top), barWidth_(frame.places.filterBar.width()) {}

  // The next item is so wide and comes `gap` after the one before it.
  void place(float width, float gap = 6) {
    const float at = x_ + (x_ > left() ? style_.px(gap) : 0);
    const bool fits = at + width <= right() || x_ <= left();
    if (!fits) ++row_;
    x_ = fits ? at : left();
    ImGui::SetCursorPos({x_, top_ + static_cast<float>(row_) * style_.px(metric::kFilterRow)});
    x_ += width;
  }
  // The same for a button with these words; its padding is `padding` on either side.
  void placeButton(std::string_view words, float gap = 6, float padding = 10) {
    place(ui::widthOf(style_.fonts.body, words) + style_.px(2 * padding), gap);
  }
  // What comes next is so wide altogether, and stays in one row.
  void together(float width, float gap = 6) {
    if (x_ <= left() || x_ + style_.px(gap) + width <= right()) return;
    ++row_;
    x_ = left();
  }
  int rows() const { return row_ + 1; }

 private:
  float left() const { return style_.px(16); }
  float right() const {
    return barWidth_ - style_.px(row_ == 0 ? 130 : 12);
  }  // the first row ends at the view's button

  const Style& style_;
  float top_, barWidth_, x_ = 0;
  int row_ = 0;
};

// True when the chip is clicked.
bool chip(Frame& frame, Flow& flow, const std::string& id, char32_t icon, const std::string& all,
          std::string_view hint) {
  const Style& style = frame.style;
  ImFont* body = style.fonts.body;
  const float height = style.px(kRow);
  const std::string words =
      ui::cutTo(body, all, std::min(style.px(300), frame.places.filterBar.width() - style.px(110)));
  const float wide = ui::widthOf(body, words);
  const float width = wide + style.px(64);
  flow.place(width);
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  const bool pressed = ImGui::InvisibleButton(id.c_str(), {width, height});
  const bool hovered = ImGui::IsItemHovered();
  frame.trace.target(id, ui::lastItem());
  ui::tooltip(hint);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(im(at), im(at + Vec2{width, height}), packed(hovered ? style.hovered : style.accentSoft),
                      height / 2);
  const float top = at.y + (height - body->FontSize) / 2;
  list->AddText({at.x + style.px(10), top}, packed(style.accent), ui::iconText(icon).c_str());
  const ImVec4 clip{at.x, at.y, at.x + style.px(30) + wide, at.y + height};
  list->AddText(body, body->FontSize, {at.x + style.px(30), top}, packed(style.text), words.c_str(), nullptr, 0, &clip);
  list->AddText({at.x + width - style.px(24), top}, packed(style.muted), ui::iconText(icon::kClose).c_str());
  return pressed;
}

// A button of the bar that opens a card; returns whether the mouse is on it.
bool opener(Frame& frame, const char* id, char32_t icon, std::string_view words, std::string_view command, bool open) {
  const Style& style = frame.style;
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(style.px(10), style.px(6)));
  ImGui::PushStyleVar(ImGuiStyleVar_FrameRounding, style.px(14));
  if (ui::segment(frame, id, ui::iconText(icon) + "  " + std::string(words), open)) frame.run(command);
  ImGui::PopStyleVar(2);
  return ImGui::IsItemHovered();
}

// A word that is on or off.
void toggleWord(Frame& frame, Flow& flow, const char* id, std::string_view words, bool on, std::string_view command,
                std::string_view hint) {
  const Style& style = frame.style;
  flow.placeButton(words);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(style.px(10), style.px(6)));
  ImGui::PushStyleVar(ImGuiStyleVar_FrameRounding, style.px(14));
  if (ui::segment(frame, id, words, on)) frame.run(command);
  ImGui::PopStyleVar(2);
  ui::tooltip(hint);
}

void drawTerms(Frame& frame, Flow& flow) {
  const ViewSpec& view = frame.session().view();
  for (std::size_t i = 0; i < view.filter.terms.size(); ++i) {
    const FilterTerm& term = view.filter.terms[i];
    const auto& network = frame.session().network();
    const char32_t icon = term.excluded ? icon::kEyeSlash : icon::kFilter;
    const std::string hint =
        fmt::format("{}\n{}", frame.text(say::kRemoveFilter), describeTerm(term, network, frame.language()));
    if (!chip(frame, flow, fmt::format("chip:{}", i), icon, describeTerm(term, network, frame.language()), hint))
      continue;
    Filter rest = view.filter;
    rest.terms.erase(rest.terms.begin() + static_cast<std::ptrdiff_t>(i));
    const LocalizedText title{
        filled(say::kStepRemoveFilter, Language::danish, describeTerm(term, network, Language::danish)),
        filled(say::kStepRemoveFilter, Language::english, describeTerm(term, network, Language::english))};
    frame.commands.push([rest, title](Workspace& w) { return w.changeFilter(rest, title); });
  }
}

// How far out the surroundings go, and whether they lie in rings.
void drawHops(Frame& frame, Flow& flow, int hops) {
  const std::string words = "123" + std::string(frame.text(say::kRings));
  flow.together(ui::widthOf(frame.style.fonts.body, words) + frame.style.px(4 * 2 * 9 + 3 * 2));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(frame.style.px(9), frame.style.px(6)));
  for (int i = 1; i <= 3; ++i) {
    flow.placeButton(std::to_string(i), i == 1 ? 6 : 2, 9);
    const std::string id = fmt::format("hops:{}", i);
    if (i == hops) ImGui::PushStyleColor(ImGuiCol_Text, imColor(frame.style.accent));
    if (ui::quietButton(frame, id.c_str(), std::to_string(i))) frame.run(fmt::format("hops_{}", i));
    if (i == hops) ImGui::PopStyleColor();
    ui::tooltip(frame.text(say::kHops));
  }
  const bool radial = frame.session().view().layout == "radial";
  flow.placeButton(frame.text(say::kRings), 2, 9);
  if (radial) ImGui::PushStyleColor(ImGuiCol_Text, imColor(frame.style.accent));
  if (ui::quietButton(frame, "hops:rings", frame.text(say::kRings))) frame.run(radial ? "freely" : "rings");
  if (radial) ImGui::PopStyleColor();
  ImGui::PopStyleVar();
}

void drawFocus(Frame& frame, Flow& flow) {
  const auto& focus = frame.session().view().focus;
  if (!focus) return;
  const auto v = frame.session().network().findKey(focus->entity);
  const std::string_view name =
      v ? frame.session().network().name(*v, frame.language()) : std::string_view(focus->entity);
  const std::string words = focus->hops == 1 ? filled(say::kFocusChipOne, frame.language(), name)
                                             : filled(say::kFocusChip, frame.language(), name, focus->hops);
  const bool removed = chip(frame, flow, "chip:focus", icon::kShare, words, frame.text(say::kRemoveFilter));
  drawHops(frame, flow, focus->hops);
  if (!removed) return;
  frame.commands.push([](Workspace& w) -> Result<void> {
    ViewSpec view = w.session().view();
    view.focus.reset();
    TRY(w.changeView(view, filledBoth(say::kStepUnfocus)));
    w.refresh();
    return command::fitAll(w);
  });
}

}  // namespace

void drawFilterBar(Frame& frame) {
  const Style& style = frame.style;
  const Box& box = frame.places.filterBar;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(16), style.px((metric::kFilterBar - kRow) / 2)));
  ui::beginPanel(frame, "filters", box,
                 ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  const Visibility& visibility = frame.session().visibility();
  const bool filtered = !frame.session().view().filter.empty() || frame.session().view().focus;
  const float top = ImGui::GetCursorPosY();
  Flow flow(frame, top);
  const std::string count =
      filled(say::kShownOfAll, frame.language(), numberText(visibility.vertexCount, frame.language()),
             numberText(frame.session().network().vertexCount(), frame.language()));
  flow.place(ui::widthOf(style.fonts.strong, count) + style.px(16));
  ImGui::SetCursorPos({style.px(16), top + (style.px(kRow) - style.fonts.strong->FontSize) / 2});
  ui::text(style.fonts.strong, count, filtered ? style.accent : style.muted);
  frame.trace.target("count", ui::lastItem());
  flow.placeButton(ui::iconText(icon::kFilter) + "  " + std::string(frame.text(kFilter)), 8);
  frame.panels.facet.buttonHovered =
      opener(frame, "bar:filter", icon::kFilter, frame.text(kFilter), "add_filter", frame.state.showFacets);
  drawTerms(frame, flow);
  drawFocus(frame, flow);
  if (filtered) {
    flow.placeButton(frame.text(say::kClearFilters));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(style.px(10), style.px(6)));
    if (ui::quietButton(frame, "chip:clear", frame.text(say::kClearFilters))) frame.run("clear_filters");
    ImGui::PopStyleVar();
  }
  if (!frame.session().view().filter.empty()) {
    toggleWord(frame, flow, "bar:highlight", frame.text(kHighlight), frame.session().view().highlightOnly, "highlight",
               frame.text(kHighlightHint));
  }
  const std::string view = ui::iconText(icon::kSliders) + "  " + std::string(frame.text(kView));
  ImGui::SetCursorPos({box.width() - ui::widthOf(style.fonts.body, view) - style.px(20 + 16), top});
  frame.panels.views.buttonHovered =
      opener(frame, "bar:view", icon::kSliders, frame.text(kView), "view_menu", frame.state.showViewMenu);
  frame.panels.filterRows = flow.rows();
  ui::edge(frame, {box.min.x, box.max.y - 1}, {box.max.x, box.max.y - 1});
  ImGui::End();
  ImGui::PopStyleVar();
}

}  // namespace samspil
