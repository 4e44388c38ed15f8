#include <algorithm>

#include <fmt/format.h>

#include "graph/gaps/gap_finders.h"
#include "graph/gaps/gap_text.h"

namespace samspil {
namespace {

constexpr int kSoonYears = 2;  // "ending soon"
constexpr double kOld = 0.8, kOlder = 0.6, kCloses = 1.0, kLosesMost = 1.2, kLosesOne = 0.8, kLosesSome = 0.3;
constexpr std::size_t kNamed = 6;

bool endsSoon(PartialDate date, PartialDate today) {
  return date.known() && today.known() && !isOver(date, today) && date.year <= today.year + kSoonYears;
}

// With its preposition: "ved udgangen af 2026".
LocalizedText sayDate(PartialDate date) {
  static constexpr std::string_view kDanish[] = {"januar", "februar", "marts",     "april",   "maj",      "juni",
                                                 "juli",   "august",  "september", "oktober", "november", "december"};
  static constexpr std::string_view kEnglish[] = {"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
  if (date.month == 12 && date.day == 31)
    return {fmt::format("ved udgangen af {}", date.year), fmt::format("at the end of {}", date.year)};
  if (date.month == 0) return {fmt::format("i {}", date.year), fmt::format("in {}", date.year)};
  const auto danish = kDanish[date.month - 1], english = kEnglish[date.month - 1];
  if (date.day == 0) return {fmt::format("i {} {}", danish, date.year), fmt::format("in {} {}", english, date.year)};
  return {fmt::format("den {}. {} {}", date.day, danish, date.year),
          fmt::format("on {} {} {}", date.day, english, date.year)};
}

bool isAsked(const GapOptions& options, std::span<const VertexIndex> entities) {
  if (options.theme) return std::find(entities.begin(), entities.end(), *options.theme) != entities.end();
  return !options.about || std::find(entities.begin(), entities.end(), *options.about) != entities.end();
}

// Collaboration between two actors of which only old sources know; none below the bar.
std::optional<Gap> oldTie(const GapInput& input, EdgeIndex e, double bar) {
  const GapContext& context = input.context;
  const GraphSnapshot& network = context.network();
  const Edge& edge = network.edge(e);
  if (network.family(e).key != "collaboration" || !context.isWork(e) || !context.isActor(edge.from) ||
      !context.isActor(edge.to))
    return std::nullopt;
  // A collective name cannot be asked, and what belongs under one roof does not come apart for want of a mention.
  if (context.isCollective(edge.from) || context.isCollective(edge.to) || context.isSameHouse(edge.from, edge.to))
    return std::nullopt;
  const int last = context.lastYear(e), today = context.today().year;
  if (last == 0 || last > today - input.options.dormantYears) return std::nullopt;
  // Another tie that newer sources know keeps the two together.
  for (const HalfEdge& half : network.incident(edge.from)) {
    if (half.neighbor == edge.to && half.edge != e && context.isWork(half.edge) && context.lastYear(half.edge) > last)
      return std::nullopt;
  }
  const double older = std::min(1.0, static_cast<double>(today - last) / (2.0 * input.options.dormantYears));
  GapPart part;
  part.value = kOld * context.strength(e) + kOlder * older;
  if (part.value < bar) return std::nullopt;
  part.text = say("Sidst nævnt i {0}.", "Last named in {0}.", {sayNumber(static_cast<std::uint64_t>(last))});
  context.cite(e, part.evidence);
  Gap gap = makeGap(network, GapKind::dormant, {edge.from, edge.to}, {std::move(part)});
  const LocalizedText from = nameOf(network, edge.from), to = nameOf(network, edge.to);
  gap.sentence = say("Samarbejdet mellem {0} og {1} er ikke nævnt siden {2}.",
                     "The collaboration of {0} and {1} has not been named since {2}.",
                     {from, to, sayNumber(static_cast<std::uint64_t>(last))});
  gap.next =
      say("Spørg {0}, om samarbejdet stadig er i live.", "Ask {0} whether the collaboration is still alive.", {from});
  return gap;
}

struct Funded {
  VertexIndex who;
  EdgeIndex tie;
  std::vector<VertexIndex> left;  // other funders
  std::vector<EdgeIndex> leftTies;
};

bool isMoney(const GapContext& context, EdgeIndex e) {
  return context.isWork(e) && context.network().family(e).key == "money";
}

// Whom a source of money pays, and who else pays them.
std::vector<Funded> fundedBy(const GapContext& context, VertexIndex fund) {
  const GraphSnapshot& network = context.network();
  std::vector<Funded> funded;
  for (const HalfEdge& half : network.incident(fund)) {
    if (!isMoney(context, half.edge) || network.edge(half.edge).from != fund) continue;
    Funded entry{half.neighbor, half.edge, {}, {}};
    for (const HalfEdge& other : network.incident(half.neighbor)) {
      if (!isMoney(context, other.edge) || network.edge(other.edge).to != half.neighbor || other.neighbor == fund)
        continue;
      entry.left.push_back(other.neighbor);
      entry.leftTies.push_back(other.edge);
    }
    funded.push_back(std::move(entry));
  }
  return funded;
}

GapPart lossPart(const GapInput& input, const Funded& funded) {
  const GraphSnapshot& network = input.context.network();
  GapPart part;
  input.context.cite(funded.tie, part.evidence);
  for (const EdgeIndex tie : funded.leftTies) input.context.cite(tie, part.evidence);
  const LocalizedText who = capitalized(nameOf(network, funded.who));
  const double worth = input.context.strength(funded.tie);
  if (funded.left.empty()) {
    part.value = kLosesMost * worth;
    part.text = say("{0} står uden anden finansiering i netværket.",
                    "{0} is left without other funding in the network.", {who});
  } else if (funded.left.size() == 1) {
    part.value = kLosesOne * worth;
    part.text = say("{0} står tilbage med én bidragyder: {1}.", "{0} is left with one funder: {1}.",
                    {who, nameOf(network, funded.left.front())});
  } else {
    part.value = kLosesSome * worth;
    part.text = say("{0} har stadig {1}.", "{0} still has {1}.", {who, listOf(network, funded.left)});
  }
  return part;
}

// A fund, programme or agreement that closes soon, and what that leaves behind.
std::optional<Gap> closing(const GapInput& input, VertexIndex v) {
  const GapContext& context = input.context;
  const GraphSnapshot& network = context.network();
  if (!endsSoon(network.validTo(v), context.today()) || !context.isAlive(v)) return std::nullopt;
  const LocalizedText name = nameOf(network, v), when = sayDate(network.validTo(v));
  std::vector<GapPart> parts;
  parts.push_back(
      {'+', kCloses, say("{0} slutter {1}.", "{0} closes {1}.", {capitalized(name), when}), {{}, {network.entity(v)}}});
  std::vector<VertexIndex> entities{v}, alone;
  for (const Funded& funded : fundedBy(context, v)) {
    entities.push_back(funded.who);
    if (funded.left.size() == 1) alone.push_back(funded.who);
    if (parts.size() <= kNamed) parts.push_back(lossPart(input, funded));
  }
  Gap gap = makeGap(network, GapKind::dormant, {v}, std::move(parts));
  gap.entities = std::move(entities);
  gap.sentence = say("{0} slutter {1}.", "{0} closes {1}.", {capitalized(name), when});
  if (!alone.empty()) {
    gap.sentence =
        say("{0} slutter {1} og efterlader {2} med én bidragyder.", "{0} closes {1} and leaves {2} with one funder.",
            {capitalized(name), when, listOf(network, alone)});
  }
  gap.next = say("Afklar nu, hvad der skal komme i stedet.", "Settle now what is to take its place.");
  return gap;
}

// A tie with an end date, between parties that do not end themselves.
std::optional<Gap> endingTie(const GapInput& input, EdgeIndex e) {
  const GapContext& context = input.context;
  const GraphSnapshot& network = context.network();
  const Edge& edge = network.edge(e);
  if (!context.isWork(e) || !context.isActor(edge.from) || !context.isActor(edge.to)) return std::nullopt;
  PartialDate last;
  for (const StatementRow& row : network.statements(e)) {
    if (!context.counts(row)) continue;
    if (!endsSoon(row.validTo, context.today())) return std::nullopt;
    last = std::max(last, row.validTo);
  }
  if (!last.known() || endsSoon(network.validTo(edge.from), context.today()) ||
      endsSoon(network.validTo(edge.to), context.today()))
    return std::nullopt;
  GapPart part;
  part.value = kCloses * context.strength(e) + kOlder;
  part.text = say("Forbindelsen udløber {0}.", "The tie ends {0}.", {sayDate(last)});
  context.cite(e, part.evidence);
  Gap gap = makeGap(network, GapKind::dormant, {edge.from, edge.to}, {std::move(part)});
  const LocalizedText from = nameOf(network, edge.from);
  gap.sentence = say("Forbindelsen mellem {0} og {1} udløber {2}.", "The tie of {0} and {1} ends {2}.",
                     {from, nameOf(network, edge.to), sayDate(last)});
  gap.next = say("Spørg {0}, om den skal forlænges.", "Ask {0} whether it is to be prolonged.", {from});
  return gap;
}

}  // namespace

// Ties that only old sources know, and what ends soon.
Result<std::vector<Gap>> findDormantTies(const GapInput& input, JobControl& job) {
  const GraphSnapshot& network = input.context.network();
  BestGaps best(input.options.top);
  const auto add = [&](std::optional<Gap> gap) {
    if (gap && isAsked(input.options, gap->entities)) best.add(std::move(*gap));
  };
  for (std::uint32_t i = 0; i < network.vertexCount(); ++i) {
    if (i % 4096 == 0) TRY(job.checkpoint(i, network.vertexCount() + network.edgeCount()));
    add(closing(input, VertexIndex{i}));
  }
  for (std::uint32_t e = 0; e < network.edgeCount(); ++e) {
    if (e % 4096 == 0) TRY(job.checkpoint(network.vertexCount() + e, network.vertexCount() + network.edgeCount()));
    add(oldTie(input, EdgeIndex{e}, best.bar()));
    add(endingTie(input, EdgeIndex{e}));
  }
  return std::move(best).sorted();
}

}  // namespace samspil
