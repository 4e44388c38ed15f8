// The layout on a map: where places are, how the earth is drawn, and where the entities of a network are put.
#include <doctest/doctest.h>

#include <cmath>

#include "session/edit.h"
#include "session/entity_places.h"
#include "session/map_layouts.h"
#include "session/scene.h"
#include "tests/session/built_in_session.h"

using namespace samspil;
using test::at;
using test::builtInSession;

namespace {

const Geography& geography() {
  const auto read = Geography::get();
  if (!read) FAIL(read.error().message);
  return **read;
}

EntityPlaces builtInPlaces() {
  auto places = findEntityPlaces(builtInSession().store(), builtInSession().network());
  if (!places) FAIL(places.error().message);
  return std::move(*places);
}

struct Opened {
  test::TemporaryDirectory directory;
  std::unique_ptr<Session> session;
  JobControl job;

  Opened() {
    session = test::openSession(directory / "network");
    ViewSpec view;
    view.layout = "places";
    const auto done = arrange(*session, view, {"Opstil", "Arrange"}, job);
    if (!done) FAIL(done.error().message);
  }
  Vec2 placeOf(std::string_view key) const {
    return (*session->map())->positions[session->network().findKey(key)->value];
  }
};

}  // namespace

TEST_CASE("places are found by their Danish, English and own names, however they are written") {
  for (const char* name : {"København", "Copenhagen", "kobenhavn"}) {
    const auto found = geography().place(name, "DK");
    REQUIRE(found.has_value());
    CHECK(found->latitude == doctest::Approx(55.68).epsilon(0.002));
  }
  for (const char* name : {"Wien", "Vienna"}) CHECK(geography().place(name, "AT").has_value());
  CHECK(geography().place("Leuven", "BE").has_value());
  CHECK(geography().place("Hammel", "DK").has_value());  // too small for the list of large ones
  CHECK(geography().place("Århus", "DK") == geography().place("Aarhus", "DK"));
  CHECK_FALSE(geography().place("Horsens", "SE").has_value());
  CHECK_FALSE(geography().place("", "DK").has_value());
  CHECK(geography().country("DK").has_value());
  CHECK_FALSE(geography().country("XX").has_value());
  CHECK(geography().land().size() > 300);
}

TEST_CASE("distances and directions from the middle are true, and near ones take more room than far ones") {
  const EarthPoint aarhus{56.157, 10.211}, copenhagen{55.676, 12.566}, leuven{50.880, 4.701};
  CHECK(kilometresBetween(aarhus, copenhagen) == doctest::Approx(156.5).epsilon(0.01));
  CHECK(kilometresBetween(aarhus, leuven) == doctest::Approx(694).epsilon(0.01));
  const EarthProjection map{aarhus};
  CHECK(length(map.worldFrom(aarhus)) == 0);
  const Vec2 north = map.worldFrom({57, 10.211}), east = map.worldFrom({56.157, 11});
  CHECK(north.y < -1);
  CHECK(std::abs(north.x) < 0.01F);
  CHECK(east.x > 1);
  CHECK(length(map.worldFrom(leuven)) == doctest::Approx(EarthProjection::worldDistance(694)).epsilon(0.01));
  const float first = EarthProjection::worldDistance(100),
              last = EarthProjection::worldDistance(1000) - EarthProjection::worldDistance(900);
  CHECK(first > 10 * last);
}

TEST_CASE("an entity is where its town says, and what only names its country, or nothing, is told apart") {
  const EntityPlaces places = builtInPlaces();
  const auto spotOf = [&](std::string_view key) { return places.spotOf[at(key).value]; };
  const auto byOf = [&](std::string_view key) { return places.by[at(key).value]; };
  CHECK(places.spots[spotOf("uz-leuven")].name == "Leuven");
  CHECK(byOf("uz-leuven") == PlaceBy::town);
  CHECK(places.spots[spotOf("aarhus-universitetshospital")].name == "Aarhus");
  CHECK(spotOf("aarhus-universitetshospital") == spotOf("aarhus-universitet"));
  std::size_t nowhere = 0, aside = 0;
  for (std::size_t v = 0; v < places.by.size(); ++v) {
    const EarthSpot& spot = places.spots[places.spotOf[v]];
    nowhere += places.by[v] == PlaceBy::nothing ? 1 : 0;
    aside += spot.at ? 0 : 1;
    if (places.by[v] == PlaceBy::nothing) CHECK_FALSE(spot.at.has_value());
    if (places.by[v] == PlaceBy::town) CHECK(spot.at.has_value());
  }
  CHECK(nowhere >= 30);
  CHECK(aside >= nowhere);
}

TEST_CASE(
    "what a hospital hosts, or is part of one, is where the hospital is, and what a region hosts may be anywhere") {
  Opened opened;
  Session& session = *opened.session;
  const auto find = [&](std::string_view key) { return *session.network().findKey(key); };
  const auto relation = [&](std::string_view key) { return *session.network().vocabulary().findRelation(key); };
  REQUIRE(findEntityPlaces(session.store(), session.network())->by[find("rehabilitering").value] == PlaceBy::nothing);
  REQUIRE(addTie(session, {.from = find("uz-leuven"), .to = find("rehabilitering"), .relation = relation("hosts")})
              .has_value());
  REQUIRE(
      addTie(session, {.from = find("palliation"), .to = find("region-midtjylland"), .relation = relation("part_of")})
          .has_value());
  const auto places = findEntityPlaces(session.store(), session.network()).value();
  CHECK(places.by[find("rehabilitering").value] == PlaceBy::tie);
  CHECK(places.spots[places.spotOf[find("rehabilitering").value]].name == "Leuven");
  CHECK(places.by[find("palliation").value] == PlaceBy::nothing);
}

TEST_CASE("coordinates put an entity where no town is known") {
  Opened opened;
  Session& session = *opened.session;
  ChangeSet change{{.kind = BatchKind::edit, .title = {"Sæt sted", "Set place"}}};
  const VertexIndex theme = *session.network().findKey("rehabilitering");
  auto facts = session.store().facts(session.network().entity(theme)).value();
  REQUIRE_FALSE(facts.empty());
  facts.front().properties.push_back({std::string(property::kLatitude), "48.2"});
  facts.front().properties.push_back({std::string(property::kLongitude), "16.4"});
  std::ranges::sort(facts.front().properties);
  change.put(facts.front());
  REQUIRE(session.apply(change).has_value());
  const auto places = findEntityPlaces(session.store(), session.network()).value();
  CHECK(places.by[theme.value] == PlaceBy::coordinates);
  CHECK(places.spots[places.spotOf[theme.value]].at == EarthPoint{48.2, 16.4});
}

TEST_CASE("on the map towns stand as on earth, what has no place stands beside it, and one undo takes it back") {
  Opened opened;
  const Vec2 aarhus = opened.placeOf("aarhus-universitetshospital"), leuven = opened.placeOf("uz-leuven");
  const Vec2 horsens = opened.placeOf("regionshospitalet-horsens"),
             randers = opened.placeOf("regionshospitalet-randers");
  CHECK(leuven.x < aarhus.x);
  CHECK(leuven.y > horsens.y);
  CHECK(randers.y < horsens.y);
  const Session& session = *opened.session;
  const MapPositions& map = **session.map();
  REQUIRE(map.places != nullptr);
  Box known;
  for (std::size_t v = 0; v < map.positions.size(); ++v) {
    if (map.places->spots[map.places->spotOf[v]].at) known.add(map.positions[v]);
  }
  for (std::size_t v = 0; v < map.positions.size(); ++v) {
    if (!map.places->spots[map.places->spotOf[v]].at) CHECK(map.positions[v].x > known.max.x);
  }
  REQUIRE(opened.session->tidyUp(opened.job).has_value());
  CHECK(opened.placeOf("uz-leuven") == leuven);
  for (int steps = 0; steps < 2 && session.view().layout != "force"; ++steps)
    REQUIRE(opened.session->undo().has_value());
  CHECK(session.view().layout == "force");
}

TEST_CASE("the ground names the towns of those shown, counts who has no place, and is not there in other layouts") {
  Opened opened;
  const Session& session = *opened.session;
  const MapPositions& map = **session.map();
  SceneInput input{.network = &session.network(),
                   .view = &session.view(),
                   .visibility = &session.visibility(),
                   .positions = map.positions,
                   .places = map.places.get()};
  const auto captions = [&] {
    std::vector<std::string> texts;
    const Scene drawn = buildScene(input);
    for (const auto& caption : drawn.ground->captions) texts.push_back(caption.text);
    return texts;
  };
  const auto has = [](const std::vector<std::string>& texts, std::string_view start) {
    return std::ranges::any_of(texts, [&](const std::string& text) { return text.starts_with(start); });
  };
  const Scene scene = buildScene(input);
  REQUIRE(scene.ground != nullptr);
  CHECK(scene.ground->coasts.size() > 50);
  CHECK(scene.ground->borders.size() > 20);
  CHECK(scene.ground->rings.size() >= 3);
  CHECK(scene.legend.mapNote.find("53 ukendt") != std::string::npos);
  CHECK(has(captions(), "Leuven"));
  CHECK(has(captions(), "Danmark, by ukendt ("));
  CHECK(has(captions(), "Sted ukendt ("));
  input.language = Language::english;
  CHECK(has(captions(), "Denmark, town unknown ("));
  ViewSpec narrow = session.view();
  narrow.filter = parseFilter("country:DK", session.network()).value();
  const Visibility danish = visibleIn(narrow, session.network());
  input.view = &narrow;
  input.visibility = &danish;
  CHECK_FALSE(has(captions(), "Leuven"));
  narrow.layout = "force";
  CHECK(buildScene(input).ground == nullptr);
}
