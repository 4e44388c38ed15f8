// Puts an answer together: rows with what they rest on, and at the end the sources of all of them read in one go.
// Inside session/questions/ only.
#pragma once

#include <initializer_list>

#include "session/questions/question.h"

namespace samspil {

class AnswerBuilder {
 public:
  AnswerBuilder(const QuestionInput& input, std::initializer_list<UiText> columns);

  struct Row {
    std::vector<std::string> cells;
    std::vector<VertexIndex> vertices;
    std::vector<EdgeIndex> edges;           // cited with all their statements, unless `statements` says which
    std::vector<StatementId> statements;    // cited as they are, in this order
    std::vector<VertexIndex> factsOf = {};  // what sources say of these is cited
  };
  void add(Row row) { rows_.push_back(std::move(row)); }
  std::size_t count() const { return rows_.size(); }
  // Lights up on the map besides what the rows are about.
  void light(VertexIndex v) { lit_.push_back(v); }

  Result<Answer> finish(std::string sentence);

 private:
  // Adds to the row's edges those that its statements belong to.
  Result<std::vector<Evidence>> evidenceOf(Row& row) const;

  const QuestionInput& input_;
  std::vector<std::string> columns_;
  std::vector<Row> rows_;
  std::vector<VertexIndex> lit_;
};

// Words for cells and sentences. A theme begins with a small letter, as within a sentence.
std::string nameIn(const QuestionInput& input, VertexIndex v);
std::string inSentence(const QuestionInput& input, VertexIndex v);
std::string typeIn(const QuestionInput& input, VertexIndex v);
// "A, B og 3 andre"
std::string listIn(const QuestionInput& input, const std::vector<VertexIndex>& vertices, std::size_t most = 3);
// "3 aktører", "1 aktør"
std::string countIn(const QuestionInput& input, std::size_t count, UiText one, UiText many);
// The tie as it reads from one of its ends: "er medlem af".
std::string relationIn(const QuestionInput& input, EdgeIndex edge, VertexIndex readFrom);
std::string certaintyIn(const QuestionInput& input, Certainty certainty);

bool isActor(const GraphSnapshot& network, VertexIndex v);
bool isWish(const GraphSnapshot& network, EdgeIndex e);
bool inFamily(const GraphSnapshot& network, EdgeIndex e, std::string_view family);
// Collaboration, structure, governance, money: the two have something to do with each other.
bool isWork(const GraphSnapshot& network, EdgeIndex e);
VertexIndex otherEnd(const GraphSnapshot& network, EdgeIndex e, VertexIndex v);
// The year of the newest source of a tie; 0: no source is dated.
int newestYear(const GraphSnapshot& network, EdgeIndex e);
// Sorted as the language's readers expect.
void sortByName(const QuestionInput& input, std::vector<VertexIndex>& vertices);

// What ties a vertex to others, a neighbour once with all its ties, in ascending neighbour.
struct Neighbor {
  VertexIndex vertex;
  std::vector<EdgeIndex> edges;
};
template <typename Wanted>
std::vector<Neighbor> neighborsBy(const GraphSnapshot& network, VertexIndex v, Wanted wanted) {
  std::vector<Neighbor> neighbors;
  for (const HalfEdge half : network.incident(v)) {
    if (half.neighbor == v || !wanted(half)) continue;
    if (neighbors.empty() || neighbors.back().vertex != half.neighbor) neighbors.push_back({half.neighbor, {}});
    neighbors.back().edges.push_back(half.edge);
  }
  return neighbors;
}
// "er medlem af; samarbejder med": the relations of some ties as they read from one end, each once.
std::string relationsIn(const QuestionInput& input, const std::vector<EdgeIndex>& edges, VertexIndex readFrom);

}  // namespace samspil
