// The answer to a question: a sentence, a table of which each row lights up on the map, and where the row is from.
#include <algorithm>

#include "session/error_words.h"
#include "viewer/commands.h"
#include "viewer/icons.h"
#include "viewer/panels/question_page.h"
#include "viewer/texts.h"

namespace samspil {

namespace {

constexpr float kRoomForBoth = 640;  // units of design: less is the table's until a row is chosen

// How wide each column is of all: by its longest text, within reason.
std::vector<float> columnShares(const Frame& frame, const Answer& answer) {
  ImFont* body = frame.style.fonts.body;
  const float least = frame.style.px(60), most = frame.style.px(360);
  std::vector<float> shares;
  for (std::size_t c = 0; c < answer.columns.size(); ++c) {
    float widest = body->CalcTextSizeA(body->FontSize, FLT_MAX, 0, answer.columns[c].c_str()).x;
    for (const AnswerRow& row : answer.rows)
      widest = std::max(widest, body->CalcTextSizeA(body->FontSize, FLT_MAX, 0, row.cells[c].c_str()).x);
    shares.push_back(std::clamp(widest, least, most));
  }
  return shares;
}

float heightOf(ImFont* face, const std::string& text, float width) {
  return face->CalcTextSizeA(face->FontSize, FLT_MAX, std::max(width, 1.0F), text.c_str()).y;
}

void drawRow(Frame& frame, const Answer& answer, std::size_t index) {
  QuestionPage& page = frame.panels.question;
  const Style& style = frame.style;
  const AnswerRow& row = answer.rows[index];
  ImGui::TableNextRow();
  float height = style.fonts.body->FontSize;
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    ImGui::TableSetColumnIndex(static_cast<int>(c));
    ImFont* face = c == 0 ? style.fonts.strong : style.fonts.body;
    height = std::max(height, heightOf(face, row.cells[c], ImGui::GetContentRegionAvail().x));
  }
  ImGui::TableSetColumnIndex(0);
  const ImVec2 at = ImGui::GetCursorPos();
  const bool chosen = page.row == index;
  ImGui::PushStyleColor(ImGuiCol_Header, imColor(style.accentSoft));
  ImGui::PushStyleColor(ImGuiCol_HeaderHovered, imColor(style.hovered));
  const bool pressed = ImGui::Selectable(fmt::format("##row{}", index).c_str(), chosen,
                                         ImGuiSelectableFlags_SpanAllColumns, {0, height});
  ImGui::PopStyleColor(2);
  frame.trace.target(fmt::format("answer:{}", index), ui::lastItem());
  if (chosen && page.scrollToRow) {
    ImGui::SetScrollHereY(0.3F);
    page.scrollToRow = false;
  }
  if (pressed) {
    const auto to = chosen ? std::nullopt : std::optional(index);
    frame.commands.push([to](Workspace& w) { return command::pointOutRow(w, to); });
  }
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    ImGui::TableSetColumnIndex(static_cast<int>(c));
    if (c == 0) ImGui::SetCursorPos(at);
    ui::wrapped(c == 0 ? style.fonts.strong : style.fonts.body, row.cells[c], c == 0 ? style.text : style.muted);
  }
}

void drawTable(Frame& frame, const Answer& answer) {
  const Style& style = frame.style;
  constexpr ImGuiTableFlags kFlags =
      ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_SizingStretchProp;
  ImGui::PushStyleColor(ImGuiCol_TableBorderLight, imColor(style.border));
  ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, ImVec2(style.px(8), style.px(5)));
  if (ImGui::BeginTable("answer", static_cast<int>(answer.columns.size()), kFlags, ImGui::GetContentRegionAvail())) {
    const auto shares = columnShares(frame, answer);
    for (std::size_t c = 0; c < answer.columns.size(); ++c)
      ImGui::TableSetupColumn(answer.columns[c].c_str(), ImGuiTableColumnFlags_WidthStretch, shares[c]);
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableNextRow();
    for (std::size_t c = 0; c < answer.columns.size(); ++c) {
      ImGui::TableSetColumnIndex(static_cast<int>(c));
      ui::text(style.fonts.caption, answer.columns[c], style.muted);
    }
    for (std::size_t i = 0; i < answer.rows.size(); ++i) drawRow(frame, answer, i);
    ImGui::EndTable();
  }
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
}

void drawEvidence(Frame& frame, const AnswerRow& row) {
  const Style& style = frame.style;
  ui::text(style.fonts.strong, frame.text(say::kWhereFrom), style.text);
  ui::gap(frame, 2);
  for (const Evidence& one : row.evidence) {
    ui::wrapped(one.sentence, style.text);
    ui::wrapped(style.fonts.caption, ui::iconText(icon::kFileText) + "  " + one.reference.sentence, style.muted);
    if (one.certainty != Certainty::stated)
      ui::wrapped(style.fonts.caption, ui::iconText(icon::kInfo) + "  " + one.certaintyText, style.accent);
    ui::gap(frame, 6);
  }
}

std::size_t hiddenOf(const Frame& frame, const Answer& answer) {
  const Visibility& visibility = frame.session().visibility();
  const auto& blanks = frame.panels.question.blanks;
  // Who is asked about may be left out on purpose.
  return static_cast<std::size_t>(std::count_if(answer.vertices.begin(), answer.vertices.end(), [&](VertexIndex v) {
    return !visibility.shows(v) && std::ranges::find(blanks, BlankValue{v}) == blanks.end();
  }));
}

void drawAnswerSentence(Frame& frame, const Answer& answer) {
  const Style& style = frame.style;
  ui::wrapped(style.fonts.body, answer.sentence, style.text);
  frame.trace.target("question:sentence", ui::lastItem());
  if (const std::size_t hidden = hiddenOf(frame, answer); hidden > 0) {
    ImGui::AlignTextToFramePadding();
    ui::text(style.fonts.caption, filled(say::kSomeHidden, frame.language(), hidden), style.accent);
    ImGui::SameLine();
    if (ui::quietButton(frame, "question:show_all", frame.text(say::kClearFilters))) frame.run("clear_filters");
  }
  ui::gap(frame, 4);
}

}  // namespace

void drawAnswer(Frame& frame) {
  const QuestionPage& page = frame.panels.question;
  const Style& style = frame.style;
  if (!page.problem.empty()) {
    ui::wrapped(errorText(page.problem, frame.language()), style.problem);
    ui::gap(frame, 4);
    if (ui::quietButton(frame, "question:again", frame.text(say::kAskAgain))) frame.commands.push(command::askAgain);
    return;
  }
  if (frame.workspace.answering.running())
    return ui::wrapped(fmt::format("{} {}", frame.text(say::kAnswering), frame.text(say::kEscCancels)), style.muted);
  if (!page.answer) return ui::wrapped(frame.text(say::kNoAnswerYet), style.muted);
  const Answer& answer = *page.answer;
  drawAnswerSentence(frame, answer);
  if (answer.rows.empty()) return;
  const float all = ImGui::GetContentRegionAvail().x;
  const bool chosen = page.row && *page.row < answer.rows.size();
  const float aside = std::clamp(all * 0.36F, style.px(220), style.px(420));
  const bool roomForBoth = chosen || all > style.px(kRoomForBoth);
  ImGui::BeginChild("table", {roomForBoth ? all - aside - style.px(14) : all, 0});
  drawTable(frame, answer);
  ImGui::EndChild();
  if (!roomForBoth) return;
  ImGui::SameLine(0, style.px(14));
  ImGui::BeginChild("evidence", {0, 0});
  if (chosen)
    drawEvidence(frame, answer.rows[*page.row]);
  else
    ui::wrapped(frame.text(say::kChooseRow), style.muted);
  ImGui::EndChild();
}

}  // namespace samspil
