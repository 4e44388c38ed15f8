// The JSON form of what several commands print: stable snake_case keys.
#pragma once

#include <iosfwd>
#include <string_view>

#include <nlohmann/json.hpp>

#include "session/details.h"

namespace samspil {

using Json = nlohmann::ordered_json;

// {source, title, file, section, first_line, last_line, passage}
Json referenceJson(const ReferenceText& reference);
// {id, valid_from, valid_to, role, amount, note, certainty, reference}
Json statementJson(const StatementText& statement);
// {relation, direction, label, family, wish, ties: [{entity, name, type_label, statements}]}
Json tieGroupJson(const TieGroup& group, const GraphSnapshot& network);

void print(std::ostream& out, const Json& json);

// Prints an object member by member, each row of a long list by itself: the same text as print(), without all of it in
// memory at once.
//
//   JsonMembers members(out);
//   members.add({{"count", rows.size()}});
//   members.addRows("rows", rows, &rowJson);
class JsonMembers {
 public:
  explicit JsonMembers(std::ostream& out);
  ~JsonMembers();  // ends the object
  JsonMembers(const JsonMembers&) = delete;
  JsonMembers& operator=(const JsonMembers&) = delete;

  void add(const Json& object);  // its members
  template <typename Rows, typename RowJson>
  void addRows(std::string_view name, const Rows& rows, RowJson rowJson) {
    beginRows(name);
    for (const auto& row : rows) addRow(rowJson(row));
    endRows();
  }

 private:
  void beginRows(std::string_view name);
  void addRow(const Json& row);
  void endRows();

  std::ostream& out_;
  bool first_ = true, firstRow_ = true;
};

}  // namespace samspil
