#include "import/csv_reader.h"

#include <algorithm>

namespace samspil {
namespace {

constexpr std::size_t kNotClosed = static_cast<std::size_t>(-1);

StructuralBytes structuralBytes(const CsvDialect& dialect) {
  const char quote = dialect.quote != '\0' ? dialect.quote : dialect.delimiter;
  return {dialect.delimiter, '\n', '\r', quote, dialect.escape != '\0' ? dialect.escape : dialect.delimiter};
}

bool isBlank(char c) { return c == ' '; }

}  // namespace

CsvReader::CsvReader(std::string_view text, const CsvDialect& dialect, std::uint64_t firstLine)
    : text_(text),
      dialect_(dialect),
      bytes_(structuralBytes(dialect)),
      line_(firstLine),
      offsets_(std::min(kChunk, text.size()) + kStructuralSlack) {
  indexFrom(0);
}

void CsvReader::indexFrom(std::size_t offset) {
  chunk_ = offset;
  chunkEnd_ = std::min(offset + kChunk, text_.size());
  count_ = indexStructuralBytes(text_.substr(chunk_, chunkEnd_ - chunk_), bytes_, offsets_.data());
  next_ = 0;
}

// The next structural byte, or the size of the text.
inline std::size_t CsvReader::structuralAt() {
  while (next_ >= count_) {
    if (chunkEnd_ >= text_.size()) return text_.size();
    indexFrom(chunkEnd_);
  }
  return chunk_ + offsets_[next_];
}

// Passes the next structural byte, which may be the first of the next chunk.
inline void CsvReader::step() {
  structuralAt();
  ++next_;
}

// Counts the line that a CR or LF at `position` ends; the LF of a CR LF is the one that counts.
inline bool CsvReader::lineBreakAt(std::size_t position) {
  const char c = text_[position];
  if (c != '\n' && c != '\r') return false;
  if (c == '\n' || position + 1 >= text_.size() || text_[position + 1] != '\n') ++line_;
  return true;
}

std::size_t CsvReader::skipBlanks(std::size_t from) const {
  while (from < text_.size() && isBlank(text_[from]) && text_[from] != dialect_.delimiter) ++from;
  return from;
}

bool CsvReader::endsCell(std::size_t position) const {
  if (position >= text_.size()) return true;
  const char c = text_[position];
  return c == dialect_.delimiter || c == '\n' || c == '\r';
}

// Whether a quote that ends a cell stands later on this line, before one that opens a cell.
bool CsvReader::closesLaterOnLine(std::size_t from) const {
  for (std::size_t at = from; at < text_.size() && text_[at] != '\n' && text_[at] != '\r'; ++at) {
    if (text_[at] != dialect_.quote) continue;
    if (endsCell(skipBlanks(at + 1))) return text_[at - 1] != dialect_.delimiter;
    if (text_[at - 1] == dialect_.delimiter) return false;
  }
  return false;
}

void CsvReader::finishQuotedCell(std::size_t open, std::size_t close, std::size_t end, bool escaped,
                                 CsvRecord& record) {
  const std::size_t tail = skipBlanks(close + 1) >= end ? end : close + 1;
  if (escaped || tail < end) rewritten_.push_back({record.cells.size(), open + 1, close, tail, end});
  record.cells.push_back(text_.substr(open + 1, close - open - 1));
}

// Reads the cell that the quote at `open`, the present structural byte, opens. Answers where the cell ends, or
// kNotClosed with the state behind the quote, which is then a letter.
std::size_t CsvReader::readQuotedCell(std::size_t open, CsvRecord& record) {
  const std::uint64_t lineBefore = line_;
  bool escaped = false;
  advance();
  for (std::size_t at = structuralAt(); at < text_.size(); at = structuralAt()) {
    advance();
    const char c = text_[at];
    if (c == dialect_.escape && dialect_.escape != '\0' && at + 1 < text_.size() &&
        (text_[at + 1] == dialect_.quote || text_[at + 1] == dialect_.escape)) {
      escaped = true;
      step();
    } else if (c != dialect_.quote) {
      lineBreakAt(at);
    } else if (at + 1 < text_.size() && text_[at + 1] == dialect_.quote) {
      escaped = true;
      step();
    } else if (endsCell(skipBlanks(at + 1))) {
      finishQuotedCell(open, at, skipBlanks(at + 1), escaped, record);
      return skipBlanks(at + 1);
    } else if (line_ != lineBefore) {
      break;  // a stray quote on a later line: the first one was never meant to open a cell
    } else if (!closesLaterOnLine(at + 1)) {
      std::size_t end = structuralAt();
      for (; end < text_.size() && !endsCell(end); end = structuralAt()) advance();
      finishQuotedCell(open, at, end, escaped, record);
      return end;
    }
  }
  line_ = lineBefore;
  indexFrom(open + 1);
  return kNotClosed;
}

void CsvReader::appendUnescaped(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool next = i + 1 < text.size();
    const bool doubled = text[i] == dialect_.quote && next && text[i + 1] == dialect_.quote;
    const bool escaped = dialect_.escape != '\0' && text[i] == dialect_.escape && next &&
                         (text[i + 1] == dialect_.quote || text[i + 1] == dialect_.escape);
    if (doubled || escaped) ++i;
    scratch_.push_back(text[i]);
  }
}

void CsvReader::rewriteCells(CsvRecord& record) {
  scratch_.clear();
  std::size_t bound = 0;
  for (const auto& cell : rewritten_) bound += cell.end - cell.begin;
  scratch_.reserve(bound);
  for (const auto& cell : rewritten_) {
    const std::size_t from = scratch_.size();
    appendUnescaped(text_.substr(cell.begin, cell.close - cell.begin));
    scratch_ += text_.substr(cell.tail, cell.end - cell.tail);
    record.cells[cell.cell] = std::string_view(scratch_).substr(from);
  }
}

// Steps over the line end at `position`, which is the present structural byte, or stays at the end of the text.
std::size_t CsvReader::endRecord(std::size_t position, CsvRecord& record) {
  record.raw = text_.substr(at_, position - at_);
  record.lastLine = line_;
  if (position < text_.size()) {
    const bool pair = text_[position] == '\r' && position + 1 < text_.size() && text_[position + 1] == '\n';
    step();
    if (pair) step();
    ++line_;
    position += pair ? 2 : 1;
  }
  record.rewritten = !rewritten_.empty();
  if (record.rewritten) rewriteCells(record);
  return position;
}

// Cuts the cells that no quote touches, from `cell` on: as long as the next structural byte is a delimiter. Answers
// where the first cell that is not cut yet begins.
inline std::size_t CsvReader::readPlainCells(std::size_t cell, CsvRecord& record) {
  const char* const text = text_.data();
  const std::uint32_t* const offsets = offsets_.data();
  const char delimiter = dialect_.delimiter;
  std::size_t next = next_;
  for (; next < count_; ++next) {
    const std::size_t at = chunk_ + offsets[next];
    if (text[at] != delimiter) break;
    record.cells.emplace_back(text + cell, at - cell);
    cell = at + 1;
  }
  next_ = next;
  return cell;
}

bool CsvReader::next(CsvRecord& record) {
  if (at_ >= text_.size()) return false;
  record.cells.clear();
  record.line = line_;
  record.unterminatedQuote = false;
  rewritten_.clear();
  for (std::size_t cell = at_;;) {
    cell = readPlainCells(cell, record);
    std::size_t at = structuralAt();
    if (at < text_.size() && text_[at] == dialect_.quote && dialect_.quote != '\0' && skipBlanks(cell) == at) {
      const std::size_t end = readQuotedCell(at, record);
      if (end != kNotClosed) {
        if (end >= text_.size() || text_[end] != dialect_.delimiter) {
          at_ = endRecord(end, record);
          return true;
        }
        step();
        cell = end + 1;
        continue;
      }
      record.unterminatedQuote = true;
      at = structuralAt();
    }
    for (; at < text_.size() && !endsCell(at); at = structuralAt()) advance();
    record.cells.emplace_back(text_.data() + cell, at - cell);
    if (at >= text_.size() || text_[at] != dialect_.delimiter) {
      at_ = endRecord(at, record);
      return true;
    }
    advance();
    cell = at + 1;
  }
}

}  // namespace samspil
