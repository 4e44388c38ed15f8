// The coverage matrix below the map: themes down, types, countries or actors across, with headers that stay in place.
#include <algorithm>
#include <cmath>
#include <utility>

#include <imgui.h>
#include <imgui_stdlib.h>

#include "viewer/gap_commands.h"
#include "viewer/gap_texts.h"
#include "viewer/icons.h"
#include "viewer/panels/gap_pages.h"
#include "viewer/panels/gap_widgets.h"

namespace samspil {

namespace {

constexpr float kRowHeight = 28, kColumnWidth = 46, kColumnHeader = 112;  // units of design
constexpr float kSlant = 0.87F;  // radians of the columns' labels: steep enough to stay narrow, flat enough to read

// Where the matrix lies, how far it is scrolled, and what of it is selected on the map.
struct Grid {
  Box all, cells;  // of the screen; cells without the headers
  Vec2 scroll, step;
  std::size_t rows = 0, columns = 0;
  std::optional<VertexIndex> selected;
  CoveragePlace place;  // of that entity
  Vec2 cellAt(std::size_t row, std::size_t column) const {
    return cells.min - scroll + Vec2{static_cast<float>(column) * step.x, static_cast<float>(row) * step.y};
  }
};

// Newest sources in the accent, older ones paler and warmer.
Color ageColor(const Style& style, float age) {
  const Color old = mix(style.panel, Color{176, 132, 72}, 0.62F);
  return mix(style.accent, old, age);
}

Color depthColor(const Style& style, std::uint32_t depth) {
  if (depth == 0) return style.problem;
  if (depth == 1) return mix(style.problem, style.text, 0.45F);
  return depth == 2 ? style.muted : style.good;
}

// Turns what was drawn since `from` around `center`.
void turn(ImDrawList* list, int from, Vec2 center, float angle) {
  const float c = std::cos(angle), s = std::sin(angle);
  for (int i = from; i < list->VtxBuffer.Size; ++i) {
    ImVec2& p = list->VtxBuffer[i].pos;
    const Vec2 off{p.x - center.x, p.y - center.y};
    p = {center.x + off.x * c - off.y * s, center.y + off.x * s + off.y * c};
  }
}

void drawChoices(Frame& frame) {
  CoverageState& asked = frame.panels.insight.coverage;
  const Style& style = frame.style;
  const std::string kinds[] = {std::string(frame.text(say::kByType)), std::string(frame.text(say::kByCountry)),
                               std::string(frame.text(say::kByEntity))};
  constexpr CoverageColumns kColumns[] = {CoverageColumns::type, CoverageColumns::country, CoverageColumns::entity};
  const auto now = std::find(std::begin(kColumns), std::end(kColumns), asked.columns) - std::begin(kColumns);
  if (const int clicked = ui::segments(frame, "coverage:columns", kinds, static_cast<int>(now)); clicked >= 0)
    asked.columns = kColumns[clicked];
  ImGui::SameLine(0, style.px(12));
  const auto& table = frame.workspace.insights.coverage;
  if (table && table->years.size() > 1) {
    std::vector<std::string> years;
    int chosen = static_cast<int>(table->years.size());
    for (const int year : table->years) {
      if (year == asked.year) chosen = static_cast<int>(years.size());
      years.push_back(std::to_string(year));
    }
    years.emplace_back(frame.text(say::kAllYears));
    if (const int clicked = ui::segments(frame, "coverage:year", years, chosen); clicked >= 0)
      asked.year =
          clicked == static_cast<int>(table->years.size()) ? 0 : table->years[static_cast<std::size_t>(clicked)];
    ImGui::SameLine(0, style.px(12));
  }
  const std::string orders[] = {std::string(frame.text(say::kThinnest)), std::string(frame.text(say::kThickest)),
                                std::string(frame.text(say::kByName))};
  const int order = static_cast<int>(asked.order);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(style.px(10), style.px(5)));
  ImGui::SetNextItemWidth(style.px(176));
  if (ImGui::BeginCombo("##order", orders[order].c_str())) {
    for (int i = 0; i < 3; ++i) {
      if (ImGui::Selectable(orders[i].c_str(), i == order)) asked.order = static_cast<RowOrder>(i);
      frame.trace.target(fmt::format("coverage:order:{}", i), ui::lastItem());
    }
    ImGui::EndCombo();
  }
  frame.trace.target("coverage:order", ui::lastItem());
  ImGui::SameLine(0, style.px(8));
  ImGui::SetNextItemWidth(std::clamp(ImGui::GetContentRegionAvail().x, style.px(90), style.px(200)));
  ImGui::InputTextWithHint("##themes", std::string(frame.text(say::kThemeSearch)).c_str(), &asked.text);
  frame.trace.target("coverage:search", ui::lastItem());
  ImGui::PopStyleVar();
}

// What the colours and rings of bubbles mean, from the right, as far as there is room from `from`.
void drawKey(const Frame& frame, const CoverageTable& table, Vec2 from, float right) {
  const Style& style = frame.style;
  if (table.years.size() < 2) return;
  ImFont* caption = style.fonts.caption;
  ImDrawList* list = ImGui::GetWindowDrawList();
  struct Entry {
    std::string words;
    Color color;
    bool ring;
  };
  std::vector<Entry> entries{{std::to_string(table.years.front()), ageColor(style, 1), false},
                             {std::to_string(table.years.back()), ageColor(style, 0), false}};
  if (table.before != 0) entries.push_back({filled(say::kNewHere, frame.language(), table.before), style.good, true});
  const float middle = from.y + style.px(10);
  for (const Entry& entry : entries) {
    const float wide = ui::widthOf(caption, entry.words), left = right - wide - style.px(16);
    if (left < from.x + style.px(8)) return;
    ui::textAt({right - wide, middle - caption->FontSize / 2}, caption, entry.words, style.muted, wide + 1);
    if (entry.ring)
      list->AddCircle({left + style.px(6), middle}, style.px(5), packed(entry.color), 20, style.px(1.6F));
    else
      list->AddCircleFilled({left + style.px(6), middle}, style.px(5.5F), packed(entry.color), 20);
    right = left - style.px(14);
  }
}

// How many themes stand how thin, and what size and colour of a bubble mean.
void drawSummary(Frame& frame, const CoverageTable& table) {
  const Style& style = frame.style;
  ImFont* caption = style.fonts.caption;
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  const float end = at.x + ImGui::GetContentRegionAvail().x, height = style.px(20);
  const float top = at.y + (height - caption->FontSize) / 2;
  float x = at.x;
  for (std::uint32_t depth = 0; depth < 4; ++depth) {
    const std::string number = std::to_string(table.matrix.depths[depth]);
    x = ui::textAt({x, top}, style.fonts.strong, number, depthColor(style, depth), style.px(60));
    x = ui::textAt({x + style.px(4), top}, caption, frame.text(say::kDepthNames[depth]), style.muted, style.px(200));
    x += style.px(12);
  }
  ImGui::Dummy({end - at.x, height});
  drawKey(frame, table, {x, at.y}, end);
}

void drawBubble(const Frame& frame, const CoverageTable& table, const CoverageCell& cell, Vec2 middle, bool fresh) {
  const Style& style = frame.style;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float radius = style.px(std::clamp(4.5F + 3.6F * std::sqrt(static_cast<float>(cell.strength)), 5.0F, 13.0F));
  const Color fill = ageColor(style, ageOf(cell, table));
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

void drawCells(Frame& frame, const CoverageTable& table, const Grid& grid, std::optional<CellQuestion> under) {
  const Style& style = frame.style;
  const auto& rows = frame.workspace.insights.coverageRows;
  const auto& asked = frame.panels.insight.coverage.question;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const auto first = static_cast<std::size_t>(std::max(grid.scroll.y / grid.step.y, 0.0F));
  const auto firstColumn = static_cast<std::size_t>(std::max(grid.scroll.x / grid.step.x, 0.0F));
  for (std::size_t r = first; r < grid.rows; ++r) {
    const Vec2 rowAt = grid.cellAt(r, 0);
    if (rowAt.y > grid.cells.max.y) break;
    const bool rowUnder = under && under->row == rows[r];
    if (rowUnder || r % 2 == 1)
      list->AddRectFilled({grid.cells.min.x, rowAt.y}, {grid.cells.max.x, rowAt.y + grid.step.y},
                          packed(rowUnder ? style.hovered : mix(style.panel, style.sunken, 0.55F)));
    for (std::size_t c = firstColumn; c < grid.columns; ++c) {
      const Vec2 at = grid.cellAt(r, c);
      if (at.x > grid.cells.max.x) break;
      const Vec2 middle = at + grid.step * 0.5F;
      const CoverageCell& cell = table.matrix.cell(rows[r], c);
      const bool chosen = asked && asked->row == rows[r] && (!asked->column || asked->column == c);
      if (chosen && asked->column)
        list->AddRect(im(at + Vec2{2, 2}), im(at + grid.step - Vec2{2, 2}), packed(style.accent), style.px(6), 0,
                      style.px(2));
      if (cell.count > 0) {
        const std::size_t index = rows[r] * table.matrix.columns.size() + c;
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

void drawRowHeaders(Frame& frame, const CoverageTable& table, const Grid& grid, std::optional<CellQuestion> under) {
  const Style& style = frame.style;
  const auto& rows = frame.workspace.insights.coverageRows;
  const auto& asked = frame.panels.insight.coverage.question;
  const auto& network = frame.session().network();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const auto first = static_cast<std::size_t>(std::max(grid.scroll.y / grid.step.y, 0.0F));
  for (std::size_t r = first; r < grid.rows; ++r) {
    const float y = grid.cellAt(r, 0).y;
    if (y > grid.cells.max.y) break;
    const CoverageRow& row = table.matrix.rows[rows[r]];
    const Vec2 at{grid.all.min.x, y};
    const bool chosen = (asked && asked->row == rows[r]) || grid.place.row == rows[r];
    const bool rowUnder = under && under->row == rows[r];
    if (chosen || rowUnder || r % 2 == 1)
      list->AddRectFilled(im(at), {grid.cells.min.x, y + grid.step.y},
                          packed(chosen     ? style.accentSoft
                                 : rowUnder ? style.hovered
                                            : mix(style.panel, style.sunken, 0.55F)));
    ImFont* strong = style.fonts.strong;
    const std::string depth = row.actors < 3 ? std::to_string(row.actors) : "3+";
    const float textTop = y + (grid.step.y - strong->FontSize) / 2;
    ui::textAt({at.x + style.px(18) - ui::widthOf(strong, depth) / 2, textTop}, strong, depth,
               depthColor(style, row.depth()), style.px(30));
    ImFont* caption = style.fonts.caption;
    const std::string years = table.years.size() > 1 ? yearsText(table, rows[r]) : "";
    const float wide = ui::widthOf(caption, years), right = grid.cells.min.x - style.px(12);
    ui::textAt({right - wide, y + (grid.step.y - caption->FontSize) / 2}, caption, years, style.muted, wide + 1);
    ui::textAt({at.x + style.px(38), textTop}, style.fonts.body, network.name(row.theme, frame.language()), style.text,
               right - wide - at.x - style.px(48));
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

std::optional<CellQuestion> cellUnder(const Grid& grid, const std::vector<std::size_t>& rows, Vec2 mouse) {
  if (!Box{{grid.all.min.x, grid.cells.min.y}, grid.cells.max}.contains(mouse)) return {};
  const Vec2 inside = mouse - grid.cells.min + grid.scroll;
  const auto row = static_cast<std::size_t>(std::max(inside.y, 0.0F) / grid.step.y);
  if (row >= grid.rows) return {};
  if (mouse.x < grid.cells.min.x) return CellQuestion{rows[row], {}};
  const auto column = static_cast<std::size_t>(std::max(inside.x, 0.0F) / grid.step.x);
  if (column >= grid.columns) return {};
  return CellQuestion{rows[row], column};
}

// Targets for those who drive the window: an empty and a filled cell that are in sight.
void nameCells(Frame& frame, const CoverageTable& table, const Grid& grid) {
  if (!frame.trace.on()) return;
  const auto& rows = frame.workspace.insights.coverageRows;
  for (std::size_t r = 0; r < grid.rows; ++r) {
    for (std::size_t c = 0; c < grid.columns; ++c) {
      const Box box{grid.cellAt(r, c), grid.cellAt(r, c) + grid.step};
      if (!grid.cells.contains(box.min) || !grid.cells.contains(box.max)) continue;
      frame.trace.target(table.matrix.cell(rows[r], c).count > 0 ? "cell:filled" : "cell:empty", box);
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
  const auto& rows = frame.workspace.insights.coverageRows;
  const auto row = std::ranges::find_if(rows, [&](std::size_t r) {
    if (!grid.place.column) return grid.place.row == r;
    return std::ranges::binary_search(table.matrix.cell(r, *grid.place.column).actors, *grid.selected);
  });
  if (row != rows.end()) ImGui::SetScrollY(std::max(static_cast<float>(row - rows.begin()) - 2, 0.0F) * grid.step.y);
  if (grid.place.column) ImGui::SetScrollX(std::max(static_cast<float>(*grid.place.column) - 3, 0.0F) * grid.step.x);
}

void drawMatrix(Frame& frame, const CoverageTable& table) {
  const Style& style = frame.style;
  const auto& rows = frame.workspace.insights.coverageRows;
  Grid grid{.step = {style.px(kColumnWidth), style.px(kRowHeight)},
            .rows = rows.size(),
            .columns = table.matrix.columns.size()};
  const Vec2 at = vec(ImGui::GetCursorScreenPos()), room = vec(ImGui::GetContentRegionAvail());
  const Vec2 header{std::clamp(room.x * 0.4F, style.px(210), style.px(330)), style.px(kColumnHeader)};
  ImGui::SetCursorScreenPos(im(at + header));
  ImGui::BeginChild("cells", im(room - header), false, ImGuiWindowFlags_HorizontalScrollbar);
  const float overhang = header.y / std::tan(kSlant);  // the last labels lean out to the right
  ImGui::Dummy(
      {static_cast<float>(grid.columns) * grid.step.x + overhang, static_cast<float>(grid.rows) * grid.step.y});
  followSelection(frame, table, grid);
  grid.scroll = {ImGui::GetScrollX(), ImGui::GetScrollY()};
  grid.cells = {at + header, at + header + vec(ImGui::GetWindowSize())};
  grid.all = {at, grid.cells.max};
  const bool live = ImGui::IsWindowHovered();
  const Vec2 mouse = vec(ImGui::GetIO().MousePos);
  // The headers belong to the page, not to the scrolled part, but are asked in the same way.
  const bool overHeader = !live && ImGui::IsMouseHoveringRect(im(at), {grid.cells.min.x, grid.cells.max.y}, false) &&
                          ImGui::IsWindowHovered(ImGuiHoveredFlags_RootWindow | ImGuiHoveredFlags_ChildWindows);
  const auto under = live || overHeader ? cellUnder(grid, rows, mouse) : std::nullopt;
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
  if (under && clicked)
    frame.commands.push([question = *under](Workspace& w) { return command::openCell(w, question); });
}

}  // namespace

void drawCoveragePage(Frame& frame) {
  const Insights& insights = frame.workspace.insights;
  if (!std::exchange(frame.panels.insight.coverage.roomTaken, true))
    frame.state.drawerShare = std::max(frame.state.drawerShare, kRoomForMatrix);
  const Style& style = frame.style;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(style.px(8), style.px(5)));
  drawChoices(frame);
  if (!insights.coverage && insights.coverageStopped) {
    if (ui::askingNote(frame, "coverage:again", frame.text(say::kCoverageStopped), "", frame.text(say::kCoverageAgain)))
      frame.commands.push([](Workspace& w) -> Result<void> {
        w.insightBuilder.coverAgain();
        return {};
      });
  } else if (!insights.coverage && !insights.problem.empty()) {
    ui::emptyNote(frame, insights.problem, "");
  } else if (!insights.coverage) {
    ui::workNote(frame, "coverage:cancel", frame.text(say::kCoverageWorking));
  } else if (insights.coverage->matrix.rows.empty()) {
    ui::emptyNote(frame, frame.text(say::kCoverageNone), "");
  } else {
    drawSummary(frame, *insights.coverage);
    drawMatrix(frame, *insights.coverage);
  }
  ImGui::PopStyleVar();
}

}  // namespace samspil
