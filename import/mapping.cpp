#include "import/mapping.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "import/column_groups.h"
#include "import/column_mapper.h"
#include "import/samspil_form.h"

namespace samspil {

void ColumnMapper::nameColumns() {
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

void ColumnMapper::useField(std::size_t index, const Field& field) {
  auto& column = mapping_.columns[index];
  column.use = field.use;
  column.property = field.property;
  column.reason = {fmt::format("”{}” betyder {}.", column.name, field.label.danish),
                   fmt::format("“{}” means {}.", column.name, field.label.english)};
}

bool ColumnMapper::taken(FieldUse use, std::string_view property) const {
  return std::any_of(mapping_.columns.begin(), mapping_.columns.end(),
                     [&](const auto& c) { return c.use == use && c.property == property; });
}

void ColumnMapper::mapByHeader(std::size_t index) {
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
void ColumnMapper::guessByHeader(std::size_t index) {
  const auto& column = mapping_.columns[index];
  const bool open = column.use == FieldUse::property && column.property == propertyName(column.name);
  const Field* field = open || column.use == FieldUse::ignore ? guessField(table_.header[index]) : nullptr;
  if (field != nullptr && findField(table_.header[index]) == nullptr && !taken(field->use, field->property))
    useField(index, *field);
}

Result<Mapping> ColumnMapper::map() {
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
  settleColumnGroups(mapping_, rulesInput());
  for (std::size_t i = 0; i < mapping_.columns.size(); ++i) doubtHeader(i);
  if (context_.recipe != nullptr) TRY(applyRecipe());
  TRY(applyChoices());
  for (std::size_t i = 0; i < mapping_.columns.size(); ++i) dropPersonalData(i);
  const bool typeIsImplied = impliedType(mapping_, context_.file, vocabulary_, words_).has_value();
  for (const std::size_t i : dropUnknownTerms(mapping_, rulesInput(), typeIsImplied))
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
  return ColumnMapper(table, context, profiles).map();
}

}  // namespace samspil
