// Questions: a field for free words, the list of all questions, or the one that is asked with its blanks and answer.
#include "viewer/panels/question_page.h"

#include <algorithm>

#include "base/text.h"
#include "graph/themes.h"
#include "viewer/commands.h"
#include "viewer/drawer.h"
#include "viewer/icons.h"
#include "viewer/panels/pick_list.h"
#include "viewer/texts.h"

namespace samspil {

namespace {

constexpr std::size_t kMostChoices = 8;

void askMatch(Frame& frame, const QuestionMatch& match) {
  frame.commands.push([match](Workspace& w) { return command::askQuestion(w, *match.question, match.blanks); });
}

// A question with what stands in its blanks: the selected one in the first, examples in the rest.
std::vector<BlankValue> suggestedBlanks(const Frame& frame, const Question& question) {
  const auto& network = frame.session().network();
  std::vector<BlankValue> blanks;
  std::size_t next = 0;
  for (std::size_t i = 0; i < question.blanks.size(); ++i) {
    const bool fromSelection = question.blanks[i].kind == BlankKind::entity && next < frame.state.selection.size();
    blanks.push_back(fromSelection ? BlankValue{frame.state.selection[next++]} : exampleFor(network, question, i));
  }
  return blanks;
}

void drawField(Frame& frame) {
  QuestionPage& page = frame.panels.question;
  const auto& matches = frame.derived().typedQuestions;
  const bool typing = !trimmed(page.typed.text).empty();
  const auto field =
      ui::pickField(frame, "question:field", frame.text(say::kAskHint), page.typed, typing ? matches.size() : 0,
                    std::min(ImGui::GetContentRegionAvail().x, frame.style.px(560)));
  if (field.taken && typing && page.typed.cursor < matches.size()) askMatch(frame, matches[page.typed.cursor]);
}

void drawMatches(Frame& frame) {
  const auto& network = frame.session().network();
  const auto& matches = frame.derived().typedQuestions;
  ui::gap(frame, 6);
  if (!matches.empty() && !matches.front().sure)
    ui::text(frame.style.fonts.caption, frame.text(say::kDidYouMean), frame.style.muted);
  const bool mouseMoved = ImGui::GetIO().MouseDelta.x != 0 || ImGui::GetIO().MouseDelta.y != 0;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const std::string text = questionText(network, *matches[i].question, matches[i].blanks, frame.language());
    const ui::PickRow row{.icon = icon::kComments, .title = text};
    if (ui::pickRow(frame, "match:" + std::string(matches[i].question->id), row, frame.panels.question.typed, i,
                    mouseMoved))
      askMatch(frame, matches[i]);
  }
}

// All questions in two columns, with blanks filled so that one click answers.
void drawAllQuestions(Frame& frame) {
  const auto& network = frame.session().network();
  ui::gap(frame, 6);
  const int columns = ImGui::GetContentRegionAvail().x > frame.style.px(760) ? 2 : 1;
  if (!ImGui::BeginTable("all", columns, ImGuiTableFlags_SizingStretchSame)) return;
  for (const Question* question : questionCatalogue()) {
    ImGui::TableNextColumn();
    const auto blanks = suggestedBlanks(frame, *question);
    const std::string text = questionText(network, *question, blanks, frame.language());
    const std::string id = "question:" + std::string(question->id);
    ui::text(ui::iconText(icon::kComments), frame.style.muted);
    ImGui::SameLine(0, frame.style.px(8));
    if (ui::link(frame, id.c_str(), frame.style.fonts.body, text, ImGui::GetContentRegionAvail().x))
      askMatch(frame, {.question = question, .blanks = blanks});
    ui::gap(frame, 2);
  }
  ImGui::EndTable();
}

// What a blank can be filled with, for what is typed: its text and value.
struct Choice {
  BlankValue value;
  std::string text, note;
};

std::vector<VertexIndex> themesByTies(const GraphSnapshot& network) {
  std::vector<VertexIndex> themes;
  for (std::uint32_t i = 0; i < network.vertexCount(); ++i) {
    if (isTheme(network, VertexIndex{i})) themes.push_back(VertexIndex{i});
  }
  std::stable_sort(themes.begin(), themes.end(),
                   [&](VertexIndex a, VertexIndex b) { return network.degree(a) > network.degree(b); });
  return themes;
}

std::vector<Choice> entityChoices(const Frame& frame, const Blank& blank) {
  const auto& network = frame.session().network();
  const std::string& typed = frame.panels.question.choice.text;
  std::vector<VertexIndex> vertices;
  if (trimmed(typed).empty() && blank.kind == BlankKind::theme) {
    vertices = themesByTies(network);
  } else if (trimmed(typed).empty()) {
    vertices = frame.state.selection;
    for (const Hub& hub : frame.derived().overview.hubs) vertices.push_back(hub.vertex);
  }
  for (const SearchHit& hit : searchEntities(network, typed, frame.language(), kMostChoices * 4))
    vertices.push_back(hit.vertex);
  std::vector<Choice> choices;
  for (const VertexIndex v : vertices) {
    const EntityType& type = network.vocabulary().type(network.type(v));
    if (blank.kind == BlankKind::theme && !isThemeType(type)) continue;
    choices.push_back({v, std::string(network.name(v, frame.language())), type.label.in(frame.language())});
  }
  return choices;
}

std::vector<Choice> typeChoices(const Frame& frame, const Blank& blank) {
  const std::string folded = foldForSearch(frame.panels.question.choice.text);
  std::vector<Choice> choices;
  for (const EntityType& type : frame.session().network().vocabulary().types) {
    const std::string& text = (blank.kind == BlankKind::types ? type.plural : type.label).in(frame.language());
    if (foldForSearch(text).contains(folded)) choices.push_back({type.id, text, {}});
  }
  return choices;
}

std::vector<Choice> yearChoices(const Frame& frame, const Blank& blank) {
  const std::string& typed = frame.panels.question.choice.text;
  std::vector<Choice> choices;
  const auto& network = frame.session().network();
  if (const BlankValue year = resolveBlank(network, blank, typed, frame.language()); std::holds_alternative<int>(year))
    choices.push_back({year, std::string(trimmed(typed)), {}});
  std::vector<int> years;
  for (const SourceView& source : network.sources()) {
    if (source.date.known()) years.push_back(source.date.year);
  }
  std::sort(years.begin(), years.end());
  years.erase(std::unique(years.begin(), years.end()), years.end());
  for (const int year : years) {
    if (choices.empty() || choices.front().text != std::to_string(year))
      choices.push_back({year, std::to_string(year), {}});
  }
  return choices;
}

std::vector<Choice> choicesFor(const Frame& frame, const Blank& blank) {
  std::vector<Choice> choices;
  switch (blank.kind) {
    case BlankKind::entity:
    case BlankKind::theme: choices = entityChoices(frame, blank); break;
    case BlankKind::type:
    case BlankKind::types: choices = typeChoices(frame, blank); break;
    case BlankKind::year: choices = yearChoices(frame, blank); break;
  }
  const std::size_t most = blank.kind == BlankKind::type || blank.kind == BlankKind::types ? 24 : kMostChoices;
  if (choices.size() > most) choices.resize(most);
  return choices;
}

// The list of choices below a blank.
void drawChoices(Frame& frame, Vec2 at) {
  QuestionPage& page = frame.panels.question;
  const std::size_t open = *page.openBlank;
  const Blank& blank = page.question->blanks[open];
  const Style& style = frame.style;
  const auto choices = choicesFor(frame, blank);
  const float rowsHeight = std::min(static_cast<float>(choices.size()), 8.0F) * style.px(36);
  const float height = rowsHeight + style.px(60);
  const float below = ImGui::GetIO().DisplaySize.y - at.y;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(8), style.px(8)));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  const bool upwards = below < height + style.px(20);
  ui::beginCard(frame, "choices", upwards ? Vec2{at.x, at.y - style.px(34)} : at, {0, upwards ? 1.0F : 0.0F},
                style.px(400), true);
  const std::string hint = filled(say::kChoose, frame.language(), blank.label.in(frame.language()));
  const auto field =
      ui::pickField(frame, "choice:field", hint, page.choice, choices.size(), ImGui::GetContentRegionAvail().x);
  ui::gap(frame, 4);
  ImGui::BeginChild("rows", {0, rowsHeight});
  const bool mouseMoved = ImGui::GetIO().MouseDelta.x != 0 || ImGui::GetIO().MouseDelta.y != 0;
  std::optional<BlankValue> taken;
  if (field.taken && page.choice.cursor < choices.size()) taken = choices[page.choice.cursor].value;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const ui::PickRow row{.icon = icon::kDot, .title = choices[i].text, .note = choices[i].note};
    if (ui::pickRow(frame, fmt::format("choice:{}", i), row, page.choice, i, mouseMoved)) taken = choices[i].value;
  }
  ImGui::EndChild();
  const bool outside =
      !ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem | ImGuiHoveredFlags_ChildWindows);
  const bool leave = outside && !ImGui::IsWindowAppearing() && ImGui::IsMouseClicked(ImGuiMouseButton_Left);
  ui::endCard();
  ImGui::PopStyleVar(2);
  if (taken) frame.commands.push([open, value = *taken](Workspace& w) { return command::fillBlank(w, open, value); });
  if (leave) page.openBlank.reset();
}

// A blank within the sentence: filled or open, a click changes it.
Box drawBlank(Frame& frame, std::size_t index) {
  QuestionPage& page = frame.panels.question;
  const Style& style = frame.style;
  const Blank& blank = page.question->blanks[index];
  const bool open = std::holds_alternative<std::monostate>(page.blanks[index]);
  const std::string words = open ? filled(say::kChoose, frame.language(), blank.label.in(frame.language()))
                                 : blankText(frame.session().network(), blank, page.blanks[index], frame.language());
  const std::string id = fmt::format("blank:{}", index);
  ImGui::PushStyleColor(ImGuiCol_Button, imColor(style.accentSoft));
  ImGui::PushStyleColor(ImGuiCol_Text, imColor(open ? style.accent : style.text));
  ImGui::PushFont(style.fonts.strong);
  const bool pressed = ImGui::Button((words + "  " + ui::iconText(icon::kCaretDown) + "##" + id).c_str());
  ImGui::PopFont();
  ImGui::PopStyleColor(2);
  const Box box = ui::lastItem();
  frame.trace.target(id, box);
  if (pressed) {
    page.openBlank = page.openBlank == index ? std::nullopt : std::optional(index);
    page.choice = {.open = true, .takeFocus = true};
  }
  return box;
}

void flow(const Frame& frame, float width) {
  const float right = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x;
  const float next = ImGui::GetItemRectMax().x + frame.style.px(6) + width;
  if (next < right) ImGui::SameLine(0, frame.style.px(6));
}

// "Hvem arbejder med [rehabilitering]?", a word or a blank after the other.
void drawSentence(Frame& frame) {
  const QuestionPage& page = frame.panels.question;
  const Style& style = frame.style;
  std::string_view rest = page.question->text.in(frame.language());
  std::optional<Box> open;
  // Words and blanks on one line, as high as the way back before it.
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(style.px(10), (style.px(34) - ImGui::GetFontSize()) / 2));
  while (!rest.empty()) {
    const auto begin = rest.find('{');
    const auto words = rest.substr(0, begin);
    if (!trimmed(words).empty()) {
      ImGui::AlignTextToFramePadding();
      ui::text(style.fonts.heading, trimmed(words), style.text);
      flow(frame, style.px(160));
    }
    if (begin == std::string_view::npos) break;
    const auto end = rest.find('}', begin);
    const auto id = rest.substr(begin + 1, end - begin - 1);
    for (std::size_t i = 0; i < page.question->blanks.size(); ++i) {
      if (page.question->blanks[i].id != id) continue;
      const Box box = drawBlank(frame, i);
      if (page.openBlank == i) open = box;
    }
    rest.remove_prefix(end + 1);
    flow(frame, style.px(90));
  }
  ImGui::PopStyleVar();
  ImGui::NewLine();
  if (open) drawChoices(frame, {open->min.x, open->max.y + style.px(4)});
}

}  // namespace

void drawQuestionPage(Frame& frame) {
  QuestionPage& page = frame.panels.question;
  if (page.question == nullptr) {
    drawField(frame);
    if (trimmed(page.typed.text).empty())
      drawAllQuestions(frame);
    else
      drawMatches(frame);
    return;
  }
  if (ui::iconButton(frame, "question:all", icon::kChevronLeft, frame.text(say::kAllQuestions)))
    frame.commands.push(command::openQuestions);
  ImGui::SameLine(0, frame.style.px(8));
  ImGui::BeginGroup();
  drawSentence(frame);
  ImGui::EndGroup();
  if (page.question != nullptr) drawAnswer(frame);
}

}  // namespace samspil
