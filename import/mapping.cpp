#include "import/mapping.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "import/column_profile.h"
#include "import/messages.h"

namespace samspil {
namespace {

bool has(const std::vector<std::string>& header, std::string_view name) {
  return std::find(header.begin(), header.end(), name) != header.end();
}

// Samspil's own three forms, by columns that nobody else writes together.
std::optional<TableKind> samspilForm(const std::vector<std::string>& header) {
  if (has(header, "id") && has(header, "kind") && has(header, "title_da")) return TableKind::sources;
  if (!has(header, "source") || !has(header, "first_line")) return std::nullopt;
  if (has(header, "from") && has(header, "relation") && has(header, "to")) return TableKind::ties;
  if (has(header, "id") && has(header, "type") && has(header, "name_da")) return TableKind::entities;
  return std::nullopt;
}

// The columns of Samspil's own forms that are no lists of property values; automatic: of entities and ties.
struct SamspilColumn {
  TableKind kind;
  std::string_view header;
  FieldUse use;
  std::string_view property;
};
constexpr SamspilColumn kSamspilColumns[] = {
    {TableKind::entities, "id", FieldUse::key, ""},
    {TableKind::sources, "id", FieldUse::key, ""},
    {TableKind::entities, "type", FieldUse::type, ""},
    {TableKind::entities, "name_da", FieldUse::property, property::kNameDanish},
    {TableKind::entities, "name_en", FieldUse::property, property::kNameEnglish},
    {TableKind::entities, "aliases", FieldUse::list, property::kAlias},
    {TableKind::entities, "description_da", FieldUse::property, property::kDescriptionDanish},
    {TableKind::entities, "description_en", FieldUse::property, property::kDescriptionEnglish},
    {TableKind::ties, "from", FieldUse::from, ""},
    {TableKind::ties, "relation", FieldUse::relation, ""},
    {TableKind::ties, "to", FieldUse::to, ""},
    {TableKind::ties, "role", FieldUse::role, ""},
    {TableKind::ties, "amount", FieldUse::amount, ""},
    {TableKind::ties, "currency", FieldUse::currency, ""},
    {TableKind::ties, "weight", FieldUse::weight, ""},
    {TableKind::ties, "note_da", FieldUse::noteDanish, ""},
    {TableKind::ties, "note_en", FieldUse::noteEnglish, ""},
    {TableKind::automatic, "valid_from", FieldUse::validFrom, property::kValidFrom},
    {TableKind::automatic, "valid_to", FieldUse::validTo, property::kValidTo},
    {TableKind::automatic, "source", FieldUse::source, ""},
    {TableKind::automatic, "section", FieldUse::section, ""},
    {TableKind::automatic, "first_line", FieldUse::firstLine, ""},
    {TableKind::automatic, "last_line", FieldUse::lastLine, ""},
    {TableKind::automatic, "passage", FieldUse::passage, ""},
    {TableKind::automatic, "certainty", FieldUse::certainty, ""},
};
// A property whose name is one of the above stands under "property:id".
constexpr std::string_view kPlainProperty = "property:";

// "organisation_type" of "Organisation / type": the name of a property that Samspil does not know itself.
std::string propertyName(std::string_view header) {
  std::string name = slug(header);
  std::replace(name.begin(), name.end(), '-', '_');
  return name.empty() ? "value" : name;
}

class Mapper {
 public:
  Mapper(const Table& table, std::string file, const ImportOptions& options, const Vocabulary& vocabulary)
      : table_(table),
        file_(std::move(file)),
        options_(options),
        vocabulary_(vocabulary),
        profiles_(profileColumns(table)) {}

  Result<Mapping> map();

 private:
  void say(std::string_view code, std::uint32_t column, const std::vector<std::string>& arguments) {
    const std::string text = column > 0 ? mapping_.columns[column - 1].name : "";
    mapping_.diagnostics.push_back(makeDiagnostic(code, {file_, table_.headerLine, column, text}, arguments));
  }
  void nameColumns();
  void mapSamspilForm();
  void mapByHeader(std::size_t column);
  void mapByContent(std::size_t column);
  void dropPersonalData(std::size_t column);
  void useField(std::size_t column, const Field& field);
  Result<void> applyChoices();
  Result<void> applyChoice(const std::string& name, const std::string& wanted);
  void makeUnique();
  void chooseKind();
  void completeEntities();
  void completeTies();
  void setStyles(std::size_t column);
  bool taken(FieldUse use, std::string_view property) const;

  const Table& table_;
  std::string file_;
  const ImportOptions& options_;
  const Vocabulary& vocabulary_;
  std::vector<ColumnProfile> profiles_;
  Mapping mapping_;
};

void Mapper::nameColumns() {
  for (std::size_t i = 0; i < table_.width(); ++i) {
    ColumnMapping column;
    const std::string number = std::to_string(i + 1);
    column.name = !table_.header[i].empty() ? table_.header[i]
                                            : (options_.language == Language::danish ? "Kolonne " : "Column ") + number;
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

void Mapper::mapSamspilForm() {
  mapping_.samspilForm = true;
  for (auto& column : mapping_.columns) {
    column.reason = {"Samspils egen form.", "Samspil's own form."};
    const auto term = std::find_if(std::begin(kSamspilColumns), std::end(kSamspilColumns), [&](const auto& known) {
      return known.header == column.name && (known.kind == mapping_.kind || known.kind == TableKind::automatic);
    });
    if (term != std::end(kSamspilColumns)) {
      column.use = term->use;
      column.property = term->property;
    } else if (mapping_.kind == TableKind::entities) {
      column.use = FieldUse::list;
      column.property =
          column.name.starts_with(kPlainProperty) ? column.name.substr(kPlainProperty.size()) : column.name;
    } else if (mapping_.kind == TableKind::sources) {
      column.use = FieldUse::sourceField;
      column.property = column.name;
    }
    column.separators = column.use == FieldUse::list ? "|" : "";
  }
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
  column.use = FieldUse::property;
  column.property = propertyName(column.name);
  column.reason = {"Navnet kendes ikke; kolonnen bliver en egenskab.",
                   "The name is not known; the column becomes a property."};
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
  if (profile.shareOf(CellKind::url) > 0.9)
    return found("website", {"Cellerne er internetadresser.", "The cells are web addresses."});
}

// Data protection by default: what looks like personal data is left out unless the user chose the column.
void Mapper::dropPersonalData(std::size_t index) {
  auto& column = mapping_.columns[index];
  const auto& profile = profiles_[index];
  const auto place = static_cast<std::uint32_t>(index + 1);
  std::size_t hyphened = 0;
  for (const auto& value : profile.values) hyphened += value.size() == 11 && looksLikeCprNumber(value) ? 1 : 0;
  const bool cpr =
      column.use == FieldUse::cpr || profile.share(hyphened) > 0.1 || profile.share(profile.cprNumbers) > 0.8;
  if (cpr) {
    column.use = FieldUse::ignore;
    column.chosen = false;
    column.reason = {"Ligner CPR-numre; læses aldrig.", "Looks like civil registration numbers; never read."};
    say("cpr_column", place, {column.name});
    return;
  }
  const bool email = column.use == FieldUse::email || profile.shareOf(CellKind::email) > 0.3;
  const bool phone = column.use == FieldUse::phone || profile.share(profile.phones) > 0.6;
  const bool person = column.use == FieldUse::personName;
  if (!(email || phone || person)) return;
  if (column.chosen) {
    if (column.use == FieldUse::email || column.use == FieldUse::phone || person) column.use = FieldUse::property;
    return;
  }
  const std::string what = options_.language == Language::danish ? (email   ? "e-mail"
                                                                    : phone ? "telefon"
                                                                            : "personnavn")
                                                                 : (email   ? "e-mail"
                                                                    : phone ? "telephone"
                                                                            : "name of a person");
  column.use = FieldUse::ignore;
  column.reason = {"Personoplysninger udelades, hvis de ikke vælges.", "Personal data is left out unless chosen."};
  say("personal_column", place, {column.name, what});
}

Result<void> Mapper::applyChoice(const std::string& name, const std::string& wanted) {
  const auto column = std::find_if(mapping_.columns.begin(), mapping_.columns.end(), [&](const auto& c) {
    return c.name == name || foldForSearch(c.name) == foldForSearch(name);
  });
  if (column == mapping_.columns.end()) {
    // Not a column: a value for the whole file.
    if (const auto type = findTypeNamed(vocabulary_, wanted); name == "type" && type) {
      mapping_.type = type;
      return {};
    }
    if (const auto relation = findRelationNamed(vocabulary_, wanted); name == "relation" && relation) {
      mapping_.relation = relation->relation;
      return {};
    }
    std::vector<std::string> names;
    for (const auto& c : mapping_.columns) names.push_back(c.name);
    return makeError(ErrorCode::invalidArgument, "{} has no column “{}”. It has: {}.", file_, name,
                     joinText(names, ", "));
  }
  constexpr std::string_view kProperty = "property:", kTie = "tie:";
  if (wanted.starts_with(kProperty)) {
    column->use = FieldUse::property;
    column->property = wanted.substr(kProperty.size());
  } else if (const auto relation =
                 wanted.starts_with(kTie) ? findRelationNamed(vocabulary_, wanted.substr(kTie.size())) : std::nullopt) {
    column->use = FieldUse::partner;
    column->property = vocabulary_.relation(relation->relation).key;
  } else if (const Field* field = wanted == "property" ? nullptr : fieldById(wanted);
             field != nullptr || wanted == "property") {
    if (field != nullptr) useField(static_cast<std::size_t>(column - mapping_.columns.begin()), *field);
    if (field == nullptr) column->use = FieldUse::property;
  } else {
    std::vector<std::string> ids;
    for (const auto& known : fields()) ids.emplace_back(known.id);
    return makeError(ErrorCode::invalidArgument,
                     "The field “{}” is not known. Use property:NAME, tie:RELATION or one of: {}.", wanted,
                     joinText(ids, ", "));
  }
  column->chosen = true;
  column->reason = {"Valgt af brugeren.", "Chosen by the user."};
  return {};
}

Result<void> Mapper::applyChoices() {
  for (const auto& [name, wanted] : options_.columnToField) TRY(applyChoice(name, wanted));
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
  const bool ends = mapping_.column(FieldUse::from) && mapping_.column(FieldUse::to);
  mapping_.kind = ends ? TableKind::ties : TableKind::entities;
}

void Mapper::completeEntities() {
  for (auto& column : mapping_.columns) {
    const bool tieOnly = column.use == FieldUse::from || column.use == FieldUse::to ||
                         column.use == FieldUse::relation || column.use == FieldUse::role ||
                         column.use == FieldUse::weight || column.use == FieldUse::amount ||
                         column.use == FieldUse::currency || column.use == FieldUse::sourceField;
    if (tieOnly) {
      column.use = FieldUse::property;
      column.property = propertyName(column.name);
    }
  }
  const bool named = mapping_.propertyColumn(property::kNameDanish) ||
                     mapping_.propertyColumn(property::kNameEnglish) || mapping_.column(FieldUse::key);
  if (!named) {
    mapping_.usable = false;
    say("not_understood", 0, {});
    return;
  }
  // Rows with a coordinator or participants are projects, and their partners take part in them.
  const bool projects = std::any_of(mapping_.columns.begin(), mapping_.columns.end(), [](const auto& c) {
    return c.use == FieldUse::partner && (c.property == "coordinator" || c.property == "participant");
  });
  for (auto& column : mapping_.columns) {
    if (projects && column.use == FieldUse::partner && column.property == "collaborates_with")
      column.property = "participant";
  }
  if (!mapping_.column(FieldUse::type) && !mapping_.type) {
    mapping_.type = vocabulary_.findType(projects ? "programme" : "organisation");
    if (mapping_.type) {
      const auto& label = vocabulary_.type(*mapping_.type).label;
      say("assumed_type", 0, {label.in(options_.language)});
    } else if (!vocabulary_.types.empty()) {
      mapping_.usable = false;
      say("no_type", 0, {});
    }
  }
}

void Mapper::completeTies() {
  if (!mapping_.column(FieldUse::from) || !mapping_.column(FieldUse::to)) {
    mapping_.usable = false;
    say("not_understood", 0, {});
  } else if (!mapping_.column(FieldUse::relation) && !mapping_.relation) {
    mapping_.relation = vocabulary_.findRelation("collaborates_with");
    if (mapping_.relation)
      say("assumed_relation", 0, {vocabulary_.relation(*mapping_.relation).label.in(options_.language)});
  }
}

// How the numbers, dates and lists of a column are written, by the vote of its cells.
void Mapper::setStyles(std::size_t index) {
  auto& column = mapping_.columns[index];
  const std::vector<std::string_view> cells(profiles_[index].values.begin(), profiles_[index].values.end());
  const auto place = static_cast<std::uint32_t>(index + 1);
  if (column.use == FieldUse::number || column.use == FieldUse::amount || column.use == FieldUse::weight) {
    const auto vote = voteOnNumbers(cells);
    column.numbers = vote.style;
    if (vote.ambiguous()) say("ambiguous_number", place, {column.name, std::string(cells.front())});
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
    mapSamspilForm();
    return std::move(mapping_);
  }
  for (std::size_t i = 0; i < mapping_.columns.size(); ++i) mapByHeader(i);
  for (std::size_t i = 0; i < mapping_.columns.size(); ++i) mapByContent(i);
  TRY(applyChoices());
  for (std::size_t i = 0; i < mapping_.columns.size(); ++i) dropPersonalData(i);
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

// What people write for a type, besides its labels.
constexpr std::pair<std::string_view, std::string_view> kTypeWords[] = {{"virksomhed", "industry"},
                                                                        {"company", "industry"},
                                                                        {"firma", "industry"},
                                                                        {"privat", "industry"},
                                                                        {"sygehus", "hospital"},
                                                                        {"regionshospital", "hospital"},
                                                                        {"clinic", "university_clinic"},
                                                                        {"klinik", "university_clinic"},
                                                                        {"region", "governing_body"},
                                                                        {"kommuner", "municipality"},
                                                                        {"foundation", "fund"},
                                                                        {"tema", "theme"},
                                                                        {"emne", "theme"},
                                                                        {"topic", "theme"},
                                                                        {"projekt", "programme"},
                                                                        {"project", "programme"},
                                                                        {"forening", "organisation"},
                                                                        {"association", "organisation"},
                                                                        {"myndighed", "organisation"},
                                                                        {"organization", "organisation"},
                                                                        {"forskningscenter", "research_centre"},
                                                                        {"research center", "research_centre"},
                                                                        {"partnerskab", "network"},
                                                                        {"alliance", "network"}};

// Whether the word is one of those that a label names together: "Fond og pulje", "Region, council or committee".
bool namesPart(const LocalizedText& text, const std::string& folded) {
  for (const auto* label : {&text.danish, &text.english}) {
    const std::string words = foldForSearch(*label);
    std::string part;
    for (const auto word : splitText(words, ' ')) {
      if (word != "og" && word != "or" && word != "and" && word != "eller") {
        part += (part.empty() ? "" : " ") + std::string(word);
        continue;
      }
      if (part == folded) return true;
      part.clear();
    }
    if (part == folded) return true;
  }
  return false;
}

bool names(const LocalizedText& text, const std::string& folded) {
  return foldForSearch(text.danish) == folded || foldForSearch(text.english) == folded;
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

Result<Mapping> mapColumns(const Table& table, const std::string& file, const ImportOptions& options,
                           const Vocabulary& vocabulary) {
  return Mapper(table, file, options, vocabulary).map();
}

std::optional<TypeId> findTypeNamed(const Vocabulary& vocabulary, std::string_view text) {
  if (const auto type = vocabulary.findType(text)) return type;
  const std::string folded = foldForSearch(text);
  if (folded.empty()) return std::nullopt;
  for (const auto& type : vocabulary.types) {
    if (foldForSearch(type.key) == folded || names(type.label, folded) || names(type.plural, folded)) return type.id;
  }
  for (const auto& type : vocabulary.types) {
    if (namesPart(type.label, folded) || namesPart(type.plural, folded)) return type.id;
  }
  for (const auto& [word, key] : kTypeWords) {
    if (folded == word) return vocabulary.findType(key);
  }
  return std::nullopt;
}

// Words of other registers for a relation, read from the first end to the second.
struct RelationWord {
  std::string_view word, key;
  bool inverse;
};
constexpr RelationWord kRelationWords[] = {{"parent", "part_of", false},
                                           {"child", "part_of", true},
                                           {"related", "affiliated_with", false},
                                           {"partner", "collaborates_with", false},
                                           {"samarbejde", "collaborates_with", false},
                                           {"collaboration", "collaborates_with", false},
                                           {"medlem", "member_of", false},
                                           {"member", "member_of", false},
                                           {"del af", "part_of", false},
                                           {"predecessor", "successor_of", false},
                                           {"successor", "successor_of", true}};

std::optional<NamedRelation> findRelationNamed(const Vocabulary& vocabulary, std::string_view text) {
  if (const auto relation = vocabulary.findRelation(text)) return NamedRelation{*relation, false};
  const std::string folded = foldForSearch(text);
  for (const auto& relation : vocabulary.relations) {
    if (foldForSearch(relation.key) == folded || names(relation.label, folded))
      return NamedRelation{relation.id, false};
  }
  for (const auto& relation : vocabulary.relations) {
    if (names(relation.inverse, folded)) return NamedRelation{relation.id, true};
  }
  for (const auto& [word, key, inverse] : kRelationWords) {
    const auto relation = folded == word ? vocabulary.findRelation(key) : std::nullopt;
    if (relation) return NamedRelation{*relation, inverse};
  }
  return std::nullopt;
}

}  // namespace samspil
