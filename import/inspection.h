// What a file looks like before anything is read into a network: how it is written, what each column seems to mean, and
// why. The wizard's first two steps show it; every finding can be overridden by FileOptions, and asked for again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "import/encoding.h"
#include "import/field_choice.h"
#include "import/import.h"
#include "import/new_terms.h"
#include "import/personal_data.h"

namespace samspil {

struct ColumnInspection {
  std::string name;       // as FieldChoice::column takes it
  std::string field;      // as FieldChoice::field takes it
  LocalizedText meaning;  // "navn", "egenskaben ”x”", "udelades"
  LocalizedText reason;   // one sentence
  bool chosen = false;    // by the user or a recipe
  PersonalData personal = PersonalData::none;
  std::size_t sampled = 0, filled = 0;  // rows looked at, and those of them with a value
  std::vector<std::string> samples;     // the first few different values
  // For columns that name entities: of `compared` different values, `matched` are names, ids or numbers of the network.
  std::size_t compared = 0, matched = 0;
};

struct InspectedRow {
  std::uint64_t line = 0;
  std::vector<std::string> cells;  // one for each column
};

struct FileInspection {
  std::string file;
  std::string format;
  std::uint64_t bytes = 0;
  std::string encoding;
  LocalizedText encodingReason;
  bool byteOrderMark = false;
  bool doubleEncoded = false;  // "KÃ¸benhavn": the encoding "double-utf-8" repairs it
  char delimiter = ',';
  LocalizedText delimiterReason;
  char quote = '"';              // '\0': none
  std::uint64_t headerLine = 0;  // 0: none
  LocalizedText headerReason;
  std::vector<std::uint64_t> titleLines;  // above the header, passed over
  char decimalMark = ',';                 // of the columns of numbers
  TableKind kind = TableKind::entities;
  std::string type;      // key of the type that rows get where no column says it; empty: none needed
  std::string relation;  // the same for ties
  bool ownForm = false;  // written by Samspil itself
  bool usable = true;    // false: the diagnostics say what has to be chosen first
  std::string recipe;    // id of the one that was used; empty: none
  std::vector<RecipeOffer> recipes;
  std::vector<ColumnInspection> columns;
  std::vector<InspectedRow> rows;  // the first 50
  std::vector<Diagnostic> diagnostics;
  NewTerms newTerms;                 // types and relations that are not known; ImportOptions::createTypes makes them
  std::vector<FileInspection> more;  // the further tables of a graph program's file: its links, after its nodes
};

// Reads the whole file, so that nothing is missed that only shows at its end; some tenths of a second for 300 MB.
Result<FileInspection> inspectFile(const std::filesystem::path& file, const ImportOptions& options,
                                   const ImportTarget& target, JobControl& job);
// `options.files.front()`, if there, holds for it.
Result<FileInspection> inspectBytes(NamedBytes file, const ImportOptions& options, const ImportTarget& target,
                                    JobControl& job);

// The recipe that a person saves after choosing: all of the file's columns with what they are now.
Recipe recipeOf(const FileInspection& inspection, std::string name);

}  // namespace samspil
