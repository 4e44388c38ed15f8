#include "session/import_map.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <unordered_map>

#include "import/proposed_records.h"

namespace samspil {

namespace {

constexpr std::size_t kMostPoints = 2000;  // more than this no map can tell apart
constexpr float kApart = 10;               // spacings between those in a row, for their names
constexpr float kSpacing = 0.022F;         // between new entities, of the map's extent

class MapMaker {
 public:
  MapMaker(const ImportPreview& preview, const Scene& scene) : preview_(preview), scene_(scene) {
    const float extent = std::max({scene.bounds.width(), scene.bounds.height(), 1.0F});
    spacing_ = extent * kSpacing;
  }

  ImportMap make();

 private:
  std::optional<Vec2> known(EntityId id) const;
  void collectTie(const Record& record);
  void collectTies();
  void addPoint(EntityId id, Vec2 position, ImportSign sign, bool onMap);
  void placeNew();
  void placeChanged();
  void drawTies();
  void drawResemblances();

  const ImportPreview& preview_;
  const Scene& scene_;
  float spacing_ = 1;
  ImportMap map_;
  std::unordered_map<EntityId, std::vector<EntityId>> others_;  // that a new tie joins it with
  std::vector<TieStatement> ties_;
  std::unordered_map<EntityId, Vec2> places_;  // of what is drawn and not on the map
  std::unordered_map<EntityId, ImportSign> signs_;
};

std::optional<Vec2> MapMaker::known(EntityId id) const {
  const auto vertex = preview_.target.network->find(id);
  const auto mark = vertex ? scene_.markOf(*vertex) : std::nullopt;
  if (mark) return scene_.marks[*mark].position;
  const auto placed = places_.find(id);
  return placed == places_.end() ? std::nullopt : std::optional(placed->second);
}

void MapMaker::collectTie(const Record& record) {
  const auto* tie = std::get_if<TieStatement>(&record);
  if (tie == nullptr) return;
  ties_.push_back(*tie);
  others_[tie->from].push_back(tie->to);
  others_[tie->to].push_back(tie->from);
}

// Of an import too large to be held: the ties that the rows of the entities on the map state.
void MapMaker::collectTies() {
  const ImportProposal& proposal = preview_.proposal;
  for (const Mutation& mutation : proposal.change.mutations()) {
    if (mutation.record) collectTie(*mutation.record);
  }
  map_.newTies = proposal.records ? proposal.tiesCreated : ties_.size();
  if (!proposal.records) return;
  const auto created = preview_.diff->created();
  for (const EntityId id : created.first(std::min(created.size(), kMostPoints))) {
    for (const Record& record : proposal.records->recordsOf(id)) collectTie(record);
  }
}

void MapMaker::addPoint(EntityId id, Vec2 position, ImportSign sign, bool onMap) {
  map_.points.push_back({position, sign, onMap, preview_.diff->name(id)});
  map_.bounds.add(position);
  if (!onMap) places_.emplace(id, position);
}

// Beside the middle of those that it will be tied to, each a step further on a spiral (Vogel 1979), so that several at
// one place stand apart; below the map in rows where it is tied to nobody there.
void MapMaker::placeNew() {
  const float turn = std::numbers::pi_v<float> * (3 - std::sqrt(5.0F));
  std::unordered_map<std::uint64_t, int> taken;  // by cell of the map
  std::size_t below = 0;
  for (const EntityId id : preview_.diff->created()) {
    if (map_.points.size() >= kMostPoints) return;
    Vec2 sum;
    float count = 0;
    for (const EntityId other : others_[id]) {
      if (const auto place = known(other)) sum = sum + *place, count += 1;
    }
    Vec2 at;
    if (count == 0) {
      const std::size_t columns =
          std::max<std::size_t>(4, static_cast<std::size_t>(scene_.bounds.width() / spacing_ / kApart));
      at = {scene_.bounds.min.x + spacing_ * kApart * static_cast<float>(below % columns),
            scene_.bounds.max.y + spacing_ * (3 + 2 * static_cast<float>(below / columns))};
      ++below;
    } else {
      at = sum * (1 / count);
      const auto cell = [&](float value) {
        return static_cast<std::uint32_t>(static_cast<std::int32_t>(std::floor(value / (spacing_ * 4))));
      };
      const float step = static_cast<float>(++taken[std::uint64_t{cell(at.x)} << 32 | cell(at.y)]);
      const float angle = turn * step, radius = spacing_ * (1 + std::sqrt(step));
      at = at + Vec2{std::cos(angle) * radius, std::sin(angle) * radius};
    }
    addPoint(id, at, signs_.contains(id) ? ImportSign::possible : ImportSign::added, false);
  }
}

void MapMaker::placeChanged() {
  for (const EntityId id : preview_.diff->updated()) {
    if (map_.points.size() >= kMostPoints) return;
    if (const auto place = known(id)) addPoint(id, *place, ImportSign::changed, true);
  }
}

void MapMaker::drawTies() {
  for (const TieStatement& tie : ties_) {
    if (map_.ties.size() >= kMostPoints * 2) return;
    const auto from = known(tie.from), to = known(tie.to);
    if (from && to) map_.ties.push_back({*from, *to, ImportSign::added});
  }
}

void MapMaker::drawResemblances() {
  const ImportProposal& proposal = preview_.proposal;
  std::map<std::pair<std::string_view, std::uint64_t>, EntityId> entities;
  for (const std::uint32_t row : preview_.duplicateRows)
    entities[{proposal.files[proposal.rows[row].file].file, proposal.rows[row].line}] = proposal.rows[row].entity;
  for (const PossibleDuplicate& found : proposal.possibleDuplicates) {
    const auto row = entities.find({found.file, found.line});
    if (row == entities.end()) continue;
    const auto from = known(row->second), to = known(found.existing);
    if (from && to && !(*from == *to)) map_.ties.push_back({*from, *to, ImportSign::possible});
  }
}

ImportMap MapMaker::make() {
  collectTies();
  for (const std::uint32_t row : preview_.duplicateRows)
    signs_.emplace(preview_.proposal.rows[row].entity, ImportSign::possible);
  for (const EntityId id : preview_.diff->created())
    ++map_.counts[static_cast<std::size_t>(signs_.contains(id) ? ImportSign::possible : ImportSign::added)];
  map_.counts[static_cast<std::size_t>(ImportSign::changed)] = preview_.diff->updated().size();
  placeChanged();
  placeNew();
  drawTies();
  drawResemblances();
  const std::size_t all = preview_.diff->created().size() + preview_.diff->updated().size();
  map_.left = all - std::min(all, map_.points.size());
  return std::move(map_);
}

}  // namespace

ImportMap importMap(const ImportPreview& preview, const Scene& scene) { return MapMaker(preview, scene).make(); }

}  // namespace samspil
