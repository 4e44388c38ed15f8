// ask: a question in plain Danish or English, answered by a sentence, a table and its sources.
#include <ostream>

#include <fmt/ostream.h>

#include "base/text.h"
#include "cli/commands/commands.h"
#include "cli/json_output.h"
#include "session/questions/question_match.h"

namespace samspil {
namespace {

constexpr std::size_t kSuggestions = 3;

struct AskOptions {
  std::vector<std::string> words;
  std::size_t top = 0;
  bool json = false;
};

Json evidenceJson(const std::vector<Evidence>& evidence) {
  Json list = Json::array();
  for (const Evidence& one : evidence) {
    list.push_back({{"sentence", one.sentence},
                    {"certainty", certaintyName(one.certainty)},
                    {"reference", referenceJson(one.reference)}});
  }
  return list;
}

Json keysOf(const GraphSnapshot& network, const std::vector<VertexIndex>& vertices) {
  Json keys = Json::array();
  for (const VertexIndex v : vertices) keys.push_back(network.key(v));
  return keys;
}

Json blankJson(const GraphSnapshot& network, const BlankValue& value) {
  if (const auto* v = std::get_if<VertexIndex>(&value)) return network.key(*v);
  if (const auto* type = std::get_if<TypeId>(&value)) return network.vocabulary().type(*type).key;
  if (const auto* year = std::get_if<int>(&value)) return *year;
  return nullptr;
}

Json answerJson(const GraphSnapshot& network, const QuestionMatch& match, const Answer& answer, std::size_t rows) {
  Json blanks = Json::object(), list = Json::array();
  for (std::size_t i = 0; i < match.blanks.size(); ++i)
    blanks[std::string(match.question->blanks[i].id)] = blankJson(network, match.blanks[i]);
  for (std::size_t i = 0; i < rows; ++i) {
    const AnswerRow& row = answer.rows[i];
    list.push_back(
        {{"cells", row.cells}, {"entities", keysOf(network, row.vertices)}, {"evidence", evidenceJson(row.evidence)}});
  }
  return {{"question", match.question->id},
          {"text", answer.question},
          {"blanks", blanks},
          {"sentence", answer.sentence},
          {"columns", answer.columns},
          {"count", answer.rows.size()},
          {"rows", list},
          {"entities", keysOf(network, answer.vertices)}};
}

void printAnswer(const CommandContext& context, const Answer& answer, std::size_t rows) {
  fmt::print(context.out, "{}\n{}\n", answer.question, answer.sentence);
  for (std::size_t i = 0; i < rows; ++i) {
    const AnswerRow& row = answer.rows[i];
    fmt::print(context.out, "\n{}\n", row.cells.front());
    for (std::size_t c = 1; c < row.cells.size(); ++c) {
      if (!row.cells[c].empty()) fmt::print(context.out, "  {}: {}\n", answer.columns[c], row.cells[c]);
    }
    for (const Evidence& one : row.evidence)
      fmt::print(context.out, "      {}\n        {} ({})\n", one.sentence, one.reference.sentence, one.certaintyText);
  }
  if (rows < answer.rows.size()) {
    fmt::print(context.out, "\n{} {}\n", answer.rows.size() - rows,
               context.words("rækker mere; --top 0 viser dem.", "more rows; --top 0 shows them."));
  }
}

Json suggestionsJson(const GraphSnapshot& network, const std::vector<QuestionMatch>& matches, Language language) {
  Json list = Json::array();
  for (const QuestionMatch& match : matches)
    list.push_back(
        {{"question", match.question->id}, {"text", questionText(network, *match.question, match.blanks, language)}});
  return list;
}

// Not understood: what it may have meant, and nothing is answered.
ExitStatus suggest(const CommandContext& context, const GraphSnapshot& network, const AskOptions& options,
                   const std::vector<QuestionMatch>& matches) {
  if (options.json) {
    print(context.out, {{"question", nullptr}, {"did_you_mean", suggestionsJson(network, matches, context.language)}});
    return ExitStatus::failed;
  }
  fmt::print(context.err, "{}\n",
             context.words("Det forstod jeg ikke helt. Mente du:", "Not quite understood. Did you mean:"));
  for (const QuestionMatch& match : matches)
    fmt::print(context.err, "  {}\n", questionText(network, *match.question, match.blanks, context.language));
  return ExitStatus::failed;
}

ExitStatus listQuestions(const CommandContext& context, const GraphSnapshot& network, const AskOptions& options) {
  Json list = Json::array();
  for (const Question* question : questionCatalogue()) {
    const std::string text = questionText(network, *question, {}, context.language);
    list.push_back({{"question", question->id}, {"text", text}});
    if (!options.json) fmt::print(context.out, "{}\n", text);
  }
  if (options.json) print(context.out, {{"questions", list}});
  return ExitStatus::done;
}

Result<ExitStatus> run(const CommandContext& context, const AskOptions& options) {
  TRY_ASSIGN(const auto session, context.openForReading());
  const GraphSnapshot& network = session->network();
  const std::string text = joinText(options.words, " ");
  if (trimmed(text).empty()) return listQuestions(context, network, options);
  const auto matches = matchQuestions(network, text, context.language, kSuggestions);
  if (matches.empty() || !matches.front().sure) return suggest(context, network, options, matches);
  JobControl job;
  const QuestionMatch& match = matches.front();
  TRY_ASSIGN(const Answer answer, ask(*session, *match.question, match.blanks, context.language, job));
  const std::size_t rows = options.top == 0 ? answer.rows.size() : std::min(options.top, answer.rows.size());
  if (options.json)
    print(context.out, answerJson(network, match, answer, rows));
  else
    printAnswer(context, answer, rows);
  return ExitStatus::done;
}

}  // namespace

CommandRunner defineAsk(Arguments arguments) {
  const auto options = std::make_shared<AskOptions>();
  arguments.optionalOperand(
      {"spørgsmål", "question"}, options->words,
      {"På almindeligt dansk eller engelsk, fx \"hvem arbejder med demens?\"; uden et: listen over alle spørgsmål",
       "In plain Danish or English, e.g. \"hvem arbejder med demens?\"; without one, all questions are listed"});
  arguments.option("--top", options->top, {"Højst så mange rækker; 0: alle", "How many rows at most; 0: all"}, "N")
      .showDefault();
  arguments.json(options->json);
  return [options](CommandContext& context) { return run(context, *options); };
}

}  // namespace samspil
