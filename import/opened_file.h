// A file on its way in: read, its columns mapped by header, content, recipe and the user's choices. What the import and
// the inspection have in common.
#pragma once

#include <vector>

#include "import/column_profile.h"
#include "import/import.h"
#include "import/mapping.h"
#include "import/table.h"

namespace samspil {

struct OpenedFile {
  std::size_t place = 0;  // in ImportProposal::files
  std::string format;     // "csv", "graphml", ...
  std::filesystem::path path;
  FileOptions options;               // with what a recipe says
  std::vector<RecipeOffer> recipes;  // that fit or nearly fit
  std::optional<Recipe> recipe;      // that is used
  Table table;
  std::vector<ColumnProfile> profiles;
  Mapping mapping;
  std::vector<Diagnostic> diagnostics;  // of the file as a whole
};

// One for a table of text; for a graph program's file one for its nodes and one for its links. `index` is the file's
// place in the order of the user. Errors are an unknown encoding, recipe, column or field, and a file that breaks the
// rules of its format.
Result<std::vector<OpenedFile>> openFile(std::size_t index, NamedBytes bytes, const ImportOptions& options,
                                         const Vocabulary& vocabulary, JobControl& job);

}  // namespace samspil
