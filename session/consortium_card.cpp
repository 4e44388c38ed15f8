#include "session/consortium_card.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/country_name.h"
#include "base/text.h"
#include "graph/themes.h"

namespace samspil {
namespace {

constexpr std::size_t kQuestionsNamed = 4;

std::string nameOfKey(const GraphSnapshot& network, const std::string& key, Language language) {
  const auto v = network.findKey(key);
  return v ? std::string(network.name(*v, language)) : key;
}

bool contains(const std::vector<std::string>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

// "450.000 EUR"
std::string euroText(double amount, Language language) {
  return numberText(static_cast<std::uint64_t>(std::llround(amount)), language) + " EUR";
}

CardMember cardMember(const GraphSnapshot& network, const Call& call, const MemberReason& reason, Language language) {
  const VertexIndex v = reason.vertex;
  CardMember member{.vertex = v,
                    .name = std::string(network.name(v, language)),
                    .typeLabel = network.vocabulary().type(network.type(v)).label.in(language),
                    .country = countryName(network.countryName(network.country(v))).in(language),
                    .reason = reason.sentence.in(language),
                    .budget = reason.budget > 0 ? euroText(reason.budget, language) : std::string(),
                    .addsNothing = reason.addsNothing,
                    .demanded = contains(call.must, network.key(v))};
  for (const std::string& theme : call.themes) {
    member.covers.push_back(contains(reason.onlyCoverOf, theme) ? Cover::only
                            : contains(reason.covers, theme)    ? Cover::shared
                                                                : Cover::none);
  }
  for (const LocalizedText& role : reason.roles) member.roles += (member.roles.empty() ? "" : ", ") + role.in(language);
  // The name stands above the reason already.
  if (member.reason.starts_with(member.name + " ")) {
    std::string rest = member.reason.substr(member.name.size() + 1);
    if (!rest.empty() && rest[0] >= 'a' && rest[0] <= 'z') rest[0] = static_cast<char>(rest[0] - 'a' + 'A');
    member.reason = std::move(rest);
  }
  return member;
}

std::vector<CardPart> cardParts(const Proposal::Parts& parts, Language language) {
  struct Named {
    double value;
    UiText label, meaning;
  };
  const Named named[] = {
      {parts.coverage,
       {"Dækning", "Coverage"},
       {"Hvor stærkt opslagets temaer er dækket", "How strongly the themes of the call are covered"}},
      {parts.complementarity,
       {"Supplerer hinanden", "Complementarity"},
       {"Temaer, som medlemmerne har hver for sig", "Themes that members have each for themselves"}},
      {parts.existingTies,
       {"Kender hinanden", "Know each other"},
       {"Par, der arbejder sammen i forvejen", "Pairs that work together already"}},
      {parts.newcomers,
       {"Nye ansigter", "Newcomers"},
       {"Aktører, der sjældent er med", "Actors that seldom take part"}},
      {parts.size, {"Størrelse", "Size"}, {"Hver partner koster samordning", "Every partner costs coordination"}},
  };
  std::vector<CardPart> card;
  for (const Named& part : named) {
    card.push_back({std::string(part.label.in(language)), std::string(part.meaning.in(language)), part.value,
                    signedScoreText(part.value, language)});
  }
  return card;
}

std::string summaryOf(const ConsortiumCard& card, Language language) {
  const bool danish = language == Language::danish;
  std::set<std::string> countries;
  for (const CardMember& member : card.members) {
    if (!member.country.empty()) countries.insert(member.country);
  }
  std::string text = fmt::format(fmt::runtime(danish ? "{} partnere" : "{} partners"), card.members.size());
  if (countries.size() == 1) text += danish ? " fra ét land" : " from one country";
  if (countries.size() > 1)
    text += fmt::format(fmt::runtime(danish ? " fra {} lande" : " from {} countries"), countries.size());
  if (card.themes.empty()) return text;
  const auto covered = std::count(card.covered.begin(), card.covered.end(), 1);
  return text + fmt::format(fmt::runtime(danish ? " dækker {} af {} {}" : " cover {} of {} {}"), covered,
                            card.themes.size(),
                            card.themes.size() == 1 ? (danish ? "tema" : "theme") : (danish ? "temaer" : "themes"));
}

// What a coordinator has to find out before the proposal can be sent.
std::vector<std::string> openQuestions(const Proposal& proposal, const ConsortiumCard& card, Language language) {
  const bool danish = language == Language::danish;
  std::vector<std::string> questions, strangers, superfluous, homeless;
  for (std::size_t i = 0; i < card.members.size(); ++i) {
    const CardMember& member = card.members[i];
    if (proposal.members[i].knows.empty()) strangers.push_back(member.name);
    if (member.addsNothing && !member.demanded) superfluous.push_back(member.name);
    if (member.country.empty()) homeless.push_back(member.name);
  }
  const auto ask = [&](std::vector<std::string> who, std::string_view inDanish, std::string_view inEnglish) {
    if (who.empty()) return;
    const std::size_t more = who.size() > kQuestionsNamed ? who.size() - kQuestionsNamed : 0;
    who.resize(who.size() - more);
    std::string names = joinText(who, ", ");
    if (more > 0) names += fmt::format(fmt::runtime(danish ? " og {} til" : " and {} more"), more);
    questions.push_back(fmt::format(fmt::runtime(danish ? inDanish : inEnglish), names));
  };
  std::vector<std::string> uncovered;
  for (std::size_t t = 0; t < card.themes.size(); ++t) {
    if (card.covered[t] == 0) uncovered.push_back(card.themes[t]);
  }
  ask(uncovered, "Hvem kan dække {}?", "Who can cover {}?");
  ask(strangers, "Hvem kan introducere {}? De kender ingen af de andre.",
      "Who can introduce {}? They know none of the others.");
  ask(superfluous, "Er der brug for {}? De andre har det, de bringer.",
      "Is there a need for {}? The others have what they bring.");
  ask(homeless, "Hvilket land kommer {} fra?", "Which country does {} come from?");
  for (const MemberReason& member : proposal.members) {
    if (!member.question.in(language).empty()) questions.push_back(member.question.in(language));
  }
  return questions;
}

template <typename Wanted>
std::vector<CallChoice> entityChoices(const GraphSnapshot& network, Language language, Wanted wanted) {
  std::vector<CallChoice> choices;
  for (std::uint32_t i = 0; i < network.vertexCount(); ++i) {
    const VertexIndex v{i};
    if (wanted(v))
      choices.push_back({std::string(network.key(v)), std::string(network.name(v, language)), network.degree(v)});
  }
  const Collator collator(language);
  std::stable_sort(choices.begin(), choices.end(),
                   [&](const CallChoice& a, const CallChoice& b) { return collator(a.label, b.label); });
  return choices;
}

bool isActor(const GraphSnapshot& network, VertexIndex v) { return network.vocabulary().type(network.type(v)).actor; }

}  // namespace

ConsortiumCard consortiumCard(const GraphSnapshot& network, const Call& call, const Proposal& proposal,
                              Language language) {
  ConsortiumCard card;
  for (const std::string& theme : call.themes) card.themes.push_back(nameOfKey(network, theme, language));
  for (const MemberReason& reason : proposal.members)
    card.members.push_back(cardMember(network, call, reason, language));
  for (std::size_t t = 0; t < call.themes.size(); ++t) {
    const bool covered = std::any_of(card.members.begin(), card.members.end(),
                                     [&](const CardMember& member) { return member.covers[t] != Cover::none; });
    card.covered.push_back(covered ? 1 : 0);
  }
  card.parts = cardParts(proposal.parts, language);
  card.scoreText = scoreText(proposal.score, language);
  for (const Swap& swap : proposal.swaps) card.swaps.push_back({swap.out, swap.in, swap.sentence.in(language)});
  card.summary = summaryOf(card, language);
  card.openQuestions = openQuestions(proposal, card, language);
  return card;
}

GapLight lightOf(const GraphSnapshot& network, const ConsortiumCard& card) {
  struct Between {
    std::set<VertexIndex> members;
    std::set<EdgeIndex> ties;
    bool belongs = false;  // with one of them: a unit of it, or a network that it is in
  };
  std::set<VertexIndex> members;
  for (const CardMember& member : card.members) members.insert(member.vertex);
  std::set<EdgeIndex> ties;
  std::map<VertexIndex, Between> between;
  for (const VertexIndex member : members) {
    for (const HalfEdge& half : network.incident(member)) {
      if (members.contains(half.neighbor)) ties.insert(half.edge);
      Between& way = between[half.neighbor];
      way.members.insert(member);
      way.ties.insert(half.edge);
      way.belongs = way.belongs || network.family(half.edge).key == "structure";
    }
  }
  GapLight light{.ends = {members.begin(), members.end()}, .others = {}, .ties = {}, .missing = {}};
  for (const auto& [vertex, way] : between) {
    if (members.contains(vertex) || !way.belongs || way.members.size() < 2) continue;
    light.others.push_back(vertex);
    ties.insert(way.ties.begin(), way.ties.end());
  }
  light.ties.assign(ties.begin(), ties.end());
  return light;
}

std::vector<CallChoice> callThemes(const GraphSnapshot& network, Language language) {
  return entityChoices(network, language, [&](VertexIndex v) { return isTheme(network, v); });
}

std::vector<CallChoice> callActors(const GraphSnapshot& network, Language language) {
  return entityChoices(network, language, [&](VertexIndex v) { return isActor(network, v); });
}

std::vector<CallChoice> callTypes(const GraphSnapshot& network, Language language) {
  std::vector<CallChoice> choices;
  for (const EntityType& type : network.vocabulary().types) {
    if (type.actor) choices.push_back({type.key, type.label.in(language), 0});
  }
  for (std::uint32_t i = 0; i < network.vertexCount(); ++i) {
    const auto& key = network.vocabulary().type(network.type(VertexIndex{i})).key;
    const auto choice = std::ranges::find(choices, key, &CallChoice::key);
    if (choice != choices.end()) ++choice->actors;
  }
  std::erase_if(choices, [](const CallChoice& choice) { return choice.actors == 0; });
  std::stable_sort(choices.begin(), choices.end(),
                   [](const CallChoice& a, const CallChoice& b) { return a.actors > b.actors; });
  return choices;
}

std::vector<CallChoice> callCountries(const GraphSnapshot& network, Language language) {
  std::map<std::string, std::size_t> actors;
  for (std::uint32_t i = 0; i < network.vertexCount(); ++i) {
    const VertexIndex v{i};
    if (isActor(network, v) && network.country(v) != 0) ++actors[std::string(network.countryName(network.country(v)))];
  }
  std::vector<CallChoice> choices;
  for (const auto& [code, count] : actors) choices.push_back({code, countryName(code).in(language), count});
  const Collator collator(language);
  std::stable_sort(choices.begin(), choices.end(),
                   [&](const CallChoice& a, const CallChoice& b) { return collator(a.label, b.label); });
  return choices;
}

std::vector<std::size_t> matchingChoices(const std::vector<CallChoice>& choices, std::string_view text,
                                         std::size_t limit) {
  const std::string folded = foldForSearch(text);
  const auto words = splitText(folded, ' ');
  std::vector<std::size_t> first, rest;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const std::string label = foldForSearch(choices[i].label);
    if (!std::all_of(words.begin(), words.end(), [&](std::string_view w) { return label.contains(w); })) continue;
    (label.starts_with(folded) ? first : rest).push_back(i);
  }
  first.insert(first.end(), rest.begin(), rest.end());
  if (first.size() > limit) first.resize(limit);
  return first;
}

std::string callText(const Call& call, Language language) {
  const bool danish = language == Language::danish;
  const std::string themes = call.themes.size() == 1
                                 ? (danish ? "1 tema" : "1 theme")
                                 : fmt::format(fmt::runtime(danish ? "{} temaer" : "{} themes"), call.themes.size());
  std::string text = fmt::format(fmt::runtime(danish ? "{}, {}–{} partnere" : "{}, {}–{} partners"), themes,
                                 call.smallest, call.largest);
  if (call.countryRule) text += danish ? ", Horizon Europes grundregel" : ", Horizon Europe's base rule";
  return text;
}

}  // namespace samspil
