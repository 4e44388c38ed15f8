// The part of NetworkDraft that finds entities: by key, by name, by identifier, by a name alike.
#include <fmt/format.h>

#include "base/text.h"
#include "import/network_draft.h"
#include "import/property_kinds.h"

namespace samspil {
namespace {

constexpr std::uint32_t kBetweenCheckpoints = 4096;  // entities: some milliseconds

std::string identifierKey(std::string_view property, std::string_view value) {
  return std::string(property) + "\n" + std::string(value);
}

}  // namespace

std::optional<EntityId> NetworkDraft::findKey(std::string_view key) {
  restoreFound(plain_.names, textHash(foldForSearch(key)));
  if (const auto found = newKeys_.find(std::string(key)); found != newKeys_.end()) return found->second;
  if (const auto vertex = network().findKey(key)) return network().entity(*vertex);
  return std::nullopt;
}

Result<void> NetworkDraft::indexNames() {
  names_.reserve(network().vertexCount() * 2);
  for (std::uint32_t v = 0; v < network().vertexCount(); ++v) {
    if (v % kBetweenCheckpoints == 0) TRY(job_->checkpoint(v, network().vertexCount()));
    for (const auto name : splitText(network().searchText(VertexIndex{v}), '\n')) {
      if (!name.empty()) addName(std::string(name), network().entity(VertexIndex{v}));
    }
    plain_.names.insert(textHash(foldForSearch(network().key(VertexIndex{v}))), PlainRecords::kKnown);
  }
  for (const SourceView& source : network().sources())
    plain_.sourceKeys.insert(textHash(source.key), PlainRecords::kKnown);
  return {};
}

std::vector<EntityId> NetworkDraft::findName(const std::string& folded) {
  restoreFound(plain_.names, textHash(folded));
  std::vector<EntityId> found;
  const auto [begin, end] = names_.equal_range(folded);
  for (auto it = begin; it != end; ++it) found.push_back(it->second);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

Result<std::optional<EntityId>> NetworkDraft::findIdentifier(std::string_view property, const std::string& value) {
  const std::string key = identifierKey(property, value);
  auto found = storedIdentifiers_.find(key);
  if (found == storedIdentifiers_.end()) {
    TRY_ASSIGN(const auto owners, target_->findIdentifier(property, value));
    const auto owner = owners.empty() ? std::optional<EntityId>{} : std::optional<EntityId>{owners.front()};
    found = storedIdentifiers_.emplace(key, owner).first;
  }
  if (found->second) return found->second;
  const auto mine = newIdentifiers_.find(key);
  return mine == newIdentifiers_.end() ? std::optional<EntityId>{} : std::optional<EntityId>{mine->second};
}

Result<void> NetworkDraft::indexAlike() {
  alike_.emplace();
  for (std::uint32_t v = 0; v < network().vertexCount(); ++v) {
    if (v % kBetweenCheckpoints == 0) TRY(job_->checkpoint(v, network().vertexCount()));
    const VertexIndex vertex{v};
    std::vector<std::string> names;
    for (const auto language : {Language::danish, Language::english})
      names.emplace_back(network().name(vertex, language));
    if (names[0] == names[1]) names.pop_back();
    const std::size_t spelled = names.size();
    for (const auto folded : splitText(network().searchText(vertex), '\n')) {
      const bool there = std::any_of(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(spelled),
                                     [&](const auto& n) { return foldForSearch(n) == folded; });
      if (!there && !folded.empty()) names.emplace_back(folded);
    }
    alike_->add(network().entity(vertex).value, names,
                {.country = std::string(network().countryName(network().country(vertex))),
                 .city = std::string(network().cityName(network().city(vertex)))});
  }
  return alike_->finish(*job_);
}

Result<std::vector<Match>> NetworkDraft::findAlike(const std::vector<std::string>& names, const MatchContext& context) {
  constexpr std::size_t kShown = 3;
  if (network().vertexCount() == 0) return std::vector<Match>{};
  if (!alike_) TRY(indexAlike());
  auto matches = alike_->find(names, context, kShown);
  for (auto& match : matches) {
    if (match.band == MatchBand::different) continue;
    for (const auto& [property, mine] :
         {std::pair(property::kRor, context.ror), {property::kPic, context.pic}, {property::kCvr, context.cvr}}) {
      TRY_ASSIGN(const std::string theirs, shownValue(EntityId{match.entity}, property));
      if (mine.empty() || theirs.empty() || mine == theirs) continue;
      match.band = MatchBand::different;
      match.parts.push_back({'!',
                             {fmt::format("Forskelligt {}-nummer {}", property, theirs),
                              fmt::format("Different {} number {}", property, theirs)},
                             0});
    }
  }
  return matches;
}

std::string NetworkDraft::freeKey(const std::string& key) {
  if (!findKey(key)) return key;
  for (std::uint32_t number = 2;; ++number) {
    std::string numbered = fmt::format("{}-{}", key, number);
    if (!findKey(numbered)) return numbered;
  }
}

void NetworkDraft::addNames(EntityId id, const EntityFacts& facts) {
  for (const auto& property : facts.properties) {
    if (isNameProperty(property.name)) addName(foldForSearch(property.value), id);
    if (isIdentifierProperty(property.name)) newIdentifiers_.emplace(identifierKey(property.name, property.value), id);
  }
}

}  // namespace samspil
