// restore: a backup takes the store's place, once it is proven to be whole.
#include <ostream>

#include <fmt/ostream.h>

#include "cli/commands/commands.h"
#include "cli/json_output.h"
#include "session/restore.h"

namespace samspil {
namespace {

struct RestoreOptions {
  std::filesystem::path directory;
  bool json = false;
};

Result<ExitStatus> restore(const CommandContext& context, const RestoreOptions& options) {
  if (!context.asOf.empty())
    return makeError(ErrorCode::invalidArgument, "A backup is restored whole; leave out --as-of.");
  JobControl job;
  TRY_ASSIGN(const Restored restored, restoreStore(options.directory, context.storeDirectory(), job));
  const std::string previous = restored.previous ? restored.previous->string() : std::string();
  if (options.json) {
    print(context.out, {{"store", context.storeDirectory().string()},
                        {"records_checked", restored.recordsChecked},
                        {"batches", restored.batches},
                        {"previous", previous}});
    return ExitStatus::done;
  }
  fmt::print(context.out, "{}: {} {}\n", context.storeDirectory().string(),
             numberText(restored.recordsChecked, context.language),
             context.words("poster kontrolleret og lagt tilbage.", "records checked and restored."));
  if (restored.previous)
    fmt::print(context.out, "{}: {}\n", context.words("Det, der stod der før, ligger i", "What was there before is in"),
               previous);
  return ExitStatus::done;
}

}  // namespace

CommandRunner defineRestore(Arguments arguments) {
  const auto options = std::make_shared<RestoreOptions>();
  arguments.operand({"mappe", "directory"}, options->directory,
                    {"Mappen med sikkerhedskopien", "The folder of the backup"});
  arguments.json(options->json);
  return [options](CommandContext& context) { return restore(context, *options); };
}

}  // namespace samspil
