// Collects nodes and links with any attributes and writes them as the two tables of a NetworkTable. Attributes become
// columns in the order in which they first come.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "import/network_format.h"

namespace samspil {

class TableColumns {
 public:
  // REQUIRES: `fixed` are the names of the columns of which every row has a cell.
  explicit TableColumns(std::vector<std::string> fixed) : names_(std::move(fixed)) {}

  void beginRow(std::uint32_t line);
  // Of the present row. A second value of one name is put behind the first, parted by a bar. An attribute that is
  // called as a fixed column, but is another thing, keeps apart with "2" behind its name.
  void set(std::string_view name, std::string_view value);
  void setFixed(std::size_t column, std::string_view value);

  std::size_t rows() const { return rows_.size(); }
  bool has(std::string_view name) const { return places_.contains(std::string(name)); }
  NetworkTable table(TableKind kind) const;

 private:
  std::vector<std::string> names_;
  std::map<std::string, std::size_t> places_;  // of attributes
  std::vector<std::vector<std::string>> rows_;
  std::vector<std::uint32_t> lines_;
};

// What a graph program draws with: Samspil draws by itself.
bool isDrawingAttribute(std::string_view name);

}  // namespace samspil
