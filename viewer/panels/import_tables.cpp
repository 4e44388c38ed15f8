// A file of several tables (a graph program's nodes and links): which of them is shown.
#include <imgui.h>

#include <algorithm>

#include "viewer/panels/import_steps.h"

namespace samspil {

namespace {

std::size_t tableCount(const ImportWizard& wizard) {
  return 1 + wizard.draft.sources[wizard.source].inspection->more.size();
}

// As a spreadsheet goes from sheet to sheet.
void handleTableKeys(ImportWizard& wizard, std::size_t count) {
  const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), false); };
  if (!ImGui::GetIO().KeyCtrl) return;
  if (pressed(ImGuiKey_PageDown)) wizard.table = std::min(wizard.table + 1, count - 1);
  if (pressed(ImGuiKey_PageUp) && wizard.table > 0) --wizard.table;
}

}  // namespace

const FileInspection& shownTable(const ImportWizard& wizard) {
  const FileInspection& file = *wizard.draft.sources[wizard.source].inspection;
  return wizard.table == 0 || wizard.table > file.more.size() ? file : file.more[wizard.table - 1];
}

void drawTableTabs(Frame& frame) {
  ImportWizard& wizard = *frame.panels.import;
  const std::size_t count = tableCount(wizard);
  wizard.table = std::min(wizard.table, count - 1);
  if (count < 2) return;
  handleTableKeys(wizard, count);
  const auto tables = tablesOf(*wizard.draft.sources[wizard.source].inspection);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(frame.style.px(4), frame.style.px(4)));
  for (std::size_t i = 0; i < count; ++i) {
    const std::string id = "table:" + std::to_string(i);
    const std::string_view words = frame.text(say::kKindNames[static_cast<std::size_t>(tables[i]->kind)]);
    if (i > 0) ImGui::SameLine();
    if (ui::segment(frame, id.c_str(), words, wizard.table == i)) wizard.table = i;
    ui::tooltip(frame.text(say::kTableKeys));
  }
  ImGui::PopStyleVar();
}

}  // namespace samspil
