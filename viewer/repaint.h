// Repaint keeps the picture of the window from frame to frame and draws only those parts anew in which something
// changed: without a graphics card, panels that stand still would cost more than the map that moves beside them.
//
//   ImGui::Render();
//   repaint.paint(*ImGui::GetDrawData(), {parts, background}, {.part = 3, .version = mapVersion, .draw = drawMap});
//
// A part has changed when one of ImGui's lists that reach into it has, or what lies under them. A context must be
// current in every call; the window's own framebuffer is bound afterwards.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "base/geometry.h"
#include "session/scene.h"
#include "viewer/gui_renderer.h"

namespace samspil {

// What is drawn below ImGui's lists by somebody else, in one of the parts, in a framebuffer with rows from the top.
struct Underlay {
  std::size_t part = SIZE_MAX;  // none
  std::uint64_t version = 0;    // another one: it looks different
  std::function<void()> draw;
};

class Repaint {
 public:
  static Result<std::unique_ptr<Repaint>> create();

  GuiRenderer& gui() { return *gui_; }
  // Fills the window's framebuffer. `parts` tile the window, in ImGui's units. False if nothing had changed: then it is
  // left as it is, which may be anything.
  bool paint(const ImDrawData& data, std::span<const Box> parts, Color background, const Underlay& underlay);
  // The next paint() draws all: textures changed.
  void forget() { versions_.clear(); }

 private:
  explicit Repaint(std::unique_ptr<GuiRenderer> gui) : gui_(std::move(gui)) {}
  void fit(int width, int height);
  PixelRect pixelsOf(const Box& part, ImVec2 ratio) const;
  void show() const;

  std::unique_ptr<GuiRenderer> gui_;
  GlTexture picture_;
  GlFramebuffer framebuffer_;
  int width_ = 0, height_ = 0;           // pixels
  std::vector<std::uint64_t> versions_;  // of the parts, as drawn
};

}  // namespace samspil
