// Every colour that text is written in stands out from what is behind it, in both themes: at least 4.5 to 1 (WCAG 2.1,
// 1.4.3).
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "session/compare.h"
#include "session/map_signs.h"
#include "viewer/style.h"

using namespace samspil;

namespace {

constexpr double kEnough = 4.5;

struct NamedColor {
  std::string name;
  Color color;
};

Style styleOf(Theme theme) {
  Style style;
  setTheme(style, theme);
  return style;
}

void checkAll(const std::vector<NamedColor>& texts, const std::vector<NamedColor>& grounds) {
  for (const NamedColor& text : texts) {
    for (const NamedColor& ground : grounds) {
      INFO(text.name, " on ", ground.name);
      CHECK(contrastRatio(text.color, ground.color) >= kEnough);
    }
  }
}

}  // namespace

TEST_CASE("text of the panels stands out from every ground it is written on") {
  for (const Theme theme : {Theme::light, Theme::dark}) {
    const Style style = styleOf(theme);
    CAPTURE((theme == Theme::light));
    checkAll({{"text", style.text}, {"muted", style.muted}}, {{"panel", style.panel},
                                                              {"raised", style.raised},
                                                              {"sunken", style.sunken},
                                                              {"hovered", style.hovered},
                                                              {"pressed", style.pressed},
                                                              {"accentSoft", style.accentSoft},
                                                              {"background", style.palette.background}});
    checkAll({{"accent", style.accent}, {"problem", style.problem}, {"good", style.good}},
             {{"panel", style.panel}, {"raised", style.raised}, {"sunken", style.sunken}});
    checkAll({{"accent", style.accent}, {"text", style.text}},
             {{"accentSoft", style.accentSoft}, {"hovered", style.hovered}});
    checkAll({{"onAccent", style.onAccent}}, {{"accent", style.accent},
                                              {"accent, hovered", mix(style.accent, style.text, 0.12F)},
                                              {"accent, pressed", mix(style.accent, style.text, 0.24F)}});
  }
}

TEST_CASE("text on the map stands out from the map") {
  for (const Theme theme : {Theme::light, Theme::dark}) {
    const ScenePalette palette = scenePalette(theme);
    CAPTURE((theme == Theme::light));
    checkAll({{"text", palette.text}, {"mutedText", palette.mutedText}, {"accent", palette.accent}},
             {{"background", palette.background}, {"halo", palette.halo}, {"panel", palette.panel}});
    for (const Change change : {Change::added, Change::gone, Change::changed})
      checkAll({{"the sign of a change", palette.background}}, {{"its disc", changeColor(change, theme)}});
  }
}
