// compare: what was added, what is gone and what changed between two years, batches, dates or documents.
#include <algorithm>
#include <ostream>

#include <fmt/ostream.h>

#include "cli/commands/commands.h"
#include "cli/json_output.h"
#include "session/compare.h"
#include "session/compare_gaps.h"

namespace samspil {
namespace {

constexpr std::size_t kListed = 100;  // lines of each kind of change

struct CompareOptions {
  std::string from, to;
  std::optional<CompareBy> by;
  std::size_t most = 0;  // rows of each kind of change; 0: as many as the form wants
  bool json = false;
};

Json pointJson(const ComparePoint& point, const std::string& text, const Session& session) {
  Json json{{"text", text}};
  if (point.by == CompareBy::knowledge) json["batch"] = point.batch.value;
  if (point.by == CompareBy::years) json["year"] = point.year;
  if (point.by == CompareBy::documents) {
    json["documents"] = Json::array();
    for (const SourceId id : point.documents) json["documents"].push_back(session.network().source(id)->key);
  }
  return json;
}

Json countsJson(const ChangeCounts& counts) {
  return {{"added", counts.added}, {"gone", counts.gone}, {"changed", counts.changed}};
}

Json valuesJson(const std::vector<ValueChange>& values) {
  Json list = Json::array();
  for (const ValueChange& one : values)
    list.push_back({{"name", one.name}, {"label", one.label}, {"before", one.before}, {"after", one.after}});
  return list;
}

Json entityJson(const EntityChange& row) {
  return {{"change", changeName(row.change)},
          {"id", row.key},
          {"name", row.name},
          {"type_label", row.typeLabel},
          {"values", valuesJson(row.values)}};
}

Json tieJson(const TieChange& row) {
  Json statements = Json::array();
  for (const StatementChange& one : row.statements) {
    Json json = statementJson(one.statement);
    json["change"] = changeName(one.change);
    json["values"] = valuesJson(one.values);
    statements.push_back(std::move(json));
  }
  return {{"change", changeName(row.change)}, {"from", row.fromKey}, {"relation", row.relationKey}, {"to", row.toKey},
          {"sentence", row.sentence},         {"wish", row.wish},    {"statements", statements}};
}

ChangeCounts countsOf(const std::vector<GapChange>& gaps) {
  const auto opened = static_cast<std::size_t>(std::ranges::count(gaps, Change::added, &GapChange::change));
  return {.added = opened, .gone = gaps.size() - opened};
}

Json gapsJson(const std::vector<GapChange>& gaps) {
  Json list = Json::array();
  for (const GapChange& one : gaps) {
    list.push_back({{"change", one.change == Change::added ? "opened" : "closed"},
                    {"id", one.id},
                    {"kind", gapKindName(one.kind)},
                    {"sentence", one.sentence}});
  }
  return list;
}

void printJson(const CommandContext& context, const Session& session, const Comparison& comparison,
               const std::vector<GapChange>& gaps) {
  const ChangeCounts gapCounts = countsOf(gaps);
  JsonMembers members(context.out);
  members.add({{"by", compareByName(comparison.from.by)},
               {"from", pointJson(comparison.from, comparison.fromText, session)},
               {"to", pointJson(comparison.to, comparison.toText, session)},
               {"note", comparison.note},
               {"entity_counts", countsJson(comparison.entityCounts)},
               {"tie_counts", countsJson(comparison.tieCounts)},
               {"other_records", comparison.otherRecords},
               {"gap_counts", {{"opened", gapCounts.added}, {"closed", gapCounts.gone}}}});
  members.addRows("entities", comparison.entities, &entityJson);
  members.addRows("ties", comparison.ties, &tieJson);
  members.add({{"gaps", gapsJson(gaps)}});
}

char signOf(Change change) { return change == Change::added ? '+' : change == Change::gone ? '-' : '~'; }

void printValues(const CommandContext& context, const std::vector<ValueChange>& values) {
  const auto shown = [&](const std::string& value) {
    return value.empty() ? std::string(context.words("(intet)", "(nothing)")) : value;
  };
  for (const ValueChange& one : values)
    fmt::print(context.out, "      {}: {} → {}\n", one.label, shown(one.before), shown(one.after));
}

// What a document does not name is not gone; years and moments tell more.
void printHeading(const CommandContext& context, std::string_view title, CompareBy by, const ChangeCounts& counts) {
  const bool named = by == CompareBy::documents;
  const auto number = [&](std::size_t count) { return numberText(count, context.language); };
  fmt::print(context.out, "\n{}: {} {}, {} {}, {} {}\n", title, number(counts.added),
             named ? context.words("kun i det sidste", "in the second only") : context.words("nye", "added"),
             number(counts.gone),
             named ? context.words("kun i det første", "in the first only") : context.words("væk", "gone"),
             number(counts.changed),
             named ? context.words("forskellige", "different") : context.words("ændrede", "changed"));
}

// Where not every change has a line, how many there are of each type or relation.
void printKinds(const CommandContext& context, const std::vector<KindCounts>& kinds) {
  for (const KindCounts& kind : kinds) {
    std::string text;
    for (const auto& [sign, count] :
         {std::pair{'+', kind.counts.added}, std::pair{'-', kind.counts.gone}, std::pair{'~', kind.counts.changed}}) {
      if (count != 0) text += fmt::format("  {}{}", sign, numberText(count, context.language));
    }
    fmt::print(context.out, "  {}:{}\n", kind.label, text);
  }
}

void printLeft(const CommandContext& context, std::size_t count) {
  if (count == 0) return;
  fmt::print(context.out, "  … {} {} {}\n", context.words("og", "and"), numberText(count, context.language),
             context.words("til (--top giver flere, --json alle)", "more (--top gives more, --json all)"));
}

void printTie(const CommandContext& context, const TieChange& row) {
  fmt::print(context.out, "  {} {}\n", signOf(row.change), row.sentence);
  for (const StatementChange& one : row.statements) {
    std::string text;
    for (const auto& part : {one.statement.period, one.statement.role, one.statement.reference.sentence}) {
      if (!part.empty()) text += (text.empty() ? "" : " · ") + part;
    }
    fmt::print(context.out, "    {} {}\n", signOf(one.change), text);
    printValues(context, one.values);
  }
}

void printGaps(const CommandContext& context, const std::vector<GapChange>& gaps) {
  const ChangeCounts counts = countsOf(gaps);
  fmt::print(context.out, "\n{}: {} {}, {} {}\n", context.words("Huller", "Gaps"), counts.added,
             context.words("åbnet", "opened"), counts.gone, context.words("lukket", "closed"));
  for (const GapChange& one : gaps) fmt::print(context.out, "  {} {}\n", signOf(one.change), one.sentence);
}

void printTable(const CommandContext& context, const Comparison& comparison, const std::vector<GapChange>& gaps) {
  fmt::print(context.out, "{} → {}\n", comparison.fromText, comparison.toText);
  if (!comparison.note.empty()) fmt::print(context.out, "{}\n", comparison.note);
  printHeading(context, context.words("Enheder", "Entities"), comparison.from.by, comparison.entityCounts);
  const std::size_t entitiesLeft = comparison.entityCounts.sum() - comparison.entities.size();
  if (entitiesLeft != 0) printKinds(context, comparison.entityKinds);
  for (const EntityChange& row : comparison.entities) {
    fmt::print(context.out, "  {} {} ({})\n", signOf(row.change), row.name, row.typeLabel);
    printValues(context, row.values);
  }
  printLeft(context, entitiesLeft);
  printHeading(context, context.words("Forbindelser", "Ties"), comparison.from.by, comparison.tieCounts);
  const std::size_t tiesLeft = comparison.tieCounts.sum() - comparison.ties.size();
  if (tiesLeft != 0) printKinds(context, comparison.tieKinds);
  for (const TieChange& row : comparison.ties) printTie(context, row);
  printLeft(context, tiesLeft);
  if (comparison.from.by == CompareBy::knowledge) printGaps(context, gaps);
  if (comparison.otherRecords != 0)
    fmt::print(context.out, "\n{}: {}\n",
               context.words("Ændringer af kilder, ordforråd, visninger og placeringer",
                             "Changes of sources, vocabulary, views and positions"),
               comparison.otherRecords);
}

Result<ExitStatus> runCompare(const CommandContext& context, const CompareOptions& options) {
  TRY_ASSIGN(const auto session, context.openForReading());
  TRY_ASSIGN(const ComparePoint from, parseComparePoint(*session, options.from, options.by));
  TRY_ASSIGN(const ComparePoint to, parseComparePoint(*session, options.to, options.by));
  ComparisonOptions wanted{.language = context.language};
  if (options.most != 0 || !options.json) wanted.mostRows = options.most != 0 ? options.most : kListed;
  JobControl job;
  TRY_ASSIGN(const Comparison comparison, compare(*session, from, to, wanted, job));
  TRY_ASSIGN(const auto gaps, compareGaps(*session, from, to, context.language, job));
  if (options.json)
    printJson(context, *session, comparison, gaps);
  else
    printTable(context, comparison, gaps);
  return ExitStatus::done;
}

}  // namespace

CommandRunner defineCompare(Arguments arguments) {
  const auto options = std::make_shared<CompareOptions>();
  const LocalizedText form{
      "Et år (2013), et trin (#7), en dato (2026-03-14: hvad man vidste da) eller et dokuments nøgle",
      "A year (2013), a batch (#7), a date (2026-03-14: what was known then) or a document's key"};
  arguments.operand({"fra", "from"}, options->from, form);
  arguments.operand({"til", "to"}, options->to, form);
  const std::vector<std::pair<std::string, CompareBy>> kinds{
      {"knowledge", CompareBy::knowledge}, {"years", CompareBy::years}, {"documents", CompareBy::documents}};
  arguments.choice(
      "--by", options->by,
      {"Hvordan år læses: hvad der gjaldt (years), hvad deres dokumenter siger (documents), eller hvad man "
       "vidste ved deres slutning (knowledge)",
       "How to read years: what held in them (years), what their documents say (documents), or what "
       "was known at their end (knowledge)"},
      kinds);
  arguments.option("--top", options->most,
                   {"Højst så mange linjer af hver slags ændring (100; med --json: alle)",
                    "At most so many lines of each kind of change (100; with --json: all)"},
                   "N");
  arguments.json(options->json);
  return [options](CommandContext& context) { return runCompare(context, *options); };
}

}  // namespace samspil
