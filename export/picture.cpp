// The page of a picture: title and figures above, the map to the left, the legend in a column of its own to the right.
#include "export/canvas.h"
#include "export/draw_legend.h"
#include "export/draw_map.h"
#include "session/density_picture.h"
#include "session/label_text.h"
#include "session/map_detail.h"
#include "session/map_signs.h"
#include "session/parallel_ranges.h"

namespace samspil {

namespace {

constexpr float kPageMargin = 32;  // pixels at UI scale 1, as all below
constexpr float kTitleSize = 25;
constexpr float kCaptionSize = 14;
constexpr float kHeader = 62;
constexpr float kLegendWidth = 316;
constexpr float kGutter = 16;
constexpr float kFooterSize = 11.5F;
constexpr float kFooter = 26;

// Text is as large as at 1920x1080, relative to the page; small pages keep legible text and show less of it.
float uiScaleOf(const ExportOptions& options) {
  if (options.uiScale > 0) return options.uiScale;
  constexpr float kUsualArea = 1920.0F * 1080.0F;
  const float area = static_cast<float>(options.width) * static_cast<float>(options.height);
  return std::clamp(std::sqrt(area / kUsualArea), 0.9F, 8.0F);
}

struct PageLayout {
  Vec2 title, caption, footer;  // baselines
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
  if (!options.footer.empty() || (options.screen && options.screen->camera)) {
    page.footer = {margin, height - margin * 0.7F};
    page.map.max.y -= kFooter * scale;
    page.legend.max.y -= kFooter * scale;
  }
  for (float* side : {&page.map.min.x, &page.map.min.y, &page.map.max.x, &page.map.max.y}) *side = std::round(*side);
  return page;
}

// What is compared, and what the signs on the map mean, from `at` on.
void drawChangeWords(Canvas& canvas, const Scene& scene, const ExportOptions& options, const FontMetrics& metrics,
                     Vec2 at, float size) {
  const auto write = [&](const std::string& words, FontRole role, Color color) {
    canvas.text(at, words, {role, size, color, {}});
    at.x += metrics.width(words, size) * (role == FontRole::semibold ? 1.06F : 1.0F);
  };
  write(" · " + options.screen->compared + ":", FontRole::regular, scene.palette.mutedText);
  constexpr std::pair<Change, const char*> kSigns[] = {
      {Change::added, "+"}, {Change::gone, "–"}, {Change::changed, "~"}};
  for (const auto& [change, sign] : kSigns) {
    if (std::ranges::find(options.screen->changes, change, &ChangeRow::change) == options.screen->changes.end())
      continue;
    write(std::string("   ") + sign + " " + changeLabel(change, options.screen->changesBy, options.language),
          FontRole::semibold, changeColor(change, options.theme));
  }
}

// Title, caption and legend; what is between them is the map's.
void drawWords(Canvas& canvas, const Scene& scene, const ExportOptions& options, const FontMetrics& metrics) {
  const float scale = uiScaleOf(options);
  const PageLayout page = layOut(options, scale);
  const float headerWidth = page.map.max.x - page.title.x;
  const TextStyle title{FontRole::semibold, kTitleSize * scale, scene.palette.text, {}};
  canvas.text(page.title, cutToWidth(scene.title, metrics, title.size, headerWidth * 0.94F), title);
  const TextStyle caption{FontRole::regular, kCaptionSize * scale, scene.palette.mutedText, {}};
  canvas.text(page.caption, cutToWidth(scene.caption, metrics, caption.size, headerWidth), caption);
  if (options.screen && !options.screen->changes.empty()) {
    const float wide = metrics.width(scene.caption, caption.size);
    drawChangeWords(canvas, scene, options, metrics, page.caption + Vec2{wide + 0.3F * caption.size, 0}, caption.size);
  }
  const bool legend = !scene.legend.types.empty() || !scene.legend.families.empty();
  if (legend) drawLegend(canvas, scene, metrics, page.legend, scale, options.language);
  const TextStyle footer{FontRole::regular, kFooterSize * scale, scene.palette.mutedText, {}};
  const float room = static_cast<float>(options.width) - 2 * page.footer.x;
  if (!options.footer.empty()) canvas.text(page.footer, cutToWidth(options.footer, metrics, footer.size, room), footer);
}

// The picture of all ties and entities as `camera` sees them, over `area` of the page.
Result<void> drawDensity(Canvas& canvas, const Box& area, const Camera& camera, std::shared_ptr<const MapIndex> index,
                         std::shared_ptr<const MapLook> look, double pixelsAPoint, float opacity, JobControl& job) {
  DensityPicture picture;
  picture.show(std::move(index), std::move(look));
  picture.moveTo({.centerX = camera.center.x,
                  .centerY = camera.center.y,
                  .scale = camera.scale * pixelsAPoint,
                  .sizeScale = camera.pixels(1) * pixelsAPoint,
                  .width = static_cast<int>(std::lround(area.width() * pixelsAPoint)),
                  .height = static_cast<int>(std::lround(area.height() * pixelsAPoint))},
                 scanThreads());
  while (!picture.complete()) {
    TRY(job.checkpoint(picture.stepsDone(), picture.stepsInAll()));
    picture.step(scanThreads());
  }
  canvas.image(area, picture.pixels(scanThreads()), picture.view().width, opacity);
  return {};
}

Result<std::string> drawLargePicture(const SceneInput& input, const SceneFrame& frame, const ExportOptions& options,
                                     PictureKind kind, JobControl& job) {
  TRY_ASSIGN(Canvas canvas, Canvas::create(kind, options.width, options.height));
  TRY_ASSIGN(const FontMetrics metrics, FontMetrics::load(FontRole::regular));
  const Box area = layOut(options, uiScaleOf(options)).map;
  const MapSight sight = mapSight(frame.bounds, area, options, uiScaleOf(options));
  const Camera& camera = sight.camera;
  const auto index = std::make_shared<const MapIndex>(*input.network, input.positions, scanThreads());
  const auto look = std::make_shared<const MapLook>(buildMapLook(*index, input, frame, scanThreads()));
  TRY(job.checkpoint(0, 1));
  canvas.fill(frame.palette.background);
  const double dense = kind == PictureKind::png ? 1 : 2;  // print shows more than a screen
  const bool pointed = !input.lit.empty() || (!input.selection.empty() && input.selection.size() <= kManySelected);
  TRY(drawDensity(canvas, area, camera, index, look, dense, pointed ? kDimmedPicture : 1.0F, job));
  const DetailLimits limits{.landmarkCell = 110 * sight.scale, .landmarkRadius = 3.2F * sight.scale};
  const Box seen{camera.worldFromScreen({0, 0}), camera.worldFromScreen(camera.viewport)};
  MapDetail detail = detailOf(*index, *look, {seen, camera.scale, camera.pixels(1)}, limits);
  addPointedAt(input, limits, detail);
  const Scene scene = buildScenePart(
      input, frame,
      {.vertices = detail.vertices, .ties = detail.ties, .crowd = detail.crowd, .leastRadius = detail.leastRadius});
  drawMap(canvas, scene, metrics, area, sight, options);
  drawWords(canvas, scene, options, metrics);
  return canvas.finish();
}

}  // namespace

Box fitPageToScreen(ExportOptions& options) {
  const Vec2 canvas = options.screen->camera->viewport;
  options.uiScale = options.screen->scale;
  // What is around the map depends on the page's size, so it is measured on one, and on what that is too small or
  // large.
  options.width = static_cast<int>(canvas.x * 1.5F), options.height = static_cast<int>(canvas.y * 1.5F);
  for (int step = 0; step < 20; ++step) {
    const Box map = layOut(options, options.uiScale).map;
    options.width += static_cast<int>(std::lround(canvas.x - map.width()));
    options.height += static_cast<int>(std::lround(canvas.y - map.height()));
  }
  return layOut(options, options.uiScale).map;
}

Result<std::string> drawPicture(const Scene& scene, const ExportOptions& options, PictureKind kind) {
  TRY_ASSIGN(Canvas canvas, Canvas::create(kind, options.width, options.height));
  TRY_ASSIGN(const FontMetrics metrics, FontMetrics::load(FontRole::regular));
  const float scale = uiScaleOf(options);
  canvas.fill(scene.palette.background);
  const Box area = layOut(options, scale).map;
  drawMap(canvas, scene, metrics, area, mapSight(scene.bounds, area, options, scale), options);
  drawWords(canvas, scene, options, metrics);
  return canvas.finish();
}

Result<std::string> drawPicture(const SceneInput& input, const ExportOptions& options, PictureKind kind,
                                JobControl& job) {
  TRY(job.checkpoint(0, 1));
  constexpr SceneLimits kOneScene{.vertices = 20'000, .ties = 40'000};
  const SceneFrame frame = buildSceneFrame(input, kOneScene);
  if (!frame.whole) return drawLargePicture(input, frame, options, kind, job);
  const ScenePart all{.vertices = frame.vertices, .ties = frame.ties, .crowd = frame.tieCount, .leastRadius = 0};
  return drawPicture(buildScenePart(input, frame, all), options, kind);
}

}  // namespace samspil
