#include "import/column_mapper.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"

namespace samspil {

// By its name; a column without one also by the number that it goes by in either language.
ColumnMapping* ColumnMapper::columnNamed(std::string_view name) {
  const std::string folded = foldForSearch(name);
  for (std::size_t i = 0; i < mapping_.columns.size(); ++i) {
    auto& column = mapping_.columns[i];
    if (column.name == name || foldForSearch(column.name) == folded) return &column;
    const bool numbered = folded == fmt::format("kolonne {}", i + 1) || folded == fmt::format("column {}", i + 1);
    if (numbered && table_.header[i].empty()) return &column;
  }
  return nullptr;
}

// "type" and "relation" hold for all rows where the table has no such column, or where what is chosen is no field.
Result<bool> ColumnMapper::applyToFile(const FieldChoice& choice) {
  ColumnMapping* column = columnNamed(choice.column);
  if (column != nullptr && parseField(choice.field, "", vocabulary_)) return false;
  const auto type = choice.column == "type" ? words_.type(choice.field) : std::nullopt;
  const auto relation = choice.column == "relation" ? words_.relation(choice.field) : std::nullopt;
  if (type) mapping_.type = type;
  if (relation) mapping_.relation = relation->relation;
  if (!type && !relation) return false;
  if (column != nullptr) static_cast<FieldMeaning&>(*column) = {FieldUse::property, propertyName(column->name)};
  return true;
}

// What the recipe says of the columns that are there; those that it was known by and that are not there are asked for.
Result<void> ColumnMapper::applyRecipe() {
  const Recipe& recipe = *context_.recipe;
  const LocalizedText why = {fmt::format("Fra opskriften ”{}”.", recipe.title.danish),
                             fmt::format("From the recipe “{}”.", recipe.title.in(Language::english))};
  for (const auto& choice : recipe.options.columnToField) {
    TRY_ASSIGN(const bool whole, applyToFile(choice));
    ColumnMapping* column = columnNamed(choice.column);
    if (whole || column == nullptr) continue;
    TRY_ASSIGN(static_cast<FieldMeaning&>(*column),
               parseField(choice.field, propertyName(column->name), vocabulary_).context("{}", recipe.id));
    column->chosen = true;
    column->reason = why;
  }
  const RecipeFit fit = fitOf(recipe, table_.header);
  for (const auto& missing : fit.missing) {
    const bool renamed = fit.missing.size() == 1 && fit.added.size() == 1;
    const auto choice = std::find_if(recipe.options.columnToField.begin(), recipe.options.columnToField.end(),
                                     [&](const auto& c) { return c.column == missing; });
    const std::string field = choice == recipe.options.columnToField.end() ? "ignore" : choice->field;
    const bool answered = std::any_of(options_.columnToField.begin(), options_.columnToField.end(),
                                      [&](const auto& c) { return c.field == field; });
    if (answered) continue;
    say(renamed ? "recipe_column_renamed" : "recipe_column_missing", 0,
        {recipe.title.in(context_.language), missing, renamed ? fit.added.front() : joinText(fit.added, ", "), field});
  }
  return {};
}

Result<void> ColumnMapper::applyChoices() {
  for (const auto& choice : options_.columnToField) {
    TRY_ASSIGN(const bool whole, applyToFile(choice));
    if (whole) continue;
    ColumnMapping* column = columnNamed(choice.column);
    if (column == nullptr) {
      std::vector<std::string> names;
      for (const auto& c : mapping_.columns) names.push_back(c.name);
      return makeError(ErrorCode::invalidArgument, "{} has no column “{}”. It has: {}.", context_.file, choice.column,
                       joinText(names, ", "));
    }
    TRY_ASSIGN(static_cast<FieldMeaning&>(*column), parseField(choice.field, propertyName(column->name), vocabulary_));
    column->chosen = true;
    column->reason = {"Valgt af brugeren.", "Chosen by the user."};
  }
  return {};
}

// Two columns for one single-valued field: the user's, else the first, keeps it; the others become properties of their
// own.
void ColumnMapper::makeUnique() {
  for (std::size_t i = 0; i < mapping_.columns.size(); ++i) {
    for (std::size_t j = 0; j < mapping_.columns.size(); ++j) {
      auto &a = mapping_.columns[i], &b = mapping_.columns[j];
      const bool list = a.use == FieldUse::theme || a.use == FieldUse::partner || a.use == FieldUse::list ||
                        a.use == FieldUse::ignore;
      const bool wins = a.chosen > b.chosen || (a.chosen == b.chosen && i < j);
      if (i == j || list || a.use != b.use || a.property != b.property || !wins) continue;
      b.use = FieldUse::property;
      b.property = propertyName(b.name);
      if (b.property == a.property) b.property += "_" + std::to_string(j + 1);
      b.reason = {fmt::format("”{}” bruges allerede til det; kolonnen bliver en egenskab.", a.name),
                  fmt::format("“{}” is used for that already; the column becomes a property.", a.name)};
    }
  }
}

}  // namespace samspil
