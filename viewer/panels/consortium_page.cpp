// The consortium page below the map: the call as a form on the left, the proposals side by side on the right.
#include <algorithm>
#include <utility>

#include <imgui.h>
#include <imgui_stdlib.h>

#include "viewer/gap_commands.h"
#include "viewer/gap_texts.h"
#include "viewer/icons.h"
#include "viewer/panels/consortium_card.h"
#include "viewer/panels/gap_pages.h"
#include "viewer/panels/gap_widgets.h"

namespace samspil {

namespace {

constexpr float kFormWidth = 236;
constexpr std::size_t kChoicesShown = 6;
constexpr int kMostPartners = 20;

struct ChoiceField {
  const char* id;  // "theme"
  const UiText& title;
  const UiText& hint;
  const std::vector<CallChoice>& choices;
  std::vector<std::string>& keys;
  std::string& text;
};

// The chosen ones as chips that a click takes away.
void drawChosen(Frame& frame, const ChoiceField& field) {
  const float left = ImGui::GetCursorScreenPos().x, width = ImGui::GetContentRegionAvail().x;
  for (std::size_t i = 0; i < field.keys.size(); ++i) {
    const auto choice = std::ranges::find(field.choices, field.keys[i], &CallChoice::key);
    const std::string& words = choice == field.choices.end() ? field.keys[i] : choice->label;
    const float wide = std::min(ui::widthOf(frame.style.fonts.body, words) + frame.style.px(38), width);
    if (i > 0 && ui::lastItem().max.x + frame.style.px(4) + wide < left + width) ImGui::SameLine(0, frame.style.px(4));
    if (ui::removableChip(frame, fmt::format("call:{}:{}", field.id, field.keys[i]), words, width)) {
      field.keys.erase(field.keys.begin() + static_cast<std::ptrdiff_t>(i));
      return;
    }
  }
}

void drawField(Frame& frame, const ChoiceField& field) {
  const Style& style = frame.style;
  ui::gap(frame, 6);
  ui::text(style.fonts.caption, frame.text(field.title), style.muted);
  drawChosen(frame, field);
  ImGui::PushID(field.id);
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
  const bool entered = ImGui::InputTextWithHint("##field", std::string(frame.text(field.hint)).c_str(), &field.text,
                                                ImGuiInputTextFlags_EnterReturnsTrue);
  frame.trace.target(std::string("call:") + field.id, ui::lastItem());
  const bool active = ImGui::IsItemActive();
  // Offered while one types, and until the mouse is done with them.
  bool* open = ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID("open"), false);
  if (active) *open = true;
  if (*open) {
    bool hovered = false;
    std::optional<std::size_t> taken;
    std::size_t shown = 0;
    for (const std::size_t i : matchingChoices(field.choices, field.text, kChoicesShown + field.keys.size())) {
      const CallChoice& choice = field.choices[i];
      if (std::find(field.keys.begin(), field.keys.end(), choice.key) != field.keys.end()) continue;
      if (shown++ == kChoicesShown) break;
      if (shown == 1 && entered) taken = i;
      if (ui::choiceRow(frame, fmt::format("offer:{}:{}", field.id, choice.key), icon::kPlus, choice.label,
                        choice.actors, false))
        taken = i;
      hovered = hovered || ImGui::IsItemHovered();
    }
    if (shown == 0 && !field.text.empty()) ui::text(style.fonts.caption, frame.text(say::kNoOffer), style.muted);
    if (taken) {
      field.keys.push_back(field.choices[*taken].key);
      field.text.clear();
    }
    if (taken || (!active && !hovered)) *open = false;
  }
  ImGui::PopID();
}

void drawSize(Frame& frame, Call& call) {
  const Style& style = frame.style;
  ui::gap(frame, 6);
  ui::text(style.fonts.caption, frame.text(say::kCallSize), style.muted);
  const float width = style.px(92);
  ImGui::SetNextItemWidth(width);
  ImGui::InputInt("##smallest", &call.smallest);
  frame.trace.target("call:smallest", ui::lastItem());
  ImGui::SameLine();
  ui::text(frame.text(say::kCallTo), style.muted);
  ImGui::SameLine();
  ImGui::SetNextItemWidth(width);
  ImGui::InputInt("##largest", &call.largest);
  frame.trace.target("call:largest", ui::lastItem());
  call.smallest = std::clamp(call.smallest, 1, kMostPartners);
  call.largest = std::clamp(call.largest, call.smallest, kMostPartners);
}

// In millions, as calls name it; 0: not given.
void drawBudget(Frame& frame, Call& call) {
  constexpr double kMillion = 1e6;
  const Style& style = frame.style;
  ui::gap(frame, 6);
  ui::text(style.fonts.caption, frame.text(say::kCallBudget), style.muted);
  double millions = call.budget / kMillion;
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
  if (ImGui::InputDouble("##budget", &millions, 0.5, 1.0, "%.1f")) call.budget = std::max(millions, 0.0) * kMillion;
  frame.trace.target("call:budget", ui::lastItem());
}

// Roles come with the call's file; here they can be taken away.
void drawRoles(Frame& frame, Call& call) {
  if (call.roles.empty()) return;
  const Style& style = frame.style;
  ui::gap(frame, 6);
  ui::text(style.fonts.caption, frame.text(say::kCallRoles), style.muted);
  for (std::size_t i = 0; i < call.roles.size(); ++i) {
    if (!ui::removableChip(frame, fmt::format("call:role:{}", i), call.roles[i].name.in(frame.language()),
                           ImGui::GetContentRegionAvail().x))
      continue;
    call.roles.erase(call.roles.begin() + static_cast<std::ptrdiff_t>(i));
    return;
  }
}

void drawFile(Frame& frame, ConsortiumState& asked) {
  const Style& style = frame.style;
  ui::gap(frame, 8);
  ui::text(style.fonts.caption, frame.text(say::kCallFile), style.muted);
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
  ImGui::InputTextWithHint("##path", std::string(frame.text(say::kCallPath)).c_str(), &asked.path);
  frame.trace.target("call:path", ui::lastItem());
  ImGui::BeginDisabled(asked.path.empty());
  if (ui::quietButton(frame, "call:load", frame.text(say::kCallLoad)))
    frame.commands.push([path = asked.path](Workspace& w) { return command::loadCall(w, path); });
  ImGui::SameLine();
  if (ui::quietButton(frame, "call:save", frame.text(say::kCallSave)))
    frame.commands.push([path = asked.path](Workspace& w) { return command::saveCall(w, path); });
  ImGui::EndDisabled();
}

void drawForm(Frame& frame) {
  const Insights& insights = frame.workspace.insights;
  ConsortiumState& asked = frame.panels.insight.consortium;
  Call& call = asked.call;
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(frame.style.px(10), frame.style.px(5)));
  ui::text(frame.style.fonts.caption, frame.text(say::kCallTitle), frame.style.muted);
  std::string& title = frame.language() == Language::danish ? call.title.danish : call.title.english;
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
  ImGui::InputText("##title", &title);
  drawField(frame, {"theme", say::kCallThemes, say::kCallThemeAdd, insights.themes, call.themes, asked.themeText});
  drawField(frame, {"type", say::kCallTypes, say::kCallTypeAdd, insights.types, call.types, asked.typeText});
  drawField(frame, {"country", say::kCallCountries, say::kCallCountryAdd, insights.countries, call.countries,
                    asked.countryText});
  drawField(frame, {"must", say::kCallMust, say::kCallActorAdd, insights.actors, call.must, asked.mustText});
  drawField(frame,
            {"must-not", say::kCallMustNot, say::kCallActorAdd, insights.actors, call.mustNot, asked.mustNotText});
  drawSize(frame, call);
  drawBudget(frame, call);
  drawRoles(frame, call);
  ui::gap(frame, 4);
  if (ui::checkRow(frame, "call:rule", frame.text(say::kCallRule), frame.text(say::kCallRuleHint), asked.countryRule))
    asked.countryRule = !asked.countryRule;
  drawFile(frame, asked);
  ImGui::PopStyleVar();
}

void drawConflict(Frame& frame, const Conflict& conflict) {
  const Style& style = frame.style;
  ui::gap(frame, 6);
  ui::text(style.fonts.heading, ui::iconText(icon::kWarning), style.problem);
  ImGui::SameLine();
  ui::text(style.fonts.title, frame.text(say::kNoConsortium), style.problem);
  frame.trace.target("consortium:conflict", ui::lastItem());
  ui::gap(frame, 4);
  ui::wrapped(frame.text(conflict.demands.size() == 1 ? say::kNoConsortiumOne : say::kNoConsortiumHelp), style.text);
  ui::gap(frame, 6);
  for (const LocalizedText& demand : conflict.demands) {
    ui::text(style.fonts.strong, "•", style.problem);
    ImGui::SameLine();
    ui::wrapped(demand.in(frame.language()), style.text);
  }
}

void drawProposals(Frame& frame, bool withForm) {
  const Insights& insights = frame.workspace.insights;
  const Style& style = frame.style;
  if (frame.workspace.insightBuilder.buildingConsortia())
    return ui::workNote(frame, "consortium:cancel", frame.text(say::kCallSearching));
  if (!insights.consortia) return ui::emptyNote(frame, frame.text(say::kCallEmpty), insights.problem);
  if (insights.consortia->conflict) return drawConflict(frame, *insights.consortia->conflict);
  if (!withForm) {
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(style.px(10), style.px(5)));
    const std::string words = ui::iconText(icon::kChevronLeft) + "  " + std::string(frame.text(say::kCallChange));
    if (ui::quietButton(frame, "call:change", words)) frame.panels.insight.consortium.formOpen = true;
    ImGui::PopStyleVar();
    ImGui::SameLine(0, style.px(12));
    ImGui::AlignTextToFramePadding();
  }
  std::string note = callText(insights.consortiaCall, frame.language()) + " · " +
                     filled(say::kCandidates, frame.language(), insights.consortia->candidates);
  if (!insights.consortia->provenOptimal) note += " · " + std::string(frame.text(say::kNotProven));
  ui::cutText(style.fonts.caption, note, style.muted, ImGui::GetContentRegionAvail().x);
  ui::gap(frame, 2);
  ImGui::BeginChild("cards", {0, 0}, false, ImGuiWindowFlags_HorizontalScrollbar);
  for (std::size_t i = 0; i < insights.cards.size(); ++i) {
    if (i > 0) ImGui::SameLine(0, style.px(12));
    drawConsortiumCard(frame, insights.cards[i], i);
  }
  ImGui::EndChild();
}

void drawFormColumn(Frame& frame) {
  const Style& style = frame.style;
  ImGui::BeginGroup();
  ImGui::BeginChild("call", {style.px(kFormWidth), ImGui::GetContentRegionAvail().y - style.px(44)});
  drawForm(frame);
  ui::gap(frame, 6);
  ImGui::EndChild();
  ui::gap(frame, 2);
  const bool ready = !frame.workspace.insightBuilder.buildingConsortia();
  if (ui::primaryButton(frame, "call:find", frame.text(say::kCallFind), ready))
    frame.commands.push(command::buildConsortia);
  ImGui::EndGroup();
  ImGui::SameLine(0, style.px(16));
}

}  // namespace

void drawConsortiumPage(Frame& frame) {
  const Style& style = frame.style;
  const Insights& insights = frame.workspace.insights;
  ConsortiumState& asked = frame.panels.insight.consortium;
  if (!std::exchange(asked.roomTaken, true))
    frame.state.drawerShare = std::max(frame.state.drawerShare, kRoomForMatrix);
  // The form steps back for the proposals, but not while there is something to change in it.
  const bool withForm = asked.formOpen ||
                        (!insights.consortia && !frame.workspace.insightBuilder.buildingConsortia()) ||
                        (insights.consortia && insights.consortia->conflict);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(style.px(8), style.px(3)));
  if (withForm) drawFormColumn(frame);
  ImGui::BeginChild("proposals", {0, 0});
  drawProposals(frame, withForm);
  ImGui::EndChild();
  ImGui::PopStyleVar();
}

}  // namespace samspil
