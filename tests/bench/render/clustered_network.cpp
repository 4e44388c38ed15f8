#include "tests/bench/render/clustered_network.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

namespace samspil::bench {

namespace {

constexpr double kAreaOfEntity = 1.7;        // square world units: what a layout without overlaps leaves
constexpr double kGoldenAngle = 2.39996322;  // turns points on a spiral into a sunflower
constexpr std::uint32_t kSmallest = 12, kLargest = 4000;
constexpr std::array kKinds = {"Hospitalet", "Klinik for", "Institut for", "Center for", "Szpital", "Νοσοκομείο"};
constexpr std::array kFields = {"hjertesygdomme", "rehabilitering", "børn og unge", "neurologi", "diabetes"};
constexpr std::array kCities = {"Aarhus", "Viborg", "Horsens", "Łódź", "Αθήνα", "Göteborg", "Tromsø"};
constexpr std::array kCountries = {"DK", "DK", "DK", "PL", "GR", "SE", "NO"};

// The `i`-th seed of a sunflower in which each seed has `area`.
Vec2 seedOf(double i, double area) {
  const double radius = std::sqrt(i * area / std::numbers::pi), angle = i * kGoldenAngle;
  return {static_cast<float>(radius * std::cos(angle)), static_cast<float>(radius * std::sin(angle))};
}

}  // namespace

ClusteredNetwork::ClusteredNetwork(std::uint32_t entities, std::uint32_t ties, const Vocabulary& vocabulary)
    : entities_(entities), ties_(ties), communityOf_(entities) {
  // The first terms are the most frequent ones, as in real networks.
  for (const EntityType& type : vocabulary.types) types_.push_back(type.id);
  for (const Relation& relation : vocabulary.relations) relations_.push_back(relation.id);
  makeCommunities();
  placeEntities();
}

void ClusteredNetwork::makeCommunities() {
  for (std::uint32_t first = 0; first < entities_;) {
    const double draw = std::exp(std::log(kSmallest) + uniform() * uniform() * std::log(kLargest / kSmallest));
    const std::uint32_t size = std::min(static_cast<std::uint32_t>(draw), entities_ - first);
    std::fill_n(communityOf_.begin() + first, size, static_cast<std::uint32_t>(communities_.size()));
    communities_.push_back({first, size});
    first += size;
  }
}

void ClusteredNetwork::placeEntities() {
  positions_.reserve(entities_);
  double before = 0;  // entities in the communities further in
  for (std::size_t c = 0; c < communities_.size(); ++c) {
    const Community& community = communities_[c];
    const double radius = std::sqrt((before + community.size / 2.0) * kAreaOfEntity / std::numbers::pi);
    const double angle = static_cast<double>(c) * kGoldenAngle;
    const Vec2 center{static_cast<float>(radius * std::cos(angle)), static_cast<float>(radius * std::sin(angle))};
    // A little denser than the whole, so that there is some white between communities.
    for (std::uint32_t i = 0; i < community.size; ++i)
      positions_.push_back(center + seedOf(i + 0.5, kAreaOfEntity * 0.72));
    before += community.size;
  }
}

EntityFacts ClusteredNetwork::facts(std::uint32_t id) {
  const std::size_t place = random_() % kCities.size();
  EntityFacts facts;
  facts.entity = EntityId{id};
  facts.reference.source = SourceId{1};
  facts.reference.firstLine = facts.reference.lastLine = id + 1;
  facts.properties = {{"city", kCities[place]},
                      {"country", kCountries[place]},
                      {"name_da", fmt::format("{} {} {} {}", kKinds[random_() % kKinds.size()],
                                              kFields[random_() % kFields.size()], kCities[place], id)}};
  return facts;
}

// The first members of a community have most of its ties.
std::uint32_t ClusteredNetwork::memberOf(const Community& community) {
  const double draw = uniform();
  const double share = uniform() < 0.5 ? draw * draw * draw : draw;
  return community.first + std::min(static_cast<std::uint32_t>(share * community.size), community.size - 1);
}

TieStatement ClusteredNetwork::tie(std::uint32_t id) {
  const std::uint32_t c = communityOf_[random_() % entities_];
  const auto count = static_cast<std::uint32_t>(communities_.size());
  const double kind = uniform();
  std::uint32_t other = c;
  constexpr std::array kNextOnSunflower = {8U, 13U, 21U, 34U, 55U};
  if (kind > 0.96)
    other = static_cast<std::uint32_t>(uniform() * uniform() * count);
  else if (kind > 0.82)
    other = (c + kNextOnSunflower[random_() % kNextOnSunflower.size()]) % count;
  TieStatement tie;
  tie.id = StatementId{id};
  tie.from = EntityId{1 + memberOf(communities_[c])};
  tie.to = EntityId{1 + memberOf(communities_[other])};
  const double relation = uniform();
  tie.relation = relations_[static_cast<std::size_t>(relation * relation * static_cast<double>(relations_.size()))];
  tie.validFrom.year = static_cast<std::int16_t>(2013 + random_() % 13);
  tie.reference.source = SourceId{1};
  tie.reference.firstLine = tie.reference.lastLine = id + 1;
  return tie;
}

bool ClusteredNetwork::next(Record& record) {
  const std::uint64_t at = at_++;
  if (at == 0) {
    record = Source{.id = SourceId{1},
                    .key = "made-up",
                    .kind = SourceKind::importedFile,
                    .title = {},
                    .publisher = {},
                    .date = {2026, 1, 1},
                    .status = {},
                    .file = "network.csv"};
  } else if (at <= 2 * std::uint64_t{entities_}) {
    const auto id = static_cast<std::uint32_t>((at + 1) / 2);
    if (at % 2 == 1) {
      const double draw = uniform();
      const auto type = static_cast<std::size_t>(draw * draw * static_cast<double>(types_.size()));
      record = Entity{EntityId{id}, fmt::format("e{:07}", id), types_[type]};
    } else {
      record = facts(id);
    }
  } else if (at <= 2 * std::uint64_t{entities_} + ties_) {
    record = tie(static_cast<std::uint32_t>(at - 2 * std::uint64_t{entities_}));
  } else {
    return false;
  }
  return true;
}

}  // namespace samspil::bench
