#include "import/plain/plain_records.h"

#include <algorithm>

#include "base/text.h"

namespace samspil {

std::optional<EntityId> PlainRecords::plainEntityOf(std::uint32_t row) const {
  const auto found = std::lower_bound(plainRows_.begin(), plainRows_.end(), row,
                                      [](const EntityRow& entry, std::uint32_t wanted) { return entry.row < wanted; });
  if (found == plainRows_.end() || found->row != row || !isPlain(entityAt(found->number))) return std::nullopt;
  return entityAt(found->number);
}

std::vector<StatementId> PlainRecords::tiesOfRow(std::uint32_t row) const {
  std::vector<StatementId> found;
  for (auto place = ties_.partitionPoint([&](const Tie& tie) { return tie.row < row; });
       place < ties_.size() && ties_[place].row == row; ++place)
    found.emplace_back(firstStatement_ + static_cast<std::uint32_t>(place));
  return found;
}

void PlainRecords::setSourceNamed(std::uint32_t text, SourceId id) {
  if (text >= sourcesOfTexts_.size()) sourcesOfTexts_.resize(text + 1);
  sourcesOfTexts_[text] = id;
}

void PlainRecords::addPlainSource(SourceId id, std::uint32_t text) {
  const std::size_t number = id.value - firstSource_;
  if (number >= textsOfSources_.size()) textsOfSources_.resize(number + 1);
  textsOfSources_[number] = text;
}

std::optional<Source> PlainRecords::plainSource(SourceId id) const {
  const std::size_t number = id.value - firstSource_;
  if (id.value < firstSource_ || number >= textsOfSources_.size() || textsOfSources_[number] == 0) return std::nullopt;
  const std::string_view text = sourceTexts.text(textsOfSources_[number]);
  return Source{.id = id, .key = slug(text), .kind = SourceKind::document, .title = {std::string(text), ""}};
}

std::vector<SourceId> PlainRecords::plainSources() const {
  std::vector<SourceId> ids;
  for (std::uint32_t number = 0; number < textsOfSources_.size(); ++number) {
    if (textsOfSources_[number] != 0) ids.emplace_back(firstSource_ + number);
  }
  return ids;
}

}  // namespace samspil
