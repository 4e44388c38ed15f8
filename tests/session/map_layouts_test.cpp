#include "session/map_layouts.h"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "graph/layout/layout.h"
#include "graph/themes.h"
#include "tests/session/small_network.h"
#include "tests/support/open_session.h"
#include "tests/support/temporary_directory.h"

using namespace samspil;
using test::openSession;
using test::TemporaryDirectory;

namespace {

std::vector<Vec2> positionsOf(const Session& session) {
  const auto map = session.map();
  REQUIRE(map.has_value());
  return (*map)->positions;
}

}  // namespace

TEST_CASE("every way to lay out a map that is offered places each entity, the same way each time") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  JobControl job;
  std::set<std::string> seen;
  for (const MapLayout& layout : mapLayouts()) {
    CAPTURE(layout.id);
    CHECK_FALSE(layout.title.danish.empty());
    CHECK_FALSE(layout.summary.english.empty());
    CHECK(findLayout(parseLayoutName(layout.id).algorithm) != nullptr);
    ViewSpec view = session->view();
    view.layout = layout.id;
    REQUIRE(arrange(*session, view, {"a", "a"}, job).has_value());
    const auto first = positionsOf(*session);
    std::string bytes;
    for (const Vec2 at : first) {
      REQUIRE((std::isfinite(at.x) && std::isfinite(at.y)));
      bytes += fmt::format("{} {};", at.x, at.y);
    }
    CHECK(seen.insert(bytes).second);
    REQUIRE(session->undo().has_value());
    REQUIRE(session->redo().has_value());
    CHECK(positionsOf(*session) == first);
  }
}

TEST_CASE("a map in rings is another one round another entity, and both are kept") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  JobControl job;
  std::vector<std::vector<Vec2>> places;
  for (const char* center :
       {"aarhus-universitetshospital", "regionshospitalet-horsens", "aarhus-universitetshospital"}) {
    ViewSpec view = session->view();
    view.layout = std::string("radial:") + center;
    REQUIRE(arrange(*session, view, {"a", "a"}, job).has_value());
    places.push_back(positionsOf(*session));
    const auto v = session->network().findKey(center);
    REQUIRE(v.has_value());
    Vec2 middle;
    for (const Vec2 at : places.back()) middle = middle + at * (1.0F / static_cast<float>(places.back().size()));
    float furthest = 0;
    for (const Vec2 at : places.back()) furthest = std::max(furthest, length(at - middle));
    CHECK(length(places.back()[v->value] - middle) < furthest / 2);
  }
  CHECK(places[0] != places[1]);
  CHECK(places[0] == places[2]);
}

TEST_CASE("rings are around whose surroundings are shown, and nearer who is fewer ties away") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  for (const char* center : {"euha", "regionshospitalet-horsens"}) {
    CAPTURE(center);
    ViewSpec view = session->view();
    view.layout = "radial";
    view.focus = Focus{center, 2};
    REQUIRE(session->setView(view, {"a", "a"}).has_value());
    const std::vector<Vec2> places = positionsOf(*session);
    const VertexIndex middle = session->network().findKey(center).value();
    std::vector<std::uint8_t> isNear(places.size(), 0);
    for (const HalfEdge& half : session->network().incident(middle)) isNear[half.neighbor.value] = 1;
    float furthestNear = 0, nearestOther = 1e9F;
    for (std::size_t v = 0; v < places.size(); ++v) {
      if (v == middle.value) continue;
      const float away = length(places[v] - places[middle.value]);
      (isNear[v] != 0 ? furthestNear : nearestOther) =
          isNear[v] != 0 ? std::max(furthestNear, away) : std::min(nearestOther, away);
    }
    CHECK(furthestNear > 0);
    CHECK(furthestNear < nearestOther);
  }
}

TEST_CASE("entities gather by type, country or the theme that most work on") {
  const test::SmallNetwork small(
      "hospital-theme:content hospital2-theme:content hospital2-theme2:content region-hospital:collaboration");
  const auto byTheme = layoutGroups(*small.network, "theme");
  CHECK(byTheme[small.at("hospital").value] == byTheme[small.at("theme").value]);
  CHECK(byTheme[small.at("hospital2").value] == byTheme[small.at("theme").value]);
  CHECK(byTheme[small.at("region").value] == 0);
  CHECK(byTheme[small.at("theme").value] != byTheme[small.at("theme2").value]);
  const auto byType = layoutGroups(*small.network, "");
  CHECK(byType[small.at("hospital").value] == byType[small.at("hospital2").value]);
  CHECK(byType[small.at("hospital").value] != byType[small.at("region").value]);
}
