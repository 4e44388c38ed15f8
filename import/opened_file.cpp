#include "import/opened_file.h"

#include <algorithm>

#include "base/text.h"
#include "import/foreign_file.h"
#include "import/matrix_table.h"
#include "import/merged_cells.h"
#include "import/messages.h"
#include "import/section_headings.h"

namespace samspil {
namespace {

constexpr std::string_view kNoRecipe = "none";

Result<std::optional<Recipe>> namedRecipe(const std::string& id, const std::vector<Recipe>& recipes) {
  if (id.empty() || id == kNoRecipe) return std::optional<Recipe>{};
  std::vector<std::string> ids;
  for (const auto& recipe : recipes) {
    if (recipe.id == id) return std::optional<Recipe>{recipe};
    ids.push_back(recipe.id);
  }
  return makeError(ErrorCode::notFound, "There is no recipe “{}”. There are: {}.", id, joinText(ids, ", "));
}

// The recipe's ways of reading, where the user has none of his own. Its columns are the mapping's business.
FileOptions withRecipe(const FileOptions& own, const Recipe& recipe) {
  FileOptions dialect = recipe.options;
  dialect.columnToField.clear();
  dialect.recipe = recipe.id;
  return completed(own, dialect);
}

// What the reading itself has to say of a file.
void describe(OpenedFile& file) {
  const auto say = [&](std::string_view code, std::uint64_t line, const std::vector<std::string>& arguments = {}) {
    file.diagnostics.push_back(makeDiagnostic(code, {file.path.string(), line, 0, ""}, arguments));
  };
  const auto& decoded = file.table.decoded;
  for (const auto line : decoded.otherLines) say("mixed_encoding", line);
  if (decoded.doubleEncoded) say("double_encoded", 0);
  if (decoded.lostLetters) say("lost_letters", 0);
  if (file.table.dialect.onlyOneColumn) say("one_column", 0);
  for (const auto column : file.table.filledDown) say("filled_down", 0, {file.table.header[column]});
  const auto& mapping = file.mapping.diagnostics;
  file.diagnostics.insert(file.diagnostics.end(), mapping.begin(), mapping.end());
}

// Maps the columns of a file whose table is read.
Result<void> finish(OpenedFile& file, const ImportOptions& options, const Vocabulary& vocabulary) {
  file.profiles = profileColumns(file.table);
  const MappingContext context{.file = file.path.string(),
                               .options = file.options,
                               .recipe = file.recipe ? &*file.recipe : nullptr,
                               .language = options.language,
                               .vocabulary = &vocabulary};
  TRY_ASSIGN(file.mapping, mapColumns(file.table, context, file.profiles));
  describe(file);
  return {};
}

// Whether a text that begins like a graph program's file and is none is a table: it has a column by a name that tables
// have, and rows as wide as its header.
bool isSurelyTable(const Table& table) {
  constexpr std::size_t kRows = 50;
  const bool named = std::any_of(table.header.begin(), table.header.end(),
                                 [](const auto& name) { return findField(name) != nullptr; });
  if (!named || table.width() < 2) return false;
  TableRows rows(table);
  std::size_t seen = 0, fitting = 0;
  for (TableRow row; seen < kRows && rows.next(row); ++seen) fitting += row.missing + row.extra == 0 ? 1 : 0;
  return seen > 0 && fitting * 10 >= seen * 9;
}

Error refusedAsEmpty(std::string_view bytes) {
  const bool blank = bytes.size() > std::string_view("\xEF\xBB\xBF").size();
  return {ErrorCode::invalidData, blank ? "The file holds nothing but blanks." : "The file is empty."};
}

Result<OpenedFile> openText(OpenedFile file, const TextBytes& bytes, const ImportOptions& options,
                            const Vocabulary& vocabulary, JobControl& job) {
  file.format = "csv";
  TRY_ASSIGN(file.recipe, namedRecipe(file.options.recipe, options.recipes));
  if (file.recipe) file.options = withRecipe(file.options, *file.recipe);
  TRY_ASSIGN(file.table, readTable(bytes, file.options, job));
  if (!isText(file.table.decoded.text)) return refusalOfBinary();
  if (file.table.width() == 0) return refusedAsEmpty(bytes);
  file.table.filledDown = fillMergedCells(file.table);
  if (const auto headings = settleSectionHeadings(file.table, VocabularyWords(vocabulary), file.options);
      !headings.empty())
    file.diagnostics.push_back(
        makeDiagnostic("headings_as_types", {file.path.string(), 0, 0, ""}, {joinText(headings, ", ")}));
  file.recipes = fittingRecipes(options.recipes, file.table.header);
  const bool fits = !file.recipes.empty() && file.recipes.front().fit.exact();
  if (file.options.recipe.empty() && fits) {
    file.recipe = file.recipes.front().recipe;
    file.options = withRecipe(file.options, *file.recipe);
    file.diagnostics.push_back(
        makeDiagnostic("recipe_used", {file.path.string(), 0, 0, ""}, {file.recipe->title.in(options.language)}));
  }
  TRY(finish(file, options, vocabulary));
  return file;
}

// The choices that concern a table's own columns: those of its sister table are for that one.
FileOptions choicesOf(const FileOptions& options, TableKind kind, const std::vector<std::string>& header) {
  FileOptions own = options;
  own.kind = TableKind::automatic;
  std::erase_if(own.columnToField, [&](const FieldChoice& choice) {
    if (choice.table != TableKind::automatic && choice.table != kind) return true;
    const std::string folded = foldForSearch(choice.column);
    const bool there =
        std::any_of(header.begin(), header.end(), [&](const auto& name) { return foldForSearch(name) == folded; });
    return !there && choice.column != "type" && choice.column != "relation";
  });
  return own;
}

// The network that a table draws as a square, where nobody has said what its columns are.
std::optional<std::vector<NetworkTable>> squareIn(const OpenedFile& file) {
  const bool chosen = !file.options.columnToField.empty() || file.options.kind != TableKind::automatic || file.recipe;
  return chosen ? std::nullopt : matrixOf(file.table);
}

// The nodes and links that a file holds, each as a table of its own.
Result<std::vector<OpenedFile>> openTables(const OpenedFile& file, std::string_view format,
                                           std::vector<NetworkTable> tables, const ImportOptions& options,
                                           const Vocabulary& vocabulary) {
  std::vector<OpenedFile> parts;
  for (auto& made : tables) {
    const TableKind kind = made.kind;
    OpenedFile part = file;
    part.format = format;
    part.table = tableOf(std::move(made));
    if (part.table.width() == 0) return Error{ErrorCode::invalidData, "The file holds no records."};
    if (!file.table.decoded.encoding.empty()) part.table.decoded.encoding = file.table.decoded.encoding;
    part.options = choicesOf(file.options, kind, part.table.header);
    part.options.kind = kind;
    TRY(finish(part, options, vocabulary));
    parts.push_back(std::move(part));
  }
  return parts;
}

Result<std::vector<OpenedFile>> openNetwork(const OpenedFile& file, const ImportFormat& format, std::string_view bytes,
                                            const ImportOptions& options, const Vocabulary& vocabulary) {
  TRY_ASSIGN(auto tables, format.read(bytes));
  return openTables(file, format.id, std::move(tables), options, vocabulary);
}

}  // namespace

Result<std::vector<OpenedFile>> openFile(std::size_t index, NamedBytes bytes, const ImportOptions& options,
                                         const Vocabulary& vocabulary, JobControl& job) {
  if (auto refused = refusalOf(bytes.bytes)) return *std::move(refused);
  OpenedFile file;
  file.path = bytes.name;
  file.options = completed(index < options.files.size() ? options.files[index] : FileOptions{}, options.everyFile);
  if (const ImportFormat* format = formatOf(bytes.bytes, file.path.string())) {
    auto network = openNetwork(file, *format, bytes.bytes, options, vocabulary);
    if (network || network.error().code != ErrorCode::invalidData) return network;
    auto text = openText(file, bytes.bytes, options, vocabulary, job);
    if (!text || !isSurelyTable(text->table)) return network;
    std::vector<OpenedFile> only;
    only.push_back(std::move(*text));
    return only;
  }
  TRY_ASSIGN(OpenedFile text, openText(file, bytes.bytes, options, vocabulary, job));
  if (auto square = squareIn(text)) {
    file.table.decoded.encoding = text.table.decoded.encoding;
    return openTables(file, "matrix", std::move(*square), options, vocabulary);
  }
  std::vector<OpenedFile> only;
  only.push_back(std::move(text));
  return only;
}

}  // namespace samspil
