#include "import/plain/plain_rows.h"

#include <algorithm>

#include "graph/sort_properties.h"

namespace samspil {
namespace {

// Whether a column says nothing of an entity itself.
bool isOfTies(FieldUse use) {
  switch (use) {
    case FieldUse::theme:
    case FieldUse::partner:
    case FieldUse::relation:
    case FieldUse::role:
    case FieldUse::weight:
    case FieldUse::amount:
    case FieldUse::currency: return true;
    default: return false;
  }
}

// Whether a column says nothing of a tie, or what a draft keeps of every tie: both ends and the relation.
bool isNoneOfTies(FieldUse use) {
  switch (use) {
    case FieldUse::key:
    case FieldUse::type:
    case FieldUse::property:
    case FieldUse::number:
    case FieldUse::country:
    case FieldUse::list:
    case FieldUse::coordinates:
    case FieldUse::theme:
    case FieldUse::partner:
    case FieldUse::from:
    case FieldUse::to:
    case FieldUse::fromName:
    case FieldUse::toName:
    case FieldUse::relation: return true;
    default: return false;
  }
}

template <typename One>
One& holding(Record& record) {
  One* const held = std::get_if<One>(&record);
  return held != nullptr ? *held : record.emplace<One>();
}

}  // namespace

// The file in which the row stands, if it is another one.
void PlainRows::open(std::uint32_t row) {
  if (file_ != nullptr && row >= file_->firstRow() && row < file_->endRow()) return;
  file_ = &work_.importerOf(row);
  reading_ = mapping();
  partnerTies_.clear();
  for (std::size_t i = 0; i < reading_.columns.size(); ++i)
    partnerTies_.push_back(partnerTieOf(reading_, work_.draft.vocabulary(), i));
  for (ColumnMapping& column : reading_.columns) {
    const bool idle = wanted_ == Wanted::ties ? isNoneOfTies(column.use) : isOfTies(column.use);
    if (idle) column.use = FieldUse::ignore;
  }
  name_ = file_->file().path.string();
  reader_.emplace(reading_, work_.draft.vocabulary(), name_);
  reader_->readInOrderOfProperties();
  batches_.reset();
  sayings_.clear();
  sayings_.resize(reading_.columns.size() + 1);
  tells_ = access_ == Access::inOrder && wanted_ == Wanted::ties && plain().tellsTies();
  if (access_ == Access::inOrder && !tells_) readOn(row);
}

// From the row on, ahead.
void PlainRows::readOn(std::uint32_t row) {
  const Table& table = file_->file().table;
  const TableRows::Position near = plain().near(row);
  rows_.emplace(table, near);
  batch_ = {};
  firstOfBatch_ = file_->firstRow() + static_cast<std::uint32_t>(near.row);
  batches_.emplace([this, &table] { return readCells(table, *rows_, spares_.take()); });
}

void PlainRows::find(std::uint32_t row) {
  const TableRows::Position near = plain().near(row);
  rows_.emplace(file_->file().table, near);
  for (auto at = file_->firstRow() + near.row; at <= row; ++at) rows_->next(cells_);
}

void PlainRows::findInOrder(std::uint32_t row) {
  while (row - firstOfBatch_ >= batch_.size()) {
    firstOfBatch_ += static_cast<std::uint32_t>(batch_.size());
    spares_.give(std::move(batch_));
    batch_ = std::move(*batches_->next());
  }
  batch_.copyTo(cells_, row - firstOfBatch_);
}

// What the row says. Valid until the next call.
RowContent& PlainRows::at(std::uint32_t row) {
  if (content_ != nullptr && row == row_) return *content_;
  if (batches_)
    findInOrder(row);
  else
    find(row);
  said_.clear();
  row_ = row;
  content_ = reader_->readInPlace(cells_, said_);
  return *content_;
}

void PlainRows::setReference(Reference& reference) const {
  const SourceId source = content_->source.empty() ? file_->source() : plain().sourceOf(row_);
  samspil::setReference(reference, *content_, source, {cells_.line, cells_.lastLine});
}

void PlainRows::entity(EntityId id, Record& entityRecord, Record& factsRecord) {
  const std::uint32_t row = work_.draft.plain().rowOf(id);
  open(row);
  RowContent& content = at(row);
  auto& entity = holding<Entity>(entityRecord);
  entity.id = id;
  entity.key = wantedKey(content);
  entity.type = *(content.type ? content.type : mapping().type);
  addLocalId(content, mapping());
  auto& facts = holding<EntityFacts>(factsRecord);
  setReference(facts.reference);
  takeFacts(id, content, facts);
  sortProperties(facts.properties);
  content_ = nullptr;  // it is spent
}

// What is said of the partners that a column names; of no column: of the tie that the row is.
void PlainRows::setPartner(TieStatement& tie, std::uint16_t column) const {
  if (column == PlainRecords::kTieRow) return;
  makePartnerTie(tie, EntityId{}, EntityId{}, *partnerTies_[column], mapping().columns[column]);
}

// A tie that says this, whose place and ends are to be set.
Record& PlainRows::saying(std::uint16_t number, std::uint16_t column) {
  auto& ofColumn = sayings_[std::min<std::size_t>(column, sayings_.size() - 1)];
  if (ofColumn.empty()) ofColumn.resize(plain().sayings().size());
  std::optional<Record>& record = ofColumn[number - 1u];
  if (!record) {
    record.emplace(plain().sayings()[number]);
    setPartner(std::get<TieStatement>(*record), column);
  }
  return *record;
}

// The tie without reading its row; nullptr: the row must be read.
Record* PlainRows::told(const PlainRecords::Tie& stands) {
  const std::uint16_t number = plain().sayingOf(stands.row);
  if (number == TieSayings::kNone) return nullptr;
  const SourceId source = plain().sourceOf(stands.row);
  const bool named = source != SourceId{};
  const auto lines = named ? std::optional<RowLines>(RowLines{}) : plain().linesOf(stands.row);
  if (!lines) return nullptr;
  Record& record = saying(number, stands.column);
  Reference& reference = std::get<TieStatement>(record).reference;
  const Reference& said = plain().sayings()[number].reference;
  reference.source = named ? source : file_->source();
  reference.firstLine = named ? said.firstLine : static_cast<std::uint32_t>(lines->first);
  reference.lastLine = named ? said.lastLine : static_cast<std::uint32_t>(lines->last);
  return &record;
}

Record& PlainRows::read(const PlainRecords::Tie& stands) {
  const RowContent& content = at(stands.row);
  auto& tie = std::get<TieStatement>(tie_);
  setTie(tie, content);
  setReference(tie.reference);
  setPartner(tie, stands.column);
  return tie_;
}

const Record& PlainRows::tie(StatementId id, const PlainRecords::Tie& stands) {
  open(stands.row);
  Record* record = tells_ ? told(stands) : nullptr;
  if (record == nullptr) record = &read(stands);
  auto& tie = std::get<TieStatement>(*record);
  tie.id = id;
  tie.from = stands.from;
  tie.relation = RelationId{stands.relation};
  tie.to = stands.to;
  return *record;
}

}  // namespace samspil
