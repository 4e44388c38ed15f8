#include "session/map_layouts.h"

#include <algorithm>
#include <array>

#include "graph/themes.h"
#include "session/map_positions.h"

namespace samspil {

namespace {

constexpr std::array kLayouts = std::to_array<MapLayout>({
    {"force",
     {"Netværk", "Network"},
     {"Det, der hører sammen, står sammen.", "What belongs together stands together."}},
    {"radial",
     {"Ringe", "Rings"},
     {"Den valgte i midten, de andre i ringe efter, hvor mange led de er væk.",
      "The selected one in the middle, the others in rings by how many steps away they are."}},
    {"groups", {"Efter type", "By type"}, {"Hver type står for sig.", "Each type stands by itself."}},
    {"groups:theme",
     {"Efter tema", "By theme"},
     {"Hvert forskningstema med dem, der arbejder med det.", "Each research theme with those who work on it."}},
    {"groups:country", {"Efter land", "By country"}, {"Hvert land står for sig.", "Each country stands by itself."}},
    {"circle",
     {"Cirkel", "Circle"},
     {"Alle på én cirkel, ordnet, så forbindelserne bliver korte.",
      "All on one circle, ordered so that ties are short."}},
    {"places",
     {"Landkort", "On a map"},
     {"Hver i sin by; kortet er stort i midten og lille langt væk. De, hvis sted er ukendt, står ved siden af.",
      "Each in its town; the map is large in its middle and small far away. Those whose place is unknown stand "
      "aside."}},
});

// The theme with most ties to the entity stands for it; themes gather round themselves.
std::uint32_t themeOf(const GraphSnapshot& network, VertexIndex v) {
  if (isTheme(network, v)) return v.value + 1;
  std::uint32_t best = 0;
  for (const HalfEdge& half : network.incident(v)) {
    if (!isContentTie(network, half.edge) || !isTheme(network, half.neighbor)) continue;
    const bool larger = best == 0 || network.degree(half.neighbor) > network.degree(VertexIndex{best - 1});
    if (larger) best = half.neighbor.value + 1;
  }
  return best;
}

}  // namespace

std::span<const MapLayout> mapLayouts() { return kLayouts; }

LayoutName parseLayoutName(std::string_view layout) {
  const std::size_t colon = layout.find(':');
  if (colon == std::string_view::npos) return {layout, {}};
  return {layout.substr(0, colon), layout.substr(colon + 1)};
}

std::string_view layoutFamily(std::string_view layout) {
  for (const std::string_view family : {"radial", "places"}) {
    if (layout.starts_with(family)) return family;
  }
  return layout;
}

std::optional<VertexIndex> middleOfRings(const GraphSnapshot& network, const ViewSpec& view) {
  const LayoutName name = parseLayoutName(view.layout);
  if (name.algorithm != "radial") return {};
  if (!name.argument.empty()) return network.findKey(name.argument);
  return view.focus ? network.findKey(view.focus->entity) : std::nullopt;
}

std::vector<std::uint32_t> layoutGroups(const GraphSnapshot& network, std::string_view argument) {
  std::vector<std::uint32_t> groups(network.vertexCount());
  for (std::uint32_t i = 0; i < groups.size(); ++i) {
    const VertexIndex v{i};
    groups[i] = argument == "country" ? network.country(v)
                : argument == "theme" ? themeOf(network, v)
                                      : network.type(v).value;
  }
  return groups;
}

Result<void> arrange(Session& session, const ViewSpec& asked, const LocalizedText& title, JobControl& job) {
  ViewSpec view = asked;
  if (view.layout == "places") {
    TRY_ASSIGN(const EntityPlaces places, findEntityPlaces(session.store(), session.network()));
    view.layout = placesLayoutName(middleOf(places));
  }
  ChangeSet change{{.kind = BatchKind::view, .title = title}};
  change.put(viewSetting(view));
  TRY_ASSIGN(const auto stored, session.store().setting("layout", view.layout));
  if (!stored) {
    TRY_ASSIGN(const MapPositions places, loadPositions(session.store(), session.network(), view, job));
    change.put(layoutSetting(session.network(), view.layout, places.positions));
  }
  TRY(session.apply(change));
  return {};
}

}  // namespace samspil
