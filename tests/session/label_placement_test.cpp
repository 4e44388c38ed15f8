// The placement against a brute-force look at every pair of boxes.
#include <doctest/doctest.h>

#include <random>
#include <set>

#include "session/label_placement.h"
#include "session/map_signs.h"

using namespace samspil;

namespace {

const FontMetrics kMetrics = FontMetrics::estimate();

Scene randomScene(std::uint32_t seed, std::size_t marks, float extent) {
  std::mt19937 random{seed};
  const auto uniform = [&](float low, float high) {
    return low + (high - low) * static_cast<float>(random()) / static_cast<float>(std::mt19937::max());
  };
  Scene scene;
  for (std::uint32_t i = 0; i < marks; ++i) {
    Mark mark;
    mark.position = {uniform(-extent, extent), uniform(-extent, extent)};
    mark.radius = uniform(0.1F, 0.5F);
    mark.vertex = VertexIndex{i};
    scene.marks.push_back(mark);
    scene.bounds.add(mark.position);
    Label label;
    label.mark = i;
    label.text = std::string(3 + random() % 12, 'n') + (random() % 2 == 0 ? " " + std::string(random() % 20, 'o') : "");
    label.priority = static_cast<float>(marks - i);
    label.size = uniform(11, 17);
    label.always = random() % 40 == 0;
    label.strong = random() % 10 == 0;
    scene.labels.push_back(label);
  }
  return scene;
}

Camera cameraOn(const Scene& scene) {
  Camera camera;
  camera.viewport = {1200, 800};
  camera.fit(scene.bounds, 60);
  return camera;
}

bool onScreen(const Camera& camera, Vec2 world) {
  const Vec2 screen = camera.screenFromWorld(world);
  return screen.x >= 0 && screen.y >= 0 && screen.x <= camera.viewport.x && screen.y <= camera.viewport.y;
}

}  // namespace

TEST_CASE("no two labels overlap, none leaves the viewport or covers a mark that matters more") {
  for (std::uint32_t seed = 1; seed <= 25; ++seed) {
    CAPTURE(seed);
    const Scene scene = randomScene(seed, 20 + 40 * seed, 10);
    Camera camera = cameraOn(scene);
    if (seed % 3 == 0) camera.zoomAt({300, 500}, 2.5F);
    LabelOptions options;
    options.occupied = {{{0, 0}, {250, 120}}};
    const auto placed = placeLabels(scene, camera, kMetrics, options);
    CHECK(placed.size() > 3);
    for (std::size_t i = 0; i < placed.size(); ++i) {
      const Box& box = placed[i].box;
      REQUIRE((box.min.x >= 0 && box.min.y >= 0 && box.max.x <= 1200 && box.max.y <= 800));
      REQUIRE_FALSE(box.intersects(options.occupied[0]));
      for (std::size_t j = 0; j < i; ++j) REQUIRE_FALSE(box.intersects(placed[j].box));
      const Label& label = scene.labels[placed[i].label];
      if (label.always) continue;
      const float own = camera.pixels(scene.marks[label.mark].radius);
      for (const Mark& mark : scene.marks) {
        const float radius = camera.pixels(mark.radius);
        if (radius * (label.strong ? 1.15F : 1.7F) >= own && radius > 0)
          REQUIRE_FALSE(box.contains(camera.screenFromWorld(mark.position)));
      }
    }
  }
}

TEST_CASE("lines stand flush with the mark that they are beside, and centred above and below it") {
  for (std::uint32_t seed = 1; seed <= 10; ++seed) {
    const Scene scene = randomScene(seed, 200, 10);
    const Camera camera = cameraOn(scene);
    for (const PlacedLabel& label : placeLabels(scene, camera, kMetrics, {})) {
      const float at = camera.screenFromWorld(scene.marks[scene.labels[label.label].mark].position).x;
      CAPTURE(seed);
      CHECK((label.flush == LabelFlush::right) == (label.box.max.x < at));
      CHECK((label.flush == LabelFlush::left) == (label.box.min.x > at));
    }
  }
}

TEST_CASE("what must be shown is shown, also where others stand in the way") {
  for (std::uint32_t seed = 1; seed <= 10; ++seed) {
    CAPTURE(seed);
    const Scene scene = randomScene(seed, 400, 6);
    const Camera camera = cameraOn(scene);
    std::set<std::uint32_t> placed;
    for (const auto& label : placeLabels(scene, camera, kMetrics, {})) placed.insert(label.label);
    for (std::uint32_t i = 0; i < scene.labels.size(); ++i) {
      const Label& label = scene.labels[i];
      if (label.always && onScreen(camera, scene.marks[label.mark].position)) CHECK(placed.contains(i));
    }
  }
}

TEST_CASE("a hub among marks nearly as large gets its label, an ordinary mark there does not") {
  for (const bool strong : {true, false}) {
    Scene scene;
    scene.marks.push_back({.position = {0, 0}, .radius = 0.5F, .vertex = VertexIndex{0}});
    for (std::uint32_t i = 1; i < 200; ++i) {
      const float angle = static_cast<float>(i) * 2.4F, away = 0.9F + 0.02F * static_cast<float>(i);
      scene.marks.push_back(
          {.position = {away * std::cos(angle), away * std::sin(angle)}, .radius = 0.35F, .vertex = VertexIndex{i}});
    }
    for (const Mark& mark : scene.marks) scene.bounds.add(mark.position);
    scene.labels.push_back({.mark = 0, .text = "Aarhus Universitetshospital", .size = 16, .strong = strong});
    CHECK(placeLabels(scene, cameraOn(scene), kMetrics, {}).size() == (strong ? 1U : 0U));
  }
}

TEST_CASE("the same scene gives the same placement") {
  const Scene scene = randomScene(5, 300, 10);
  const auto first = placeLabels(scene, cameraOn(scene), kMetrics, {}),
             second = placeLabels(scene, cameraOn(scene), kMetrics, {});
  REQUIRE(first.size() == second.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    CHECK(first[i].label == second[i].label);
    CHECK(first[i].box == second[i].box);
    CHECK(first[i].lines == second[i].lines);
  }
}

TEST_CASE("moving the map by a pixel keeps nearly all labels") {
  const Scene scene = randomScene(6, 500, 10);
  Camera camera = cameraOn(scene);
  std::vector<std::uint32_t> shown;
  for (const auto& label : placeLabels(scene, camera, kMetrics, {})) shown.push_back(label.label);
  camera.center.x += 1 / camera.scale;
  LabelOptions options;
  options.previouslyShown = shown;
  const std::set<std::uint32_t> before{shown.begin(), shown.end()};
  std::size_t kept = 0;
  for (const auto& label : placeLabels(scene, camera, kMetrics, options)) kept += before.contains(label.label) ? 1 : 0;
  CHECK(kept * 100 >= shown.size() * 95);
}

TEST_CASE("density sets how many labels there are, priority which") {
  const Scene scene = randomScene(7, 600, 12);
  LabelOptions sparse;
  sparse.density = 0.2F;
  const auto all = placeLabels(scene, cameraOn(scene), kMetrics, {}),
             few = placeLabels(scene, cameraOn(scene), kMetrics, sparse);
  CHECK(few.size() < all.size());
}

TEST_CASE("names of outlines cover neither each other nor a label, and stay in sight") {
  for (std::uint32_t seed = 1; seed <= 25; ++seed) {
    CAPTURE(seed);
    Scene scene = randomScene(seed, 300, 10);
    for (int i = 0; i < 8; ++i) {
      const Vec2 at = scene.marks[static_cast<std::size_t>(i)].position;
      scene.hulls.push_back({{at + Vec2{-3, -3}, at + Vec2{3, -3}, at + Vec2{0, 4}}, {}, "Et navn paa et faellesskab"});
    }
    Camera camera = cameraOn(scene);
    if (seed % 3 == 0) camera.zoomAt({300, 500}, 2.5F);
    const auto names = hullNames(scene, camera, kMetrics, 1);
    const auto labels = placeLabels(scene, camera, kMetrics, {});
    REQUIRE_FALSE(names.empty());
    REQUIRE(labels.size() >= 3);
    for (std::size_t i = 0; i < names.size(); ++i) {
      const Box& box = names[i].box;
      CHECK((box.min.x >= 0 && box.min.y >= 0 && box.max.x <= camera.viewport.x && box.max.y <= camera.viewport.y));
      for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(names[j].box.intersects(box));
      for (const PlacedLabel& label : labels) CHECK_FALSE(label.box.intersects(box));
    }
  }
}

TEST_CASE("an empty scene has no labels") { CHECK(placeLabels(Scene{}, Camera{}, kMetrics, {}).empty()); }

TEST_CASE("what an answer names is labelled beyond the budget, without covering others' labels") {
  Scene scene = randomScene(3, 30, 10);
  for (Label& label : scene.labels) label.always = false;
  const Camera camera = cameraOn(scene);
  CHECK(placeLabels(scene, camera, kMetrics, {.density = 0}).empty());
  for (std::size_t i = 0; i < 10; ++i) scene.labels[i].named = true;
  const auto placed = placeLabels(scene, camera, kMetrics, {.density = 0});
  CHECK(placed.size() > 5);
  for (std::size_t i = 0; i < placed.size(); ++i) {
    CHECK(scene.labels[placed[i].label].named);
    for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(placed[i].box.intersects(placed[j].box));
  }
}
