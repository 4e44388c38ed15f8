#include <ostream>

#include <fmt/ostream.h>

#include "cli/commands/commands.h"
#include "cli/json_output.h"
#include "graph/search.h"

namespace samspil {
namespace {

struct PathOptions {
  std::string from, to;
  bool all = false;
  bool json = false;
};

Json pathJson(const PathText& text, const Path& path) {
  Json steps = Json::array();
  for (const PathStepText& step : text.steps) {
    steps.push_back({{"from", step.fromKey},
                     {"to", step.toKey},
                     {"relation", step.relationKey},
                     {"direction", step.forward ? "out" : "in"},
                     {"sentence", step.sentence},
                     {"certainty", certaintyName(step.statement.certainty)},
                     {"reference", referenceJson(step.statement.reference)}});
  }
  return {{"ties", text.steps.size()}, {"weakest", certaintyName(path.weakest)}, {"steps", steps}};
}

void printPath(const CommandContext& context, const PathText& text, std::size_t number) {
  fmt::print(context.out, "\n{}. ({})\n", number, text.certaintyText);
  for (const PathStepText& step : text.steps) {
    fmt::print(context.out, "   {}\n       {} ({})\n", step.sentence, step.statement.reference.sentence,
               step.statement.certaintyText);
  }
}

Result<ExitStatus> run(const CommandContext& context, const PathOptions& options) {
  TRY_ASSIGN(const auto session, context.openForReading());
  const GraphSnapshot& network = session->network();
  TRY_ASSIGN(const VertexIndex from, resolveEntity(network, options.from));
  TRY_ASSIGN(const VertexIndex to, resolveEntity(network, options.to));
  ShortestPaths found = shortestPaths(network, from, to);
  const std::size_t ties = found.paths.empty() ? 0 : found.paths.front().steps.size();
  const std::size_t count = found.paths.size();
  if (!options.all && found.paths.size() > 1) found.paths.resize(1);
  TRY_ASSIGN(const std::vector<PathText> texts, describePaths(*session, found, context.language));
  if (options.json) {
    Json paths = Json::array();
    for (std::size_t i = 0; i < texts.size(); ++i) paths.push_back(pathJson(texts[i], found.paths[i]));
    print(context.out, {{"from", network.key(from)},
                        {"to", network.key(to)},
                        {"connected", count != 0},
                        {"ties", ties},
                        {"count", count},
                        {"truncated", found.truncated},
                        {"paths", paths}});
    return ExitStatus::done;
  }
  if (count == 0) {
    fmt::print(context.out, "{}\n",
               context.words("Der er ingen kæde af forbindelser mellem de to.", "No chain of ties connects the two."));
    return ExitStatus::done;
  }
  fmt::print(context.out, "{} → {}: {} {}, {} {}\n", network.name(from, context.language),
             network.name(to, context.language), ties, context.words("led", "ties"), count,
             context.words("korteste kæder", "shortest chains"));
  for (std::size_t i = 0; i < texts.size(); ++i) printPath(context, texts[i], i + 1);
  return ExitStatus::done;
}

}  // namespace

CommandRunner definePath(Arguments arguments) {
  const auto options = std::make_shared<PathOptions>();
  arguments.operand({"fra", "from"}, options->from, {"Nøgle eller nøjagtigt navn", "Key or exact name"});
  arguments.operand({"til", "to"}, options->to, {"Nøgle eller nøjagtigt navn", "Key or exact name"});
  arguments.flag("--all", options->all,
                 {"Alle de korteste veje, de sikreste først", "All shortest chains, the most certain first"});
  arguments.json(options->json);
  return [options](CommandContext& context) { return run(context, *options); };
}

}  // namespace samspil
