// Small helps for the sentences of analyses and gaps, in both languages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/language.h"
#include "graph/snapshot.h"

namespace samspil {

// 12,5 in Danish, 12.5 in English; without decimals where they are 0.
std::string decimalIn(double value, int decimals, Language language);

// "12 %" in Danish and English; "under 1 %" and "over 99 %" rather than 0 and 100 where that would not be true.
std::string shareIn(double share, Language language);

// "A", "A og B", "A, B og 3 andre": at most `most` names.
std::string namesIn(const GraphSnapshot& network, const std::vector<VertexIndex>& vertices, std::size_t most,
                    Language language);

// "1 forbindelse", "3 forbindelser".
inline std::string countedIn(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

// The same sentence made in both languages: make(Language) -> std::string.
template <typename Make>
LocalizedText inBothLanguages(Make make) {
  return {make(Language::danish), make(Language::english)};
}

}  // namespace samspil
