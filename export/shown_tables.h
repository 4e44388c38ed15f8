// The shown network as tables for people: what the program's own table shows, with headings in the language, and what
// it came from. For formats that are read and not brought in again.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "export/export.h"
#include "session/table_model.h"

namespace samspil {

struct ShownTable {
  std::string title;    // "Enheder", also the name of a sheet
  std::string caption;  // "84 af 360 vist"
  struct Heading {
    std::string text;
    bool number = false;
    float width = 120;  // units of design
  };
  struct Cell {
    std::string text;
    std::optional<std::int64_t> number;
  };
  std::vector<Heading> headings;
  std::size_t rows = 0;
  std::function<std::vector<Cell>(std::size_t row)> row;  // made when asked for: there may be millions
};

struct ShownTables {
  std::string title;               // of the view
  std::string filters;             // what is left out, in words; "" where everything is shown
  std::string made;                // "22. nov. 2026 14:05"; "" in tests that compare bytes
  std::vector<ShownTable> tables;  // entities, ties, sources
};

// For as long as the session is not changed; one thread at a time.
Result<ShownTables> readShownTables(const Session& session, const ExportOptions& options, JobControl& job);

}  // namespace samspil
