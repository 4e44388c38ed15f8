#include <charconv>
#include <ostream>

#include <fmt/format.h>

#include "base/files.h"
#include "cli/commands/commands.h"
#include "graph/layout/layout.h"
#include "graph/layout/layout_graph.h"

namespace samspil {
namespace {

// Vertices are numbered from 0, so the greatest number decides how many there are; this bounds what a slip can
// allocate.
constexpr std::uint32_t kMostVertices = 200'000'000;

struct LayoutCommandOptions {
  std::filesystem::path edges, positions;
  std::string algorithm = "force";
  LayoutParameters parameters;
};

struct EdgeList {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
  std::size_t vertexCount = 0;
};

const char* skipBlanks(const char* at, const char* end) {
  while (at != end && (*at == ' ' || *at == '\t' || *at == '\r')) ++at;
  return at;
}

// One line "u v"; blank lines and lines that begin with # or % say nothing. Answers false where a line is neither.
bool readLine(const char* at, const char* end, EdgeList& list) {
  at = skipBlanks(at, end);
  if (at == end || *at == '#' || *at == '%') return true;
  std::uint32_t ends[2];
  for (std::uint32_t& vertex : ends) {
    at = skipBlanks(at, end);
    const auto read = std::from_chars(at, end, vertex);
    if (read.ec != std::errc() || vertex >= kMostVertices) return false;
    at = read.ptr;
  }
  list.ties.emplace_back(ends[0], ends[1]);
  list.vertexCount = std::max<std::size_t>(list.vertexCount, std::max(ends[0], ends[1]) + 1);
  return true;
}

Result<EdgeList> readEdges(const std::filesystem::path& path) {
  TRY_ASSIGN(const std::string text, readFile(path));
  EdgeList list;
  std::size_t line = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    ++line;
    if (!readLine(text.data() + at, text.data() + end, list)) {
      return makeError(ErrorCode::invalidData,
                       "{}: line {}: \"{}\" is not two vertex numbers. Write one tie a line, e.g. `0 17`.",
                       path.string(), line, std::string_view(text).substr(at, std::min<std::size_t>(end - at, 80)));
    }
    at = end + 1;
  }
  return list;
}

Result<ExitStatus> run(const LayoutCommandOptions& options) {
  const LayoutAlgorithm* algorithm = findLayout(options.algorithm);
  if (algorithm == nullptr)
    return makeError(ErrorCode::notFound, "No layout is called {}; see `samspil layout --help`.", options.algorithm);
  TRY_ASSIGN(const EdgeList list, readEdges(options.edges));
  const LayoutGraphStorage graph = buildLayoutGraph(list.vertexCount, list.ties);
  JobControl job;
  TRY_ASSIGN(const std::vector<Vec2> positions, algorithm->run({.graph = graph.view()}, options.parameters, job));
  fmt::memory_buffer text;
  for (const Vec2 p : positions) fmt::format_to(std::back_inserter(text), "{:.7g} {:.7g}\n", p.x, p.y);
  TRY(writeFileAtomically(options.positions, {text.data(), text.size()}));
  return ExitStatus::done;
}

}  // namespace

CommandRunner defineLayout(Arguments arguments) {
  const auto options = std::make_shared<LayoutCommandOptions>();
  LocalizedText layouts{"Layouts:", "Layouts:"};
  for (const LayoutAlgorithm& algorithm : layoutCatalogue()) {
    layouts.danish += fmt::format("\n  {}: {}", algorithm.id, algorithm.summaryDanish);
    layouts.english += fmt::format("\n  {}: {}", algorithm.id, algorithm.summaryEnglish);
  }
  arguments.footer(layouts);
  arguments.operand({"forbindelser", "edges"}, options->edges,
                    {"Én forbindelse pr. linje: `u v`, talt fra 0", "One tie a line: `u v`, numbered from 0"});
  arguments.operand({"punkter", "positions"}, options->positions,
                    {"Her skrives ét punkt pr. linje: `x y`", "Gets one point a line: `x y`"});
  arguments.option("--algorithm", options->algorithm, {"Hvilket layout", "Which layout"}, "A").showDefault();
  arguments
      .option("--seed", options->parameters.seed,
              {"Et andet tal giver et andet billede", "Another seed, another picture"}, "N")
      .showDefault();
  arguments
      .option("--threads", options->parameters.threads,
              {"Antal tråde; 0: alle. Resultatet er det samme", "0: all; the result is the same"}, "N")
      .showDefault();
  return [options](CommandContext&) { return run(*options); };
}

}  // namespace samspil
