
#include <fmt/format.h>

#include "cli/commands/commands.h"
#include "viewer/viewer.h"

namespace samspil {

CommandRunner defineView(Arguments arguments) {
  const auto options = std::make_shared<ViewerOptions>();
  const std::vector<std::pair<std::string, Theme>> themes{{"light", Theme::light}, {"dark", Theme::dark}};
  arguments.choice("--theme", options->theme, {"light (lyst) eller dark (mørkt)", "light or dark"}, themes);
  arguments.option("--screenshot", options->screenshot,
                   {"Skriv det første færdige billede hertil, og luk", "Write the first finished frame here and close"},
                   "FILE");
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
