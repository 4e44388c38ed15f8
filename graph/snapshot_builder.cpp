#include <algorithm>
#include <map>
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
  std::optional<SourceView> source;

  void offer(std::string_view offered, Certainty offeredCertainty, const SourceView& from) {
    if (offered.empty()) return;
    if (source && !preferredOver(offeredCertainty, from, certainty, *source)) return;
    value = offered;
    certainty = offeredCertainty;
    source = from;
  }
  void clear() {
    value.clear();
    certainty = Certainty::inferred;
    source.reset();
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

// Gives equal sets of sources one number; the empty set is 0.
class SourceSets {
 public:
  std::uint32_t indexOf(const std::vector<SourceId>& set, std::vector<std::uint32_t>& ends,
                        std::vector<SourceId>& sources) {
    if (set == last_) return lastIndex_;  // nearly always
    const auto [place, isNew] = indexes_.try_emplace(set, static_cast<std::uint32_t>(ends.size() - 1));
    if (isNew) {
      sources.insert(sources.end(), set.begin(), set.end());
      ends.push_back(static_cast<std::uint32_t>(sources.size()));
    }
    last_ = set;
    return lastIndex_ = place->second;
  }

 private:
  std::map<std::vector<SourceId>, std::uint32_t> indexes_{{{}, 0}};
  std::vector<SourceId> last_;
  std::uint32_t lastIndex_ = 0;
};

}  // namespace

struct SnapshotBuilder::State {
  std::unique_ptr<GraphSnapshot> snapshot = std::make_unique<GraphSnapshot>();
  StatementParts parts;
  std::vector<StatementBlock> blocks = std::vector<StatementBlock>(1);  // the first for statements that come one by one
  Dictionary countries, cities, subtypes;
  SourceSets sourceSets;
  std::optional<Error> error;  // the first thing that was wrong; nothing more is taken then

  // Of the entity added last, whose columns are not written yet.
  std::optional<EntityId> open;
  std::string key;
  std::vector<SourceId> factSources;
  SourceView factSource;  // of the facts added last: most entities have theirs from one source
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

SnapshotBuilder::SnapshotBuilder(Vocabulary vocabulary, SourceTable sources) : state_(std::make_unique<State>()) {
  GraphSnapshot& snapshot = *state_->snapshot;
  snapshot.vocabulary_ = std::move(vocabulary);
  snapshot.sources_ = std::move(sources);
  snapshot.countryNames_.emplace_back();
  snapshot.cityNames_.emplace_back();
  snapshot.subtypeNames_.emplace_back();
  snapshot.factSourceEnds_ = {0, 0};
  expect(EntityId{0});
}

SnapshotBuilder::~SnapshotBuilder() = default;
SnapshotBuilder::SnapshotBuilder(SnapshotBuilder&&) noexcept = default;
SnapshotBuilder& SnapshotBuilder::operator=(SnapshotBuilder&&) noexcept = default;

void SnapshotBuilder::expect(EntityId last) {
  state_->parts = StatementParts(state_->snapshot->vocabulary_, last);
  state_->blocks.front() = newBlock();
}

void SnapshotBuilder::addSource(const SourceView& source) { state_->snapshot->sources_.add(source); }

void SnapshotBuilder::addEntity(EntityId id, TypeId type, std::string_view key) {
  State& state = *state_;
  if (state.open && id <= *state.open) state.refuse(fmt::format("Entity {} ({}) is out of order.", id.value, key));
  if (type.value >= state.snapshot->vocabulary_.types.size())
    state.refuse(fmt::format("Entity {} ({}) has a type that the vocabulary lacks.", id.value, key));
  if (state.error) return;
  state.closeEntity();
  GraphSnapshot& snapshot = *state.snapshot;
  snapshot.idsLeftOut_.push(id.value - static_cast<std::uint32_t>(snapshot.types_.size()));
  snapshot.types_.push(type.value);
  state.open = id;
  state.key = key;
}

void SnapshotBuilder::addFacts(const FactsView& facts) {
  State& state = *state_;
  if (state.open != facts.entity)
    state.refuse(fmt::format("Facts are stated of entity {}, which does not exist.", facts.entity.value));
  if (state.error) return;
  SourceView& source = state.factSource;
  if (source.id != facts.source) source = state.snapshot->source(facts.source).value_or(SourceView{.id = facts.source});
  state.certainty.offer("known", facts.certainty, source);
  std::string_view offered;  // of several values of one name the first counts
  for (const PropertyView& one : facts.properties) {
    if (one.name == property::kNameDanish || one.name == property::kNameEnglish || one.name == property::kAlias)
      state.addSearchLine(one.value);
    Choice* const choice = one.name == offered ? nullptr : state.choiceOf(one.name);
    if (choice != nullptr) choice->offer(one.value, facts.certainty, source);
    offered = one.name;
  }
  state.factSources.push_back(facts.source);
}

void SnapshotBuilder::addFacts(const EntityFacts& facts) {
  FactsView view{facts.entity, facts.reference.source, facts.certainty, {}};
  for (const Property& one : facts.properties) view.properties.push_back({one.name, one.value});
  addFacts(view);
}

void SnapshotBuilder::addStatement(const TieStatement& s) {
  state_->blocks.front().add(
      {.id = s.id, .from = s.from, .to = s.to, .source = s.reference.source, .relation = s.relation},
      {s.validFrom, s.validTo, s.certainty, s.reference.passage});
}

StatementBlock SnapshotBuilder::newBlock() const { return StatementBlock(state_->parts); }

void SnapshotBuilder::addStatements(StatementBlock block) {
  if (block.parts().sameAs(state_->parts)) {
    state_->blocks.push_back(std::move(block));
    return;
  }
  for (std::size_t part = 0; part < block.parts().count(); ++part) {
    block.statements(part).forEach([&](const PackedStatement& statement, const char*) {
      state_->blocks.front().add(statement, block.shapes().shapes()[statement.shape]);
    });
  }
}

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
  if (!open) return;
  addSearchLine(key);
  const bool isFolded = searchText.ends_with(key) &&
                        (searchText.size() == key.size() || searchText[searchText.size() - key.size() - 1] == '\n');
  snapshot->keyIsFolded_.push(isFolded ? 1 : 0);
  snapshot->keys_.push(isFolded ? std::string_view() : std::string_view(key));
  snapshot->searchTexts_.push(searchText);
  const bool twoNames =
      !nameDanish.value.empty() && !nameEnglish.value.empty() && nameDanish.value != nameEnglish.value;
  snapshot->danishNameSizes_.push(twoNames ? static_cast<std::uint32_t>(nameDanish.value.size()) : 0);
  if (twoNames) nameDanish.value += nameEnglish.value;
  snapshot->names_.push(nameDanish.value.empty() ? nameEnglish.value : nameDanish.value);
  snapshot->countries_.push(countries.indexOf(country.value, snapshot->countryNames_));
  snapshot->cities_.push(cities.indexOf(city.value, snapshot->cityNames_));
  snapshot->subtypes_.push(subtypes.indexOf(subtype.value, snapshot->subtypeNames_));
  const auto dateOf = [&](const Choice& choice) {
    return choice.value.empty() ? PartialDate{} : parseIsoDate(choice.value).value_or(PartialDate{});
  };
  snapshot->validFrom_.push(dateOf(validFrom));
  snapshot->validTo_.push(dateOf(validTo));
  snapshot->certainties_.push(static_cast<std::uint32_t>(certainty.certainty));
  std::sort(factSources.begin(), factSources.end());
  snapshot->factSourceSets_.push(sourceSets.indexOf(factSources, snapshot->factSourceEnds_, snapshot->factSources_));
  for (Choice* choice : {&nameDanish, &nameEnglish, &country, &city, &subtype, &validFrom, &validTo, &certainty})
    choice->clear();
  searchText.clear();
  factSources.clear();
}

Result<SnapshotPtr> SnapshotBuilder::finish(Revision revision) {
  State& state = *state_;
  if (state.error) return std::unexpected(*state.error);
  state.closeEntity();
  EdgeBuilder edges(*state.snapshot, std::move(state.blocks));
  const GraphSnapshot& snapshot = *state.snapshot;
  const auto indexVertices = [&] {
    state.snapshot->vertexByKey_.build(snapshot.vertexCount(),
                                       [&](std::uint32_t v) { return snapshot.key(VertexIndex{v}); });
  };
  tbb::parallel_invoke(
      indexVertices, [&] { state.snapshot->sources_.indexKeys(); }, [&] { edges.build(); });
  if (const auto& error = edges.error()) return std::unexpected(*error);
  state.snapshot->revision_ = revision;
  return SnapshotPtr(std::move(state.snapshot));
}

}  // namespace samspil
