// The time page: two points on a line of years, documents or imports, and what differs between them, in colours on the
// map and as rows.
#include <algorithm>
#include <cmath>

#include <imgui.h>

#include "session/wording.h"
#include "viewer/change_colors.h"
#include "viewer/commands.h"
#include "viewer/drawer.h"
#include "viewer/icons.h"
#include "viewer/text_fit.h"
#include "viewer/texts.h"
#include "viewer/widgets.h"

namespace samspil {

namespace {

constexpr UiText kBy[] = {bilingual("Hvad vi vidste", "What we knew"), bilingual("År", "Years"),
                          bilingual("Dokumenter", "Documents")};
constexpr const char* kByIds[] = {"time:knowledge", "time:years", "time:documents"};
constexpr UiText kPlay =
    bilingual("Afspil fra det første punkt til det sidste. Er kortet filtreret til ét år, følger filteret med.",
              "Play from the first point to the last. Where the map is filtered to one year, the filter goes along.");
constexpr UiText kPause = bilingual("Hold pause", "Pause");
constexpr UiText kNothing = bilingual("Intet skiller de to fra hinanden.", "Nothing differs between the two.");
constexpr UiText kOnePoint = bilingual("Der er kun ét punkt at se på; der skal to til en sammenligning.",
                                       "There is only one point; it takes two to compare.");
constexpr UiText kOnlyThen = bilingual("Vis kun {} på kortet", "Show only {} on the map");
constexpr UiText kHowTo = bilingual("Træk i de to mærker. Farverne på kortet viser forskellen.",
                                    "Drag the two marks. The colours on the map show the difference.");
constexpr UiText kHeadings[] = {bilingual("Ændring", "Change"), bilingual("Hvad", "What"), bilingual("Slags", "Kind"),
                                bilingual("Oplysning", "Detail")};
constexpr float kHeadingWidths[] = {156, 0, 110, 0};  // units of design; 0: a share of what the others leave
constexpr float kRowHeight = 26;
constexpr float kLeastRows = 6;       // in sight at once where the rows scroll by themselves
constexpr std::size_t kFewRows = 12;  // more are gathered by kind
constexpr UiText kEntities = bilingual("enheder", "entities");
constexpr UiText kTies = bilingual("forbindelser", "ties");
constexpr UiText kCancelled = bilingual("Sammenligningen er afbrudt.", "The comparison was cancelled.");
constexpr UiText kAgain = bilingual("Sammenlign igen", "Compare again");

void drawKinds(Frame& frame) {
  TimePanel& panel = frame.panels.time;
  for (const CompareBy by : {CompareBy::years, CompareBy::documents, CompareBy::knowledge}) {
    const auto i = static_cast<std::size_t>(by);
    if (ui::segment(frame, kByIds[i], frame.text(kBy[i]), panel.by == by) && panel.by != by) {
      panel = {.by = by};
    }
    ImGui::SameLine(0, frame.style.px(2));
  }
}

void drawPlay(Frame& frame) {
  TimePanel& panel = frame.panels.time;
  ImGui::SameLine(0, frame.style.px(12));
  const bool enabled = panel.points.size() > 1;
  if (ui::iconButton(frame, "time:play", panel.playing ? icon::kPause : icon::kPlay,
                     frame.text(panel.playing ? kPause : kPlay), enabled))
    frame.commands.push([](Workspace& w) { return command::togglePlay(w); });
}

// Where there is room for it; the help of the page says it too.
void drawHowTo(Frame& frame) {
  const Style& style = frame.style;
  ImGui::SameLine(0, style.px(12));
  ImGui::AlignTextToFramePadding();
  if (ui::widthOf(style.fonts.caption, frame.text(kHowTo)) <= ImGui::GetContentRegionAvail().x)
    return ui::text(style.fonts.caption, frame.text(kHowTo), style.muted);
  ImGui::NewLine();
}

// The points from left to right at even distances, between `left` and `right`.
struct PointLine {
  float left = 0, right = 0, middle = 0;
  std::size_t count = 0;
  float placeOf(std::size_t i) const {
    return count < 2 ? left : left + (right - left) * static_cast<float>(i) / static_cast<float>(count - 1);
  }
  std::size_t nearest(float x) const {
    const float share = std::clamp((x - left) / std::max(right - left, 1.0F), 0.0F, 1.0F);
    return static_cast<std::size_t>(std::lround(share * static_cast<float>(count - 1)));
  }
};

// The nearer of the two marks follows the mouse.
void dragPoint(Frame& frame, const PointLine& line) {
  TimePanel& panel = frame.panels.time;
  if (!ImGui::IsItemActive() || line.count < 2) return;
  const std::size_t nearest = line.nearest(ImGui::GetIO().MousePos.x);
  if (ImGui::IsItemActivated()) {
    const auto distance = [&](std::size_t i) { return i > nearest ? i - nearest : nearest - i; };
    panel.dragsFrom = distance(panel.from) < distance(panel.to);
  }
  std::size_t& end = panel.dragsFrom ? panel.from : panel.to;
  if (end == nearest) return;
  end = nearest;
  panel.playing = false;
}

// The two that are compared are named first, others where there is room between them.
void drawPointNames(const Frame& frame, const PointLine& line, const Box& place) {
  const TimePanel& panel = frame.panels.time;
  const Style& style = frame.style;
  ImFont* caption = style.fonts.caption;
  std::vector<std::size_t> order{panel.from, panel.to};
  for (std::size_t i = 0; i < line.count; ++i) order.push_back(i);
  std::vector<std::pair<float, float>> taken;
  for (const std::size_t i : order) {
    const std::string& words = panel.shortNames[i];
    const float wide = caption->CalcTextSizeA(caption->FontSize, FLT_MAX, 0, words.c_str()).x;
    const float start = std::clamp(line.placeOf(i) - wide / 2, place.min.x, std::max(place.max.x - wide, place.min.x));
    const bool free = std::all_of(taken.begin(), taken.end(), [&](const auto& other) {
      return start + wide + style.px(8) < other.first || start - style.px(8) > other.second;
    });
    if (!free) continue;
    taken.emplace_back(start, start + wide);
    const bool end = i == panel.from || i == panel.to;
    ImGui::GetWindowDrawList()->AddText(caption, caption->FontSize, {start, line.middle + style.px(12)},
                                        packed(end ? style.text : style.muted), words.c_str());
  }
}

// The marks of the points; the two that are compared are large and can be dragged.
void drawLine(Frame& frame) {
  const Style& style = frame.style;
  const TimePanel& panel = frame.panels.time;
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  const Box place{at, at + Vec2{ImGui::GetContentRegionAvail().x, style.px(46)}};
  const PointLine line{place.min.x + style.px(40), place.max.x - style.px(40), at.y + style.px(14),
                       panel.points.size()};
  ImGui::InvisibleButton("time:line", {place.width(), place.height()});
  frame.trace.target("time:line", ui::lastItem());
  dragPoint(frame, line);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddLine({line.left, line.middle}, {line.right, line.middle}, packed(style.border), style.px(2));
  list->AddLine({line.placeOf(panel.from), line.middle}, {line.placeOf(panel.to), line.middle}, packed(style.accent),
                style.px(3));
  for (std::size_t i = 0; i < line.count; ++i) {
    const bool end = i == panel.from || i == panel.to;
    list->AddCircleFilled({line.placeOf(i), line.middle}, style.px(end ? 7 : 3.5F),
                          packed(end ? style.accent : style.muted), 24);
    const Vec2 point{line.placeOf(i), line.middle};
    frame.trace.target("time:at:" + panel.shortNames[i], Box{point, point}.grown(style.px(4)));
  }
  drawPointNames(frame, line, place);
}

void drawCancelled(Frame& frame) {
  ui::text(frame.text(kCancelled), frame.style.muted);
  if (ui::quietButton(frame, "time:again", frame.text(kAgain)))
    frame.commands.push([](Workspace& w) -> Result<void> {
      w.timeBuilder.again();
      return {};
    });
}

void drawWorking(Frame& frame) {
  const TimeBuilder& builder = frame.workspace.timeBuilder;
  if (!builder.noticed()) return;
  const int percent = static_cast<int>(builder.progress() * 100);
  ui::text(fmt::format("{} {} %  ·  {}", frame.text(say::kComparingTimes), percent, frame.text(say::kEscCancels)),
           frame.style.muted);
}

// What differs in a sentence, and how much of each kind of change, with the signs that the map shows it by.
void drawCounts(Frame& frame, const TimeComparison& shown) {
  const Style& style = frame.style;
  ui::wrapped(shown.overview.sentence, style.text);
  const Comparison& comparison = shown.comparison;
  for (const Change change : {Change::added, Change::gone, Change::changed}) {
    const auto of = [&](const ChangeCounts& counts) {
      return change == Change::added ? counts.added : change == Change::gone ? counts.gone : counts.changed;
    };
    const Vec2 at = vec(ImGui::GetCursorScreenPos());
    drawChangeSign(ImGui::GetWindowDrawList(), change,
                   at + Vec2{style.px(8), style.fonts.body->FontSize / 2 + style.px(2)}, style.px(7),
                   changeColor(change, frame.state.theme), style.panel);
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + style.px(21));
    ui::text(style.fonts.strong, numberText(of(comparison.entityCounts) + of(comparison.tieCounts), frame.language()),
             style.text);
    ImGui::SameLine(0, style.px(5));
    ui::text(changeLabel(change, comparison.from.by, frame.language()), style.muted);
    ImGui::SameLine(0, style.px(18));
  }
  if (comparison.from.by == CompareBy::years) {
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(style.px(10), style.px(3)));
    if (ui::quietButton(frame, "time:filter", filled(kOnlyThen, frame.language(), comparison.to.year)))
      frame.commands.push([year = comparison.to.year](Workspace& w) { return command::showYear(w, year); });
    ImGui::PopStyleVar();
  } else {
    ImGui::NewLine();
  }
  if (!comparison.note.empty())
    ui::wrapped(style.fonts.caption, ui::iconText(icon::kInfo) + "  " + comparison.note, style.muted);
}

void drawRow(Frame& frame, const ChangeRow& row, std::uint32_t index) {
  const Style& style = frame.style;
  ImGui::TableNextRow(ImGuiTableRowFlags_None, style.px(kRowHeight));
  ImGui::TableNextColumn();
  const ImVec2 start = ImGui::GetCursorPos();
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  ImGui::PushID(static_cast<int>(index));
  if (ImGui::Selectable("##row", false, ImGuiSelectableFlags_SpanAllColumns, {0, style.px(kRowHeight - 10)}))
    frame.commands.push([vertices = row.vertices](Workspace& w) { return command::selectRows(w, vertices); });
  ImGui::PopID();
  frame.trace.target(fmt::format("time:row:{}", index), ui::lastItem());
  drawChangeSign(ImGui::GetWindowDrawList(), row.change, at + Vec2{style.px(8), style.fonts.body->FontSize / 2},
                 style.px(6.5F), changeColor(row.change, frame.state.theme), style.panel);
  ImGui::SetCursorPos({start.x + style.px(22), start.y});
  const auto cell = [&](std::string_view words, Color color) {
    ui::cutText(style.fonts.body, words, color, std::max(ImGui::GetContentRegionAvail().x, 8.0F));
  };
  cell(changeLabel(row.change, frame.panels.time.by, frame.language()), style.text);
  ImGui::TableNextColumn();
  cell(row.what, style.text);
  ImGui::TableNextColumn();
  cell(row.kind, style.muted);
  ImGui::TableNextColumn();
  cell(row.detail, style.muted);
}

// What stands below each other: headings of groups, and the rows of those that are open; of few changes the rows alone.
struct ChangeLine {
  std::size_t group = 0;
  std::optional<std::uint32_t> row;  // none: the group's heading
};

std::string nameOf(const ChangeGroup& group) {
  return fmt::format("{}/{}/{}", static_cast<int>(group.change), group.ties, group.kind);
}

bool isOpen(const TimePanel& panel, const ChangeGroup& group) {
  return std::ranges::find(panel.open, nameOf(group)) != panel.open.end();
}

std::vector<ChangeLine> linesOf(const TimePanel& panel, const TimeComparison& shown) {
  std::vector<ChangeLine> lines;
  if (shown.rows.size() <= kFewRows) {
    for (std::uint32_t row = 0; row < shown.rows.size(); ++row) lines.push_back({0, row});
    return lines;
  }
  for (std::size_t i = 0; i < shown.overview.groups.size(); ++i) {
    const ChangeGroup& group = shown.overview.groups[i];
    lines.push_back({i, {}});
    if (!isOpen(panel, group)) continue;
    for (const std::uint32_t row : group.rows) lines.push_back({i, row});
  }
  return lines;
}

void drawGroup(Frame& frame, const ChangeGroup& group, std::size_t index) {
  const Style& style = frame.style;
  TimePanel& panel = frame.panels.time;
  const bool open = isOpen(panel, group);
  ImGui::TableNextRow(ImGuiTableRowFlags_None, style.px(kRowHeight));
  ImGui::TableNextColumn();
  const ImVec2 start = ImGui::GetCursorPos();
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  ImGui::PushID(nameOf(group).c_str());
  if (ImGui::Selectable("##group", false, ImGuiSelectableFlags_SpanAllColumns, {0, style.px(kRowHeight - 10)})) {
    if (open)
      std::erase(panel.open, nameOf(group));
    else
      panel.open.push_back(nameOf(group));
  }
  ImGui::PopID();
  frame.trace.target(fmt::format("time:group:{}", index), ui::lastItem());
  const float middle = style.fonts.body->FontSize / 2;
  drawChangeSign(ImGui::GetWindowDrawList(), group.change, at + Vec2{style.px(28), middle}, style.px(6.5F),
                 changeColor(group.change, frame.state.theme), style.panel);
  ImGui::SetCursorPos(start);
  ui::text(style.fonts.body, ui::iconText(open ? icon::kCaretDown : icon::kCaretRight), style.muted);
  ImGui::SetCursorPos({start.x + style.px(42), start.y});
  ui::cutText(style.fonts.body, changeLabel(group.change, panel.by, frame.language()), style.text,
              std::max(ImGui::GetContentRegionAvail().x, 8.0F));
  ImGui::TableNextColumn();
  ui::text(style.fonts.strong, numberText(group.rows.size(), frame.language()), style.text);
  ImGui::SameLine(0, style.px(8));
  ui::cutText(style.fonts.body, group.kind, style.text, std::max(ImGui::GetContentRegionAvail().x, 8.0F));
  ImGui::TableNextColumn();
  ui::text(frame.text(group.ties ? kTies : kEntities), style.muted);
}

// In a low drawer the rows scroll with the page, else by themselves below their headings.
void drawRows(Frame& frame, const TimeComparison& shown) {
  const Style& style = frame.style;
  const bool roomy = ImGui::GetContentRegionAvail().y >= style.px(kRowHeight * (kLeastRows + 1));
  const ImGuiTableFlags flags = (roomy ? ImGuiTableFlags_ScrollY : ImGuiTableFlags_None) | ImGuiTableFlags_Resizable |
                                ImGuiTableFlags_NoBordersInBody;
  if (!ImGui::BeginTable(roomy ? "changes" : "changes below", 4, flags)) return;
  if (roomy) ImGui::TableSetupScrollFreeze(0, 1);
  for (std::size_t i = 0; i < 4; ++i) {
    const bool fixed = kHeadingWidths[i] > 0;
    ImGui::TableSetupColumn(fmt::format("c{}", i).c_str(),
                            fixed ? ImGuiTableColumnFlags_WidthFixed : ImGuiTableColumnFlags_WidthStretch,
                            fixed ? style.px(kHeadingWidths[i]) : 1);
  }
  ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
  for (const UiText& heading : kHeadings) {
    ImGui::TableNextColumn();
    ui::text(style.fonts.caption, frame.text(heading), style.muted);
  }
  const std::vector<ChangeLine> lines = linesOf(frame.panels.time, shown);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(lines.size()), style.px(kRowHeight));
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const ChangeLine& line = lines[static_cast<std::size_t>(i)];
      if (line.row)
        drawRow(frame, shown.rows[*line.row], *line.row);
      else
        drawGroup(frame, shown.overview.groups[line.group], line.group);
    }
  }
  ImGui::EndTable();
}

}  // namespace

void drawTimePage(Frame& frame) {
  TimePanel& panel = frame.panels.time;
  const TimeBuilder& builder = frame.workspace.timeBuilder;
  drawKinds(frame);
  drawPlay(frame);
  if (builder.cancelled()) return drawCancelled(frame);
  if (!panel.loaded) return drawWorking(frame);
  if (panel.points.size() < 2) return ui::wrapped(frame.text(kOnePoint), frame.style.muted);
  drawHowTo(frame);
  drawLine(frame);
  if (builder.noticed()) return drawWorking(frame);
  if (!frame.derived().times) return;
  const TimeComparison& shown = *frame.derived().times;
  if (shown.rows.empty()) return ui::text(frame.text(kNothing), frame.style.muted);
  drawCounts(frame, shown);
  drawRows(frame, shown);
}

}  // namespace samspil
