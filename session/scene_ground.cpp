// What lies below a layout on a map: coasts, rings of distance, and the names of the places where somebody shown is.
#include <algorithm>
#include <array>
#include <map>
#include <numbers>

#include <fmt/format.h>

#include "base/country_name.h"
#include "session/entity_places.h"
#include "session/scene_parts.h"
#include "session/wording.h"

namespace samspil {

namespace {

constexpr std::array kRings{50.0, 200.0, 1000.0, 5000.0};  // km
constexpr float kMargin = 4;                               // world units of map around whom it shows
constexpr float kLeastSheet = 12;                          // world units from the middle, each way

// The part of the earth where those who are shown stand.
Box sheetOf(const SceneInput& input, const EarthProjection& projection) {
  Box sheet{{-kLeastSheet, -kLeastSheet}, {kLeastSheet, kLeastSheet}};
  for (std::uint32_t i = 0; i < input.network->vertexCount(); ++i) {
    const auto& at = input.places->spots[input.places->spotOf[i]].at;
    if (!at || !isDrawn(input, VertexIndex{i})) continue;
    sheet.add(projection.worldFrom(*at) - Vec2{kMargin, kMargin});
    sheet.add(projection.worldFrom(*at) + Vec2{kMargin, kMargin});
  }
  return sheet;
}

// Where the line from `inside` to `outside` leaves the box.
Vec2 leaving(const Box& box, Vec2 inside, Vec2 outside) {
  float share = 1;
  const auto limit = [&share](float from, float to, float least, float most) {
    if (to < least) share = std::min(share, (least - from) / (to - from));
    if (to > most) share = std::min(share, (most - from) / (to - from));
  };
  limit(inside.x, outside.x, box.min.x, box.max.x);
  limit(inside.y, outside.y, box.min.y, box.max.y);
  return inside + (outside - inside) * share;
}

// The pieces of a line that lie within the sheet.
void addWithin(const Box& sheet, std::span<const Vec2> line, std::vector<std::vector<Vec2>>& pieces) {
  std::vector<Vec2> piece;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool inside = sheet.contains(line[i]);
    if (inside && i > 0 && piece.empty()) piece.push_back(leaving(sheet, line[i], line[i - 1]));
    if (inside) piece.push_back(line[i]);
    if (inside || piece.empty()) continue;
    piece.push_back(leaving(sheet, piece.back(), line[i]));
    pieces.push_back(std::move(piece));
    piece = {};
  }
  if (piece.size() > 1) pieces.push_back(std::move(piece));
}

void addLand(const Geography& geography, const EarthProjection& projection, Ground& ground) {
  for (const Geography::Outline& outline : geography.land()) {
    std::vector<Vec2> line;
    for (const EarthPoint& point : outline.points) line.push_back(projection.worldFrom(point));
    addWithin(ground.sheet, line, outline.border ? ground.borders : ground.coasts);
  }
}

void addRing(double kilometres, Ground& ground) {
  constexpr int kCorners = 144;
  const float radius = EarthProjection::worldDistance(kilometres);
  std::vector<Vec2> circle;
  for (int i = 0; i <= kCorners; ++i) {
    const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / kCorners;
    circle.push_back({radius * std::sin(angle), -radius * std::cos(angle)});
  }
  Ground::Ring ring{.arcs = {}, .at = circle.front(), .text = fmt::format("{:.0f} km", kilometres)};
  addWithin(ground.sheet, circle, ring.arcs);
  if (ring.arcs.empty()) return;
  if (!ground.sheet.contains(ring.at)) ring.text.clear();
  ground.rings.push_back(std::move(ring));
}

std::string captionOf(const EarthSpot& spot, std::size_t members, Language language) {
  const bool danish = language == Language::danish;
  const std::string count = numberText(members, language);
  if (spot.name.empty()) {
    if (spot.at) return {};
    return danish ? fmt::format("Sted ukendt ({})", count) : fmt::format("Place unknown ({})", count);
  }
  if (!spot.countryOnly) return spot.name;
  const std::string country = countryName(spot.name).in(language);
  if (spot.at) return danish ? country + " (kun land)" : country + " (country only)";
  return danish ? fmt::format("{}, by ukendt ({})", country, count)
                : fmt::format("{}, town unknown ({})", country, count);
}

// Below its place, or above what stands aside.
void addCaptions(const SceneInput& input, Ground& ground) {
  struct Crowd {
    Box box;
    std::size_t members = 0;
  };
  std::map<std::uint32_t, Crowd> crowds;
  for (std::uint32_t i = 0; i < input.network->vertexCount(); ++i) {
    const VertexIndex v{i};
    if (!isDrawn(input, v) || (i < input.pinned.size() && input.pinned[i] != 0)) continue;
    const float radius = markRadius(input, v);
    Crowd& crowd = crowds[input.places->spotOf[i]];
    crowd.box.add(input.positions[i] - Vec2{radius, radius});
    crowd.box.add(input.positions[i] + Vec2{radius, radius});
    ++crowd.members;
  }
  std::vector<std::pair<std::size_t, Ground::Caption>> captions;
  for (const auto& [spot, crowd] : crowds) {
    const EarthSpot& where = input.places->spots[spot];
    const std::string text = captionOf(where, crowd.members, input.language);
    const bool aside = !where.at;
    const Vec2 at{crowd.box.center().x, aside ? crowd.box.min.y : crowd.box.max.y};
    if (!text.empty()) captions.push_back({crowd.members, {at, text, aside}});
  }
  std::ranges::stable_sort(captions, std::ranges::greater{}, [](const auto& caption) { return caption.first; });
  for (auto& [members, caption] : captions) ground.captions.push_back(std::move(caption));
}

}  // namespace

std::shared_ptr<const Ground> buildGround(const SceneInput& input) {
  const auto projection = projectionOf(input.view->layout);
  const auto geography = Geography::get();
  if (!projection || input.places == nullptr || !geography) return nullptr;
  auto ground = std::make_shared<Ground>();
  const ScenePalette palette = scenePalette(input.theme);
  ground->coast = mix(palette.background, palette.text, 0.34F);
  ground->border = mix(palette.background, palette.text, 0.15F);
  ground->ring = mix(palette.background, palette.accent, 0.22F);
  ground->frame = palette.border;
  ground->text = palette.mutedText;
  ground->sheet = sheetOf(input, *projection);
  addLand(**geography, *projection, *ground);
  for (const double ring : kRings) addRing(ring, *ground);
  addCaptions(input, *ground);
  return ground;
}

std::string placesNote(const SceneInput& input) {
  if (input.places == nullptr || !projectionOf(input.view->layout)) return {};
  std::array<std::size_t, 5> counts{};
  for (std::uint32_t i = 0; i < input.network->vertexCount(); ++i) {
    if (input.visibility->vertices[i] != 0) ++counts[static_cast<std::size_t>(input.places->by[i])];
  }
  const auto number = [&](std::size_t count) { return numberText(count, input.language); };
  const std::string known = number(counts[0] + counts[1] + counts[2]);
  const std::string_view words = input.language == Language::danish
                                     ? "Sted: {} i deres by, {} kun i deres land, {} ukendt"
                                     : "Place: {} in their town, {} known by country only, {} not at all";
  return fmt::format(fmt::runtime(words), known, number(counts[3]), number(counts[4]));
}

}  // namespace samspil
