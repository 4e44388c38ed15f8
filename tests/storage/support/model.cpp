#include "tests/storage/support/model.h"

#include <algorithm>

#include "storage/dump.h"
#include "storage/store_layout.h"

namespace samspil::test {
namespace {

using State = Model::State;

template <typename T>
std::vector<const T*> all(const State& state) {
  std::vector<const T*> found;
  for (const auto& [key, record] : state) {
    if (const auto* one = std::get_if<T>(&record)) found.push_back(one);
  }
  return found;
}

template <typename T, typename Predicate>
bool any(const State& state, Predicate predicate) {
  return std::ranges::any_of(all<T>(state), [&](const T* record) { return predicate(*record); });
}

// Whether a term may stand, be put or be removed: ids are 0..n-1 and keys differ.
template <typename T, typename Id>
bool termFits(const State& state, Id id) {
  const auto terms = all<T>(state);
  const bool dense = terms.empty() || terms.back()->id.value + std::size_t{1} == terms.size();
  if (!state.contains(id)) return terms.empty() || terms.back()->id < id;
  const auto& key = std::get<T>(state.at(id)).key;
  return dense && std::ranges::count_if(terms, [&](const T* term) { return term->key == key; }) == 1;
}

struct Fits {
  const State& state;
  const std::map<RecordKey, Model::Change>& changes;

  bool has(const RecordKey& key) const { return state.contains(key); }

  bool operator()(FamilyId id) const {
    const bool used = any<Relation>(state, [&](const Relation& relation) { return relation.family == id; });
    return termFits<Family>(state, id) && (has(id) || !used);
  }
  bool operator()(TypeId id) const {
    const bool used = any<Entity>(state, [&](const Entity& entity) { return entity.type == id; });
    return termFits<EntityType>(state, id) && (has(id) || !used);
  }
  bool operator()(RelationId id) const {
    if (has(id)) return termFits<Relation>(state, id) && has(std::get<Relation>(state.at(id)).family);
    return termFits<Relation>(state, id) &&
           !any<TieStatement>(state, [&](const TieStatement& tie) { return tie.relation == id; });
  }
  bool operator()(SourceId id) const {
    if (has(id)) return keyIsFree<Source>(id);
    return !any<TieStatement>(state, [&](const TieStatement& tie) { return tie.reference.source == id; }) &&
           !any<EntityFacts>(state, [&](const EntityFacts& facts) { return facts.reference.source == id; });
  }
  bool operator()(EntityId id) const {
    if (has(id)) return has(std::get<Entity>(state.at(id)).type) && keyIsFree<Entity>(id);
    return !any<TieStatement>(state, [&](const TieStatement& tie) { return tie.from == id || tie.to == id; }) &&
           !any<EntityFacts>(state, [&](const EntityFacts& facts) { return facts.entity == id; });
  }
  bool operator()(const EntityFactsKey& key) const { return !has(key) || (has(key.entity) && has(key.source)); }
  bool operator()(StatementId id) const {
    if (!has(id)) return true;
    const auto& tie = std::get<TieStatement>(state.at(id));
    return has(tie.from) && has(tie.to) && has(tie.relation) && has(tie.reference.source);
  }
  bool operator()(const SettingKey&) const { return true; }

  // Of several records of one change that want one key, the first has it, unless another held it before.
  template <typename T, typename Id>
  bool keyIsFree(Id id) const {
    const auto& mine = std::get<T>(state.at(id)).key;
    return !any<T>(state, [&](const T& other) {
      if (other.id == id || other.key != mine) return false;
      const auto change = changes.find(other.id);
      const bool heldBefore =
          change != changes.end() && change->second.before && std::get<T>(*change->second.before).key == mine;
      return change == changes.end() || other.id < id || heldBefore;
    });
  }
};

void set(State& state, const RecordKey& key, const std::optional<Record>& record) {
  if (record)
    state.insert_or_assign(key, *record);
  else
    state.erase(key);
}

Record normalized(Record record) {
  if (auto* facts = std::get_if<EntityFacts>(&record)) {
    const std::set<Property> properties(facts->properties.begin(), facts->properties.end());
    facts->properties.assign(properties.begin(), properties.end());
  }
  return record;
}

}  // namespace

std::optional<Record> Model::at(const RecordKey& key) const {
  const auto found = state.find(key);
  return found == state.end() ? std::nullopt : std::optional(found->second);
}

bool Model::idIsFree(const RecordKey& key) const {
  if (const auto* id = std::get_if<SourceId>(&key)) return id->value >= next.nextSource;
  if (const auto* id = std::get_if<EntityId>(&key)) return id->value >= next.nextEntity;
  if (const auto* id = std::get_if<StatementId>(&key)) return id->value >= next.nextStatement;
  return true;
}

std::set<RecordKey> Model::violations(const std::map<RecordKey, Change>& changes) const {
  State after = state;
  for (const auto& [key, change] : changes) set(after, key, change.after);
  std::set<RecordKey> broken;
  for (const auto& [key, change] : changes) {
    if (!std::visit(Fits{after, changes}, key)) broken.insert(key);
  }
  return broken;
}

std::size_t Model::commit(std::map<RecordKey, Change> changes, BatchInfo info) {
  for (const auto& [key, change] : changes) {
    set(state, key, change.after);
    if (const auto* id = std::get_if<SourceId>(&key)) next.nextSource = std::max(next.nextSource, id->value + 1);
    if (const auto* id = std::get_if<EntityId>(&key)) next.nextEntity = std::max(next.nextEntity, id->value + 1);
    if (const auto* id = std::get_if<StatementId>(&key))
      next.nextStatement = std::max(next.nextStatement, id->value + 1);
  }
  history.push_back({std::move(info), std::move(changes)});
  return history.size();
}

std::optional<std::size_t> Model::apply(const ChangeSet& change) {
  std::map<RecordKey, Change> changes;
  for (const Mutation& mutation : change.mutations()) {
    Change& one = changes[mutation.key];
    one.before = at(mutation.key);
    one.after = mutation.record ? std::optional(normalized(*mutation.record)) : std::nullopt;
  }
  std::erase_if(changes, [](const auto& entry) { return entry.second.before == entry.second.after; });
  for (const auto& [key, one] : changes) {
    if (!one.before && !idIsFree(key)) return std::nullopt;
  }
  if (!violations(changes).empty()) return std::nullopt;
  return changes.empty() ? 0 : commit(std::move(changes), change.info());
}

std::optional<Model::Undone> Model::undo(std::size_t batch) {
  const BatchKind kind = history[batch - 1].info.kind;
  if (kind == BatchKind::initial || kind == BatchKind::undo || kind == BatchKind::redo) return std::nullopt;
  return reverse(batch, batch, BatchKind::undo);
}

std::optional<Model::Undone> Model::redo() {
  const std::size_t undone = latestRedoable();
  if (undone == 0) return std::nullopt;
  return reverse(undone, history[undone - 1].info.target->value, BatchKind::redo);
}

Model::Undone Model::reverse(std::size_t reversed, std::size_t target, BatchKind kind) {
  Undone report;
  std::map<RecordKey, Change> back;
  for (const auto& [key, change] : history[reversed - 1].changes) {
    const auto now = at(key);
    if (now == change.before) continue;
    if (now == change.after) {
      back[key] = {now, change.before};
      continue;
    }
    std::size_t editor = history.size();
    while (!history[editor - 1].changes.contains(key)) --editor;
    report.keptBecauseOf[key] = editor;
  }
  for (auto broken = violations(back); !broken.empty(); broken = violations(back)) {
    for (const RecordKey& key : broken) back.erase(key);
    report.impossible.insert(broken.begin(), broken.end());
  }
  for (const auto& [key, change] : back) report.reversed.insert(key);
  if (back.empty()) return report;
  BatchInfo info;
  info.kind = kind;
  info.target = BatchId{static_cast<std::uint32_t>(target)};
  report.batch = commit(std::move(back), std::move(info));
  history[target - 1].undone = kind == BatchKind::undo;
  return report;
}

std::size_t Model::latestUndoable() const {
  for (std::size_t batch = history.size(); batch > 0; --batch) {
    const BatchKind kind = history[batch - 1].info.kind;
    const bool turns = kind == BatchKind::initial || kind == BatchKind::undo || kind == BatchKind::redo;
    if (!turns && !history[batch - 1].undone) return batch;
  }
  return 0;
}

std::size_t Model::latestRedoable() const {
  std::vector<std::size_t> standing;  // undos since the last ordinary batch that no redo took back
  for (std::size_t batch = 1; batch <= history.size(); ++batch) {
    const BatchKind kind = history[batch - 1].info.kind;
    if (kind == BatchKind::undo)
      standing.push_back(batch);
    else if (kind == BatchKind::redo)
      standing.pop_back();
    else
      standing.clear();
  }
  return standing.empty() ? 0 : standing.back();
}

std::string Model::dump() const {
  std::map<std::pair<StoreFamily, std::string>, std::string> lines;
  for (const auto& [key, record] : state) {
    const Location location = locationOf(key);
    lines[{location.family, location.key}] = dumpLine(key, record);
  }
  std::string text;
  for (const auto& [place, line] : lines) text += line;
  return text;
}

}  // namespace samspil::test
