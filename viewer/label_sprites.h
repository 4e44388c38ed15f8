// LabelSprites keeps the names on the map, each with its halo, as finished little pictures on one sheet: to show a name
// again is one rectangle instead of nine of every letter.
//
//   sprites.begin(ratio);
//   sprites.add(list, {face, size, "Aarhus Universitet", ink, halo}, at);   // for each line of text
//   sprites.finish(gui);                                                    // before the list is drawn
//
// A context must be current in every call.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include <imgui.h>

#include "base/geometry.h"
#include "session/scene.h"
#include "viewer/gui_renderer.h"

namespace samspil {

struct HaloText {
  ImFont* face = nullptr;
  float size = 13;  // of its line, in ImGui's units
  std::string text;
  Color ink, halo;
};

class LabelSprites {
 public:
  LabelSprites();

  // `ratio`: pixels a unit.
  void begin(float ratio);
  // Its upper left corner goes to the pixel nearest to `at`.
  void add(ImDrawList* list, const HaloText& text, Vec2 at);
  void finish(GuiRenderer& gui);
  // All are drawn anew: the faces are others.
  void forget();

 private:
  using Key = std::tuple<const ImFont*, float, std::string, std::uint32_t, std::uint32_t>;

  std::optional<PixelRect> findRoom(int width, int height);
  void clearNew() const;

  GlTexture sheet_;
  GlFramebuffer framebuffer_;
  float ratio_ = 1;
  std::map<Key, PixelRect> sprites_;
  std::vector<std::pair<HaloText, PixelRect>> newOnes_;
  int shelfLeft_ = 0, shelfTop_ = 0, shelfHeight_ = 0;  // where the next one goes
  bool full_ = false;
};

}  // namespace samspil
