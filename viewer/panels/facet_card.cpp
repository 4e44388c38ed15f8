// The card "Filter": a field, and its values with how many entities or ties each would show. The counts of one field
// follow what the others leave, so that no choice leads nowhere unseen.
#include <algorithm>

#include <imgui.h>
#include <imgui_stdlib.h>

#include "base/text.h"
#include "session/error_words.h"
#include "session/wording.h"
#include "viewer/commands.h"
#include "viewer/icons.h"
#include "viewer/legend_filter.h"
#include "viewer/texts.h"
#include "viewer/widgets.h"

namespace samspil {

namespace {

struct FacetField {
  FilterField field;
  const char* id;
  UiText title;
};
constexpr FacetField kFields[] = {
    {FilterField::type, "facet:type", bilingual("Type", "Type")},
    {FilterField::theme, "facet:theme", bilingual("Tema", "Theme")},
    {FilterField::country, "facet:country", bilingual("Land", "Country")},
    {FilterField::city, "facet:city", bilingual("By", "Town")},
    {FilterField::municipality, "facet:municipality", bilingual("Kommune", "Municipality")},
    {FilterField::family, "facet:family", bilingual("Slags forbindelse", "Kind of tie")},
    {FilterField::relation, "facet:relation", bilingual("Forbindelse", "Tie")},
    {FilterField::document, "facet:document", bilingual("Dokument", "Document")},
    {FilterField::certainty, "facet:certainty", bilingual("Sikkerhed", "Certainty")},
    {FilterField::year, "facet:year", bilingual("År", "Year")},
};
constexpr UiText kFindValue = bilingual("Find værdi …", "Find a value …");
constexpr UiText kAsText = bilingual("Skriv et filter, fx land:DK -type:kommune", "Type a filter, e.g. country:DK");
constexpr UiText kNoValues = bilingual("Intet i netværket har denne oplysning.", "Nothing in the network has this.");
constexpr UiText kFacetHint = bilingual(
    "Klik vælger; klik igen vælger fra. Flere værdier i samme felt er alternativer, flere felter gælder "
    "samtidig. Tallene viser, hvad der ville blive vist.",
    "Click to choose, click again to drop. Several values of one field are alternatives, several fields hold "
    "together. The figures say what would be shown.");
constexpr UiText kCounting = bilingual("Tæller …", "Counting …");
constexpr UiText kStepFilter = bilingual("Filtrér: {}", "Filter: {}");

constexpr float kCardWidth = 520, kListHeight = 300;  // units of design

void drawFields(Frame& frame) {
  const Style& style = frame.style;
  FacetPanel& panel = frame.panels.facet;
  ImGui::BeginChild("fields", {style.px(150), style.px(kListHeight)});
  ImGui::Indent(ImGui::GetStyle().ItemSpacing.x);  // a chosen field is marked to the left of its words, too
  for (const FacetField& field : kFields) {
    const bool open = panel.field == field.field;
    ImGui::PushID(field.id);
    ImGui::PushStyleColor(ImGuiCol_Text, imColor(open ? style.accent : style.text));
    if (ImGui::Selectable(std::string(frame.text(field.title)).c_str(), open, 0, {0, style.px(24)})) {
      panel.field = field.field;
      panel.find.clear();
    }
    ImGui::PopStyleColor();
    ImGui::PopID();
    frame.trace.target(field.id, ui::lastItem());
  }
  ImGui::Unindent(ImGui::GetStyle().ItemSpacing.x);
  ImGui::EndChild();
}

// The value that a filter's terms on the field want, or not.
bool isWanted(const Filter& filter, FilterField field, const FacetValue& value) {
  return std::any_of(filter.terms.begin(), filter.terms.end(), [&](const FilterTerm& term) {
    if (term.field != field || term.excluded) return false;
    if (field == FilterField::year) return std::to_string(term.low) == value.key && term.low == term.high;
    return std::find(term.values.begin(), term.values.end(), value.key) != term.values.end();
  });
}

void toggle(Frame& frame, const FacetValue& value) {
  const Filter& filter = frame.session().view().filter;
  const FilterField field = frame.panels.facet.field;
  const Filter wanted = withValueToggled(filter, field, value.key);
  frame.commands.push(
      [wanted, title = filledBoth(kStepFilter, value.label)](Workspace& w) { return w.changeFilter(wanted, title); });
}

void drawValue(Frame& frame, const FacetValue& value, bool wanted) {
  const Style& style = frame.style;
  const float width = ImGui::GetContentRegionAvail().x, height = style.px(24);
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  const std::string id = "value:" + value.key;
  if (ImGui::InvisibleButton(id.c_str(), {width, height})) toggle(frame, value);
  frame.trace.target(id, ui::lastItem());
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (ImGui::IsItemHovered())
    list->AddRectFilled(im(at), im(at + Vec2{width, height}), packed(style.hovered), style.px(6));
  const std::string mark = wanted ? ui::iconText(icon::kCheckSquare) : ui::iconText(icon::kSquare);
  ImFont* body = style.fonts.body;
  const float top = at.y + (height - body->FontSize) / 2;
  list->AddText({at.x + style.px(6), top}, packed(wanted ? style.accent : style.muted), mark.c_str());
  const std::string count = value.shown == value.total ? numberText(value.total, frame.language())
                                                       : fmt::format("{}/{}", numberText(value.shown, frame.language()),
                                                                     numberText(value.total, frame.language()));
  const float countWidth = body->CalcTextSizeA(body->FontSize, FLT_MAX, 0, count.c_str()).x;
  list->AddText({at.x + width - countWidth - style.px(8), top}, packed(style.muted), count.c_str());
  ImGui::SetCursorScreenPos({at.x + style.px(28), top});
  ui::cutText(body, value.label.empty() ? value.key : value.label,
              value.shown == 0 && !wanted ? style.muted : style.text, width - countWidth - style.px(48));
  ImGui::SetCursorScreenPos({at.x, at.y + height});
}

void drawValues(Frame& frame) {
  const Style& style = frame.style;
  FacetPanel& panel = frame.panels.facet;
  ImGui::BeginGroup();
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
  ImGui::InputTextWithHint("##find", std::string(frame.text(kFindValue)).c_str(), &panel.find);
  frame.trace.target("facet:find", ui::lastItem());
  ImGui::BeginChild("values", {0, style.px(kListHeight) - ImGui::GetFrameHeightWithSpacing()});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  const std::string wanted = foldForSearch(panel.find);
  const Filter& filter = frame.session().view().filter;
  std::vector<const FacetValue*> values;
  const Facet facet = frame.derived().facet;
  const std::span<const FacetValue> counted = facet ? std::span(*facet) : std::span<const FacetValue>();
  for (const FacetValue& value : counted) {
    if (wanted.empty() || foldForSearch(value.label).contains(wanted)) values.push_back(&value);
  }
  if (values.empty()) ui::wrapped(frame.text(frame.derived().pending.facet ? kCounting : kNoValues), style.muted);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(values.size()), style.px(24));
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
      drawValue(frame, *values[static_cast<std::size_t>(i)],
                isWanted(filter, panel.field, *values[static_cast<std::size_t>(i)]));
  }
  ImGui::PopStyleVar();
  ImGui::EndChild();
  ImGui::EndGroup();
}

// The text form, for those who would rather type.
void drawText(Frame& frame) {
  const Style& style = frame.style;
  FacetPanel& panel = frame.panels.facet;
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - style.px(34));
  if (ImGui::InputTextWithHint("##text", std::string(frame.text(kAsText)).c_str(), &panel.typed,
                               ImGuiInputTextFlags_EnterReturnsTrue))
    frame.commands.push([typed = panel.typed](Workspace& w) { return command::addFilterText(w, typed); });
  frame.trace.target("facet:text", ui::lastItem());
  ImGui::SameLine(0, style.px(10));
  ImGui::AlignTextToFramePadding();
  ui::helpSign(frame, "facets", frame.text(kFacetHint));
  if (!panel.problem.empty())
    ui::wrapped(style.fonts.caption, errorText(panel.problem, frame.language()), style.problem);
}

}  // namespace

void drawFacetCard(Frame& frame) {
  if (!frame.state.showFacets) return;
  const Style& style = frame.style;
  const Box& bar = frame.places.filterBar;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(14), style.px(14)));
  ui::beginCard(frame, "facets", {bar.min.x + style.px(12), bar.max.y - style.px(4)}, {0, 0}, style.px(kCardWidth),
                true);
  if (ImGui::IsWindowAppearing()) frame.panels.facet.find.clear();  // what was looked for last time
  drawText(frame);
  ui::gap(frame, 4);
  drawFields(frame);
  ImGui::SameLine(0, style.px(10));
  drawValues(frame);
  // A click on something in the card makes that active, which must not count as beside the card.
  const bool inside =
      ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows | ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
  const bool outside = ImGui::IsMouseClicked(0) && !inside && !ImGui::IsWindowAppearing();
  if (outside && !frame.panels.facet.buttonHovered) frame.state.showFacets = false;
  ui::endCard();
  ImGui::PopStyleVar();
}

}  // namespace samspil
