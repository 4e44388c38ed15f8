// What the view colours entities by, as the categories of the legend.
#include <algorithm>
#include <array>
#include <numeric>

#include "base/country_name.h"
#include "session/font_metrics.h"
#include "session/map_communities.h"
#include "session/scene_parts.h"
#include "session/wording.h"

namespace samspil {

namespace {

// For categories that the vocabulary does not colour: eight hues that people with any colour vision tell apart, after
// Okabe & Ito (2008), darkened or lightened to stand on our backgrounds. All further categories share the grey.
constexpr std::array kCategoryColors = std::to_array<ThemedColor>({
    {{0, 97, 158}, {110, 180, 240}},
    {{199, 84, 0}, {246, 146, 72}},
    {{0, 124, 92}, {66, 200, 158}},
    {{170, 66, 128}, {232, 142, 196}},
    {{150, 116, 0}, {232, 200, 80}},
    {{44, 148, 204}, {160, 216, 250}},
    {{92, 61, 46}, {190, 150, 128}},
    {{98, 84, 176}, {176, 164, 244}},
});
constexpr ThemedColor kOtherColor{{118, 124, 134}, {140, 147, 158}};

Coloring byType(const SceneInput& input) {
  Coloring coloring;
  coloring.title = input.language == Language::danish ? "Typer" : "Types";
  for (const EntityType& type : input.network->vocabulary().types) {
    LegendEntry entry;
    entry.key = type.key;
    entry.label = type.plural.in(input.language);
    entry.color = themed(type.color, input.theme);
    entry.shape = type.shape;
    entry.icon = iconCodePoint(type.icon);
    coloring.categories.push_back(std::move(entry));
  }
  coloring.categoryOf.resize(input.network->vertexCount());
  for (std::uint32_t i = 0; i < coloring.categoryOf.size(); ++i)
    coloring.categoryOf[i] = input.network->type(VertexIndex{i}).value;
  return coloring;
}

LegendEntry plainEntry(std::string key, std::string label) {
  LegendEntry entry;
  entry.key = std::move(key);
  entry.label = std::move(label);
  entry.shape = Shape::circle;
  return entry;
}

// The most frequent categories get the hues.
void paintByFrequency(Coloring& coloring, Theme theme) {
  std::vector<std::size_t> sizes(coloring.categories.size(), 0);
  for (const auto category : coloring.categoryOf) ++sizes[category];
  std::vector<std::size_t> order(coloring.categories.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });
  for (std::size_t rank = 0, painted = 0; rank < order.size(); ++rank) {
    LegendEntry& entry = coloring.categories[order[rank]];
    const bool grey = entry.key.empty() || painted >= kCategoryColors.size();
    entry.color = themed(grey ? kOtherColor : kCategoryColors[painted++], theme);
  }
}

Coloring byCountry(const SceneInput& input) {
  Coloring coloring;
  coloring.field = FilterField::country;
  coloring.title = input.language == Language::danish ? "Lande" : "Countries";
  for (std::size_t i = 0; i < input.network->countryCount(); ++i) {
    const std::string code{input.network->countryName(static_cast<CategoryIndex>(i))};
    const std::string unknown = input.language == Language::danish ? "Uden land" : "No country";
    coloring.categories.push_back(plainEntry(code, code.empty() ? unknown : countryName(code).in(input.language)));
  }
  for (std::uint32_t i = 0; i < input.network->vertexCount(); ++i)
    coloring.categoryOf.push_back(input.network->country(VertexIndex{i}));
  paintByFrequency(coloring, input.theme);
  return coloring;
}

Coloring byCertainty(const SceneInput& input) {
  Coloring coloring;
  coloring.field = FilterField::certainty;
  coloring.title = input.language == Language::danish ? "Sikkerhed" : "Certainty";
  for (const Certainty certainty :
       {Certainty::stated, Certainty::enteredByHand, Certainty::inferred, Certainty::publicKnowledge}) {
    auto entry = plainEntry(std::string{certaintyName(certainty)}, certaintyLabel(certainty, input.language));
    entry.color = themed(kCategoryColors[static_cast<std::size_t>(certainty)], input.theme);
    coloring.categories.push_back(std::move(entry));
  }
  for (std::uint32_t i = 0; i < input.network->vertexCount(); ++i) {
    coloring.categoryOf.push_back(static_cast<std::uint16_t>(input.network->certainty(VertexIndex{i})));
  }
  return coloring;
}

// The largest communities by name; all others share one entry.
Coloring byCommunity(const SceneInput& input) {
  Coloring coloring;
  coloring.field = FilterField::near;
  coloring.title = input.language == Language::danish ? "Fællesskaber" : "Communities";
  for (std::uint32_t group = 0; group < kNamedCommunities; ++group) {
    auto entry = plainEntry(std::to_string(group), communityName(input, group));
    entry.color = communityColor(group, input.theme);
    coloring.categories.push_back(std::move(entry));
  }
  coloring.categories.push_back(
      plainEntry("", input.language == Language::danish ? "Mindre fællesskaber" : "Smaller communities"));
  coloring.categories.back().color = communityColor(kNamedCommunities, input.theme);
  for (std::uint32_t i = 0; i < input.network->vertexCount(); ++i) {
    coloring.categoryOf.push_back(std::min(input.groups[i], kNamedCommunities));
  }
  return coloring;
}

}  // namespace

Color communityColor(std::uint32_t group, Theme theme) {
  static_assert(kNamedCommunities == kCategoryColors.size());
  return themed(group < kCategoryColors.size() ? kCategoryColors[group] : kOtherColor, theme);
}

Coloring coloringOf(const SceneInput& input) {
  switch (input.view->colorBy) {
    case ColorBy::country: return byCountry(input);
    case ColorBy::certainty: return byCertainty(input);
    case ColorBy::community: return input.groups.empty() ? byType(input) : byCommunity(input);
    case ColorBy::type: break;
  }
  return byType(input);
}

}  // namespace samspil
