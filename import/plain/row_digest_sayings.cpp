// The part of DigestReader that tells what rows say of their ties: the cells of several columns, understood together.
#include <algorithm>
#include <array>

#include "import/plain/row_digest.h"

namespace samspil {

DigestReader::Saying DigestReader::sayingOf(const CellBatch& batch, std::size_t row) {
  Saying saying;
  PartialDate from, to;
  for (const std::size_t column : sayingColumns_) {
    const std::string_view cell = batch.cell(row, column);
    if (cell.empty() || ways_[column] == Way::nothing) continue;
    if (ways_[column] == Way::number) {
      if (!numberIsPlain(column, cell)) saying.kind = RowDigest::Kind::inFull;
      continue;
    }
    const KnownWord* const known = wordOf(column, cell);
    if (known == nullptr) saying.kind = RowDigest::Kind::inFull;
    if (known == nullptr || known->meaning.empty) continue;
    const Word& word = known->meaning;
    addKind(saying.kind, saying.refusal, word);
    const FieldUse use = mapping_.columns[column].use;
    if (use == FieldUse::validFrom || use == FieldUse::period) from = word.from;
    if (use == FieldUse::validTo || use == FieldUse::period) to = word.to;
  }
  if (to.known() && from > to) saying.kind = RowDigest::Kind::inFull;
  return saying;
}

// With its number.
DigestReader::Saying DigestReader::keptSayingOf(const CellBatch& batch, std::size_t row) {
  Saying saying = sayingOf(batch, row);
  if (saying.kind != RowDigest::Kind::plain) return saying;
  TableRow& alone = blankRow();
  for (const std::size_t column : sayingColumns_) alone.cells[column] = batch.cell(row, column);
  const auto content = reader_.read(alone, said_);
  if (content && said_.empty())
    saying.number = sayings_.add(*content);
  else
    saying.kind = RowDigest::Kind::inFull;
  return saying;
}

// The same number for rows that say the same; 0: there are too many different ones.
std::uint32_t DigestReader::numberOfSaying(const CellBatch& batch, std::size_t row) {
  std::uint32_t number = 1;
  for (std::size_t i = 0; i < sayingColumns_.size(); ++i) {
    const std::string_view cell = batch.cell(row, sayingColumns_[i]);
    std::uint32_t ofCell = 1;
    if (!cell.empty()) {
      const KnownWord* const word = wordOf(sayingColumns_[i], cell);
      if (word == nullptr) return 0;
      ofCell += word->number;
    }
    const bool first = i == 0 && sayingColumns_.size() > 1;  // it needs no number of its own
    number = first ? ofCell : sayingPairs_[i].of(number, ofCell);
    if (number == 0) return 0;
  }
  return number;
}

// The cells of sayings as they stand in the file, where they stand side by side and nothing but a delimiter parts
// them: rows of which this is the same say the same. Else nothing.
std::string_view DigestReader::spanOfSaying(const CellBatch& batch, std::size_t row) const {
  if (!sayingsAdjoin_) return {};
  const std::size_t first = sayingColumns_.front();
  const char* const begin = batch.cell(row, first).data();
  const char* at = begin;
  for (std::size_t column = first; column <= sayingColumns_.back(); ++column) {
    const std::string_view cell = batch.cell(row, column);
    if (cell.data() != at || at == nullptr) return {};
    at += cell.size() + 1;
  }
  return {begin, static_cast<std::size_t>(at - begin) - 1};
}

DigestReader::Saying DigestReader::knownSaying(const CellBatch& batch, std::size_t row, std::uint32_t number) {
  if (number > knownSayings_.size()) knownSayings_.push_back(keptSayingOf(batch, row));
  return number != 0 ? knownSayings_[number - 1] : sayingOf(batch, row);
}

void DigestReader::readSayings(const CellBatch& batch, RowDigest& digest) {
  constexpr std::size_t kTogether = 64;  // rows of which the memory is fetched before any is looked up
  std::array<std::uint64_t, kTogether> hashes{};
  for (std::size_t row = 0; row < batch.size(); ++row) {
    if (row % kTogether == 0) {
      for (std::size_t i = 0; i < std::min(kTogether, batch.size() - row); ++i) {
        const std::string_view span = spanOfSaying(batch, row + i);
        hashes[i] = span.empty() || span.size() > RecentTexts::kMostLetters ? 0 : textHash(span);
        recentSayings_.prefetch(hashes[i]);
      }
    }
    const Saying saying = sayingOfSpan(batch, row, hashes[row % kTogether]);
    addKind(digest.kinds[row], digest.refusals[row], saying);
    digest.saying[row] = saying.number;
  }
}

// `hash` is that of spanOfSaying(), 0 if there is none.
DigestReader::Saying DigestReader::sayingOfSpan(const CellBatch& batch, std::size_t row, std::uint64_t hash) {
  if (hash == 0) return knownSaying(batch, row, numberOfSaying(batch, row));
  const std::string_view span = spanOfSaying(batch, row);
  if (const std::uint32_t number = recentSayings_.find(span, hash)) return knownSayings_[number - 1];
  const std::uint32_t number = numberOfSaying(batch, row);
  if (number != 0) recentSayings_.remember(span, hash, number);
  return knownSaying(batch, row, number);
}

}  // namespace samspil
