#include <charconv>
#include <ostream>

#include <fmt/ostream.h>

#include "cli/commands/commands.h"
#include "cli/progress_line.h"
#include "cli/view_options.h"
#include "export/export.h"

namespace samspil {
namespace {

constexpr int kLargestSide = 20000;  // pixels; a picture of that size takes 1.6 GB

struct RenderOptions {
  std::filesystem::path file;
  std::string size = "1920x1080";
  ViewOptions view;
  ExportOptions picture;
  bool keep = false;
};

Result<void> readSize(const std::string& text, ExportOptions& picture) {
  const char* end = text.data() + text.size();
  const auto width = std::from_chars(text.data(), end, picture.width);
  const bool separated = width.ec == std::errc() && width.ptr != end && *width.ptr == 'x';
  const auto height = separated ? std::from_chars(width.ptr + 1, end, picture.height) : width;
  const auto sensible = [](int side) { return side >= 64 && side <= kLargestSide; };
  if (!separated || height.ec != std::errc() || height.ptr != end || !sensible(picture.width) ||
      !sensible(picture.height)) {
    return makeError(ErrorCode::invalidArgument,
                     "--size {} is not WIDTHxHEIGHT in pixels, each 64 to {}. Write e.g. 1920x1080.", text,
                     kLargestSide);
  }
  return {};
}

bool isPicture(const std::filesystem::path& file) {
  for (const ExportFormat& format : exportCatalogue()) {
    if (format.picture && file.extension() == fmt::format(".{}", format.extension)) return true;
  }
  return false;
}

// A map without places is laid out, each time anew unless the places are kept.
Result<void> layOut(const CommandContext& context, Session& session, const RenderOptions& options) {
  TRY_ASSIGN(const bool missing, session.needsLayout());
  if (!missing) return {};
  JobControl job;
  const ProgressLine progress(context.err, context.words("Lægger kortet ud", "Laying out the map"), job);
  TRY(session.layOutMissing(job));
  return options.keep ? previewView(session, options.view) : Result<void>{};  // what was written shows the saved view
}

Result<std::vector<std::filesystem::path>> draw(const CommandContext& context, const Session& session,
                                                const RenderOptions& options) {
  JobControl job;
  const ProgressLine progress(context.err, context.words("Tegner", "Drawing"), job);
  return exportNetwork(session, options.file, options.picture, job);
}

Result<ExitStatus> run(const CommandContext& context, RenderOptions& options) {
  TRY(readSize(options.size, options.picture));
  if (!isPicture(options.file)) {
    return makeError(ErrorCode::invalidArgument, "{} is not a picture. Name it .png, .svg or .pdf.",
                     options.file.string());
  }
  TRY_ASSIGN(const auto session, options.keep ? context.openForWriting() : context.openForReading());
  TRY(previewView(*session, options.view));
  TRY(layOut(context, *session, options));
  options.picture.language = context.language;
  TRY_ASSIGN(const auto written, draw(context, *session, options));
  for (const auto& path : written) fmt::print(context.out, "{}\n", path.string());
  return ExitStatus::done;
}

}  // namespace

CommandRunner defineRender(Arguments arguments) {
  const auto options = std::make_shared<RenderOptions>();
  const std::vector<std::pair<std::string, Theme>> themes{{"light", Theme::light}, {"dark", Theme::dark}};
  arguments.operand({"fil", "file"}, options->file, {"En .png, .svg eller .pdf", "A .png, .svg or .pdf"});
  arguments.option("--size", options->size, {"Størrelse i pixels", "Pixels"}, "WxH").showDefault();
  arguments.choice("--theme", options->picture.theme, {"light (lyst) eller dark (mørkt)", "light or dark"}, themes);
  arguments.flag("--keep", options->keep,
                 {"Gem, hvor alt står, så det næste billede af det samme kort er hurtigt",
                  "Keep where everything stands, so that the next picture of the same map is quick"});
  addViewOptions(arguments, options->view);
  return [options](CommandContext& context) { return run(context, *options); };
}

}  // namespace samspil
