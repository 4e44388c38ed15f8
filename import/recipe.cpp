#include "import/recipe.h"

#include <algorithm>
#include <unordered_set>

#include <nlohmann/json.hpp>

#include "base/files.h"
#include "base/text.h"

namespace samspil {
namespace {

using Json = nlohmann::ordered_json;

// A recipe is offered when at least this share of its columns is there.
constexpr double kOffered = 0.66;

std::optional<char> character(const Json& json, const char* name) {
  if (!json.contains(name)) return std::nullopt;
  const auto text = json[name].get<std::string>();
  return text.empty() ? '\0' : text.front();
}

Json optionsJson(const FileOptions& options) {
  Json json = Json::object();
  const auto text = [](char c) { return c == '\0' ? std::string() : std::string(1, c); };
  if (!options.encoding.empty()) json["encoding"] = options.encoding;
  if (options.delimiter) json["delimiter"] = text(*options.delimiter);
  if (options.quote) json["quote"] = text(*options.quote);
  if (options.headerLine) json["header_line"] = *options.headerLine;
  if (options.decimalMark) json["decimal_mark"] = text(*options.decimalMark);
  return json;
}

void readOptions(const Json& json, FileOptions& options) {
  options.encoding = json.value("encoding", "");
  options.delimiter = character(json, "delimiter");
  options.quote = character(json, "quote");
  if (json.contains("header_line")) options.headerLine = json["header_line"].get<std::uint64_t>();
  options.decimalMark = character(json, "decimal_mark");
}

Recipe recipeFrom(const Json& json) {
  Recipe recipe;
  recipe.id = json.at("id").get<std::string>();
  recipe.title = {json.at("title").value("da", ""), json.at("title").value("en", "")};
  recipe.required = json.value("required", std::vector<std::string>{});
  recipe.options.kind = parseTableKind(json.value("kind", "auto")).value_or(TableKind::automatic);
  recipe.options.leaveOutUnknown = json.value("leave_out_unknown", false);
  if (json.contains("options")) readOptions(json["options"], recipe.options);
  for (const auto& [column, field] : json.at("map").items())
    recipe.options.columnToField.push_back({column, field.get<std::string>()});
  return recipe;
}

std::unordered_set<std::string> folded(std::span<const std::string> names) {
  std::unordered_set<std::string> set;
  for (const auto& name : names) set.insert(foldForSearch(name));
  return set;
}

}  // namespace

std::string toJson(const Recipe& recipe) {
  Json json = {{"id", recipe.id},
               {"title", {{"da", recipe.title.danish}, {"en", recipe.title.english}}},
               {"kind", tableKindName(recipe.options.kind)},
               {"required", recipe.required},
               {"map", Json::object()},
               {"options", optionsJson(recipe.options)},
               {"leave_out_unknown", recipe.options.leaveOutUnknown}};
  for (const auto& choice : recipe.options.columnToField) json["map"][choice.column] = choice.field;
  return json.dump(2);
}

Result<Recipe> readRecipe(std::string_view text) {
  const auto broken = [] { return makeError(ErrorCode::invalidData, "The recipe cannot be read."); };
  const auto json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return broken();
  try {
    return recipeFrom(json);
  } catch (const Json::exception& error) {
    return makeError(ErrorCode::invalidData, "The recipe cannot be read: {}.", error.what());
  }
}

Setting toSetting(const Recipe& recipe) { return {std::string(kRecipeSpace), recipe.id, toJson(recipe)}; }

std::vector<Recipe> readRecipes(const std::vector<Setting>& settings) {
  std::vector<Recipe> recipes;
  for (const auto& setting : settings) {
    auto recipe = readRecipe(setting.value);
    if (recipe) recipes.push_back(std::move(*recipe));
  }
  return recipes;
}

Result<std::vector<Recipe>> readBuiltInRecipes(const std::filesystem::path& assets) {
  std::vector<Recipe> recipes;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(assets / "recipes", failed)) {
    if (entry.path().extension() != ".json") continue;
    TRY_ASSIGN(const std::string text, readFile(entry.path()));
    TRY_ASSIGN(Recipe recipe, readRecipe(text).context("{}", entry.path().string()));
    recipe.builtIn = true;
    recipes.push_back(std::move(recipe));
  }
  std::sort(recipes.begin(), recipes.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return recipes;
}

RecipeFit fitOf(const Recipe& recipe, std::span<const std::string> header) {
  RecipeFit fit;
  const auto there = folded(header);
  for (const auto& column : recipe.required) {
    if (!there.contains(foldForSearch(column))) fit.missing.push_back(column);
  }
  auto known = folded(recipe.required);
  for (const auto& choice : recipe.options.columnToField) known.insert(foldForSearch(choice.column));
  for (const auto& column : header) {
    if (!column.empty() && !known.contains(foldForSearch(column))) fit.added.push_back(column);
  }
  const auto wanted = static_cast<double>(recipe.required.size());
  fit.share = wanted == 0 ? 0 : (wanted - static_cast<double>(fit.missing.size())) / wanted;
  return fit;
}

std::vector<RecipeOffer> fittingRecipes(std::span<const Recipe> recipes, std::span<const std::string> header) {
  std::vector<RecipeOffer> offers;
  for (const auto& recipe : recipes) {
    RecipeOffer offer{recipe, fitOf(recipe, header)};
    if (!recipe.required.empty() && offer.fit.share >= kOffered) offers.push_back(std::move(offer));
  }
  std::stable_sort(offers.begin(), offers.end(), [](const auto& a, const auto& b) {
    if (a.fit.exact() != b.fit.exact()) return a.fit.exact();
    if (a.recipe.builtIn != b.recipe.builtIn) return b.recipe.builtIn;
    if (a.fit.added.size() != b.fit.added.size()) return a.fit.added.size() < b.fit.added.size();
    return a.recipe.required.size() > b.recipe.required.size();
  });
  return offers;
}

}  // namespace samspil
