#include "import/column_mapper.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "import/column_groups.h"

namespace samspil {

// Three columns without names: two ids and a weight, as VOSviewer writes links; or who, how and whom.
void ColumnMapper::useUnnamedLinks() {
  if (table_.headerPresent || table_.width() != 3) return;
  const bool numbers = std::all_of(profiles_.begin(), profiles_.end(),
                                   [](const auto& p) { return !p.values.empty() && p.shareOf(CellKind::number) == 1; });
  const auto& middle = profiles_[1].values;
  const bool relations = !middle.empty() && std::all_of(middle.begin(), middle.end(), [&](const auto& value) {
    return words_.relation(value).has_value();
  });
  if (!numbers && !relations) return;
  useField(0, *fieldById("from"));
  useField(1, *fieldById(numbers ? "to" : "relation"));
  useField(2, *fieldById(numbers ? "weight" : "to"));
}

void ColumnMapper::chooseKind() {
  if (options_.kind != TableKind::automatic) {
    mapping_.kind = options_.kind;
    return;
  }
  useUnnamedLinks();
  // "Source" beside "Target", as graph programs write links, is an end and not where something is stated.
  const auto source = mapping_.column(FieldUse::source);
  if (source && mapping_.column(FieldUse::to) && !mapping_.column(FieldUse::from) && !mapping_.columns[*source].chosen)
    useField(*source, *fieldById("from"));
  const bool ends = mapping_.column(FieldUse::from) && mapping_.column(FieldUse::to);
  mapping_.kind = ends ? TableKind::ties : TableKind::entities;
}

void ColumnMapper::completeEntities() {
  settleEntityColumns(mapping_, rulesInput());
  for (const std::size_t i : settleTicks(mapping_, rulesInput()))
    say("ticks_as_themes", static_cast<std::uint32_t>(i + 1), {mapping_.columns[i].name});
  const bool part = findPart();
  for (auto& column : mapping_.columns) {
    const bool ofPart =
        column.use == FieldUse::role || column.use == FieldUse::amount || column.use == FieldUse::currency;
    const bool tieOnly = column.use == FieldUse::from || column.use == FieldUse::to ||
                         column.use == FieldUse::fromName || column.use == FieldUse::toName ||
                         column.use == FieldUse::relation || column.use == FieldUse::weight ||
                         column.use == FieldUse::sourceField || (ofPart && !part);
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

// The role and the share that a row states are of its tie to the one other that it names: who gave the money, else what
// it takes part in. There is none where cells name several.
bool ColumnMapper::findPart() {
  if (rowsAreProjects(mapping_)) return false;  // what a project costs is no single partner's share
  ColumnMapping* part = nullptr;
  std::size_t others = 0;
  for (std::size_t i = 0; i < mapping_.columns.size(); ++i) {
    auto& column = mapping_.columns[i];
    if (column.use != FieldUse::partner) continue;
    const auto& values = profiles_[i].values;
    const bool several =
        column.property == "collaborates_with" || std::any_of(values.begin(), values.end(), [](const auto& value) {
          return value.find_first_of(";|\n") != std::string::npos;
        });
    if (several || column.property == "coordinator") continue;
    if (part == nullptr || column.property == "funder") part = &column;
    others += column.property == "funder" ? 0 : 1;
  }
  if (part == nullptr || (others > 1 && part->property != "funder")) return false;
  part->ofPart = true;
  return true;
}

bool ColumnMapper::named() const {
  return mapping_.propertyColumn(property::kNameDanish) || mapping_.propertyColumn(property::kNameEnglish) ||
         mapping_.column(FieldUse::key) || mapping_.propertyColumn(property::kRor) ||
         mapping_.propertyColumn(property::kPic) || mapping_.propertyColumn(property::kCvr);
}

// The type of rows that do not say theirs.
void ColumnMapper::chooseType() {
  // Rows with a coordinator or participants are projects, and their partners take part in them.
  const bool projects = rowsAreProjects(mapping_);
  const bool programmes = projects || (mapping_.type && mapping_.type == vocabulary_.findType("programme"));
  for (auto& column : mapping_.columns) {
    if (programmes && column.use == FieldUse::partner && column.property == "collaborates_with")
      column.property = "participant";
  }
  if (mapping_.column(FieldUse::type) || mapping_.type) return;
  mapping_.type =
      projects ? vocabulary_.findType("programme") : impliedType(mapping_, context_.file, vocabulary_, words_);
  const auto names = [&](std::string_view property) {
    return std::any_of(mapping_.columns.begin(), mapping_.columns.end(), [&](const auto& column) {
      return column.use == FieldUse::partner && column.property == property;
    });
  };
  const bool publications = std::any_of(table_.header.begin(), table_.header.end(),
                                        [](const auto& name) { return foldForSearch(name) == "doi"; });
  if (names("party") || publications) mapping_.type = vocabulary_.findType("document");
  if (names("member")) mapping_.type = vocabulary_.findType("network");
  if (!mapping_.type) mapping_.type = vocabulary_.findType("organisation");
  if (mapping_.type) {
    const auto& label = vocabulary_.type(*mapping_.type).label;
    say("assumed_type", 0, {label.in(context_.language)});
  } else if (!vocabulary_.types.empty()) {
    mapping_.usable = false;
    say("no_type", 0, {});
  }
}

void ColumnMapper::completeTies() {
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
void ColumnMapper::leaveOutOfTies() {
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

}  // namespace samspil
