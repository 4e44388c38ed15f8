// A question is a sentence with blanks that a strategist would ask, and a function that answers it from the network:
// by a sentence, by what lights up on the map, and by a table of which every row says where it comes from.
//
//   const QuestionMatch match = matchQuestions(network, "hvem arbejder med demens?", Language::danish).front();
//   TRY_ASSIGN(const Answer answer, ask(session, *match.question, match.blanks, Language::danish, job));
//   show(answer.sentence, answer.columns, answer.rows);
//
// Answers are about the whole network, whatever the view's filter hides. Without network access and without guessing:
// an answer is computed, and the same network gives the same answer. A new question is a function and a line in one of
// the files here; palette, panel, command line and the tests over all questions follow from the catalogue.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/job.h"
#include "session/details.h"
#include "session/texts.h"

namespace samspil {

// What may stand in a blank.
enum class BlankKind : std::uint8_t {
  entity,
  theme,  // an entity of a theme type
  type,   // an entity type, read in the singular
  types,  // the same, read in the plural
  year,
};

struct Blank {
  std::string_view id;  // as it stands in the question's text, between braces
  BlankKind kind = BlankKind::entity;
  UiText label;              // "tema"
  std::string_view example;  // what it begins with: a key of the built-in network; for years "oldest" or "newest"
};

// monostate: not filled yet.
using BlankValue = std::variant<std::monostate, VertexIndex, TypeId, int>;

struct Evidence {
  StatementId statement;  // none (0): what a source says of an entity
  std::string sentence;   // "Aarhus Universitetshospital er medlem af EUHA · siden 2017"
  Certainty certainty = Certainty::stated;
  std::string certaintyText;
  ReferenceText reference;
};

struct AnswerRow {
  std::vector<std::string> cells;     // one for each column
  std::vector<VertexIndex> vertices;  // the row is about these; the first one first
  std::vector<EdgeIndex> edges;       // the ties it rests on
  std::vector<Evidence> evidence;     // never empty
};

struct Answer {
  std::string question;  // with its blanks filled
  std::string sentence;
  std::vector<std::string> columns;
  std::vector<AnswerRow> rows;
  std::vector<VertexIndex> vertices;  // what lights up on the map, each once
  std::vector<EdgeIndex> edges;
};

struct QuestionInput {
  const NetworkReader& reader;
  const GraphSnapshot& network;
  Language language;
  std::span<const BlankValue> blanks;  // all filled, each with what its kind wants
  JobControl& job;

  VertexIndex entity(std::size_t blank) const { return std::get<VertexIndex>(blanks[blank]); }
  TypeId type(std::size_t blank) const { return std::get<TypeId>(blanks[blank]); }
  int year(std::size_t blank) const { return std::get<int>(blanks[blank]); }
  bool danish() const { return language == Language::danish; }
  std::string_view say(std::string_view inDanish, std::string_view inEnglish) const {
    return danish() ? inDanish : inEnglish;
  }
};

struct Question {
  std::string_view id;  // stable: "who_works_on"
  UiText text;          // "Hvem arbejder med {theme}?"
  std::span<const Blank> blanks;
  std::span<const std::string_view> phrasings;  // other ways to ask it, in either language, with the same blanks
  Result<Answer> (*answer)(const QuestionInput& input) = nullptr;
};

std::span<const Question* const> questionCatalogue();
const Question* findQuestion(std::string_view id);

// Error invalidArgument where a blank is not filled, or not with what it wants.
Result<Answer> ask(const NetworkReader& reader, const Question& question, std::span<const BlankValue> blanks,
                   Language language, JobControl& job);

// The question with its blanks filled; an open one reads "[tema]".
std::string questionText(const GraphSnapshot& network, const Question& question, std::span<const BlankValue> blanks,
                         Language language);
std::string blankText(const GraphSnapshot& network, const Blank& blank, const BlankValue& value, Language language);

// What an open blank may begin with: its example if the network has it, else what is most tied of its kind; a year is
// that of the oldest or newest dated source. monostate where the network has nothing of the kind.
BlankValue exampleFor(const GraphSnapshot& network, const Question& question, std::size_t blank);

}  // namespace samspil
