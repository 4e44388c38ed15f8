#include "import/mapping.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "import/column_rules.h"
#include "import/messages.h"
#include "import/samspil_form.h"

namespace samspil {
namespace {

class Mapper {
 public:
  Mapper(const Table& table, const MappingContext& context, const std::vector<ColumnProfile>& profiles)
      : table_(table),
        context_(context),
        options_(context.options),
        vocabulary_(*context.vocabulary),
        profiles_(profiles) {}

  Result<Mapping> map();

 private:
  void say(std::string_view code, std::uint32_t column, const std::vector<std::string>& arguments) {
    const std::string text = column > 0 ? mapping_.columns[column - 1].name : "";
    mapping_.diagnostics.push_back(makeDiagnostic(code, {context_.file, table_.headerLine, column, text}, arguments));
  }
  void nameColumns();
  void mapByHeader(std::size_t column);
  void mapByContent(std::size_t column);
  void guessByHeader(std::size_t column);
  void guessName();
  void dropPersonalData(std::size_t column);
  void useField(std::size_t column, const Field& field);
  ColumnMapping* columnNamed(std::string_view name);
  Result<bool> applyToFile(const FieldChoice& choice);
  Result<void> applyRecipe();
  Result<void> applyChoices();
  void makeUnique();
  void chooseKind();
  ColumnRulesInput rulesInput() const { return {table_.header, profiles_, vocabulary_}; }
  bool named() const;
  void chooseType();
  void leaveOutOfTies();
  void completeEntities();
  void completeTies();
  void setStyles(std::size_t column);
  bool taken(FieldUse use, std::string_view property) const;

  const Table& table_;
  const MappingContext& context_;
  const FileOptions& options_;
  const Vocabulary& vocabulary_;
  const std::vector<ColumnProfile>& profiles_;
  Mapping mapping_;
};

void Mapper::nameColumns() {
  for (std::size_t i = 0; i < table_.width(); ++i) {
    ColumnMapping column;
    const std::string number = std::to_string(i + 1);
    column.name = !table_.header[i].empty() ? table_.header[i]
                                            : (context_.language == Language::danish ? "Kolonne " : "Column ") + number;
    std::size_t same = 1;
    for (std::size_t earlier = 0; earlier < i; ++earlier)
      same += !table_.header[i].empty() && table_.header[earlier] == table_.header[i] ? 1 : 0;
    const std::string plain = column.name;
    if (same > 1) column.name += " " + std::to_string(same);
    mapping_.columns.push_back(std::move(column));
    if (same > 1) say("duplicate_header", static_cast<std::uint32_t>(i + 1), {plain, mapping_.columns.back().name});
  }
}

void Mapper::useField(std::size_t index, const Field& field) {
  auto& column = mapping_.columns[index];
  column.use = field.use;
  column.property = field.property;
  column.reason = {fmt::format("”{}” betyder {}.", column.name, field.label.danish),
                   fmt::format("“{}” means {}.", column.name, field.label.english)};
}

bool Mapper::taken(FieldUse use, std::string_view property) const {
  return std::any_of(mapping_.columns.begin(), mapping_.columns.end(),
                     [&](const auto& c) { return c.use == use && c.property == property; });
}

void Mapper::mapByHeader(std::size_t index) {
  auto& column = mapping_.columns[index];
  const Field* field = table_.header[index].empty() ? nullptr : findField(table_.header[index]);
  if (field != nullptr) {
    useField(index, *field);
    return;
  }
  column.property = propertyName(column.name);
  if (options_.leaveOutUnknown) {
    column.reason = {"Navnet kendes ikke; kolonnen udelades.", "The name is not known; the column is left out."};
    return;
  }
  column.use = FieldUse::property;
  column.reason = {"Navnet kendes ikke; kolonnen bliver en egenskab.",
                   "The name is not known; the column becomes a property."};
}

// What is left over, by the last word of its header, where nothing better is there.
void Mapper::guessByHeader(std::size_t index) {
  const auto& column = mapping_.columns[index];
  const bool open = column.use == FieldUse::property && column.property == propertyName(column.name);
  const Field* field = open || column.use == FieldUse::ignore ? guessField(table_.header[index]) : nullptr;
  if (field != nullptr && findField(table_.header[index]) == nullptr && !taken(field->use, field->property))
    useField(index, *field);
}

// A table that names nothing by its header: the first column of different texts is what its rows are called.
void Mapper::guessName() {
  for (std::size_t i = 0; i < mapping_.columns.size(); ++i) {
    auto& column = mapping_.columns[i];
    const auto& profile = profiles_[i];
    const bool open = (column.use == FieldUse::property || column.use == FieldUse::ignore) && !column.chosen &&
                      column.personal == PersonalData::none;
    const bool texts = profile.shareOf(CellKind::text) > 0.9 && profile.distinct * 10 >= profile.values.size() * 8;
    const bool filled = profile.values.size() * 10 >= profile.rows * 8;
    std::size_t letters = 0;
    for (const auto& value : profile.values) letters += value.size();
    const bool names = letters >= 3 * profile.values.size() && letters <= 120 * profile.values.size();
    if (!open || profile.values.size() < 2 || !texts || !filled || !names) continue;
    useField(i, *fieldById("name"));
    column.reason = {"Kolonnens celler er forskellige tekster, som navne er.",
                     "The column's cells are different texts, as names are."};
    say("assumed_name", static_cast<std::uint32_t>(i + 1), {column.name});
    return;
  }
}

// Columns whose header says nothing, by what they hold.
void Mapper::mapByContent(std::size_t index) {
  auto& column = mapping_.columns[index];
  const auto& profile = profiles_[index];
  const bool known = findField(table_.header[index]) != nullptr && column.use != FieldUse::key;
  if ((column.use != FieldUse::property && column.use != FieldUse::key) || known || profile.values.empty()) return;
  const auto found = [&](std::string_view id, LocalizedText why) {
    const Field& field = *fieldById(id);
    if (taken(field.use, field.property)) return;
    useField(index, field);
    column.reason = std::move(why);
  };
  std::size_t types = 0, rors = 0;
  for (const auto& value : profile.values) {
    types += findTypeNamed(vocabulary_, value) ? 1 : 0;
    rors += value.find("ror.org/0") != std::string::npos ? 1 : 0;
  }
  if (profile.share(rors) > 0.9)
    return found("ror", {"Cellerne er adresser hos ror.org.", "The cells are addresses at ror.org."});
  if (column.use == FieldUse::key) return;
  if (profile.share(types) > 0.9) return found("type", {"Cellerne er kendte typer.", "The cells are known types."});
  if (profile.share(profile.countryCodes) > 0.9)
    return found("country", {"Cellerne er landekoder.", "The cells are country codes."});
  const auto places = std::count_if(profile.values.begin(), profile.values.end(), [](const auto& value) {
    return value.find('.') != std::string::npos && parseCoordinates(value).has_value();
  });
  if (profile.share(static_cast<std::size_t>(places)) > 0.9)
    return found("coordinates", {"Cellerne er bredde- og længdegrader.", "The cells are latitudes and longitudes."});
  if (profile.shareOf(CellKind::url) > 0.9)
    return found("website", {"Cellerne er internetadresser.", "The cells are web addresses."});
}

// Data protection by default: what looks like personal data is left out unless the user chose the column.
void Mapper::dropPersonalData(std::size_t index) {
  auto& column = mapping_.columns[index];
  const auto place = static_cast<std::uint32_t>(index + 1);
  column.personal = personalDataIn(column.use, profiles_[index]);
  if (column.personal == PersonalData::none) return;
  if (column.personal == PersonalData::cpr) {
    column.use = FieldUse::ignore;
    column.chosen = false;
    column.reason = {"Ligner CPR-numre; læses aldrig.", "Looks like civil registration numbers; never read."};
    say("cpr_column", place, {column.name});
    return;
  }
  if (column.chosen) {
    const bool own =
        column.use == FieldUse::email || column.use == FieldUse::phone || column.use == FieldUse::personName;
    if (own) column.use = FieldUse::property;
    return;
  }
  column.use = FieldUse::ignore;
  column.reason = {"Personoplysninger udelades, hvis de ikke vælges.", "Personal data is left out unless chosen."};
  say("personal_column", place, {column.name, personalDataName(column.personal).in(context_.language)});
}

// By its name; a column without one also by the number that it goes by in either language.
ColumnMapping* Mapper::columnNamed(std::string_view name) {
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
Result<bool> Mapper::applyToFile(const FieldChoice& choice) {
  ColumnMapping* column = columnNamed(choice.column);
  if (column != nullptr && parseField(choice.field, "", vocabulary_)) return false;
  const auto type = choice.column == "type" ? findTypeNamed(vocabulary_, choice.field) : std::nullopt;
  const auto relation = choice.column == "relation" ? findRelationNamed(vocabulary_, choice.field) : std::nullopt;
  if (type) mapping_.type = type;
  if (relation) mapping_.relation = relation->relation;
  if (!type && !relation) return false;
  if (column != nullptr) static_cast<FieldMeaning&>(*column) = {FieldUse::property, propertyName(column->name)};
  return true;
}

// What the recipe says of the columns that are there; those that it was known by and that are not there are asked for.
Result<void> Mapper::applyRecipe() {
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

Result<void> Mapper::applyChoices() {
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
void Mapper::makeUnique() {
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

void Mapper::chooseKind() {
  if (options_.kind != TableKind::automatic) {
    mapping_.kind = options_.kind;
    return;
  }
  // Three columns of numbers without names, as VOSviewer writes links: two ids and a weight.
  const bool links = !table_.headerPresent && table_.width() == 3 &&
                     std::all_of(profiles_.begin(), profiles_.end(),
                                 [](const auto& p) { return !p.values.empty() && p.shareOf(CellKind::number) == 1; });
  if (links) {
    mapping_.columns[0].use = FieldUse::from;
    mapping_.columns[1].use = FieldUse::to;
    mapping_.columns[2].use = FieldUse::weight;
  }
  // "Source" beside "Target", as graph programs write links, is an end and not where something is stated.
  const auto source = mapping_.column(FieldUse::source);
  if (source && mapping_.column(FieldUse::to) && !mapping_.column(FieldUse::from) && !mapping_.columns[*source].chosen)
    useField(*source, *fieldById("from"));
  const bool ends = mapping_.column(FieldUse::from) && mapping_.column(FieldUse::to);
  mapping_.kind = ends ? TableKind::ties : TableKind::entities;
}

void Mapper::completeEntities() {
  settleEntityColumns(mapping_, rulesInput());
  const auto partners = std::count_if(mapping_.columns.begin(), mapping_.columns.end(),
                                      [](const auto& c) { return c.use == FieldUse::partner; });
  for (auto& column : mapping_.columns) {
    // Its part and share in the one other that a row names is of that tie.
    const bool ofPart =
        column.use == FieldUse::role || column.use == FieldUse::amount || column.use == FieldUse::currency;
    const bool tieOnly = column.use == FieldUse::from || column.use == FieldUse::to ||
                         column.use == FieldUse::fromName || column.use == FieldUse::toName ||
                         column.use == FieldUse::relation || column.use == FieldUse::weight ||
                         column.use == FieldUse::sourceField || (ofPart && partners != 1);
    if (tieOnly) {
      column.use = FieldUse::property;
      column.property = propertyName(column.name);
    }
  }
  if (!named()) guessName();
  if (!named()) {
    mapping_.usable = false;
    say("not_understood", 0, {});
    return;
  }
  chooseType();
}

bool Mapper::named() const {
  return mapping_.propertyColumn(property::kNameDanish) || mapping_.propertyColumn(property::kNameEnglish) ||
         mapping_.column(FieldUse::key) || mapping_.propertyColumn(property::kRor) ||
         mapping_.propertyColumn(property::kPic) || mapping_.propertyColumn(property::kCvr);
}

// The type of rows that do not say theirs.
void Mapper::chooseType() {
  // Rows with a coordinator or participants are projects, and their partners take part in them.
  const bool projects = std::any_of(mapping_.columns.begin(), mapping_.columns.end(), [](const auto& c) {
    return c.use == FieldUse::partner && (c.property == "coordinator" || c.property == "participant");
  });
  for (auto& column : mapping_.columns) {
    if (projects && column.use == FieldUse::partner && column.property == "collaborates_with")
      column.property = "participant";
  }
  if (mapping_.column(FieldUse::type) || mapping_.type) return;
  mapping_.type = projects ? vocabulary_.findType("programme") : impliedType(mapping_, context_.file, vocabulary_);
  if (!mapping_.type) mapping_.type = vocabulary_.findType("organisation");
  if (mapping_.type) {
    const auto& label = vocabulary_.type(*mapping_.type).label;
    say("assumed_type", 0, {label.in(context_.language)});
  } else if (!vocabulary_.types.empty()) {
    mapping_.usable = false;
    say("no_type", 0, {});
  }
}

void Mapper::completeTies() {
  settleTieColumns(mapping_, rulesInput());
  if (!mapping_.column(FieldUse::from) || !mapping_.column(FieldUse::to)) {
    mapping_.usable = false;
    say("not_understood", 0, {});
  } else if (!mapping_.column(FieldUse::relation) && !mapping_.relation) {
    mapping_.relation = vocabulary_.findRelation("collaborates_with");
    if (mapping_.relation)
      say("assumed_relation", 0, {vocabulary_.relation(*mapping_.relation).label.in(context_.language)});
  }
  leaveOutOfTies();
}

// A tie has no properties of its own: what has no place in it is left out, with a word about it.
void Mapper::leaveOutOfTies() {
  for (std::size_t i = 0; i < mapping_.columns.size(); ++i) {
    auto& column = mapping_.columns[i];
    const bool placed = column.use != FieldUse::property && column.use != FieldUse::list &&
                        column.use != FieldUse::theme && column.use != FieldUse::partner &&
                        column.use != FieldUse::number && column.use != FieldUse::country &&
                        column.use != FieldUse::key && column.use != FieldUse::type &&
                        column.use != FieldUse::sourceField && column.use != FieldUse::coordinates;
    if (placed) continue;
    column.use = FieldUse::ignore;
    column.reason = {"En forbindelse har ingen plads til det.", "A tie has no place for it."};
    if (profiles_[i].values.empty() || column.chosen) continue;
    say("left_out_of_ties", static_cast<std::uint32_t>(i + 1), {column.name});
  }
}

// How the numbers, dates and lists of a column are written, by the vote of its cells.
void Mapper::setStyles(std::size_t index) {
  auto& column = mapping_.columns[index];
  const std::vector<std::string_view> cells(profiles_[index].values.begin(), profiles_[index].values.end());
  const auto place = static_cast<std::uint32_t>(index + 1);
  if (column.use == FieldUse::number || column.use == FieldUse::amount || column.use == FieldUse::weight) {
    const auto vote = voteOnNumbers(cells);
    column.numbers = !options_.decimalMark          ? vote.style
                     : *options_.decimalMark == ',' ? NumberStyle::decimalComma
                                                    : NumberStyle::decimalPoint;
    if (!options_.decimalMark && vote.ambiguous())
      say("ambiguous_number", place, {column.name, std::string(cells.front())});
  }
  if (column.use == FieldUse::date || column.use == FieldUse::validFrom || column.use == FieldUse::validTo) {
    const auto vote = voteOnDates(cells);
    column.dates = vote.style;
    if (vote.ambiguous()) say("ambiguous_date", place, {column.name, std::string(cells.front())});
  }
  if (column.use != FieldUse::list && column.use != FieldUse::theme && column.use != FieldUse::partner) return;
  column.separators = ";|\n";
  // A comma parts themes where nothing else does; names of organisations have commas of their own.
  const bool otherwise = std::any_of(cells.begin(), cells.end(),
                                     [](auto cell) { return cell.find_first_of(";|\n") != std::string_view::npos; });
  if (column.use == FieldUse::theme && !otherwise) column.separators = ",";
}

Result<Mapping> Mapper::map() {
  nameColumns();
  if (const auto own = samspilForm(table_.header);
      own && options_.columnToField.empty() && (options_.kind == TableKind::automatic || options_.kind == *own)) {
    mapping_.kind = *own;
    mapSamspilForm(mapping_);
    return std::move(mapping_);
  }
  for (std::size_t i = 0; i < mapping_.columns.size(); ++i) mapByHeader(i);
  for (std::size_t i = 0; i < mapping_.columns.size(); ++i) mapByContent(i);
  for (std::size_t i = 0; i < mapping_.columns.size(); ++i) guessByHeader(i);
  if (context_.recipe != nullptr) TRY(applyRecipe());
  TRY(applyChoices());
  for (std::size_t i = 0; i < mapping_.columns.size(); ++i) dropPersonalData(i);
  for (const std::size_t i : dropUnknownTerms(mapping_, rulesInput()))
    say("unknown_terms", static_cast<std::uint32_t>(i + 1), {mapping_.columns[i].name});
  chooseKind();
  if (mapping_.kind == TableKind::ties) {
    completeTies();
  } else {
    completeEntities();
  }
  makeUnique();
  for (std::size_t i = 0; i < mapping_.columns.size(); ++i) setStyles(i);
  return std::move(mapping_);
}

}  // namespace

std::optional<std::size_t> Mapping::column(FieldUse use) const {
  const auto found = std::find_if(columns.begin(), columns.end(), [&](const auto& c) { return c.use == use; });
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

std::optional<std::size_t> Mapping::propertyColumn(std::string_view property) const {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const auto& c) { return c.use == FieldUse::property && c.property == property; });
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

Result<Mapping> mapColumns(const Table& table, const MappingContext& context,
                           const std::vector<ColumnProfile>& profiles) {
  return Mapper(table, context, profiles).map();
}

}  // namespace samspil
