// Golden images: pictures that were looked at, in tests/golden. scripts/renew_golden writes anew those that differ, and
// shows how.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

#include <doctest/doctest.h>

#include "base/files.h"
#include "session/font_metrics.h"
#include "tests/export/png_pixels.h"

namespace samspil::test {

inline constexpr double kGoldenTolerance =
    0.004;  // of the pixels: other versions of cairo and FreeType shade rims anew

inline bool interIsInstalled() {
  const auto font = fontFile(FontRole::regular);
  return font && font->filename().string().starts_with("Inter") && fontFile(FontRole::icons).has_value();
}

inline void checkGolden(const std::string& name, const std::string& png) {
  const std::filesystem::path path = "tests/golden/" + name + ".png";
  if (!interIsInstalled()) {
    MESSAGE("fonts-inter or fonts-fork-awesome is not installed: " << path.string() << " is not compared");
    return;
  }
  auto golden = readFile(path);
  const bool differs = !golden || differingShare(decodePng(png), decodePng(*golden)) > kGoldenTolerance;
  if (differs && std::getenv("SAMSPIL_UPDATE_GOLDEN") != nullptr) {
    REQUIRE(writeFileAtomically(path, png).has_value());
    golden = png;
  }
  INFO(name, ": if the picture is to be another one, renew it by scripts/renew_golden and look at it");
  REQUIRE(golden.has_value());
  CHECK(differingShare(decodePng(png), decodePng(*golden)) <= kGoldenTolerance);
}

}  // namespace samspil::test
