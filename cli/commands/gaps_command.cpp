#include <filesystem>
#include <ostream>

#include <fmt/ostream.h>

#include "base/text.h"
#include "cli/commands/commands.h"
#include "cli/json_output.h"
#include "export/report.h"
#include "graph/gaps/link_prediction.h"
#include "graph/search.h"
#include "session/gap_detail.h"
#include "session/gap_list.h"
#include "session/gap_report.h"

namespace samspil {
namespace {

constexpr std::size_t kDefaultTop = 20, kReportTop = 200;

struct GapsCommandOptions {
  std::string kind, about, theme, certainty;
  std::filesystem::path report;
  std::size_t top = kDefaultTop;
  int backtestYear = 0;
  double surprise = 0.5;
  bool competitors = false;
  bool json = false;
  std::string id, reason;     // dismiss, restore
  std::string first, second;  // why-not
};

std::string kindNames() {
  std::vector<std::string> names;
  for (const GapFinder& finder : gapCatalogue()) names.emplace_back(gapKindName(finder.kind));
  return joinText(names, ", ");
}

Result<GapOptions> optionsOf(const GapsCommandOptions& given, const GraphSnapshot& network) {
  GapOptions options;
  options.top = given.top;
  options.surprise = given.surprise;
  options.competitorsToo = given.competitors;
  if (!given.kind.empty()) {
    const auto kind = parseGapKind(given.kind);
    if (!kind)
      return makeError(ErrorCode::invalidArgument, "{} is no kind of gap. The kinds are: {}.", given.kind, kindNames());
    options.kinds = {*kind};
  }
  if (!given.certainty.empty()) {
    const auto certainty = parseCertainty(given.certainty);
    if (!certainty)
      return makeError(ErrorCode::invalidArgument,
                       "{} is no certainty: stated, entered_by_hand, inferred or public_knowledge.", given.certainty);
    options.worst = *certainty;
  }
  if (!given.about.empty()) {
    TRY_ASSIGN(options.about, resolveEntity(network, given.about));
  }
  if (!given.theme.empty()) {
    TRY_ASSIGN(options.theme, resolveEntity(network, given.theme));
  }
  return options;
}

Json evidenceJson(const GapEvidence& evidence, const GraphSnapshot& network) {
  Json statements = Json::array(), entities = Json::array();
  for (const StatementId id : evidence.statements) statements.push_back(id.value);
  for (const EntityId id : evidence.entities) {
    if (const auto vertex = network.find(id)) entities.push_back(network.key(*vertex));
  }
  return {{"statements", statements}, {"entities", entities}};
}

Json keysJson(std::span<const VertexIndex> vertices, const GraphSnapshot& network) {
  Json keys = Json::array();
  for (const VertexIndex v : vertices) keys.push_back(network.key(v));
  return keys;
}

Json gapJson(const Gap& gap, const GraphSnapshot& network, Language language) {
  Json parts = Json::array();
  for (const GapPart& part : gap.parts) {
    parts.push_back({{"sign", std::string(1, part.sign)},
                     {"value", part.value},
                     {"text", part.text.in(language)},
                     {"text_da", part.text.danish},
                     {"text_en", part.text.english},
                     {"evidence", evidenceJson(part.evidence, network)}});
  }
  return {{"id", gap.id},
          {"kind", gapKindName(gap.kind)},
          {"entities", keysJson(gap.entities, network)},
          {"score", gap.score},
          {"parts", parts},
          {"sentence", gap.sentence.in(language)},
          {"sentence_da", gap.sentence.danish},
          {"sentence_en", gap.sentence.english},
          {"next", gap.next.in(language)},
          {"next_da", gap.next.danish},
          {"next_en", gap.next.english},
          {"introducers", keysJson(gap.introducers, network)},
          {"fingerprint", gap.fingerprint}};
}

void printGap(const CommandContext& context, const Gap& gap, std::size_t number) {
  fmt::print(context.out, "\n{}. {}\n", number, gap.sentence.in(context.language));
  for (const GapPart& part : gap.parts)
    fmt::print(context.out, "   {} {:.2f}  {}\n", part.sign, std::abs(part.value), part.text.in(context.language));
  if (!gap.next.in(context.language).empty()) fmt::print(context.out, "   → {}\n", gap.next.in(context.language));
  fmt::print(context.out, "   {:.2f}  [{}]\n", gap.score, gap.id);
}

Json listJson(const GapList& list, const Session& session, Language language) {
  const GraphSnapshot& network = session.network();
  Json gaps = Json::array(), raised = Json::array(), unknown = Json::array();
  for (const Gap& gap : list.gaps) gaps.push_back(gapJson(gap, network, language));
  for (const auto& [gap, dismissal] : list.raisedAgain) {
    raised.push_back({{"gap", gapJson(gap, network, language)},
                      {"reason", dismissal.reason},
                      {"who", dismissal.who},
                      {"when", isoTime(dismissal.when)},
                      {"text", raisedAgainText(session, gap, dismissal, language)}});
  }
  for (const UnknownEntity& entity : list.unknown)
    unknown.push_back({{"entity", network.key(entity.vertex)}, {"missing", entity.missing.in(language)}});
  return {{"count", list.gaps.size()},
          {"gaps", gaps},
          {"raised_again", raised},
          {"unknown", unknown},
          {"dismissed", list.dismissed}};
}

Result<ExitStatus> printBacktest(const CommandContext& context, const GraphSnapshot& network,
                                 const GapsCommandOptions& given) {
  JobControl job;
  TRY_ASSIGN(const BacktestReport report, backtest(historyOf(network), given.backtestYear, {}, job));
  if (given.json) {
    Json methods = Json::array();
    for (const BacktestMethod& method : report.methods) {
      methods.push_back({{"name", method.name},
                         {"p_at_10", method.precisionAt10},
                         {"p_at_20", method.precisionAt20},
                         {"p_at_100", method.precisionAt100},
                         {"auc", method.auc},
                         {"p_at_10_per_entity", method.precisionPerActor}});
    }
    print(context.out, {{"year", report.year},
                        {"entities", report.actors},
                        {"known_ties", report.knownTies},
                        {"new_ties", report.newTies},
                        {"candidates", report.candidates},
                        {"abstained", report.abstained},
                        {"reason", report.reason},
                        {"methods", methods}});
    return ExitStatus::done;
  }
  fmt::print(context.out, "{}: {} {} → {} {}\n", report.year, report.knownTies,
             context.words("kendte forbindelser", "known ties"), report.newTies,
             context.words("nye senere", "new ones later"));
  for (const BacktestMethod& method : report.methods) {
    fmt::print(context.out, "  {:<24} P@10 {:.2f}  P@20 {:.2f}  P@100 {:.2f}  AUC {:.3f}  {} {:.3f}\n", method.name,
               method.precisionAt10, method.precisionAt20, method.precisionAt100, method.auc,
               context.words("P@10 pr. aktør", "P@10 per actor"), method.precisionPerActor);
  }
  if (report.abstained) {
    fmt::print(context.out, "{} {}\n", context.words("Ingen forudsigelse gives:", "No prediction is given:"),
               report.explanation.in(context.language));
  }
  return ExitStatus::done;
}

// All gaps, unless --top says how many.
Result<ExitStatus> writeGapReport(const CommandContext& context, const Session& session,
                                  const GapsCommandOptions& given, GapOptions options) {
  if (given.top == kDefaultTop) options.top = kReportTop;
  JobControl job;
  TRY_ASSIGN(const GapList found, findGaps(session.network(), options, {}, job));
  TRY_ASSIGN(const auto items, worklistOf(session, found));
  TRY_ASSIGN(const GapReport report, reportGaps(session, items, found.unknown, context.language, job));
  TRY(writeReport(report, given.report));
  fmt::print(context.out, "{}\n", given.report.string());
  return ExitStatus::done;
}

Result<ExitStatus> list(const CommandContext& context, const GapsCommandOptions& given) {
  TRY_ASSIGN(const auto session, context.openForReading());
  if (given.backtestYear != 0) return printBacktest(context, session->network(), given);
  TRY_ASSIGN(const GapOptions options, optionsOf(given, session->network()));
  JobControl job;
  if (!given.report.empty()) return writeGapReport(context, *session, given, options);
  TRY_ASSIGN(const GapList gaps, listGaps(*session, options, job));
  if (given.json) {
    print(context.out, listJson(gaps, *session, context.language));
    return ExitStatus::done;
  }
  for (const auto& [gap, dismissal] : gaps.raisedAgain) {
    fmt::print(context.out, "\n! {}\n  {}  [{}]\n", gap.sentence.in(context.language),
               raisedAgainText(*session, gap, dismissal, context.language), gap.id);
  }
  for (std::size_t i = 0; i < gaps.gaps.size(); ++i) printGap(context, gaps.gaps[i], i + 1);
  if (gaps.gaps.empty()) fmt::print(context.out, "{}\n", context.words("Ingen huller fundet.", "No gaps found."));
  if (!gaps.unknown.empty()) {
    fmt::print(
        context.out, "\n{} {}\n", gaps.unknown.size(),
        context.words("aktører ved vi for lidt om til at sige noget.", "actors are too little known to say anything."));
  }
  if (gaps.dismissed > 0)
    fmt::print(context.out, "{} {}\n", gaps.dismissed,
               context.words("er afvist og vises ikke.", "were dismissed and are not shown."));
  return ExitStatus::done;
}

Result<ExitStatus> dismiss(const CommandContext& context, const GapsCommandOptions& given) {
  TRY_ASSIGN(const auto session, context.openForWriting());
  JobControl job;
  TRY_ASSIGN(const Applied applied, dismissGap(*session, given.id, given.reason, job));
  if (given.json) {
    print(context.out, {{"dismissed", given.id}, {"reason", given.reason}, {"batch", applied.batch.value}});
  } else {
    fmt::print(context.out, "{}\n",
               context.words("Afvist. `samspil undo` fortryder.", "Dismissed. `samspil undo` takes it back."));
  }
  return ExitStatus::done;
}

Result<ExitStatus> restore(const CommandContext& context, const GapsCommandOptions& given) {
  TRY_ASSIGN(const auto session, context.openForWriting());
  TRY_ASSIGN(const Applied applied, restoreGap(*session, given.id));
  if (given.json) print(context.out, {{"restored", given.id}, {"batch", applied.batch.value}});
  return ExitStatus::done;
}

std::string_view reasonName(WhyNot::Reason reason) {
  switch (reason) {
    case WhyNot::Reason::listed: return "listed";
    case WhyNot::Reason::alreadyTied: return "already_tied";
    case WhyNot::Reason::belowThreshold: return "below_threshold";
    case WhyNot::Reason::dismissed: return "dismissed";
    case WhyNot::Reason::unknown: return "unknown";
    case WhyNot::Reason::notActors: return "not_actors";
  }
  return "";
}

Result<ExitStatus> whyNotListed(const CommandContext& context, const GapsCommandOptions& given) {
  TRY_ASSIGN(const auto session, context.openForReading());
  const GraphSnapshot& network = session->network();
  TRY_ASSIGN(const VertexIndex a, resolveEntity(network, given.first));
  TRY_ASSIGN(const VertexIndex b, resolveEntity(network, given.second));
  TRY_ASSIGN(const auto dismissals, readDismissals(*session));
  JobControl job;
  TRY_ASSIGN(const WhyNot answer, whyNot(network, a, b, {}, dismissals, job));
  if (given.json) {
    const Json gap = answer.gap ? gapJson(*answer.gap, network, context.language) : Json(nullptr);
    print(context.out, {{"a", network.key(a)},
                        {"b", network.key(b)},
                        {"reason", reasonName(answer.reason)},
                        {"sentence", answer.sentence.in(context.language)},
                        {"gap", gap}});
    return ExitStatus::done;
  }
  fmt::print(context.out, "{}\n", answer.sentence.in(context.language));
  if (answer.gap) {
    for (const GapPart& part : answer.gap->parts)
      fmt::print(context.out, "   {} {:.2f}  {}\n", part.sign, std::abs(part.value), part.text.in(context.language));
  }
  return ExitStatus::done;
}

using GapsFunction = Result<ExitStatus> (*)(const CommandContext&, const GapsCommandOptions&);

}  // namespace

CommandRunner defineGaps(Arguments arguments) {
  const auto options = std::make_shared<GapsCommandOptions>();
  arguments.option("--kind", options->kind, {"Kun én slags: " + kindNames(), "Only one kind: " + kindNames()}, "KIND");
  arguments.option("--for", options->about, {"Kun denne enheds huller", "Only gaps of this entity"}, "ENTITY");
  arguments.option("--theme", options->theme, {"Kun huller om dette tema", "Only gaps about this theme"}, "THEME");
  arguments.option("--top", options->top, {"Højst så mange", "How many at most"}, "N").showDefault();
  arguments
      .option("--surprise", options->surprise,
              {"0: det velkendte først; 1: der ses helt bort fra, hvem der er mest forbundet",
               "0: the familiar first; 1: popularity is corrected away"},
              "F")
      .between(0.0, 1.0)
      .showDefault();
  arguments.option("--certainty", options->certainty,
                   {"De mindst sikre oplysninger, der tæller: stated, entered_by_hand, inferred eller public_knowledge",
                    "The least certain statements that count"},
                   "CERTAINTY");
  arguments.option("--backtest", options->backtestYear,
                   {"I stedet: hvor godt forbindelser efter dette år blev forudset",
                    "Instead: how well ties after this year were foreseen"},
                   "YEAR");
  arguments.option("--report", options->report,
                   {"I stedet: skriv det hele som en rapport, FIL.html eller FIL.xlsx",
                    "Instead: writes all as a report, FILE.html or FILE.xlsx"},
                   "FILE");
  arguments.flag("--competitors-too", options->competitors,
                 {"Vis også dem, der næsten er ens og derfor konkurrerer", "List near-copies of each other as well"});
  arguments.json(options->json);
  const auto chosen = std::make_shared<GapsFunction>(&list);

  Arguments ofDismiss =
      arguments.command("dismiss", {"Tag et hul af listen, med en grund", "Take a gap off the list, with a reason"},
                        [chosen] { *chosen = &dismiss; });
  ofDismiss.operand({"id", "id"}, options->id, {"Hullets id, som gaps viser det", "The gap's id"});
  ofDismiss.option("--reason", options->reason, {"Hvorfor", "Why"}, "TEXT").required();
  ofDismiss.json(options->json);
  Arguments ofRestore =
      arguments.command("restore", {"Sæt et afvist hul tilbage på listen", "Put a dismissed gap back on the list"},
                        [chosen] { *chosen = &restore; });
  ofRestore.operand({"id", "id"}, options->id, {"Hullets id, som gaps viser det", "The gap's id"});
  ofRestore.json(options->json);
  Arguments ofWhyNot = arguments.command(
      "why-not", {"Hvorfor et par ikke er på listen: præcis én grund", "Why a pair is not listed: exactly one reason"},
      [chosen] { *chosen = &whyNotListed; });
  ofWhyNot.operand({"enhed1", "entity1"}, options->first, {"Nøgle eller nøjagtigt navn", "Key or exact name"});
  ofWhyNot.operand({"enhed2", "entity2"}, options->second, {"Nøgle eller nøjagtigt navn", "Key or exact name"});
  ofWhyNot.json(options->json);
  return [options, chosen](CommandContext& context) { return (*chosen)(context, *options); };
}

}  // namespace samspil
