#include "import/column_rules.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <unordered_set>

#include "base/text.h"
#include "import/column_groups.h"
#include "import/country.h"

namespace samspil {
namespace {

constexpr std::string_view kCoordinator = "coordinator", kParticipant = "participant", kTakesPart = "participates_in",
                           kFunder = "funder";

double knownShare(const ColumnProfile& profile, const std::function<bool(std::string_view)>& known) {
  std::unordered_set<std::string_view> words(profile.values.begin(), profile.values.end());
  const auto hits = std::count_if(words.begin(), words.end(), known);
  return words.empty() ? 0 : static_cast<double>(hits) / static_cast<double>(words.size());
}

// Who owns something is no type beside a file that says what its rows are: private hospitals are hospitals.
bool saysOwner(std::string_view word) {
  constexpr std::string_view kOwners[] = {"offentlig", "privat",    "offentlige", "private",
                                          "public",    "nonprofit", "non profit"};
  const std::string folded = foldForSearch(word);
  return std::find(std::begin(kOwners), std::end(kOwners), folded) != std::end(kOwners);
}

class Columns {
 public:
  Columns(Mapping& mapping, const ColumnRulesInput& input) : mapping_(mapping), input_(input) {}

  std::optional<std::size_t> find(FieldUse use, std::string_view property) const {
    for (std::size_t i = 0; i < mapping_.columns.size(); ++i) {
      if (mapping_.columns[i].use == use && mapping_.columns[i].property == property) return i;
    }
    return std::nullopt;
  }
  bool has(FieldUse use, std::string_view property) const { return find(use, property).has_value(); }
  bool named() const {
    return has(FieldUse::property, property::kNameDanish) || has(FieldUse::property, property::kNameEnglish);
  }
  std::string header(std::size_t index) const { return foldForSearch(input_.header[index]); }

  void set(std::size_t index, FieldMeaning meaning, LocalizedText reason) {
    auto& column = mapping_.columns[index];
    if (column.chosen) return;
    static_cast<FieldMeaning&>(column) = std::move(meaning);
    column.reason = std::move(reason);
  }
  void keepAsProperty(std::size_t index, LocalizedText reason) {
    set(index, {FieldUse::property, propertyName(mapping_.columns[index].name)}, std::move(reason));
  }

 private:
  Mapping& mapping_;
  const ColumnRulesInput& input_;
};

bool saysPartner(const std::string& header) {
  constexpr std::string_view kWords[] = {"partner",
                                         "partnernavn",
                                         "partner name",
                                         "samarbejdspartner",
                                         "organisation",
                                         "deltager",
                                         "beneficiary",
                                         "organisation name",
                                         "navn pa partner",
                                         "partner organisation",
                                         "partner institution",
                                         "partnerorganisation"};
  return std::find(std::begin(kWords), std::end(kWords), header) != std::end(kWords);
}

// Whether columns tell more of the partner that a row names than who it is.
bool tellsOfPartner(const Mapping& mapping) {
  return std::any_of(mapping.columns.begin(), mapping.columns.end(), [](const auto& column) {
    constexpr std::string_view kTelling[] = {property::kCity, property::kWebsite, property::kRor,     property::kPic,
                                             property::kCvr,  property::kSubtype, property::kLatitude};
    const bool told = std::find(std::begin(kTelling), std::end(kTelling), column.property) != std::end(kTelling);
    return told || column.use == FieldUse::country || column.use == FieldUse::role || column.use == FieldUse::type ||
           column.use == FieldUse::coordinates;
  });
}

// A list of projects whose rows name one partner each: "project, lead, partner". Where the rows tell more of the
// partner, they are about it.
void settleProjectRows(Mapping& mapping, Columns& columns, const ColumnRulesInput& input) {
  const auto name = columns.find(FieldUse::property, property::kNameDanish);
  if (!columns.has(FieldUse::partner, kTakesPart)) return;
  const bool partnersOf = name && columns.has(FieldUse::partner, kCoordinator) && saysPartner(columns.header(*name)) &&
                          !tellsOfPartner(mapping);
  const bool aboutProject = !columns.named() || partnersOf;
  settleProjectNames(mapping, input, aboutProject);
  if (partnersOf)
    columns.set(*name, {FieldUse::partner, std::string(kParticipant)},
                {"Partneren deltager i rækkens projekt.", "The partner takes part in the row's project."});
  if (!aboutProject) return;
  columns.set(*columns.find(FieldUse::partner, kTakesPart), {FieldUse::property, std::string(property::kNameDanish)},
              {"Projektet er det, rækken handler om.", "The project is what the row is about."});
  if (!mapping.column(FieldUse::type) && !mapping.type) mapping.type = input.words.type("programme");
}

// The period in a row about an organisation's part in a project is the project's, not the organisation's.
void settlePeriods(Mapping& mapping, Columns& columns) {
  if (!columns.has(FieldUse::partner, kTakesPart) && !columns.has(FieldUse::partner, kFunder)) return;
  for (std::size_t i = 0; i < mapping.columns.size() && !mapping.column(FieldUse::validFrom); ++i) {
    constexpr std::string_view kYears[] = {"year",       "ar",         "arstal",    "bevillingsar",
                                           "award year", "grant year", "call year", "fiscal year"};
    if (std::find(std::begin(kYears), std::end(kYears), columns.header(i)) != std::end(kYears))
      columns.set(i, {FieldUse::validFrom, ""},
                  {"Året er forbindelsens begyndelse.", "The year is when the tie began."});
  }
  for (auto& column : mapping.columns) {
    if (column.use == FieldUse::validFrom || column.use == FieldUse::validTo || column.use == FieldUse::period)
      column.property.clear();
  }
}

// "Denmark" beside "DK" says nothing more; the column that is understood best says the country.
void dropSecondCountry(Mapping& mapping, Columns& columns, const ColumnRulesInput& input) {
  std::optional<std::size_t> best;
  double most = -1;
  for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
    if (mapping.columns[i].use != FieldUse::country) continue;
    const double known = mapping.columns[i].chosen ? 2 : knownShare(input.profiles[i], [](std::string_view word) {
      return countryCode(word).has_value();
    });
    if (known > most) best = i;
    most = std::max(most, known);
  }
  for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
    if (mapping.columns[i].use == FieldUse::country && i != best)
      columns.set(i, {FieldUse::ignore, ""},
                  {"En anden kolonne siger landet allerede.", "Another column says the country already."});
  }
}

// The region of a project is where it takes place, not what it is part of.
void settleRegionsOfProjects(Mapping& mapping, Columns& columns, bool projects) {
  for (std::size_t i = 0; projects && i < mapping.columns.size(); ++i) {
    if (mapping.columns[i].use == FieldUse::partner && mapping.columns[i].property == "part_of")
      columns.keepAsProperty(i,
                             {"Et projekts region bliver en egenskab.", "The region of a project becomes a property."});
  }
}

// The letters that Danish has besides those of ASCII, in lower case; "": another.
std::string danishLetter(char32_t letter) {
  switch (letter) {
    case U'æ':
    case U'Æ': return "æ";
    case U'ø':
    case U'Ø': return "ø";
    case U'å':
    case U'Å': return "å";
    default: return "";
  }
}

}  // namespace

std::string propertyName(std::string_view header) {
  std::string name;
  bool part = false;
  for (std::size_t at = 0; at < header.size();) {
    const auto [letter, size] = decodeUtf8(header, at);
    const std::string kept = danishLetter(letter), own = kept.empty() ? slug(header.substr(at, size)) : kept;
    at += size;
    if (own.empty()) {
      part = letter < 0x300 || letter > 0x36F;  // marks stand over the letter before
      continue;
    }
    if (part && !name.empty()) name += '_';
    part = false;
    name += own;
  }
  return name.empty() ? "value" : name;
}

bool rowsAreProjects(const Mapping& mapping) {
  const auto names = [&](std::string_view property) {
    return std::any_of(mapping.columns.begin(), mapping.columns.end(),
                       [&](const auto& c) { return c.use == FieldUse::partner && c.property == property; });
  };
  return (names(kCoordinator) || names(kParticipant)) && !names(kTakesPart);
}

void settleEntityColumns(Mapping& mapping, const ColumnRulesInput& input) {
  Columns columns(mapping, input);
  settleProjectRows(mapping, columns, input);
  const bool projects = rowsAreProjects(mapping);
  settleRegionsOfProjects(mapping, columns, projects);
  settlePeriods(mapping, columns);
  dropSecondCountry(mapping, columns, input);
  // A column of kinds that are known types, several in a cell or not, says the type.
  const auto kinds = columns.find(FieldUse::property, property::kSubtype);
  const auto isType = [&](std::string_view word) { return input.words.typeIn(word) && !saysOwner(word); };
  if (kinds && !mapping.column(FieldUse::type) && knownShare(input.profiles[*kinds], isType) > 0.8)
    columns.set(*kinds, {FieldUse::type, ""}, {"Cellerne er kendte typer.", "The cells are known types."});
}

namespace {

// "to" beside "to name": one is the end's id, the other what it is called.
void settleEndNames(Mapping& mapping, Columns& columns) {
  for (const auto& [end, name] : {std::pair(FieldUse::from, FieldUse::fromName), {FieldUse::to, FieldUse::toName}}) {
    std::vector<std::size_t> ids, names;
    for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
      const auto header = columns.header(i);
      const bool called = header.ends_with("name") || header.ends_with("navn") || header.ends_with("label");
      if (mapping.columns[i].use == end) (called ? names : ids).push_back(i);
    }
    if (ids.empty() || names.empty() || mapping.column(name)) continue;
    columns.set(names.front(), {name, ""},
                {"Enden har sit id i en anden kolonne.", "Another column has the end's id."});
  }
}

}  // namespace

void settleTieColumns(Mapping& mapping, const ColumnRulesInput& input) {
  Columns columns(mapping, input);
  settleEndNames(mapping, columns);
  for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
    auto& column = mapping.columns[i];
    const auto& profile = input.profiles[i];
    if (column.chosen) continue;
    const bool numbers = !profile.values.empty() && profile.shareOf(CellKind::number) == 1;
    const std::string header = columns.header(i);
    const bool words = column.use == FieldUse::property || column.use == FieldUse::list ||
                       column.use == FieldUse::type || header == "label" || header == "labele" ||
                       header == "edge label" || header == "predicate";
    const auto isRelation = [&](std::string_view word) { return input.words.relation(word).has_value(); };
    if (header == "first year" || header == "year" || header == "ar") {
      if (!mapping.column(FieldUse::validFrom))
        columns.set(i, {FieldUse::validFrom, std::string(property::kValidFrom)},
                    {"Året er forbindelsens begyndelse.", "The year is when the tie began."});
    } else if (column.use == FieldUse::partner && numbers && !mapping.column(FieldUse::weight)) {
      columns.set(i, {FieldUse::weight, ""}, {"Et antal bliver forbindelsens vægt.", "A count is the tie's weight."});
    } else if (words && !mapping.column(FieldUse::relation) && knownShare(profile, isRelation) > 0.8) {
      columns.set(i, {FieldUse::relation, ""}, {"Cellerne er kendte relationer.", "The cells are known relations."});
    }
  }
}

namespace {

// Whether most cells of a column hold words of the vocabulary; where some do, those that are spelled nearly like one
// are meant as one.
template <typename IsKnown, typename IsNear>
bool mostlyKnown(const ColumnProfile& profile, IsKnown isKnown, IsNear isNear) {
  const auto known = std::ranges::count_if(profile.values, isKnown);
  const auto near = known == 0 ? 0 : std::ranges::count_if(profile.values, [&](std::string_view word) {
    return !isKnown(word) && isNear(word);
  });
  return 2 * static_cast<std::size_t>(known + near) >= profile.values.size();
}

bool saysTypes(const ColumnProfile& profile, const VocabularyWords& words, bool typeIsImplied) {
  return mostlyKnown(
      profile, [&](std::string_view word) { return words.typeIn(word) && !(typeIsImplied && saysOwner(word)); },
      [&](std::string_view word) { return words.nearestType(word).has_value(); });
}

bool saysRelations(const ColumnProfile& profile, const VocabularyWords& words) {
  return mostlyKnown(
      profile, [&](std::string_view word) { return words.relation(word).has_value(); },
      [&](std::string_view word) { return words.nearestRelation(word).has_value(); });
}

}  // namespace

std::vector<std::size_t> dropUnknownTerms(Mapping& mapping, const ColumnRulesInput& input, bool typeIsImplied) {
  std::vector<std::size_t> dropped;
  Columns columns(mapping, input);
  for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
    const auto& column = mapping.columns[i];
    const auto& profile = input.profiles[i];
    const bool type = column.use == FieldUse::type;
    if (column.chosen || (!type && column.use != FieldUse::relation) || profile.values.empty()) continue;
    if (type ? saysTypes(profile, input.words, typeIsImplied) : saysRelations(profile, input.words)) continue;
    const LocalizedText why = {"Ordene er ikke netværkets egne.", "The words are not the network's own."};
    columns.set(
        i, type ? FieldMeaning{FieldUse::property, std::string(property::kSubtype)} : FieldMeaning{FieldUse::role, ""},
        why);
    dropped.push_back(i);
  }
  return dropped;
}

std::optional<TypeId> impliedType(const Mapping& mapping, std::string_view fileName, const Vocabulary& vocabulary,
                                  const VocabularyWords& words) {
  // Types whose words are not used for other things in headers and file names.
  constexpr std::string_view kTelling[] = {"hospital",     "university_clinic", "university", "research_centre",
                                           "municipality", "programme",         "fund",       "industry",
                                           "theme"};
  const bool takesPart = std::any_of(mapping.columns.begin(), mapping.columns.end(), [](const auto& column) {
    return column.use == FieldUse::partner && column.property == kTakesPart;
  });
  const bool funded = std::any_of(mapping.columns.begin(), mapping.columns.end(), [](const auto& column) {
    return column.use == FieldUse::partner && column.property == kFunder;
  });
  std::vector<std::string> texts;
  if (const auto name = mapping.propertyColumn(property::kNameDanish))
    texts.push_back(foldForSearch(mapping.columns[*name].name));
  texts.push_back(foldForSearch(std::filesystem::path(fileName).stem().string()));
  for (const auto& text : texts) {
    for (const auto word : splitText(text, ' ')) {
      const auto type = words.type(word);
      if (!type) continue;
      const auto& key = vocabulary.type(*type).key;
      // Who has themes, projects and funds in columns of their own is none of them.
      if ((key == "theme" && mapping.column(FieldUse::theme)) || (key == "programme" && takesPart) ||
          (key == "fund" && funded))
        continue;
      if (std::find(std::begin(kTelling), std::end(kTelling), key) != std::end(kTelling)) return type;
    }
  }
  return std::nullopt;
}

}  // namespace samspil
