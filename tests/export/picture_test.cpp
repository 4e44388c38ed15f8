// Pictures of small networks against golden images.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include "export/export.h"
#include "tests/export/golden.h"
#include "tests/session/small_network.h"

using namespace samspil;
using test::checkGolden;
using test::SmallNetwork;

namespace {

const char* const kHouse =
    "region-hospital:collaboration region-hospital2:collaboration region-hospital3:collaboration? "
    "hospital-theme:content "
    "hospital2-theme:content hospital2-theme2:content fund-hospital:collaboration fund-hospital:collaboration "
    "fund-hospital:content "
    "hospital3-theme2:intention region-fund:collaboration region-theme3:content theme3-hospital3:content";

ExportOptions smallPage() {
  ExportOptions options;
  options.width = 900;
  options.height = 520;
  return options;
}

std::string drawn(const SceneInput& input, const ExportOptions& options, PictureKind kind = PictureKind::png) {
  auto bytes = drawPicture(buildScene(input), options, kind);
  if (!bytes) FAIL(bytes.error().message);
  return std::move(*bytes);
}

}  // namespace

TEST_CASE("a small network in the light theme") {
  const SmallNetwork small{kHouse};
  checkGolden("small_light", drawn(small.input(), smallPage()));
}

TEST_CASE("a selection in the dark theme, in English") {
  const SmallNetwork small{kHouse};
  SceneInput input = small.input();
  const std::vector<VertexIndex> selection{small.at("hospital2")};
  input.selection = selection;
  input.theme = Theme::dark;
  input.language = Language::english;
  ExportOptions options = smallPage();
  options.theme = Theme::dark;
  options.language = Language::english;
  checkGolden("small_selected_dark", drawn(input, options));
}

TEST_CASE("a filtered network says what is left out") {
  SmallNetwork small{kHouse};
  small.show("-type:theme");
  checkGolden("small_filtered", drawn(small.input(), smallPage()));
}

TEST_CASE("an empty network is a page, not a failure") {
  const SmallNetwork small{""};
  checkGolden("empty", drawn(small.input(), smallPage()));
}

TEST_CASE("the same scene gives the same bytes") {
  const SmallNetwork small{kHouse};
  CHECK(drawn(small.input(), smallPage()) == drawn(small.input(), smallPage()));
}

TEST_CASE("a picture has the size asked for, from thumbnail to poster") {
  const SmallNetwork small{kHouse};
  for (const auto& [width, height] : {std::pair{200U, 150U}, {1000U, 2000U}, {2600U, 900U}}) {
    ExportOptions options;
    options.width = static_cast<int>(width);
    options.height = static_cast<int>(height);
    const auto pixels = test::decodePng(drawn(small.input(), options));
    CHECK(pixels.width == width);
    CHECK(pixels.height == height);
  }
}

TEST_CASE("sizes that cannot be drawn are refused with what is possible") {
  const SmallNetwork small{kHouse};
  for (const int width : {-5, 0, 10, 100000}) {
    ExportOptions options;
    options.width = width;
    const auto picture = drawPicture(buildScene(small.input()), options, PictureKind::png);
    REQUIRE_FALSE(picture.has_value());
    CHECK(picture.error().code == ErrorCode::invalidArgument);
  }
}

TEST_CASE("SVG and PDF are what their names say") {
  const SmallNetwork small{kHouse};
  const std::string svg = drawn(small.input(), smallPage(), PictureKind::svg);
  CHECK(svg.starts_with("<?xml"));
  CHECK(svg.find("<svg") != std::string::npos);
  CHECK(svg.find("<image") == std::string::npos);  // vectors, not a photograph of them
  const std::string pdf = drawn(small.input(), smallPage(), PictureKind::pdf);
  CHECK(pdf.starts_with("%PDF-"));
  CHECK(pdf.find("/FontFile") != std::string::npos);  // text stays text, with its font
}

TEST_CASE("a network too large for one scene is drawn all the same, with its landmarks named") {
  std::string ties;
  for (int hospital = 0; hospital < 210; ++hospital) {
    for (int fund = 0; fund < 200; ++fund) ties += fmt::format("hospital{}-fund{}:collaboration ", hospital, fund);
  }
  const SmallNetwork small{ties};
  REQUIRE(small.network->edgeCount() > 40'000);
  JobControl job;
  const auto picture = drawPicture(small.input(), smallPage(), PictureKind::png, job);
  REQUIRE(picture.has_value());
  CHECK(*picture == drawPicture(small.input(), smallPage(), PictureKind::png, job).value());
  const auto pixels = test::decodePng(*picture);
  const auto empty = test::decodePng(drawn(SmallNetwork{""}.input(), smallPage()));
  CHECK(pixels.width == empty.width);
  CHECK(test::differingShare(pixels, empty) > 0.15);
  for (const PictureKind kind : {PictureKind::svg, PictureKind::pdf})
    CHECK(drawPicture(small.input(), smallPage(), kind, job).has_value());
}
