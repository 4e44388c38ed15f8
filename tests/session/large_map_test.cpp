// Index, look, picture and detail of a large map, against a look at every entity and tie.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

#include <fmt/format.h>

#include "session/density_picture.h"
#include "session/map_detail.h"
#include "tests/graph/random_records.h"
#include "tests/session/small_network.h"

using namespace samspil;
using test::SmallNetwork;

namespace {

// Some hundred entities scattered over 60 by 60 world units, a few of them with many ties, most ties short.
struct ScatteredMap {
  SmallNetwork small;
  std::shared_ptr<const MapIndex> index;
  SceneFrame frame;
  std::shared_ptr<const MapLook> look;

  explicit ScatteredMap(unsigned seed, std::string_view filter = "") : small(ties(seed)) {
    std::mt19937 random{seed};
    for (Vec2& at : small.positions)
      at = {static_cast<float>(random() % 6000) / 100, static_cast<float>(random() % 6000) / 100};
    lookAt(filter);
  }

  // The same with so many ties that the picture is drawn in several samples.
  void crowd(std::uint64_t seed) {
    constexpr std::uint32_t kEntities = 2000, kTies = 900'000;
    SnapshotBuilder builder(testing::smallVocabulary(), {});
    for (std::uint32_t i = 1; i <= kEntities; ++i) builder.addEntity(EntityId{i}, TypeId{0}, fmt::format("e{}", i));
    testing::Dice dice(seed);
    StatementBlock block = builder.newBlock();
    for (std::uint32_t i = 1; i <= kTies; ++i) {
      const EntityId from{1 + dice.below(kEntities)}, to{1 + dice.below(kEntities)};
      block.add({.id = StatementId{i}, .from = from, .to = to, .source = {}, .relation = RelationId{0}},
                {.validFrom = {}, .validTo = {}});
    }
    builder.addStatements(std::move(block));
    small.network = *builder.finish(1);
    small.positions.resize(kEntities);
    for (Vec2& at : small.positions)
      at = {static_cast<float>(dice.below(6000)) / 100, static_cast<float>(dice.below(6000)) / 100};
    lookAt("");
  }

  void lookAt(std::string_view filter) {
    small.show(filter);
    index = std::make_shared<const MapIndex>(*small.network, small.positions, 2);
    frame = buildSceneFrame(small.input(), {});
    look = std::make_shared<const MapLook>(buildMapLook(*index, small.input(), frame, 2));
  }

  static std::string ties(unsigned seed) {
    std::mt19937 random{seed};
    std::string text;
    constexpr const char* kRelations[] = {"collaboration", "collaboration?", "content", "intention"};
    for (std::uint32_t i = 0; i < 900; ++i) {
      const auto from = random() % 10 == 0 ? random() % 4 : random() % 300;
      text += fmt::format("hospital{}-fund{}:{} ", from, random() % 300, kRelations[random() % 4]);
    }
    return text;
  }
};

PictureView viewAt(double x, double y) {
  return {.centerX = x, .centerY = y, .scale = 16, .sizeScale = 16, .width = 320, .height = 200};
}

std::vector<std::uint32_t> drawn(const ScatteredMap& map, const PictureView& view, unsigned threads) {
  DensityPicture picture;
  picture.show(map.index, map.look);
  picture.moveTo(view, threads);
  while (!picture.complete()) picture.step(threads);
  return picture.pixels(threads);
}

bool touches(const MapIndex::Segment& segment, const Box& box) {
  constexpr int kSteps = 2000;
  for (int i = 0; i <= kSteps; ++i) {
    if (box.contains(segment.a + (segment.b - segment.a) * (static_cast<float>(i) / kSteps))) return true;
  }
  return false;
}

Camera cameraAt(Vec2 center, float scale) {
  Camera camera;
  camera.center = center;
  camera.scale = scale;
  camera.fitScale = 12;
  camera.viewport = {600, 400};
  return camera;
}

}  // namespace

TEST_CASE("the index holds every tie once and finds all that cross a box") {
  for (std::uint32_t seed = 1; seed <= 8; ++seed) {
    CAPTURE(seed);
    const ScatteredMap map(seed);
    REQUIRE(std::set(map.index->ties().begin(), map.index->ties().end()).size() == map.index->ties().size());
    std::mt19937 random{seed};
    Box box;
    for (int corner = 0; corner < 2; ++corner)
      box.add({static_cast<float>(random() % 60), static_cast<float>(random() % 60)});
    std::vector<MapIndex::Range> ranges;
    map.index->slotsAcross(box, 0, ranges);
    std::vector<std::uint8_t> found(map.index->ties().size(), 0);
    for (const MapIndex::Range& range : ranges) {
      for (std::uint32_t slot = range.begin; slot < range.end; ++slot) ++found[slot];
    }
    for (std::uint32_t slot = 0; slot < found.size(); ++slot) {
      REQUIRE(found[slot] <= 1);
      if (touches(map.index->segments()[slot], box)) REQUIRE(found[slot] == 1);
    }
  }
}

TEST_CASE("index and picture are the same on any number of threads") {
  const ScatteredMap map(3);
  const MapIndex other(*map.small.network, map.small.positions, 5);
  REQUIRE(std::ranges::equal(other.ties(), map.index->ties()));
  REQUIRE(std::ranges::equal(other.kinds(), map.index->kinds()));
  const auto one = drawn(map, viewAt(30, 30), 1);
  CHECK(drawn(map, viewAt(30, 30), 2) == one);
  CHECK(drawn(map, viewAt(30, 30), 7) == one);
  CHECK(std::ranges::count(one, one.front()) < static_cast<std::ptrdiff_t>(one.size()));
}

TEST_CASE("a picture drawn in several samples at once is the one drawn sample by sample") {
  ScatteredMap map(6);
  map.crowd(6);
  DensityPicture picture;
  picture.show(map.index, map.look);
  picture.moveTo(viewAt(30, 30), 2);
  REQUIRE(picture.stepsInAll() >= 3);
  picture.step(2);
  CHECK(!picture.complete());
  picture.step(2, picture.stepsInAll());
  REQUIRE(picture.complete());
  CHECK(picture.pixels(2) == drawn(map, viewAt(30, 30), 1));
}

TEST_CASE("a picture that was scrolled is the picture drawn there anew") {
  const ScatteredMap map(4);
  DensityPicture picture;
  picture.show(map.index, map.look);
  picture.moveTo(viewAt(30, 30), 1);
  while (!picture.complete()) picture.step(1);
  Vec2 center{30, 30};
  for (const Vec2 by : {Vec2{3, 0}, Vec2{0, -2}, Vec2{-5, 1.5F}, Vec2{0.0625F, 2}, Vec2{1, -0.125F}}) {
    center = center + by;
    picture.moveTo(viewAt(center.x, center.y), 2);
    REQUIRE(picture.complete());
    CHECK(picture.pixels(2) == drawn(map, viewAt(center.x, center.y), 1));
  }
}

TEST_CASE("what the filter hides leaves no trace in the picture and is not found under the pointer") {
  const ScatteredMap all(5), some(5, "-family:content -type:hospital");
  CHECK(drawn(all, viewAt(30, 30), 1) != drawn(some, viewAt(30, 30), 1));
  for (const std::uint8_t kind : some.look->kinds) CHECK(kind == MapLook::kHidden);
  const Camera camera = cameraAt({30, 30}, 12);
  for (std::uint32_t i = 0; i < all.small.network->vertexCount(); ++i) {
    const Vec2 at = camera.screenFromWorld(all.small.positions[i]);
    const auto hit = entityAt(*some.index, *some.look, camera, at);
    if (hit) CHECK(some.small.visibility.shows(*hit));
    if (some.small.visibility.shows(VertexIndex{i})) CHECK(hit.has_value());
  }
}

TEST_CASE("under the pointer lies the nearest entity, or none") {
  const ScatteredMap map(6);
  const Camera camera = cameraAt({28, 31}, 14);
  std::mt19937 random{6};
  for (int i = 0; i < 400; ++i) {
    const Vec2 at{static_cast<float>(random() % 600), static_cast<float>(random() % 400)};
    std::optional<VertexIndex> nearest;
    float least = 1;
    for (std::uint32_t v = 0; v < map.small.positions.size(); ++v) {
      const float radius = markRadius(*map.small.network, map.small.view, VertexIndex{v});
      const Vec2 place = camera.screenFromWorld(map.small.positions[v]);
      const float distance = length(place - at) / std::max(camera.pixels(radius), 4.0F);
      if (distance < least) least = distance, nearest = VertexIndex{v};
    }
    CHECK(entityAt(*map.index, *map.look, camera, at) == nearest);
  }
}

TEST_CASE("a lasso takes what is inside") {
  const ScatteredMap map(7);
  const Camera camera = cameraAt({30, 30}, 8);
  const std::vector<Vec2> outline{{100, 60}, {420, 90}, {500, 330}, {300, 180}, {140, 350}};
  const auto inside = [&](Vec2 point) {
    bool odd = false;
    for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
      const Vec2 a = outline[i], b = outline[j];
      if ((a.y > point.y) != (b.y > point.y) && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x) odd = !odd;
    }
    return odd;
  };
  const auto taken = entitiesWithin(*map.index, *map.look, camera, outline);
  std::size_t clearlyInside = 0;
  for (std::uint32_t v = 0; v < map.small.positions.size(); ++v) {
    const Vec2 at = camera.screenFromWorld(map.small.positions[v]);
    const bool first = inside(at);
    // Within a pixel of the outline either answer will do.
    const bool clear = std::ranges::all_of(std::array{Vec2{1, 0}, Vec2{-1, 0}, Vec2{0, 1}, Vec2{0, -1}},
                                           [&](Vec2 by) { return inside(at + by) == first; });
    if (!clear) continue;
    clearlyInside += first ? 1 : 0;
    CHECK(std::ranges::binary_search(taken, VertexIndex{v}) == first);
  }
  CHECK(clearlyInside > 20);
}

TEST_CASE("close up all is drawn as shapes and lines, far out the most connected of each part") {
  const ScatteredMap map(8);
  const Box near{{10, 10}, {25, 25}};
  const MapDetail close = detailOf(*map.index, *map.look, {near, 40, 40}, {});
  CHECK(close.everyTie);
  for (std::uint32_t v = 0; v < map.small.positions.size(); ++v) {
    if (near.contains(map.small.positions[v])) CHECK(std::ranges::count(close.vertices, VertexIndex{v}) == 1);
  }
  const MapDetail far = detailOf(*map.index, *map.look, {map.index->bounds(), 8, 8}, {.vertices = 50, .ties = 50});
  CHECK_FALSE(far.everyVertex);
  CHECK(far.ties.empty());
  CHECK(far.leastRadius > 0);
  std::size_t most = 0;
  VertexIndex hub;
  for (std::uint32_t v = 0; v < map.small.network->vertexCount(); ++v) {
    const bool actor = map.small.network->key(VertexIndex{v}).starts_with("hospital");
    if (actor && map.small.network->degree(VertexIndex{v}) > most) {
      hub = VertexIndex{v};
      most = map.small.network->degree(hub);
    }
  }
  CHECK(std::ranges::count(far.vertices, hub) == 1);
}

TEST_CASE("what is pointed at is drawn with its ties, of very many the foremost") {
  ScatteredMap map(9);
  SceneInput input = map.small.input();
  const VertexIndex hub = map.small.at("hospital0");
  input.hovered = hub;
  MapDetail detail;
  addPointedAt(input, {}, detail);
  CHECK(std::ranges::binary_search(detail.vertices, hub));
  for (const HalfEdge& half : map.small.network->incident(hub)) {
    CHECK(std::ranges::binary_search(detail.ties, half.edge));
    CHECK(std::ranges::binary_search(detail.vertices, half.neighbor));
  }
  MapDetail few;
  addPointedAt(input, {.ties = 5}, few);
  CHECK(few.ties.size() == 5);
}

TEST_CASE("a part of a scene looks as in the whole") {
  const ScatteredMap map(10);
  const SceneInput input = map.small.input();
  const Scene whole = buildScene(input);
  const SceneFrame frame = buildSceneFrame(input, {});
  REQUIRE(frame.whole);
  const std::span<const VertexIndex> some = std::span(frame.vertices).first(100);
  const Scene part = buildScenePart(input, frame, {.vertices = some, .ties = {}, .crowd = 0});
  REQUIRE(part.marks.size() == 100);
  CHECK(part.bounds == whole.bounds);
  CHECK(part.caption == whole.caption);
  for (const Mark& mark : part.marks) {
    const Mark& same = whole.marks[*whole.markOf(mark.vertex)];
    CHECK(mark.fill == same.fill);
    CHECK(mark.radius == same.radius);
    CHECK(mark.shape == same.shape);
  }
}
