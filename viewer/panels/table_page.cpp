// The table: what the map shows as rows that can be sorted, searched, selected and copied.
#include <algorithm>

#include <imgui.h>
#include <imgui_stdlib.h>

#include "viewer/commands.h"
#include "viewer/drawer.h"
#include "viewer/icons.h"
#include "viewer/rim.h"
#include "viewer/texts.h"
#include "viewer/widgets.h"

namespace samspil {

namespace {

constexpr UiText kArranging = bilingual("Ordner rækkerne …", "Arranging the rows …");
constexpr UiText kEntities = bilingual("Enheder", "Entities");
constexpr UiText kTies = bilingual("Forbindelser", "Ties");
constexpr UiText kFind = bilingual("Find i tabellen …", "Find in the table …");
constexpr UiText kRows = bilingual("{} rækker", "{} rows");
constexpr UiText kRowsOf = bilingual("{} af {} rækker", "{} of {} rows");
constexpr UiText kNoRows = bilingual("Ingen række indeholder “{}”.", "No row holds “{}”.");
constexpr UiText kNothing =
    bilingual("Kortet viser intet, så tabellen er tom.", "The map shows nothing, so the table is empty.");
constexpr UiText kColumns = bilingual("Vælg kolonner", "Choose columns");
constexpr UiText kCopy = bilingual("Kopiér de valgte rækker, eller alle, til Excel  Ctrl+C",
                                   "Copy the selected rows, or all, for Excel  Ctrl+C");
constexpr UiText kExport = bilingual("Gem tabellen, som den står …", "Save the table as it stands …");
constexpr UiText kSortHint = bilingual("Klik for at sortere", "Click to sort");

constexpr float kRowHeight = 28;  // units of design

void switchTo(Frame& frame, RowKind kind) {
  TablePanel& panel = frame.panels.table;
  if (panel.request.kind == kind) return;
  panel.request = {.kind = kind, .text = panel.request.text};
  panel.scrollTo = 0;
}

void drawColumnChoice(Frame& frame) {
  TablePanel& panel = frame.panels.table;
  if (ui::iconButton(frame, "table:columns", icon::kColumns, frame.text(kColumns))) ImGui::OpenPopup("columns");
  if (!ImGui::BeginPopup("columns")) return;
  for (const TableColumn& column : tableColumns(panel.request.kind)) {
    const std::string id(column.id);
    const auto found = std::find(panel.hiddenColumns.begin(), panel.hiddenColumns.end(), id);
    bool shown = found == panel.hiddenColumns.end();
    if (!ui::checkbox(frame.style, std::string(frame.text(column.title)).c_str(), &shown)) continue;
    if (shown)
      panel.hiddenColumns.erase(found);
    else
      panel.hiddenColumns.push_back(id);
  }
  ImGui::EndPopup();
}

void drawTools(Frame& frame, const TableModel& table) {
  const Style& style = frame.style;
  TablePanel& panel = frame.panels.table;
  if (ui::segment(frame, "table:entities", frame.text(kEntities), panel.request.kind == RowKind::entities))
    switchTo(frame, RowKind::entities);
  ImGui::SameLine(0, style.px(2));
  if (ui::segment(frame, "table:ties", frame.text(kTies), panel.request.kind == RowKind::ties))
    switchTo(frame, RowKind::ties);
  ImGui::SameLine(0, style.px(12));
  ImGui::SetNextItemWidth(std::min(style.px(260), ImGui::GetContentRegionAvail().x * 0.4F));
  ImGui::InputTextWithHint("##find", std::string(frame.text(kFind)).c_str(), &panel.request.text);
  frame.trace.target("table:find", ui::lastItem());
  ImGui::SameLine(0, style.px(12));
  const std::string rows = frame.derived().pending.table ? std::string(frame.text(kArranging))
                           : table.rowCount() == table.shownCount()
                               ? filled(kRows, frame.language(), numberText(table.rowCount(), frame.language()))
                               : filled(kRowsOf, frame.language(), numberText(table.rowCount(), frame.language()),
                                        numberText(table.shownCount(), frame.language()));
  ImGui::AlignTextToFramePadding();
  ui::text(rows, style.muted);
  frame.trace.target("table:rows", ui::lastItem());
  ImGui::SameLine(ImGui::GetContentRegionMax().x - style.px(106));
  if (ui::iconButton(frame, "table:copy", icon::kCopy, frame.text(kCopy))) frame.run("copy");
  ImGui::SameLine(0, style.px(2));
  if (ui::iconButton(frame, "table:export", icon::kDownload, frame.text(kExport)))
    frame.commands.push(command::openTableExport);
  ImGui::SameLine(0, style.px(2));
  drawColumnChoice(frame);
}

void drawHeading(Frame& frame, const TableColumn& column, std::size_t index) {
  const Style& style = frame.style;
  TableRequest& request = frame.panels.table.request;
  const bool sorted = request.sortColumn == index;
  const float width = std::max(ImGui::GetContentRegionAvail().x, 1.0F), height = style.px(24);
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  const std::string id = "head:" + std::string(column.id);
  if (ImGui::InvisibleButton(id.c_str(), {width, height})) {
    // Numbers and dates are asked for from the largest down.
    request.descending = sorted ? !request.descending : column.number || column.id == "newest";
    request.sortColumn = index;
    frame.panels.table.scrollTo = 0;
  }
  frame.trace.target(id, ui::lastItem());
  const bool hovered = ImGui::IsItemHovered();
  ui::tooltip(frame.text(kSortHint));
  std::string words(frame.text(column.title));
  if (sorted) words += "  " + ui::iconText(request.descending ? icon::kChevronDown : icon::kChevronUp);
  ImFont* face = sorted ? style.fonts.strong : style.fonts.caption;
  const float wide = face->CalcTextSizeA(style.fonts.caption->FontSize, FLT_MAX, 0, words.c_str()).x;
  const float left = column.number ? std::max(width - wide, 0.0F) : 0;
  const ImVec4 clip{at.x, at.y, at.x + width, at.y + height};
  ImGui::GetWindowDrawList()->AddText(
      face, style.fonts.caption->FontSize, {at.x + left, at.y + (height - style.fonts.caption->FontSize) / 2},
      packed(hovered || sorted ? style.text : style.muted), words.c_str(), nullptr, 0, &clip);
}

bool rowSelected(const Frame& frame, const std::vector<VertexIndex>& vertices) {
  return std::all_of(vertices.begin(), vertices.end(), [&](VertexIndex v) { return frame.state.selected(v); });
}

// What a click on a row selects: alone, with what is between (Shift), or added (Ctrl).
void clickRow(Frame& frame, const TableModel& table, std::size_t row) {
  TablePanel& panel = frame.panels.table;
  const ImGuiIO& io = ImGui::GetIO();
  const std::size_t first = io.KeyShift ? std::min(panel.anchor, row) : row;
  const std::size_t last = io.KeyShift ? std::max(std::min(panel.anchor, table.rowCount() - 1), row) : row;
  if (!io.KeyShift) panel.anchor = row;
  std::vector<VertexIndex> selection = io.KeyCtrl ? frame.state.selection : std::vector<VertexIndex>{};
  const std::vector<VertexIndex> clicked = table.vertices(row);
  if (io.KeyCtrl && !io.KeyShift && rowSelected(frame, clicked)) {
    std::erase_if(selection,
                  [&](VertexIndex v) { return std::find(clicked.begin(), clicked.end(), v) != clicked.end(); });
  } else {
    for (std::size_t i = first; i <= last; ++i) {
      const auto vertices = table.vertices(i);
      selection.insert(selection.end(), vertices.begin(), vertices.end());
    }
  }
  frame.commands.push([selection = std::move(selection)](Workspace& w) { return command::selectRows(w, selection); });
}

void drawName(Frame& frame, VertexIndex v, std::string_view words) {
  const Style& style = frame.style;
  const auto& network = frame.session().network();
  const EntityType& type = network.vocabulary().type(network.type(v));
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  const float radius = style.px(6.5F);
  const Color color = frame.state.theme == Theme::light ? type.color.light : type.color.dark;
  ui::drawShape(ImGui::GetWindowDrawList(), type.shape, at + Vec2{radius, style.fonts.body->FontSize / 2}, radius,
                color);
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + radius * 2 + style.px(8));
  ui::cutText(style.fonts.body, words, style.text, std::max(ImGui::GetContentRegionAvail().x, 8.0F));
}

void drawCell(Frame& frame, const TableModel& table, std::size_t row, const TableColumn& column, std::size_t index) {
  const Style& style = frame.style;
  const std::string words = table.cell(row, index);
  const auto vertices = table.vertices(row);
  if (column.id == "name" || column.id == "from") return drawName(frame, vertices.front(), words);
  if (column.id == "to") return drawName(frame, vertices.back(), words);
  const float room = std::max(ImGui::GetContentRegionAvail().x, 8.0F);
  if (column.number) {
    const float wide = style.fonts.body->CalcTextSizeA(style.fonts.body->FontSize, FLT_MAX, 0, words.c_str()).x;
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(room - wide, 0.0F));
  }
  ui::cutText(style.fonts.body, words, column.number ? style.text : style.muted, room);
}

void drawRow(Frame& frame, const TableModel& table, std::size_t row, const std::vector<std::size_t>& columns) {
  const Style& style = frame.style;
  const auto vertices = table.vertices(row);
  ImGui::TableNextRow(ImGuiTableRowFlags_None, style.px(kRowHeight));
  ImGui::TableNextColumn();
  const ImVec2 start = ImGui::GetCursorPos();
  const bool selected = rowSelected(frame, vertices);
  ImGui::PushID(static_cast<int>(row));
  ImGui::PushStyleColor(ImGuiCol_HeaderHovered, imColor(selected ? style.accentSoft : style.hovered));
  if (ImGui::Selectable("##row", selected,
                        ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowItemOverlap |
                            ImGuiSelectableFlags_AllowDoubleClick,
                        {0, style.px(kRowHeight - 10)})) {
    if (ImGui::IsMouseDoubleClicked(0))
      frame.commands.push([v = vertices.front()](Workspace& w) { return command::focusOn(w, v); });
    else
      clickRow(frame, table, row);
  }
  ImGui::PopStyleColor();
  const auto& network = frame.session().network();
  if (table.kind() == RowKind::entities && frame.trace.on()) {
    Box seen = ui::lastItem();  // the row goes on behind the edge of a narrow window
    seen.max.x = std::min(seen.max.x, ImGui::GetWindowPos().x + ImGui::GetWindowWidth());
    frame.trace.target("row:" + std::string(network.key(vertices.front())), seen);
  }
  ImGui::SetCursorPos(start);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i != 0) ImGui::TableNextColumn();
    drawCell(frame, table, row, tableColumns(table.kind())[columns[i]], columns[i]);
  }
  ImGui::PopID();
}

std::vector<std::size_t> shownColumns(const TablePanel& panel) {
  std::vector<std::size_t> shown;
  const auto columns = tableColumns(panel.request.kind);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto& hidden = panel.hiddenColumns;
    if (std::find(hidden.begin(), hidden.end(), columns[i].id) == hidden.end()) shown.push_back(i);
  }
  if (shown.empty()) shown.push_back(0);
  return shown;
}

// A selection made on the map is brought into sight; one made here stays where it was clicked.
void followMap(Frame& frame, const TableModel& table) {
  TablePanel& panel = frame.panels.table;
  if (panel.seenSelection == frame.state.selection) return;
  panel.seenSelection = frame.state.selection;
  if (panel.seenSelection.empty()) return;
  if (const auto row = table.rowOf(panel.seenSelection.back())) panel.scrollTo = panel.anchor = *row;
}

void scrollTo(std::size_t row, float rowHeight) {
  const float at = static_cast<float>(row) * rowHeight;
  const float top = ImGui::GetScrollY(), height = ImGui::GetWindowHeight() - rowHeight * 2;
  if (at < top || at + rowHeight > top + height) ImGui::SetScrollY(std::max(at - height / 2, 0.0F));
}

void drawRows(Frame& frame, const TableModel& table) {
  const Style& style = frame.style;
  TablePanel& panel = frame.panels.table;
  const auto columns = shownColumns(panel);
  const auto all = tableColumns(table.kind());
  constexpr ImGuiTableFlags kFlags = ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY | ImGuiTableFlags_Resizable |
                                     ImGuiTableFlags_SizingFixedFit | ImGuiTableFlags_NoBordersInBody |
                                     ImGuiTableFlags_BordersInnerV;
  std::string id = table.kind() == RowKind::entities ? "entities" : "ties";
  for (const std::size_t column : columns) id += fmt::format(":{}", column);
  if (!ImGui::BeginTable(id.c_str(), static_cast<int>(columns.size()), kFlags)) return;
  ImGui::TableSetupScrollFreeze(1, 1);
  for (const std::size_t column : columns)
    ImGui::TableSetupColumn(std::string(all[column].id).c_str(), ImGuiTableColumnFlags_WidthFixed,
                            style.px(all[column].width));
  ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
  for (const std::size_t column : columns) {
    ImGui::TableNextColumn();
    drawHeading(frame, all[column], column);
  }
  if (panel.scrollTo) scrollTo(*panel.scrollTo, style.px(kRowHeight));
  panel.scrollTo.reset();
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(table.rowCount()), style.px(kRowHeight));
  while (clipper.Step()) {
    for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row)
      drawRow(frame, table, static_cast<std::size_t>(row), columns);
  }
  ImGui::EndTable();
}

}  // namespace

void drawTablePage(Frame& frame) {
  const auto& table = frame.derived().table;
  TablePanel& panel = frame.panels.table;
  if (!table) {
    if (frame.derived().pending.table) ui::text(frame.text(kArranging), frame.style.muted);
    return;
  }
  panel.hasKeyboard = ImGui::IsWindowFocused(ImGuiFocusedFlags_RootAndChildWindows);
  drawTools(frame, *table);
  // The switch takes effect when the rows of the other kind are there.
  if (table->kind() != panel.request.kind) {
    ui::text(frame.text(kArranging), frame.style.muted);
    return;
  }
  followMap(frame, *table);
  drawRows(frame, *table);
  if (table->rowCount() != 0) return;
  const std::string words = table->shownCount() == 0 ? std::string(frame.text(kNothing))
                                                     : filled(kNoRows, frame.language(), panel.request.text);
  ui::text(words, frame.style.muted);
}

}  // namespace samspil
