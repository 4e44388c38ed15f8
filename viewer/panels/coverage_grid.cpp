// The coverage matrix: themes down, types, countries or actors across, with headers that stay in place.
#include "viewer/panels/coverage_grid.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>

#include "session/theme_groups.h"
#include "viewer/gap_commands.h"
#include "viewer/gap_texts.h"
#include "viewer/icons.h"
#include "viewer/panels/gap_widgets.h"

namespace samspil {

namespace {

constexpr float kRowHeight = 28, kColumnWidth = 46, kColumnHeader = 112;  // units of design
constexpr float kNameLeft = 38, kArrowWidth = 16;
constexpr float kSlant = 0.87F;  // radians of the columns' labels: steep enough to stay narrow, flat enough to read

// Where the matrix lies, how far it is scrolled, and what of it is selected on the map.
struct Grid {
  std::vector<ThemeLine> lines;
  Box all, cells;  // of the screen; cells without the headers
  Vec2 scroll, step;
  std::size_t columns = 0;
  std::optional<VertexIndex> selected;
  CoveragePlace place;  // of that entity
  Vec2 cellAt(std::size_t row, std::size_t column) const {
    return cells.min - scroll + Vec2{static_cast<float>(column) * step.x, static_cast<float>(row) * step.y};
  }
};

// Turns what was drawn since `from` around `center`.
void turn(ImDrawList* list, int from, Vec2 center, float angle) {
  const float c = std::cos(angle), s = std::sin(angle);
  for (int i = from; i < list->VtxBuffer.Size; ++i) {
    ImVec2& p = list->VtxBuffer[i].pos;
    const Vec2 off{p.x - center.x, p.y - center.y};
    p = {center.x + off.x * c - off.y * s, center.y + off.x * s + off.y * c};
  }
}

void drawBubble(const Frame& frame, const CoverageTable& table, const CoverageCell& cell, Vec2 middle, bool fresh) {
  const Style& style = frame.style;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float radius = style.px(std::clamp(4.5F + 3.6F * std::sqrt(static_cast<float>(cell.strength)), 5.0F, 13.0F));
  const Color fill = coverageAgeColor(style, ageOf(cell, table));
  list->AddCircleFilled(im(middle), radius, packed(fill), 28);
  if (fresh) list->AddCircle(im(middle), radius + style.px(2), packed(style.good), 28, style.px(1.6F));
  if (cell.count < 2 || radius < style.px(7)) return;
  ImFont* caption = style.fonts.caption;
  const std::string number = std::to_string(cell.count);
  const Color ink = contrastRatio(fill, {255, 255, 255}) >= 4.5 ? Color{255, 255, 255} : Color{20, 23, 28};
  list->AddText(caption, caption->FontSize,
                {middle.x - ui::widthOf(caption, number) / 2, middle.y - caption->FontSize / 2}, packed(ink),
                number.c_str());
}

std::string cellTooltip(const Frame& frame, const CoverageTable& table, std::size_t row, std::size_t column) {
  const CoverageCell& cell = table.matrix.cell(row, column);
  const auto& network = frame.session().network();
  std::string text = fmt::format("{}\n{}", network.name(table.matrix.rows[row].theme, frame.language()),
                                 table.columnLabel(column, frame.language()));
  if (cell.count == 0) return text + "\n" + std::string(frame.text(say::kCellAsk));
  for (std::size_t i = 0; i < std::min<std::size_t>(cell.actors.size(), 6); ++i)
    text += fmt::format("\n·  {}", network.name(cell.actors[i], frame.language()));
  if (cell.actors.size() > 6) text += "\n" + filled(say::kMoreEntities, frame.language(), cell.actors.size() - 6);
  if (cell.newestYear != 0) text += "\n" + filled(say::kNewestSource, frame.language(), cell.newestYear);
  return text;
}

// The whole name, which a narrow window cuts, and how deep the cover is.
std::string themeTooltip(const Frame& frame, const CoverageRow& row) {
  return fmt::format("{}\n{}", frame.session().network().name(row.theme, frame.language()),
                     depthText(row, frame.language()));
}

void drawCells(Frame& frame, const CoverageTable& table, const Grid& grid, std::optional<CellQuestion> under) {
  const Style& style = frame.style;
  const auto& asked = frame.panels.insight.coverage.question;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const auto first = static_cast<std::size_t>(std::max(grid.scroll.y / grid.step.y, 0.0F));
  const auto firstColumn = static_cast<std::size_t>(std::max(grid.scroll.x / grid.step.x, 0.0F));
  for (std::size_t r = first; r < grid.lines.size(); ++r) {
    const std::size_t row = grid.lines[r].row;
    const Vec2 rowAt = grid.cellAt(r, 0);
    if (rowAt.y > grid.cells.max.y) break;
    const bool rowUnder = under && under->row == row;
    if (rowUnder || r % 2 == 1)
      list->AddRectFilled({grid.cells.min.x, rowAt.y}, {grid.cells.max.x, rowAt.y + grid.step.y},
                          packed(rowUnder ? style.hovered : mix(style.panel, style.sunken, 0.55F)));
    for (std::size_t c = firstColumn; c < grid.columns; ++c) {
      const Vec2 at = grid.cellAt(r, c);
      if (at.x > grid.cells.max.x) break;
      const Vec2 middle = at + grid.step * 0.5F;
      const CoverageCell& cell = table.matrix.cell(row, c);
      const bool chosen = asked && asked->row == row && (!asked->column || asked->column == c);
      if (chosen && asked->column)
        list->AddRect(im(at + Vec2{2, 2}), im(at + grid.step - Vec2{2, 2}), packed(style.accent), style.px(6), 0,
                      style.px(2));
      if (cell.count > 0) {
        const std::size_t index = row * table.matrix.columns.size() + c;
        drawBubble(frame, table, cell, middle, index < table.fresh.size() && table.fresh[index] != 0);
        if (grid.selected && std::ranges::binary_search(cell.actors, *grid.selected))
          list->AddRect(im(at + Vec2{2, 2}), im(at + grid.step - Vec2{2, 2}), packed(style.accent), style.px(6), 0,
                        style.px(1.4F));
      } else if (rowUnder && under->column == c) {
        list->AddCircle(im(middle), style.px(8), packed(style.accent), 24, style.px(1.4F));
        ui::textAt(middle - Vec2{ui::widthOf(style.fonts.caption, "?") / 2, style.fonts.caption->FontSize / 2},
                   style.fonts.caption, "?", style.accent, style.px(12));
      } else {
        list->AddCircleFilled(im(middle), style.px(1.3F), packed(mix(style.panel, style.muted, 0.45F)), 8);
      }
    }
  }
}

// "0 · 2 · 5": how many covered it in each of the years.
std::string yearsText(const CoverageTable& table, std::size_t row) {
  std::string text;
  for (const int actors : table.actorsByYear[row])
    text += (text.empty() ? "" : " · ") + (actors < 0 ? std::string("–") : std::to_string(actors));
  return text;
}

// Where the name of a theme begins: an arrow stands before a heading, what is under it stands further in.
float drawPlaceInGroup(const Frame& frame, const ThemeLine& line, Vec2 at) {
  const Style& style = frame.style;
  if (line.parts > 0)
    ui::textAt(at, style.fonts.body, ui::iconText(line.folded ? icon::kCaretRight : icon::kCaretDown), style.muted,
               style.px(kArrowWidth));
  return at.x + style.px(line.parts > 0 ? kArrowWidth : line.under ? 2 * kArrowWidth : 0);
}

void drawRowHeaders(Frame& frame, const CoverageTable& table, const Grid& grid, std::optional<CellQuestion> under) {
  const Style& style = frame.style;
  const auto& asked = frame.panels.insight.coverage.question;
  const auto& network = frame.session().network();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const auto first = static_cast<std::size_t>(std::max(grid.scroll.y / grid.step.y, 0.0F));
  for (std::size_t r = first; r < grid.lines.size(); ++r) {
    const float y = grid.cellAt(r, 0).y;
    if (y > grid.cells.max.y) break;
    const ThemeLine& line = grid.lines[r];
    const CoverageRow& row = table.matrix.rows[line.row];
    const Vec2 at{grid.all.min.x, y};
    const bool chosen = (asked && asked->row == line.row) || grid.place.row == line.row;
    const bool rowUnder = under && under->row == line.row;
    if (chosen || rowUnder || r % 2 == 1)
      list->AddRectFilled(im(at), {grid.cells.min.x, y + grid.step.y},
                          packed(chosen     ? style.accentSoft
                                 : rowUnder ? style.hovered
                                            : mix(style.panel, style.sunken, 0.55F)));
    ImFont* strong = style.fonts.strong;
    const std::string depth = row.actors < 3 ? std::to_string(row.actors) : "3+";
    const float textTop = y + (grid.step.y - strong->FontSize) / 2;
    ui::textAt({at.x + style.px(18) - ui::widthOf(strong, depth) / 2, textTop}, strong, depth,
               coverageDepthColor(style, row.depth()), style.px(30));
    ImFont* caption = style.fonts.caption;
    const std::string years = table.years.size() > 1 ? yearsText(table, line.row) : "";
    const float wide = ui::widthOf(caption, years), right = grid.cells.min.x - style.px(12);
    ui::textAt({right - wide, y + (grid.step.y - caption->FontSize) / 2}, caption, years, style.muted, wide + 1);
    const float nameAt = drawPlaceInGroup(frame, line, {at.x + style.px(kNameLeft), textTop});
    ui::textAt({nameAt, textTop}, line.parts > 0 ? strong : style.fonts.body, network.name(row.theme, frame.language()),
               style.text, right - wide - nameAt - style.px(10));
    frame.trace.target("theme:" + std::string(network.key(row.theme)), {at, {grid.cells.min.x, y + grid.step.y}});
  }
}

void drawColumnHeaders(Frame& frame, const CoverageTable& table, const Grid& grid, std::optional<CellQuestion> under) {
  const Style& style = frame.style;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float height = grid.cells.min.y - grid.all.min.y;
  const float room = (height - style.px(10)) / std::sin(kSlant);
  for (std::size_t c = 0; c < grid.columns; ++c) {
    const float x = grid.cellAt(0, c).x + grid.step.x / 2;
    if (x < grid.cells.min.x - grid.step.x || x > grid.cells.max.x) continue;
    const bool on = (under && under->column == c) || grid.place.column == c;
    ImFont* face = on ? style.fonts.strong : style.fonts.caption;
    const Vec2 foot{x - style.px(3), grid.cells.min.y - style.px(8)};
    const int from = list->VtxBuffer.Size;
    // Labels lean to the right: the last in sight have less room.
    const float here = std::min(room, (grid.cells.max.x - foot.x - style.px(12)) / std::cos(kSlant));
    const std::string words = ui::cutTo(face, table.columnLabel(c, frame.language()), here);
    list->AddText(face, face->FontSize, {foot.x, foot.y - face->FontSize / 2}, packed(on ? style.text : style.muted),
                  words.c_str());
    turn(list, from, foot, -kSlant);
    list->AddLine({x, grid.cells.min.y - style.px(4)}, {x, grid.cells.min.y}, packed(style.border));
  }
  if (table.years.size() < 2) return;
  ImFont* caption = style.fonts.caption;
  std::string years;
  for (const int year : table.years) years += (years.empty() ? "" : " · ") + fmt::format("{:02}", year % 100);
  const float wide = ui::widthOf(caption, years);
  list->PushClipRect(im(grid.all.min), im(grid.all.max));
  ui::textAt({grid.cells.min.x - style.px(12) - wide, grid.cells.min.y - caption->FontSize - style.px(6)}, caption,
             years, style.muted, wide + 1);
  list->PopClipRect();
}

std::optional<CellQuestion> cellUnder(const Grid& grid, Vec2 mouse) {
  if (!Box{{grid.all.min.x, grid.cells.min.y}, grid.cells.max}.contains(mouse)) return {};
  const Vec2 inside = mouse - grid.cells.min + grid.scroll;
  const auto line = static_cast<std::size_t>(std::max(inside.y, 0.0F) / grid.step.y);
  if (line >= grid.lines.size()) return {};
  const std::size_t row = grid.lines[line].row;
  if (mouse.x < grid.cells.min.x) return CellQuestion{row, {}};
  const auto column = static_cast<std::size_t>(std::max(inside.x, 0.0F) / grid.step.x);
  if (column >= grid.columns) return {};
  return CellQuestion{row, column};
}

// Targets for those who drive the window: an empty and a filled cell that are in sight.
void nameCells(Frame& frame, const CoverageTable& table, const Grid& grid) {
  if (!frame.trace.on()) return;
  for (std::size_t r = 0; r < grid.lines.size(); ++r) {
    for (std::size_t c = 0; c < grid.columns; ++c) {
      const Box box{grid.cellAt(r, c), grid.cellAt(r, c) + grid.step};
      if (!grid.cells.contains(box.min) || !grid.cells.contains(box.max)) continue;
      frame.trace.target(table.matrix.cell(grid.lines[r].row, c).count > 0 ? "cell:filled" : "cell:empty", box);
    }
  }
}

// What is selected on the map is marked here, and brought into sight when it has just been selected.
void followSelection(Frame& frame, const CoverageTable& table, Grid& grid) {
  CoverageState& asked = frame.panels.insight.coverage;
  if (frame.state.selection.size() == 1) grid.selected = frame.state.selection.front();
  const bool another = asked.followed != grid.selected;
  if (another) asked.place = grid.selected ? placeOf(table, *grid.selected) : CoveragePlace{};
  asked.followed = grid.selected;
  grid.place = asked.place;
  if (!another) return;
  const auto line = std::ranges::find_if(grid.lines, [&](const ThemeLine& one) {
    if (!grid.place.column) return grid.place.row == one.row;
    return std::ranges::binary_search(table.matrix.cell(one.row, *grid.place.column).actors, *grid.selected);
  });
  if (line != grid.lines.end())
    ImGui::SetScrollY(std::max(static_cast<float>(line - grid.lines.begin()) - 2, 0.0F) * grid.step.y);
  if (grid.place.column) ImGui::SetScrollX(std::max(static_cast<float>(*grid.place.column) - 3, 0.0F) * grid.step.x);
}

// Which groups are folded is kept as ImGui keeps which trees are open: with the page.
bool& foldedOf(const Frame& frame, VertexIndex heading) {
  const std::string_view key = frame.session().network().key(heading);
  return *ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID(key.data(), key.data() + key.size()), false);
}

// The rows, under headings where the sign in the corner above them is on.
std::vector<ThemeLine> linesOf(Frame& frame, const CoverageTable& table, float width) {
  const auto& rows = frame.workspace.insights.coverageRows;
  bool& grouped = *ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID("under headings"), false);
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  auto lines = grouped ? groupThemes(table, frame.session().network(), rows,
                                     [&](VertexIndex heading) { return foldedOf(frame, heading); })
                       : ungrouped(rows);
  ImGui::BeginChild("corner", {width, frame.style.px(26)}, false, ImGuiWindowFlags_NoScrollbar);
  if (ui::checkRow(frame, "coverage:headings", frame.text(say::kUnderHeadings), frame.text(say::kUnderHeadingsHint),
                   grouped))
    grouped = !grouped;
  ImGui::EndChild();
  ImGui::SetCursorScreenPos(im(at));
  return lines;
}

// The heading whose arrow is under the mouse.
std::optional<VertexIndex> arrowUnder(Frame& frame, const CoverageTable& table, const Grid& grid, Vec2 mouse) {
  const float left = grid.all.min.x + frame.style.px(kNameLeft - 6);
  const float right = left + frame.style.px(kArrowWidth + 6);
  for (std::size_t r = 0; r < grid.lines.size(); ++r) {
    const float top = grid.cellAt(r, 0).y;
    if (grid.lines[r].parts == 0 || top < grid.cells.min.y || top > grid.cells.max.y) continue;
    const Box box{{left, top}, {right, top + grid.step.y}};
    const VertexIndex theme = table.matrix.rows[grid.lines[r].row].theme;
    frame.trace.target("fold:" + std::string(frame.session().network().key(theme)), box);
    if (box.contains(mouse)) return theme;
  }
  return {};
}

}  // namespace

Color coverageAgeColor(const Style& style, float age) {
  const Color old = mix(style.panel, Color{176, 132, 72}, 0.62F);
  return mix(style.accent, old, age);
}

Color coverageDepthColor(const Style& style, std::uint32_t depth) {
  if (depth == 0) return style.problem;
  if (depth == 1) return mix(style.problem, style.text, 0.45F);
  return depth == 2 ? style.muted : style.good;
}

void drawCoverageGrid(Frame& frame, const CoverageTable& table) {
  const Style& style = frame.style;
  const Vec2 at = vec(ImGui::GetCursorScreenPos()), room = vec(ImGui::GetContentRegionAvail());
  const Vec2 header{std::clamp(room.x * 0.4F, style.px(210), style.px(330)), style.px(kColumnHeader)};
  Grid grid{.lines = linesOf(frame, table, header.x - style.px(16)),
            .step = {style.px(kColumnWidth), style.px(kRowHeight)},
            .columns = table.matrix.columns.size()};
  ImGui::SetCursorScreenPos(im(at + header));
  ImGui::BeginChild("cells", im(room - header), false, ImGuiWindowFlags_HorizontalScrollbar);
  const float overhang = header.y / std::tan(kSlant);  // the last labels lean out to the right
  ImGui::Dummy(
      {static_cast<float>(grid.columns) * grid.step.x + overhang, static_cast<float>(grid.lines.size()) * grid.step.y});
  followSelection(frame, table, grid);
  grid.scroll = {ImGui::GetScrollX(), ImGui::GetScrollY()};
  grid.cells = {at + header, at + header + vec(ImGui::GetWindowSize())};
  grid.all = {at, grid.cells.max};
  const bool live = ImGui::IsWindowHovered();
  const Vec2 mouse = vec(ImGui::GetIO().MousePos);
  // The headers belong to the page, not to the scrolled part, but are asked in the same way.
  const bool overHeader = !live && ImGui::IsMouseHoveringRect(im(at), {grid.cells.min.x, grid.cells.max.y}, false) &&
                          ImGui::IsWindowHovered(ImGuiHoveredFlags_RootWindow | ImGuiHoveredFlags_ChildWindows);
  const auto under = live || overHeader ? cellUnder(grid, mouse) : std::nullopt;
  drawCells(frame, table, grid, under);
  if (under && live && under->column) {
    ImGui::SetTooltip("%s", cellTooltip(frame, table, under->row, *under->column).c_str());
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  const bool clicked = ImGui::IsMouseClicked(ImGuiMouseButton_Left);
  ImGui::EndChild();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect({grid.cells.min.x - style.px(6), at.y}, {grid.cells.max.x, grid.cells.min.y}, true);
  drawColumnHeaders(frame, table, grid, under);
  list->PopClipRect();
  list->PushClipRect({at.x, grid.cells.min.y}, {grid.cells.min.x, grid.cells.max.y}, true);
  drawRowHeaders(frame, table, grid, under);
  list->PopClipRect();
  list->AddLine({at.x, grid.cells.min.y}, {grid.cells.max.x, grid.cells.min.y}, packed(style.border));
  nameCells(frame, table, grid);
  const auto arrow = arrowUnder(frame, table, grid, mouse);
  if (overHeader && under) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    ImGui::SetTooltip("%s", themeTooltip(frame, table.matrix.rows[under->row]).c_str());
  }
  if (arrow && overHeader && clicked)
    foldedOf(frame, *arrow) = !foldedOf(frame, *arrow);
  else if (under && clicked)
    frame.commands.push([question = *under](Workspace& w) { return command::openCell(w, question); });
}

}  // namespace samspil
