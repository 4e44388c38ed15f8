
#include <fmt/format.h>

#include "cli/commands/commands.h"
#include "viewer/remembered_look.h"
#include "viewer/viewer.h"

namespace samspil {

CommandRunner defineView(Arguments arguments) {
  const auto options = std::make_shared<ViewerOptions>();
  const auto theme = std::make_shared<std::optional<Theme>>();
  const std::vector<std::pair<std::string, Theme>> themes{{"light", Theme::light}, {"dark", Theme::dark}};
  arguments.choice("--theme", *theme,
                   {"light (lyst) eller dark (mørkt); ellers som sidst", "light or dark; default: as the last time"},
                   themes);
  arguments.option("--screenshot", options->screenshot,
                   {"Skriv det første færdige billede hertil, og luk", "Write the first finished frame here and close"},
                   "FILE");
  return [options, theme](CommandContext& context) -> Result<ExitStatus> {
    const Look last = rememberedLook(lookFile()).value_or(Look{.language = context.language});
    options->language = context.languageAsked ? context.language : last.language;
    options->theme = theme->value_or(last.theme);
    if (!context.asOf.empty())
      options->title = fmt::format("Samspil – {} {}", context.words("som kendt", "as known"), context.asOf);
    TRY(runViewer([&context] { return context.asOf.empty() ? context.openForWriting() : context.openForReading(); },
                  *options));
    return ExitStatus::done;
  };
}

}  // namespace samspil
