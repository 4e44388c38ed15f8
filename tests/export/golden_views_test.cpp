// Eleven views of the built-in network that people typically look at and put on slides, against golden images.
#include <doctest/doctest.h>

#include "base/files.h"
#include "export/export.h"
#include "session/change_list.h"
#include "session/compare.h"
#include "session/gap_list.h"
#include "session/map_layouts.h"
#include "session/questions/question.h"
#include "tests/export/golden.h"
#include "tests/support/open_session.h"
#include "tests/support/temporary_directory.h"

using namespace samspil;

namespace {

struct Studio {
  test::TemporaryDirectory directory;
  std::unique_ptr<Session> session;
  JobControl job;

  Studio() { session = test::openSession(directory / "network"); }
  const GraphSnapshot& network() const { return session->network(); }
  VertexIndex at(std::string_view key) const {
    const auto v = network().findKey(key);
    if (!v) FAIL("no entity ", key);
    return *v;
  }
  void check(const std::string& name, const ViewSpec& view, ExportOptions options = {}) {
    options.width = 1180;
    options.height = 760;
    options.dated = false;
    session->previewView(view);
    const auto written = exportNetwork(*session, directory / (name + ".png"), options, job);
    if (!written) FAIL(written.error().message);
    test::checkGolden("view_" + name, readFile(written->front()).value());
    session->previewView(ViewSpec{});
  }
  ViewSpec filtered(std::string_view text) const {
    ViewSpec view;
    view.filter = parseFilter(text, network()).value();
    return view;
  }
  ViewSpec arranged(std::string layout) const {
    ViewSpec view;
    view.layout = std::move(layout);
    return view;
  }
};

Studio& studio() {
  static Studio studio;
  return studio;
}

ExportOptions lit(GapLight light) {
  ExportOptions options;
  options.screen.emplace();
  options.screen->light = std::move(light);
  return options;
}

}  // namespace

TEST_CASE("golden view: the whole network") { studio().check("whole", ViewSpec{}); }

TEST_CASE("golden view: the whole network in the dark, in English") {
  ExportOptions options;
  options.theme = Theme::dark;
  options.language = Language::english;
  studio().check("whole_dark", ViewSpec{}, options);
}

TEST_CASE("golden view: without the region") {
  studio().check("without_region", studio().filtered("-entity:region-midtjylland"));
}

TEST_CASE("golden view: what ties Regionshospitalet Horsens to UZ Leuven") {
  Studio& s = studio();
  const Question* question = findQuestion("how_connected");
  REQUIRE(question != nullptr);
  const std::vector<BlankValue> blanks{s.at("regionshospitalet-horsens"), s.at("uz-leuven")};
  const auto answer = ask(*s.session, *question, blanks, Language::danish, s.job);
  REQUIRE(answer.has_value());
  REQUIRE(answer->rows.size() == 5);
  s.check("horsens_leuven", ViewSpec{}, lit({.others = answer->vertices, .ties = answer->edges}));
}

TEST_CASE("golden view: the theme of rehabilitation") {
  ViewSpec view = studio().filtered("theme:Rehabilitering");
  view.colorBy = ColorBy::type;
  studio().check("rehabilitation", view);
}

TEST_CASE("golden view: each country by itself") {
  ViewSpec view = studio().arranged("groups:country");
  view.colorBy = ColorBy::country;
  studio().check("by_country", view);
}

TEST_CASE("golden view: rings round the university hospital") {
  studio().check("rings", studio().arranged("radial:aarhus-universitetshospital"));
}

TEST_CASE("golden view: a circle") { studio().check("circle", studio().arranged("circle")); }

TEST_CASE("golden view: on a map") {
  const auto places = findEntityPlaces(studio().session->store(), studio().network());
  REQUIRE(places.has_value());
  studio().check("on_map", studio().arranged(placesLayoutName(middleOf(*places))));
}

TEST_CASE("golden view: what changed from 2013 to 2025") {
  Studio& s = studio();
  const auto point = [](int year) { return ComparePoint{.by = CompareBy::years, .year = year}; };
  const auto comparison = compare(*s.session, point(2013), point(2025), Language::danish);
  REQUIRE(comparison.has_value());
  ExportOptions options;
  options.screen.emplace();
  options.screen->changes = changeRows(*comparison, s.network(), Language::danish);
  options.screen->compared = "2013 → 2025";
  REQUIRE(options.screen->changes.size() > 10);
  s.check("changes", ViewSpec{}, options);
}

TEST_CASE("golden view: a gap, with its evidence") {
  Studio& s = studio();
  const auto found = findGaps(s.network(), {}, {}, s.job);
  REQUIRE(found.has_value());
  REQUIRE_FALSE(found->gaps.empty());
  GapLight light;
  for (const Gap& gap : found->gaps) {
    light = lightOf(s.network(), gap);
    if (!light.missing.empty() && !light.ties.empty()) break;
  }
  REQUIRE_FALSE(light.missing.empty());
  s.check("gap", ViewSpec{}, lit(std::move(light)));
}
