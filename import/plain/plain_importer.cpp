#include "import/plain/plain_importer.h"

#include <algorithm>

#include "base/prefetch.h"
#include "base/text.h"
#include "import/vocabulary_words.h"

namespace samspil {
namespace {

// Rows ahead of which memory is fetched: about the time that a fetch takes.
constexpr std::size_t kAhead = 24;
constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);
// Rows for which room is made before they come: the first rows may mislead.
constexpr std::size_t kMostExpected = 1 << 22;
// More bytes than a footer takes up.
constexpr std::size_t kLongestFooter = 64 << 10;

}  // namespace

PlainImporter::PlainImporter(NetworkDraft& draft, const OpenedFile& file, RowImporter& inFull, LocalIds& localIds,
                             std::uint32_t firstRow)
    : draft_(draft),
      file_(file),
      inFull_(inFull),
      localIds_(localIds),
      firstRow_(firstRow),
      idColumn_(file.mapping.column(FieldUse::key).value_or(kNoColumn)),
      fromColumn_(file.mapping.column(FieldUse::from).value_or(kNoColumn)),
      toColumn_(file.mapping.column(FieldUse::to).value_or(kNoColumn)),
      sourceColumn_(file.mapping.column(FieldUse::source).value_or(kNoColumn)),
      reader_(file.mapping, draft.vocabulary(), inFull.file().name) {
  const auto theme = draft.vocabulary().findType("theme");
  for (std::size_t i = 0; i < file.mapping.columns.size(); ++i) {
    if (file.mapping.columns[i].use != FieldUse::theme) continue;
    const auto relation = draft.vocabulary().findRelation(file.mapping.columns[i].property);
    const bool ties = theme && relation;
    lists_.push_back(ties ? std::make_unique<ListColumn>(ListColumn{i, *theme, *relation, {}}) : nullptr);
  }
}

bool PlainImporter::canUse(const ImportOptions& options, const Mapping& mapping, const GraphSnapshot& network) {
  const bool asksForAlike = options.duplicates != DuplicatePolicy::separate && network.vertexCount() > 0;
  return options.plainRows && options.createSources && mapping.columns.size() < PlainRecords::kInFull &&
         (mapping.kind == TableKind::ties ? options.ends != EndPolicy::create : !asksForAlike);
}

std::string_view PlainImporter::cellOf(const RowBatch& batch, std::size_t row, std::size_t column) const {
  return column < batch.cells.width ? valueOf(batch.cells.cell(row, column)) : std::string_view{};
}

// Makes room for as many as the first rows promise of the whole table.
void PlainImporter::expect(const RowBatch& first) {
  const std::size_t begin = file_.table.dataOffset, end = file_.table.decoded.text.size();
  const auto plain = static_cast<double>(std::ranges::count(first.digest.kinds, RowDigest::Kind::plain));
  const double share =
      static_cast<double>(end - begin) / static_cast<double>(std::max(first.cells.end, begin + 1) - begin);
  const auto promised = [&](double seen) { return std::min(static_cast<std::size_t>(seen * share), kMostExpected); };
  double partners = 0;
  for (const auto& numbers : first.digest.lists)
    partners += static_cast<double>(numbers.size() - static_cast<std::size_t>(std::ranges::count(numbers, 0U)));
  auto& known = draft_.plain();
  if (file_.mapping.kind == TableKind::ties) return known.expectTies(promised(plain));
  double names = 0;
  for (std::size_t row = 0; row < first.digest.name.size(); ++row) {
    names += first.digest.name[row] != 0 ? 1 : 0;
    names += first.digest.otherName[row] != 0 ? 1 : 0;
    names += first.digest.keyAsName[row] != first.digest.name[row] ? 1 : 0;
  }
  known.expectEntities(promised(plain), promised(names));
  if (!lists_.empty()) known.expectTies(promised(2 * partners));
  if (idColumn_ != kNoColumn) localIds_.expect(promised(plain));
}

void PlainImporter::begin(const RowBatch& batch) {
  if (rows() == 0) expect(batch);
  for (const auto& row : batch.cells.rows) places_.add(row.offset, {row.line, row.lastLine});
  for (const std::uint16_t saying : batch.digest.saying) rowSayings_.push_back(saying);
}

// The texts that will be compared, which another thread has read last.
void PlainImporter::prefetchTexts(const RowBatch& batch, std::size_t row) const {
  const RowDigest& digest = batch.digest;
  if (!digest.id.empty() && digest.id[row] != 0) prefetchLine(batch.cells.cell(row, idColumn_).data());
  for (std::size_t i = 0; i < digest.lists.size(); ++i) {
    const std::uint32_t number = digest.lists[i][row];
    if (lists_[i] != nullptr && number != 0 && number <= lists_[i]->cells.size())
      prefetchLine(&lists_[i]->cells[number - 1]);
  }
}

void PlainImporter::prefetch(const RowBatch& batch, std::size_t row) const {
  const RowDigest& digest = batch.digest;
  if (digest.source.empty() || row + kAhead >= digest.kinds.size()) return;
  auto& plain = draft_.plain();
  prefetchTexts(batch, row + kAhead / 2);
  row += kAhead;
  if (const SourceHashes* const source = digest.newSource(digest.source[row]))
    plain.prefetchNewSource(*source);
  else
    plain.prefetchSource(digest.source[row]);
  if (!digest.tie.empty()) {
    plain.ties.prefetch(digest.tie[row]);
    return;
  }
  localIds_.prefetch(digest.id[row]);
  plain.names.prefetch(digest.name[row]);
  if (digest.idAsName[row] != 0) plain.names.prefetch(digest.idAsName[row]);
  if (digest.otherName[row] != 0) plain.names.prefetch(digest.otherName[row]);
  if (digest.keyAsName[row] != digest.name[row]) plain.names.prefetch(digest.keyAsName[row]);
}

Result<bool> PlainImporter::import(const RowBatch& batch, std::size_t row, ProposedRow& done) {
  return file_.mapping.kind == TableKind::ties ? importTie(batch, row, done) : importEntity(batch, row, done);
}

// Whether anything is known by the row's id, its name or the key that it would get.
bool PlainImporter::knownAlready(const RowBatch& batch, std::size_t row) const {
  const RowDigest& digest = batch.digest;
  const auto& plain = draft_.plain();
  if (plain.names.contains(digest.name[row]) || plain.names.contains(digest.keyAsName[row])) return true;
  const std::uint64_t id = digest.id[row];
  if (id == 0) return false;
  return plain.names.contains(digest.idAsName[row]) || partnerNames_.contains(id) ||
         localIds_.find(cellOf(batch, row, idColumn_), id);
}

PlainImporter::PartnerCell& PlainImporter::partnersOf(ListColumn& list, std::uint32_t number, std::string_view text) {
  if (list.cells.size() < number) list.cells.resize(number);
  PartnerCell& cell = list.cells[number - 1];
  if (cell.read) return cell;
  cell.read = true;
  cell.names = listValues(valueOf(text), file_.mapping.columns[list.column].separators, false);
  std::erase_if(cell.names, [](const auto& name) { return foldForSearch(name).empty(); });
  for (const auto& name : cell.names) {
    partnerNames_.insertOnce(textHash(name));
    draft_.plain().watchedNames.insertOnce(textHash(foldForSearch(name)));
  }
  return cell;
}

// Looks up the cells that name partners.
void PlainImporter::findPartners(const RowBatch& batch, std::size_t row) {
  rowCells_.assign(lists_.size(), nullptr);
  for (std::size_t i = 0; i < lists_.size(); ++i) {
    const std::uint32_t number = batch.digest.lists[i][row];
    if (number == 0 || lists_[i] == nullptr) continue;
    rowCells_[i] = &partnersOf(*lists_[i], number, batch.cells.cell(row, lists_[i]->column));
  }
}

Result<void> PlainImporter::resolve(PartnerCell& cell, const ListColumn& column, const RowBatch& batch,
                                    std::size_t row) {
  if (cell.version == version()) return {};
  const auto& place = batch.cells.rows[row];
  const ReadRow said{place.line, place.lastLine, place.raw, {}, {}};
  const std::string source(cellOf(batch, row, sourceColumn_));
  cell.entities.clear();
  for (const auto& name : cell.names) {
    TRY_ASSIGN(const EntityId entity, inFull_.partnerNamed(name, column.type, source, said));
    cell.entities.push_back(entity);
  }
  cell.version = version();
  return {};
}

// `subject` is new with this row, so only the row itself can have stated a tie of it before.
Result<void> PlainImporter::statePartners(const RowBatch& batch, std::size_t row, EntityId subject) {
  stated_.clear();
  for (std::size_t i = 0; i < lists_.size(); ++i) {
    if (rowCells_[i] == nullptr) continue;
    TRY(resolve(*rowCells_[i], *lists_[i], batch, row));
    for (const EntityId other : rowCells_[i]->entities) {
      const std::pair tie(lists_[i]->relation, other);
      if (other != subject && std::find(stated_.begin(), stated_.end(), tie) == stated_.end()) {
        draft_.addPlainTie(draft_.plainTie(subject, tie.first, other), static_cast<std::uint16_t>(lists_[i]->column));
        untold_ += batch.digest.saying[row] == TieSayings::kNone ? 1 : 0;
        stated_.push_back(tie);
      }
    }
  }
  return {};
}

void PlainImporter::noteSource(const RowDigest& digest, std::size_t row) {
  const std::uint32_t text = digest.source[row];
  usesFileAsSource_ = usesFileAsSource_ || text == 0;
  if (text == 0) return;
  const std::uint32_t number = draft_.plain().row() - firstRow_;
  while (rowSources_.size() < number) rowSources_.push_back({});
  rowSources_.push_back(draft_.plainSource(text, digest.newSource(text)));
}

Result<bool> PlainImporter::importEntity(const RowBatch& batch, std::size_t row, ProposedRow& done) {
  const RowDigest& digest = batch.digest;
  const bool typed = digest.type[row] != RowDigest::kNone || file_.mapping.type.has_value();
  if (!typed || knownAlready(batch, row)) return false;
  findPartners(batch, row);
  noteSource(digest, row);
  const EntityId id = draft_.addPlainEntity();
  auto& plain = draft_.plain();
  const std::uint32_t number = plain.numberOf(id);
  plain.names.insert(digest.name[row], number);
  if (digest.otherName[row] != 0) plain.names.insert(digest.otherName[row], number);
  if (digest.keyAsName[row] != digest.name[row]) plain.names.insert(digest.keyAsName[row], number);
  if (digest.id[row] != 0) localIds_.remember(cellOf(batch, row, idColumn_), digest.id[row], id);
  TRY(statePartners(batch, row, id));
  done.entity = id;
  done.outcome = RowOutcome::created;
  return true;
}

Result<std::optional<EntityId>> PlainImporter::endOf(std::string_view text, std::uint64_t hash) {
  if (hash == 0) return std::optional<EntityId>{};
  if (const auto known = localIds_.find(text, hash)) return known;
  if (const auto known = ends_.find(text, hash)) return known;
  TRY_ASSIGN(const auto named, inFull_.endNamed(std::string(text)));
  if (named) ends_.remember(text, hash, *named);
  return named;
}

// The tie of a row of which an end is not called by a local id.
Result<std::optional<PlainTie>> PlainImporter::tieOf(const RowBatch& batch, std::size_t row) {
  const RowDigest& digest = batch.digest;
  TRY_ASSIGN(auto from, endOf(cellOf(batch, row, fromColumn_), digest.from[row]));
  TRY_ASSIGN(auto to, endOf(cellOf(batch, row, toColumn_), digest.to[row]));
  if (!from || !to || *from == *to) return std::optional<PlainTie>{};
  if (digest.inverse[row] != 0) std::swap(from, to);
  return draft_.plainTie(*from, RelationId{digest.relation[row]}, *to);
}

Result<bool> PlainImporter::importTie(const RowBatch& batch, std::size_t row, ProposedRow& done) {
  const RowDigest& digest = batch.digest;
  if (digest.relation[row] == RowDigest::kNone) return false;
  PlainTie tie{digest.tie[row], digest.fromEntity[row], RelationId{digest.relation[row]}, digest.toEntity[row]};
  if (tie.hash == 0) {
    TRY_ASSIGN(const auto named, tieOf(batch, row));
    if (!named) return false;
    tie = *named;
  }
  if (draft_.hasTie(tie)) return false;
  noteSource(digest, row);
  done.tie = draft_.addPlainTie(tie, PlainRecords::kTieRow);
  untold_ += digest.saying[row] == TieSayings::kNone ? 1 : 0;
  done.outcome = RowOutcome::created;
  return true;
}

void PlainImporter::endLookups() {
  lists_.clear();
  partnerNames_ = {};
  ends_ = {};
}

SourceId PlainImporter::sourceOf(std::uint32_t row) const {
  const std::uint32_t number = row - firstRow_;
  return number < rowSources_.size() ? rowSources_[number] : SourceId{};
}

void PlainImporter::restore(std::uint32_t row) {
  const std::uint32_t number = row - firstRow_;
  const TableRows::Position begin = near(row);
  const TextBytes& text = file_.table.decoded.text;
  const std::size_t next = places_.offsetBehind(number).value_or(text.size());
  // What stands last in a table may be its footer, which is known by what follows.
  const std::size_t end = next + kLongestFooter < text.size() ? next : text.size();
  TableRows rows(file_.table, begin, text.piece(begin.offset, end, piece_));
  for (std::size_t i = begin.row; i < number; ++i) rows.advance();
  TableRow found;
  rows.next(found);
  restore(row, found);
}

// States in full what is plain of the row; nothing, if nothing is any more.
void PlainImporter::restore(std::uint32_t row, const TableRow& found) {
  const auto& plain = draft_.plain();
  const auto entity = plain.plainEntityOf(row);
  auto ties = plain.tiesOfRow(row);
  std::erase_if(ties, [&](StatementId id) { return draft_.plain().tie(id).column == PlainRecords::kInFull; });
  if (!entity && ties.empty()) return;
  ReadRow read{found.line, found.lastLine, found.raw, {}, {}};
  read.content = reader_.read(found, read.diagnostics);
  // Restoring what the network's store does not know asks nothing of it, so there is nothing that could fail.
  const auto restored = inFull_.restore(read, entity, ties);
  static_cast<void>(restored);
}

Result<void> PlainImporter::restoreAll(JobControl& job) {
  constexpr std::uint32_t kBetweenCheckpoints = 2048;
  TableRows rows(file_.table);
  std::uint32_t number = 0;
  for (TableRow found; rows.next(found); ++number) {
    if (number % kBetweenCheckpoints == 0) TRY(job.checkpoint(number, places_.size()));
    restore(firstRow_ + number, found);
  }
  return {};
}

}  // namespace samspil
