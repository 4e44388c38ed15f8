#include <optional>
#include <ostream>
#include <span>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/help_format.h"
#include "cli/usage_error.h"
#include "session/error_words.h"

namespace samspil {
namespace {

constexpr UiText kAbout{
    "Samspil viser, hvem der arbejder sammen om sundhedsforskning, hvem der burde og ikke gør det, og henter nye "
    "partnere fra et regneark. Uden kommando åbnes vinduet.",
    "Samspil shows who works with whom in a health-research network, who should and does not, and takes in new "
    "partners from a spreadsheet. Without a command it opens the window."};

// What --lang says; looked up before all else, as the words of the help and of the errors depend on it.
std::optional<Language> askedLanguage(std::span<const char* const> arguments) {
  std::optional<Language> language;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    std::string_view given;
    if (argument == "--lang" && i + 1 < arguments.size()) given = arguments[i + 1];
    if (argument.starts_with("--lang=")) given = argument.substr(argument.find('=') + 1);
    if (given == "da") language = Language::danish;
    if (given == "en") language = Language::english;
  }
  return language;
}

int report(const Result<ExitStatus>& result, const CommandContext& context) {
  if (result) return static_cast<int>(*result);
  if (result.error().code != ErrorCode::cancelled)
    context.err << "samspil: " << errorText(result.error(), context.language) << '\n';
  return static_cast<int>(ExitStatus::failed);
}

struct DefinedCommand {
  CLI::App* app;
  CommandRunner run;
};

}  // namespace

int runCommandLine(int argc, const char* const* argv, std::ostream& out, std::ostream& err) {
  const std::optional<Language> chosen = askedLanguage({argv, static_cast<std::size_t>(argc)});
  const Language language = chosen.value_or(languageOfEnvironment());
  CommandContext context{.language = language, .languageAsked = chosen.has_value(), .out = out, .err = err};
  CLI::App app{std::string(kAbout.in(language)), "samspil"};
  speak(app, language);
  Arguments arguments(app, language);
  arguments.option(
      "--store", context.store,
      {"Netværkets mappe; ellers mappen til brugerens data", "Folder of the network; default: the user's data folder"},
      "DIR");
  arguments.choice<Language>(
      "--lang", context.language,
      {"Teksternes sprog: da (dansk) eller en (engelsk)", "Language: da (Danish) or en (English)"},
      {{"da", Language::danish}, {"en", Language::english}});
  arguments.option("--as-of", context.asOf,
                   {"Læs netværket, som man kendte det på en dato (2026-03-14, 2026-03, 2026), et tidspunkt "
                    "(2026-03-14T09:30) eller efter et trin i historikken (#7)",
                    "Read the network as it was known at a date (2026-03-14, 2026-03, 2026), a minute "
                    "(2026-03-14T09:30) or after a batch of the history (#7)"},
                   "DATE");
  app.require_subcommand(0, 1);
  app.fallthrough();  // the global options may also stand after the command

  std::vector<DefinedCommand> commands;
  for (const CliCommand& command : commandCatalogue()) {
    CLI::App* sub = app.add_subcommand(std::string(command.name), std::string(command.summary.in(language)));
    commands.push_back({sub, command.define(Arguments(*sub, language))});
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    const bool asked = problem.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success);
    if (!asked) {
      err << usageErrorText(app, problem, language);
      return static_cast<int>(ExitStatus::wrongUsage);
    }
    return app.exit(problem, out, err);
  }
  for (const DefinedCommand& command : commands) {
    if (command.app->parsed()) return report(command.run(context), context);
  }
  return report(commands.front().run(context), context);  // `view`
}

}  // namespace samspil
