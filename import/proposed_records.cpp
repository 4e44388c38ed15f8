#include "import/proposed_records.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "import/entity_records.h"
#include "import/import_work.h"
#include "import/plain/plain_rows.h"

namespace samspil {
namespace {

constexpr std::uint64_t kBetweenCheckpoints = 4096;  // records: some milliseconds

// All records, in their order.
class Sequence {
 public:
  explicit Sequence(const ImportWork& work)
      : draft_(work.draft),
        plain_(work.draft.plain()),
        entities_(work),
        ties_(work, PlainRows::Wanted::ties, PlainRows::Access::inOrder) {}

  std::uint64_t total() const { return entities_.total() + plain_.tieCount(); }

  // Good until the next call; nullptr at the end.
  const Record* next() {
    if (const Record* const record = entitiesEnded_ ? nullptr : entities_.next()) return record;
    entitiesEnded_ = true;
    return tie_ < plain_.tieCount() ? tie(tie_++) : nullptr;
  }

 private:
  const Record* tie(std::uint32_t place) {
    const PlainRecords::Tie& stands = plain_.tieAt(place);
    if (stands.column != PlainRecords::kInFull) return &ties_.tie(plain_.statementAt(place), stands);
    one_ = draft_.tiesInFull()[tieInFull_++];
    return &one_;
  }

  const NetworkDraft& draft_;
  const PlainRecords& plain_;
  EntityRecords entities_;
  PlainRows ties_;
  bool entitiesEnded_ = false;
  std::size_t tieInFull_ = 0;
  std::uint32_t tie_ = 0;
  Record one_;
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
    for (EntityFacts& facts : work_->draft.newFacts(id)) records.emplace_back(std::move(facts));
    return records;
  }
  PlainRows rows(*work_, PlainRows::Wanted::entities, PlainRows::Access::single);
  records.resize(2);
  rows.entity(id, records[0], records[1]);
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
