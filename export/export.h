// Export writes a network or a picture of it. The format follows from the file's extension; each format is one file in
// this folder and one line in export_catalogue.cpp.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/job.h"
#include "base/result.h"
#include "session/font_metrics.h"
#include "session/label_placement.h"
#include "session/scene.h"
#include "session/screen_sight.h"
#include "session/session.h"

namespace samspil {

struct ExportOptions {
  Language language = Language::danish;
  Theme theme = Theme::light;
  int width = 1920, height = 1080;  // pixels, of pictures
  float uiScale = 0;                // pixels a unit of design, of title and legend; 0: as the page's size asks for
  // What the window shows besides the view, for a picture of that; none: the whole map, and nothing pointed at.
  std::optional<ScreenSight> screen;
  bool safe = false;      // leave out notes, settings and dismissals
  bool dated = true;      // say when it was made, where the format has a place for it
  std::string footer;     // the lowest line of a picture; empty: the sources of what is shown, and the date
  bool plainCsv = false;  // comma and decimal point instead of what Danish Excel opens
};

struct ExportFormat {
  std::string_view extension;  // "json"
  std::string_view titleDanish, titleEnglish;
  bool picture = false;
  // Writes exactly what session.visibility() shows, each file atomically; answers their paths: a format may have
  // several (CSV: entities, ties and sources).
  Result<std::vector<std::filesystem::path>> (*write)(const Session& session, const std::filesystem::path& path,
                                                      const ExportOptions& options, JobControl& job);
};
std::span<const ExportFormat> exportCatalogue();

// Makes the page so large that its map is as large as the canvas of `options.screen`, pixel by pixel; answers where on
// the page the map lies. REQUIRES: options.screen->camera.
Box fitPageToScreen(ExportOptions& options);

// Writes all files of the format that `path` names, each atomically; answers their paths. An unknown extension is an
// error that lists the known ones.
Result<std::vector<std::filesystem::path>> exportNetwork(const Session& session, const std::filesystem::path& path,
                                                         const ExportOptions& options, JobControl& job);

// The picture of a scene without any display: scene, labels, title, legend and caption, as PNG bytes.
enum class PictureKind : std::uint8_t { png, svg, pdf };
Result<std::string> drawPicture(const Scene& scene, const ExportOptions& options, PictureKind kind);
// The same of any network: one too large for a scene is drawn as the window draws it, its landmarks over a picture of
// all ties and entities.
Result<std::string> drawPicture(const SceneInput& input, const ExportOptions& options, PictureKind kind,
                                JobControl& job);

// A picture of what the session shows, with the words of its head.
struct ShownPicture {
  std::string bytes, title, caption;
};
Result<ShownPicture> drawShown(const Session& session, const ExportOptions& options, PictureKind kind, JobControl& job);

}  // namespace samspil
