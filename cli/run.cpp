#include <iterator>
#include <ostream>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "session/error_words.h"

namespace samspil {
namespace {

constexpr const char* kAbout =
    "Samspil shows who works with whom in a health-research network, who should and does not, and takes in new "
    "partners from a "
    "spreadsheet. Without a command it opens the window.";

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
  CLI::App app{kAbout, "samspil"};
  app.set_version_flag("--version", SAMSPIL_VERSION);
  CommandContext context{.language = languageOfEnvironment(), .out = out, .err = err};
  Arguments arguments(app);
  arguments.option("--store", context.store, "Folder of the network; default: the user's data folder", "DIR");
  arguments.choice<Language>("--lang", context.language, "Language of texts",
                             {{"da", Language::danish}, {"en", Language::english}});
  arguments.option("--as-of", context.asOf,
                   "Read the network as it was known at a date (2026-03-14, 2026-03, 2026), a minute "
                   "(2026-03-14T09:30) or after a batch of the history (#7)",
                   "DATE");
  app.failure_message([&](const CLI::App*, const CLI::Error& problem) {
    return fmt::format("samspil: {}\n{}\n", errorText(problem.what(), context.language),
                       errorText("Run with --help for more information.", context.language));
  });
  app.require_subcommand(0, 1);
  app.fallthrough();  // the global options may also stand after the command

  std::vector<DefinedCommand> commands;
  for (const CliCommand& command : commandCatalogue()) {
    CLI::App* sub = app.add_subcommand(std::string(command.name), std::string(command.summary));
    commands.push_back({sub, command.define(Arguments(*sub))});
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    const bool asked = problem.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success);
    app.exit(problem, out, err);
    return static_cast<int>(asked ? ExitStatus::done : ExitStatus::wrongUsage);
  }
  for (const DefinedCommand& command : commands) {
    if (command.app->parsed()) return report(command.run(context), context);
  }
  return report(commands.front().run(context), context);  // `view`
}

}  // namespace samspil
