#include "session/questions/answer_builder.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "graph/analysis/wording.h"
#include "graph/gaps/gap_text.h"

namespace samspil {
namespace {

template <typename Id>
void sortUnique(std::vector<Id>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

struct StatementOrder {
  bool operator()(const StatementRow& row, StatementId id) const { return row.id < id; }
  bool operator()(StatementId id, const StatementRow& row) const { return id < row.id; }
};

std::string withParts(std::string sentence, std::initializer_list<std::string> parts) {
  for (const std::string& part : parts) {
    if (!part.empty()) sentence += " · " + part;
  }
  return sentence;
}

Evidence statementEvidence(const QuestionInput& input, const TieStatement& statement) {
  const GraphSnapshot& network = input.network;
  const StatementText text = describeStatement(statement, input.network, input.reader.store(), input.language);
  const auto from = network.find(statement.from), to = network.find(statement.to);
  const Relation& relation = network.vocabulary().relation(statement.relation);
  std::string sentence = from && to ? tieSentence(relation, network.name(*from, input.language),
                                                  network.name(*to, input.language), true, input.language)
                                    : std::string();
  return {.statement = statement.id,
          .sentence = withParts(std::move(sentence), {text.role, text.period, text.amount, text.note}),
          .certainty = text.certainty,
          .certaintyText = text.certaintyText,
          .reference = text.reference};
}

std::optional<EdgeIndex> edgeOf(const GraphSnapshot& network, const TieStatement& statement) {
  const auto from = network.find(statement.from);
  if (!from) return {};
  for (const HalfEdge half : network.incident(*from)) {
    if (network.edge(half.edge).relation != statement.relation) continue;
    const auto rows = network.statements(half.edge);
    if (std::binary_search(rows.begin(), rows.end(), statement.id, StatementOrder{})) return half.edge;
  }
  return {};
}

Evidence factsEvidence(const QuestionInput& input, VertexIndex v, const EntityFacts& facts) {
  const std::string_view described =
      facts.value(input.danish() ? property::kDescriptionDanish : property::kDescriptionEnglish);
  const std::string name{input.network.name(v, input.language)};
  return {.statement = {},
          .sentence = described.empty() ? name : name + ": " + std::string(described),
          .certainty = facts.certainty,
          .certaintyText = certaintyLabel(facts.certainty, input.language),
          .reference = describeReference(facts.reference, input.network, input.language)};
}

}  // namespace

AnswerBuilder::AnswerBuilder(const QuestionInput& input, std::initializer_list<UiText> columns) : input_(input) {
  for (const UiText& column : columns) columns_.emplace_back(column.in(input.language));
}

Result<std::vector<Evidence>> AnswerBuilder::evidenceOf(Row& row) const {
  std::vector<StatementId> ids = row.statements;
  if (ids.empty()) {
    for (const EdgeIndex edge : row.edges) {
      for (const StatementRow& statement : input_.network.statements(edge)) ids.push_back(statement.id);
    }
  }
  TRY_ASSIGN(std::vector<TieStatement> statements, input_.reader.store().tieStatements(ids));
  if (row.statements.empty()) {
    std::stable_sort(statements.begin(), statements.end(),
                     [](const TieStatement& a, const TieStatement& b) { return a.certainty < b.certainty; });
  }
  std::vector<Evidence> evidence;
  for (const TieStatement& statement : statements) {
    evidence.push_back(statementEvidence(input_, statement));
    const auto edge = edgeOf(input_.network, statement);
    if (edge && std::find(row.edges.begin(), row.edges.end(), *edge) == row.edges.end()) row.edges.push_back(*edge);
  }
  for (const VertexIndex v : row.factsOf) {
    TRY_ASSIGN(const auto facts, input_.reader.store().facts(input_.network.entity(v)));
    for (const EntityFacts& one : facts) evidence.push_back(factsEvidence(input_, v, one));
  }
  return evidence;
}

Result<Answer> AnswerBuilder::finish(std::string sentence) {
  Answer answer{.sentence = std::move(sentence), .columns = columns_, .vertices = lit_};
  std::size_t read = 0;
  for (Row& row : rows_) {
    TRY(input_.job.checkpoint(read++, rows_.size()));
    TRY_ASSIGN(std::vector<Evidence> evidence, evidenceOf(row));
    answer.vertices.insert(answer.vertices.end(), row.vertices.begin(), row.vertices.end());
    answer.edges.insert(answer.edges.end(), row.edges.begin(), row.edges.end());
    for (const EdgeIndex e : row.edges) {
      answer.vertices.push_back(input_.network.edge(e).from);
      answer.vertices.push_back(input_.network.edge(e).to);
    }
    answer.rows.push_back({std::move(row.cells), std::move(row.vertices), std::move(row.edges), std::move(evidence)});
  }
  sortUnique(answer.vertices);
  sortUnique(answer.edges);
  return answer;
}

std::string nameIn(const QuestionInput& input, VertexIndex v) {
  return std::string(input.network.name(v, input.language));
}

std::string inSentence(const QuestionInput& input, VertexIndex v) {
  return nameOf(input.network, v).in(input.language);
}

std::string typeIn(const QuestionInput& input, VertexIndex v) {
  return input.network.vocabulary().type(input.network.type(v)).label.in(input.language);
}

std::string listIn(const QuestionInput& input, const std::vector<VertexIndex>& vertices, std::size_t most) {
  return namesIn(input.network, vertices, most, input.language);
}

std::string countIn(const QuestionInput& input, std::size_t count, UiText one, UiText many) {
  return countedIn(count, one.in(input.language), many.in(input.language));
}

std::string relationIn(const QuestionInput& input, EdgeIndex edge, VertexIndex readFrom) {
  const Edge& tie = input.network.edge(edge);
  const Relation& relation = input.network.vocabulary().relation(tie.relation);
  return (tie.from == readFrom || !relation.directed ? relation.label : relation.inverse).in(input.language);
}

std::string relationsIn(const QuestionInput& input, const std::vector<EdgeIndex>& edges, VertexIndex readFrom) {
  std::vector<std::string> words;
  for (const EdgeIndex edge : edges) {
    std::string word = relationIn(input, edge, readFrom);
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(std::move(word));
  }
  return joinText(words, ", ");
}

std::string certaintyIn(const QuestionInput& input, Certainty certainty) {
  return certaintyLabel(certainty, input.language);
}

bool isActor(const GraphSnapshot& network, VertexIndex v) { return network.vocabulary().type(network.type(v)).actor; }

bool isWish(const GraphSnapshot& network, EdgeIndex e) { return network.family(e).wish; }

bool inFamily(const GraphSnapshot& network, EdgeIndex e, std::string_view family) {
  return network.family(e).key == family;
}

bool isWork(const GraphSnapshot& network, EdgeIndex e) {
  const Family& family = network.family(e);
  return !family.wish && family.key != "content" && family.key != "document" && family.key != "time";
}

VertexIndex otherEnd(const GraphSnapshot& network, EdgeIndex e, VertexIndex v) {
  const Edge& edge = network.edge(e);
  return edge.from == v ? edge.to : edge.from;
}

int newestYear(const GraphSnapshot& network, EdgeIndex e) {
  int newest = 0;
  for (const StatementRow& row : network.statements(e))
    newest = std::max<int>(newest, network.sources().dateOf(row.source).year);
  return newest;
}

void sortByName(const QuestionInput& input, std::vector<VertexIndex>& vertices) {
  const Collator collator(input.language);
  std::stable_sort(vertices.begin(), vertices.end(), [&](VertexIndex a, VertexIndex b) {
    return collator(input.network.name(a, input.language), input.network.name(b, input.language));
  });
}

}  // namespace samspil
