// A cairo surface in memory with Samspil's typeface: what pictures are drawn on. Lengths are pixels (1 px = 0.75 pt in
// PDF).
//
//   TRY_ASSIGN(Canvas canvas, Canvas::create(PictureKind::svg, 1920, 1080));
//   canvas.text({40, 60}, "Samspil", {FontRole::semibold, 24, palette.text});
//   TRY_ASSIGN(const std::string bytes, canvas.finish());
//
// For one thread. A finished canvas draws no more.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>

#include <cairo.h>

#include "base/geometry.h"
#include "base/result.h"
#include "export/export.h"
#include "session/font_metrics.h"
#include "session/line_curve.h"

namespace samspil {

struct TextStyle {
  FontRole role = FontRole::regular;
  float size = 13;
  Color color;
  std::optional<Color> halo;  // a rim around the letters, where they lie over lines
};

struct StrokeStyle {
  Color color;
  float width = 1;
  LineStyle line = LineStyle::solid;
  float scale = 1;  // pixels a unit of design: how large dashes are
};

enum class Align : std::uint8_t { left, center, right };

class Canvas {
 public:
  static Result<Canvas> create(PictureKind kind, int width, int height);

  // `baseline` is the point on which the text stands; which end of it, `align` says.
  void text(Vec2 baseline, const std::string& text, const TextStyle& style, Align align = Align::left);
  void icon(Vec2 center, char32_t codePoint, float size, Color color);  // nothing where the icon font is missing
  void shape(Shape shape, Vec2 center, float radius, Color fill, const StrokeStyle& rim);
  void polygon(std::span<const Vec2> corners, Color fill);
  void path(std::span<const Vec2> points, const StrokeStyle& stroke);  // open
  void curve(const LineCurve& curve, const StrokeStyle& stroke);
  void roundedBox(const Box& box, float corner, Color fill, const StrokeStyle& rim);
  void fill(Color color);  // the whole page
  // 0xAARRGGBB, rows of `width` pixels from the top, opaque; stretched over `place`, shown as strong as `opacity`.
  void image(const Box& place, std::span<const std::uint32_t> pixels, int width, float opacity);

  void pushOrigin(Vec2 origin,
                  const Box& clip);  // what follows is drawn relative to `origin`, inside `clip` (relative to it)
  void popOrigin();

  Result<std::string> finish();

 private:
  struct SurfaceDeleter {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  };
  struct ContextDeleter {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
  };
  struct FaceDeleter {
    void operator()(cairo_font_face_t* face) const { cairo_font_face_destroy(face); }
  };

  Canvas() = default;
  void setColor(Color color);
  void setStroke(const StrokeStyle& stroke);
  void outline(std::span<const Vec2> corners);
  bool setFont(FontRole role, float size);

  PictureKind kind_ = PictureKind::png;
  std::unique_ptr<std::string> bytes_;  // where vector surfaces write; at a fixed address
  std::unique_ptr<cairo_surface_t, SurfaceDeleter> surface_;
  std::map<FontRole, std::unique_ptr<cairo_font_face_t, FaceDeleter>> faces_;
  std::unique_ptr<cairo_t, ContextDeleter> context_;
};

}  // namespace samspil
