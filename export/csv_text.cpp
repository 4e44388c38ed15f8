#include "export/csv_text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace samspil {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Signs, digits and what stands between them: "-8,5", "+45 87 28 40 00". A spreadsheet reads a number or plain text.
bool isHarmlessNumber(std::string_view cell) {
  return std::ranges::all_of(cell.substr(1),
                             [](char c) { return (c >= '0' && c <= '9') || c == ' ' || c == ',' || c == '.'; });
}

// A cell that begins so is a formula to a spreadsheet, and formulas can run programs and fetch addresses
// (OWASP, "CSV injection").
// Apostrophes before it are looked through, so that reading, which takes one away, always gives what was written.
bool startsFormula(std::string_view cell) {
  while (cell.starts_with('\'')) cell.remove_prefix(1);
  if (cell.empty()) return false;
  constexpr std::string_view kFormulaStarts = "=+-@\t\r";
  if (kFormulaStarts.find(cell.front()) == std::string_view::npos) return false;
  const bool sign = cell.front() == '+' || cell.front() == '-';
  return !(sign && isHarmlessNumber(cell));
}

bool needsQuotes(std::string_view cell, char delimiter) {
  if (cell.empty()) return false;
  if (cell.front() == ' ' || cell.back() == ' ') return true;
  return cell.find_first_of(std::string{delimiter} + "\"\r\n") != std::string_view::npos;
}

void appendCell(std::string& out, std::string_view cell, char delimiter) {
  const std::string guarded = startsFormula(cell) ? "'" + std::string{cell} : std::string{cell};
  if (!needsQuotes(guarded, delimiter)) {
    out += guarded;
    return;
  }
  out += '"';
  for (const char c : guarded) out.append(c == '"' ? 2 : 1, c);
  out += '"';
}

}  // namespace

std::string CsvText::begin() const {
  return std::string{form_ == CsvForm::danishExcel ? kByteOrderMark : std::string_view{}};
}

void CsvText::appendRow(std::string& out, const std::vector<std::string>& cells) const {
  const char delimiter = form_ == CsvForm::danishExcel ? ';' : ',';
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += delimiter;
    appendCell(out, cells[i], delimiter);
  }
  out += form_ == CsvForm::danishExcel ? "\r\n" : "\n";
}

std::string CsvText::number(double value) const {
  // Never in powers of ten: spreadsheets show 2e+07 rounded, and readers stumble over it.
  std::array<char, 400> digits;
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
  std::string text{digits.data(), written.ptr};
  if (form_ == CsvForm::danishExcel) std::ranges::replace(text, '.', ',');
  return text;
}

}  // namespace samspil
