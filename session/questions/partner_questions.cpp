// Who works with whom: partners, members, forums, partners abroad, and wishes.
#include <algorithm>

#include <fmt/format.h>

#include "session/questions/answer_builder.h"
#include "session/questions/question_groups.h"

namespace samspil {
namespace {

constexpr UiText kWho{"Hvem", "Who"}, kKind{"Slags", "Kind"}, kHow{"Hvordan", "How"};

std::size_t statementCount(const GraphSnapshot& network, const Neighbor& neighbor) {
  std::size_t count = 0;
  for (const EdgeIndex e : neighbor.edges) count += network.statements(e).size();
  return count;
}

Result<Answer> closestPartners(const QuestionInput& input) {
  const VertexIndex x = input.entity(0);
  AnswerBuilder table(input, {kWho, kHow, {"Udsagn", "Statements"}});
  table.light(x);
  auto partners = neighborsBy(input.network, x, [&](const HalfEdge& half) {
    return isWork(input.network, half.edge) && isActor(input.network, half.neighbor);
  });
  std::stable_sort(partners.begin(), partners.end(), [&](const Neighbor& a, const Neighbor& b) {
    return statementCount(input.network, a) > statementCount(input.network, b);
  });
  std::vector<VertexIndex> names;
  for (const Neighbor& partner : partners) {
    names.push_back(partner.vertex);
    table.add({.cells = {nameIn(input, partner.vertex), relationsIn(input, partner.edges, x),
                         std::to_string(statementCount(input.network, partner))},
               .vertices = {partner.vertex, x},
               .edges = partner.edges});
  }
  const std::string name = nameIn(input, x);
  if (names.empty())
    return table.finish(fmt::format(
        fmt::runtime(input.say("Kilderne nævner ingen partnere for {}.", "The sources name no partners of {}.")),
        name));
  return table.finish(fmt::format(fmt::runtime(input.say("{} har {}. Tættest på er {}.", "{} has {}. Closest are {}.")),
                                  name, countIn(input, names.size(), {"partner", "partner"}, {"partnere", "partners"}),
                                  listIn(input, names)));
}

// Ties by which one belongs to, or takes part in, another.
bool isMembership(const GraphSnapshot& network, EdgeIndex e) {
  const std::string& key = network.vocabulary().relation(network.edge(e).relation).key;
  return key == "member_of" || key == "partner_of" || key == "participates_in" || key == "party_to" ||
         key == "affiliated_with" || key == "part_of";
}

Result<Answer> whoIsIn(const QuestionInput& input) {
  const VertexIndex x = input.entity(0);
  AnswerBuilder table(input, {kWho, kKind, kHow});
  table.light(x);
  std::vector<VertexIndex> members;
  for (const Neighbor& member : neighborsBy(input.network, x, [&](const HalfEdge& half) {
         return isMembership(input.network, half.edge) && input.network.edge(half.edge).to == x;
       })) {
    members.push_back(member.vertex);
    table.add({.cells = {nameIn(input, member.vertex), typeIn(input, member.vertex),
                         relationsIn(input, member.edges, member.vertex)},
               .vertices = {member.vertex, x},
               .edges = member.edges});
  }
  const std::string name = nameIn(input, x);
  if (members.empty())
    return table.finish(fmt::format(
        fmt::runtime(input.say("Kilderne nævner ingen medlemmer af {}.", "The sources name no members of {}.")), name));
  return table.finish(fmt::format(fmt::runtime(input.say("{} er med i {}: {}.", "{} in {}: {}.")),
                                  countIn(input, members.size(), {"part", "party is"}, {"parter", "parties are"}), name,
                                  listIn(input, members, 4)));
}

Result<Answer> memberships(const QuestionInput& input) {
  const VertexIndex x = input.entity(0);
  AnswerBuilder table(input, {{"Fora og netværk", "Forums and networks"}, kKind, kHow});
  table.light(x);
  std::vector<VertexIndex> forums;
  for (const Neighbor& forum : neighborsBy(input.network, x, [&](const HalfEdge& half) {
         return isMembership(input.network, half.edge) && input.network.edge(half.edge).from == x;
       })) {
    forums.push_back(forum.vertex);
    table.add({.cells = {nameIn(input, forum.vertex), typeIn(input, forum.vertex), relationsIn(input, forum.edges, x)},
               .vertices = {forum.vertex, x},
               .edges = forum.edges});
  }
  const std::string name = nameIn(input, x);
  if (forums.empty())
    return table.finish(fmt::format(fmt::runtime(input.say("Kilderne siger ikke, hvad {} er med i.",
                                                           "The sources do not say what {} takes part in.")),
                                    name));
  return table.finish(fmt::format(fmt::runtime(input.say("{} er med i {}: {}.", "{} takes part in {}: {}.")), name,
                                  countIn(input, forums.size(), {"sammenhæng", "setting"}, {"sammenhænge", "settings"}),
                                  listIn(input, forums, 4)));
}

Result<Answer> unusedMembers(const QuestionInput& input) {
  const VertexIndex x = input.entity(0);
  AnswerBuilder table(input, {{"Medlem", "Member"}, {"Land", "Country"}, {"Andre forbindelser", "Other ties"}});
  table.light(x);
  std::vector<VertexIndex> unused;
  std::size_t all = 0;
  for (const Neighbor& member : neighborsBy(input.network, x, [&](const HalfEdge& half) {
         return isMembership(input.network, half.edge) && input.network.edge(half.edge).to == x;
       })) {
    ++all;
    const auto others = neighborsBy(input.network, member.vertex, [&](const HalfEdge& half) {
      return half.neighbor != x && isWork(input.network, half.edge) && isActor(input.network, half.neighbor);
    });
    if (!others.empty()) continue;
    unused.push_back(member.vertex);
    const std::string_view country = input.network.countryName(input.network.country(member.vertex));
    table.add({.cells = {nameIn(input, member.vertex), std::string(country), "0"},
               .vertices = {member.vertex, x},
               .edges = member.edges});
  }
  const std::string name = nameIn(input, x);
  if (unused.empty())
    return table.finish(fmt::format(fmt::runtime(input.say("Alle {} medlemmer af {} har også egne forbindelser.",
                                                           "All {} members of {} have ties of their own as well.")),
                                    all, name));
  return table.finish(
      fmt::format(fmt::runtime(input.say("{} af {} medlemmer af {} har ingen anden forbindelse til netværket: {}.",
                                         "{} of {} members of {} have no other tie to the network: {}.")),
                  unused.size(), all, name, listIn(input, unused, 4)));
}

// Home is the country that most actors are in.
CategoryIndex homeCountry(const GraphSnapshot& network) {
  std::vector<std::size_t> counts(network.countryCount(), 0);
  for (std::uint32_t i = 0; i < network.vertexCount(); ++i) ++counts[network.country(VertexIndex{i})];
  if (counts.size() < 2) return 0;
  return static_cast<CategoryIndex>(std::max_element(counts.begin() + 1, counts.end()) - counts.begin());
}

Result<Answer> partnersAbroad(const QuestionInput& input) {
  const GraphSnapshot& network = input.network;
  const CategoryIndex home = homeCountry(network);
  AnswerBuilder table(input, {kWho, {"Land", "Country"}, {"Forbindelse hertil", "Tie to us"}});
  std::vector<VertexIndex> abroad;
  std::vector<CategoryIndex> countries;
  for (std::uint32_t i = 0; i < network.vertexCount(); ++i) {
    const VertexIndex v{i};
    if (network.country(v) == 0 || network.country(v) == home || !isActor(network, v)) continue;
    const auto ties = neighborsBy(network, v, [&](const HalfEdge& half) { return !isWish(network, half.edge); });
    if (ties.empty()) continue;
    abroad.push_back(v);
    if (std::find(countries.begin(), countries.end(), network.country(v)) == countries.end())
      countries.push_back(network.country(v));
    AnswerBuilder::Row row{.cells = {nameIn(input, v), std::string(network.countryName(network.country(v))),
                                     nameIn(input, ties.front().vertex)},
                           .vertices = {v}};
    for (const Neighbor& tie : ties) row.edges.insert(row.edges.end(), tie.edges.begin(), tie.edges.end());
    table.add(std::move(row));
  }
  if (abroad.empty())
    return table.finish(
        std::string(input.say("Netværket har ingen partnere i udlandet.", "The network has no partners abroad.")));
  return table.finish(fmt::format(
      fmt::runtime(input.say("Netværket har {} i {}.", "The network has {} in {}.")),
      countIn(input, abroad.size(), {"partner", "partner"}, {"partnere", "partners"}),
      countIn(input, countries.size(), {"andet land", "other country"}, {"andre lande", "other countries"})));
}

Result<Answer> wishes(const QuestionInput& input) {
  const GraphSnapshot& network = input.network;
  AnswerBuilder table(input, {kWho, {"Ønsker", "Wishes for"}, kHow});
  std::size_t open = 0;
  for (std::uint32_t i = 0; i < network.edgeCount(); ++i) {
    const EdgeIndex e{i};
    if (!isWish(network, e)) continue;
    const Edge& edge = network.edge(e);
    const auto halves = network.incident(edge.from);
    const bool already = std::any_of(halves.begin(), halves.end(), [&](const HalfEdge& half) {
      return half.neighbor == edge.to && isWork(network, half.edge);
    });
    if (already) continue;
    ++open;
    table.add({.cells = {nameIn(input, edge.from), nameIn(input, edge.to), relationIn(input, e, edge.from)},
               .vertices = {edge.from, edge.to},
               .edges = {e}});
  }
  if (open == 0) return table.finish(std::string(input.say("Ingen ønsker står åbne.", "No wishes are open.")));
  return table.finish(fmt::format(fmt::runtime(input.say("{} er ønsket, uden at der endnu er en forbindelse.",
                                                         "{} wished for, without a tie yet.")),
                                  countIn(input, open, {"samarbejde eller tiltag", "collaboration or step is"},
                                          {"samarbejder og tiltag", "collaborations and steps are"})));
}

constexpr Blank kHospital[] = {{"x", BlankKind::entity, {"hvem", "whom"}, "aarhus-universitetshospital"}};
constexpr Blank kNetwork[] = {{"x", BlankKind::entity, {"netværk eller forum", "network or forum"}, "human-first"}};
constexpr Blank kAlliance[] = {{"x", BlankKind::entity, {"alliance", "alliance"}, "euha"}};

constexpr std::string_view kClosest[] = {"hvem samarbejder {x} med", "partnere til {x}",
                                         "hvem kender {x}",          "hvem arbejder {x} sammen med",
                                         "who does {x} work with",   "who are the partners of {x}",
                                         "partners of {x}"};
constexpr std::string_view kWhoIn[] = {"hvem er medlem af {x}",   "medlemmer af {x}",       "hvem deltager i {x}",
                                       "hvilke partnere har {x}", "who is a member of {x}", "members of {x}",
                                       "who takes part in {x}"};
constexpr std::string_view kMemberships[] = {"hvad er {x} medlem af",    "hvilke netværk er {x} med i",
                                             "hvilke fora sidder {x} i", "which networks is {x} in",
                                             "what is {x} a member of",  "which forums does {x} sit in"};
constexpr std::string_view kUnused[] = {"hvem i {x} har vi ingen kontakt til", "uudnyttede medlemskaber i {x}",
                                        "hvilke medlemmer af {x} kender vi ikke", "which members of {x} do we not know",
                                        "unused membership of {x}"};
constexpr std::string_view kAbroad[] = {"internationale partnere", "hvem samarbejder vi med i udlandet",
                                        "udenlandske partnere",    "international partners",
                                        "partners abroad",         "who do we work with in other countries"};
constexpr std::string_view kWishes[] = {
    "hvilke ønsker er der", "hvad er efterlyst", "hvem vil gerne samarbejde med hvem",
    "what is wished for",   "open wishes",       "who wants to work with whom"};

constexpr Question kQuestions[] = {
    {"closest_partners",
     {"Hvem er de nærmeste partnere til {x}?", "Who are the closest partners of {x}?"},
     kHospital,
     kClosest,
     closestPartners},
    {"who_is_in", {"Hvem er med i {x}?", "Who is in {x}?"}, kNetwork, kWhoIn, whoIsIn},
    {"memberships",
     {"Hvilke fora og netværk er {x} med i?", "Which forums and networks does {x} take part in?"},
     kHospital,
     kMemberships,
     memberships},
    {"unused_members",
     {"Hvilke medlemmer af {x} arbejder vi ikke med endnu?", "Which members of {x} do we not work with yet?"},
     kAlliance,
     kUnused,
     unusedMembers},
    {"partners_abroad",
     {"Hvilke partnere har vi i udlandet?", "Which partners do we have abroad?"},
     {},
     kAbroad,
     partnersAbroad},
    {"wishes",
     {"Hvilke samarbejder er ønsket, men ikke aftalt?", "Which collaborations are wished for, but not agreed?"},
     {},
     kWishes,
     wishes},
};

}  // namespace

std::span<const Question> partnerQuestions() { return kQuestions; }

}  // namespace samspil
