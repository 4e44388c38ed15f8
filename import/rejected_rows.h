// The rows of a file that were not imported: where they stand, and why. They come back as a CSV file with the text as
// it was, the line number and the reason, to be corrected and imported again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/language.h"
#include "import/csv_reader.h"
#include "import/text_bytes.h"

namespace samspil {

class RejectedRows {
 public:
  RejectedRows() = default;
  RejectedRows(TextBytes text, const CsvDialect& dialect, std::vector<std::string> header, Language language);

  // The number under which a reason is kept, for those that many rows share.
  std::uint32_t reason(const std::string& sentence);
  // `raw` is a piece of the text.
  void add(std::string_view raw, std::uint64_t line, std::uint32_t reason);

  bool empty() const { return rows_.empty(); }
  std::size_t size() const { return rows_.size(); }
  // "" where there are none. The line number and the reason come first, where a row with too many cells does not push
  // them out of their columns.
  std::string csv() const;

 private:
  struct Row {
    std::uint64_t offset = 0, size = 0;
    std::uint32_t line = 0, reason = 0;
  };

  TextBytes text_;
  CsvDialect dialect_;
  std::vector<std::string> header_;
  Language language_ = Language::danish;
  std::vector<Row> rows_;
  std::vector<std::string> reasons_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

}  // namespace samspil
