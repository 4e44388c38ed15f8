#include "export/canvas.h"

#include <array>
#include <cstring>
#include <numbers>
#include <vector>

#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include "base/text.h"
#include "session/shape_outline.h"

namespace samspil {

namespace {

constexpr double kPointsPerPixel = 0.75;

cairo_status_t appendBytes(void* closure, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t* createSurface(PictureKind kind, int width, int height, std::string* bytes) {
  switch (kind) {
    case PictureKind::png: return cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    case PictureKind::svg: {
      cairo_surface_t* svg = cairo_svg_surface_create_for_stream(appendBytes, bytes, width, height);
      cairo_svg_surface_set_document_unit(svg, CAIRO_SVG_UNIT_PX);  // a paper as large as the PDF's
      return svg;
    }
    case PictureKind::pdf:
      return cairo_pdf_surface_create_for_stream(appendBytes, bytes, width * kPointsPerPixel, height * kPointsPerPixel);
  }
  return nullptr;
}

// A font file opened by FreeType, which must live as long as cairo's face of it.
struct OpenedFont {
  FT_Library library = nullptr;
  FT_Face face = nullptr;

  ~OpenedFont() {
    if (face != nullptr) FT_Done_Face(face);
    if (library != nullptr) FT_Done_FreeType(library);
  }
};

Result<cairo_font_face_t*> loadFace(FontRole role) {
  TRY_ASSIGN(const auto path, fontFile(role));
  auto font = std::make_unique<OpenedFont>();
  if (FT_Init_FreeType(&font->library) != 0 || FT_New_Face(font->library, path.c_str(), 0, &font->face) != 0) {
    return makeError(ErrorCode::invalidData, "{} is not a font that FreeType reads. Install the package anew.",
                     path.string());
  }
  // Without hinting letters are as wide as FontMetrics says, at any size.
  cairo_font_face_t* face = cairo_ft_font_face_create_for_ft_face(font->face, FT_LOAD_NO_HINTING);
  static const cairo_user_data_key_t kKey{};
  const auto release = [](void* opened) { delete static_cast<OpenedFont*>(opened); };
  if (cairo_font_face_set_user_data(face, &kKey, font.get(), release) != CAIRO_STATUS_SUCCESS) {
    cairo_font_face_destroy(face);
    return makeError(ErrorCode::io, "The font {} could not be handed to cairo.", path.string());
  }
  font.release();
  return face;
}

}  // namespace

Result<Canvas> Canvas::create(PictureKind kind, int width, int height) {
  constexpr int kLargest = 16384;  // cairo's images go to 32767; this much is 1 GB of memory
  if (width < 64 || height < 64 || width > kLargest || height > kLargest) {
    return makeError(ErrorCode::invalidArgument, "A picture is 64 to {} pixels wide and high, not {}x{}.", kLargest,
                     width, height);
  }
  Canvas canvas;
  canvas.kind_ = kind;
  canvas.bytes_ = std::make_unique<std::string>();
  canvas.surface_.reset(createSurface(kind, width, height, canvas.bytes_.get()));
  canvas.context_.reset(cairo_create(canvas.surface_.get()));
  if (cairo_status(canvas.context_.get()) != CAIRO_STATUS_SUCCESS) {
    return makeError(ErrorCode::noSpace, "There is no memory for a picture of {}x{} pixels. Choose a smaller size.",
                     width, height);
  }
  if (kind == PictureKind::pdf) cairo_scale(canvas.context_.get(), kPointsPerPixel, kPointsPerPixel);
  for (const FontRole role : {FontRole::regular, FontRole::semibold, FontRole::icons}) {
    auto face = loadFace(role);
    if (face) canvas.faces_[role].reset(*face);
    if (!face && role != FontRole::icons) return std::unexpected(face.error());
  }
  return canvas;
}

void Canvas::setColor(Color color) {
  cairo_set_source_rgba(context_.get(), color.r / 255.0, color.g / 255.0, color.b / 255.0, color.a / 255.0);
}

void Canvas::setStroke(const StrokeStyle& stroke) {
  setColor(stroke.color);
  cairo_set_line_width(context_.get(), stroke.width);
  const DashPattern pattern = dashPattern(stroke.line, stroke.width / stroke.scale);
  const std::array<double, 2> dashes{pattern.dash * stroke.scale, pattern.gap * stroke.scale};
  // As in the window, a line begins and ends within a gap.
  const double start = dashes[0] + dashes[1] / 2;
  cairo_set_dash(context_.get(), dashes.data(), stroke.line == LineStyle::solid ? 0 : 2, start);
  cairo_set_line_cap(context_.get(), stroke.line == LineStyle::dotted ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
}

bool Canvas::setFont(FontRole role, float size) {
  const auto face = faces_.find(role);
  if (face == faces_.end()) return false;
  cairo_set_font_face(context_.get(), face->second.get());
  cairo_set_font_size(context_.get(), size);
  return true;
}

void Canvas::text(Vec2 baseline, const std::string& text, const TextStyle& style, Align align) {
  if (!setFont(style.role, style.size)) return;
  cairo_text_extents_t extents{};
  cairo_text_extents(context_.get(), text.c_str(), &extents);
  const double share = align == Align::left ? 0 : align == Align::center ? 0.5 : 1;
  const double x = baseline.x - share * extents.x_advance;
  if (style.halo) {
    cairo_move_to(context_.get(), x, baseline.y);
    cairo_text_path(context_.get(), text.c_str());
    cairo_set_line_join(context_.get(), CAIRO_LINE_JOIN_ROUND);
    setStroke({*style.halo, style.size * 0.24F, LineStyle::solid});
    cairo_stroke(context_.get());
  }
  cairo_move_to(context_.get(), x, baseline.y);
  setColor(style.color);
  cairo_show_text(context_.get(), text.c_str());
}

void Canvas::icon(Vec2 center, char32_t codePoint, float size, Color color) {
  if (codePoint == 0 || !setFont(FontRole::icons, size)) return;
  std::string text;
  appendUtf8(text, codePoint);
  cairo_text_extents_t extents{};
  cairo_text_extents(context_.get(), text.c_str(), &extents);
  cairo_move_to(context_.get(), center.x - extents.x_bearing - extents.width / 2,
                center.y - extents.y_bearing - extents.height / 2);
  setColor(color);
  cairo_show_text(context_.get(), text.c_str());
}

void Canvas::outline(std::span<const Vec2> corners) {
  cairo_new_path(context_.get());
  for (const Vec2 corner : corners) cairo_line_to(context_.get(), corner.x, corner.y);
  cairo_close_path(context_.get());
}

void Canvas::shape(Shape shape, Vec2 center, float radius, Color fill, const StrokeStyle& rim) {
  std::vector<Vec2> corners;
  for (const Vec2 point : shapeOutline(shape)) corners.push_back(center + point * radius);
  outline(corners);
  setColor(fill);
  cairo_fill_preserve(context_.get());
  setStroke(rim);
  if (rim.width > 0) cairo_stroke_preserve(context_.get());
  cairo_new_path(context_.get());
}

void Canvas::polygon(std::span<const Vec2> corners, Color fill) {
  outline(corners);
  setColor(fill);
  cairo_fill(context_.get());
}

void Canvas::path(std::span<const Vec2> points, const StrokeStyle& stroke) {
  if (points.size() < 2) return;
  cairo_new_path(context_.get());
  for (const Vec2 point : points) cairo_line_to(context_.get(), point.x, point.y);
  setStroke(stroke);
  cairo_set_line_join(context_.get(), CAIRO_LINE_JOIN_ROUND);
  cairo_stroke(context_.get());
}

void Canvas::curve(const LineCurve& curve, const StrokeStyle& stroke) {
  // cairo knows cubic curves: their control points lie two thirds of the way to the quadratic one.
  const Vec2 first = curve.start + (curve.control - curve.start) * (2.0F / 3);
  const Vec2 second = curve.end + (curve.control - curve.end) * (2.0F / 3);
  cairo_move_to(context_.get(), curve.start.x, curve.start.y);
  cairo_curve_to(context_.get(), first.x, first.y, second.x, second.y, curve.end.x, curve.end.y);
  setStroke(stroke);
  cairo_stroke(context_.get());
}

void Canvas::roundedBox(const Box& box, float corner, Color fill, const StrokeStyle& rim) {
  constexpr double kQuarter = std::numbers::pi / 2;
  cairo_new_path(context_.get());
  cairo_arc(context_.get(), box.max.x - corner, box.min.y + corner, corner, -kQuarter, 0);
  cairo_arc(context_.get(), box.max.x - corner, box.max.y - corner, corner, 0, kQuarter);
  cairo_arc(context_.get(), box.min.x + corner, box.max.y - corner, corner, kQuarter, 2 * kQuarter);
  cairo_arc(context_.get(), box.min.x + corner, box.min.y + corner, corner, 2 * kQuarter, 3 * kQuarter);
  cairo_close_path(context_.get());
  setColor(fill);
  cairo_fill_preserve(context_.get());
  setStroke(rim);
  cairo_stroke(context_.get());
}

void Canvas::fill(Color color) {
  setColor(color);
  cairo_paint(context_.get());
}

void Canvas::image(const Box& place, std::span<const std::uint32_t> pixels, int width, float opacity) {
  const int height = width > 0 ? static_cast<int>(pixels.size()) / width : 0;
  if (height == 0) return;
  const std::unique_ptr<cairo_surface_t, SurfaceDeleter> image(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
  if (cairo_surface_status(image.get()) != CAIRO_STATUS_SUCCESS) return;
  cairo_surface_flush(image.get());
  unsigned char* bytes = cairo_image_surface_get_data(image.get());
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(image.get()));
  const std::size_t row = static_cast<std::size_t>(width);
  for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y)
    std::memcpy(bytes + y * stride, &pixels[y * row], row * sizeof pixels[0]);
  cairo_surface_mark_dirty(image.get());
  cairo_save(context_.get());
  cairo_translate(context_.get(), place.min.x, place.min.y);
  cairo_scale(context_.get(), place.width() / static_cast<double>(width), place.height() / static_cast<double>(height));
  cairo_set_source_surface(context_.get(), image.get(), 0, 0);
  cairo_paint_with_alpha(context_.get(), opacity);
  cairo_restore(context_.get());
}

void Canvas::pushOrigin(Vec2 origin, const Box& clip) {
  cairo_save(context_.get());
  cairo_translate(context_.get(), origin.x, origin.y);
  cairo_rectangle(context_.get(), clip.min.x, clip.min.y, clip.width(), clip.height());
  cairo_clip(context_.get());
}

void Canvas::popOrigin() { cairo_restore(context_.get()); }

Result<std::string> Canvas::finish() {
  const cairo_status_t drawn = cairo_status(context_.get());
  cairo_status_t written = CAIRO_STATUS_SUCCESS;
  if (kind_ == PictureKind::png) written = cairo_surface_write_to_png_stream(surface_.get(), appendBytes, bytes_.get());
  context_.reset();
  cairo_surface_finish(surface_.get());
  for (const cairo_status_t status : {drawn, written, cairo_surface_status(surface_.get())}) {
    if (status == CAIRO_STATUS_SUCCESS) continue;
    return makeError(ErrorCode::io, "The picture could not be drawn: {}.", cairo_status_to_string(status));
  }
  return std::move(*bytes_);
}

}  // namespace samspil
