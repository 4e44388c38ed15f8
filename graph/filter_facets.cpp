// How many vertices or edges each value of a filter's field has.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/collated_order.h"
#include "base/country_name.h"
#include "graph/compiled_filter.h"
#include "graph/filter.h"
#include "graph/filter_fields.h"
#include "graph/municipalities.h"
#include "graph/statement_years.h"
#include "graph/themes.h"

namespace samspil {
namespace {

// Counts for the values 0..n-1 of a field.
using Counts = std::vector<std::size_t>;

enum class Order { given, fallingTotal };

class FacetCounter {
 public:
  FacetCounter(FilterField field, const Filter& filter, const GraphSnapshot& snapshot, Language language)
      : snapshot_(snapshot), language_(language), others_(filter, snapshot, field), visibility_(others_.apply()) {}

  const GraphSnapshot& snapshot() const { return snapshot_; }
  const CompiledFilter& others() const { return others_; }
  bool shows(auto index) const { return visibility_.shows(index); }

  // Puts the counts of all values into words, leaving out what nothing has.
  template <typename KeyOf, typename LabelOf>
  std::vector<FacetValue> values(const Counts& shown, const Counts& total, Order order, KeyOf keyOf,
                                 LabelOf labelOf) const {
    std::vector<FacetValue> found;
    for (std::size_t i = 0; i < total.size(); ++i) {
      if (total[i] != 0) found.push_back({std::string(keyOf(i)), std::string(labelOf(i)), shown[i], total[i]});
    }
    if (order == Order::fallingTotal) {
      sortByFallingTotal(found);
    }
    return found;
  }

 private:
  void sortByFallingTotal(std::vector<FacetValue>& found) const {
    const std::vector<std::string_view> labels = [&] {
      std::vector<std::string_view> views;
      for (const FacetValue& value : found) views.emplace_back(value.label);
      return views;
    }();
    std::vector<std::uint32_t> order = collatedOrder(labels, language_);
    std::ranges::stable_sort(order, std::greater{}, [&](std::uint32_t i) { return found[i].total; });
    std::vector<FacetValue> sorted;
    sorted.reserve(found.size());
    for (const std::uint32_t i : order) sorted.push_back(std::move(found[i]));
    found = std::move(sorted);
  }

  const GraphSnapshot& snapshot_;
  Language language_;
  CompiledFilter others_;
  Visibility visibility_;
};

// One value a vertex, a number below `count`.
template <typename ValueOf, typename KeyOf, typename LabelOf>
std::vector<FacetValue> vertexFacet(const FacetCounter& counter, std::size_t count, Order order, ValueOf valueOf,
                                    KeyOf keyOf, LabelOf labelOf) {
  Counts shown(count, 0), total(count, 0);
  for (std::uint32_t v = 0; v < counter.snapshot().vertexCount(); ++v) {
    const std::size_t value = valueOf(VertexIndex{v});
    ++total[value];
    shown[value] += counter.shows(VertexIndex{v}) ? 1 : 0;
  }
  return counter.values(shown, total, order, keyOf, labelOf);
}

template <typename NameAt>
std::vector<FacetValue> placeFacet(const FacetCounter& counter, std::size_t count, auto placeOf, NameAt nameAt,
                                   auto labelAt) {
  std::vector<FacetValue> found = vertexFacet(counter, count, Order::fallingTotal, placeOf, nameAt, labelAt);
  std::erase_if(found, [](const FacetValue& value) { return value.key.empty(); });  // not known
  return found;
}

// Of a field whose values are entities.
std::vector<FacetValue> entityValues(const FacetCounter& counter, const Counts& shown, const Counts& total,
                                     Language language) {
  const GraphSnapshot& snapshot = counter.snapshot();
  const auto at = [](std::size_t i) { return VertexIndex{static_cast<std::uint32_t>(i)}; };
  return counter.values(
      shown, total, Order::fallingTotal, [&](std::size_t i) { return snapshot.key(at(i)); },
      [&](std::size_t i) { return snapshot.name(at(i), language); });
}

// A municipality counts with all that belong to it.
std::vector<FacetValue> municipalityFacet(const FacetCounter& counter, Language language) {
  const GraphSnapshot& snapshot = counter.snapshot();
  const Municipalities municipalities(snapshot);
  Counts shown(snapshot.vertexCount(), 0), total(snapshot.vertexCount(), 0);
  std::vector<VertexIndex> own;
  for (std::uint32_t v = 0; v < snapshot.vertexCount(); ++v) {
    own.clear();
    municipalities.forEach(VertexIndex{v}, [&](VertexIndex one) {
      if (std::find(own.begin(), own.end(), one) == own.end()) own.push_back(one);
    });
    for (const VertexIndex one : own) {
      ++total[one.value];
      shown[one.value] += counter.shows(VertexIndex{v}) ? 1 : 0;
    }
  }
  return entityValues(counter, shown, total, language);
}

// A theme counts with all that are tied to it by content.
std::vector<FacetValue> themeFacet(const FacetCounter& counter, Language language) {
  const GraphSnapshot& snapshot = counter.snapshot();
  Counts shown(snapshot.vertexCount(), 0), total(snapshot.vertexCount(), 0);
  for (std::uint32_t t = 0; t < snapshot.vertexCount(); ++t) {
    const VertexIndex theme{t};
    if (!isTheme(snapshot, theme)) continue;
    VertexIndex last = theme;
    total[t] = 1;
    shown[t] = counter.shows(theme) ? 1 : 0;
    for (const HalfEdge half : snapshot.incident(theme)) {
      if (half.neighbor == last || half.neighbor == theme || !isContentTie(snapshot, half.edge)) continue;
      last = half.neighbor;
      ++total[t];
      shown[t] += counter.shows(half.neighbor) ? 1 : 0;
    }
  }
  return entityValues(counter, shown, total, language);
}

// One value an edge, a number below `count`.
template <typename ValueOf>
void countEdges(const FacetCounter& counter, ValueOf valueOf, Counts& shown, Counts& total) {
  for (std::uint32_t e = 0; e < counter.snapshot().edgeCount(); ++e) {
    const std::size_t value = valueOf(EdgeIndex{e});
    ++total[value];
    shown[value] += counter.shows(EdgeIndex{e}) ? 1 : 0;
  }
}

// Any number of values an edge: those of its statements, each counted once. Shown are those of statements that satisfy
// the other terms.
template <typename ValueOf>
void countStatements(const FacetCounter& counter, ValueOf valueOf, Counts& shown, Counts& total) {
  constexpr std::uint32_t kNone = ~std::uint32_t{0};
  std::vector<std::uint32_t> lastTotal(total.size(), kNone), lastShown(total.size(), kNone);
  for (std::uint32_t e = 0; e < counter.snapshot().edgeCount(); ++e) {
    for (const StatementRow& row : counter.snapshot().statements(EdgeIndex{e})) {
      const std::size_t value = valueOf(row);
      if (std::exchange(lastTotal[value], e) != e) ++total[value];
      if (!counter.shows(EdgeIndex{e}) || !counter.others().allows(row)) continue;
      if (std::exchange(lastShown[value], e) != e) ++shown[value];
    }
  }
}

std::vector<FacetValue> documentFacet(const FacetCounter& counter, Language language) {
  const GraphSnapshot& snapshot = counter.snapshot();
  const SourceTable& sources = snapshot.sources();
  const std::size_t unknown = sources.size();
  Counts shown(unknown + 1, 0), total(unknown + 1, 0);
  const auto placeOf = [&](const StatementRow& row) { return sources.indexOf(row.source).value_or(unknown); };
  countStatements(counter, placeOf, shown, total);
  total[unknown] = 0;
  return counter.values(
      shown, total, Order::fallingTotal, [&](std::size_t i) { return sources[i].key; },
      [&](std::size_t i) {
        const SourceView source = sources[i];
        const std::string_view title = source.title.in(language);
        return title.empty() ? source.key : title;
      });
}

// Counts each edge in every year of low..low+counts.size()-1 in which one of its statements holds.
template <typename Counted>
void countYears(const GraphSnapshot& snapshot, int low, Counts& counts, Counted counted) {
  const int high = low + static_cast<int>(counts.size()) - 1;
  std::vector<std::ptrdiff_t> changes(counts.size() + 1, 0);
  std::vector<std::pair<int, int>> ranges;
  for (std::uint32_t e = 0; e < snapshot.edgeCount(); ++e) {
    ranges.clear();
    for (const StatementRow& row : snapshot.statements(EdgeIndex{e})) {
      if (!counted(EdgeIndex{e}, row)) continue;
      const YearRange years = yearsOf(row, snapshot.sources());
      ranges.emplace_back(std::max(years.first, low), std::min(years.last, high));
    }
    std::sort(ranges.begin(), ranges.end());
    int done = low - 1;  // the last year in which this edge was counted
    for (const auto& [first, last] : ranges) {
      const int from = std::max(first, done + 1);
      if (from > last) continue;
      ++changes[static_cast<std::size_t>(from - low)];
      --changes[static_cast<std::size_t>(last - low + 1)];
      done = last;
    }
  }
  std::ptrdiff_t sum = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) counts[i] = static_cast<std::size_t>(sum += changes[i]);
}

std::vector<FacetValue> yearFacet(const FacetCounter& counter) {
  const GraphSnapshot& snapshot = counter.snapshot();
  int low = kOpenEnd, high = 0;
  for (std::uint32_t e = 0; e < snapshot.edgeCount(); ++e) {
    for (const StatementRow& row : snapshot.statements(EdgeIndex{e})) {
      const YearRange years = yearsOf(row, snapshot.sources());
      for (const int year : {years.first, years.last}) {
        if (year == 0 || year == kOpenEnd) continue;
        low = std::min(low, year);
        high = std::max(high, year);
      }
    }
  }
  if (high == 0) return {};
  Counts shown(static_cast<std::size_t>(high - low) + 1, 0), total(shown);
  countYears(snapshot, low, total, [](EdgeIndex, const StatementRow&) { return true; });
  countYears(snapshot, low, shown,
             [&](EdgeIndex e, const StatementRow& row) { return counter.shows(e) && counter.others().allows(row); });
  const auto year = [&](std::size_t i) { return fmt::format("{}", low + static_cast<int>(i)); };
  return counter.values(shown, total, Order::given, year, year);
}

std::vector<FacetValue> relationFacet(const FacetCounter& counter, Language language) {
  const GraphSnapshot& snapshot = counter.snapshot();
  const auto& relations = snapshot.vocabulary().relations;
  Counts shown(relations.size(), 0), total(relations.size(), 0);
  countEdges(
      counter, [&](EdgeIndex e) { return snapshot.edge(e).relation.value; }, shown, total);
  return counter.values(
      shown, total, Order::given, [&](std::size_t i) { return relations[i].key; },
      [&](std::size_t i) { return relations[i].label.in(language); });
}

std::vector<FacetValue> familyFacet(const FacetCounter& counter, Language language) {
  const GraphSnapshot& snapshot = counter.snapshot();
  const auto& families = snapshot.vocabulary().families;
  Counts shown(families.size(), 0), total(families.size(), 0);
  countEdges(
      counter, [&](EdgeIndex e) { return snapshot.family(e).id.value; }, shown, total);
  return counter.values(
      shown, total, Order::given, [&](std::size_t i) { return families[i].key; },
      [&](std::size_t i) { return families[i].label.in(language); });
}

std::vector<FacetValue> certaintyFacet(const FacetCounter& counter, Language language) {
  const auto nameAt = [](std::size_t i) { return certaintyName(static_cast<Certainty>(i)); };
  Counts shown(4, 0), total(4, 0);
  countStatements(
      counter, [](const StatementRow& row) { return static_cast<std::size_t>(row.certainty); }, shown, total);
  return counter.values(shown, total, Order::given, nameAt, [&](std::size_t i) {
    return valueLabel(FilterField::certainty, nameAt(i), counter.snapshot(), language);
  });
}

}  // namespace

std::vector<FacetValue> facet(FilterField field, const Filter& filter, const GraphSnapshot& s, Language language) {
  constexpr std::array kWithoutFacet{FilterField::entity, FilterField::near, FilterField::degree, FilterField::text};
  if (std::find(kWithoutFacet.begin(), kWithoutFacet.end(), field) != kWithoutFacet.end()) return {};
  const FacetCounter counter(field, filter, s, language);
  switch (field) {
    case FilterField::type:
      return vertexFacet(
          counter, s.vocabulary().types.size(), Order::given, [&](VertexIndex v) { return s.type(v).value; },
          [&](std::size_t i) { return s.vocabulary().types[i].key; },
          [&](std::size_t i) { return s.vocabulary().types[i].plural.in(language); });
    case FilterField::country:
      return placeFacet(
          counter, s.countryCount(), [&](VertexIndex v) { return s.country(v); },
          [&](std::size_t i) { return s.countryName(static_cast<CategoryIndex>(i)); },
          [&](std::size_t i) { return countryName(s.countryName(static_cast<CategoryIndex>(i))).in(language); });
    case FilterField::city:
      return placeFacet(
          counter, s.cityCount(), [&](VertexIndex v) { return s.city(v); },
          [&](std::size_t i) { return s.cityName(static_cast<CategoryIndex>(i)); },
          [&](std::size_t i) { return s.cityName(static_cast<CategoryIndex>(i)); });
    case FilterField::municipality: return municipalityFacet(counter, language);
    case FilterField::theme: return themeFacet(counter, language);
    case FilterField::relation: return relationFacet(counter, language);
    case FilterField::family: return familyFacet(counter, language);
    case FilterField::document: return documentFacet(counter, language);
    case FilterField::certainty: return certaintyFacet(counter, language);
    case FilterField::year: return yearFacet(counter);
    default: return {};
  }
}

}  // namespace samspil
