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

void PlainRecords::addSource(std::string_view text, SourceId id, bool plain) {
  const bool brief = text.size() <= BriefText::kMostLetters;
  sources.push_back({BriefText(brief ? text : longTexts_.emplace_back(text)), id, plain});
}

void PlainRecords::setSourcePlace(SourceId id, std::uint32_t place) {
  const std::size_t number = id.value - firstSource_;
  if (number >= sourcePlaces_.size()) sourcePlaces_.resize(number + 1);
  sourcePlaces_[number] = place + 1;
}

PlainRecords::Source* PlainRecords::plainSource(SourceId id) {
  const std::size_t number = id.value - firstSource_;
  if (id.value < firstSource_ || number >= sourcePlaces_.size() || sourcePlaces_[number] == 0) return nullptr;
  return &sources[sourcePlaces_[number] - 1];
}

samspil::Source PlainRecords::asSource(const Source& plain) const {
  return {
      .id = plain.id, .key = slug(plain.text), .kind = SourceKind::document, .title = {std::string(plain.text), ""}};
}

}  // namespace samspil
