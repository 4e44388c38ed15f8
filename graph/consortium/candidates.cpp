#include "graph/consortium/candidates.h"

#include <algorithm>
#include <map>

#include "graph/consortium/parties.h"

namespace samspil {
namespace {

constexpr std::size_t kHub = 500;  // whoever has more ties introduces nobody

Result<std::vector<VertexIndex>> verticesOf(const GraphSnapshot& network, const std::vector<std::string>& keys) {
  std::vector<VertexIndex> vertices;
  for (const std::string& key : keys) {
    const auto vertex = network.findKey(key);
    if (!vertex) return makeError(ErrorCode::notFound, "No entity has the key {}.", key);
    vertices.push_back(*vertex);
  }
  return vertices;
}

bool isIn(const std::vector<std::string>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool isAmong(const std::vector<VertexIndex>& list, VertexIndex v) {
  return std::find(list.begin(), list.end(), v) != list.end();
}

double strengthIn(const GapInput& input, VertexIndex actor, VertexIndex theme) {
  for (const ThemeLink& link : input.profiles.of(actor)) {
    if (link.theme == theme && link.own) return link.strength;
  }
  return 0;
}

class Gathering {
 public:
  Gathering(const GapInput& input, const Call& call)
      : input_(input), call_(call), network_(input.context.network()), parties_(input.context, noPartiesOf(call)) {}

  Result<void> readKeys() {
    TRY_ASSIGN(themes_, verticesOf(network_, call_.themes));
    TRY_ASSIGN(must_, verticesOf(network_, call_.must));
    TRY_ASSIGN(mustNot_, verticesOf(network_, call_.mustNot));
    std::vector<std::string> types = call_.types;
    for (const CallRole& role : call_.roles) {
      types.insert(types.end(), role.types.begin(), role.types.end());
      if (role.theme.empty()) {
        roleThemes_.emplace_back();
        continue;
      }
      TRY_ASSIGN(const auto theme, verticesOf(network_, {role.theme}));
      roleThemes_.push_back(theme.front());
    }
    for (const std::string& type : types) {
      if (!network_.vocabulary().findType(type))
        return makeError(ErrorCode::invalidArgument, "No type of entity is called {}.", type);
    }
    return {};
  }

  Result<Field> field(std::size_t most) {
    Field field;
    field.needs = {call_.themes.size(), call_.types.size(), call_.countries.size(), call_.roles.size()};
    if (field.needs.count() > kMostNeeds)
      return makeError(ErrorCode::invalidArgument, "A call may name {} themes, types, countries and roles, not more.",
                       kMostNeeds);
    for (std::uint32_t i = 0; i < network_.vertexCount(); ++i) {
      const VertexIndex v{i};
      const bool demanded = isAmong(must_, v);
      if (!demanded && (!parties_.canSign(v) || isAmong(mustNot_, v))) continue;
      Candidate candidate = candidateFor(v);
      // Who brings nothing that is asked for can still be the third country that the rule wants.
      if (demanded || candidate.brings.any() || candidate.eligible || !call_.countryRule)
        field.candidates.push_back(std::move(candidate));
    }
    field.considered = field.candidates.size();
    narrow(field.candidates, most);
    std::sort(field.candidates.begin(), field.candidates.end(),
              [](const Candidate& a, const Candidate& b) { return a.vertex < b.vertex; });
    for (std::size_t i = 0; i < field.candidates.size(); ++i) {
      if (isAmong(must_, field.candidates[i].vertex)) field.must.push_back(i);
    }
    findTies(field.candidates);
    return field;
  }

 private:
  static std::vector<std::string> noPartiesOf(const Call& call) {
    if (!call.noParties.empty() || !call.countryRule) return call.noParties;
    return call.countryRule->noParties;
  }

  Candidate candidateFor(VertexIndex v) const {
    Candidate candidate;
    candidate.vertex = v;
    candidate.country = network_.countryName(network_.country(v));
    candidate.house = parties_.legalEntity(v);
    candidate.canSign = parties_.canSign(v);
    for (const VertexIndex theme : themes_) addTheme(candidate, theme);
    std::size_t need = 0;
    for (; need < themes_.size(); ++need) candidate.brings[need] = candidate.themes[need] > 0;
    for (const std::string& type : call_.types) candidate.brings[need++] = isOrHas(v, {type});
    for (const std::string& country : call_.countries) candidate.brings[need++] = candidate.country == country;
    for (std::size_t i = 0; i < call_.roles.size(); ++i) {
      const auto& theme = roleThemes_[i];
      candidate.brings[need++] = isOrHas(v, call_.roles[i].types) && (!theme || strengthWithUnits(v, *theme) > 0);
    }
    if (call_.countryRule && candidate.canSign) {
      candidate.memberState = isIn(call_.countryRule->memberStates, candidate.country);
      candidate.eligible = candidate.memberState || isIn(call_.countryRule->associated, candidate.country);
    }
    return candidate;
  }

  void addTheme(Candidate& candidate, VertexIndex theme) const {
    double missing = 1 - strengthIn(input_, candidate.vertex, theme);
    std::vector<VertexIndex> through;
    for (const PartyLink& link : parties_.unitsOf(candidate.vertex)) {
      const double strength = link.weight * strengthIn(input_, link.unit, theme);
      if (strength > 0 && missing == 1) through.push_back(link.unit);
    }
    for (const PartyLink& link : parties_.unitsOf(candidate.vertex))
      missing *= 1 - link.weight * strengthIn(input_, link.unit, theme);
    candidate.themes.push_back(1 - missing);
    candidate.through.push_back(std::move(through));
  }

  double strengthWithUnits(VertexIndex v, VertexIndex theme) const {
    Candidate probe;
    probe.vertex = v;
    addTheme(probe, theme);
    return probe.themes.front();
  }

  // Of one of the types itself, or with a unit below it that is.
  bool isOrHas(VertexIndex v, const std::vector<std::string>& types) const {
    const auto is = [&](VertexIndex x) { return isIn(types, network_.vocabulary().type(network_.type(x)).key); };
    if (types.empty() || is(v)) return true;
    const auto units = parties_.unitsOf(v);
    return std::any_of(units.begin(), units.end(), [&](const PartyLink& link) {
      return input_.context.isUnder(link.unit, v) && !input_.context.isCollective(link.unit) && is(link.unit);
    });
  }

  // Keeps the demanded, then the best of every country in turn, so that no country is crowded out.
  void narrow(std::vector<Candidate>& candidates, std::size_t most) const {
    if (candidates.size() <= most) return;
    const auto worth = [&](const Candidate& candidate) {
      double sum = 0.25 * static_cast<double>(candidate.brings.count());
      for (const double strength : candidate.themes) sum += strength;
      return sum + 1e-6 * static_cast<double>(input_.context.workDegree(candidate.vertex));
    };
    std::stable_sort(candidates.begin(), candidates.end(),
                     [&](const Candidate& a, const Candidate& b) { return worth(a) > worth(b); });
    std::map<std::string, std::size_t> rank;
    std::vector<std::pair<std::size_t, std::size_t>> order;  // round, place
    for (std::size_t i = 0; i < candidates.size(); ++i)
      order.emplace_back(isAmong(must_, candidates[i].vertex) ? 0 : 1 + rank[candidates[i].country]++, i);
    std::sort(order.begin(), order.end());
    std::vector<Candidate> kept;
    for (std::size_t i = 0; i < most; ++i) kept.push_back(std::move(candidates[order[i].second]));
    candidates = std::move(kept);
  }

  // An organisation is tied where it or a unit below it is. From each candidate one and two steps out.
  void findTies(std::vector<Candidate>& candidates) const {
    constexpr std::uint32_t kNobody = 0xFFFFFFFF;
    const GapContext& context = input_.context;
    std::vector<std::vector<std::uint32_t>> speakers(network_.vertexCount());  // by vertex: candidates it belongs to
    std::vector<std::vector<VertexIndex>> bodies;
    for (std::uint32_t i = 0; i < candidates.size(); ++i) {
      std::vector<VertexIndex> body{candidates[i].vertex};
      for (const PartyLink& link : parties_.unitsOf(candidates[i].vertex)) {
        if (context.isUnder(link.unit, candidates[i].vertex) && !context.isCollective(link.unit))
          body.push_back(link.unit);
      }
      for (const VertexIndex v : body) speakers[v.value].push_back(i);
      bodies.push_back(std::move(body));
    }
    std::vector<std::uint32_t> seen(network_.vertexCount(), kNobody);
    for (std::uint32_t i = 0; i < candidates.size(); ++i) {
      auto& ties = candidates[i].ties;
      ties.assign(candidates.size(), 0);
      const auto know = [&](VertexIndex v, double how) {
        for (const std::uint32_t other : speakers[v.value]) ties[other] = std::max(ties[other], how);
      };
      const auto eachPartner = [&](VertexIndex v, auto&& visit) {
        for (const HalfEdge& half : network_.incident(v)) {
          if (context.isWork(half.edge)) visit(half.neighbor);
        }
      };
      for (const VertexIndex part : bodies[i]) {
        eachPartner(part, [&](VertexIndex partner) {
          know(partner, 1);
          if (seen[partner.value] == i || context.workDegree(partner) > kHub) return;
          seen[partner.value] = i;
          if (context.isActor(partner) || context.isUndertaking(partner))
            eachPartner(partner, [&](VertexIndex second) { know(second, 0.5); });
        });
      }
      for (std::uint32_t k = 0; k < candidates.size(); ++k) {
        // Two of one legal entity are one partner, however well they know each other.
        if (candidates[k].house == candidates[i].house) ties[k] = 0.5;
      }
      ties[i] = 0;
    }
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k)
        candidates[i].ties[k] = candidates[k].ties[i] = std::max(candidates[i].ties[k], candidates[k].ties[i]);
    }
  }

  const GapInput& input_;
  const Call& call_;
  const GraphSnapshot& network_;
  Parties parties_;
  std::vector<VertexIndex> themes_, must_, mustNot_;
  std::vector<std::optional<VertexIndex>> roleThemes_;
};

}  // namespace

Result<Field> gatherCandidates(const GapInput& input, const Call& call, std::size_t most) {
  Gathering gathering(input, call);
  TRY(gathering.readKeys());
  return gathering.field(most);
}

}  // namespace samspil
