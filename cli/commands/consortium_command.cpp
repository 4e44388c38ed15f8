#include <filesystem>
#include <ostream>

#include <fmt/ostream.h>

#include "base/files.h"
#include "cli/commands/commands.h"
#include "cli/json_output.h"
#include "export/report.h"
#include "graph/search.h"
#include "import/import.h"
#include "session/call_file.h"
#include "session/gap_report.h"
#include "session/wording.h"

namespace samspil {
namespace {

constexpr std::size_t kDefaultProposals = 4;

struct ConsortiumCommandOptions {
  std::string file;
  std::filesystem::path report;
  std::vector<std::string> themes, countries, must, mustNot, types;
  int smallest = 0, largest = 0;
  std::size_t top = kDefaultProposals;
  double budget = 0;
  bool json = false;
};

Result<void> addKeys(const GraphSnapshot& network, const std::vector<std::string>& names,
                     std::vector<std::string>& keys) {
  for (const std::string& name : names) {
    TRY_ASSIGN(const VertexIndex vertex, resolveEntity(network, name));
    keys.emplace_back(network.key(vertex));
  }
  return {};
}

Result<Call> callOf(const ConsortiumCommandOptions& given, const GraphSnapshot& network) {
  TRY_ASSIGN(const auto assets, assetsDirectory());
  TRY_ASSIGN(const CountryRule rule, readCountryRule(assets / "horizon_europe.json"));
  Call call;
  call.countryRule = rule;
  if (!given.file.empty()) {
    TRY_ASSIGN(const std::string text, readFile(given.file));
    TRY_ASSIGN(call, parseCall(text, rule).context("{}", given.file));
  }
  TRY(addKeys(network, given.themes, call.themes));
  TRY(addKeys(network, given.must, call.must));
  TRY(addKeys(network, given.mustNot, call.mustNot));
  call.countries.insert(call.countries.end(), given.countries.begin(), given.countries.end());
  call.types.insert(call.types.end(), given.types.begin(), given.types.end());
  if (given.smallest > 0) call.smallest = given.smallest;
  if (given.largest > 0) call.largest = given.largest;
  if (given.budget > 0) call.budget = given.budget;
  return call;
}

Json keysJson(std::span<const VertexIndex> vertices, const GraphSnapshot& network) {
  Json keys = Json::array();
  for (const VertexIndex v : vertices) keys.push_back(network.key(v));
  return keys;
}

Json proposalJson(const Proposal& proposal, const GraphSnapshot& network, Language language) {
  Json members = Json::array(), swaps = Json::array();
  for (const MemberReason& member : proposal.members) {
    Json through = Json::array(), roles = Json::array();
    for (const BroughtBy& by : member.through) through.push_back({{"theme", by.theme}, {"unit", network.key(by.unit)}});
    for (const LocalizedText& role : member.roles) roles.push_back(role.in(language));
    members.push_back({{"entity", network.key(member.vertex)},
                       {"name", network.name(member.vertex, language)},
                       {"country", network.countryName(network.country(member.vertex))},
                       {"covers", member.covers},
                       {"only_cover_of", member.onlyCoverOf},
                       {"knows", keysJson(member.knows, network)},
                       {"adds_nothing", member.addsNothing},
                       {"through", through},
                       {"signs_as", network.key(member.signsAs)},
                       {"roles", roles},
                       {"budget_eur", member.budget},
                       {"question", member.question.in(language)},
                       {"reason", member.sentence.in(language)}});
  }
  for (const Swap& swap : proposal.swaps) {
    swaps.push_back(
        {{"out", network.key(swap.out)}, {"in", network.key(swap.in)}, {"sentence", swap.sentence.in(language)}});
  }
  const auto& parts = proposal.parts;
  return {{"score", proposal.score},
          {"summary", proposal.summary.in(language)},
          {"countries", proposal.countries},
          {"members", members},
          {"uncovered", proposal.uncovered},
          {"parts",
           {{"coverage", parts.coverage},
            {"complementarity", parts.complementarity},
            {"existing_ties", parts.existingTies},
            {"newcomers", parts.newcomers},
            {"size", parts.size}}},
          {"swaps", swaps}};
}

Json answerJson(const ConsortiumAnswer& answer, const Call& call, const GraphSnapshot& network, Language language) {
  Json proposals = Json::array();
  for (const Proposal& proposal : answer.proposals) proposals.push_back(proposalJson(proposal, network, language));
  Json conflict = nullptr;
  if (answer.conflict) {
    conflict = Json::array();
    for (const LocalizedText& demand : answer.conflict->demands) conflict.push_back(demand.in(language));
  }
  return {{"title", call.title.in(language)},
          {"themes", call.themes},
          {"feasible", !answer.proposals.empty()},
          {"proposals", proposals},
          {"conflict", conflict},
          {"candidates", answer.candidates},
          {"proven_optimal", answer.provenOptimal}};
}

void printMember(const CommandContext& context, const MemberReason& member, const GraphSnapshot& network) {
  const Language language = context.language;
  fmt::print(context.out, "  {:<3} {}\n", network.countryName(network.country(member.vertex)),
             member.sentence.in(language));
  for (const LocalizedText& role : member.roles)
    fmt::print(context.out, "      {}: {}\n", context.words("Rolle", "Role"), role.in(language));
  if (member.budget > 0)
    fmt::print(context.out, "      {}: {} EUR\n", context.words("Anslået andel", "Estimated share"),
               numberText(static_cast<std::uint64_t>(member.budget), language));
  if (!member.question.danish.empty()) fmt::print(context.out, "      ? {}\n", member.question.in(language));
}

void printAnswer(const CommandContext& context, const ConsortiumAnswer& answer, const GraphSnapshot& network) {
  const Language language = context.language;
  for (std::size_t i = 0; i < answer.proposals.size(); ++i) {
    const Proposal& proposal = answer.proposals[i];
    fmt::print(context.out, "\n{} {}  ({:.2f})  {}\n", context.words("Forslag", "Proposal"), i + 1, proposal.score,
               proposal.summary.in(language));
    for (const MemberReason& member : proposal.members) printMember(context, member, network);
    for (const Swap& swap : proposal.swaps) fmt::print(context.out, "  → {}\n", swap.sentence.in(language));
  }
  if (answer.conflict) {
    fmt::print(context.out, "{}\n",
               context.words("Kravene kan ikke opfyldes sammen. Drop et af disse:",
                             "The demands cannot hold together. Drop one of these:"));
    for (const LocalizedText& demand : answer.conflict->demands)
      fmt::print(context.out, "  - {}\n", demand.in(language));
  }
  if (!answer.provenOptimal) {
    fmt::print(context.err, "{}\n",
               context.words("Søgningen blev afkortet: det bedste fundne vises.",
                             "The search was cut short: the best found is shown."));
  }
}

Result<ExitStatus> run(const CommandContext& context, const ConsortiumCommandOptions& given) {
  TRY_ASSIGN(const auto session, context.openForReading());
  TRY_ASSIGN(const Call call, callOf(given, session->network()));
  JobControl job;
  TRY_ASSIGN(const ConsortiumAnswer answer, buildConsortia(session->network(), call, given.top, job));
  if (!given.report.empty()) {
    if (answer.proposals.empty())
      return makeError(ErrorCode::notFound, "There is no proposal to report: the demands cannot hold together.");
    TRY_ASSIGN(const ConsortiumReport report,
               reportConsortium(*session, call, answer.proposals.front(), context.language));
    TRY(writeReport(report, given.report));
    fmt::print(context.out, "{}\n", given.report.string());
  } else if (given.json) {
    print(context.out, answerJson(answer, call, session->network(), context.language));
  } else {
    printAnswer(context, answer, session->network());
  }
  return ExitStatus::done;
}

}  // namespace

CommandRunner defineConsortium(Arguments arguments) {
  const auto options = std::make_shared<ConsortiumCommandOptions>();
  arguments.option("--call", options->file, {"Et opslag som JSON", "A call as JSON"}, "FILE");
  arguments.option("--theme", options->themes, {"Et tema, der skal dækkes", "A theme that must be covered"}, "THEME");
  arguments.option("--type", options->types,
                   {"En type partner, der skal være med", "A type of partner that must be in"}, "TYPE");
  arguments.option("--country", options->countries, {"Et land, der skal være med", "A country that must be in"},
                   "CODE");
  arguments.option("--must", options->must, {"En partner, der skal være med", "A partner that must be in"}, "ENTITY");
  arguments.option("--must-not", options->mustNot,
                   {"En partner, der ikke må være med", "A partner that must not be in"}, "ENTITY");
  arguments.option("--min-partners", options->smallest, {"Mindst så mange partnere", "At least so many"}, "N");
  arguments.option("--max-partners", options->largest, {"Højst så mange partnere", "At most so many"}, "N");
  arguments.option("--budget", options->budget, {"Euro i alt, som skal fordeles", "EUR in all, to be shared out"},
                   "EUR");
  arguments.option("--top", options->top, {"Hvor mange forslag", "How many proposals"}, "K").showDefault();
  arguments.option("--report", options->report,
                   {"I stedet: skriv det første forslag som én side, FIL.html",
                    "Instead: writes the first proposal as one page, FILE.html"},
                   "FILE");
  arguments.json(options->json);
  return [options](CommandContext& context) { return run(context, *options); };
}

}  // namespace samspil
