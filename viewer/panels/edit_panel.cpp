// Forms for editing by hand: an entity, a tie, a note, merging and splitting. What is wrong is said beside the field.
#include <algorithm>
#include <array>

#include <imgui.h>
#include <imgui_stdlib.h>

#include "base/text.h"
#include "graph/search.h"
#include "session/details.h"
#include "viewer/commands.h"
#include "viewer/edit_commands.h"
#include "viewer/icons.h"
#include "viewer/rim.h"
#include "viewer/texts.h"
#include "viewer/widgets.h"

namespace samspil {

namespace {

constexpr float kWidth = 620;
constexpr UiText kHint = bilingual(
    "Det, du skriver, får dit navn og datoen som kilde, og det står i historikken. Ctrl+Z tager det tilbage.",
    "What you write gets your name and the date as its source, and stands in the history. Ctrl+Z takes it back.");

void recheck(Frame& frame) {
  frame.commands.push([](Workspace& w) -> Result<void> { return command::checkForm(w), Result<void>{}; });
}

void drawProblems(Frame& frame, std::string_view field) {
  const EditForm& form = frame.panels.edit;
  for (const DraftProblem& problem : form.problems) {
    if (problem.field != field || (problem.blocking && !form.tried)) continue;
    const Style& style = frame.style;
    ui::wrapped(style.fonts.caption, ui::iconText(icon::kWarning) + "  " + problem.sentence.in(frame.language()),
                problem.blocking ? style.problem : style.accent);
    frame.trace.target("problem:" + problem.field, ui::lastItem());
    if (!problem.other || problem.blocking || field == "to") continue;
    const std::string id = "problem:open:" + problem.field;
    if (ui::quietButton(frame, id.c_str(), frame.text(say::kEditOpenOther))) {
      frame.commands.push([v = *problem.other](Workspace& w) { return w.panels.edit = {}, command::goTo(w, v); });
    }
  }
}

// Enter in it does `onEnter`.
bool textField(Frame& frame, const std::string& id, std::string& text, float width, std::string_view hint = {},
               const Request& onEnter = command::saveForm) {
  EditForm& form = frame.panels.edit;
  if (form.takeFocus.wanted && form.focused.empty()) form.focused = id;
  const bool wishes = form.focused == id;
  if (wishes) ui::askForKeyboard(form.takeFocus);
  ImGui::SetNextItemWidth(width);
  ImGui::PushID(id.c_str());
  const bool edited = [&] {
    const ui::Rim rim(frame.style, frame.style.border);
    return ImGui::InputTextWithHint("##text", std::string(hint).c_str(), &text);
  }();
  ImGui::PopID();
  if (wishes) ui::noteKeyboard(frame, form.takeFocus);
  frame.trace.target("field:" + id, ui::lastItem());
  if (ImGui::IsItemDeactivated() && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter)))
    frame.commands.push(onEnter);
  if (edited) recheck(frame);
  return edited;
}

void propertyField(Frame& frame, std::string_view name, float width, std::string_view hint = {}) {
  ImGui::BeginGroup();
  std::string label = propertyLabel(name, frame.language());
  if (name == property::kAlias) label = frame.text(say::kEditAliases);
  ui::text(frame.style.fonts.caption, label, frame.style.muted);
  textField(frame, std::string(name), frame.panels.edit.fields[std::string(name)], width, hint);
  ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + width);
  drawProblems(frame, name);
  ImGui::PopTextWrapPos();
  ImGui::EndGroup();
}

// Two groups of the same width. Not SameLine, which would set the right one's label on the line of the left one's
// field.
template <typename Left, typename Right>
void sideBySide(Frame& frame, Left left, Right right) {
  const float gap = frame.style.px(16);
  const float width = (ImGui::GetContentRegionAvail().x - gap) / 2;
  const ImVec2 at = ImGui::GetCursorPos();
  left(width);
  const float below = ImGui::GetCursorPosY();
  ImGui::SetCursorPos({at.x + width + gap, at.y});
  right(width);
  ImGui::SetCursorPos({at.x, std::max(below, ImGui::GetCursorPosY())});
  ui::gap(frame, 4);
}

void pairOfFields(Frame& frame, std::string_view left, std::string_view right, std::string_view leftHint = {},
                  std::string_view rightHint = {}) {
  sideBySide(
      frame, [&](float width) { propertyField(frame, left, width, leftHint); },
      [&](float width) { propertyField(frame, right, width, rightHint); });
}

// A list to choose one of; true when another was chosen.
template <typename Names>
bool combo(Frame& frame, const char* id, const std::string& shown, std::size_t count, Names nameOf,
           std::size_t& chosen) {
  bool changed = false;
  ImGui::PushID(id);
  const bool open = [&] {
    const ui::Rim rim(frame.style, frame.style.border);
    return ui::beginCombo(frame, "##combo", shown, -1);
  }();
  if (open) {
    for (std::size_t i = 0; i < count; ++i) {
      if (ImGui::Selectable((nameOf(i) + "##" + std::to_string(i)).c_str(), i == chosen)) chosen = i, changed = true;
      frame.trace.target(std::string(id) + ":" + std::to_string(i), ui::lastItem());
    }
    ImGui::EndCombo();
  }
  ImGui::PopID();
  frame.trace.target(id, ui::lastItem());
  if (changed) recheck(frame);
  return changed;
}

void drawTypes(Frame& frame) {
  EditForm& form = frame.panels.edit;
  const auto& types = frame.session().network().vocabulary().types;
  const auto nameOf = [&](std::size_t i) { return types[i].label.in(frame.language()); };
  std::size_t chosen = form.type.value;
  ui::text(frame.style.fonts.caption, frame.text(say::kEditType), frame.style.muted);
  if (combo(frame, "field:type", chosen < types.size() ? nameOf(chosen) : std::string(), types.size(), nameOf, chosen))
    form.type = TypeId{static_cast<std::uint16_t>(chosen)};
  drawProblems(frame, "type");
  ui::gap(frame, 4);
}

void drawEntityForm(Frame& frame) {
  drawTypes(frame);
  pairOfFields(frame, property::kNameDanish, property::kNameEnglish);
  propertyField(frame, property::kAlias, ImGui::GetContentRegionAvail().x, frame.text(say::kEditAliasHint));
  ui::gap(frame, 4);
  propertyField(frame, property::kDescriptionDanish, ImGui::GetContentRegionAvail().x);
  ui::gap(frame, 4);
  propertyField(frame, property::kDescriptionEnglish, ImGui::GetContentRegionAvail().x);
  ui::gap(frame, 4);
  pairOfFields(frame, property::kCity, property::kCountry, {}, "DK");
  pairOfFields(frame, property::kValidFrom, property::kValidTo, "2026", "2026-12-31");
  pairOfFields(frame, property::kWebsite, property::kRor, "https://");
}

// A way to read a relation: from the subject or towards it.
struct Reading {
  RelationId relation;
  bool reads = true;
  std::string text;
};

std::vector<Reading> readings(const Frame& frame) {
  std::vector<Reading> all;
  for (const Relation& relation : frame.session().network().vocabulary().relations) {
    all.push_back({relation.id, true, relation.label.in(frame.language())});
    if (relation.directed) all.push_back({relation.id, false, relation.inverse.in(frame.language())});
  }
  return all;
}

void drawRelation(Frame& frame) {
  EditForm& form = frame.panels.edit;
  const auto all = readings(frame);
  std::size_t chosen = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].relation == form.tie.relation && all[i].reads == form.tieReads) chosen = i;
  }
  if (combo(
          frame, "field:relation", all[chosen].text, all.size(), [&](std::size_t i) { return all[i].text; }, chosen)) {
    form.tie.relation = all[chosen].relation;
    form.tieReads = all[chosen].reads;
  }
  drawProblems(frame, "relation");
}

// The other end: its name once chosen, else a field with what fits below it.
void drawOther(Frame& frame) {
  EditForm& form = frame.panels.edit;
  const auto& network = frame.session().network();
  const Style& style = frame.style;
  if (form.other) {
    ImGui::AlignTextToFramePadding();
    ui::text(style.fonts.strong, network.name(*form.other, frame.language()), style.text);
    ImGui::SameLine(0, style.px(10));
    if (ui::quietButton(frame, "edit:other", frame.text(say::kEditAnother))) {
      form.other.reset();
      form.focused = "to";
      form.takeFocus = true;
    }
  } else {
    const auto hits = searchEntities(network, form.otherText, frame.language(), 6);
    textField(frame, "to", form.otherText, -1, frame.text(say::kSearchHint), [hits](Workspace& w) -> Result<void> {
      if (!hits.empty()) w.panels.edit.other = hits.front().vertex;
      command::checkForm(w);
      return {};
    });
    for (const SearchHit& hit : hits) {
      const std::string id = "edit:hit:" + std::string(network.key(hit.vertex));
      if (ui::link(frame, id.c_str(), style.fonts.body, network.name(hit.vertex, frame.language()),
                   ImGui::GetContentRegionAvail().x)) {
        form.other = hit.vertex;
        recheck(frame);
      }
    }
  }
  drawProblems(frame, "to");
}

void drawCertainty(Frame& frame) {
  EditForm& form = frame.panels.edit;
  constexpr std::array kOrder{Certainty::enteredByHand, Certainty::stated, Certainty::inferred,
                              Certainty::publicKnowledge};
  const auto nameOf = [&](std::size_t i) { return certaintyLabel(kOrder[i], frame.language()); };
  auto chosen = static_cast<std::size_t>(std::find(kOrder.begin(), kOrder.end(), form.tie.certainty) - kOrder.begin());
  ui::text(frame.style.fonts.caption, frame.text(say::kEditCertainty), frame.style.muted);
  if (combo(frame, "field:certainty", nameOf(chosen), kOrder.size(), nameOf, chosen))
    form.tie.certainty = kOrder[chosen];
}

void drawTieForm(Frame& frame) {
  EditForm& form = frame.panels.edit;
  const Style& style = frame.style;
  ui::wrapped(style.fonts.strong, frame.session().network().name(*form.subject, frame.language()), style.text);
  drawRelation(frame);
  ui::gap(frame, 2);
  drawOther(frame);
  ui::gap(frame, 6);
  const auto date = [&](std::string_view name, std::string& text, std::string_view hint, float width) {
    ImGui::BeginGroup();
    ui::text(style.fonts.caption, propertyLabel(name, frame.language()), style.muted);
    textField(frame, std::string(name), text, width, hint);
    ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + width);
    drawProblems(frame, name);
    ImGui::PopTextWrapPos();
    ImGui::EndGroup();
  };
  sideBySide(
      frame, [&](float width) { date(property::kValidFrom, form.tie.validFrom, "2026", width); },
      [&](float width) { date(property::kValidTo, form.tie.validTo, "2030-12-31", width); });
  drawCertainty(frame);
  ui::gap(frame, 4);
  ui::text(style.fonts.caption, propertyLabel(property::kNote, frame.language()), style.muted);
  textField(frame, "tie_note", form.tie.note, -1, frame.text(say::kEditTieNoteHint));
}

void drawMergeForm(Frame& frame) {
  EditForm& form = frame.panels.edit;
  const Style& style = frame.style;
  const auto& network = frame.session().network();
  ui::wrapped(frame.text(say::kEditKeep), style.muted);
  const ui::Rim rim(style, style.muted);
  for (const VertexIndex v : {*form.subject, *form.other}) {
    const std::string label = std::string(network.name(v, frame.language())) + "##" + std::string(network.key(v));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(style.px(4), style.px(4)));
    const bool pressed = ImGui::RadioButton(label.c_str(), v == *form.subject);
    ImGui::PopStyleVar();
    if (pressed && v != *form.subject) {
      std::swap(form.subject, form.other);
      recheck(frame);
      break;
    }
    frame.trace.target("merge:" + std::string(network.key(v)), ui::lastItem());
  }
  ui::gap(frame, 6);
  if (form.merge) ui::wrapped(form.merge->sentence.in(frame.language()), style.text);
  ui::wrapped(style.fonts.caption, frame.text(say::kEditMergeUndo), style.muted);
}

void drawSplitForm(Frame& frame) {
  EditForm& form = frame.panels.edit;
  const Style& style = frame.style;
  ui::text(style.fonts.caption, frame.text(say::kEditSplitName), style.muted);
  textField(frame, "text", form.fields["text"], -1);
  ui::gap(frame, 4);
  ui::text(style.fonts.caption, frame.text(say::kEditSplitChoose), style.muted);
  ImGui::BeginChild("statements", {0, style.px(240)});
  const auto& details = frame.derived().details;
  for (const TieGroup& group : details ? details->groups : std::vector<TieGroup>{}) {
    for (const TieRow& row : group.rows) {
      for (const StatementText& statement : row.statements) {
        bool chosen = std::find(form.chosen.begin(), form.chosen.end(), statement.id) != form.chosen.end();
        const std::string label = fmt::format("{} {}##{}", group.heading, row.neighborName, statement.id.value);
        if (ui::checkbox(style, label.c_str(), &chosen)) {
          std::erase(form.chosen, statement.id);
          if (chosen) form.chosen.push_back(statement.id);
        }
        frame.trace.target(fmt::format("split:{}", statement.id.value), ui::lastItem());
      }
    }
  }
  ImGui::EndChild();
}

void drawNoteForm(Frame& frame) {
  EditForm& form = frame.panels.edit;
  ui::wrapped(frame.style.fonts.strong, frame.session().network().name(*form.subject, frame.language()),
              frame.style.text);
  textField(frame, "text", form.fields["text"], -1, frame.text(say::kEditNoteHint));
}

struct FormKind {
  EditKind kind;
  UiText title, save;
  void (*draw)(Frame&);
};

const FormKind* kindOf(const EditForm& form) {
  static constexpr FormKind kNew{EditKind::entity, say::kEditNew, say::kEditSave, drawEntityForm};
  static constexpr FormKind kForms[] = {
      {EditKind::entity, say::kEditChange, say::kEditSave, drawEntityForm},
      {EditKind::tie, say::kEditTie, say::kEditSave, drawTieForm},
      {EditKind::merge, say::kEditMerge, say::kEditMergeGo, drawMergeForm},
      {EditKind::split, say::kEditSplit, say::kEditSplitGo, drawSplitForm},
      {EditKind::note, say::kEditNote, say::kEditSave, drawNoteForm},
  };
  if (form.kind == EditKind::entity && !form.subject) return &kNew;
  const auto* found = std::ranges::find(kForms, form.kind, &FormKind::kind);
  return found == std::end(kForms) ? nullptr : found;
}

}  // namespace

void drawEditPanel(Frame& frame) {
  const FormKind* kind = kindOf(frame.panels.edit);
  if (kind == nullptr) return;
  const Style& style = frame.style;
  const Vec2 display = vec(ImGui::GetIO().DisplaySize);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(26), style.px(20)));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(style.px(8), style.px(4)));
  ui::beginCard(frame, "edit", {display.x / 2, display.y * 0.46F}, {0.5F, 0.5F},
                std::min(style.px(kWidth), display.x - style.px(40)), true);
  ui::text(style.fonts.title, frame.text(kind->title), style.text);
  ImGui::SameLine(0, style.px(10));
  ui::helpSign(frame, "edit", frame.text(kHint));
  ui::gap(frame, 6);
  kind->draw(frame);
  ui::gap(frame, 10);
  if (ui::primaryButton(frame, "edit:save", frame.text(kind->save))) frame.commands.push(command::saveForm);
  ImGui::SameLine(0, style.px(8));
  if (ui::quietButton(frame, "edit:cancel", frame.text(say::kCancel))) frame.panels.edit = {};
  ImGui::SameLine(0, style.px(14));
  ImGui::AlignTextToFramePadding();
  ui::text(style.fonts.caption, frame.text(say::kEditSource), style.muted);
  ui::endCard();
  ImGui::PopStyleVar(2);
}

}  // namespace samspil
