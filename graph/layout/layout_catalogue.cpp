#include "graph/layout/layout.h"

#include <algorithm>

#include "graph/layout/algorithms.h"

namespace samspil {
namespace {

constexpr LayoutAlgorithm kCatalogue[] = {
    {"force", "Netværk", "Network",
     "Det, der hører sammen, står sammen; afstand på kortet svarer til afstand i netværket.",
     "What belongs together stands together; distance on the map tells distance in the network.", &forceLayout},
    {"radial", "Ringe", "Rings", "Én i midten, og resten i ringe efter, hvor mange led de er væk.",
     "One in the middle, the others in rings by how many steps away they are.", &radialLayout},
    {"groups", "Grupper", "Groups", "Hver gruppe er en ø for sig; øer med mange bånd imellem ligger tæt på hinanden.",
     "Every group is an island of its own; islands with many ties between them lie close together.", &groupsLayout},
    {"circle", "Cirkel", "Circle", "Alle på én cirkel, ordnet, så båndene bliver korte.",
     "All on one circle, ordered so that ties are short.", &circleLayout},
    {"places", "Landkort", "On a map", "Enhver der, hvor den hører til; resten ved siden af.",
     "Everyone where they belong; the rest beside it.", &placesLayout},
};

}  // namespace

std::span<const LayoutAlgorithm> layoutCatalogue() { return kCatalogue; }

const LayoutAlgorithm* findLayout(std::string_view id) {
  const auto found = std::find_if(std::begin(kCatalogue), std::end(kCatalogue),
                                  [&](const LayoutAlgorithm& layout) { return layout.id == id; });
  return found == std::end(kCatalogue) ? nullptr : found;
}

}  // namespace samspil
