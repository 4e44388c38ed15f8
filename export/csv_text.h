// Rows as CSV text that a spreadsheet opens as it is meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace samspil {

enum class CsvForm {
  danishExcel,  // semicolons, decimal comma, byte order mark, CRLF: opens by a double click
  plain,        // commas, decimal point, LF
};

class CsvText {
 public:
  explicit CsvText(CsvForm form) : form_(form) {}

  std::string begin() const;  // the byte order mark, if the form has one
  // Quotes what needs it. A cell that a spreadsheet would run as a formula gets an apostrophe in front.
  void appendRow(std::string& out, const std::vector<std::string>& cells) const;
  std::string number(double value) const;  // the shortest form that reads back as the same number

 private:
  CsvForm form_;
};

}  // namespace samspil
