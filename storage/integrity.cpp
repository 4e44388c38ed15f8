#include "storage/integrity.h"

#include <map>
#include <thread>
#include <unordered_map>
#include <unordered_set>

#include "storage/bytes.h"
#include "storage/change_plan.h"
#include "storage/commit.h"
#include "storage/dump.h"
#include "storage/journal_check.h"
#include "storage/record_codec.h"

namespace samspil {
namespace {

constexpr StoreFamily kRecordFamilies[] = {StoreFamily::term, StoreFamily::source, StoreFamily::entity,
                                           StoreFamily::tie, StoreFamily::setting};

// Ids that were seen, a bit each.
class IdSet {
 public:
  void insert(std::uint32_t id) {
    if (id >= seen_.size()) seen_.resize(std::size_t{id} + 1);
    seen_[id] = true;
  }
  bool contains(std::uint32_t id) const { return id < seen_.size() && seen_[id]; }

 private:
  std::vector<bool> seen_;
};

// How often records refer to sources, types and relations, counted anew.
class UseCount {
 public:
  void operator()(const Entity& entity) { ++types_[entity.type]; }
  void operator()(const EntityFacts& facts) {
    ++facts_;
    countSource(facts.reference.source);
  }
  void operator()(const TieStatement& tie) {
    ++relations_[tie.relation];
    countSource(tie.reference.source);
  }
  template <typename Other>
  void operator()(const Other&) {}

  // As the rows of the family meta have them.
  std::map<std::string, std::uint64_t> rows() const {
    std::map<std::string, std::uint64_t> rows;
    for (const auto& [type, count] : types_) rows[useKey(type)] = count;
    for (const auto& [relation, count] : relations_) rows[useKey(relation)] = count;
    for (const auto& [source, count] : sources_) rows[useKey(SourceId{source})] = count;
    if (facts_ != 0) rows[useKey(EntityFactsKey{})] = facts_;
    return rows;
  }

 private:
  // Neighbours often come from the same source.
  void countSource(SourceId source) {
    if (latest_ == nullptr || latest_->first != source.value) latest_ = &*sources_.try_emplace(source.value).first;
    ++latest_->second;
  }

  std::map<TypeId, std::uint64_t> types_;
  std::map<RelationId, std::uint64_t> relations_;
  std::unordered_map<std::uint32_t, std::uint64_t> sources_;
  std::pair<const std::uint32_t, std::uint64_t>* latest_ = nullptr;
  std::uint64_t facts_ = 0;
};

class Checker {
 public:
  Checker(const StoreReader& reader, CheckWay way, JobControl& job) : reader_(reader), way_(way), job_(job) {}

  Result<CheckReport> run() {
    TRY_ASSIGN(numbers_, reader_.numbers());
    TRY_ASSIGN(vocabulary_, reader_.vocabulary());
    TRY_ASSIGN(const StoreTotals totals, reader_.totals());
    TRY_ASSIGN(larges_, reader_.largeBatches());
    Findings findings(job_, 3 * (totals.entities + totals.facts + totals.tieStatements));
    JournalCheck journal(reader_, numbers_, larges_, way_, findings);
    findings_ = &findings;
    journal_ = &journal;
    setAsideWhatIsToCome();
    checkVocabulary();
    TRY(journal.begin());
    TRY(checkRecordsAndIndexes());
    TRY(checkUses());
    TRY(journal.run());
    checkVeil();
    return findings.report();
  }

 private:
  // The store as it was at an earlier batch hides what later ones added; for the check it is not there at all.
  void setAsideWhatIsToCome() {
    std::vector<HiddenBatch> toCome = reader_.veil().hidden();
    std::erase_if(toCome, [&](const HiddenBatch& one) { return one.extent.batch.value <= numbers_.lastBatch; });
    everything_ = reader_.unveiled(Veil(std::move(toCome)));
  }

  void checkVocabulary() {
    const auto hole = [](const auto& term) { return term.key.empty(); };
    const bool holes = std::ranges::any_of(vocabulary_.families, hole) ||
                       std::ranges::any_of(vocabulary_.types, hole) || std::ranges::any_of(vocabulary_.relations, hole);
    if (holes) findings_->problem("The vocabulary has ids without a term.");
  }

  void checkVeil() {
    for (const auto& [extent, hiddenBy, except] : reader_.veil().hidden()) {
      const bool known = std::ranges::find(larges_, extent, &LargeBatch::extent) != larges_.end();
      if (!known && extent.batch.value <= numbers_.lastBatch)
        findings_->problem("Batch {} is hidden, but the journal does not say what it added.", extent.batch.value);
    }
  }

  // What is summed up on both sides can be read on both sides at once.
  Result<void> checkRecordsAndIndexes() {
    Result<void> indexes, records;
    {
      std::jthread other;
      if (way_ == CheckWay::summed) other = std::jthread([&] { indexes = checkIndexes(); });
      records = checkRecords();
    }
    TRY(records);
    if (way_ == CheckWay::oneByOne) indexes = checkIndexes();
    TRY(indexes);
    checkMissing("key", keys_);
    checkMissing("identifier", identifiers_);
    if (adjacency_.missing() != 0)
      findings_->problem("The adjacency lacks {} entries that ties ask for.", adjacency_.missing());
    return {};
  }
  void checkMissing(std::string_view index, const Balance& balance) {
    if (balance.missing() != 0)
      findings_->problem("The index {} lacks {} entries that records ask for.", index, balance.missing());
  }

  Result<void> checkRecords() {
    for (const StoreFamily family : kRecordFamilies) TRY(checkRecords(family));
    return {};
  }
  Result<void> checkRecords(StoreFamily family) {
    Steps steps(*findings_);
    TRY(everything_->view().scan(
        number(family), "", [&](std::string_view bytes, std::string_view value) -> Result<bool> {
          TRY(steps.one());
          const bool hidden = reader_.veil().hides(family, bytes);
          const auto key = recordKeyAt(family, bytes);
          const auto row = decodeRow(value);
          if (!key || !row) {
            findings_->problem("A row of the family {} cannot be read.", storeFamilyNames()[number(family)]);
            return true;
          }
          journal_->stands(family, bytes, *row, hidden);
          const auto record = decodePayload(*key, row->payload);
          if (!record)
            findings_->problem("The {} cannot be read.", describeKey(*key));
          else
            checkRecord(*key, *record, hidden);
          return true;
        }));
    return steps.end();
  }

  // What a hidden record names may be gone; its index rows are there like any other's.
  void checkRecord(const RecordKey& key, const Record& record, bool hidden) {
    if (const auto shape = checkShape(record); !shape)
      findings_->problem("The {} holds what may not be stored.", describeKey(key));
    if (!journal_->isGiven(key))
      findings_->problem("The {} has a number that was not given out yet.", describeKey(key));
    if (!hidden) {
      std::visit(uses_, record);
      checkKnown(key, record);
    }
    if (const auto* tie = std::get_if<TieStatement>(&record)) {
      adjacency_.ask(endHash(tie->from, {tie->id, tie->to}));
      if (tie->to != tie->from) adjacency_.ask(endHash(tie->to, {tie->id, tie->from}));
      return;
    }
    askIndexes(record);
  }

  void askIndexes(const Record& record) {
    const auto entries = derivedEntries(record);
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
      if (entry->family == number(StoreFamily::key)) {
        keys_.ask(checkHash(entry->key, ByteReader(*entry->value).u32be()));
      } else {
        // A record that gives an identifier twice has one row for it.
        const bool again = std::any_of(entries.begin(), entry, [&](const auto& one) { return one.key == entry->key; });
        if (!again) identifiers_.ask(checkHash(entry->key));
      }
    }
  }

  void checkKnown(const RecordKey& key, const Record& record) {
    if (const auto* relation = std::get_if<Relation>(&record))
      requireTerm(key, "family", relation->family.value, vocabulary_.families.size());
    if (const auto* source = std::get_if<Source>(&record)) knownSources_.insert(source->id.value);
    if (const auto* entity = std::get_if<Entity>(&record)) {
      knownEntities_.insert(entity->id.value);
      requireTerm(key, "type", entity->type.value, vocabulary_.types.size());
    }
    if (const auto* facts = std::get_if<EntityFacts>(&record)) {
      requireEntity(key, facts->entity);
      requireSource(key, facts->reference.source);
    }
    if (const auto* tie = std::get_if<TieStatement>(&record)) {
      requireTerm(key, "relation", tie->relation.value, vocabulary_.relations.size());
      requireEntity(key, tie->from);
      requireEntity(key, tie->to);
      requireSource(key, tie->reference.source);
    }
  }

  void requireTerm(const RecordKey& key, std::string_view what, std::size_t id, std::size_t count) {
    if (id >= count) findings_->problem("The {} has a {} that is not in the vocabulary.", describeKey(key), what);
  }
  void requireEntity(const RecordKey& key, EntityId id) {
    if (!knownEntities_.contains(id.value))
      findings_->problem("The {} is about entity {}, which does not exist.", describeKey(key), id.value);
  }
  void requireSource(const RecordKey& key, SourceId id) {
    if (!knownSources_.contains(id.value))
      findings_->problem("The {} refers to source {}, which does not exist.", describeKey(key), id.value);
  }

  Result<void> checkIndexes() {
    TRY(checkRows(StoreFamily::adjacency, &Checker::checkAdjacencyRow));
    TRY(checkRows(StoreFamily::key, &Checker::checkKeyRow));
    return checkRows(StoreFamily::identifier, &Checker::checkIdentifierRow);
  }
  Result<void> checkRows(StoreFamily family, void (Checker::*check)(std::string_view key, std::string_view value)) {
    Steps steps(*findings_);
    TRY(everything_->view().scan(number(family), "", [&](std::string_view key, std::string_view value) -> Result<bool> {
      TRY(steps.one());
      (this->*check)(key, value);
      return true;
    }));
    return steps.end();
  }

  void checkKeyRow(std::string_view key, std::string_view value) {
    const auto ids = decodeHolders(value);
    if (!ids) {
      findings_->problem("The index key has an entry that points elsewhere than its record.");
      return;
    }
    const auto kind = static_cast<RecordKind>(ByteReader(key).u8());
    int known = 0;
    for (const std::uint32_t id : *ids) {
      if (everything_->veil().hidesHolder(kind, id)) continue;  // is to come
      known += !reader_.veil().hidesHolder(kind, id);
      if (!keys_.find(checkHash(key, id))) findings_->problem("The index key has an entry that no record asks for.");
    }
    if (known > 1) findings_->problem("A text key is taken twice.");
  }

  void checkIdentifierRow(std::string_view key, std::string_view value) {
    if (!identifiers_.find(checkHash(key)) || !value.empty())
      findings_->problem("The index identifier has an entry that no record asks for.");
  }

  static std::uint64_t endHash(EntityId entity, const AdjacentTie& tie) {
    const std::uint32_t end[] = {entity.value, tie.statement.value, tie.other.value};
    return checkHash({reinterpret_cast<const char*>(end), sizeof end});
  }

  void checkAdjacencyRow(std::string_view key, std::string_view value) {
    row_.clear();
    if (!decodeAdjacentTies(key, value, row_)) {
      findings_->problem("A row of the adjacency cannot be read.");
      return;
    }
    const EntityId entity{ByteReader(key).u32be()};
    const Veil& veil = reader_.veil();
    for (const AdjacentTie& tie : row_) {
      if (veil.hides(tie.statement) != veil.hides(row_.front().statement))
        findings_->problem("A row of the adjacency is hidden in part.");
      if (!adjacency_.find(endHash(entity, tie)))
        findings_->problem("The adjacency has an entry that no tie asks for.");
    }
  }

  Result<void> checkUses() {
    std::map<std::string, std::uint64_t> uses = uses_.rows();
    TRY(reader_.view().scan(number(StoreFamily::meta), "use/",
                            [&](std::string_view key, std::string_view value) -> Result<bool> {
                              const auto at = uses.find(std::string(key));
                              if (at == uses.end() || encodeUse(at->second) != value)
                                findings_->problem("A use count does not fit the records.");
                              if (at != uses.end()) uses.erase(at);
                              return true;
                            }));
    if (!uses.empty()) findings_->problem("{} use counts are missing.", uses.size());
    return {};
  }

  const StoreReader& reader_;
  std::optional<StoreReader> everything_;  // what the veil hides as well
  const CheckWay way_;
  JobControl& job_;
  Findings* findings_ = nullptr;     // while it runs
  JournalCheck* journal_ = nullptr;  // the same
  StoreNumbers numbers_;
  Vocabulary vocabulary_;
  std::vector<LargeBatch> larges_;
  IdSet knownEntities_, knownSources_;
  UseCount uses_;
  Balance keys_{way_}, identifiers_{way_}, adjacency_{way_};  // what records ask for; found by another thread
  std::vector<AdjacentTie> row_;                              // of that other thread
};

}  // namespace

Result<CheckReport> checkInvariants(const StoreReader& reader, JobControl& job) {
  TRY_ASSIGN(CheckReport report, Checker(reader, CheckWay::summed, job).run());
  return report.problems.empty() ? std::move(report) : checkOneByOne(reader, job);
}

Result<CheckReport> checkOneByOne(const StoreReader& reader, JobControl& job) {
  return Checker(reader, CheckWay::oneByOne, job).run();
}

}  // namespace samspil
