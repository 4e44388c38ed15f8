#include "session/compare_rows.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "base/text.h"

namespace samspil {
namespace {

// The words of a statement that a change of it is told in.
struct StatementPart {
  std::string_view name;
  LocalizedText label;
  std::string (*text)(const StatementText& statement);
};

const std::array<StatementPart, 5>& statementParts() {
  static const std::array<StatementPart, 5> kParts{{
      {"period", {"Periode", "Period"}, [](const StatementText& s) { return s.period; }},
      {"role", {"Rolle", "Role"}, [](const StatementText& s) { return s.role; }},
      {"amount", {"Beløb", "Amount"}, [](const StatementText& s) { return s.amount; }},
      {"note", {"Note", "Note"}, [](const StatementText& s) { return s.note; }},
      {"certainty", {"Sikkerhed", "Certainty"}, [](const StatementText& s) { return s.certaintyText; }},
  }};
  return kParts;
}

// What a statement says, apart from which one it is and where it stands.
TieStatement contentOf(TieStatement statement) {
  statement.id = {};
  statement.reference = {};
  if (statement.to < statement.from) std::swap(statement.from, statement.to);
  return statement;
}

bool same(const TieStatement& a, const TieStatement& b, MatchBy matching) {
  return matching == MatchBy::id ? a == b : contentOf(a) == contentOf(b);
}

std::size_t& countOf(ChangeCounts& counts, Change change) {
  return change == Change::added ? counts.added : change == Change::gone ? counts.gone : counts.changed;
}

template <typename Kinds, typename LabelOf>
std::vector<KindCounts> mostFirst(const Kinds& kinds, LabelOf labelOf) {
  std::vector<KindCounts> list;
  for (const auto& [kind, counts] : kinds) list.push_back({labelOf(kind), counts});
  std::ranges::stable_sort(list, std::greater{}, [](const KindCounts& one) { return one.counts.sum(); });
  return list;
}

template <typename Row>
void sortRows(std::vector<Row>& rows, std::string Row::*words, const Collator& collator) {
  std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
    if (a.change != b.change) return a.change < b.change;
    return collator(a.*words, b.*words);
  });
}

std::map<std::string, std::string> joinedValues(const std::vector<Property>& properties) {
  std::map<std::string, std::string> values;
  for (const Property& one : properties) {
    std::string& joined = values[one.name];
    joined += (joined.empty() ? "" : "; ") + one.value;
  }
  return values;
}

}  // namespace

TieKey tieKeyOf(const TieStatement& statement, const Vocabulary& vocabulary) {
  TieKey key{statement.from, statement.to, statement.relation};
  const bool known = statement.relation.value < vocabulary.relations.size();
  if (key.to < key.from && known && !vocabulary.relation(statement.relation).directed) std::swap(key.from, key.to);
  return key;
}

// The statements of an edge that only one of the two sides has, read from the store.
Result<TieSides> readSides(const NetworkReader& reader, const std::vector<StatementId>& before,
                           const std::vector<StatementId>& after) {
  TieSides sides;
  sides.before = !before.empty();
  sides.after = !after.empty();
  std::vector<StatementId> gone, come;
  std::ranges::set_difference(before, after, std::back_inserter(gone));
  std::ranges::set_difference(after, before, std::back_inserter(come));
  TRY_ASSIGN(sides.statementsBefore, reader.store().tieStatements(gone));
  TRY_ASSIGN(sides.statementsAfter, reader.store().tieStatements(come));
  return sides;
}

TieKey tieKeyOf(const GraphSnapshot& network, const Edge& edge) {
  return {network.entity(edge.from), network.entity(edge.to), edge.relation};
}

std::vector<ValueChange> propertyChanges(const std::vector<Property>& before, const std::vector<Property>& after,
                                         Language language) {
  std::map<std::string, std::pair<std::string, std::string>> values;
  for (auto& [name, value] : joinedValues(before)) values[name].first = value;
  for (auto& [name, value] : joinedValues(after)) values[name].second = value;
  std::vector<ValueChange> changes;
  for (const auto& [name, both] : values) {
    if (both.first != both.second) changes.push_back({name, propertyLabel(name, language), both.first, both.second});
  }
  return changes;
}

ComparisonRows::ComparisonRows(const NetworkReader& reader, const GraphSnapshot& before, const GraphSnapshot& after,
                               const ComparisonOptions& options)
    : reader_(reader), before_(before), after_(after), language_(options.language), mostRows_(options.mostRows) {}

std::string ComparisonRows::nameOf(const GraphSnapshot& network, EntityId entity) const {
  const auto vertex = network.find(entity);
  return vertex ? std::string(network.name(*vertex, language_)) : fmt::format("#{}", entity.value);
}

std::string ComparisonRows::keyOf(const GraphSnapshot& network, EntityId entity) const {
  const auto vertex = network.find(entity);
  return vertex ? std::string(network.key(*vertex)) : std::string();
}

void ComparisonRows::addEntity(Change change, EntityId entity, std::vector<ValueChange> values) {
  const GraphSnapshot& network = networkOf(change);
  const auto vertex = network.find(entity);
  if (vertex) ++countOf(byType_[network.type(*vertex)], change);
  if (++countOf(comparison_.entityCounts, change) > mostRows_) return;
  EntityChange row{change, entity, keyOf(network, entity), nameOf(network, entity), {}, std::move(values)};
  if (vertex) row.typeLabel = network.vocabulary().type(network.type(*vertex)).label.in(language_);
  comparison_.entities.push_back(std::move(row));
}

void ComparisonRows::addTie(const TieKey& key, TieSides sides, MatchBy matching) {
  if (!sides.before && !sides.after) return;
  const Change change = !sides.before ? Change::added : !sides.after ? Change::gone : Change::changed;
  const GraphSnapshot& network = networkOf(change);
  const Relation& relation = network.vocabulary().relation(key.relation);
  TieChange row{.change = change,
                .from = key.from,
                .to = key.to,
                .relation = key.relation,
                .fromKey = keyOf(network, key.from),
                .toKey = keyOf(network, key.to),
                .relationKey = relation.key,
                .sentence = tieSentence(relation, nameOf(network, key.from), nameOf(network, key.to), true, language_),
                .wish = network.vocabulary().familyOf(key.relation).wish,
                .statements = statementChanges(std::move(sides), matching)};
  if (row.statements.empty()) return;
  ++countOf(byRelation_[key.relation], change);
  if (++countOf(comparison_.tieCounts, change) <= mostRows_) comparison_.ties.push_back(std::move(row));
}

bool ComparisonRows::wantsTie(Change change, RelationId relation) {
  std::size_t& count = countOf(comparison_.tieCounts, change);
  if (count < mostRows_) return true;
  ++count;
  ++countOf(byRelation_[relation], change);
  return false;
}

StatementChange ComparisonRows::pairChange(const TieStatement& before, const TieStatement& after,
                                           MatchBy matching) const {
  const StatementText was = describeStatement(before, before_, reader_.store(), language_);
  StatementChange change{Change::changed, describeStatement(after, after_, reader_.store(), language_), {}};
  for (const StatementPart& part : statementParts()) {
    const std::string old = part.text(was), now = part.text(change.statement);
    if (old != now) change.values.push_back({std::string(part.name), part.label.in(language_), old, now});
  }
  const bool moved = matching == MatchBy::id && before.reference != after.reference;
  if (moved)
    change.values.push_back({"reference", language_ == Language::danish ? "Kilde" : "Source", was.reference.sentence,
                             change.statement.reference.sentence});
  return change;
}

std::vector<StatementChange> ComparisonRows::statementChanges(TieSides sides, MatchBy matching) const {
  std::vector<StatementChange> changes;
  auto& before = sides.statementsBefore;
  auto& after = sides.statementsAfter;
  const auto take = [](std::vector<TieStatement>& from, auto fits) -> std::optional<TieStatement> {
    const auto found = std::find_if(from.begin(), from.end(), fits);
    if (found == from.end()) return std::nullopt;
    TieStatement taken = std::move(*found);
    from.erase(found);
    return taken;
  };
  std::erase_if(before, [&](const TieStatement& one) {
    return take(after, [&](const TieStatement& other) { return same(one, other, matching); }).has_value();
  });
  for (const TieStatement& one : before) {
    const auto partner =
        take(after, [&](const TieStatement& other) { return matching == MatchBy::content || other.id == one.id; });
    changes.push_back(
        partner ? pairChange(one, *partner, matching)
                : StatementChange{Change::gone, describeStatement(one, before_, reader_.store(), language_), {}});
  }
  for (const TieStatement& one : after)
    changes.push_back({Change::added, describeStatement(one, after_, reader_.store(), language_), {}});
  return changes;
}

Comparison ComparisonRows::finish() {
  const Collator collator(language_);
  sortRows(comparison_.entities, &EntityChange::name, collator);
  sortRows(comparison_.ties, &TieChange::sentence, collator);
  const Vocabulary& vocabulary = after_.vocabulary();
  comparison_.entityKinds =
      mostFirst(byType_, [&](TypeId id) { return std::string(vocabulary.type(id).plural.in(language_)); });
  comparison_.tieKinds =
      mostFirst(byRelation_, [&](RelationId id) { return std::string(vocabulary.relation(id).label.in(language_)); });
  return std::move(comparison_);
}

}  // namespace samspil
