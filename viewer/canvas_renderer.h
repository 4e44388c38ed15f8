// CanvasRenderer draws hulls, lines and marks of a Scene with OpenGL 3.3; text goes over it later. The arrays are
// uploaded when the scene changed, a camera movement changes four numbers. A context must be current in every call.
#pragma once

#include "base/result.h"
#include "session/camera.h"
#include "session/picture_worker.h"
#include "viewer/canvas_mesh.h"
#include "viewer/gl_objects.h"
#include "viewer/gui_renderer.h"

namespace samspil {

// Where the canvas lies in the framebuffer, in pixels; its rows run from the top.
struct CanvasArea {
  int x = 0, y = 0, width = 0, height = 0;
  float pixelRatio = 1;  // pixels a unit of the camera's viewport
  friend bool operator==(const CanvasArea&, const CanvasArea&) = default;
};

class CanvasRenderer {
 public:
  static Result<std::unique_ptr<CanvasRenderer>> create();

  // Takes over the scene. Icons not seen before are drawn into the sheet.
  Result<void> setScene(const Scene& scene);
  // Takes over the picture of a large map, which stays until the next one.
  void setPicture(const FinishedPicture& picture);
  // Clears the area to `background` and draws the scene as `camera` sees it; `uiScale` widens lines. Behind it goes the
  // picture, be it of another camera, with `pictureOpacity`; 0: not at all.
  void draw(const Camera& camera, const CanvasArea& area, Color background, float uiScale, float pictureOpacity) const;

 private:
  CanvasRenderer() = default;
  Result<void> compile();
  void describeArrays();
  void uploadShapes();
  Result<void> addIcons(const Scene& scene);
  // Where the picture lies on the area, in pixels.
  struct PicturePlace {
    bool sharp;  // pixel for pixel
    double left, top, width, height;
  };
  PicturePlace picturePlace(const Camera& camera, const CanvasArea& area) const;
  bool pictureCovers(const Camera& camera, const CanvasArea& area) const;
  void drawPicture(const Camera& camera, const CanvasArea& area, float opacity) const;
  void copyPicture(const CanvasArea& area, int left, int top) const;
  void drawMarks(const Camera& camera, const CanvasArea& area, float uiScale) const;
  void useProgram(const GlProgram& program, const Camera& camera, const CanvasArea& area, float uiScale) const;

  GlProgram fillProgram_, lineProgram_, markProgram_, pictureProgram_;
  GlArray hulls_, lines_, marks_, corners_;
  GlTexture shapes_, icons_, picture_;
  GlFramebuffer pictureSource_;
  PictureView pictureView_;  // of what is in picture_; width 0: nothing yet
  IconSheet sheet_;
  std::vector<char32_t> wantedIcons_;
};

}  // namespace samspil
