#include "import/proposed_records.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "import/import_work.h"
#include "import/plain/plain_rows.h"

namespace samspil {
namespace {

constexpr std::uint64_t kBetweenCheckpoints = 4096;  // records: some milliseconds

// The facts that are newly stated of an entity, as they were stated.
void addFacts(const ImportWork& work, EntityId id, std::vector<Record>& records) {
  for (EntityFacts& facts : work.draft.newFacts(id)) records.emplace_back(std::move(facts));
}

// All records, in their order.
class Sequence {
 public:
  explicit Sequence(const ImportWork& work)
      : work_(work),
        draft_(work.draft),
        plain_(work.draft.plain()),
        rows_(work, PlainRows::Wanted::entities, PlainRows::Access::inOrder) {
    std::vector<SourceId> used;
    for (const auto& importer : work.importers) {
      if (importer->plainRowsUseSource()) used.push_back(importer->source());
    }
    sources_ = draft_.newSources(used);
    total_ = sources_.size() + 2 * plain_.entityCount() + plain_.tieCount();
  }

  std::uint64_t total() const { return total_; }  // about: entities may have facts of several sources

  // Good until the next call; nullptr at the end.
  const Record* next() {
    if (facts_ != nullptr) return std::exchange(facts_, nullptr);
    if (inFullAt_ < inFull_.size()) return &inFull_[inFullAt_++];
    if (source_ < sources_.size()) return only(draft_.newSource(sources_[source_++]));
    if (stated_ < draft_.stated().size() && !draft_.isNew(draft_.stated()[stated_])) {
      inFull_.clear();
      addSortedFacts(draft_.stated()[stated_++]);
      inFullAt_ = 0;
      return next();
    }
    if (entity_ < plain_.entityCount()) return entity(plain_.entityAt(entity_++));
    return tie_ < plain_.tieCount() ? tie(tie_++) : nullptr;
  }

 private:
  const Record* only(Record record) {
    one_ = std::move(record);
    return &one_;
  }

  // By source, as a large load wants them.
  void addSortedFacts(EntityId id) {
    const auto first = static_cast<std::ptrdiff_t>(inFull_.size());
    addFacts(work_, id, inFull_);
    const auto source = [](const Record& facts) { return std::get<EntityFacts>(facts).reference.source; };
    std::sort(inFull_.begin() + first, inFull_.end(),
              [&](const Record& a, const Record& b) { return source(a) < source(b); });
  }

  const Record* entity(EntityId id) {
    if (plain_.isPlain(id)) {
      const auto [entity, facts] = rows_.entity(id);
      facts_ = &facts;
      return &entity;
    }
    inFull_.assign(1, draft_.entityInFull(id));
    addSortedFacts(id);
    inFullAt_ = 1;
    return &inFull_.front();
  }

  const Record* tie(std::uint32_t place) {
    const PlainRecords::Tie& stands = plain_.tieAt(place);
    if (stands.column == PlainRecords::kInFull) return only(draft_.tiesInFull()[tieInFull_++]);
    return &ties_.tie(plain_.statementAt(place), stands);
  }

  const ImportWork& work_;
  const NetworkDraft& draft_;
  const PlainRecords& plain_;
  PlainRows rows_, ties_{work_, PlainRows::Wanted::ties, PlainRows::Access::inOrder};
  std::vector<SourceId> sources_;
  std::uint64_t total_ = 0;
  std::size_t source_ = 0, stated_ = 0, tieInFull_ = 0;
  std::uint32_t entity_ = 0, tie_ = 0;
  Record one_;
  std::vector<Record> inFull_;  // of one entity, with those that come before inFullAt_
  std::size_t inFullAt_ = 0;
  const Record* facts_ = nullptr;  // of the plain entity before
};

class Feeding {
 public:
  Feeding(std::shared_ptr<const ImportWork> work, JobControl& job)
      : work_(std::move(work)), job_(job), sequence_(*work_) {}

  Result<const Record*> next() {
    if (given_++ % kBetweenCheckpoints == 0) {
      TRY(job_.checkpoint(given_, sequence_.total()));
      TRY(filesAreUnchanged());
    }
    return sequence_.next();
  }

 private:
  Result<void> filesAreUnchanged() const {
    for (const FileInWork& file : work_->files) {
      if (!file.table.decoded.text.changed()) continue;
      return makeError(ErrorCode::conflict, "{} was changed since it was read. Look at the differences again.",
                       file.path.string());
    }
    return {};
  }

  std::shared_ptr<const ImportWork> work_;
  JobControl& job_;
  Sequence sequence_;
  std::uint64_t given_ = 0;
};

}  // namespace

std::shared_ptr<ProposedRecords> ProposedRecords::of(std::shared_ptr<ImportWork> work) {
  if (!work->draft.onlyAdds()) return nullptr;
  work->draft.plain().restore = nullptr;
  work->draft.endLookups();
  work->localIds = {};
  for (const auto& importer : work->importers) importer->endLookups();
  work->draft.sortRecords();
  return std::shared_ptr<ProposedRecords>(new ProposedRecords(std::move(work)));
}

ProposedRecords::Feed ProposedRecords::feed(JobControl& job) {
  auto work = work_;
  if (work->options.recordsOnce) work_.reset();
  return [feeding = std::make_shared<Feeding>(std::move(work), job)]() mutable -> Result<const Record*> {
    TRY_ASSIGN(const Record* const next, feeding->next());
    if (next == nullptr) feeding.reset();
    return next;
  };
}

std::vector<Record> ProposedRecords::recordsOf(EntityId id) const {
  std::vector<Record> records;
  const PlainRecords& plain = work_->draft.plain();
  if (!work_->draft.isNew(id) || !plain.isPlain(id)) {
    if (work_->draft.isNew(id)) records.emplace_back(work_->draft.entityInFull(id));
    addFacts(*work_, id, records);
    return records;
  }
  PlainRows rows(*work_, PlainRows::Wanted::entities, PlainRows::Access::single);
  const auto [entity, facts] = rows.entity(id);
  records = {entity, facts};
  for (const StatementId tie : plain.tiesOfRow(plain.rowOf(id))) {
    if (auto stated = tieStatement(tie)) records.emplace_back(std::move(*stated));
  }
  return records;
}

std::optional<TieStatement> ProposedRecords::tieStatement(StatementId id) const {
  const PlainRecords& plain = work_->draft.plain();
  const std::uint32_t first = plain.statementAt(0).value;
  if (id.value < first || id.value - first >= plain.tieCount()) return std::nullopt;
  const PlainRecords::Tie& stands = plain.tieAt(id.value - first);
  if (stands.column == PlainRecords::kInFull) {
    const auto& inFull = work_->draft.tiesInFull();
    return *std::lower_bound(inFull.begin(), inFull.end(), id,
                             [](const TieStatement& tie, StatementId wanted) { return tie.id < wanted; });
  }
  PlainRows rows(*work_, PlainRows::Wanted::ties, PlainRows::Access::single);
  return std::get<TieStatement>(rows.tie(id, stands));
}

std::optional<Source> ProposedRecords::source(SourceId id) const {
  if (id.value < work_->target.ids.nextSource) return std::nullopt;
  return work_->draft.newSource(id);
}

std::vector<EntityId> ProposedRecords::created() const {
  const PlainRecords& plain = work_->draft.plain();
  std::vector<EntityId> ids;
  ids.reserve(plain.entityCount());
  for (std::uint32_t i = 0; i < plain.entityCount(); ++i) ids.push_back(plain.entityAt(i));
  return ids;
}

std::vector<EntityId> ProposedRecords::updated() const {
  std::vector<EntityId> ids = work_->draft.stated();
  std::erase_if(ids, [&](EntityId id) { return work_->draft.isNew(id); });
  return ids;
}

}  // namespace samspil
