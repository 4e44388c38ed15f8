// The part of DigestReader that numbers the sources that rows name.
#include <algorithm>

#include "base/text.h"
#include "import/plain/row_digest.h"

namespace samspil {
namespace {

// Rows of which the memory is fetched together, step by step: what the one step asks for has come at the next.
constexpr std::size_t kTogether = 256;

}  // namespace

void DigestReader::noteNewSource(std::string_view text, std::uint64_t hash, RowDigest& digest) {
  const std::string key = slug(text);
  digest.newSources.push_back({hash, key.empty() ? 0 : textHash(key)});
}

void DigestReader::readSources(const CellBatch& batch, RowDigest& digest) {
  const std::size_t column = this->column(FieldUse::source), rows = batch.size();
  digest.newSources.clear();
  digest.firstNewSource = sources_.size() + 1;
  digest.source.assign(rows, 0);
  if (column >= batch.width) return;
  sourceHashes_.assign(rows, 0);
  readHashes(batch, column, sourceHashes_);
  for (std::size_t first = 0; first < rows; first += kTogether) {
    const std::size_t end = std::min(first + kTogether, rows);
    for (std::size_t row = first; row < end; ++row) sources_.prefetch(sourceHashes_[row]);
    for (std::size_t row = first; row < end; ++row)
      digest.source[row] = sourceHashes_[row] != 0 ? sources_.prefetchText(sourceHashes_[row]) : 0;
    for (std::size_t row = first; row < end; ++row) {
      const std::uint64_t hash = sourceHashes_[row];
      if (hash == 0) continue;
      const std::string_view text = batch.cell(row, column);
      const std::uint32_t known = sources_.size();
      digest.source[row] = sources_.numberOf(text, hash, digest.source[row]);
      if (sources_.size() > known) noteNewSource(text, hash, digest);
    }
  }
}

}  // namespace samspil
