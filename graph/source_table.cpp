#include "graph/source_table.h"

#include <algorithm>

namespace samspil {

SourceTable::SourceTable(std::vector<Source> sources) {
  std::ranges::sort(sources, {}, &Source::id);
  for (const Source& source : sources) add(viewOf(source));
  indexKeys();
}

void SourceTable::add(const SourceView& source) {
  ids_.push(source.id.value);
  kinds_.push(static_cast<std::uint32_t>(source.kind));
  dates_.push(source.date);
  keys_.push(source.key);
  danishTitles_.push(source.title.danish);
  englishTitles_.push(source.title.english);
  publishers_.push(source.publisher);
  statuses_.push(source.status);
  files_.push(source.file);
}

void SourceTable::indexKeys() {
  byKey_.build(size(), [&](std::uint32_t i) { return keys_[i]; });
}

SourceView SourceTable::operator[](std::size_t index) const {
  return {.id = SourceId{ids_[index]},
          .key = keys_[index],
          .kind = static_cast<SourceKind>(kinds_[index]),
          .title = {danishTitles_[index], englishTitles_[index]},
          .publisher = publishers_[index],
          .date = dates_[index],
          .status = statuses_[index],
          .file = files_[index]};
}

std::optional<std::size_t> SourceTable::indexOf(SourceId id) const {
  if (empty() || id.value < ids_[0]) return std::nullopt;
  const std::size_t guess = id.value - ids_[0];  // right where no id was left out
  if (guess < size() && ids_[guess] == id.value) return guess;
  const std::size_t above = ids_.firstAbove(id.value);
  return above != 0 && ids_[above - 1] == id.value ? std::optional(above - 1) : std::nullopt;
}

std::optional<SourceView> SourceTable::find(SourceId id) const {
  const auto index = indexOf(id);
  return index ? std::optional((*this)[*index]) : std::nullopt;
}

std::optional<SourceView> SourceTable::find(std::string_view key) const {
  const auto index = byKey_.find(key, [&](std::uint32_t i) { return keys_[i]; });
  return index ? std::optional((*this)[*index]) : std::nullopt;
}

PartialDate SourceTable::dateOf(SourceId id) const {
  const auto index = indexOf(id);
  return index ? dates_[*index] : PartialDate{};
}

}  // namespace samspil
