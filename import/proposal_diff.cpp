#include "import/proposal_diff.h"

#include <algorithm>
#include <set>

#include "import/fields.h"
#include "import/property_kinds.h"
#include "import/proposed_records.h"

namespace samspil {
namespace {

std::uint64_t placeOf(std::uint64_t file, std::uint64_t line) { return file << 32 | line; }

LocalizedText labelOf(const std::string& property) {
  for (const Field& field : fields()) {
    const bool value = field.use == FieldUse::property || field.use == FieldUse::list ||
                       field.use == FieldUse::number || field.use == FieldUse::country ||
                       field.use == FieldUse::validFrom || field.use == FieldUse::validTo ||
                       field.use == FieldUse::noteDanish;
    if (value && field.property == property) return field.label;
  }
  return {property, property};
}

bool states(const EntityFacts& facts, const Property& wanted) {
  return std::find(facts.properties.begin(), facts.properties.end(), wanted) != facts.properties.end();
}

}  // namespace

ProposalDiff::ProposalDiff(const ImportProposal& proposal, const ImportTarget& target)
    : proposal_(&proposal), target_(&target), vocabulary_(target.network->vocabulary()) {
  for (const auto& mutation : proposal.change.mutations()) {
    if (mutation.record) add(*mutation.record);
  }
  if (proposal.records) {
    created_ = proposal.records->created();
    updated_ = proposal.records->updated();
  }
  for (const auto& [id, changed] : changes_) {
    if (changed.entity != nullptr) created_.push_back(id);
    if (changed.entity == nullptr && !changed.facts.empty()) updated_.push_back(id);
  }
  std::sort(created_.begin(), created_.end());
  std::sort(updated_.begin(), updated_.end());
  for (std::uint64_t file = 0; file < proposal.files.size(); ++file) {
    for (const auto& diagnostic : proposal.diagnostics) {
      if (diagnostic.file == proposal.files[file].file)
        diagnostics_.emplace(placeOf(file, diagnostic.line), &diagnostic);
    }
  }
}

void ProposalDiff::add(const Record& record) {
  if (const auto* entity = std::get_if<Entity>(&record)) {
    changes_[entity->id].entity = entity;
  } else if (const auto* facts = std::get_if<EntityFacts>(&record)) {
    changes_[facts->entity].facts.push_back(facts);
  } else if (const auto* tie = std::get_if<TieStatement>(&record)) {
    ties_.emplace(tie->id, tie);
    changes_[tie->from].ties.push_back(tie);
    changes_[tie->to].ties.push_back(tie);
  } else if (const auto* source = std::get_if<Source>(&record)) {
    sources_.push_back(source);
  } else if (const auto* type = std::get_if<EntityType>(&record)) {
    vocabulary_.types.push_back(*type);
  } else if (const auto* relation = std::get_if<Relation>(&record)) {
    vocabulary_.relations.push_back(*relation);
  }
}

// Of a proposal whose records are read when they are wanted: keeps what it says of an entity and its row's ties.
const ProposalDiff::Change* ProposalDiff::changeOf(EntityId id) const {
  const auto found = changes_.find(id);
  const bool read = !proposal_->records || read_.contains(id);
  if (read) return found == changes_.end() ? nullptr : &found->second;
  const auto& records = read_.emplace(id, proposal_->records->recordsOf(id)).first->second;
  Change change;
  for (const Record& record : records) {
    if (const auto* entity = std::get_if<Entity>(&record)) change.entity = entity;
    if (const auto* facts = std::get_if<EntityFacts>(&record)) change.facts.push_back(facts);
    if (const auto* tie = std::get_if<TieStatement>(&record)) change.ties.push_back(tie);
  }
  return &changes_.insert_or_assign(id, std::move(change)).first->second;
}

std::optional<SourceView> ProposalDiff::source(SourceId id) const {
  const auto mine = std::find_if(sources_.begin(), sources_.end(), [&](const auto* s) { return s->id == id; });
  if (mine != sources_.end()) return viewOf(**mine);
  if (!proposal_->records) return target_->network->source(id);
  const auto read = proposal_->records->source(id);
  return read ? viewOf(readSources_.insert_or_assign(id, *read).first->second) : target_->network->source(id);
}

std::string ProposalDiff::name(EntityId id) const {
  if (const auto vertex = target_->network->find(id))
    return std::string(target_->network->name(*vertex, Language::danish));
  const Change* const changed = changeOf(id);
  if (changed == nullptr) return "";
  for (const auto* facts : changed->facts) {
    for (const auto property : {property::kNameDanish, property::kNameEnglish}) {
      if (const auto value = facts->value(property); !value.empty()) return std::string(value);
    }
  }
  return changed->entity != nullptr ? changed->entity->key : "";
}

LocalizedText ProposalDiff::typeLabel(EntityId id) const {
  if (const auto vertex = target_->network->find(id)) return vocabulary_.type(target_->network->type(*vertex)).label;
  const Change* const changed = changeOf(id);
  if (changed == nullptr || changed->entity == nullptr) return {};
  return vocabulary_.type(changed->entity->type).label;
}

// What is shown of a property when these facts stand side by side.
std::string ProposalDiff::shown(std::span<const EntityFacts> stated, std::string_view property) const {
  const EntityFacts* best = nullptr;
  for (const auto& facts : stated) {
    if (facts.value(property).empty()) continue;
    const auto mine = source(facts.reference.source);
    const auto theirs = best == nullptr ? std::nullopt : source(best->reference.source);
    const bool better =
        best == nullptr || (mine && theirs && preferredOver(facts.certainty, *mine, best->certainty, *theirs));
    if (better) best = &facts;
  }
  return best == nullptr ? std::string() : std::string(best->value(property));
}

// What a changed record says that was not known before.
Result<void> ProposalDiff::addValues(EntityId id, const Change& changed, RowDiff& diff) const {
  std::vector<EntityFacts> before;
  if (changed.entity == nullptr) {
    TRY_ASSIGN(before, target_->facts(id));
  }
  std::vector<EntityFacts> after = before;
  for (const auto* facts : changed.facts) {
    std::erase_if(after, [&](const auto& old) { return old.reference.source == facts->reference.source; });
    after.push_back(*facts);
  }
  std::set<Property> listed;
  for (const auto* facts : changed.facts) {
    for (const auto& property : facts->properties) {
      if (property.name == kLocalId || !listed.insert(property).second) continue;
      const bool many = hasManyValues(property.name);
      const bool known = std::any_of(before.begin(), before.end(), [&](const auto& f) { return states(f, property); });
      const std::string shownBefore = many ? "" : shown(before, property.name),
                        shownAfter = many ? property.value : shown(after, property.name);
      if (many ? known : known && shownBefore == shownAfter) continue;
      diff.values.push_back(
          {property.name, labelOf(property.name), shownBefore, property.value, shownAfter == property.value});
    }
  }
  return {};
}

Result<RowDiff> ProposalDiff::of(EntityId id) const {
  RowDiff diff;
  diff.name = name(id);
  diff.type = typeLabel(id);
  const Change* const changed = changeOf(id);
  if (changed == nullptr) return diff;
  TRY(addValues(id, *changed, diff));
  for (const auto* tie : changed->ties) {
    const auto& relation = vocabulary_.relation(tie->relation);
    const bool forward = tie->from == id;
    diff.ties.push_back({forward ? relation.label : relation.inverse, name(forward ? tie->to : tie->from), tie->id});
  }
  return diff;
}

Result<RowDiff> ProposalDiff::ofTie(const ProposedRow& row) const {
  TieStatement tie;
  if (const auto found = ties_.find(row.tie); found != ties_.end()) {
    tie = *found->second;
  } else if (const auto read = proposal_->records ? proposal_->records->tieStatement(row.tie) : std::nullopt) {
    tie = *read;
  } else {
    TRY_ASSIGN(tie, target_->tieStatement(row.tie));
  }
  RowDiff diff;
  diff.name = name(tie.from) + " – " + name(tie.to);
  diff.type = vocabulary_.relation(tie.relation).label;
  return diff;
}

Result<RowDiff> ProposalDiff::of(const ProposedRow& row) const {
  RowDiff diff;
  if (row.tie.value != 0) {
    TRY_ASSIGN(diff, ofTie(row));
  } else if (row.entity.value != 0) {
    TRY_ASSIGN(diff, of(row.entity));
  }
  const auto [begin, end] = diagnostics_.equal_range(placeOf(row.file, row.line));
  for (auto it = begin; it != end; ++it) diff.diagnostics.push_back(it->second);
  return diff;
}

}  // namespace samspil
