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
#include "graph/ascending_column.h"
#include "graph/change_set.h"
#include "graph/date_column.h"
#include "graph/key_slots.h"
#include "graph/packed_column.h"
#include "graph/source_table.h"
#include "graph/statement.h"
#include "graph/statement_block.h"
#include "graph/string_column.h"
#include "graph/value_run.h"
#include "graph/vocabulary.h"

namespace samspil {

using VertexIndex = StrongId<struct VertexIndexTag>;
using EdgeIndex = StrongId<struct EdgeIndexTag>;

struct Edge {
  VertexIndex from, to;
  RelationId relation;
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

// Columns of a snapshot whose rows are put together when they are looked at.
struct StatementColumns {
  StatementRow operator[](std::size_t at) const {
    const StatementShape& shape = shapes[shapeOf[at]];
    return {StatementId{ids[at]}, SourceId{sources[at]}, shape.validFrom,
            shape.validTo,        shape.certainty,       shape.passage};
  }
  PackedColumn::View ids, sources, shapeOf;
  const StatementShape* shapes = nullptr;
};
struct HalfEdgeColumns {
  HalfEdge operator[](std::size_t at) const { return {VertexIndex{neighbors[at]}, EdgeIndex{edges[at]}}; }
  PackedColumn::View neighbors, edges;
};
using StatementRows = ValueRun<StatementColumns>;  // the statements of a tie
using HalfEdges = ValueRun<HalfEdgeColumns>;       // the ties at an entity

// A place in one of a snapshot's dictionaries (countries, cities, subtypes); 0 is "not known".
using CategoryIndex = std::uint32_t;

class GraphSnapshot {
 public:
  Revision revision() const { return revision_; }
  const Vocabulary& vocabulary() const { return vocabulary_; }

  const SourceTable& sources() const { return sources_; }
  std::optional<SourceView> source(SourceId id) const { return sources_.find(id); }
  std::optional<SourceView> findSource(std::string_view key) const { return sources_.find(key); }

  std::size_t vertexCount() const { return types_.size(); }
  std::size_t edgeCount() const { return edgeTo_.size(); }
  std::size_t statementCount() const { return statementIds_.size(); }

  EntityId entity(VertexIndex v) const { return EntityId{v.value + idsLeftOut_[v.value]}; }
  TypeId type(VertexIndex v) const { return TypeId{static_cast<std::uint16_t>(types_[v.value])}; }
  std::string_view key(VertexIndex v) const { return keyIsFolded_[v.value] != 0 ? lastSearchLine(v) : keys_[v.value]; }
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
  Certainty certainty(VertexIndex v) const { return static_cast<Certainty>(certainties_[v.value]); }

  std::optional<VertexIndex> find(EntityId id) const;
  std::optional<VertexIndex> findKey(std::string_view key) const;

  Edge edge(EdgeIndex e) const { return {VertexIndex{edgeFrom_[e.value]}, VertexIndex{edgeTo_[e.value]}, relation(e)}; }
  RelationId relation(EdgeIndex e) const { return RelationId{static_cast<std::uint16_t>(edgeRelation_[e.value])}; }
  StatementRows statements(EdgeIndex e) const;  // in ascending StatementId
  const Family& family(EdgeIndex e) const { return vocabulary_.familyOf(relation(e)); }
  // The best (smallest) certainty among the statements of a tie.
  Certainty certainty(EdgeIndex e) const;

  // Edges at a vertex, both directions, in ascending (neighbour, edge). A self-loop appears once.
  HalfEdges incident(VertexIndex v) const {
    return {{neighbors_.view(), neighborEdges_.view()}, incidentEnds_[v.value], incidentEnds_[v.value + 1]};
  }
  std::size_t degree(VertexIndex v) const { return incidentEnds_[v.value + 1] - incidentEnds_[v.value]; }

 private:
  friend class SnapshotBuilder;  // and its State
  friend class EdgeBuilder;
  std::string_view lastSearchLine(VertexIndex v) const;

  Revision revision_ = 0;
  Vocabulary vocabulary_;
  SourceTable sources_;
  AscendingColumn idsLeftOut_;  // an entity's id less its vertex
  PackedColumn types_;
  CompactStringColumn keys_;  // "" for those that are the last line of the search text
  PackedColumn keyIsFolded_;  // 1 for those
  KeySlots vertexByKey_;
  CompactStringColumn names_;     // the Danish name, then the English one where it is another
  PackedColumn danishNameSizes_;  // 0: the name, if any, is for both languages
  StringColumn searchTexts_;
  PackedColumn countries_, cities_, subtypes_;
  std::vector<std::string> countryNames_, cityNames_, subtypeNames_;
  DateColumn validFrom_, validTo_;
  PackedColumn certainties_;
  PackedColumn factSourceSets_;  // into factSourceEnds_, less one
  std::vector<std::uint32_t> factSourceEnds_;
  std::vector<SourceId> factSources_;
  AscendingColumn edgeFrom_;
  PackedColumn edgeTo_, edgeRelation_;
  AscendingColumn furtherStatements_;  // of the edges before: statements beyond the first of each
  PackedColumn statementIds_, statementSources_, statementShapeOf_;
  std::vector<StatementShape> statementShapes_;
  AscendingColumn incidentEnds_;  // 0, then where each vertex's half edges end
  PackedColumn neighbors_, neighborEdges_;
};

static_assert(std::random_access_iterator<StatementRows::Iterator> && std::random_access_iterator<HalfEdges::Iterator>);

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

// Builds a snapshot from one scan of each record family. Sources come first, entities in ascending id; the facts of an
// entity come right after it; statements come in any order, in blocks or one by one. finish() refuses, with
// invalidData, entities out of order, terms that the vocabulary lacks and statements whose ends are missing; facts of
// an unknown source count as undated. Sources and entities are for one thread, blocks of statements for another each.
// Cost: one pass over each record, a sort of the statements part by part, on all cores; some ten bytes a statement, let
// go as they become part of what stays.
class SnapshotBuilder {
 public:
  SnapshotBuilder(Vocabulary vocabulary, SourceTable sources);
  ~SnapshotBuilder();
  SnapshotBuilder(SnapshotBuilder&&) noexcept;
  SnapshotBuilder& operator=(SnapshotBuilder&&) noexcept;

  // Tells the largest id that an entity may have, as far as it is known. REQUIRES: called before statements are added.
  void expect(EntityId last);
  void addSource(const SourceView& source);  // in ascending id
  void addEntity(EntityId id, TypeId type, std::string_view key);
  void addEntity(const Entity& entity) { addEntity(entity.id, entity.type, entity.key); }
  void addFacts(const FactsView& facts);  // of the entity added last
  void addFacts(const EntityFacts& facts);
  void addStatement(const TieStatement& statement);
  // An empty block, whose rows lie as the builder sorts them; others are taken as well.
  StatementBlock newBlock() const;
  void addStatements(StatementBlock block);
  // REQUIRES: called once, after everything was added.
  Result<SnapshotPtr> finish(Revision revision);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace samspil
