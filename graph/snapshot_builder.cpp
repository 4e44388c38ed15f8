#include <algorithm>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <tbb/parallel_invoke.h>

#include "base/text.h"
#include "graph/edge_builder.h"
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

std::vector<VertexIndex> sortedByKey(const StringColumn& keys) {
  std::vector<VertexIndex> vertices;
  vertices.reserve(keys.size());
  for (const std::uint32_t v : sortedOrder(keys)) vertices.emplace_back(v);
  return vertices;
}

}  // namespace

struct SnapshotBuilder::State {
  std::unique_ptr<GraphSnapshot> snapshot = std::make_unique<GraphSnapshot>();
  std::vector<StatementBlock> blocks;
  StatementBlock single;  // statements that come one by one
  Dictionary countries, cities, subtypes;
  std::optional<Error> error;  // the first thing that was wrong

  // Of the entity added last.
  Choice nameDanish, nameEnglish, country, city, subtype, validFrom, validTo, certainty;
  std::string searchText;
  std::string folded;  // one line of it

  void refuse(std::string message) {
    if (!error)
      error = Error{ErrorCode::invalidData, std::move(message) + " Run `samspil check` for the whole account."};
  }
  // The choice that a property is offered to; null: the snapshot does not keep it.
  Choice* choiceOf(std::string_view name) {
    if (name == property::kNameDanish) return &nameDanish;
    if (name == property::kNameEnglish) return &nameEnglish;
    if (name == property::kCountry) return &country;
    if (name == property::kCity) return &city;
    if (name == property::kSubtype) return &subtype;
    if (name == property::kValidFrom) return &validFrom;
    return name == property::kValidTo ? &validTo : nullptr;
  }
  void addSearchLine(std::string_view text);
  void closeEntity();
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

void SnapshotBuilder::reserve(std::size_t entities) {
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
}

void SnapshotBuilder::addEntity(EntityId id, TypeId type, std::string_view key) {
  State& state = *state_;
  state.closeEntity();
  GraphSnapshot& snapshot = *state.snapshot;
  if (!snapshot.entities_.empty() && id <= snapshot.entities_.back()) {
    state.refuse(fmt::format("Entity {} ({}) is out of order.", id.value, key));
  }
  if (type.value >= snapshot.vocabulary_.types.size()) {
    state.refuse(fmt::format("Entity {} ({}) has a type that the vocabulary lacks.", id.value, key));
  }
  snapshot.entities_.push_back(id);
  snapshot.types_.push_back(type);
  snapshot.keys_.push(key);
}

void SnapshotBuilder::addFacts(const FactsView& facts) {
  static const Source kUnknownSource;
  State& state = *state_;
  GraphSnapshot& snapshot = *state.snapshot;
  if (snapshot.entities_.empty() || snapshot.entities_.back() != facts.entity) {
    state.refuse(fmt::format("Facts are stated of entity {}, which does not exist.", facts.entity.value));
    return;
  }
  const Source* known = snapshot.source(facts.source);
  const Source& source = known != nullptr ? *known : kUnknownSource;
  state.certainty.offer("known", facts.certainty, source);
  std::string_view offered;  // of several values of one name the first counts
  for (const PropertyView& one : facts.properties) {
    if (one.name == property::kNameDanish || one.name == property::kNameEnglish || one.name == property::kAlias)
      state.addSearchLine(one.value);
    Choice* const choice = one.name == offered ? nullptr : state.choiceOf(one.name);
    if (choice != nullptr) choice->offer(one.value, facts.certainty, source);
    offered = one.name;
  }
  snapshot.factSources_.push_back(facts.source);
}

void SnapshotBuilder::addFacts(const EntityFacts& facts) {
  FactsView view{facts.entity, facts.reference.source, facts.certainty, {}};
  for (const Property& one : facts.properties) view.properties.push_back({one.name, one.value});
  addFacts(view);
}

void SnapshotBuilder::addStatement(const TieStatement& s) {
  state_->single.add(s.id, s.from, s.to,
                     {s.relation, s.reference.source, s.validFrom, s.validTo, s.certainty, s.reference.passage});
}

void SnapshotBuilder::addStatements(StatementBlock block) { state_->blocks.push_back(std::move(block)); }

void SnapshotBuilder::State::addSearchLine(std::string_view text) {
  foldForSearch(text, folded);
  if (folded.empty()) return;
  for (std::size_t at = 0; at < searchText.size();) {
    const std::size_t end = std::min(searchText.find('\n', at), searchText.size());
    if (std::string_view(searchText).substr(at, end - at) == folded) return;
    at = end + 1;
  }
  if (!searchText.empty()) searchText += '\n';
  searchText += folded;
}

// Writes the columns of the entity added last.
void SnapshotBuilder::State::closeEntity() {
  if (snapshot->entities_.size() == snapshot->searchTexts_.size()) return;
  addSearchLine(snapshot->keys_[snapshot->keys_.size() - 1]);
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

Result<SnapshotPtr> SnapshotBuilder::finish(Revision revision) {
  State& state = *state_;
  state.closeEntity();
  if (state.error) return std::unexpected(*state.error);
  state.blocks.push_back(std::move(state.single));
  EdgeBuilder edges(*state.snapshot, std::move(state.blocks));
  tbb::parallel_invoke([&] { state.snapshot->vertexByKey_ = sortedByKey(state.snapshot->keys_); },
                       [&] { edges.build(); });
  if (const auto& error = edges.error()) return std::unexpected(*error);
  state.snapshot->revision_ = revision;
  return SnapshotPtr(std::move(state.snapshot));
}

}  // namespace samspil
