#include "import/column_groups.h"

#include <algorithm>
#include <map>
#include <string>

#include "base/text.h"
#include "import/matrix_table.h"

namespace samspil {
namespace {

constexpr std::string_view kTakesPart = "participates_in";

void set(ColumnMapping& column, std::string_view fieldId, LocalizedText reason) {
  if (column.chosen) return;
  const Field& field = *fieldById(fieldId);
  column.use = field.use;
  column.property = field.property;
  column.reason = std::move(reason);
}

bool isName(const ColumnMapping& column) {
  return column.use == FieldUse::property && column.property == property::kNameDanish;
}

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "partner" and 1 of "Partner 2", "partner" and 0 of "Partner A"; the header itself, and -1, where it has no number.
std::pair<std::string, int> numbered(std::string_view header) {
  std::string folded = foldForSearch(header);
  const auto blank = folded.rfind(' ');
  if (blank == std::string::npos) return {std::move(folded), -1};
  const std::string_view last = std::string_view(folded).substr(blank + 1);
  const bool digits =
      last.size() <= 2 && std::all_of(last.begin(), last.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool letter = last.size() == 1 && last[0] >= 'a' && last[0] <= 'h';
  if (!digits && !letter) return {std::move(folded), -1};
  const int number = letter ? last[0] - 'a' : std::stoi(std::string(last)) - 1;
  return {folded.substr(0, blank), number};
}

struct Group {
  std::vector<std::size_t> columns;
  bool firstTwo = false;  // just the numbers 1 and 2, or A and B
};

// Columns of one name but for the number behind it, and columns of the very same name.
std::map<std::string, Group> groupsOf(const Mapping& mapping, const std::vector<std::string>& header) {
  std::map<std::string, Group> groups;
  for (std::size_t i = 0; i < header.size(); ++i) {
    auto [stem, number] = numbered(header[i]);
    if (stem.empty() || mapping.columns[i].chosen) continue;
    Group& group = groups[stem];
    group.columns.push_back(i);
    const bool next = number + 1 == static_cast<int>(group.columns.size());
    group.firstTwo = group.columns.size() == 1 ? number == 0 : group.columns.size() == 2 && group.firstTwo && next;
  }
  std::erase_if(groups, [](const auto& entry) { return entry.second.columns.size() < 2; });
  return groups;
}

bool namesParties(const std::string& stem, const Field* field) {
  if (isOneOf(stem, {"vertex", "party", "part", "aktor", "ende", "member", "medlem", "deltager"})) return true;
  return field != nullptr && field->property == property::kNameDanish;
}

void settleNumbered(Mapping& mapping, const ColumnRulesInput& input) {
  for (const auto& [stem, group] : groupsOf(mapping, input.header)) {
    const auto inGroup = [&](std::size_t i) { return std::count(group.columns.begin(), group.columns.end(), i) > 0; };
    bool named = false, project = false;
    for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
      const auto& column = mapping.columns[i];
      if (inGroup(i)) continue;
      named = named || isName(column) || column.property == kTakesPart;
      project = project || (column.use == FieldUse::partner && isOneOf(column.property, {kTakesPart, "coordinator"}));
    }
    const Field* field = findField(stem);
    const bool list = field != nullptr && (field->use == FieldUse::partner || field->use == FieldUse::theme);
    const bool parties = namesParties(stem, field);
    if (list || (parties && named)) {
      const std::string_view other = isOneOf(stem, {"part", "party"}) ? "parties"
                                     : project                        ? "participants"
                                                                      : "partners";
      for (const std::size_t i : group.columns)
        set(mapping.columns[i], list ? field->id : other,
            {"En af flere kolonner af samme slags.", "One of several columns of a kind."});
    } else if (parties && group.firstTwo) {
      set(mapping.columns[group.columns[0]], "from",
          {"Den ene af to parter i rækken.", "One of two parties in the row."});
      set(mapping.columns[group.columns[1]], "to",
          {"Den anden af to parter i rækken.", "The other of two parties in the row."});
    }
  }
}

// "Navn, Organisation, Partner": the name is taken, so the partner is another.
void settlePartners(Mapping& mapping, const ColumnRulesInput& input) {
  const auto name = std::find_if(mapping.columns.begin(), mapping.columns.end(), isName);
  for (auto column = name; column != mapping.columns.end(); ++column) {
    const auto at = static_cast<std::size_t>(column - mapping.columns.begin());
    const bool partner = isOneOf(foldForSearch(input.header[at]),
                                 {"partner", "partnernavn", "partner name", "samarbejdspartner", "partner organisation",
                                  "partner institution", "partnerorganisation"});
    if (column != name && isName(*column) && partner)
      set(*column, "partners",
          {"En anden kolonne er navnet; det her er dem, den arbejder sammen med.",
           "Another column is the name; these are whom it works with."});
  }
}

// "Aftale, Parter" and "Modtager, Fond": another column is the name, so these are others.
void settleOthers(Mapping& mapping, const ColumnRulesInput& input) {
  const auto name = std::find_if(mapping.columns.begin(), mapping.columns.end(), isName);
  for (std::size_t i = 0; name != mapping.columns.end() && i < mapping.columns.size(); ++i) {
    auto& column = mapping.columns[i];
    const std::string header = foldForSearch(input.header[i]);
    const bool other = &column != &*name && column.use == FieldUse::property;
    if (other && isOneOf(header, {"parter", "aftaleparter"}))
      set(column, "parties",
          {"En anden kolonne er aftalen; det her er dens parter.",
           "Another column is the agreement; these are its parties."});
    const bool funder = isOneOf(header, {"fond", "fund", "fonde", "foundation", "fondsnavn", "bevilgende fond"});
    if (other && funder && !mapping.columns[i].chosen)
      set(column, "funder",
          {"En anden kolonne er navnet; det her er, hvem der gav pengene.",
           "Another column is the name; this is who gave the money."});
  }
}

// "Fra" and "Til" that hold years or dates say when, where another column says who.
void settleYears(Mapping& mapping, const ColumnRulesInput& input) {
  const auto dated = [&](std::size_t i) {
    const auto& values = input.profiles[i].values;
    return std::all_of(values.begin(), values.end(), [](const auto& value) {
      const bool year = value.size() == 4 && (value.starts_with("19") || value.starts_with("20"));
      const bool parted = value.find_first_of("-./") != std::string::npos;
      return (year || parted) && parseDate(value, DateOrder::dayFirst);
    });
  };
  const auto from = mapping.column(FieldUse::from), to = mapping.column(FieldUse::to);
  const bool named = std::any_of(mapping.columns.begin(), mapping.columns.end(), isName);
  if (!named || !from || !to || input.profiles[*from].values.empty() || !dated(*from) || !dated(*to)) return;
  const LocalizedText why = {"Cellerne er år eller datoer.", "The cells are years or dates."};
  set(mapping.columns[*from], "valid_from", why);
  set(mapping.columns[*to], "valid_to", why);
}

// "Organisation, Relation, Partner": who, how and whom.
void settleRelationRows(Mapping& mapping) {
  const auto relation = mapping.column(FieldUse::relation);
  const auto name = std::find_if(mapping.columns.begin(), mapping.columns.end(), isName);
  const bool ends = mapping.column(FieldUse::from) || mapping.column(FieldUse::to);
  if (!relation || name == mapping.columns.end() || ends) return;
  const auto other = std::find_if(name + 1, mapping.columns.end(), [](const auto& column) {
    return isName(column) || (column.use == FieldUse::partner && column.property == "collaborates_with");
  });
  if (other == mapping.columns.end() || other->chosen || name->chosen) return;
  const LocalizedText why = {"En kolonne mellem to parter siger, hvordan de hænger sammen.",
                             "A column beside two parties says how they hang together."};
  set(*name, "from", why);
  set(*other, "to", why);
}

// A list of persons: their own names are personal data, and the organisation is what the row is about.
void settlePersons(Mapping& mapping, const ColumnRulesInput& input) {
  const auto columnCalled = [&](std::initializer_list<std::string_view> words) {
    for (std::size_t i = 0; i < input.header.size(); ++i) {
      if (isOneOf(foldForSearch(input.header[i]), words)) return i;
    }
    return input.header.size();
  };
  const std::size_t none = input.header.size();
  const auto organisation =
      columnCalled({"organisation", "organization", "virksomhed", "firma", "company", "company name", "institution",
                    "arbejdsplads", "arbejdssted", "ansaettelsessted", "employer", "affiliation"});
  const auto name = columnCalled({"navn", "name"});
  const auto position = columnCalled({"titel", "stilling", "stillingsbetegnelse", "job title", "jobtitel", "position"});
  const bool persons = std::any_of(mapping.columns.begin(), mapping.columns.end(), [&](const auto& column) {
    const auto& profile = input.profiles[static_cast<std::size_t>(&column - mapping.columns.data())];
    return column.use == FieldUse::personName || column.use == FieldUse::email ||
           profile.shareOf(CellKind::email) > 0.3;
  });
  if (organisation == none || !(persons || (name != none && position != none))) return;
  const bool other = mapping.columns[organisation].chosen || (name == none && position == none);
  if (other) return;
  const LocalizedText why = {"En persons, ikke organisationens.", "A person's, not the organisation's."};
  for (const auto i : {name, position}) {
    if (i != none) set(mapping.columns[i], "person", why);
  }
  // "Virksomhed" is here where somebody works, whatever it is.
  if (!mapping.column(FieldUse::type)) mapping.type = input.words.type("organisation");
  set(mapping.columns[organisation], "name",
      {"Organisationen er det, rækken handler om.", "The organisation is what the row is about."});
}

}  // namespace

void settleColumnGroups(Mapping& mapping, const ColumnRulesInput& input) {
  settlePersons(mapping, input);
  settleYears(mapping, input);
  settleNumbered(mapping, input);
  settleRelationRows(mapping);
  settlePartners(mapping, input);
  settleOthers(mapping, input);
}

std::vector<std::size_t> settleTicks(Mapping& mapping, const ColumnRulesInput& input) {
  constexpr std::size_t kFewest = 3;
  std::vector<std::size_t> ticked;
  for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
    const auto& column = mapping.columns[i];
    const auto& values = input.profiles[i].values;
    const bool open = column.use == FieldUse::property && !column.chosen && !input.header[i].empty() &&
                      column.property == propertyName(column.name);
    if (open && !values.empty() && std::all_of(values.begin(), values.end(), isTick)) ticked.push_back(i);
  }
  if (ticked.size() < kFewest) return {};
  for (const std::size_t i : ticked) {
    set(mapping.columns[i], "themes",
        {"Kryds i kolonnen er temaet af det navn.", "Ticks in the column are the theme of that name."});
    mapping.columns[i].ticked = true;
  }
  return ticked;
}

void settleProjectNames(Mapping& mapping, const ColumnRulesInput& input, bool aboutProject) {
  std::vector<std::pair<int, std::size_t>> ranked;
  for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
    const auto& column = mapping.columns[i];
    const std::string header = foldForSearch(input.header[i]);
    const bool project = column.use == FieldUse::partner && column.property == kTakesPart;
    const bool acronym = isOneOf(header, {"acronym", "akronym", "project acronym", "projectacronym", "projektakronym"});
    if (!project && !acronym) continue;
    const bool id = header.ends_with("id") || header.ends_with("rcn") || header.ends_with("reference");
    ranked.emplace_back(id ? 2 : acronym ? 1 : 0, i);
  }
  std::stable_sort(ranked.begin(), ranked.end());
  const bool project = std::any_of(ranked.begin(), ranked.end(),
                                   [&](const auto& r) { return mapping.columns[r.second].use == FieldUse::partner; });
  if (!project || ranked.size() < 2) return;
  const bool hasKey = mapping.column(FieldUse::key).has_value();
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    const auto [rank, at] = ranked[i];
    const std::string_view field = i == 0                 ? "projects"
                                   : !aboutProject        ? "ignore"
                                   : rank == 1            ? "aliases"
                                   : rank == 2 && !hasKey ? "id"
                                                          : "ignore";
    set(mapping.columns[at], field,
        {"En af flere kolonner, der siger, hvilket projekt det er.",
         "One of several columns that say which project it is."});
  }
}

}  // namespace samspil
