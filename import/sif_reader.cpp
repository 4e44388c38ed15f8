// Simple interaction format, as Cytoscape writes it (manual.cytoscape.org, "Supported Network File Formats"): one node,
// a relation and any number of others on each line, parted by tabs if there is a tab in the file, else by blanks. A
// line with one node alone is that node.
#include <algorithm>
#include <string>
#include <unordered_set>

#include "base/text.h"
#include "import/line_words.h"
#include "import/node_link_table.h"

namespace samspil {
namespace {

std::vector<std::string> cellsOf(std::string_view line, bool tabs) {
  if (!tabs) return wordsOf(line);
  std::vector<std::string> cells;
  for (const auto cell : splitText(line, '\t')) {
    if (const auto text = trimmed(cell); !text.empty()) cells.emplace_back(text);
  }
  return cells;
}

class SifReader {
 public:
  std::vector<NetworkTable> read(const TextLines& lines) {
    const bool tabs = std::ranges::any_of(
        lines.all(), [](std::string_view line) { return line.find('\t') != std::string_view::npos; });
    for (const auto line : lines.all()) {
      ++line_;
      readLine(cellsOf(line, tabs));
    }
    return {nodes_.table(TableKind::entities), links_.table(TableKind::ties)};
  }

 private:
  void readLine(const std::vector<std::string>& cells) {
    if (cells.empty()) return;
    addNode(cells.front());
    for (std::size_t i = 2; i < cells.size(); ++i) {
      addNode(cells[i]);
      links_.beginRow(line_);
      links_.setFixed(0, cells[0]);
      links_.setFixed(1, cells[1]);
      links_.setFixed(2, cells[i]);
    }
  }

  void addNode(const std::string& name) {
    if (!seen_.insert(name).second) return;
    nodes_.beginRow(line_);
    nodes_.setFixed(0, name);
  }

  std::uint32_t line_ = 0;
  std::unordered_set<std::string> seen_;
  TableColumns nodes_{{"name"}}, links_{{"from", "relation", "to"}};
};

// Its name says what it is: the text could be any table.
bool recognises(std::string_view /*bytes*/) { return false; }

Result<std::vector<NetworkTable>> read(std::string_view bytes) {
  TRY_ASSIGN(const TextLines lines, TextLines::of(bytes));
  return SifReader().read(lines);
}

}  // namespace

const ImportFormat kSifFormatIn{"sif", {"Graf (SIF)", "Graph (SIF)"}, &recognises, &read, ".sif"};

}  // namespace samspil
