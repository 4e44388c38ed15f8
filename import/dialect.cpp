#include "import/dialect.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "import/cell.h"

namespace samspil {
namespace {

constexpr std::size_t kSample = 1 << 20;
// Rows of which the cells are looked at; of those behind them one in so many, since by then they say the same.
constexpr std::size_t kRowsLookedAt = 4096, kThenOneIn = 8;

// Delimiters in the order in which they win a tie, with how likely each is before the text was seen.
struct Candidate {
  char delimiter;
  double prior;
};
constexpr Candidate kCandidates[] = {{';', 1.0}, {',', 1.0}, {'\t', 1.0}, {'|', 0.97},
                                     {'%', 0.6}, {'^', 0.6}, {'~', 0.6},  {':', 0.4}};

// The text itself, or three whole-line pieces of it.
std::vector<std::string_view> samplesOf(std::string_view text) {
  if (text.size() <= 3 * kSample) return {text};
  const auto lineAfter = [&](std::size_t at) { return std::min(text.find('\n', at), text.size() - 1) + 1; };
  const std::size_t middle = lineAfter(text.size() / 2), tail = lineAfter(text.size() - kSample);
  return {text.substr(0, lineAfter(kSample)), text.substr(middle, lineAfter(middle + kSample) - middle),
          text.substr(tail)};
}

// 1: surely a whole cell; less: it holds what would rather be a delimiter or a quote.
double plausibility(std::string_view cell, char delimiter) {
  if (cell.size() > 400 || cell.empty()) return 1;
  if (kindOf(cell) != CellKind::text) return 1;
  double worth = 1;
  if (cell.find('\t') != std::string_view::npos && delimiter != '\t') worth *= 0.2;
  if (cell.find(';') != std::string_view::npos && delimiter != ';') worth *= 0.6;
  if (cell.find('|') != std::string_view::npos && delimiter != '|') worth *= 0.8;
  if (delimiter != ',' && cell.find(',') != std::string_view::npos && cell.find(", ") == std::string_view::npos)
    worth *= 0.8;
  const auto quotes = std::count(cell.begin(), cell.end(), '"');
  if (quotes % 2 == 1) worth *= 0.1;
  if (cell.front() == '"' || (cell.size() > 1 && cell.front() == '\'' && cell.back() == '\'')) worth *= 0.2;
  if (cell.front() == ' ' && delimiter != ' ' && delimiter != ',') worth *= 0.9;
  return worth;
}

struct TableShape {
  std::map<std::size_t, std::size_t> rowsByWidth;
  double plausible = 0;
  std::size_t cells = 0, rows = 0;  // cells that were looked at
};

void measure(std::string_view sample, const CsvDialect& dialect, TableShape& shape) {
  CsvReader reader(sample, dialect);
  CsvRecord record;
  while (reader.next(record)) {
    if (record.blank()) continue;
    ++shape.rows;
    ++shape.rowsByWidth[record.cells.size()];
    if (shape.rows > kRowsLookedAt && shape.rows % kThenOneIn != 0) continue;
    shape.cells += record.cells.size();
    for (const auto cell : record.cells) shape.plausible += plausibility(cell, dialect.delimiter);
    if (record.unterminatedQuote) shape.plausible -= 0.5;
  }
}

// Share of rows with the usual width, times how much the width says, times how sensible the cells are.
double scoreOf(const TableShape& shape) {
  if (shape.rows == 0) return 0;
  double consistency = 0;
  for (const auto& [width, rows] : shape.rowsByWidth) {
    const double share = static_cast<double>(rows) / static_cast<double>(shape.rows);
    const double telling = static_cast<double>(width) - 1;
    consistency = std::max(consistency, share * std::pow(telling / (telling + 0.3), 2));
  }
  return consistency * std::pow(shape.plausible / static_cast<double>(shape.cells), 2);
}

double score(const std::vector<std::string_view>& samples, const CsvDialect& dialect) {
  TableShape shape;
  for (const auto sample : samples) measure(sample, dialect, shape);
  return scoreOf(shape);
}

bool contains(const std::vector<std::string_view>& samples, std::string_view piece) {
  return std::any_of(samples.begin(), samples.end(), [&](auto s) { return s.find(piece) != std::string_view::npos; });
}

// The quoting styles worth trying: those whose signs occur where a cell begins.
std::vector<CsvDialect> quotings(const std::vector<std::string_view>& samples, char delimiter,
                                 std::optional<char> quote) {
  if (quote) return {{delimiter, *quote, '\0'}};
  std::vector<CsvDialect> dialects{{delimiter, '"', '\0'}};
  if (contains(samples, "\\\"")) dialects.push_back({delimiter, '"', '\\'});
  const auto opens = [&](char sign) {
    return contains(samples, std::string{delimiter, sign}) || contains(samples, std::string{'\n', sign}) ||
           samples.front().starts_with(sign);
  };
  if (opens('\'')) dialects.push_back({delimiter, '\'', '\0'});
  return dialects;
}

// Excel's own first line "sep=;".
std::optional<char> separatorLine(std::string_view text) {
  if (text.size() < 5 || !(text.starts_with("sep=") || text.starts_with("SEP=") || text.starts_with("Sep=")))
    return std::nullopt;
  if (text.size() > 5 && text[5] != '\r' && text[5] != '\n') return std::nullopt;
  return text[4];
}

std::string_view afterFirstLine(std::string_view text) {
  const auto end = text.find_first_of("\r\n");
  if (end == std::string_view::npos) return {};
  return text.substr(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
}

}  // namespace

LocalizedText delimiterName(char delimiter) {
  switch (delimiter) {
    case ';': return {"semikolon", "semicolon"};
    case ',': return {"komma", "comma"};
    case '\t': return {"tabulator", "tab"};
    case '|': return {"lodret streg", "vertical bar"};
    default: return {fmt::format("”{}”", delimiter), fmt::format("“{}”", delimiter)};
  }
}

DialectFinding findDialect(std::string_view text, std::optional<char> delimiter, std::optional<char> quote) {
  DialectFinding finding;
  const auto stated = separatorLine(text);
  finding.separatorLine = stated.has_value();
  const auto samples = samplesOf(stated ? afterFirstLine(text) : text);
  const auto fixed = delimiter ? delimiter : stated;
  double best = -1;
  for (const auto& candidate : kCandidates) {
    const char wanted = fixed.value_or(candidate.delimiter);
    if (!contains(samples, {&wanted, 1}) && !fixed) continue;
    double ofThisDelimiter = 0;
    for (const auto& dialect : quotings(samples, wanted, quote)) {
      const double value = score(samples, dialect) * (fixed ? 1 : candidate.prior);
      ofThisDelimiter = std::max(ofThisDelimiter, value);
      if (value > best + 1e-9) {
        finding.runnerUp = std::max(finding.runnerUp, finding.dialect.delimiter != wanted ? finding.score : 0.0);
        best = finding.score = value;
        finding.dialect = dialect;
      }
    }
    if (finding.dialect.delimiter != wanted) finding.runnerUp = std::max(finding.runnerUp, ofThisDelimiter);
    if (fixed) break;
  }
  finding.onlyOneColumn = finding.score <= 0;
  const auto name = delimiterName(finding.dialect.delimiter);
  if (delimiter) {
    finding.evidence = {"Valgt af brugeren.", "Chosen by the user."};
  } else if (stated) {
    finding.evidence = {"Første linje siger det selv (sep=).", "The first line says so (sep=)."};
  } else if (finding.onlyOneColumn) {
    finding.evidence = {"Filen har kun én kolonne.", "The file has one column only."};
  } else {
    finding.evidence = {fmt::format("Rækkerne bliver mest ens med {} ({:.0f} %; næstbedst {:.0f} %).", name.danish,
                                    finding.score * 100, finding.runnerUp * 100),
                        fmt::format("Rows become most alike with {} ({:.0f} %; next best {:.0f} %).", name.english,
                                    finding.score * 100, finding.runnerUp * 100)};
  }
  return finding;
}

}  // namespace samspil
