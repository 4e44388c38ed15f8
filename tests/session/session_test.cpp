// The open network: what changes is written, undone and read back after a restart; what is only looked at is not.
#include <doctest/doctest.h>

#include <cmath>

#include "graph/search.h"
#include "session/session.h"
#include "tests/support/open_session.h"
#include "tests/support/temporary_directory.h"

using namespace samspil;
using test::openSession;
using test::TemporaryDirectory;

namespace {

ViewSpec onlyHospitals(const Session& session) {
  ViewSpec view = session.view();
  auto filter = parseFilter("type:hospital", session.network());
  REQUIRE(filter.has_value());
  view.filter = *filter;
  return view;
}

}  // namespace

TEST_CASE("a new store holds the built-in network, placed and whole") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  CHECK(session->network().vertexCount() >= 330);
  const auto map = session->map();
  REQUIRE(map.has_value());
  REQUIRE((*map)->positions.size() == session->network().vertexCount());
  for (const Vec2 p : (*map)->positions) REQUIRE((std::isfinite(p.x) && std::isfinite(p.y)));
  CHECK_FALSE(session->undo().has_value());  // there is nothing before the beginning
}

TEST_CASE("a filter is undone, redone and kept over a restart") {
  const TemporaryDirectory directory;
  const auto store = directory / "network";
  std::size_t hospitals = 0;
  {
    const auto session = openSession(store);
    const std::size_t all = session->visibility().vertexCount;
    REQUIRE(session->setView(onlyHospitals(*session), {"Kun hospitaler", "Only hospitals"}).has_value());
    hospitals = session->visibility().vertexCount;
    CHECK(hospitals < all);
    REQUIRE(session->undo().has_value());
    CHECK(session->visibility().vertexCount == all);
    REQUIRE(session->redo().has_value());
    CHECK(session->visibility().vertexCount == hospitals);
  }
  CHECK(openSession(store)->visibility().vertexCount == hospitals);
}

TEST_CASE("a preview of a view is not written down") {
  const TemporaryDirectory directory;
  const auto store = directory / "network";
  const auto session = openSession(store);
  const Revision before = session->revision();
  session->previewView(onlyHospitals(*session));
  CHECK(session->visibility().vertexCount < session->network().vertexCount());
  CHECK(session->revision() == before);
}

TEST_CASE("in the past one may look around, and nothing is kept of it") {
  const TemporaryDirectory directory;
  openSession(directory / "network");
  const auto past = Session::open({.store = directory / "network", .readOnly = true, .asOf = "#2"});
  REQUIRE(past.has_value());
  Session& session = **past;
  const std::size_t all = session.visibility().vertexCount;
  REQUIRE(session.setView(onlyHospitals(session), {"Kun hospitaler", "Only hospitals"}).has_value());
  CHECK(session.visibility().vertexCount < all);
  CHECK(session.store().revision() == 2);
  CHECK_FALSE(session.apply(ChangeSet({.kind = BatchKind::edit})).has_value());
}

TEST_CASE("what a person puts somewhere stays there through tidying up and a restart") {
  const TemporaryDirectory directory;
  const auto store = directory / "network";
  const Vec2 place{123.5F, -7.25F};
  std::vector<Vec2> tidied;
  {
    const auto session = openSession(store);
    const VertexIndex moved = *session->network().findKey("regionshospitalet-horsens");
    REQUIRE(session->placeEntities(std::span(&moved, 1), std::span(&place, 1)).has_value());
    JobControl job;
    REQUIRE(session->tidyUp(job).has_value());
    tidied = (*session->map())->positions;
    CHECK(tidied[moved.value] == place);
  }
  const auto session = openSession(store);
  const VertexIndex moved = *session->network().findKey("regionshospitalet-horsens");
  CHECK((*session->map())->positions == tidied);
  CHECK((*session->map())->pinned[moved.value] == 1);
  REQUIRE(session->unpin(std::span(&moved, 1)).has_value());
  CHECK((*session->map())->pinned[moved.value] == 0);
  CHECK((*session->map())->positions[moved.value] == place);
}

TEST_CASE("a new entity gets a place and nothing else moves") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  const auto before = (*session->map())->positions;
  const std::size_t count = before.size();
  IdAllocator ids = session->store().allocator();
  const Entity entity{ids.entity(), "ny-partner", session->network().type(VertexIndex{0})};
  const SourceId source = session->network().sources().front().id;
  ChangeSet change{{.kind = BatchKind::edit, .title = {"Tilføj ny partner", "Add a new partner"}}};
  change.put(entity);
  change.put(EntityFacts{entity.id, {.source = source}, Certainty::stated, {{"name_da", "Ny partner"}}});
  change.put(TieStatement{.id = ids.statement(),
                          .from = entity.id,
                          .relation = session->network().edge(EdgeIndex{0}).relation,
                          .to = session->network().entity(VertexIndex{1}),
                          .reference = {.source = source}});
  const auto applied = session->apply(change);
  if (!applied) FAIL(applied.error().message);
  const auto& after = (*session->map())->positions;
  REQUIRE(after.size() == count + 1);
  for (std::size_t v = 0; v < count; ++v) REQUIRE(after[v] == before[v]);
  CHECK(std::isfinite(after.back().x));
}

TEST_CASE("a view survives its text form") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  ViewSpec view = onlyHospitals(*session);
  view.focus = Focus{"euha", 2};
  view.layout = "radial";
  view.colorBy = ColorBy::country;
  view.highlightOnly = true;
  const auto read = viewSpecFromJson(toJson(view), session->network());
  REQUIRE(read.has_value());
  CHECK(*read == view);
  CHECK_FALSE(viewSpecFromJson("not json", session->network()).has_value());
  CHECK_FALSE(viewSpecFromJson(R"({"layout": 7})", session->network()).has_value());
  const auto forgotten =
      viewSpecFromJson(R"({"filter": ["type:spaceship", "type:hospital"], "new_key": 1})", session->network());
  REQUIRE(forgotten.has_value());
  CHECK(forgotten->filter.terms.size() == 1);
}

TEST_CASE("focus shows an entity's surroundings only") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  ViewSpec view;
  view.focus = Focus{"euha", 1};
  const Visibility near = visibleIn(view, session->network());
  const VertexIndex euha = *session->network().findKey("euha");
  std::size_t neighbors = 1;
  for (std::uint32_t v = 0; v < session->network().vertexCount(); ++v) {
    const auto half = session->network().incident(VertexIndex{v});
    const bool tied = std::any_of(half.begin(), half.end(), [&](HalfEdge h) { return h.neighbor == euha; });
    if (tied && v != euha.value) ++neighbors;
    CHECK(near.shows(VertexIndex{v}) == (tied || v == euha.value));
  }
  CHECK(near.vertexCount == neighbors);
}
