// A proposal for a consortium as one card: who is in and why, which of the call's themes each covers, what the score is
// made of, what can be swapped and what is still open. Made from what graph/consortium answered, for one network.
#pragma once

#include "graph/consortium/consortium.h"
#include "session/gap_detail.h"

namespace samspil {

enum class Cover : std::uint8_t { none, shared, only };

struct CardMember {
  VertexIndex vertex;
  std::string name, typeLabel, country;
  std::vector<Cover> covers;  // by theme of the call
  std::string reason;
  std::string roles;   // of the call, that it fills
  std::string budget;  // its estimated share; "" where the call gives no budget
  bool addsNothing = false;
  bool demanded = false;  // the call wants it by name
};

struct CardPart {
  std::string label, meaning;
  double value = 0;
  std::string valueText;
};

struct CardSwap {
  VertexIndex out, in;
  std::string sentence;
};

struct ConsortiumCard {
  std::string summary;                // "5 partnere fra 4 lande dækker 3 af 3 temaer"
  std::vector<std::string> themes;    // names, in the order of the call
  std::vector<std::uint8_t> covered;  // by theme
  std::vector<CardMember> members;
  std::vector<CardPart> parts;  // add up to the score
  std::string scoreText;
  std::vector<CardSwap> swaps;
  std::vector<std::string> openQuestions;
};
ConsortiumCard consortiumCard(const GraphSnapshot& network, const Call& call, const Proposal& proposal,
                              Language language);

// The members and the ties between them, also those by way of a unit of one or a network that both are in.
GapLight lightOf(const GraphSnapshot& network, const ConsortiumCard& card);

// What the form of a call offers.
struct CallChoice {
  std::string key, label;
  std::size_t actors = 0;
};
std::vector<CallChoice> callThemes(const GraphSnapshot& network, Language language);  // by name
std::vector<CallChoice> callTypes(const GraphSnapshot& network, Language language);   // of actors, most first
std::vector<CallChoice> callCountries(const GraphSnapshot& network,
                                      Language language);                             // that actors come from, by name
std::vector<CallChoice> callActors(const GraphSnapshot& network, Language language);  // by name
// Choices whose label holds all words of `text`, those that begin with it first; all for an empty text.
std::vector<std::size_t> matchingChoices(const std::vector<CallChoice>& choices, std::string_view text,
                                         std::size_t limit);

// What the call asks for, in one line: "2 temaer, 3–8 partnere, Horizon Europes grundregel".
std::string callText(const Call& call, Language language);

}  // namespace samspil
