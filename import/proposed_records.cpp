#include "import/proposed_records.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "import/ahead.h"
#include "import/import_work.h"
#include "import/row_statements.h"
#include "import/spares.h"

namespace samspil {
namespace {

constexpr std::size_t kBatch = 4096;  // records: some 2 MB, so that the threads meet rarely

using Batch = std::vector<Record>;

// Reads plain rows of all files once more; quickest in their order.
class PlainRows {
 public:
  PlainRows(const ImportWork& work, bool onlyTies) : work_(work), onlyTies_(onlyTies) {}

  // What the row says. Valid until the next call.
  RowContent& at(std::uint32_t row) {
    if (content_ != nullptr && row + 1 == next_) return *content_;
    const bool inFile = file_ != nullptr && row >= file_->firstRow() && row < file_->endRow();
    if (!inFile) open(row);
    if (!inFile || row < next_) {
      const TableRows::Position near = file_->near(row);
      rows_.emplace(file_->file().table, near);
      next_ = file_->firstRow() + static_cast<std::uint32_t>(near.row);
    }
    for (; next_ <= row; ++next_) rows_->next(row_);
    said_.clear();
    content_ = reader_->readInPlace(row_, said_);
    return *content_;
  }
  const Mapping& mapping() const { return file_->file().mapping; }
  Reference reference() const {
    const SourceId source = content_->source.empty() ? file_->source() : file_->sourceOf(next_ - 1);
    return referenceOf(*content_, source, {row_.line, row_.lastLine});
  }

 private:
  void open(std::uint32_t row) {
    const auto owner = std::find_if(work_.importers.begin(), work_.importers.end(),
                                    [&](const auto& importer) { return row < importer->endRow(); });
    file_ = owner->get();
    reading_ = file_->file().mapping;
    if (onlyTies_ && reading_.kind != TableKind::ties) dropValues();
    name_ = file_->file().path.string();
    reader_.emplace(reading_, work_.draft.vocabulary(), name_);
    content_ = nullptr;
  }
  // What an entity's row says of the entity itself is no part of its ties.
  void dropValues() {
    for (ColumnMapping& column : reading_.columns) {
      const bool value = column.use == FieldUse::property || column.use == FieldUse::number ||
                         column.use == FieldUse::country || column.use == FieldUse::list ||
                         column.use == FieldUse::coordinates || column.use == FieldUse::type;
      if (value) column.use = FieldUse::ignore;
    }
  }

  const ImportWork& work_;
  const bool onlyTies_;
  const FileImporter* file_ = nullptr;
  std::uint32_t next_ = 0;
  Mapping reading_;
  std::string name_;
  std::optional<TableRows> rows_;
  std::optional<RowReader> reader_;
  TableRow row_;
  RowContent* content_ = nullptr;
  std::vector<Diagnostic> said_;
};

EntityFacts sorted(EntityFacts facts) {
  std::sort(facts.properties.begin(), facts.properties.end());
  facts.properties.erase(std::unique(facts.properties.begin(), facts.properties.end()), facts.properties.end());
  return facts;
}

void addFacts(const ImportWork& work, EntityId id, Batch& batch) {
  for (EntityFacts& facts : work.draft.newFacts(id)) batch.emplace_back(std::move(facts));
}

void addEntity(const ImportWork& work, PlainRows& rows, EntityId id, Batch& batch) {
  const PlainRecords& plain = work.draft.plain();
  if (!plain.isPlain(id)) {
    batch.emplace_back(work.draft.entityInFull(id));
    return addFacts(work, id, batch);
  }
  RowContent& content = rows.at(plain.rowOf(id));
  batch.emplace_back(Entity{id, wantedKey(content), *(content.type ? content.type : rows.mapping().type)});
  addLocalId(content, rows.mapping());
  batch.emplace_back(sorted(takeFacts(id, content, rows.reference())));
}

// REQUIRES: the statement is not kept in full.
TieStatement plainTie(const ImportWork& work, PlainRows& rows, StatementId id, const PlainRecords::Tie& stands) {
  const RowContent& content = rows.at(stands.row);
  TieStatement tie = tieOf(content, rows.reference());
  if (stands.partner != PlainRecords::kTieRow) {
    const std::size_t column = content.partners[stands.partner].column;
    const auto kind = partnerTieOf(rows.mapping(), work.draft.vocabulary(), column);
    makePartnerTie(tie, stands.from, stands.to, *kind, rows.mapping().columns[column]);
  }
  tie.id = id;
  tie.from = stands.from;
  tie.relation = RelationId{stands.relation};
  tie.to = stands.to;
  return tie;
}

// Makes the records, some at a time.
class RecordMaker {
 public:
  explicit RecordMaker(const ImportWork& work)
      : work_(work), draft_(work.draft), plain_(work.draft.plain()), rows_(std::in_place, work, false) {
    std::vector<SourceId> used;
    for (const auto& importer : work.importers) {
      if (importer->plainRowsUseSource()) used.push_back(importer->source());
    }
    sources_ = draft_.newSources(used);
    total_ = sources_.size() + 2 * plain_.entityCount() + plain_.tieCount();
  }

  std::uint64_t total() const { return total_; }

  // None: there are no more. `spent`: of earlier ones, for its memory.
  std::optional<Batch> next(Batch spent) {
    Batch batch = std::move(spent);
    batch.clear();
    batch.reserve(kBatch + 2);
    while (batch.size() < kBatch && addNext(batch)) {
    }
    if (batch.empty()) return std::nullopt;
    return batch;
  }

 private:
  bool addNext(Batch& batch) {
    if (source_ < sources_.size()) {
      batch.emplace_back(draft_.newSource(sources_[source_++]));
      return true;
    }
    if (stated_ < draft_.stated().size() && !draft_.isNew(draft_.stated()[stated_])) {
      const std::size_t first = batch.size();
      addFacts(work_, draft_.stated()[stated_++], batch);
      sortFacts(batch, first);
      return true;
    }
    if (entity_ < plain_.entityCount()) {
      const std::size_t entity = batch.size();
      addEntity(work_, *rows_, plain_.entityAt(entity_++), batch);
      sortFacts(batch, entity + 1);
      return true;
    }
    if (tie_ == plain_.tieCount()) return false;
    if (tie_ == 0) rows_.emplace(work_, true);
    addTie(tie_++, batch);
    return true;
  }

  // By source, as a large load wants them.
  static void sortFacts(Batch& batch, std::size_t first) {
    if (batch.size() - first < 2) return;
    const auto source = [](const Record& record) { return std::get<EntityFacts>(record).reference.source; };
    std::sort(batch.begin() + static_cast<std::ptrdiff_t>(first), batch.end(),
              [&](const Record& a, const Record& b) { return source(a) < source(b); });
  }

  void addTie(std::uint32_t place, Batch& batch) {
    const PlainRecords::Tie& stands = plain_.tieAt(place);
    if (stands.partner == PlainRecords::kInFull)
      batch.emplace_back(draft_.tiesInFull()[tieInFull_++]);
    else
      batch.emplace_back(plainTie(work_, *rows_, plain_.statementAt(place), stands));
  }

  const ImportWork& work_;
  const NetworkDraft& draft_;
  const PlainRecords& plain_;
  std::optional<PlainRows> rows_;  // for entities, and once more for ties
  std::vector<SourceId> sources_;
  std::uint64_t total_ = 0;
  std::size_t source_ = 0, stated_ = 0, tieInFull_ = 0;
  std::uint32_t entity_ = 0, tie_ = 0;
};

class Feeding {
 public:
  Feeding(std::shared_ptr<const ImportWork> work, JobControl& job)
      : work_(std::move(work)), job_(job), maker_(*work_), batches_([this] { return maker_.next(spares_.take()); }) {}

  // Leaves the record before in the batch: the thread that made it also frees it, which costs neither waiting.
  Result<bool> next(Record& record) {
    if (at_ == batch_.size()) {
      TRY(job_.checkpoint(given_, maker_.total()));
      TRY(filesAreUnchanged());
      spares_.give(std::move(batch_));
      auto more = batches_.next();
      if (!more) return false;
      batch_ = std::move(*more);
      given_ += batch_.size();
      at_ = 0;
    }
    std::swap(record, batch_[at_++]);
    return true;
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
  RecordMaker maker_;
  Batch batch_;
  std::size_t at_ = 0;
  std::uint64_t given_ = 0;
  Spares<Batch> spares_;
  Ahead<Batch> batches_;  // last: its thread ends first
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
  return [feeding = std::make_shared<Feeding>(std::move(work), job)](Record& next) mutable -> Result<bool> {
    TRY_ASSIGN(const bool more, feeding->next(next));
    if (!more) feeding.reset();
    return more;
  };
}

std::vector<Record> ProposedRecords::recordsOf(EntityId id) const {
  Batch records;
  if (!work_->draft.isNew(id)) {
    addFacts(*work_, id, records);
    return records;
  }
  PlainRows rows(*work_, false);
  addEntity(*work_, rows, id, records);
  const PlainRecords& plain = work_->draft.plain();
  if (!plain.isPlain(id)) return records;
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
  if (stands.partner == PlainRecords::kInFull) {
    const auto& inFull = work_->draft.tiesInFull();
    return *std::lower_bound(inFull.begin(), inFull.end(), id,
                             [](const TieStatement& tie, StatementId wanted) { return tie.id < wanted; });
  }
  PlainRows rows(*work_, true);
  return plainTie(*work_, rows, id, stands);
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
