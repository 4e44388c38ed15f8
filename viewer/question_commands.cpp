#include <algorithm>

#include <fmt/format.h>

#include "viewer/commands.h"
#include "viewer/texts.h"

namespace samspil::command {

namespace {

// What an answer was made from.
std::string questionKey(const Workspace& workspace) {
  const QuestionPage& page = workspace.panels.question;
  std::string key = fmt::format("{}/{}/{}", workspace.session().network().revision(),
                                static_cast<int>(workspace.language()), page.question->id);
  for (std::size_t i = 0; i < page.blanks.size(); ++i)
    key += "/" + blankText(workspace.session().network(), page.question->blanks[i], page.blanks[i], Language::danish) +
           (std::holds_alternative<VertexIndex>(page.blanks[i])
                ? std::string(workspace.session().network().key(std::get<VertexIndex>(page.blanks[i])))
                : std::string());
  return key;
}

bool complete(const QuestionPage& page) {
  return std::none_of(page.blanks.begin(), page.blanks.end(),
                      [](const BlankValue& value) { return std::holds_alternative<std::monostate>(value); });
}

template <typename Id>
std::vector<Id> sorted(std::vector<Id> ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

Highlight highlightOf(const Workspace& workspace, const QuestionPage& page) {
  if (!page.answer) return {};
  if (!page.row || *page.row >= page.answer->rows.size()) return {page.answer->vertices, page.answer->edges};
  const AnswerRow& row = page.answer->rows[*page.row];
  std::vector<VertexIndex> vertices = row.vertices;
  for (const EdgeIndex e : row.edges) {
    vertices.push_back(workspace.session().network().edge(e).from);
    vertices.push_back(workspace.session().network().edge(e).to);
  }
  return {sorted(std::move(vertices)), sorted(row.edges)};
}

// Brings some vertices near enough to be read, without filling the canvas with two that stand close.
void showWhole(Workspace& workspace, const std::vector<VertexIndex>& vertices) {
  Box world;
  for (const VertexIndex v : vertices) {
    if (const auto mark = workspace.derived.scene.markOf(v)) world.add(workspace.derived.scene.marks[*mark].position);
  }
  if (world.empty()) return;
  const Camera& camera = workspace.state.camera;
  workspace.moveCamera(framed(camera, world, kFitMargin * 2, camera.fitScale * 2.5F));
}

}  // namespace

Result<void> openQuestions(Workspace& workspace) {
  workspace.panels.question.typed = {.open = true, .takeFocus = true};
  workspace.panels.question.question = nullptr;
  workspace.state.drawer = DrawerPage::questions;
  return {};
}

Result<void> askQuestion(Workspace& workspace, const Question& question, std::vector<BlankValue> blanks) {
  QuestionPage& page = workspace.panels.question;
  blanks.resize(question.blanks.size());
  page = {.question = &question, .blanks = std::move(blanks), .lit = page.lit, .lookWanted = true};
  workspace.state.drawer = DrawerPage::questions;
  workspace.state.showDoors = false;
  for (std::size_t i = page.blanks.size(); i-- > 0;) {
    if (std::holds_alternative<std::monostate>(page.blanks[i])) page.openBlank = i;
  }
  if (page.openBlank) page.choice = {.open = true, .takeFocus = true};
  renewAnswer(workspace);
  return {};
}

Result<void> askWithSelected(Workspace& workspace, std::string_view id) {
  const Question* question = findQuestion(id);
  std::vector<BlankValue> blanks(question->blanks.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < blanks.size() && next < workspace.state.selection.size(); ++i) {
    if (question->blanks[i].kind == BlankKind::entity) blanks[i] = workspace.state.selection[next++];
  }
  return askQuestion(workspace, *question, std::move(blanks));
}

Result<void> fillBlank(Workspace& workspace, std::size_t blank, BlankValue value) {
  const QuestionPage& page = workspace.panels.question;
  std::vector<BlankValue> blanks = page.blanks;
  blanks[blank] = value;
  return askQuestion(workspace, *page.question, std::move(blanks));
}

Result<void> pointOutRow(Workspace& workspace, std::optional<std::size_t> row) {
  QuestionPage& page = workspace.panels.question;
  page.row = row;
  page.scrollToRow = true;
  if (row) showWhole(workspace, highlightOf(workspace, page).vertices);
  return {};
}

Result<void> stepInAnswer(Workspace& workspace, int by) {
  const QuestionPage& page = workspace.panels.question;
  if (!page.answer || page.answer->rows.empty()) return {};
  const auto count = static_cast<int>(page.answer->rows.size());
  const int from = page.row ? static_cast<int>(*page.row) : by > 0 ? -1 : count;
  return pointOutRow(workspace, static_cast<std::size_t>((from + by + count) % count));
}

Result<void> closeQuestions(Workspace& workspace) {
  QuestionPage& page = workspace.panels.question;
  if (page.openBlank) {
    page.openBlank.reset();
  } else if (page.row) {
    page.row.reset();
  } else if (page.question != nullptr) {
    page = {.lit = page.lit};
  } else {
    workspace.state.drawer = DrawerPage::none;
  }
  return {};
}

Result<void> withoutSelected(Workspace& workspace) {
  const VertexIndex gone = workspace.state.selection.front();
  TRY(hideSelected(workspace));
  workspace.refresh();
  return askQuestion(workspace, *findQuestion("who_loses"), {gone});
}

void renewAnswer(Workspace& workspace) {
  constexpr std::chrono::milliseconds kAtOnce{60};  // most answers are there by then
  QuestionPage& page = workspace.panels.question;
  const bool asking = workspace.state.drawer == DrawerPage::questions && page.question != nullptr;
  if (asking && complete(page)) {
    const std::string key = questionKey(workspace);
    const bool fresh = key != page.answered;
    if (fresh) {
      page.answered = key;
      page.problem.clear();
      page.answer.reset();
      workspace.answering.start(
          [reader = NetworkReader(workspace.session()), question = page.question, blanks = page.blanks,
           language = workspace.language()](JobControl& job) { return ask(reader, *question, blanks, language, job); });
    }
    if (auto done = workspace.answering.take(fresh ? kAtOnce : std::chrono::milliseconds{})) {
      if (!*done) page.problem = done->error().message;
      if (*done) page.answer = std::move(**done);
      if (page.answer && page.row && *page.row >= page.answer->rows.size()) page.row.reset();
    }
  } else {
    workspace.answering.cancel();
    page.answer.reset();
    page.answered.clear();
  }
  const bool lit = asking && page.answer;
  if (lit) workspace.state.highlight = highlightOf(workspace, page);
  if (!lit && page.lit) workspace.state.highlight = {};
  page.lit = lit;
}

void cancelAnswer(Workspace& workspace) {
  workspace.answering.cancel();
  workspace.panels.question.problem = say::kAnswerCancelled.in(workspace.language());
}

Result<void> askAgain(Workspace& workspace) {
  workspace.panels.question.answered.clear();
  return {};
}

}  // namespace samspil::command
