// A Filter says which part of the network is shown. It is short text everywhere, in the UI as removable chips:
//
//   type:hospital theme:rehabilitering country:DK year:2013..2019 certainty:stated degree>=3 -family:intention "aarhus"
//
// Terms of the same field are alternatives, terms of different fields must all hold, a leading "-" excludes. Values are
// keys or labels in either language, folded; several may be joined with "|": type:hospital|fund. A value with blanks
// stands in quotes ("" for a quote inside). Field names are understood in Danish too (tema, land, by, kommune, nær, år,
// ...). Fields of vertices: type, theme, country, city, municipality, entity, near (within one tie of an entity),
// degree (a comparison), and free text in quotes or bare. Fields of ties: relation, family, document, certainty, year.
// A vertex that had ties and loses all of them to a term on ties is hidden with them; a vertex without ties in the
// whole network stays, unless a term on vertices excludes it. A tie is shown when both ends are and at least one of its
// statements satisfies all terms on ties.
//
// text     all words occur somewhere in the names, aliases or key; bare words that follow each other are one term
// theme    the entity that is named, and all that are tied to it by a relation of the family "content"
// municipality  the one that is named, and all that belong to it (graph/municipalities.h)
// entity   the entity that is named, and nothing else: what is hidden or picked by hand
// near     the entity that is named, and all that are tied to it
// degree   ties that satisfy the terms on ties, whatever stands at their other end: degree>=3, degree:2..5
// year     a statement holds from its first year (that of validFrom, else of the source's date, else always) to that of
// validTo,
//          else for ever: absence from a later document ends nothing. year:2013..2019 wants one common year;
//          year:2013.. and year>=2013 are open at the end
// A key that the network no longer has matches nothing.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "graph/snapshot.h"

namespace samspil {

// An open end of the range of a term on degree or year, and the largest degree and year.
inline constexpr int kOpenEnd = std::numeric_limits<int>::max();

enum class FilterField : std::uint8_t {
  type,
  theme,
  country,
  city,
  municipality,
  entity,
  near,
  degree,
  text,
  relation,
  family,
  document,
  certainty,
  year
};
std::string_view filterFieldName(FilterField field);

struct FilterTerm {
  FilterField field = FilterField::text;
  bool excluded = false;
  std::vector<std::string> values;  // keys as in the vocabulary; for text: what to find. Empty for degree and year
  int low = 0, high = 0;            // degree and year: the inclusive range; 0 and kOpenEnd where it is open
  friend bool operator==(const FilterTerm&, const FilterTerm&) = default;
};

struct Filter {
  std::vector<FilterTerm> terms;
  bool empty() const { return terms.empty(); }
  friend bool operator==(const Filter&, const Filter&) = default;
};

// Reads the text form against a network's vocabulary. An unknown field or value is an error that lists what is
// possible.
Result<Filter> parseFilter(std::string_view text, const GraphSnapshot& snapshot);
std::string formatFilter(const Filter& filter);  // parses back to the same filter
std::string formatTerm(const FilterTerm& term);
// The years in which a statement holds, as `year` reads them: 0 and kOpenEnd where an end is open.
struct YearRange {
  int first = 0, last = kOpenEnd;
};
YearRange yearsOf(const StatementRow& row, PartialDate sourceDate);

// For the chip: "Type: hospital", "Ikke: hensigt", in words of the language.
std::string describeTerm(const FilterTerm& term, const GraphSnapshot& snapshot, Language language);

// Which vertices and edges are shown: one byte each, 0 or 1.
struct Visibility {
  std::vector<std::uint8_t> vertices;
  std::vector<std::uint8_t> edges;
  std::size_t vertexCount = 0;  // shown
  std::size_t edgeCount = 0;    // shown
  bool shows(VertexIndex v) const { return vertices[v.value] != 0; }
  bool shows(EdgeIndex e) const { return edges[e.value] != 0; }
};
// Cost: one scan of the vertices, the edges and their statements.
Visibility applyFilter(const Filter& filter, const GraphSnapshot& snapshot);

// How many vertices (or edges, for the fields of ties) each value of a field has: `shown` counts what would be shown if
// the terms of this field were dropped, `total` the whole network. Facets so respond to each other. Values that nothing
// has are left out. In the order of the vocabulary (type, relation, family, certainty), of the years, or by falling
// total. Themes are the entities of theme types (graph/themes.h). Near, degree and text have no facet: an empty list.
struct FacetValue {
  std::string key;
  std::string label;
  std::size_t shown = 0;
  std::size_t total = 0;
};
std::vector<FacetValue> facet(FilterField field, const Filter& filter, const GraphSnapshot& snapshot,
                              Language language);

}  // namespace samspil
