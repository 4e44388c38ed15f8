// What changed, what is new, what ends, what has not been heard of since, and where it all stands.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "graph/statement_years.h"
#include "session/change_list.h"
#include "session/questions/answer_builder.h"
#include "session/questions/question_groups.h"
#include "session/wording.h"

namespace samspil {
namespace {

constexpr UiText kTie{"Forbindelse", "Tie"}, kChange{"Ændring", "Change"}, kSource{"Kilde", "Source"};

std::string tieIn(const QuestionInput& input, EdgeIndex e) {
  const Edge& edge = input.network.edge(e);
  return tieSentence(input.network.vocabulary().relation(edge.relation), nameIn(input, edge.from),
                     nameIn(input, edge.to), true, input.language);
}

// The year in which a tie is first known to hold; 0: always.
int firstYear(const GraphSnapshot& network, EdgeIndex e) {
  int first = kOpenEnd;
  for (const StatementRow& row : network.statements(e)) first = std::min(first, yearsOf(row, network.sources()).first);
  return first;
}

constexpr std::size_t kMostChanges = 1000;  // rows of each kind of change

ComparePoint yearPoint(int year) { return {.by = CompareBy::years, .batch = {}, .year = year, .documents = {}}; }

// "12 enheder og 348 forbindelser"
std::string changedIn(const QuestionInput& input, std::size_t entities, std::size_t ties) {
  const std::string tieCount = countIn(input, ties, {"forbindelse", "tie"}, {"forbindelser", "ties"});
  if (entities == 0) return tieCount;
  const std::string entityCount = countIn(input, entities, {"enhed", "entity"}, {"enheder", "entities"});
  return ties == 0 ? entityCount : fmt::format("{} {} {}", entityCount, input.say("og", "and"), tieCount);
}

std::string changeSentence(const QuestionInput& input, const Comparison& found) {
  const ChangeCounts &entities = found.entityCounts, &ties = found.tieCounts;
  if (entities.sum() + ties.sum() == 0) {
    return fmt::format(fmt::runtime(input.say("Kilderne viser ingen ændring fra {} til {}.",
                                              "The sources show no change from {} to {}.")),
                       found.fromText, found.toText);
  }
  std::string sentence = fmt::format(
      fmt::runtime(input.say("Fra {} til {} begyndte {}, og {} udløb.", "From {} to {}, {} began and {} ended.")),
      found.fromText, found.toText, changedIn(input, entities.added, ties.added),
      changedIn(input, entities.gone, ties.gone));
  if (ties.changed > 0)
    sentence +=
        fmt::format(fmt::runtime(input.say(" {} blev ændret.", " {} changed.")), changedIn(input, 0, ties.changed));
  const std::size_t rows = found.entities.size() + found.ties.size(), all = entities.sum() + ties.sum();
  if (rows < all)
    sentence +=
        fmt::format(fmt::runtime(input.say(" Listen har de første {} af dem.", " The list has the first {} of them.")),
                    numberText(rows, input.language));
  return sentence + " " + found.note;
}

// What is no more stands first: it is little, and it is what is asked about next.
Result<Answer> whatChanged(const QuestionInput& input) {
  const int from = std::min(input.year(0), input.year(1)), to = std::max(input.year(0), input.year(1));
  const ComparisonOptions options{.language = input.language, .mostRows = kMostChanges};
  TRY_ASSIGN(const Comparison found, compare(input.reader, yearPoint(from), yearPoint(to), options, input.job));
  const auto rows = changeRows(found, input.network, input.language);
  AnswerBuilder table(input, {kChange, {"Hvad", "What"}, {"Slags", "Kind"}});
  for (const Change change : {Change::gone, Change::changed, Change::added}) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const ChangeRow& row = rows[i];
      if (row.change != change) continue;
      AnswerBuilder::Row line{.cells = {changeLabel(change, CompareBy::years, input.language), row.what, row.kind},
                              .vertices = row.vertices,
                              .edges = {},
                              .statements = {}};
      if (i < found.entities.size()) {
        line.factsOf = row.vertices;
      } else {
        for (const StatementChange& one : found.ties[i - found.entities.size()].statements)
          line.statements.push_back(one.statement.id);
        if (row.edge) line.edges = {*row.edge};
      }
      table.add(std::move(line));
    }
  }
  return table.finish(changeSentence(input, found));
}

Result<Answer> newSince(const QuestionInput& input) {
  const GraphSnapshot& network = input.network;
  const int year = input.year(0);
  AnswerBuilder table(input, {kTie, {"Først nævnt", "First named"}, {"Slags", "Kind"}});
  std::vector<std::pair<int, EdgeIndex>> fresh;
  for (std::uint32_t i = 0; i < network.edgeCount(); ++i) {
    const int first = firstYear(network, EdgeIndex{i});
    if (first > year && first != kOpenEnd && !isWish(network, EdgeIndex{i}) &&
        inFamily(network, EdgeIndex{i}, "collaboration"))
      fresh.emplace_back(-first, EdgeIndex{i});
  }
  std::sort(fresh.begin(), fresh.end());
  for (const auto& [first, e] : fresh) {
    const Edge& edge = network.edge(e);
    table.add({.cells = {tieIn(input, e), std::to_string(-first), network.family(e).label.in(input.language)},
               .vertices = {edge.from, edge.to},
               .edges = {e}});
  }
  if (fresh.empty())
    return table.finish(fmt::format(fmt::runtime(input.say("Ingen samarbejder er nævnt første gang efter {}.",
                                                           "No collaboration was first named after {}.")),
                                    year));
  return table.finish(fmt::format(
      fmt::runtime(input.say("{} er nævnt første gang efter {}.", "{} first named after {}.")),
      countIn(input, fresh.size(), {"samarbejde", "collaboration was"}, {"samarbejder", "collaborations were"}), year));
}

Result<Answer> whatEnds(const QuestionInput& input) {
  const GraphSnapshot& network = input.network;
  const int year = input.year(0);
  AnswerBuilder table(input, {kTie, {"Slutter", "Ends"}, {"Slags", "Kind"}});
  std::size_t count = 0;
  for (std::uint32_t i = 0; i < network.edgeCount(); ++i) {
    const EdgeIndex e{i};
    PartialDate last;
    for (const StatementRow& row : network.statements(e)) last = std::max(last, row.validTo);
    if (!last.known() || last.year < year) continue;
    ++count;
    const Edge& edge = network.edge(e);
    table.add({.cells = {tieIn(input, e), dateText(last, input.language), network.family(e).label.in(input.language)},
               .vertices = {edge.from, edge.to},
               .edges = {e}});
  }
  if (count == 0)
    return table.finish(
        fmt::format(fmt::runtime(input.say("Ingen aftale eller bevilling har en slutdato fra {} og frem.",
                                           "No agreement or grant has an end date from {} on.")),
                    year));
  return table.finish(fmt::format(fmt::runtime(input.say("{} slutter i {} eller senere.", "{} in {} or later.")),
                                  countIn(input, count, {"forbindelse", "tie ends"}, {"forbindelser", "ties end"}),
                                  year));
}

Result<Answer> notHeardOf(const QuestionInput& input) {
  const GraphSnapshot& network = input.network;
  const int year = input.year(0);
  AnswerBuilder table(input, {kTie, {"Sidst nævnt", "Last named"}, {"Slags", "Kind"}});
  std::size_t count = 0;
  for (std::uint32_t i = 0; i < network.edgeCount(); ++i) {
    const EdgeIndex e{i};
    if (!inFamily(network, e, "collaboration")) continue;
    const int newest = newestYear(network, e);
    if (newest == 0 || newest > year) continue;
    ++count;
    const Edge& edge = network.edge(e);
    table.add({.cells = {tieIn(input, e), std::to_string(newest), network.family(e).label.in(input.language)},
               .vertices = {edge.from, edge.to},
               .edges = {e}});
  }
  if (count == 0)
    return table.finish(fmt::format(
        fmt::runtime(input.say("Alle samarbejder er nævnt efter {}.", "Every collaboration is named after {}.")),
        year));
  return table.finish(fmt::format(
      fmt::runtime(input.say("{} er ikke nævnt efter {}. Det betyder ikke, at de er ophørt: spørg, før de regnes med.",
                             "{} not named after {}. That does not mean they ended: ask before counting on them.")),
      countIn(input, count, {"samarbejde", "collaboration is"}, {"samarbejder", "collaborations are"}), year));
}

Result<Answer> whereItStands(const QuestionInput& input) {
  const GraphSnapshot& network = input.network;
  const VertexIndex x = input.entity(0);
  std::map<SourceId, std::vector<EdgeIndex>> edges;
  std::map<SourceId, std::vector<StatementId>> statements;
  for (const HalfEdge half : network.incident(x)) {
    for (const StatementRow& row : network.statements(half.edge)) {
      if (auto& list = edges[row.source]; list.empty() || list.back() != half.edge) list.push_back(half.edge);
      statements[row.source].push_back(row.id);
    }
  }
  AnswerBuilder table(input, {kSource, {"År", "Year"}, {"Udsagn", "Statements"}});
  table.light(x);
  std::vector<SourceView> sources;
  for (const auto& [id, list] : statements) {
    if (const auto source = network.source(id)) sources.push_back(*source);
  }
  std::ranges::stable_sort(sources, std::ranges::greater{}, &SourceView::date);
  for (const SourceView& source : sources) {
    const auto& ids = statements[source.id];
    table.add({.cells = {std::string(source.title.in(input.language)),
                         source.date.known() ? std::to_string(source.date.year)
                                             : std::string(input.say("uden år", "undated")),
                         std::to_string(ids.size())},
               .vertices = {x},
               .edges = edges[source.id],
               .statements = ids});
  }
  const std::string name = nameIn(input, x);
  if (sources.empty()) {
    table.add({.cells = {std::string(input.say("Kun oplysninger, ingen forbindelser", "Facts only, no ties")), "", ""},
               .vertices = {x},
               .factsOf = {x}});
    return table.finish(fmt::format(
        fmt::runtime(input.say("Ingen kilde nævner en forbindelse for {}.", "No source names a tie of {}.")), name));
  }
  return table.finish(
      fmt::format(fmt::runtime(input.say("{} står i {}. Den nyeste er {}.", "{} stands in {}. The newest is {}.")),
                  name, countIn(input, sources.size(), {"kilde", "source"}, {"kilder", "sources"}),
                  sources.front().title.in(input.language)));
}

constexpr Blank kYears[] = {{"from", BlankKind::year, {"år", "year"}, "oldest"},
                            {"to", BlankKind::year, {"år", "year"}, "newest"}};
constexpr Blank kOldest[] = {{"year", BlankKind::year, {"år", "year"}, "oldest"}};
constexpr Blank kNewest[] = {{"year", BlankKind::year, {"år", "year"}, "newest"}};
constexpr Blank kAnyone[] = {{"x", BlankKind::entity, {"hvem eller hvad", "whom or what"}, "human-first"}};

constexpr std::string_view kChanged[] = {"hvad er ændret mellem {from} og {to}",
                                         "forskel på {from} og {to}",
                                         "sammenlign {from} med {to}",
                                         "hvad er sket fra {from} til {to}",
                                         "what is different between {from} and {to}",
                                         "what changed between {from} and {to}",
                                         "hvad ændrede sig mellem {from} og {to}",
                                         "compare {from} with {to}",
                                         "changes from {from} to {to}"};
constexpr std::string_view kNew[] = {"hvad er nyt siden {year}", "hvilke samarbejder er kommet til siden {year}",
                                     "nye samarbejder efter {year}", "what is new since {year}",
                                     "new collaborations after {year}"};
constexpr std::string_view kEnds[] = {"hvad udløber efter {year}", "hvilke bevillinger stopper i {year}",
                                      "what expires after {year}", "which grants end after {year}"};
constexpr std::string_view kNotHeard[] = {
    "hvad har vi ikke hørt om siden {year}",  "gamle samarbejder fra før {year}",    "hvilke samarbejder sover",
    "what have we not heard of since {year}", "dormant collaborations since {year}", "old ties before {year}"};
constexpr std::string_view kStands[] = {
    "hvilke dokumenter nævner {x}", "kilder om {x}",     "hvor kommer oplysningerne om {x} fra",
    "which documents mention {x}",  "sources about {x}", "where is {x} mentioned"};

constexpr Question kQuestions[] = {
    {"what_changed",
     {"Hvad ændrede sig fra {from} til {to}?", "What changed from {from} to {to}?"},
     kYears,
     kChanged,
     whatChanged},
    {"new_since",
     {"Hvilke samarbejder er nye siden {year}?", "Which collaborations are new since {year}?"},
     kOldest,
     kNew,
     newSince},
    {"what_ends",
     {"Hvilke aftaler og bevillinger slutter i {year} eller senere?",
      "Which agreements and grants end in {year} or later?"},
     kNewest,
     kEnds,
     whatEnds},
    {"not_heard_of",
     {"Hvilke samarbejder er ikke nævnt siden {year}?", "Which collaborations have not been named since {year}?"},
     kOldest,
     kNotHeard,
     notHeardOf},
    {"where_it_stands",
     {"Hvor står der noget om {x}?", "Where is anything written about {x}?"},
     kAnyone,
     kStands,
     whereItStands},
};

}  // namespace

std::span<const Question> timeQuestions() { return kQuestions; }

}  // namespace samspil
