// What a scene says in words: its legend with counts, its title and the line of figures below.
#include <algorithm>

#include "session/parallel_ranges.h"
#include "session/scene_parts.h"
#include "session/wording.h"

namespace samspil {

namespace {

void countEntities(const SceneInput& input, const Coloring& coloring, std::vector<LegendEntry>& entries) {
  for (std::uint32_t i = 0; i < input.network->vertexCount(); ++i) {
    LegendEntry& entry = entries[coloring.categoryOf[i]];
    ++entry.total;
    if (input.visibility->vertices[i] != 0) ++entry.shown;
  }
}

std::vector<LegendEntry> familyEntries(const SceneInput& input) {
  std::vector<LegendEntry> entries;
  for (const Family& family : input.network->vocabulary().families) {
    LegendEntry entry;
    entry.key = family.key;
    entry.label = family.label.in(input.language);
    entry.color = themed(family.color, input.theme);
    entry.line = family.line;
    entries.push_back(std::move(entry));
  }
  const auto& relations = input.network->vocabulary().relations;
  struct Counted {
    std::vector<std::size_t> shown, total;  // by relation
  };
  std::vector<Counted> ranges(scanThreads());
  forRanges(ranges.size(), input.network->edgeCount(), [&](std::size_t range, std::size_t begin, std::size_t end) {
    Counted counted{std::vector<std::size_t>(relations.size(), 0), std::vector<std::size_t>(relations.size(), 0)};
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t relation = input.network->edge(EdgeIndex{static_cast<std::uint32_t>(i)}).relation.value;
      ++counted.total[relation];
      counted.shown[relation] += input.visibility->edges[i];
    }
    ranges[range] = std::move(counted);
  });
  for (const Relation& relation : relations) {
    for (const Counted& counted : ranges) {
      entries[relation.family.value].total += counted.total[relation.id.value];
      entries[relation.family.value].shown += counted.shown[relation.id.value];
    }
  }
  return entries;
}

// True where the view's terms of a field leave the value out.
bool leftOut(const Filter& filter, FilterField field, const std::string& key) {
  bool wanted = true;
  for (const FilterTerm& term : filter.terms) {
    if (term.field != field) continue;
    const bool named = std::ranges::find(term.values, key) != term.values.end();
    if (term.excluded && named) return true;
    if (!term.excluded) wanted = named;
    if (!term.excluded && named) return false;
  }
  return !wanted;
}

void keepOccurring(const SceneInput& input, FilterField field, std::vector<LegendEntry>& entries) {
  std::erase_if(entries, [](const LegendEntry& entry) { return entry.total == 0; });
  std::ranges::stable_sort(entries, std::ranges::greater{}, &LegendEntry::total);
  for (LegendEntry& entry : entries) entry.hidden = leftOut(input.view->filter, field, entry.key);
}

int newestYear(const GraphSnapshot& network) { return network.sources().newestDate().year; }

// "84 af 360", or only "360" where nothing is left out.
std::string share(std::size_t shown, std::size_t total, Language language) {
  if (shown == total) return numberText(total, language);
  return fmt::format("{} {} {}", numberText(shown, language), language == Language::danish ? "af" : "of",
                     numberText(total, language));
}

std::optional<VertexIndex> mostConnected(const SceneInput& input) {
  std::optional<VertexIndex> best;
  for (std::uint32_t i = 0; i < input.network->vertexCount(); ++i) {
    if (input.visibility->vertices[i] == 0) continue;
    if (!best || input.network->degree(VertexIndex{i}) > input.network->degree(*best)) best = VertexIndex{i};
  }
  return best;
}

}  // namespace

Legend buildLegend(const SceneInput& input, const Coloring& coloring) {
  const bool danish = input.language == Language::danish;
  Legend legend;
  legend.typesTitle = coloring.title;
  legend.typesField = coloring.field;
  legend.types = coloring.categories;
  countEntities(input, coloring, legend.types);
  keepOccurring(input, coloring.field, legend.types);
  legend.familiesTitle = danish ? "Forbindelser" : "Ties";
  legend.families = familyEntries(input);
  keepOccurring(input, FilterField::family, legend.families);
  if (input.view->sizeBy == SizeBy::degree)
    legend.sizeNote = danish ? "Størrelse: antal forbindelser" : "Size: number of ties";
  if (input.view->sizeBy == SizeBy::betweenness)
    legend.sizeNote =
        danish ? "Størrelse: hvor mange veje mellem andre går her" : "Size: how many ways between others lead here";
  legend.mapNote = placesNote(input);
  legend.lineNote = danish ? "Prikket: ikke sagt direkte i kilden" : "Dotted: not said outright by the source";
  return legend;
}

std::string sceneTitle(const SceneInput& input) {
  const bool danish = input.language == Language::danish;
  if (input.network->vertexCount() == 0) return danish ? "Et tomt netværk" : "An empty network";
  auto center = mostConnected(input);
  if (input.view->focus) {
    if (const auto focused = input.network->findKey(input.view->focus->entity)) center = focused;
  }
  if (!center) return danish ? "Intet at vise" : "Nothing to show";
  return fmt::format("{} {}", danish ? "Netværket omkring" : "The network around",
                     input.network->name(*center, input.language));
}

std::string sceneCaption(const SceneInput& input) {
  const Language language = input.language;
  const bool danish = language == Language::danish;
  const Visibility& visibility = *input.visibility;
  std::string caption =
      fmt::format("{} {} · {} {}", share(visibility.vertexCount, input.network->vertexCount(), language),
                  danish ? "enheder" : "entities", share(visibility.edgeCount, input.network->edgeCount(), language),
                  danish ? "forbindelser" : "ties");
  if (const int year = newestYear(*input.network); year > 0) {
    caption += fmt::format(" · {} {}", danish ? "nyeste kilde" : "newest source", year);
  }
  for (const FilterTerm& term : input.view->filter.terms)
    caption += " · " + describeTerm(term, *input.network, language);
  return caption;
}

}  // namespace samspil
