#include "import/rejected_rows.h"

#include <algorithm>

#include "import/csv_writer.h"

namespace samspil {

RejectedRows::RejectedRows(TextBytes text, const CsvDialect& dialect, std::vector<std::string> header,
                           Language language)
    : text_(std::move(text)), dialect_(dialect), header_(std::move(header)), language_(language) {}

std::uint32_t RejectedRows::reason(const std::string& sentence) {
  const auto [entry, added] = numbers_.try_emplace(sentence, static_cast<std::uint32_t>(reasons_.size()));
  if (added) reasons_.push_back(sentence);
  return entry->second;
}

void RejectedRows::add(std::string_view raw, std::uint64_t line, std::uint32_t reason) {
  const auto offset = static_cast<std::uint64_t>(raw.data() - text_.view().data());
  rows_.push_back({offset, raw.size(), static_cast<std::uint32_t>(line), reason});
}

std::string RejectedRows::csv() const {
  if (rows_.empty()) return "";
  const CsvDialect written{dialect_.delimiter, '"', '\0'};
  const bool danish = language_ == Language::danish;
  std::vector<std::string_view> first = {danish ? "afvist_linje" : "rejected_line",
                                         danish ? "afvist_fordi" : "rejected_because"};
  first.insert(first.end(), header_.begin(), header_.end());
  std::string csv;
  writeCsvRecord(csv, first, written, "\r\n");
  CsvRecord record;
  for (const Row& row : rows_) {
    CsvReader reader(text_.view().substr(row.offset, row.size), dialect_);
    record.cells.clear();
    reader.next(record);
    if (record.cells.size() < header_.size()) record.cells.resize(header_.size());
    const std::string line = std::to_string(row.line);
    record.cells.insert(record.cells.begin(), {line, reasons_[row.reason]});
    writeCsvRecord(csv, record.cells, written, "\r\n");
  }
  return csv;
}

}  // namespace samspil
