// The second page of the wizard: what each column becomes, picked above the column itself.
#include <imgui.h>
#include <imgui_stdlib.h>

#include "viewer/commands.h"
#include "viewer/icons.h"
#include "viewer/panels/import_steps.h"
#include "viewer/rim.h"

namespace samspil {

namespace {

constexpr float kHeadHeight = 62;  // units of design, below the list

void choose(Frame& frame, const std::string& column, const std::string& field) {
  const ImportWizard& wizard = *frame.panels.import;
  const ImportSource& source = wizard.draft.sources[wizard.source];
  FileOptions options = source.options;
  const TableKind table = source.inspection->more.empty() ? TableKind::automatic : shownTable(wizard).kind;
  std::erase_if(options.columnToField, [&](const FieldChoice& choice) {
    return choice.column == column && (choice.table == table || choice.table == TableKind::automatic);
  });
  options.columnToField.push_back({.column = column, .field = field, .table = table});
  frame.commands.push(
      [at = wizard.source, options](Workspace& w) { return command::changeImportSource(w, at, options); });
}

void drawFieldList(Frame& frame, const ColumnInspection& column, const std::vector<FieldOption>& options) {
  const Language language = frame.language();
  std::string_view group;
  for (const FieldOption& option : options) {
    if (const std::string_view its = option.group.in(language); its != group) {
      group = its;
      ui::gap(frame, 2);
      ui::text(frame.style.fonts.caption, group, frame.style.muted);
    }
    const std::string words = std::string(option.label.in(language)) + "##" + option.field;
    if (ImGui::Selectable(words.c_str(), option.field == column.field)) choose(frame, column.name, option.field);
    frame.trace.target("field:" + option.field, ui::lastItem());
  }
}

// Below the list: why, and how well it fits.
void drawFit(Frame& frame, const ColumnInspection& column, float width) {
  const Style& style = frame.style;
  const Language language = frame.language();
  const float top = ImGui::GetCursorPosY();
  if (column.personal != PersonalData::none) {
    ui::cutText(style.fonts.caption, ui::iconText(icon::kWarning) + " " + std::string(frame.text(say::kPersonal)),
                style.problem, width);
  } else if (column.compared > 0) {
    ui::cutText(style.fonts.caption, filled(say::kMatchedShare, language, column.matched, column.compared),
                column.matched > 0 ? style.good : style.muted, width);
  } else {
    ui::cutText(style.fonts.caption, filled(say::kFilledShare, language, column.filled, column.sampled), style.muted,
                width);
  }
  ui::cutText(style.fonts.caption, column.reason.in(language), style.muted, width);
  ImGui::SetCursorPosY(std::max(ImGui::GetCursorPosY(), top + style.px(kHeadHeight - 24)));
}

void drawHead(Frame& frame, const FileInspection& file, std::size_t i, const std::vector<FieldOption>& options) {
  const ColumnInspection& column = file.columns[i];
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::PushStyleColor(ImGuiCol_Text, imColor(column.field == "ignore" ? frame.style.muted : frame.style.text));
  const bool open = ui::beginCombo(frame, "##field", column.meaning.in(frame.language()), width);
  ImGui::PopStyleColor();
  if (open) {
    drawFieldList(frame, column, options);
    ImGui::EndCombo();
  } else {
    frame.trace.target("column:" + column.name, ui::lastItem());
  }
  drawFit(frame, column, width);
}

// Of all rows, where no column says it.
template <typename Terms>
void drawForAll(Frame& frame, const UiText& label, const char* column, const std::string& now, const Terms& terms) {
  const Style& style = frame.style;
  ImGui::AlignTextToFramePadding();
  ui::text(frame.text(label), style.muted);
  ImGui::SameLine();
  std::string shown{frame.text(say::kChooseOne)};
  for (const auto& term : terms)
    if (term.key == now) shown = term.label.in(frame.language());
  ImGui::PushID(column);
  if (ui::beginCombo(frame, "##all", shown, style.px(240))) {
    for (const auto& term : terms) {
      const std::string words{term.label.in(frame.language())};
      if (ImGui::Selectable((words + "##" + term.key).c_str(), term.key == now)) choose(frame, column, term.key);
      frame.trace.target(std::string(column) + ":" + term.key, ui::lastItem());
    }
    ImGui::EndCombo();
  } else {
    frame.trace.target(std::string("all:") + column, ui::lastItem());
  }
  ImGui::PopID();
}

bool says(const FileInspection& file, std::string_view field) {
  return std::ranges::any_of(file.columns, [field](const ColumnInspection& column) { return column.field == field; });
}

void drawNotes(Frame& frame, const FileInspection& file) {
  const Style& style = frame.style;
  for (const Diagnostic& note : file.diagnostics) {
    if (note.severity == Severity::note) continue;
    const Color color = note.severity == Severity::rejected ? style.problem : style.text;
    ui::wrapped(ui::iconText(icon::kWarning) + "  " + std::string(note.message.in(frame.language())), color);
  }
}

void drawRecipe(Frame& frame, ImportSource& source) {
  const Style& style = frame.style;
  bool wanted = !source.recipeName.empty();
  if (ui::checkbox(style, std::string(frame.text(say::kSaveRecipe)).c_str(), &wanted))
    source.recipeName = wanted ? source.path.stem().string() : std::string();
  frame.trace.target("columns:recipe", ui::lastItem());
  if (!wanted) return;
  ImGui::SameLine();
  ImGui::SetNextItemWidth(style.px(280));
  ImGui::InputTextWithHint("##recipe", std::string(frame.text(say::kRecipeName)).c_str(), &source.recipeName);
}

// What is asked of the import as a whole, where its files give reason to.
void drawQuestions(Frame& frame) {
  ImportDraft& draft = frame.panels.import->draft;
  if (asksForEnds(draft)) {
    bool made = makesEnds(frame.session(), draft);
    if (ui::checkbox(frame.style, std::string(frame.text(say::kCreateEnds)).c_str(), &made)) draft.createEnds = made;
    frame.trace.target("columns:create_ends", ui::lastItem());
  }
  if (const auto terms = newTermsIn(draft); !terms.empty()) {
    constexpr std::size_t kNamed = 6;
    std::string named;
    for (std::size_t i = 0; i < std::min(terms.size(), kNamed); ++i) named += (i == 0 ? "" : ", ") + terms[i];
    if (terms.size() > kNamed) named += " …";
    const std::string words = filled(say::kCreateTypes, frame.language(), named) + "###create_types";
    ui::checkbox(frame.style, words.c_str(), &draft.createTypes);
    frame.trace.target("columns:create_types", ui::lastItem());
  }
}

void drawFileTabs(Frame& frame) {
  ImportWizard& wizard = *frame.panels.import;
  if (wizard.draft.sources.size() < 2) return;
  for (std::size_t i = 0; i < wizard.draft.sources.size(); ++i) {
    const std::string name = wizard.draft.sources[i].path.filename().string();
    const std::string id = "columns:file:" + std::to_string(i);
    const bool pressed =
        wizard.source == i ? ui::primaryButton(frame, id.c_str(), name) : ui::quietButton(frame, id.c_str(), name);
    if (pressed) wizard.source = i, wizard.table = 0;
    ImGui::SameLine();
  }
  ImGui::NewLine();
}

}  // namespace

void drawImportColumns(Frame& frame) {
  const Style& style = frame.style;
  ImportWizard& wizard = *frame.panels.import;
  if (wizard.source >= wizard.draft.sources.size() || !wizard.draft.sources[wizard.source].inspection) return;
  ImportSource& source = wizard.draft.sources[wizard.source];
  const Vocabulary& vocabulary = frame.session().network().vocabulary();
  ui::gap(frame, 4);
  drawFileTabs(frame);
  drawTableTabs(frame);
  const FileInspection& file = shownTable(wizard);
  ui::wrapped(frame.text(say::kColumnsHelp), style.muted);
  if (file.kind == TableKind::entities && !says(file, "type"))
    drawForAll(frame, say::kEveryRowType, "type", file.type, vocabulary.types);
  if (file.kind == TableKind::ties && !says(file, "relation"))
    drawForAll(frame, say::kEveryRowRelation, "relation", file.relation, vocabulary.relations);
  drawNotes(frame, file);
  drawQuestions(frame);
  ui::gap(frame, 4);
  const auto options = fieldOptions(file.kind, vocabulary);
  const float rest = style.px(44);
  drawFirstRows(frame, file, ImGui::GetContentRegionAvail().y - rest,
                [&](std::size_t i) { drawHead(frame, file, i, options); });
  ui::gap(frame, 2);
  drawRecipe(frame, source);
}

}  // namespace samspil
