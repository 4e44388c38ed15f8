// Sentences in both languages, and the small pieces that every finder puts its gaps together from.
#pragma once

#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "graph/gaps/gap_context.h"

namespace samspil {

// say("{0} og {1} arbejder begge med {2}.", "{0} and {1} both work on {2}.", {a, b, theme})
LocalizedText say(std::string_view danish, std::string_view english, std::initializer_list<LocalizedText> parts = {});
LocalizedText sayNumber(std::uint64_t number);

// The entity's name. A theme's begins with a small letter, as within a sentence ("rehabilitering", but "HPV-relateret
// sygdom").
LocalizedText nameOf(const GraphSnapshot& network, VertexIndex v);
// The name as a heading that is quoted, where it is a goal, a theme or the like: "»Digital sundhed«"; others as
// nameOf().
LocalizedText titleOf(const GraphSnapshot& network, VertexIndex v);
// Like listOf(), of titles.
LocalizedText titlesOf(const GraphSnapshot& network, std::span<const VertexIndex> vertices, std::size_t limit = 3);
// Of a type, as within a sentence: "universitetsklinik".
LocalizedText labelOf(const EntityType& type);
// The same text, with a capital: for the first words of a sentence.
LocalizedText capitalized(LocalizedText text);
// "A, B og C"; of more than `limit`: "A, B og 4 andre". A name with a comma of its own is quoted. REQUIRES: not empty.
LocalizedText listOf(const GraphSnapshot& network, std::span<const VertexIndex> vertices, std::size_t limit = 3);

// Puts a gap together: parts by falling weight, the score their sum, id and fingerprint from what they are about.
Gap makeGap(const GraphSnapshot& network, GapKind kind, std::vector<VertexIndex> entities, std::vector<GapPart> parts);

// Keeps the `top` best gaps by score, ties broken by id.
void keepBest(std::vector<Gap>& gaps, std::size_t top);

// The same, for a finder that meets many more than it keeps: what scores below the bar need not be put together.
class BestGaps {
 public:
  explicit BestGaps(std::size_t top) : top_(top) {}

  double bar() const { return bar_; }
  void add(Gap gap);
  std::vector<Gap> sorted() &&;

 private:
  std::size_t top_;
  double bar_ = -1e9;  // the last that was kept when they were last thinned
  std::vector<Gap> gaps_;
};

}  // namespace samspil
