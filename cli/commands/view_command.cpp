#include <map>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/commands/commands.h"
#include "viewer/viewer.h"

namespace samspil {

CommandRunner defineView(CLI::App& app) {
  const auto options = std::make_shared<ViewerOptions>();
  const std::map<std::string, Theme> themes{{"light", Theme::light}, {"dark", Theme::dark}};
  app.add_option("--theme", options->theme, "light or dark")
      ->transform(CLI::CheckedTransformer(themes))
      ->type_name("THEME");
  app.add_option("--screenshot", options->screenshot, "Write the first finished frame here and close")
      ->type_name("FILE");
  return [options](CommandContext& context) -> Result<ExitStatus> {
    options->language = context.language;
    if (!context.asOf.empty())
      options->title = fmt::format("Samspil – {} {}", context.words("som kendt", "as known"), context.asOf);
    TRY(runViewer([&context] { return context.asOf.empty() ? context.openForWriting() : context.openForReading(); },
                  *options));
    return ExitStatus::done;
  };
}

}  // namespace samspil
