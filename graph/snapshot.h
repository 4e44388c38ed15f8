// GraphSnapshot is the network in memory at one revision: immutable, dense, made for scanning. Algorithms, filters and
// the viewer use it; what they do not need on every frame (notes, sections, facts in full) stays in the store and is
// read when asked for.
//
// Vertices are numbered 0..vertexCount()-1 in ascending EntityId, edges 0..edgeCount()-1 in ascending (from, relation,
// to). An edge is a tie: all statements of one relation from one entity to another. An undirected relation has one
// edge, with the statements written either way round, its `from` being the smaller vertex. Any number of threads may
// read one. Views that it returns live as long as it does.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "base/strong_id.h"
#include "graph/change_set.h"
#include "graph/statement.h"
#include "graph/statement_block.h"
#include "graph/string_column.h"
#include "graph/vocabulary.h"

namespace samspil {

using VertexIndex = StrongId<struct VertexIndexTag>;
using EdgeIndex = StrongId<struct EdgeIndexTag>;

struct Edge {
  VertexIndex from, to;
  RelationId relation;
  std::uint32_t firstStatement = 0;  // into the statement rows; they end where the next edge's begin
};

struct HalfEdge {
  VertexIndex neighbor;
  EdgeIndex edge;
};

// What scans need of a tie statement; the rest is in the store under its id.
struct StatementRow {
  StatementId id;
  SourceId source;
  PartialDate validFrom, validTo;
  Certainty certainty = Certainty::stated;
  Passage passage = Passage::plain;
};

// The statements of a tie, read like a container of StatementRow; each row is put together when it is looked at.
class StatementRows {
 public:
  class Iterator {
   public:
    using value_type = StatementRow;
    using reference = StatementRow;
    using difference_type = std::ptrdiff_t;
    using iterator_concept = std::random_access_iterator_tag;
    using iterator_category = std::input_iterator_tag;  // its rows are values, not places
    struct pointer {
      StatementRow row;
      const StatementRow* operator->() const { return &row; }
    };

    Iterator() = default;
    Iterator(const StatementRows& rows, std::size_t at)
        : ids_(rows.ids_), shapeOf_(rows.shapeOf_), shapes_(rows.shapes_), at_(static_cast<std::ptrdiff_t>(at)) {}
    StatementRow operator*() const { return rowOf(ids_[at_], shapes_[shapeOf_[at_]]); }
    StatementRow operator[](difference_type n) const { return *(*this + n); }
    pointer operator->() const { return {**this}; }
    Iterator& operator+=(difference_type n) {
      at_ += n;
      return *this;
    }
    Iterator& operator-=(difference_type n) { return *this += -n; }
    Iterator& operator++() { return *this += 1; }
    Iterator& operator--() { return *this += -1; }
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    Iterator operator--(int) {
      Iterator before = *this;
      --*this;
      return before;
    }
    friend Iterator operator+(Iterator it, difference_type n) { return it += n; }
    friend Iterator operator+(difference_type n, Iterator it) { return it += n; }
    friend Iterator operator-(Iterator it, difference_type n) { return it -= n; }
    friend difference_type operator-(const Iterator& a, const Iterator& b) { return a.at_ - b.at_; }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }
    friend auto operator<=>(const Iterator& a, const Iterator& b) { return a.at_ <=> b.at_; }

   private:
    const StatementId* ids_ = nullptr;
    const std::uint32_t* shapeOf_ = nullptr;
    const StatementShape* shapes_ = nullptr;
    std::ptrdiff_t at_ = 0;
  };

  StatementRows(const StatementId* ids, const std::uint32_t* shapeOf, const StatementShape* shapes, std::size_t count)
      : ids_(ids), shapeOf_(shapeOf), shapes_(shapes), count_(count) {}
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, count_}; }
  std::size_t size() const { return count_; }
  bool empty() const { return count_ == 0; }
  StatementRow operator[](std::size_t i) const { return rowOf(ids_[i], shapes_[shapeOf_[i]]); }
  StatementRow front() const { return (*this)[0]; }

 private:
  static StatementRow rowOf(StatementId id, const StatementShape& shape) {
    return {id, shape.source, shape.validFrom, shape.validTo, shape.certainty, shape.passage};
  }
  const StatementId* ids_;
  const std::uint32_t* shapeOf_;
  const StatementShape* shapes_;
  std::size_t count_;
};

// A place in one of a snapshot's dictionaries (countries, cities, subtypes); 0 is "not known".
using CategoryIndex = std::uint32_t;

class GraphSnapshot {
 public:
  Revision revision() const { return revision_; }
  const Vocabulary& vocabulary() const { return vocabulary_; }

  // In ascending SourceId.
  std::span<const Source> sources() const { return sources_; }
  const Source* source(SourceId id) const;
  const Source* findSource(std::string_view key) const;

  std::size_t vertexCount() const { return entities_.size(); }
  std::size_t edgeCount() const { return edges_.size(); }
  std::size_t statementCount() const { return statementIds_.size(); }

  EntityId entity(VertexIndex v) const { return entities_[v.value]; }
  TypeId type(VertexIndex v) const { return types_[v.value]; }
  std::string_view key(VertexIndex v) const { return keys_[v.value]; }
  // The shown name: of the preferred source that gives one in `language`, else in the other language, else the key.
  std::string_view name(VertexIndex v, Language language) const;
  // All names, aliases and the key, folded (base/text.h), separated by line breaks: what search looks through.
  std::string_view searchText(VertexIndex v) const { return searchTexts_[v.value]; }
  const StringColumn& searchTexts() const { return searchTexts_; }
  CategoryIndex country(VertexIndex v) const { return countries_[v.value]; }
  CategoryIndex city(VertexIndex v) const { return cities_[v.value]; }
  std::string_view countryName(CategoryIndex index) const { return countryNames_[index]; }  // ISO code; 0: ""
  std::string_view cityName(CategoryIndex index) const { return cityNames_[index]; }        // 0: ""
  // The subtype's key, such as "faculty" or "eu_office", as the preferred source gives it; 0: "".
  CategoryIndex subtype(VertexIndex v) const { return subtypes_[v.value]; }
  std::string_view subtypeName(CategoryIndex index) const { return subtypeNames_[index]; }
  std::size_t countryCount() const { return countryNames_.size(); }
  std::size_t cityCount() const { return cityNames_.size(); }
  PartialDate validFrom(VertexIndex v) const { return validFrom_[v.value]; }
  PartialDate validTo(VertexIndex v) const { return validTo_[v.value]; }
  // The sources that state facts of an entity, in ascending id.
  std::span<const SourceId> factSources(VertexIndex v) const;
  // The certainty of the preferred facts; inferred where no source states any facts of the entity.
  Certainty certainty(VertexIndex v) const { return certainties_[v.value]; }

  std::optional<VertexIndex> find(EntityId id) const;
  std::optional<VertexIndex> findKey(std::string_view key) const;

  const Edge& edge(EdgeIndex e) const { return edges_[e.value]; }
  StatementRows statements(EdgeIndex e) const;  // in ascending StatementId
  const Family& family(EdgeIndex e) const { return vocabulary_.familyOf(edges_[e.value].relation); }
  // The best (smallest) certainty among the statements of a tie.
  Certainty certainty(EdgeIndex e) const;

  // Edges at a vertex, both directions, in ascending (neighbour, edge). A self-loop appears once.
  std::span<const HalfEdge> incident(VertexIndex v) const;
  std::size_t degree(VertexIndex v) const { return incident(v).size(); }

 private:
  friend class SnapshotBuilder;  // and its State
  friend class EdgeBuilder;

  Revision revision_ = 0;
  Vocabulary vocabulary_;
  std::vector<Source> sources_;
  std::vector<EntityId> entities_;
  std::vector<TypeId> types_;
  StringColumn keys_, namesDanish_, namesEnglish_, searchTexts_;
  std::vector<CategoryIndex> countries_, cities_, subtypes_;
  std::vector<std::string> countryNames_, cityNames_, subtypeNames_;
  std::vector<PartialDate> validFrom_, validTo_;
  std::vector<Certainty> certainties_;
  std::vector<std::uint32_t> factSourceOffsets_;
  std::vector<SourceId> factSources_;
  std::vector<VertexIndex> vertexByKey_;  // sorted by key
  std::vector<Edge> edges_;
  std::vector<StatementId> statementIds_;
  std::vector<std::uint32_t> statementShapeOf_;  // into statementShapes_
  std::vector<StatementShape> statementShapes_;
  std::vector<std::uint32_t> incidentOffsets_;
  std::vector<HalfEdge> incident_;
};

static_assert(std::random_access_iterator<StatementRows::Iterator>);

using SnapshotPtr = std::shared_ptr<const GraphSnapshot>;

// Facts as they are read by the million: views of the reader's bytes, which live through the call.
struct PropertyView {
  std::string_view name, value;
};
struct FactsView {
  EntityId entity;
  SourceId source;
  Certainty certainty = Certainty::stated;
  std::vector<PropertyView> properties;  // sorted by name
};

// Builds a snapshot from one scan of each record family. Entities come in ascending id; the facts of an entity come
// right after it; statements come in any order, in blocks or one by one. finish() refuses, with invalidData, entities
// out of order, terms that the vocabulary lacks and statements whose ends are missing; facts of an unknown source count
// as undated. Entities are for one thread, blocks of statements for another each. Cost: one pass over each record, a
// counting sort of the statements and one sort of the keys, on all cores; sixteen bytes a statement on top of what
// stays.
class SnapshotBuilder {
 public:
  SnapshotBuilder(Vocabulary vocabulary, std::vector<Source> sources);
  ~SnapshotBuilder();
  SnapshotBuilder(SnapshotBuilder&&) noexcept;
  SnapshotBuilder& operator=(SnapshotBuilder&&) noexcept;

  void reserve(std::size_t entities);
  void addEntity(EntityId id, TypeId type, std::string_view key);
  void addEntity(const Entity& entity) { addEntity(entity.id, entity.type, entity.key); }
  void addFacts(const FactsView& facts);  // of the entity added last
  void addFacts(const EntityFacts& facts);
  void addStatement(const TieStatement& statement);
  void addStatements(StatementBlock block);
  // REQUIRES: called once, after everything was added.
  Result<SnapshotPtr> finish(Revision revision);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace samspil
