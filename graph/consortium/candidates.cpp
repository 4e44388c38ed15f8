#include "graph/consortium/candidates.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "graph/gaps/pair_evidence.h"

namespace samspil {
namespace {

Result<std::vector<VertexIndex>> verticesOf(const GraphSnapshot& network, const std::vector<std::string>& keys) {
  std::vector<VertexIndex> vertices;
  for (const std::string& key : keys) {
    const auto vertex = network.findKey(key);
    if (!vertex) return makeError(ErrorCode::notFound, "No entity has the key {}.", key);
    vertices.push_back(*vertex);
  }
  return vertices;
}

// Not a committee or board: a governing body under another actor cannot sign for itself.
bool isOrgan(const GapContext& context, VertexIndex v) {
  const GraphSnapshot& network = context.network();
  return network.vocabulary().type(network.type(v)).key.contains("govern") && !context.wholes(v).empty();
}

bool canSign(const GapContext& context, VertexIndex v) {
  return context.isActor(v) && !context.isCollective(v) && !context.isAlliance(v) && !isOrgan(context, v);
}

// The topmost organisation that v belongs under.
VertexIndex houseOf(const GapContext& context, VertexIndex v) {
  VertexIndex house = v;
  for (const VertexIndex whole : context.wholes(v)) {
    if (canSign(context, whole)) house = whole;
  }
  return house;
}

double strengthIn(const GapInput& input, VertexIndex actor, VertexIndex theme) {
  for (const ThemeLink& link : input.profiles.of(actor)) {
    if (link.theme == theme && link.own) return link.strength;
  }
  return 0;
}

// 1 for a tie, a half for a shared partner or more.
double tieOf(const GapInput& input, VertexIndex a, VertexIndex b) {
  if (input.context.areTied(a, b) || input.context.isSameHouse(a, b)) return 1;
  return sharedPartners(input, a, b).empty() ? 0 : 0.5;
}

bool isIn(const std::vector<std::string>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

Candidate makeCandidate(const GapInput& input, const Call& call, std::span<const VertexIndex> themes, VertexIndex v) {
  const GraphSnapshot& network = input.context.network();
  Candidate candidate;
  candidate.vertex = v;
  candidate.country = network.countryName(network.country(v));
  candidate.house = houseOf(input.context, v);
  std::size_t need = 0;
  for (const VertexIndex theme : themes) {
    candidate.themes.push_back(strengthIn(input, v, theme));
    candidate.brings[need++] = candidate.themes.back() > 0;
  }
  for (const std::string& type : call.types)
    candidate.brings[need++] = network.vocabulary().type(network.type(v)).key == type;
  for (const std::string& country : call.countries) candidate.brings[need++] = candidate.country == country;
  if (call.countryRule) {
    candidate.memberState = isIn(call.countryRule->memberStates, candidate.country);
    candidate.eligible = candidate.memberState || isIn(call.countryRule->associated, candidate.country);
  }
  return candidate;
}

double worth(const Candidate& candidate) {
  double sum = 0.25 * static_cast<double>(candidate.brings.count());
  for (const double strength : candidate.themes) sum += strength;
  return sum;
}

// Keeps the demanded, then the best of every country in turn, so that no country is crowded out.
void narrow(std::vector<Candidate>& candidates, const std::vector<VertexIndex>& must, std::size_t most) {
  if (candidates.size() <= most) return;
  std::map<std::string, std::size_t> rank;
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return worth(a) > worth(b); });
  std::vector<std::pair<std::size_t, std::size_t>> order;  // round, place
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const bool demanded = std::find(must.begin(), must.end(), candidates[i].vertex) != must.end();
    order.emplace_back(demanded ? 0 : 1 + rank[candidates[i].country]++, i);
  }
  std::sort(order.begin(), order.end());
  std::vector<Candidate> kept;
  for (std::size_t i = 0; i < most; ++i) kept.push_back(std::move(candidates[order[i].second]));
  candidates = std::move(kept);
}

}  // namespace

Result<Field> gatherCandidates(const GapInput& input, const Call& call, std::size_t most) {
  const GapContext& context = input.context;
  const GraphSnapshot& network = context.network();
  TRY_ASSIGN(const auto themes, verticesOf(network, call.themes));
  TRY_ASSIGN(const auto must, verticesOf(network, call.must));
  TRY_ASSIGN(const auto mustNot, verticesOf(network, call.mustNot));
  Field field;
  field.needs = {call.themes.size(), call.types.size(), call.countries.size()};
  if (field.needs.count() > kMostNeeds)
    return makeError(ErrorCode::invalidArgument, "A call may name {} themes, types and countries, not more.",
                     kMostNeeds);
  const auto isAmong = [](const std::vector<VertexIndex>& list, VertexIndex v) {
    return std::find(list.begin(), list.end(), v) != list.end();
  };
  for (std::uint32_t i = 0; i < network.vertexCount(); ++i) {
    const VertexIndex v{i};
    const bool demanded = isAmong(must, v);
    if (!demanded && (!canSign(context, v) || isAmong(mustNot, v))) continue;
    Candidate candidate = makeCandidate(input, call, themes, v);
    // Who brings no theme, type or country can still be the third country that the rule wants.
    if (demanded || candidate.brings.any() || candidate.eligible || !call.countryRule)
      field.candidates.push_back(std::move(candidate));
  }
  narrow(field.candidates, must, most);
  std::sort(field.candidates.begin(), field.candidates.end(),
            [](const Candidate& a, const Candidate& b) { return a.vertex < b.vertex; });
  for (std::size_t i = 0; i < field.candidates.size(); ++i) {
    Candidate& candidate = field.candidates[i];
    if (isAmong(must, candidate.vertex)) field.must.push_back(i);
    for (const Candidate& other : field.candidates) {
      candidate.ties.push_back(other.vertex == candidate.vertex ? 0 : tieOf(input, candidate.vertex, other.vertex));
    }
  }
  return field;
}

}  // namespace samspil
