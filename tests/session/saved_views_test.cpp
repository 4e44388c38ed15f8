#include "session/saved_views.h"

#include <doctest/doctest.h>

#include "tests/support/open_session.h"
#include "tests/support/temporary_directory.h"

using namespace samspil;
using test::openSession;
using test::TemporaryDirectory;

namespace {

std::vector<std::string> names(const Session& session) {
  const auto views = savedViews(session, Language::danish);
  REQUIRE(views.has_value());
  std::vector<std::string> found;
  for (const SavedView& view : *views) found.push_back(view.name);
  return found;
}

ViewSpec hospitalsAsCircle(const Session& session) {
  ViewSpec view = session.view();
  const auto filter = parseFilter("type:hospital", session.network());
  REQUIRE(filter.has_value());
  view.filter = *filter;
  view.layout = "circle";
  view.colorBy = ColorBy::country;
  return view;
}

}  // namespace

TEST_CASE("a saved view brings filter, layout and colours back after a restart") {
  const TemporaryDirectory directory;
  ViewSpec wanted;
  {
    const auto session = openSession(directory / "network");
    wanted = hospitalsAsCircle(*session);
    REQUIRE(session->setView(wanted, {"a", "a"}).has_value());
    REQUIRE(saveView(*session, "  Østjyske hospitaler ").has_value());
    REQUIRE(session->setView({}, {"b", "b"}).has_value());
  }
  const auto session = openSession(directory / "network");
  CHECK(session->view() == ViewSpec{});
  const auto views = savedViews(*session, Language::danish);
  REQUIRE(views.has_value());
  REQUIRE(views->size() == 1);
  REQUIRE(openView(*session, "Østjyske hospitaler").has_value());
  CHECK(session->view() == wanted);
  CHECK(session->visibility().vertexCount == views->front().shown);
  REQUIRE(session->undo().has_value());
  CHECK(session->view() == ViewSpec{});
}

TEST_CASE("saving, renaming and deleting a view are undone one by one") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  REQUIRE(saveView(*session, "Ære").has_value());
  REQUIRE(saveView(*session, "Alle").has_value());
  CHECK(names(*session) == std::vector<std::string>{"Alle", "Ære"});
  REQUIRE(renameView(*session, "Alle", "Ålborg").has_value());
  CHECK(names(*session) == std::vector<std::string>{"Ære", "Ålborg"});
  REQUIRE(deleteView(*session, "Ære").has_value());
  CHECK(names(*session) == std::vector<std::string>{"Ålborg"});
  REQUIRE(session->undo().has_value());
  REQUIRE(session->undo().has_value());
  CHECK(names(*session) == std::vector<std::string>{"Alle", "Ære"});
  REQUIRE(session->undo().has_value());
  CHECK(names(*session) == std::vector<std::string>{"Ære"});
}

TEST_CASE("a view is not saved without a name, nor renamed over another") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  CHECK(saveView(*session, " \t").error().code == ErrorCode::invalidArgument);
  REQUIRE(saveView(*session, "A").has_value());
  REQUIRE(saveView(*session, "B").has_value());
  CHECK(renameView(*session, "A", "B").error().code == ErrorCode::conflict);
  CHECK(openView(*session, "C").error().code == ErrorCode::notFound);
  CHECK(deleteView(*session, "C").error().code == ErrorCode::notFound);
  CHECK(names(*session) == std::vector<std::string>{"A", "B"});
}
