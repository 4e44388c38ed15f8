#include "import/plain/row_digest.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "import/cell.h"
#include "import/plain/tie_hash.h"
#include "import/property_kinds.h"

namespace samspil {
namespace {

constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);
// No way to write nothing is longer (isMissing()).
constexpr std::size_t kLongestMissing = 7;
// Rows ahead of which memory is fetched: about the time that a fetch takes.
constexpr std::size_t kAhead = 32;

std::size_t countUse(const Mapping& mapping, FieldUse use) {
  return static_cast<std::size_t>(
      std::count_if(mapping.columns.begin(), mapping.columns.end(), [&](const auto& c) { return c.use == use; }));
}

std::size_t countProperty(const Mapping& mapping, std::string_view property) {
  return static_cast<std::size_t>(std::count_if(mapping.columns.begin(), mapping.columns.end(), [&](const auto& c) {
    return c.use == FieldUse::property && c.property == property;
  }));
}

std::size_t nameColumnOf(const Mapping& mapping, std::string_view property) {
  for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
    if (mapping.columns[i].use == FieldUse::property && mapping.columns[i].property == property) return i;
  }
  return kNoColumn;
}

}  // namespace

DigestReader::DigestReader(const Mapping& mapping, const Vocabulary& vocabulary, const std::string& file,
                           const LocalIds& localIds, TieSayings& sayings, SourceTexts& sources)
    : mapping_(mapping),
      vocabulary_(vocabulary),
      localIds_(localIds),
      sayings_(sayings),
      sources_(sources),
      reader_(mapping, vocabulary, file),
      nameColumn_(nameColumnOf(mapping, property::kNameDanish)),
      otherNameColumn_(nameColumnOf(mapping, property::kNameEnglish)) {
  for (const auto& column : mapping.columns) ways_.push_back(wayOf(column));
  for (std::size_t i = 0; i < ways_.size(); ++i) {
    const bool saying = isSaying(mapping.columns[i].use) && ways_[i] != Way::mustBeEmpty;
    const std::size_t most = ways_[i] == Way::word ? WordTable<Word>::kMost : TieSayings::kMost;
    words_.push_back(saying || ways_[i] == Way::word ? std::make_unique<WordTable<Word>>(most) : nullptr);
    if (mapping.columns[i].use == FieldUse::theme) listColumns_.push_back(i);
    if (!saying) continue;
    sayingColumns_.push_back(i);
    sayingPairs_.emplace_back(TieSayings::kMost);
  }
  sayingsAdjoin_ =
      !sayingColumns_.empty() && sayingColumns_.back() - sayingColumns_.front() + 1 == sayingColumns_.size();
  const bool entities =
      mapping.kind == TableKind::entities && (nameColumn_ != kNoColumn || otherNameColumn_ != kNoColumn);
  const bool ties =
      mapping.kind == TableKind::ties && column(FieldUse::from) != kNoColumn && column(FieldUse::to) != kNoColumn;
  usable_ = mapping.usable && !mapping.samspilForm && (entities || ties) && columnsAreClear();
}

// No two columns say the same thing of a row.
bool DigestReader::columnsAreClear() const {
  constexpr FieldUse kOnce[] = {FieldUse::key,       FieldUse::type,    FieldUse::from,    FieldUse::to,
                                FieldUse::relation,  FieldUse::source,  FieldUse::validTo, FieldUse::validFrom,
                                FieldUse::certainty, FieldUse::passage, FieldUse::amount};
  return std::all_of(std::begin(kOnce), std::end(kOnce), [&](auto use) { return countUse(mapping_, use) <= 1; }) &&
         countProperty(mapping_, property::kNameDanish) <= 1 && countProperty(mapping_, property::kNameEnglish) <= 1;
}

std::size_t DigestReader::column(FieldUse use) const { return mapping_.column(use).value_or(kNoColumn); }

DigestReader::Way DigestReader::wayOf(const ColumnMapping& column) const {
  const bool special = isNameProperty(column.property) || isIdentifierProperty(column.property);
  switch (column.use) {
    case FieldUse::property:
      return isIdentifierProperty(column.property) || column.property == property::kAlias ? Way::mustBeEmpty
                                                                                          : Way::text;
    case FieldUse::list: return special ? Way::mustBeEmpty : Way::text;
    case FieldUse::type:
    case FieldUse::relation:
    case FieldUse::country:
    case FieldUse::certainty:
    case FieldUse::passage:
    case FieldUse::firstLine:
    case FieldUse::lastLine:
    case FieldUse::validFrom:
    case FieldUse::validTo:
    case FieldUse::period:
    case FieldUse::date:
    case FieldUse::coordinates:
    case FieldUse::theme: return column.ticked ? Way::mustBeEmpty : Way::word;
    case FieldUse::number:
    case FieldUse::weight:
    case FieldUse::amount: return Way::number;
    case FieldUse::partner:
    case FieldUse::sourceField: return Way::mustBeEmpty;
    default: return Way::nothing;
  }
}

// A row to be filled with cells and read, of which nothing is said yet.
TableRow& DigestReader::blankRow() {
  row_.cells.assign(mapping_.columns.size(), std::string_view{});
  row_.extra = 0;
  row_.ofAnotherTable = row_.broken = false;
  said_.clear();
  return row_;
}

// Reads the cell as the only one of a row.
DigestReader::Word DigestReader::understand(std::size_t column, std::string_view cell) {
  Word word;
  word.empty = valueOf(cell).empty();
  if (word.empty) return word;
  blankRow().cells[column] = cell;
  const auto content = reader_.read(row_, said_);
  if (content && said_.empty()) {
    if (content->type) word.type = content->type->value;
    if (content->relation) word.relation = content->relation->relation.value;
    word.inverse = content->relation && content->relation->inverse;
    word.from = content->validFrom;
    word.to = content->validTo;
    return word;
  }
  word.kind = RowDigest::Kind::inFull;
  if (!content && said_.size() == 1) {
    word.kind = RowDigest::Kind::refused;
    word.refusal = &refusals_.emplace_back(Refusal{said_[0].column, std::string(cell), said_[0]});
  }
  return word;
}

// nullptr: there are too many, and this one is new.
const DigestReader::KnownWord* DigestReader::wordOf(std::size_t column, std::string_view cell) {
  return words_[column]->of(cell, [&] { return ways_[column] == Way::word ? understand(column, cell) : Word{}; });
}

void DigestReader::takeWord(RowDigest& digest, std::size_t row, std::size_t column, const Word& word) {
  if (word.empty) return;
  addKind(digest.kinds[row], digest.refusals[row], word);
  if (word.kind != RowDigest::Kind::plain) return;
  switch (mapping_.columns[column].use) {
    case FieldUse::type: digest.type[row] = word.type; break;
    case FieldUse::relation:
      digest.relation[row] = word.relation;
      digest.inverse[row] = word.inverse ? 1 : 0;
      break;
    default: break;
  }
}

void DigestReader::readWords(const CellBatch& batch, std::size_t column, RowDigest& digest) {
  const auto list = std::find(listColumns_.begin(), listColumns_.end(), column);
  std::vector<std::uint32_t>* const numbers =
      list == listColumns_.end() ? nullptr : &digest.lists[static_cast<std::size_t>(list - listColumns_.begin())];
  std::string_view lastCell;
  const KnownWord* last = nullptr;
  for (std::size_t row = 0; row < batch.size(); ++row) {
    const std::string_view cell = batch.cell(row, column);
    if (cell.empty()) continue;
    if (last == nullptr || cell != lastCell) {
      last = wordOf(column, cell);
      lastCell = cell;
    }
    if (last == nullptr) {
      digest.kinds[row] = RowDigest::Kind::inFull;
      continue;
    }
    if (numbers != nullptr && !last->meaning.empty) (*numbers)[row] = last->number;
    takeWord(digest, row, column, last->meaning);
  }
}

bool DigestReader::numberIsPlain(std::size_t column, std::string_view cell) {
  constexpr double kOfAnyColumn = 90;  // below it, it may be a latitude too
  if (cell.empty()) return true;
  const auto number = parseNumber(cell, mapping_.columns[column].numbers);
  if (number && std::abs(*number) < kOfAnyColumn) return true;
  const Word word = understand(column, cell);
  return word.empty || word.kind == RowDigest::Kind::plain;
}

void DigestReader::readNumbers(const CellBatch& batch, std::size_t column, RowDigest& digest) {
  for (std::size_t row = 0; row < batch.size(); ++row) {
    if (!numberIsPlain(column, batch.cell(row, column))) digest.kinds[row] = RowDigest::Kind::inFull;
  }
}

void DigestReader::readEmpty(const CellBatch& batch, std::size_t column, RowDigest& digest) {
  for (std::size_t row = 0; row < batch.size(); ++row) {
    if (!batch.cell(row, column).empty()) digest.kinds[row] = RowDigest::Kind::inFull;
  }
}

void DigestReader::readHashes(const CellBatch& batch, std::size_t column, std::vector<std::uint64_t>& hashes) const {
  if (column >= batch.width) return;
  for (std::size_t row = 0; row < batch.size(); ++row) {
    const std::string_view raw = batch.cell(row, column);
    const std::string_view cell = raw.size() > kLongestMissing ? raw : valueOf(raw);  // cells are trimmed
    hashes[row] = cell.empty() ? 0 : textHash(cell);
  }
}

void DigestReader::findEnds(const CellBatch& batch, std::size_t column, const std::vector<std::uint64_t>& hashes,
                            std::vector<EntityId>& ends) const {
  ends.assign(batch.size(), EntityId{});
  for (std::size_t row = 0; row < batch.size(); ++row) {
    if (row + kAhead < batch.size()) localIds_.prefetch(hashes[row + kAhead]);
    if (hashes[row] == 0) continue;
    ends[row] = localIds_.named(batch.cell(row, column), hashes[row]);  // a value: it has a hash
  }
}

void DigestReader::findTies(RowDigest& digest) const {
  digest.tie.assign(digest.fromEntity.size(), 0);
  for (std::size_t row = 0; row < digest.tie.size(); ++row) {
    if (digest.relation[row] == RowDigest::kNone && mapping_.relation) digest.relation[row] = mapping_.relation->value;
    if (digest.relation[row] == RowDigest::kNone) continue;
    EntityId &from = digest.fromEntity[row], &to = digest.toEntity[row];
    if (from == EntityId{} || to == EntityId{} || from == to) continue;
    if (digest.inverse[row] != 0) std::swap(from, to);
    const RelationId relation{digest.relation[row]};
    digest.tie[row] = hashOfTie(vocabulary_.relation(relation), from, to);
  }
}

// The names of entities, and the keys that follow from them.
void DigestReader::readNames(const CellBatch& batch, RowDigest& digest) {
  const auto cellOf = [&](std::size_t row, std::size_t column) {
    return column < batch.width ? batch.cell(row, column) : std::string_view{};
  };
  const std::size_t idColumn = column(FieldUse::key);
  for (std::size_t row = 0; row < batch.size(); ++row) {
    if (digest.kinds[row] != RowDigest::Kind::plain) continue;
    const std::string_view danish = cellOf(row, nameColumn_), english = cellOf(row, otherNameColumn_);
    const std::string_view name = danish.empty() ? english : danish;
    foldForSearch(name, folded_);
    digest.name[row] = digest.keyAsName[row] = textHash(folded_);
    bool named = !folded_.empty();
    if (!slugFoldsAlike(name)) {
      std::string key = slug(name);
      if (key.empty()) key = slug(cellOf(row, idColumn));
      named = named && !key.empty();
      foldForSearch(key, folded_);
      digest.keyAsName[row] = textHash(folded_);
    }
    if (!named) {
      digest.kinds[row] = RowDigest::Kind::inFull;
      continue;
    }
    if (!danish.empty() && !english.empty()) {
      foldForSearch(english, folded_);
      digest.otherName[row] = textHash(folded_);
    }
    if (digest.id[row] == 0) continue;
    foldForSearch(valueOf(cellOf(row, idColumn)), folded_);
    digest.idAsName[row] = textHash(folded_);
  }
}

void DigestReader::prepare(const CellBatch& batch, RowDigest& digest) {
  const std::size_t rows = batch.size();
  digest.kinds.assign(rows, RowDigest::Kind::plain);
  digest.refusals.assign(rows, nullptr);
  digest.id.assign(rows, 0);
  const bool ties = mapping_.kind == TableKind::ties;
  for (auto* hashes : {&digest.from, &digest.to}) hashes->assign(ties ? rows : 0, 0);
  for (auto* hashes : {&digest.name, &digest.otherName, &digest.keyAsName, &digest.idAsName})
    hashes->assign(ties ? 0 : rows, 0);
  digest.type.assign(rows, RowDigest::kNone);
  digest.relation.assign(rows, RowDigest::kNone);
  digest.inverse.assign(rows, 0);
  digest.lists.resize(listColumns_.size());
  for (auto& numbers : digest.lists) numbers.assign(rows, 0);
  digest.saying.assign(rows, TieSayings::kNone);
  for (std::size_t row = 0; row < rows; ++row) {
    const auto& read = batch.rows[row];
    if (read.extra > 0 || read.ofAnotherTable || read.broken) digest.kinds[row] = RowDigest::Kind::inFull;
  }
}

RowDigest DigestReader::read(const CellBatch& batch, RowDigest spent) {
  RowDigest digest = std::move(spent);
  prepare(batch, digest);
  for (std::size_t column = 0; column < ways_.size(); ++column) {
    if (std::ranges::binary_search(sayingColumns_, column)) continue;
    switch (ways_[column]) {
      case Way::word: readWords(batch, column, digest); break;
      case Way::number: readNumbers(batch, column, digest); break;
      case Way::mustBeEmpty: readEmpty(batch, column, digest); break;
      case Way::text:
      case Way::nothing: break;
    }
  }
  readSayings(batch, digest);
  readSources(batch, digest);
  if (mapping_.kind == TableKind::ties) {
    readHashes(batch, column(FieldUse::from), digest.from);
    readHashes(batch, column(FieldUse::to), digest.to);
    findEnds(batch, column(FieldUse::from), digest.from, digest.fromEntity);
    findEnds(batch, column(FieldUse::to), digest.to, digest.toEntity);
    findTies(digest);
  } else {
    readHashes(batch, column(FieldUse::key), digest.id);
    readNames(batch, digest);
  }
  return digest;
}

}  // namespace samspil
