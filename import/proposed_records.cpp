#include "import/proposed_records.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "import/ahead.h"
#include "import/import_work.h"
#include "import/row_statements.h"

namespace samspil {
namespace {

constexpr std::size_t kBatch = 512;  // records: some 100 KB

using Batch = std::vector<Record>;

// Goes through the plain rows of all files, in their order.
class PlainRows {
 public:
  PlainRows(const ImportWork& work, bool onlyTies) : work_(work), onlyTies_(onlyTies) {}

  // What the row says. REQUIRES: rows ascend from call to call. Valid until the next call.
  RowContent& at(std::uint32_t row) {
    if (row + 1 == next_) return *content_;
    if (file_ == nullptr || row >= file_->endRow()) open(row);
    while (next_ <= row) {
      rows_->next(row_);
      ++next_;
    }
    said_.clear();
    content_ = reader_->read(row_, said_);
    return *content_;
  }
  const FileImporter& file() const { return *file_; }
  const Mapping& mapping() const { return file_->file().mapping; }
  Reference reference() const {
    const SourceId source =
        content_->source.empty() ? file_->source() : *work_.draft.plainSourceNamed(content_->source);
    return referenceOf(*content_, source, {row_.line, row_.lastLine});
  }

 private:
  void open(std::uint32_t row) {
    const auto owner = std::find_if(work_.importers.begin(), work_.importers.end(),
                                    [&](const auto& importer) { return row < importer->endRow(); });
    file_ = owner->get();
    next_ = file_->firstRow();
    rows_.emplace(file_->file().table);
    reading_ = file_->file().mapping;
    if (onlyTies_ && reading_.kind != TableKind::ties) dropValues();
    name_ = file_->file().path.string();
    reader_.emplace(reading_, work_.draft.vocabulary(), name_);
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
  std::optional<RowContent> content_;
  std::vector<Diagnostic> said_;
};

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

  // None: there are no more.
  std::optional<Batch> next() {
    Batch batch;
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
      addFacts(draft_.stated()[stated_++], batch);
      return true;
    }
    if (entity_ < plain_.entityCount()) {
      addEntity(plain_.entityAt(entity_++), batch);
      return true;
    }
    if (tie_ == plain_.tieCount()) return false;
    if (tie_ == 0) rows_.emplace(work_, true);
    addTie(tie_++, batch);
    return true;
  }

  void addFacts(EntityId id, Batch& batch) const {
    for (EntityFacts& facts : draft_.newFacts(id)) batch.emplace_back(std::move(facts));
  }

  void addEntity(EntityId id, Batch& batch) {
    if (!plain_.isPlain(id)) {
      batch.emplace_back(draft_.entityInFull(id));
      return addFacts(id, batch);
    }
    RowContent& content = rows_->at(plain_.rowOf(id));
    const Mapping& mapping = rows_->mapping();
    batch.emplace_back(Entity{id, wantedKey(content), *(content.type ? content.type : mapping.type)});
    addLocalId(content, mapping);
    EntityFacts facts = factsOf(id, content, rows_->reference());
    std::sort(facts.properties.begin(), facts.properties.end());
    facts.properties.erase(std::unique(facts.properties.begin(), facts.properties.end()), facts.properties.end());
    batch.emplace_back(std::move(facts));
  }

  void addTie(std::uint32_t place, Batch& batch) {
    const PlainRecords::Tie& stands = plain_.tieAt(place);
    if (stands.partner == PlainRecords::kInFull) {
      batch.emplace_back(draft_.tiesInFull()[tieInFull_++]);
      return;
    }
    const RowContent& content = rows_->at(stands.row);
    TieStatement tie = tieOf(content, rows_->reference());
    if (stands.partner != PlainRecords::kTieRow) {
      const std::size_t column = content.partners[stands.partner].column;
      const auto kind = partnerTieOf(rows_->mapping(), draft_.vocabulary(), column);
      makePartnerTie(tie, stands.from, stands.to, *kind, rows_->mapping().columns[column]);
    }
    tie.id = plain_.statementAt(place);
    tie.from = stands.from;
    tie.relation = RelationId{stands.relation};
    tie.to = stands.to;
    batch.emplace_back(std::move(tie));
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
      : work_(std::move(work)), job_(job), maker_(*work_), batches_([this] { return maker_.next(); }) {}

  Result<bool> next(Record& record) {
    if (at_ == batch_.size()) {
      TRY(job_.checkpoint(given_, maker_.total()));
      auto more = batches_.next();
      if (!more) return false;
      batch_ = std::move(*more);
      given_ += batch_.size();
      at_ = 0;
    }
    record = std::move(batch_[at_++]);
    return true;
  }

 private:
  std::shared_ptr<const ImportWork> work_;
  JobControl& job_;
  RecordMaker maker_;
  Batch batch_;
  std::size_t at_ = 0;
  std::uint64_t given_ = 0;
  Ahead<Batch> batches_;  // last: its thread ends first
};

}  // namespace

std::shared_ptr<const ProposedRecords> ProposedRecords::of(std::shared_ptr<ImportWork> work) {
  if (!work->draft.onlyAdds()) return nullptr;
  work->draft.plain().restore = nullptr;
  work->draft.endLookups();
  work->localIds = {};
  for (const auto& importer : work->importers) importer->endLookups();
  work->draft.sortRecords();
  return std::shared_ptr<const ProposedRecords>(new ProposedRecords(std::move(work)));
}

ProposedRecords::Feed ProposedRecords::feed(JobControl& job) const {
  return [feeding = std::make_shared<Feeding>(work_, job)](Record& next) { return feeding->next(next); };
}

}  // namespace samspil
