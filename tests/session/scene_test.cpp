// What is drawn: marks, lines, labels, legend and words of small networks.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <random>
#include <set>

#include "session/line_curve.h"
#include "session/map_communities.h"
#include "session/shape_outline.h"
#include "tests/session/small_network.h"

using namespace samspil;
using test::SmallNetwork;

namespace {

const Line* lineBetween(const Scene& scene, VertexIndex a, VertexIndex b, const char* = nullptr) {
  for (const Line& line : scene.lines) {
    const VertexIndex from = scene.marks[line.fromMark].vertex, to = scene.marks[line.toMark].vertex;
    if ((from == a && to == b) || (from == b && to == a)) return &line;
  }
  return nullptr;
}

Emphasis emphasisOf(const Scene& scene, VertexIndex v) { return scene.marks[*scene.markOf(v)].emphasis; }

const LegendEntry& entry(const std::vector<LegendEntry>& entries, std::string_view key) {
  const auto found = std::ranges::find(entries, key, &LegendEntry::key);
  REQUIRE(found != entries.end());
  return *found;
}

}  // namespace

TEST_CASE("every entity is a mark of its type, larger with more ties, small ones on top") {
  const SmallNetwork small{"region-hospital:collaboration region-theme:content region-fund:collaboration"};
  const Scene scene = buildScene(small.input());
  REQUIRE(scene.marks.size() == 4);
  const Mark& region = scene.marks[*scene.markOf(small.at("region"))];
  const Mark& theme = scene.marks[*scene.markOf(small.at("theme"))];
  CHECK(region.shape == Shape::square);
  CHECK(region.fill == Color{3, 67, 70});
  CHECK(region.radius > theme.radius);
  CHECK(*scene.markOf(small.at("region")) == 0);
  CHECK(region.icon == 0xF0F8);
  CHECK(scene.bounds.contains(region.position));
}

TEST_CASE("ties of one family between two entities are one line with a count, families lie side by side") {
  const SmallNetwork small{
      "region-hospital:collaboration region-hospital:collaboration hospital-region:collaboration "
      "region-hospital:content"};
  const Scene scene = buildScene(small.input());
  REQUIRE(scene.lines.size() == 2);
  const auto& [a, b] = std::pair{scene.lines[0], scene.lines[1]};
  CHECK(std::max(a.count, b.count) == 3);
  CHECK(std::min(a.count, b.count) == 1);
  // Both bulge by the same amount, to opposite sides, whichever way they are read.
  const Camera camera;
  const Vec2 middleA = lineCurve(scene, camera, a).at(0.5F), middleB = lineCurve(scene, camera, b).at(0.5F);
  CHECK(length(middleA - middleB) > 5);
}

TEST_CASE("a tie that is not stated is dotted, a wish is dashed") {
  const SmallNetwork small{
      "region-hospital:collaboration region-theme:collaboration? region-fund:intention hospital-fund:collaboration? "
      "hospital-fund:collaboration"};
  const Scene scene = buildScene(small.input());
  CHECK(lineBetween(scene, small.at("region"), small.at("hospital"))->style == LineStyle::solid);
  CHECK(lineBetween(scene, small.at("region"), small.at("theme"))->style == LineStyle::dotted);
  CHECK(lineBetween(scene, small.at("region"), small.at("fund"))->style == LineStyle::dashed);
  CHECK(lineBetween(scene, small.at("hospital"), small.at("fund"))->style ==
        LineStyle::solid);  // stated once is stated
}

TEST_CASE("what the filter hides is not in the scene but in the legend's totals") {
  SmallNetwork small{"region-hospital:collaboration region-hospital2:collaboration region-theme:content"};
  small.show("-type:theme");
  const Scene scene = buildScene(small.input());
  CHECK_FALSE(scene.markOf(small.at("theme")).has_value());
  CHECK(scene.lines.size() == 2);
  CHECK(scene.labels.size() == 3);
  const LegendEntry& themes = entry(scene.legend.types, "theme");
  CHECK(themes.total == 1);
  CHECK(themes.shown == 0);
  CHECK(themes.hidden);
  CHECK(scene.legend.types.front().key == "hospital");  // the most frequent first
  CHECK_FALSE(scene.legend.types.front().hidden);
  CHECK(entry(scene.legend.families, "content").shown == 0);
  CHECK(entry(scene.legend.families, "collaboration").shown == 2);
  CHECK(scene.caption.starts_with("3 af 4 enheder · 2 af 3 forbindelser · nyeste kilde 2025"));
  for (const LegendEntry& type : scene.legend.types) CHECK(type.key != "fund");  // does not occur
}

TEST_CASE("a filter that only highlights dims instead of hiding") {
  SmallNetwork small{"region-hospital:collaboration region-theme:content"};
  small.show("-type:theme");
  small.view.highlightOnly = true;
  const Scene scene = buildScene(small.input());
  REQUIRE(scene.marks.size() == 3);
  CHECK(emphasisOf(scene, small.at("theme")) == Emphasis::dimmed);
  CHECK(emphasisOf(scene, small.at("hospital")) == Emphasis::normal);
  CHECK(lineBetween(scene, small.at("region"), small.at("theme"))->emphasis == Emphasis::dimmed);
}

TEST_CASE("hovering lights up neighbours and their lines and moves nothing") {
  const SmallNetwork small{"region-hospital:collaboration hospital-theme:content theme-fund:collaboration"};
  SceneInput input = small.input();
  const Scene calm = buildScene(input);
  input.hovered = small.at("region");
  const Scene scene = buildScene(input);
  CHECK(emphasisOf(scene, small.at("region")) == Emphasis::hovered);
  CHECK(emphasisOf(scene, small.at("hospital")) == Emphasis::neighbor);
  CHECK(emphasisOf(scene, small.at("fund")) == Emphasis::dimmed);
  CHECK(lineBetween(scene, small.at("region"), small.at("hospital"))->emphasis == Emphasis::hovered);
  CHECK(lineBetween(scene, small.at("theme"), small.at("fund"))->emphasis == Emphasis::dimmed);
  CHECK(scene.labels.front().mark == *scene.markOf(small.at("region")));
  CHECK(scene.labels.front().always);
  CHECK(scene.marks.back().vertex == small.at("region"));  // on top
  for (const Mark& mark : scene.marks) CHECK(mark.position == calm.marks[*calm.markOf(mark.vertex)].position);
}

TEST_CASE("search hits are pointed out") {
  const SmallNetwork small{"region-hospital:collaboration hospital-theme:content theme-fund:collaboration"};
  SceneInput input = small.input();
  const std::vector<VertexIndex> found{small.at("fund"), small.at("theme")};
  input.found = found;
  const Scene scene = buildScene(input);
  CHECK(emphasisOf(scene, small.at("fund")) == Emphasis::neighbor);
  CHECK(emphasisOf(scene, small.at("region")) == Emphasis::dimmed);
  CHECK(std::ranges::count(scene.labels, true, &Label::always) == 2);
}

TEST_CASE("arrows show which way a tie reads, unless its statements disagree") {
  const SmallNetwork small{"region-hospital:collaboration theme-fund:collaboration fund-theme:collaboration"};
  const Scene scene = buildScene(small.input());
  CHECK(lineBetween(scene, small.at("region"), small.at("hospital"))->arrow);
  CHECK_FALSE(lineBetween(scene, small.at("theme"), small.at("fund"))->arrow);
}

TEST_CASE("titles and captions speak both languages") {
  SmallNetwork small{"region-hospital:collaboration region-theme:content"};
  SceneInput input = small.input();
  CHECK(buildScene(input).title == "Netværket omkring Navnet på region");
  input.language = Language::english;
  CHECK(buildScene(input).title == "The network around Navnet på region");
  CHECK(buildScene(input).caption == "3 entities · 2 ties · newest source 2025");
  small.view.focus = Focus{"theme", 1};
  CHECK(buildScene(small.input()).title == "Netværket omkring Navnet på theme");
}

TEST_CASE("an empty network is a scene that says so") {
  const SmallNetwork small{""};
  const Scene scene = buildScene(small.input());
  CHECK(scene.marks.empty());
  CHECK(scene.legend.types.empty());
  CHECK(scene.title == "Et tomt netværk");
  CHECK_FALSE(markAt(scene, Camera{}, {10, 10}).has_value());
}

TEST_CASE("entities without a place are left out") {
  SmallNetwork small{"region-hospital:collaboration region-theme:content"};
  small.positions[small.at("theme").value] = {NAN, NAN};
  const Scene scene = buildScene(small.input());
  CHECK(scene.marks.size() == 2);
  CHECK(scene.lines.size() == 1);
  CHECK(std::isfinite(scene.bounds.max.x));
}

TEST_CASE("colours by certainty come with their own legend") {
  SmallNetwork small{"region-hospital:collaboration region-theme:content"};
  small.view.colorBy = ColorBy::certainty;
  const Scene scene = buildScene(small.input());
  CHECK(scene.legend.typesField == FilterField::certainty);
  REQUIRE(scene.legend.types.size() == 1);
  CHECK(scene.legend.types[0].key == "stated");
  CHECK(scene.legend.types[0].total == 3);
  CHECK(scene.marks[0].fill == scene.legend.types[0].color);
}

TEST_CASE("communities have a hull around their members, a colour and a name") {
  SmallNetwork small{
      "region-hospital:collaboration region-hospital2:collaboration region-theme:content fund-theme2:content"};
  const std::vector<std::uint32_t> groups{0, 0, 0, 0, 1, 1};
  small.view.showHulls = true;
  small.view.colorBy = ColorBy::community;
  SceneInput input = small.input();
  CHECK(buildScene(input).hulls.empty());  // nobody said who belongs together
  input.groups = groups;
  const Scene scene = buildScene(input);
  REQUIRE(scene.hulls.size() == 1);  // two are no community to outline
  CHECK(scene.hulls[0].text == "Omkring Navnet på region");
  CHECK(scene.hulls[0].outline.size() >= 8);
  Box box;
  for (const Vec2 corner : scene.hulls[0].outline) box.add(corner);
  for (std::uint32_t v = 0; v < 3; ++v) CHECK(box.contains(small.positions[v]));
  REQUIRE(scene.legend.types.size() == 2);
  CHECK(scene.legend.types[0].label == "Omkring Navnet på region");
  CHECK(scene.legend.types[0].total == 4);
}

TEST_CASE("a layout by groups outlines each group and names it, one in rings tells how far away they are") {
  SmallNetwork small{
      "region-hospital:collaboration region-hospital2:collaboration hospital-theme:content fund-theme2:content"};
  CHECK(buildScene(small.input()).hulls.empty());
  small.view.layout = "groups";
  const Scene byType = buildScene(small.input());
  std::set<std::uint32_t> types;
  for (const Mark& mark : byType.marks) types.insert(small.network->type(mark.vertex).value);
  REQUIRE(byType.hulls.size() == types.size());
  std::set<std::string> names;
  for (const Hull& hull : byType.hulls) names.insert(hull.text);
  CHECK(names.size() == types.size());
  CHECK(
      names.contains(small.network->vocabulary().types[small.network->type(small.at("hospital")).value].plural.danish));

  small.view.layout = "radial:" + std::string(small.network->key(small.at("region")));
  const Scene inRings = buildScene(small.input());
  REQUIRE(inRings.hulls.size() == 2);  // the hospitals, and the theme of one of them
  CHECK(inRings.hulls[0].text == "2 led");
  CHECK(inRings.hulls[1].text == "1 led");
}

TEST_CASE("text stands out from its background in both themes") {
  for (const Theme theme : {Theme::light, Theme::dark}) {
    const ScenePalette palette = scenePalette(theme);
    for (const Color text : {palette.text, palette.mutedText, palette.accent}) {
      CHECK(contrastRatio(text, palette.background) >= 4.5);
      CHECK(contrastRatio(text, palette.panel) >= 4.5);
    }
  }
}

TEST_CASE("the mark and the line under a point are found, the topmost first") {
  const SmallNetwork small{"region-hospital:collaboration region-theme:content"};
  const Scene scene = buildScene(small.input());
  Camera camera;
  camera.fit(scene.bounds, 40);
  for (const Mark& mark : scene.marks) {
    const auto hit = markAt(scene, camera, camera.screenFromWorld(mark.position) + Vec2{2, 1});
    REQUIRE(hit.has_value());
    CHECK(scene.marks[*hit].vertex == mark.vertex);
  }
  for (std::uint32_t i = 0; i < scene.lines.size(); ++i) {
    const Vec2 middle = lineCurve(scene, camera, scene.lines[i]).at(0.5F);
    CHECK(lineAt(scene, camera, middle + Vec2{1, 1}) == i);
  }
  CHECK_FALSE(markAt(scene, camera, {1, 1}).has_value());
  CHECK_FALSE(lineAt(scene, camera, {1, 1}).has_value());
}

TEST_CASE("shapes lie in their circle, hold their middle and weigh about the same") {
  for (int i = 0; i < 12; ++i) {
    CAPTURE(i);
    const auto outline = shapeOutline(static_cast<Shape>(i));
    REQUIRE(outline.size() >= 8);
    float area = 0;
    for (std::size_t p = 0; p < outline.size(); ++p) {
      const Vec2 a = outline[p], b = outline[(p + 1) % outline.size()];
      CHECK(length(a) <= 1.15F);
      const float turn = a.x * b.y - a.y * b.x;
      CHECK(turn >= -1e-5F);  // seen from the middle, always the same way round
      area += turn / 2;
    }
    CHECK(area > 1.5F);
    CHECK(area < 2.6F);
  }
}

TEST_CASE("a community is named by what is typical of it, else after its most connected member") {
  std::string ties =
      "hospital1-theme1:content hospital2-theme1:content hospital3-theme1:content hospital4-theme1:content "
      "hospital1-hospital2:collaboration hospital3-hospital4:collaboration";
  for (int i = 1; i <= 20; ++i) ties += " fund" + std::to_string(i) + "-region1:collaboration";
  SmallNetwork small{ties};
  SceneInput input = small.input();
  std::vector<std::uint32_t> groups(small.network->vertexCount(), 1);
  for (const char* name : {"hospital1", "hospital2", "hospital3", "hospital4", "theme1"})
    groups[small.at(name).value] = 0;
  input.groups = groups;
  CHECK(communityName(input, 0) == "Navnet på theme1 · hospital");
  // All alike: nothing is more typical of one half than of the other.
  SmallNetwork alike{"fund1-fund2:collaboration fund1-fund3:collaboration fund4-fund5:collaboration"};
  input = alike.input();
  groups.assign(alike.network->vertexCount(), 1);
  for (const char* name : {"fund1", "fund2", "fund3"}) groups[alike.at(name).value] = 0;
  input.groups = groups;
  CHECK(communityName(input, 0) == "Omkring Navnet på fund1");
}

TEST_CASE("an answer lights its entities and ties, dims the rest and draws what is missing as a dashed arc") {
  const SmallNetwork small{"region-hospital:collaboration region-hospital2:collaboration hospital-theme:content"};
  const VertexIndex lit[] = {small.at("hospital"), small.at("hospital2")}, too[] = {small.at("region")};
  const std::pair<VertexIndex, VertexIndex> missing[] = {{lit[0], lit[1]}};
  std::vector<EdgeIndex> ties;
  for (std::uint32_t i = 0; i < small.network->edgeCount(); ++i) {
    const Edge& edge = small.network->edge(EdgeIndex{i});
    if (edge.from == too[0] || edge.to == too[0]) ties.push_back(EdgeIndex{i});
  }
  SceneInput input = small.input();
  input.lit = lit;
  input.litToo = too;
  input.litTies = ties;
  input.missing = missing;
  const Scene scene = buildScene(input);
  CHECK(emphasisOf(scene, lit[0]) == Emphasis::selected);
  CHECK(emphasisOf(scene, too[0]) == Emphasis::neighbor);
  CHECK(emphasisOf(scene, small.at("theme")) == Emphasis::dimmed);
  CHECK(lineBetween(scene, too[0], lit[0])->emphasis == Emphasis::neighbor);
  CHECK(lineBetween(scene, lit[0], small.at("theme"))->emphasis == Emphasis::dimmed);
  const Line* arc = lineBetween(scene, lit[0], lit[1]);
  REQUIRE(arc != nullptr);
  CHECK(arc->missing);
  CHECK(arc->style == LineStyle::dashed);
  CHECK(arc->bend != 0);
  CHECK(&scene.lines.back() == arc);  // on top
}
