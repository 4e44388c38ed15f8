// GuiRenderer draws what ImGui was told, into the framebuffer that is bound, whose rows run from the top. Only what
// lies within a rectangle is drawn, so that parts of a window can be drawn alone.
//
//   gui.load(*ImGui::GetDrawData());
//   gui.draw({0, 0, width, height});
//
// A context must be current in every call.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include <imgui.h>

#include "base/result.h"
#include "viewer/gl_objects.h"

namespace samspil {

// Of a framebuffer whose first row is the topmost; right and bottom are outside.
struct PixelRect {
  int left = 0, top = 0, right = 0, bottom = 0;
  bool empty() const { return left >= right || top >= bottom; }
  friend bool operator==(const PixelRect&, const PixelRect&) = default;
};
PixelRect intersection(const PixelRect& a, const PixelRect& b);

class GuiRenderer {
 public:
  static Result<std::unique_ptr<GuiRenderer>> create();

  // Hands the letters of ImGui's atlas to the graphics card: after they were loaded.
  void uploadFonts();
  // Takes over what is to be drawn until the next call; a framebuffer has `size` units of `ratio` pixels.
  void load(std::span<ImDrawList* const> lists, ImVec2 size, ImVec2 ratio);
  // Draws what of it lies within `place`.
  void draw(const PixelRect& place) const;

 private:
  struct Command {
    PixelRect clip;
    GLuint texture;
    GLsizei count;
    std::size_t firstIndex;
    GLint firstVertex;
  };

  GuiRenderer() = default;
  void describeArrays();

  GlProgram program_;
  GlTexture letters_;
  GlVertexArray array_;
  GlBuffer vertices_, indices_;
  std::vector<Command> commands_;
  PixelRect whole_;
  ImVec2 size_;
};

}  // namespace samspil
