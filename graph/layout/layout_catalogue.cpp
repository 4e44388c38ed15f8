#include "graph/layout/layout.h"

#include <algorithm>

#include "graph/layout/algorithms.h"

namespace samspil {
namespace {

constexpr LayoutAlgorithm kCatalogue[] = {
    {"force", "Netværk", "Network",
     "Det, der hører sammen, står sammen; afstand på kortet svarer til afstand i netværket.",
     "What belongs together stands together; distance on the map tells distance in the network.", &forceLayout},
};

}  // namespace

std::span<const LayoutAlgorithm> layoutCatalogue() { return kCatalogue; }

const LayoutAlgorithm* findLayout(std::string_view id) {
  const auto found = std::find_if(std::begin(kCatalogue), std::end(kCatalogue),
                                  [&](const LayoutAlgorithm& layout) { return layout.id == id; });
  return found == std::end(kCatalogue) ? nullptr : found;
}

}  // namespace samspil
