// stats, check and backup: the store as a whole.
#include <algorithm>
#include <limits>
#include <ostream>
#include <span>

#include <fmt/ostream.h>

#include "cli/commands/commands.h"
#include "cli/json_output.h"
#include "cli/progress_line.h"

namespace samspil {
namespace {

Json facetJson(const std::vector<FacetValue>& values) {
  Json list = Json::array();
  for (const FacetValue& value : values)
    list.push_back({{"key", value.key}, {"label", value.label}, {"count", value.total}});
  return list;
}

constexpr std::size_t kMostDocuments = 40;  // a long import brings hundreds of thousands

// Values without a label, as of a vocabulary that was imported without words, go by their key.
void printFacet(const CommandContext& context, std::string_view title, std::span<const FacetValue> values,
                std::size_t most = std::numeric_limits<std::size_t>::max()) {
  fmt::print(context.out, "\n{}\n", title);
  for (const FacetValue& value : values.first(std::min(most, values.size()))) {
    fmt::print(context.out, "  {:>9}  {}\n", numberText(value.total, context.language),
               value.label.empty() ? value.key : value.label);
  }
  if (values.size() <= most) return;
  fmt::print(context.out, "  … {} {} {}\n", context.words("og", "and"),
             numberText(values.size() - most, context.language),
             context.words("andre; --json giver dem alle", "more; --json gives them all"));
}

Result<ExitStatus> stats(const CommandContext& context, bool json) {
  TRY_ASSIGN(const auto session, context.openForReading());
  TRY_ASSIGN(const NetworkStats stats, networkStats(*session, context.language));
  const StoreCounts& counts = stats.counts;
  if (json) {
    print(context.out, {{"entities", counts.entities},
                        {"ties", counts.ties},
                        {"tie_statements", counts.tieStatements},
                        {"fact_rows", counts.facts},
                        {"sources", counts.sources},
                        {"batches", counts.batches},
                        {"statements_without_reference", counts.statementsWithoutReference},
                        {"isolated_entities", stats.isolated},
                        {"newest_source", isoDate(stats.newestSource)},
                        {"types", facetJson(stats.types)},
                        {"relations", facetJson(stats.relations)},
                        {"families", facetJson(stats.families)},
                        {"documents", facetJson(stats.documents)},
                        {"certainties", facetJson(stats.certainties)}});
    return ExitStatus::done;
  }
  const auto line = [&](std::uint64_t value, std::string_view danish, std::string_view english) {
    fmt::print(context.out, "{:>8}  {}\n", numberText(value, context.language), context.words(danish, english));
  };
  line(counts.entities, "enheder", "entities");
  line(counts.ties, "forbindelser", "ties");
  line(counts.tieStatements, "udsagn om forbindelser", "tie statements");
  line(counts.sources, "kilder", "sources");
  line(counts.statementsWithoutReference, "udsagn uden kilde", "statements without a reference");
  line(counts.batches, "ændringer i historikken", "batches in the journal");
  printFacet(context, context.words("Enhedstyper", "Entity types"), stats.types);
  printFacet(context, context.words("Relationer", "Relations"), stats.relations);
  printFacet(context, context.words("Dokumenter", "Documents"), stats.documents, kMostDocuments);
  return ExitStatus::done;
}

Result<CheckReport> checkTelling(const CommandContext& context, const PropertyGraphStore& store) {
  JobControl job;
  const ProgressLine progress(context.err, context.words("Efterprøver", "Checking"), job);
  return store.check(job);
}

Result<ExitStatus> check(const CommandContext& context, bool json) {
  TRY_ASSIGN(const auto session, context.openForReading());
  TRY_ASSIGN(const CheckReport report, checkTelling(context, session->store()));
  if (json) {
    print(context.out,
          {{"ok", report.problems.empty()}, {"records_checked", report.recordsChecked}, {"problems", report.problems}});
  } else {
    for (const auto& problem : report.problems) fmt::print(context.out, "{}\n", problem);
    fmt::print(context.out, "{}: {} {}\n", context.words("Kontrolleret", "Checked"),
               numberText(report.recordsChecked, context.language),
               report.problems.empty() ? context.words("poster; alt er i orden.", "records; all is well.")
                                       : context.words("poster; der er fejl.", "records; there are faults."));
  }
  return report.problems.empty() ? ExitStatus::done : ExitStatus::failed;
}

Result<ExitStatus> backup(const CommandContext& context, const std::filesystem::path& directory) {
  TRY_ASSIGN(const auto session, context.openForReading());
  TRY(session->store().backup(directory));
  fmt::print(context.out, "{}\n", directory.string());
  return ExitStatus::done;
}

}  // namespace

CommandRunner defineStats(Arguments arguments) {
  const auto json = std::make_shared<bool>(false);
  arguments.json(*json);
  return [json](CommandContext& context) { return stats(context, *json); };
}

CommandRunner defineCheck(Arguments arguments) {
  const auto json = std::make_shared<bool>(false);
  arguments.json(*json);
  return [json](CommandContext& context) { return check(context, *json); };
}

CommandRunner defineBackup(Arguments arguments) {
  const auto directory = std::make_shared<std::filesystem::path>();
  arguments.operand({"mappe", "directory"}, *directory, {"En tom eller ny mappe", "An empty or new folder"});
  return [directory](CommandContext& context) { return backup(context, *directory); };
}

}  // namespace samspil
