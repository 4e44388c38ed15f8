#include "viewer/remembered_look.h"

#include <doctest/doctest.h>

#include "base/files.h"
#include "tests/support/temporary_directory.h"

using namespace samspil;

TEST_CASE("language and theme come back as they were chosen, and what can't be understood is nothing") {
  const test::TemporaryDirectory directory;
  const auto file = directory / "data" / "look";
  CHECK_FALSE(rememberedLook(file).has_value());
  for (const Language language : {Language::danish, Language::english}) {
    for (const Theme theme : {Theme::light, Theme::dark}) {
      REQUIRE(rememberLook(file, {language, theme}).has_value());
      CHECK((rememberedLook(file) == Look{language, theme}));
    }
  }
  for (const char* text : {"", "da", "sv dark", "da blue", "da dark more"}) {
    REQUIRE(writeFileAtomically(file, text).has_value());
    CHECK_FALSE(rememberedLook(file).has_value());
  }
}
