// A subcommand of `samspil` is one file in cli/commands and one line in command_catalogue.cpp.
//
// define() declares the command's options on `arguments` and answers the function that runs it once they are read.
// Data goes to stdout, messages to stderr; --json prints stable snake_case keys.
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "base/result.h"
#include "cli/arguments.h"
#include "cli/command_context.h"
#include "session/texts.h"

namespace samspil {

enum class ExitStatus : int { done = 0, failed = 1, wrongUsage = 2, rowsRejected = 3 };

using CommandRunner = std::function<Result<ExitStatus>(CommandContext& context)>;

struct CliCommand {
  std::string_view name;
  UiText summary;
  CommandRunner (*define)(Arguments arguments);
};

std::span<const CliCommand> commandCatalogue();

// Runs the program on its arguments and answers its exit status. Used by main() and by the tests.
int runCommandLine(int argc, const char* const* argv, std::ostream& out, std::ostream& err);

}  // namespace samspil
