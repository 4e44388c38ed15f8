#include "import/key_match.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/text.h"
#include "import/identifier.h"
#include "import/row_reader.h"

namespace samspil {
namespace {

bool namesEntities(const ColumnMapping& column) {
  switch (column.use) {
    case FieldUse::key:
    case FieldUse::list:
    case FieldUse::theme:
    case FieldUse::partner:
    case FieldUse::from:
    case FieldUse::to: return true;
    case FieldUse::property:
      return column.property == property::kNameDanish || column.property == property::kNameEnglish;
    default: return false;
  }
}

// The different names in a column, folded.
std::vector<std::string> namesIn(const ColumnMapping& column, const ColumnProfile& profile) {
  std::vector<std::string> names;
  if (column.ticked) return {foldForSearch(column.name)};
  for (const auto& value : profile.values) {
    for (const auto& name : listValues(value, column.separators, false)) {
      if (auto folded = foldForSearch(name); !folded.empty()) names.push_back(std::move(folded));
    }
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

Result<KeyMatch> matchIdentifiers(const std::string& property, const ColumnProfile& profile,
                                  const ImportTarget& target) {
  std::vector<std::string> values;
  for (const auto& value : profile.values) {
    if (const auto normal = normalIdentifier(property, value)) values.push_back(*normal);
  }
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  KeyMatch match{values.size(), 0};
  for (const auto& value : values) {
    TRY_ASSIGN(const auto owners, target.findIdentifier(property, value));
    match.matched += owners.empty() ? 0 : 1;
  }
  return match;
}

}  // namespace

Result<std::vector<KeyMatch>> matchKeys(const std::vector<ColumnMapping>& columns,
                                        const std::vector<ColumnProfile>& profiles, const ImportTarget& target) {
  std::vector<KeyMatch> matches(columns.size());
  std::vector<std::vector<std::string>> names(columns.size());
  std::unordered_map<std::string_view, bool> wanted;  // whether the network has it
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].use == FieldUse::property && isIdentifierProperty(columns[i].property)) {
      TRY_ASSIGN(matches[i], matchIdentifiers(columns[i].property, profiles[i], target));
    }
    if (namesEntities(columns[i])) names[i] = namesIn(columns[i], profiles[i]);
    for (const auto& name : names[i]) wanted.emplace(name, false);
  }
  const auto& network = *target.network;
  for (std::uint32_t v = 0; !wanted.empty() && v < network.vertexCount(); ++v) {
    for (const auto name : splitText(network.searchText(VertexIndex{v}), '\n')) {
      if (const auto found = wanted.find(name); found != wanted.end()) found->second = true;
    }
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (names[i].empty()) continue;
    matches[i].compared = names[i].size();
    matches[i].matched = static_cast<std::size_t>(
        std::count_if(names[i].begin(), names[i].end(), [&](const auto& name) { return wanted.at(name); }));
  }
  return matches;
}

}  // namespace samspil
