// The part of NetworkDraft that hands out its records one by one, where a ChangeSet of all would be too large.
#include <algorithm>

#include "base/text.h"
#include "import/network_draft.h"

namespace samspil {

bool NetworkDraft::onlyAdds() const {
  const IdAllocator& first = target_->ids;
  const auto newSource = [&](SourceId id) { return id.value >= first.nextSource; };
  const bool factsAreNew = std::all_of(touchedOrder_.begin(), touchedOrder_.end(), [&](EntityId id) {
    const KnownFacts& known = facts_.at(id);
    for (std::size_t i = 0; i < known.facts.size(); ++i) {
      if (known.touched[i] && !isNew(id) && !newSource(known.facts[i].reference.source)) return false;
    }
    return true;
  });
  return !extended_ && refined_.empty() && changedTies_.empty() && factsAreNew &&
         std::all_of(sources_.begin(), sources_.end(), [&](const Source& source) { return newSource(source.id); });
}

void NetworkDraft::endLookups() {
  plain_.names = {};
  plain_.ties = {};
  plain_.watchedNames = {};
  plain_.sourceTexts.endLookups();
  plain_.sourceKeys = {};
  names_ = {};
  newKeys_ = {};
  newTies_ = {};
  newIdentifiers_ = {};
  storedIdentifiers_ = {};
  alike_.reset();
}

void NetworkDraft::sortRecords() {
  const auto byId = [](const auto& a, const auto& b) { return a.id < b.id; };
  std::sort(entities_.begin(), entities_.end(), byId);
  for (std::size_t i = 0; i < entities_.size(); ++i) plain_.setPlace(entities_[i].id, static_cast<std::uint32_t>(i));
  std::sort(ties_.begin(), ties_.end(), byId);
  std::sort(touchedOrder_.begin(), touchedOrder_.end());
}

std::vector<SourceId> NetworkDraft::newSources(const std::vector<SourceId>& usedByPlain) const {
  std::vector<SourceId> ids;
  for (const Source& source : sources_) {
    const bool conditional = std::find(onlyIfUsed_.begin(), onlyIfUsed_.end(), source.id) != onlyIfUsed_.end();
    const bool byPlain = std::find(usedByPlain.begin(), usedByPlain.end(), source.id) != usedByPlain.end();
    if (!conditional || byPlain || used(source.id)) ids.push_back(source.id);
  }
  const auto plain = plain_.plainSources();
  ids.insert(ids.end(), plain.begin(), plain.end());
  std::sort(ids.begin(), ids.end());
  return ids;
}

Source NetworkDraft::newSource(SourceId id) const {
  if (const auto mine = sourceIds_.find(id); mine != sourceIds_.end()) return sources_[mine->second];
  return *plain_.plainSource(id);
}

std::vector<EntityFacts> NetworkDraft::newFacts(EntityId id) const {
  std::vector<EntityFacts> stated;
  const auto found = facts_.find(id);
  if (found == facts_.end()) return stated;
  for (std::size_t i = 0; i < found->second.facts.size(); ++i) {
    if (found->second.touched[i]) stated.push_back(found->second.facts[i]);
  }
  return stated;
}

}  // namespace samspil
