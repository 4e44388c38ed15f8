#include "import/file_options.h"

#include <algorithm>
#include <array>

namespace samspil {
namespace {

constexpr std::array<std::string_view, 4> kKindNames = {"auto", "entities", "ties", "sources"};

}  // namespace

FileOptions completed(FileOptions own, const FileOptions& shared) {
  if (own.kind == TableKind::automatic) own.kind = shared.kind;
  if (own.encoding.empty()) own.encoding = shared.encoding;
  if (own.recipe.empty()) own.recipe = shared.recipe;
  if (!own.delimiter) own.delimiter = shared.delimiter;
  if (!own.quote) own.quote = shared.quote;
  if (!own.headerLine) own.headerLine = shared.headerLine;
  if (!own.decimalMark) own.decimalMark = shared.decimalMark;
  own.leaveOutUnknown = own.leaveOutUnknown || shared.leaveOutUnknown;
  for (const auto& choice : shared.columnToField) {
    const bool said = std::any_of(own.columnToField.begin(), own.columnToField.end(), [&](const auto& mine) {
      return mine.column == choice.column && (mine.table == choice.table || mine.table == TableKind::automatic);
    });
    if (!said) own.columnToField.push_back(choice);
  }
  return own;
}

std::string_view tableKindName(TableKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

std::optional<TableKind> parseTableKind(std::string_view name) {
  const auto found = std::find(kKindNames.begin(), kKindNames.end(), name);
  if (found == kKindNames.end()) return std::nullopt;
  return static_cast<TableKind>(found - kKindNames.begin());
}

}  // namespace samspil
