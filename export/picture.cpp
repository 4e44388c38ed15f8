// The page of a picture: title and figures above, the map to the left, the legend in a column of its own to the right.
#include "export/canvas.h"
#include "export/draw_legend.h"
#include "export/draw_map.h"
#include "session/label_text.h"

namespace samspil {

namespace {

constexpr float kPageMargin = 32;  // pixels at UI scale 1, as all below
constexpr float kTitleSize = 25;
constexpr float kCaptionSize = 14;
constexpr float kHeader = 62;
constexpr float kLegendWidth = 316;
constexpr float kGutter = 16;

// Text is as large as at 1920x1080, relative to the page; small pages keep legible text and show less of it.
float uiScaleOf(const ExportOptions& options) {
  constexpr float kUsualArea = 1920.0F * 1080.0F;
  const float area = static_cast<float>(options.width) * static_cast<float>(options.height);
  return std::clamp(std::sqrt(area / kUsualArea), 0.9F, 8.0F);
}

struct PageLayout {
  Vec2 title, caption;  // baselines
  Box map, legend;
};

PageLayout layOut(const ExportOptions& options, float scale) {
  const auto width = static_cast<float>(options.width), height = static_cast<float>(options.height);
  const float margin = kPageMargin * scale;
  const float column = std::min(kLegendWidth * scale, width * 0.34F);
  PageLayout page;
  page.title = {margin, margin + 0.8F * kTitleSize * scale};
  page.caption = {margin, page.title.y + 1.75F * kCaptionSize * scale};
  page.legend = {{width - margin - column, margin}, {width - margin, height - margin}};
  page.map = {{margin / 2, margin + kHeader * scale}, {page.legend.min.x - kGutter * scale, height - margin / 2}};
  return page;
}

}  // namespace

Result<std::string> drawPicture(const Scene& scene, const ExportOptions& options, PictureKind kind) {
  TRY_ASSIGN(Canvas canvas, Canvas::create(kind, options.width, options.height));
  TRY_ASSIGN(const FontMetrics metrics, FontMetrics::load(FontRole::regular));
  const float scale = uiScaleOf(options);
  const PageLayout page = layOut(options, scale);
  const float headerWidth = page.map.max.x - page.title.x;

  canvas.fill(scene.palette.background);
  drawMap(canvas, scene, metrics, page.map, scale);
  const TextStyle title{FontRole::semibold, kTitleSize * scale, scene.palette.text, {}};
  canvas.text(page.title, cutToWidth(scene.title, metrics, title.size, headerWidth * 0.94F), title);
  const TextStyle caption{FontRole::regular, kCaptionSize * scale, scene.palette.mutedText, {}};
  canvas.text(page.caption, cutToWidth(scene.caption, metrics, caption.size, headerWidth), caption);
  const bool legend = !scene.legend.types.empty() || !scene.legend.families.empty();
  if (legend) drawLegend(canvas, scene, metrics, page.legend, scale, options.language);
  return canvas.finish();
}

}  // namespace samspil
