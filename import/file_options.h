// What a person says about one file; everything that is left open is found out. The choices of the import wizard, the
// options of the command line and what a recipe remembers are all of this shape.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace samspil {

enum class TableKind : std::uint8_t { automatic, entities, ties, sources };

// Which field a column is. `column` is its name in the header, or "Kolonne 3" ("Column 3") where it has none; "type"
// and "relation" stand for all rows where the table has no column of that name. `field` is a field's id
// (import/fields.h), "ignore" (leave it out), "property" or "property:NAME" (keep it as a property), "tie:RELATION"
// (each name in a cell becomes a tie), or the key or label of a type or relation for the two words above.
struct FieldChoice {
  std::string column, field;
  TableKind table = TableKind::automatic;  // of a file of several tables, the one that is meant; automatic: each
  friend bool operator==(const FieldChoice&, const FieldChoice&) = default;
};

struct FileOptions {
  TableKind kind = TableKind::automatic;
  std::vector<FieldChoice> columnToField;  // --map COLUMN=FIELD
  std::string encoding;                    // "windows-1252", "latin1", "double-utf-8", ...; empty: detected
  std::optional<char> delimiter;
  std::optional<char> quote;                // '\0': nothing is quoted
  std::optional<std::uint64_t> headerLine;  // physical line of the column names, 1-based; 0: the file has none
  std::optional<char> decimalMark;          // ',' or '.'; none: each column votes
  bool leaveOutUnknown = false;             // columns that nobody knows are left out instead of kept as properties
  std::string recipe;                       // id of a recipe to use; "none": use none, even if one fits
  friend bool operator==(const FileOptions&, const FileOptions&) = default;
};

// `own` where it says something, else `shared`; choices of columns are joined, `own` winning.
FileOptions completed(FileOptions own, const FileOptions& shared);

std::string_view tableKindName(TableKind kind);  // "auto", "entities", "ties", "sources"
std::optional<TableKind> parseTableKind(std::string_view name);

}  // namespace samspil
