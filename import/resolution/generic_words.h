// The generic words of organisations' names, and their like in other languages: "universitet", "university" and
// "Universität" are one concept, "A/S" and "GmbH" are legal forms that say nothing of which organisation it is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace samspil {

// The concept of a folded word, inflected or not ("universitetets"): its first spelling in the list; none: not generic.
std::optional<std::string_view> conceptOf(std::string_view foldedWord);

// "of", "og", "the", ...
bool isFillWord(std::string_view foldedWord);
// "as", "aps", "gmbh", "ltd", ... as a word of its own.
bool isLegalForm(std::string_view foldedWord);

// The parts of a compound of which at least one is generic ("innovationsfonden": innovation, fond), or the word itself.
std::vector<std::string> partsOfCompound(std::string_view foldedWord);

}  // namespace samspil
