// A filter turned into tables over one snapshot, so that applying it is a scan. Inside graph/ only.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "graph/filter.h"

namespace samspil {

// What the terms of one field make of each of the field's values: alternatives to be in, and exclusions.
class Alternatives {
 public:
  explicit Alternatives(std::size_t values) : wanted_(values, 0), unwanted_(values, 0) {}
  void add(std::size_t value, bool excluded) { (excluded ? unwanted_ : wanted_)[value] = 1; }
  // Called for each term, also where none of its values is known: such a term matches nothing.
  void addTerm(bool excluded) { someWanted_ = someWanted_ || !excluded; }
  bool allows(std::size_t value) const { return (!someWanted_ || wanted_[value] != 0) && unwanted_[value] == 0; }

 private:
  std::vector<std::uint8_t> wanted_, unwanted_;
  bool someWanted_ = false;
};

class CompiledFilter {
 public:
  // All terms but those of the field `without`.
  CompiledFilter(const Filter& filter, const GraphSnapshot& snapshot,
                 std::optional<FilterField> without = std::nullopt);

  // Whether the statement satisfies the terms on ties, but for the relation's, which are those of its edge.
  bool allows(const StatementRow& row) const;
  bool allows(RelationId relation) const { return relations_[relation.value] != 0; }
  // Whether a tie has a statement that satisfies all terms on ties.
  bool allows(EdgeIndex e) const;

  Visibility apply() const;

 private:
  void compileVertexTerms();
  void compileMunicipalities();
  void compileTieTerms();
  template <typename Mark>
  void compileField(FilterField field, Alternatives& alternatives, Mark markValue) const;
  template <typename ValueOf>
  void narrowVertices(const Alternatives& alternatives, ValueOf valueOf);
  std::vector<const FilterTerm*> termsOf(FilterField field) const;
  static bool allowsRange(const std::vector<const FilterTerm*>& terms, int first, int last);
  std::size_t shownDegree(const Visibility& visibility, VertexIndex v) const;
  void narrowByTies(Visibility& visibility) const;

  const GraphSnapshot& snapshot_;
  std::vector<const FilterTerm*> terms_;
  bool hasTieTerms_ = false;
  bool hasStatementTerms_ = false;      // terms on ties other than relation and family
  std::vector<std::uint8_t> vertices_;  // satisfies the terms on vertices, degree aside
  std::vector<std::uint8_t> relations_;
  std::array<std::uint8_t, 4> certainties_{};
  std::vector<std::uint8_t> documents_;  // by SourceId; the last place stands for unknown sources
  std::vector<const FilterTerm*> years_, degrees_;
};

}  // namespace samspil
