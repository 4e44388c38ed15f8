// A Recipe remembers how files of one kind are read: what each column is, and the dialect where it had to be said. It
// is offered when a file with its columns comes again. Built-in recipes are assets/recipes/*.json; a person's own are
// Settings (space kRecipeSpace, key the id, value the JSON), so that saving one is a batch that can be undone.
//
//   {"id": "cordis-projects", "title": {"da": "CORDIS-projekter", "en": "CORDIS projects"}, "kind": "entities",
//    "required": ["acronym", "coordinator"], "map": {"acronym": "name", "rcn": "ignore", "type": "programme"},
//    "options": {"encoding": "", "delimiter": ";", "quote": "\"", "header_line": 0, "decimal_mark": ","},
//    "leave_out_unknown": true}
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "graph/statement.h"
#include "import/file_options.h"

namespace samspil {

struct Recipe {
  std::string id;  // stable: "cordis-projects"
  LocalizedText title;
  std::vector<std::string> required;  // columns by which a file is known: its fingerprint
  FileOptions options;
  bool builtIn = false;
  friend bool operator==(const Recipe&, const Recipe&) = default;
};

inline constexpr std::string_view kRecipeSpace = "recipe";

std::string toJson(const Recipe& recipe);
Result<Recipe> readRecipe(std::string_view json);
Setting toSetting(const Recipe& recipe);
// Those that can be read among the settings of kRecipeSpace.
std::vector<Recipe> readRecipes(const std::vector<Setting>& settings);
// The built-in recipes in `assets`/recipes, by id.
Result<std::vector<Recipe>> readBuiltInRecipes(const std::filesystem::path& assets);

// How well a recipe fits a header; names are compared folded.
struct RecipeFit {
  std::vector<std::string> missing;  // required columns that the header lacks
  std::vector<std::string> added;    // columns that the recipe does not mention
  double share = 0;                  // of the required columns that are there
  bool exact() const { return missing.empty(); }
};
RecipeFit fitOf(const Recipe& recipe, std::span<const std::string> header);

// A recipe that fits, or that would fit but for a few columns (at least two thirds of them are there).
struct RecipeOffer {
  Recipe recipe;
  RecipeFit fit;
};
// The best first: exact ones before others, a person's own before built-in ones, those that know more of the columns.
std::vector<RecipeOffer> fittingRecipes(std::span<const Recipe> recipes, std::span<const std::string> header);

}  // namespace samspil
