// How things hang together: chains, go-betweens, what two have in common, and what falls apart without one.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "graph/analysis/fragility.h"
#include "graph/analysis/what_if.h"
#include "graph/gaps/gap_context.h"
#include "graph/gaps/introducers.h"
#include "session/questions/answer_builder.h"
#include "session/questions/question_groups.h"

namespace samspil {
namespace {

constexpr UiText kWho{"Hvem", "Who"}, kKind{"Slags", "Kind"};
constexpr std::size_t kMostChains = 12;

std::string chainNames(const QuestionInput& input, const Path& path) {
  std::string names = nameIn(input, path.steps.front().from);
  for (const PathStep& step : path.steps) names += " → " + nameIn(input, step.to);
  return names;
}

// A chain cites the best statement of each step, in the order of the steps.
AnswerBuilder::Row chainRow(const QuestionInput& input, const Path& path, std::size_t number) {
  AnswerBuilder::Row row{.cells = {std::to_string(number), chainNames(input, path), certaintyIn(input, path.weakest)},
                         .vertices = {path.steps.front().from}};
  for (const PathStep& step : path.steps) {
    const auto statements = input.network.statements(step.edges.front());
    const auto best =
        std::min_element(statements.begin(), statements.end(),
                         [](const StatementRow& a, const StatementRow& b) { return a.certainty < b.certainty; });
    row.vertices.push_back(step.to);
    row.edges.push_back(step.edges.front());
    row.statements.push_back(best->id);
  }
  return row;
}

Result<Answer> howConnected(const QuestionInput& input) {
  const VertexIndex a = input.entity(0), b = input.entity(1);
  AnswerBuilder table(input, {{"Kæde", "Chain"}, {"Gennem", "Through"}, {"Svageste led", "Weakest link"}});
  if (a == b) return table.finish(std::string(input.say("Det er den samme.", "It is one and the same.")));
  const ShortestPaths found = shortestPaths(input.network, a, b);
  const std::size_t shown = std::min(found.paths.size(), kMostChains);
  for (std::size_t i = 0; i < shown; ++i) table.add(chainRow(input, found.paths[i], i + 1));
  const std::string from = nameIn(input, a), to = nameIn(input, b);
  if (found.paths.empty())
    return table.finish(fmt::format(fmt::runtime(input.say("Ingen kæde af forbindelser binder {} og {} sammen.",
                                                           "No chain of ties connects {} and {}.")),
                                    from, to));
  const std::size_t steps = found.paths.front().steps.size();
  if (steps == 1)
    return table.finish(fmt::format(
        fmt::runtime(input.say("{} og {} er direkte forbundet.", "{} and {} are tied directly.")), from, to));
  const std::string count =
      countIn(input, found.paths.size(), {"kæde", "chain"}, {"lige korte kæder", "equally short chains"});
  return table.finish(
      fmt::format(fmt::runtime(input.say("Fra {} til {} er der {} led, ad {}. Den sikreste går gennem {}.",
                                         "From {} to {} it is {} steps, by {}. The most certain one goes through {}.")),
                  from, to, steps, count, nameIn(input, found.paths.front().steps.front().to)));
}

bool isWorkNeighbor(const QuestionInput& input, const HalfEdge& half) { return isWork(input.network, half.edge); }

// What both are tied to, with the ties of each, those with fewest ties of their own first: who knows few introduces
// best.
struct Common {
  VertexIndex vertex;
  std::vector<EdgeIndex> toA, toB;
};
template <typename Wanted>
std::vector<Common> commonNeighbors(const QuestionInput& input, VertexIndex a, VertexIndex b, Wanted wanted) {
  const auto ofA = neighborsBy(input.network, a, wanted), ofB = neighborsBy(input.network, b, wanted);
  std::vector<Common> common;
  auto at = ofB.begin();
  for (const Neighbor& neighbor : ofA) {
    while (at != ofB.end() && at->vertex < neighbor.vertex) ++at;
    if (at != ofB.end() && at->vertex == neighbor.vertex && neighbor.vertex != a && neighbor.vertex != b)
      common.push_back({neighbor.vertex, neighbor.edges, at->edges});
  }
  std::stable_sort(common.begin(), common.end(), [&](const Common& x, const Common& y) {
    return input.network.degree(x.vertex) < input.network.degree(y.vertex);
  });
  return common;
}

AnswerBuilder::Row commonRow(const QuestionInput& input, const Common& common, VertexIndex a, VertexIndex b) {
  AnswerBuilder::Row row{.cells = {nameIn(input, common.vertex), typeIn(input, common.vertex),
                                   relationsIn(input, common.toA, a), relationsIn(input, common.toB, b)},
                         .vertices = {common.vertex, a, b},
                         .edges = common.toA};
  row.edges.insert(row.edges.end(), common.toB.begin(), common.toB.end());
  return row;
}

Result<Answer> whoCanIntroduce(const QuestionInput& input) {
  const VertexIndex a = input.entity(0), b = input.entity(1);
  const std::string from = nameIn(input, a), to = nameIn(input, b);
  AnswerBuilder table(
      input, {kWho, kKind, {"Over for den ene", "Towards the one"}, {"Over for den anden", "Towards the other"}});
  table.light(a);
  table.light(b);
  std::vector<VertexIndex> names;
  for (const Common& common : commonNeighbors(input, a, b, [&](const HalfEdge& half) {
         return isWorkNeighbor(input, half) && isActor(input.network, half.neighbor);
       })) {
    names.push_back(common.vertex);
    table.add(commonRow(input, common, a, b));
  }
  if (!names.empty())
    return table.finish(fmt::format(fmt::runtime(input.say("{} kender både {} og {}: {}.", "{} both {} and {}: {}.")),
                                    countIn(input, names.size(), {"aktør", "actor knows"}, {"aktører", "actors know"}),
                                    from, to, listIn(input, names)));
  TRY_ASSIGN(const GapContext context, GapContext::build(input.network, {}, input.job));
  const Introduction chain = introduce(context, a, b);
  for (std::size_t i = 0; i < chain.chain.size(); ++i) {
    const VertexIndex v = chain.chain[i];
    table.add({.cells = {nameIn(input, v), typeIn(input, v), relationIn(input, chain.ties[i], v),
                         relationIn(input, chain.ties[i + 1], v)},
               .vertices = {v},
               .edges = {chain.ties[i], chain.ties[i + 1]}});
  }
  if (chain.chain.empty())
    return table.finish(fmt::format(fmt::runtime(input.say("Ingen i netværket kan binde {} og {} sammen i dag.",
                                                           "Nobody in the network can bring {} and {} together "
                                                           "today.")),
                                    from, to));
  return table.finish(
      fmt::format(fmt::runtime(input.say("Ingen kender begge, men vejen fra {} til {} går gennem {}.",
                                         "Nobody knows both, but the way from {} to {} goes through {}.")),
                  from, to, listIn(input, chain.chain, 4)));
}

Result<Answer> inCommon(const QuestionInput& input) {
  const VertexIndex a = input.entity(0), b = input.entity(1);
  AnswerBuilder table(input, {{"Fælles", "Shared"}, kKind, {"Den ene", "The one"}, {"Den anden", "The other"}});
  table.light(a);
  table.light(b);
  std::vector<VertexIndex> shared;
  for (const Common& common :
       commonNeighbors(input, a, b, [&](const HalfEdge& half) { return !isWish(input.network, half.edge); })) {
    shared.push_back(common.vertex);
    table.add(commonRow(input, common, a, b));
  }
  const std::string from = nameIn(input, a), to = nameIn(input, b);
  if (shared.empty())
    return table.finish(fmt::format(
        fmt::runtime(input.say("{} og {} har intet til fælles i kilderne.", "{} and {} share nothing in the sources.")),
        from, to));
  return table.finish(
      fmt::format(fmt::runtime(input.say("{} og {} har {} til fælles: {}.", "{} and {} have {} in common: {}.")), from,
                  to, countIn(input, shared.size(), {"ting", "thing"}, {"ting", "things"}), listIn(input, shared)));
}

Result<Answer> whoLoses(const QuestionInput& input) {
  const VertexIndex x = input.entity(0);
  AnswerBuilder table(input, {{"Mister forbindelsen", "Loses touch"}, kKind, {"Eneste tråd", "Only thread"}});
  table.light(x);
  TRY_ASSIGN(const WhatIfRemoved lost, whatIfRemoved(input.network, nullptr, std::span(&x, 1), input.job));
  for (const auto& part : lost.separated) {
    // What ties the part to x is the thread that would break; the others of the part hang on it.
    std::vector<EdgeIndex> threads;
    for (const VertexIndex v : part) {
      for (const HalfEdge half : input.network.incident(v)) {
        if (half.neighbor == x && !isWish(input.network, half.edge)) threads.push_back(half.edge);
      }
    }
    for (const VertexIndex v : part) {
      table.add({.cells = {nameIn(input, v), typeIn(input, v),
                           relationsIn(input, threads, otherEnd(input.network, threads.front(), x))},
                 .vertices = {v, x},
                 .edges = threads});
    }
  }
  return table.finish(lost.sentence.in(input.language));
}

// Who of the network reaches x, directly or through one other.
Result<Answer> whoReaches(const QuestionInput& input) {
  const VertexIndex x = input.entity(0);
  AnswerBuilder table(input, {kWho, {"Led", "Steps"}, {"Gennem", "Through"}});
  table.light(x);
  const auto works = [&](const HalfEdge& half) {
    return isWorkNeighbor(input, half) && isActor(input.network, half.neighbor);
  };
  std::vector<std::uint8_t> seen(input.network.vertexCount(), 0);
  seen[x.value] = 1;
  std::vector<VertexIndex> direct;
  std::size_t further = 0;
  for (const Neighbor& neighbor : neighborsBy(input.network, x, works)) {
    seen[neighbor.vertex.value] = 1;
    direct.push_back(neighbor.vertex);
    table.add({.cells = {nameIn(input, neighbor.vertex), "1", relationsIn(input, neighbor.edges, neighbor.vertex)},
               .vertices = {neighbor.vertex, x},
               .edges = neighbor.edges});
  }
  for (const VertexIndex door : direct) {
    for (const Neighbor& neighbor : neighborsBy(input.network, door, works)) {
      if (std::exchange(seen[neighbor.vertex.value], 1) != 0) continue;
      ++further;
      table.add({.cells = {nameIn(input, neighbor.vertex), "2", nameIn(input, door)},
                 .vertices = {neighbor.vertex, door, x},
                 .edges = neighbor.edges});
    }
  }
  const std::string name = nameIn(input, x);
  if (direct.empty())
    return table.finish(fmt::format(
        fmt::runtime(input.say("Ingen aktører har forbindelse til {}.", "No actor is connected to {}.")), name));
  return table.finish(
      fmt::format(fmt::runtime(input.say("{} har direkte forbindelse til {}, og yderligere {} gennem én anden.",
                                         "{} tied to {} directly, and another {} through one other.")),
                  countIn(input, direct.size(), {"aktør", "actor is"}, {"aktører", "actors are"}), name, further));
}

Result<Answer> indispensable(const QuestionInput& input) {
  TRY_ASSIGN(const AnalysisResult result, kArticulationPointsAnalysis.run(input.network, nullptr, input.job));
  AnswerBuilder table(input, {kWho, kKind, {"Uden den mister forbindelsen", "Without it, these lose touch"}});
  std::vector<VertexIndex> who;
  constexpr std::size_t kMost = 15;
  for (const AnalysisFinding& finding : result.findings) {
    if (who.size() == kMost) break;
    const VertexIndex v = finding.vertices.front();
    who.push_back(v);
    AnswerBuilder::Row row{.cells = {nameIn(input, v), typeIn(input, v), listIn(input, finding.separated)},
                           .vertices = {v}};
    row.vertices.insert(row.vertices.end(), finding.separated.begin(), finding.separated.end());
    for (const HalfEdge half : input.network.incident(v)) {
      const bool cut =
          std::find(finding.separated.begin(), finding.separated.end(), half.neighbor) != finding.separated.end();
      if (cut && !isWish(input.network, half.edge)) row.edges.push_back(half.edge);
    }
    table.add(std::move(row));
  }
  if (who.empty())
    return table.finish(std::string(input.say("Netværket hænger sammen, hvem der end falder bort.",
                                              "The network hangs together whoever falls away.")));
  return table.finish(
      fmt::format(fmt::runtime(input.say(
                      "Falder {} bort, mister flest andre forbindelsen. {} har nogen, der kun hænger på dem.",
                      "If {} fell away, most others would lose touch. {} have someone who hangs on them alone.")),
                  nameIn(input, who.front()),
                  countIn(input, result.findings.size(), {"enhed", "entity"}, {"enheder", "entities"})));
}

constexpr Blank kPair[] = {{"a", BlankKind::entity, {"den ene", "the one"}, "regionshospitalet-horsens"},
                           {"b", BlankKind::entity, {"den anden", "the other"}, "uz-leuven"}};
constexpr Blank kTwoHospitals[] = {{"a", BlankKind::entity, {"den ene", "the one"}, "regionshospitalet-randers"},
                                   {"b", BlankKind::entity, {"den anden", "the other"}, "regionshospitalet-viborg"}};
constexpr Blank kHub[] = {{"x", BlankKind::entity, {"hvem", "who"}, "aarhus-universitetshospital"}};
constexpr Blank kAlliance[] = {{"x", BlankKind::entity, {"hvem", "whom"}, "euha"}};

constexpr std::string_view kHowConnected[] = {"hvordan er {a} og {b} forbundet",
                                              "hvad binder {a} til {b}",
                                              "vejen fra {a} til {b}",
                                              "hvordan hænger {a} sammen med {b}",
                                              "sti mellem {a} og {b}",
                                              "hvordan kommer man fra {a} til {b}",
                                              "how is {a} connected to {b}",
                                              "how are {a} and {b} connected",
                                              "path from {a} to {b}",
                                              "what links {a} and {b}",
                                              "what ties {a} to {b}",
                                              "how are {a} and {b} related"};
constexpr std::string_view kIntroduce[] = {"hvem kan introducere {a} for {b}",
                                           "hvem kender både {a} og {b}",
                                           "hvem kan sætte {a} og {b} i forbindelse",
                                           "hvem kan bygge bro mellem {a} og {b}",
                                           "who can introduce {a} to {b}",
                                           "who knows both {a} and {b}",
                                           "who connects {a} and {b}",
                                           "who can bridge {a} and {b}"};
constexpr std::string_view kInCommon[] = {"hvad er fælles for {a} og {b}", "fælles partnere for {a} og {b}",
                                          "what do {a} and {b} share", "common partners of {a} and {b}"};
constexpr std::string_view kLoses[] = {"hvad sker der uden {x}", "hvad hvis {x} forsvinder", "uden {x}",
                                       "netværket uden {x}",     "hvem afhænger af {x}",     "hvem hænger kun på {x}",
                                       "what if {x} disappears", "the network without {x}",  "without {x}",
                                       "who depends on {x}",     "what happens without {x}"};
constexpr std::string_view kReaches[] = {
    "hvem har forbindelse til {x}", "hvem har kontakt til {x}",  "hvem kan åbne døren til {x}",
    "hvordan når vi {x}",           "hvem er forbundet med {x}", "who has contact with {x}",
    "who can open the door to {x}", "who is connected to {x}",   "who reaches {x}"};
constexpr std::string_view kIndispensable[] = {
    "hvem er uundværlig",           "hvem holder netværket sammen",   "hvor er netværket sårbart",
    "nøglepersoner og flaskehalse", "who holds the network together", "who is indispensable",
    "where is the network fragile", "single points of failure"};

constexpr Question kQuestions[] = {
    {"how_connected",
     {"Hvordan hænger {a} og {b} sammen?", "How do {a} and {b} hang together?"},
     kPair,
     kHowConnected,
     howConnected},
    {"who_can_introduce",
     {"Hvem kan binde {a} og {b} sammen?", "Who can bring {a} and {b} together?"},
     kPair,
     kIntroduce,
     whoCanIntroduce},
    {"in_common",
     {"Hvad har {a} og {b} til fælles?", "What do {a} and {b} have in common?"},
     kTwoHospitals,
     kInCommon,
     inCommon},
    {"who_loses",
     {"Hvem mister forbindelsen, hvis {x} falder bort?", "Who loses touch if {x} falls away?"},
     kHub,
     kLoses,
     whoLoses},
    {"who_reaches",
     {"Hvem har forbindelse til {x}, og gennem hvem?", "Who is connected to {x}, and through whom?"},
     kAlliance,
     kReaches,
     whoReaches},
    {"indispensable",
     {"Hvem er netværket mest afhængigt af?", "On whom does the network depend most?"},
     {},
     kIndispensable,
     indispensable},
};

}  // namespace

std::span<const Question> connectionQuestions() { return kQuestions; }

}  // namespace samspil
