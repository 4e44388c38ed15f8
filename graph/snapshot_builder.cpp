#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/text.h"
#include "graph/snapshot.h"

namespace samspil {
namespace {

// The value that stands for one property of the entity in hand: of all sources that give one, the preferred source's.
struct Choice {
  std::string value;
  Certainty certainty = Certainty::inferred;
  const Source* source = nullptr;

  void offer(std::string_view offered, Certainty offeredCertainty, const Source& from) {
    if (offered.empty()) return;
    if (source != nullptr && !preferredOver(offeredCertainty, from, certainty, *source)) return;
    value = offered;
    certainty = offeredCertainty;
    source = &from;
  }
  void clear() {
    value.clear();
    certainty = Certainty::inferred;
    source = nullptr;
  }
};

// Gives equal texts one number, in the order of first sight; the empty text is 0.
class Dictionary {
 public:
  CategoryIndex indexOf(const std::string& text, std::vector<std::string>& names) {
    if (text.empty()) return 0;
    const auto [place, isNew] = indexes_.try_emplace(text, static_cast<CategoryIndex>(names.size()));
    if (isNew) names.push_back(text);
    return place->second;
  }

 private:
  std::unordered_map<std::string, CategoryIndex> indexes_;
};

struct PendingStatement {
  EntityId from, to;  // replaced by VertexIndex values before sorting
  RelationId relation;
  StatementRow row;
};

// From EntityId to vertex: a table where the ids are dense enough to afford one, else a binary search.
class VertexOfEntity {
 public:
  static constexpr std::uint32_t kMissing = ~std::uint32_t{0};

  explicit VertexOfEntity(const std::vector<EntityId>& entities) : entities_(entities) {
    // Ids are given in order, so gaps come from deletions only; at most this many empty places a vertex are affordable.
    constexpr std::size_t kPlacesPerVertex = 8;
    const std::size_t places = entities.empty() ? 0 : std::size_t{entities.back().value} + 1;
    if (places > entities.size() * kPlacesPerVertex) return;
    table_.assign(places, kMissing);
    for (std::size_t v = 0; v < entities.size(); ++v) table_[entities[v].value] = static_cast<std::uint32_t>(v);
  }

  std::uint32_t operator()(EntityId id) const {
    if (!table_.empty()) return id.value < table_.size() ? table_[id.value] : kMissing;
    const auto found = std::lower_bound(entities_.begin(), entities_.end(), id);
    return found != entities_.end() && *found == id ? static_cast<std::uint32_t>(found - entities_.begin()) : kMissing;
  }

 private:
  const std::vector<EntityId>& entities_;
  std::vector<std::uint32_t> table_;
};

// offsets[i] = where the run of i begins, given counts in offsets[i + 1].
void sumUp(std::vector<std::uint32_t>& offsets) { std::partial_sum(offsets.begin(), offsets.end(), offsets.begin()); }

// The order of the statements by (from, relation, to, id): a counting sort by `from`, then a sort within each run.
std::vector<std::uint32_t> sortedOrder(const std::vector<PendingStatement>& pending, std::size_t vertexCount) {
  std::vector<std::uint32_t> ends(vertexCount + 1, 0);
  for (const PendingStatement& statement : pending) ++ends[statement.from.value + 1];
  sumUp(ends);
  std::vector<std::uint32_t> order(pending.size());
  for (std::uint32_t i = 0; i < pending.size(); ++i) order[ends[pending[i].from.value]++] = i;
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    const PendingStatement& x = pending[a];
    const PendingStatement& y = pending[b];
    return std::tie(x.relation, x.to, x.row.id) < std::tie(y.relation, y.to, y.row.id);
  };
  std::uint32_t begin = 0;
  for (std::size_t v = 0; v < vertexCount; ++v) {
    std::sort(order.begin() + begin, order.begin() + ends[v], before);  // filling moved ends[v] to the end of v's run
    begin = ends[v];
  }
  return order;
}

std::vector<VertexIndex> sortedByKey(const StringColumn& keys) {
  std::vector<VertexIndex> order(keys.size());
  for (std::uint32_t v = 0; v < order.size(); ++v) order[v] = VertexIndex{v};
  std::sort(order.begin(), order.end(), [&](VertexIndex a, VertexIndex b) {
    const int sign = keys[a.value].compare(keys[b.value]);
    return sign != 0 ? sign < 0 : a < b;
  });
  return order;
}

}  // namespace

struct SnapshotBuilder::State {
  std::unique_ptr<GraphSnapshot> snapshot = std::make_unique<GraphSnapshot>();
  std::vector<PendingStatement> pending;
  Dictionary countries, cities, subtypes;
  std::optional<Error> error;  // the first thing that was wrong

  // Of the entity added last.
  std::string key;
  Choice nameDanish, nameEnglish, country, city, subtype, validFrom, validTo, certainty;
  std::string searchText;

  void refuse(std::string message) {
    if (!error)
      error = Error{ErrorCode::invalidData, std::move(message) + " Run `samspil check` for the whole account."};
  }
  void addSearchLine(std::string_view text);
  void closeEntity();
  void resolveEnds();
  void layDownEdges();
  void layDownIncidence();
};

SnapshotBuilder::SnapshotBuilder(Vocabulary vocabulary, std::vector<Source> sources)
    : state_(std::make_unique<State>()) {
  GraphSnapshot& snapshot = *state_->snapshot;
  snapshot.vocabulary_ = std::move(vocabulary);
  snapshot.sources_ = std::move(sources);
  std::sort(snapshot.sources_.begin(), snapshot.sources_.end(),
            [](const Source& a, const Source& b) { return a.id < b.id; });
  snapshot.countryNames_.emplace_back();
  snapshot.cityNames_.emplace_back();
  snapshot.subtypeNames_.emplace_back();
  snapshot.factSourceOffsets_.push_back(0);
}

SnapshotBuilder::~SnapshotBuilder() = default;
SnapshotBuilder::SnapshotBuilder(SnapshotBuilder&&) noexcept = default;
SnapshotBuilder& SnapshotBuilder::operator=(SnapshotBuilder&&) noexcept = default;

void SnapshotBuilder::reserve(std::size_t entities, std::size_t statements) {
  // Lengths seen in registers of organisations; a reserve that is too small costs one copy, no more.
  constexpr std::size_t kKeyBytes = 24, kNameBytes = 32, kSearchBytes = 64;
  GraphSnapshot& snapshot = *state_->snapshot;
  snapshot.entities_.reserve(entities);
  snapshot.types_.reserve(entities);
  snapshot.keys_.reserve(entities, entities * kKeyBytes);
  snapshot.namesDanish_.reserve(entities, entities * kNameBytes);
  snapshot.namesEnglish_.reserve(entities, entities * kNameBytes);
  snapshot.searchTexts_.reserve(entities, entities * kSearchBytes);
  snapshot.countries_.reserve(entities);
  snapshot.cities_.reserve(entities);
  snapshot.subtypes_.reserve(entities);
  snapshot.validFrom_.reserve(entities);
  snapshot.validTo_.reserve(entities);
  snapshot.certainties_.reserve(entities);
  snapshot.factSourceOffsets_.reserve(entities + 1);
  snapshot.factSources_.reserve(entities);
  state_->pending.reserve(statements);
}

void SnapshotBuilder::addEntity(const Entity& entity) {
  State& state = *state_;
  state.closeEntity();
  GraphSnapshot& snapshot = *state.snapshot;
  if (!snapshot.entities_.empty() && entity.id <= snapshot.entities_.back()) {
    state.refuse(fmt::format("Entity {} ({}) is out of order.", entity.id.value, entity.key));
  }
  if (entity.type.value >= snapshot.vocabulary_.types.size()) {
    state.refuse(fmt::format("Entity {} ({}) has a type that the vocabulary lacks.", entity.id.value, entity.key));
  }
  snapshot.entities_.push_back(entity.id);
  snapshot.types_.push_back(entity.type);
  state.key = entity.key;
}

void SnapshotBuilder::addFacts(const EntityFacts& facts) {
  static const Source kUnknownSource;
  State& state = *state_;
  GraphSnapshot& snapshot = *state.snapshot;
  if (snapshot.entities_.empty() || snapshot.entities_.back() != facts.entity) {
    state.refuse(fmt::format("Facts are stated of entity {}, which does not exist.", facts.entity.value));
    return;
  }
  const Source* known = snapshot.source(facts.reference.source);
  const Source& source = known != nullptr ? *known : kUnknownSource;
  const auto offer = [&](Choice& choice, std::string_view name) {
    choice.offer(facts.value(name), facts.certainty, source);
  };
  offer(state.nameDanish, property::kNameDanish);
  offer(state.nameEnglish, property::kNameEnglish);
  offer(state.country, property::kCountry);
  offer(state.city, property::kCity);
  offer(state.subtype, property::kSubtype);
  offer(state.validFrom, property::kValidFrom);
  offer(state.validTo, property::kValidTo);
  state.certainty.offer("known", facts.certainty, source);
  for (const Property& p : facts.properties) {
    if (p.name == property::kNameDanish || p.name == property::kNameEnglish || p.name == property::kAlias) {
      state.addSearchLine(p.value);
    }
  }
  snapshot.factSources_.push_back(facts.reference.source);
}

void SnapshotBuilder::addStatement(const TieStatement& s) {
  state_->pending.push_back(
      {s.from, s.to, s.relation, {s.id, s.reference.source, s.validFrom, s.validTo, s.certainty, s.reference.passage}});
}

void SnapshotBuilder::State::addSearchLine(std::string_view text) {
  const std::string folded = foldForSearch(text);
  if (folded.empty()) return;
  for (const std::string_view line : splitText(searchText, '\n')) {
    if (line == folded) return;
  }
  if (!searchText.empty()) searchText += '\n';
  searchText += folded;
}

// Writes the columns of the entity added last.
void SnapshotBuilder::State::closeEntity() {
  if (snapshot->entities_.size() == snapshot->keys_.size()) return;
  addSearchLine(key);
  snapshot->keys_.push(key);
  snapshot->namesDanish_.push(nameDanish.value);
  snapshot->namesEnglish_.push(nameEnglish.value);
  snapshot->searchTexts_.push(searchText);
  snapshot->countries_.push_back(countries.indexOf(country.value, snapshot->countryNames_));
  snapshot->cities_.push_back(cities.indexOf(city.value, snapshot->cityNames_));
  snapshot->subtypes_.push_back(subtypes.indexOf(subtype.value, snapshot->subtypeNames_));
  snapshot->validFrom_.push_back(parseIsoDate(validFrom.value).value_or(PartialDate{}));
  snapshot->validTo_.push_back(parseIsoDate(validTo.value).value_or(PartialDate{}));
  snapshot->certainties_.push_back(certainty.certainty);
  auto& factSources = snapshot->factSources_;
  std::sort(factSources.begin() + snapshot->factSourceOffsets_.back(), factSources.end());
  snapshot->factSourceOffsets_.push_back(static_cast<std::uint32_t>(factSources.size()));
  for (Choice* choice : {&nameDanish, &nameEnglish, &country, &city, &subtype, &validFrom, &validTo, &certainty})
    choice->clear();
  searchText.clear();
}

// Replaces entity ids by vertices, and turns undirected statements so that `from` is the smaller vertex.
void SnapshotBuilder::State::resolveEnds() {
  const VertexOfEntity vertexOf(snapshot->entities_);
  const Vocabulary& vocabulary = snapshot->vocabulary_;
  for (PendingStatement& statement : pending) {
    if (statement.relation.value >= vocabulary.relations.size()) {
      return refuse(fmt::format("Statement {} has a relation that the vocabulary lacks.", statement.row.id.value));
    }
    for (EntityId* end : {&statement.from, &statement.to}) {
      const std::uint32_t vertex = vertexOf(*end);
      if (vertex == VertexOfEntity::kMissing) {
        return refuse(
            fmt::format("Statement {} ties entity {}, which does not exist.", statement.row.id.value, end->value));
      }
      end->value = vertex;
    }
    const bool backwards = statement.to < statement.from;
    if (backwards && !vocabulary.relation(statement.relation).directed) std::swap(statement.from, statement.to);
  }
}

void SnapshotBuilder::State::layDownEdges() {
  const std::vector<std::uint32_t> order = sortedOrder(pending, snapshot->vertexCount());
  snapshot->statements_.reserve(order.size());
  for (const std::uint32_t i : order) {
    const PendingStatement& statement = pending[i];
    const VertexIndex from{statement.from.value}, to{statement.to.value};
    auto& edges = snapshot->edges_;
    if (edges.empty() ||
        std::tie(edges.back().from, edges.back().relation, edges.back().to) != std::tie(from, statement.relation, to)) {
      edges.push_back({from, to, statement.relation, static_cast<std::uint32_t>(snapshot->statements_.size())});
    }
    snapshot->statements_.push_back(statement.row);
  }
  snapshot->edges_.shrink_to_fit();
  pending = {};
}

void SnapshotBuilder::State::layDownIncidence() {
  std::vector<std::uint32_t>& offsets = snapshot->incidentOffsets_;
  offsets.assign(snapshot->vertexCount() + 1, 0);
  for (const Edge& edge : snapshot->edges_) {
    ++offsets[edge.from.value + 1];
    if (edge.from != edge.to) ++offsets[edge.to.value + 1];
  }
  sumUp(offsets);
  std::vector<HalfEdge>& incident = snapshot->incident_;
  incident.resize(offsets.back());
  std::vector<std::uint32_t> next(offsets.begin(), offsets.end() - 1);
  for (std::uint32_t e = 0; e < snapshot->edges_.size(); ++e) {
    const Edge& edge = snapshot->edges_[e];
    incident[next[edge.from.value]++] = {edge.to, EdgeIndex{e}};
    if (edge.from != edge.to) incident[next[edge.to.value]++] = {edge.from, EdgeIndex{e}};
  }
  for (std::size_t v = 0; v < snapshot->vertexCount(); ++v) {
    std::sort(incident.begin() + offsets[v], incident.begin() + offsets[v + 1],
              [](HalfEdge a, HalfEdge b) { return std::tie(a.neighbor, a.edge) < std::tie(b.neighbor, b.edge); });
  }
}

Result<SnapshotPtr> SnapshotBuilder::finish(Revision revision) {
  State& state = *state_;
  state.closeEntity();
  if (!state.error) state.resolveEnds();
  if (state.error) return std::unexpected(*state.error);
  state.layDownEdges();
  state.layDownIncidence();
  state.snapshot->vertexByKey_ = sortedByKey(state.snapshot->keys_);
  state.snapshot->revision_ = revision;
  return SnapshotPtr(std::move(state.snapshot));
}

}  // namespace samspil
