#include "session/scene.h"

namespace samspil {

ScenePalette scenePalette(Theme theme) {
  ScenePalette palette;
  if (theme == Theme::light) {
    palette.background = {251, 250, 247};  // paper, not glare
    palette.text = {27, 34, 44};
    palette.mutedText = {88, 97, 109};
    palette.panel = {255, 255, 255};
    palette.border = {221, 219, 212};
    palette.accent = {190, 60, 12};
    palette.hover = {27, 34, 44};
  } else {
    palette.background = {20, 23, 28};
    palette.text = {232, 234, 238};
    palette.mutedText = {163, 171, 182};
    palette.panel = {28, 32, 39};
    palette.border = {52, 58, 68};
    palette.accent = {255, 158, 94};
    palette.hover = {232, 234, 238};
  }
  palette.halo = palette.background;
  palette.selection = palette.accent;
  return palette;
}

}  // namespace samspil
