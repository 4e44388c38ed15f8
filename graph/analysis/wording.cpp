#include "graph/analysis/wording.h"

#include <algorithm>
#include <cmath>

namespace samspil {

std::string decimalIn(double value, int decimals, Language language) {
  std::string text = fmt::format("{:.{}f}", value, decimals);
  if (text.contains('.')) {
    while (text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
  }
  if (language == Language::danish) std::replace(text.begin(), text.end(), '.', ',');
  return text == "-0" ? "0" : text;
}

std::string shareIn(double share, Language language) {
  const bool danish = language == Language::danish;
  if (share > 0 && share < 0.01) return danish ? "under 1 %" : "less than 1 %";
  if (share < 1 && share > 0.99) return danish ? "over 99 %" : "more than 99 %";
  return fmt::format("{} %", std::lround(share * 100));
}

std::string namesIn(const GraphSnapshot& network, const std::vector<VertexIndex>& vertices, std::size_t most,
                    Language language) {
  const bool danish = language == Language::danish;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(most, vertices.size()); ++i)
    names.emplace_back(network.name(vertices[i], language));
  if (const std::size_t rest = vertices.size() - names.size(); rest > 0) {
    names.push_back(danish ? countedIn(rest, "anden", "andre") : countedIn(rest, "other", "others"));
  }
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 < names.size() ? ", " : danish ? " og " : " and ";
    out += names[i];
  }
  return out;
}

}  // namespace samspil
