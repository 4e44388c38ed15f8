#include <ostream>

#include <fmt/ostream.h>

#include "cli/commands/commands.h"

namespace samspil {
namespace {

Result<ExitStatus> init(const CommandContext& context, bool empty) {
  const auto directory = context.storeDirectory();
  const auto existing = Session::open({.store = context.store, .readOnly = true});
  if (existing || existing.error().code != ErrorCode::notFound) {
    return makeError(ErrorCode::conflict, "There is a network in {} already. Choose another folder with --store.",
                     directory.string());
  }
  TRY_ASSIGN(const auto session, Session::open({.store = context.store, .createEmpty = empty}));
  TRY_ASSIGN(const StoreCounts counts, session->store().counts());
  fmt::print(context.out, "{}: {} {}, {} {}\n", directory.string(), counts.entities,
             context.words("enheder", "entities"), counts.ties, context.words("forbindelser", "ties"));
  return ExitStatus::done;
}

}  // namespace

CommandRunner defineInit(Arguments arguments) {
  const auto empty = std::make_shared<bool>(false);
  arguments.flag("--empty", *empty, {"Uden det indbyggede netværk", "Without the built-in network"});
  return [empty](CommandContext& context) { return init(context, *empty); };
}

}  // namespace samspil
