#include "graph/compiled_filter.h"

#include <algorithm>
#include <numeric>

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_reduce.h>

#include "base/text.h"
#include "graph/filter_fields.h"
#include "graph/municipalities.h"
#include "graph/statement_years.h"
#include "graph/text_scan.h"
#include "graph/themes.h"

namespace samspil {
namespace {

// body(begin, end) for pieces of 0..count-1, on all cores.
template <typename Body>
void forPieces(std::size_t count, Body body) {
  constexpr std::size_t kPiece = 32'768;
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, count, kPiece),
                    [&](const tbb::blocked_range<std::size_t>& piece) { body(piece.begin(), piece.end()); });
}

// How many of the bytes, each 0 or 1, are 1.
std::size_t countOnes(const std::vector<std::uint8_t>& bytes) {
  constexpr std::size_t kPiece = 65'536;
  return tbb::parallel_reduce(
      tbb::blocked_range<std::size_t>(0, bytes.size(), kPiece), std::size_t{0},
      [&](const tbb::blocked_range<std::size_t>& piece, std::size_t sum) {
        return std::accumulate(bytes.data() + piece.begin(), bytes.data() + piece.end(), sum);
      },
      std::plus<>());
}

// Calls mark(vertex) for the entity called `key` and the ends of its ties that `counts`.
template <typename Counts, typename Mark>
void markAround(const GraphSnapshot& snapshot, std::string_view key, Counts counts, Mark mark) {
  const auto center = snapshot.findKey(key);
  if (!center) return;
  mark(center->value);
  for (const HalfEdge half : snapshot.incident(*center)) {
    if (counts(half.edge)) mark(half.neighbor.value);
  }
}

template <typename Mark>
void markText(const GraphSnapshot& snapshot, std::string_view text, Mark mark) {
  const std::string folded = foldForSearch(text);
  if (!folded.empty()) forEachRowWithWords(snapshot.searchTexts(), splitText(folded, ' '), mark);
}

// Calls mark(index) for the places of a dictionary that are spelt like `value`, folded.
template <typename NameAt, typename Mark>
void markPlaces(std::size_t count, NameAt nameAt, std::string_view value, Mark mark) {
  const std::string folded = foldForSearch(value);
  for (CategoryIndex i = 1; i < count; ++i) {
    if (foldForSearch(nameAt(i)) == folded) mark(i);
  }
}

}  // namespace

YearRange yearsOf(const StatementRow& row, PartialDate sourceDate) {
  YearRange years;
  if (row.validTo.known()) years.last = row.validTo.year;
  const PartialDate since = row.validFrom.known() ? row.validFrom : sourceDate;
  // A source that looks back at something ended was not the first to know it.
  if (since.known()) years.first = std::min<int>(since.year, years.last);
  return years;
}

CompiledFilter::CompiledFilter(const Filter& filter, const GraphSnapshot& snapshot, std::optional<FilterField> without)
    : snapshot_(snapshot) {
  for (const FilterTerm& term : filter.terms) {
    if (term.field == without) continue;
    terms_.push_back(&term);
    hasTieTerms_ = hasTieTerms_ || fieldInfo(term.field).ofTies;
    hasStatementTerms_ = hasStatementTerms_ || (fieldInfo(term.field).ofTies && term.field != FilterField::relation &&
                                                term.field != FilterField::family);
  }
  years_ = termsOf(FilterField::year);
  degrees_ = termsOf(FilterField::degree);
  compileVertexTerms();
  compileTieTerms();
}

std::vector<const FilterTerm*> CompiledFilter::termsOf(FilterField field) const {
  std::vector<const FilterTerm*> found;
  std::copy_if(terms_.begin(), terms_.end(), std::back_inserter(found),
               [&](const FilterTerm* t) { return t->field == field; });
  return found;
}

// Calls markValue(text of the value, mark) for each value of the field's terms; mark(index) notes what the value means.
template <typename Mark>
void CompiledFilter::compileField(FilterField field, Alternatives& alternatives, Mark markValue) const {
  for (const FilterTerm* term : terms_) {
    if (term->field != field) continue;
    alternatives.addTerm(term->excluded);
    for (const std::string& value : term->values) {
      markValue(value, [&](std::size_t index) { alternatives.add(index, term->excluded); });
    }
  }
}

template <typename ValueOf>
void CompiledFilter::narrowVertices(const Alternatives& alternatives, ValueOf valueOf) {
  forPieces(vertices_.size(), [&](std::size_t begin, std::size_t end) {
    for (auto v = static_cast<std::uint32_t>(begin); v < end; ++v)
      if (!alternatives.allows(valueOf(VertexIndex{v}))) vertices_[v] = 0;
  });
}

void CompiledFilter::compileVertexTerms() {
  const GraphSnapshot& s = snapshot_;
  vertices_.assign(s.vertexCount(), 1);
  const auto compile = [&](FilterField field, std::size_t values, auto markValue, auto valueOf) {
    if (termsOf(field).empty()) return;
    Alternatives alternatives(values);
    compileField(field, alternatives, markValue);
    narrowVertices(alternatives, valueOf);
  };
  const auto itself = [](VertexIndex v) { return v.value; };
  compile(
      FilterField::type, s.vocabulary().types.size(),
      [&](const std::string& key, auto mark) {
        if (const auto type = s.vocabulary().findType(key)) mark(type->value);
      },
      [&](VertexIndex v) { return s.type(v).value; });
  compile(
      FilterField::country, s.countryCount(),
      [&](const std::string& name, auto mark) {
        markPlaces(
            s.countryCount(), [&](CategoryIndex i) { return s.countryName(i); }, name, mark);
      },
      [&](VertexIndex v) { return s.country(v); });
  compile(
      FilterField::city, s.cityCount(),
      [&](const std::string& name, auto mark) {
        markPlaces(
            s.cityCount(), [&](CategoryIndex i) { return s.cityName(i); }, name, mark);
      },
      [&](VertexIndex v) { return s.city(v); });
  compileMunicipalities();
  const auto isContent = [&](EdgeIndex e) { return isContentTie(s, e); };
  compile(
      FilterField::theme, s.vertexCount(),
      [&](const std::string& key, auto mark) { markAround(s, key, isContent, mark); }, itself);
  compile(
      FilterField::entity, s.vertexCount(),
      [&](const std::string& key, auto mark) {
        if (const auto vertex = s.findKey(key)) mark(vertex->value);
      },
      itself);
  compile(
      FilterField::near, s.vertexCount(),
      [&](const std::string& key, auto mark) {
        markAround(
            s, key, [](EdgeIndex) { return true; }, mark);
      },
      itself);
  compile(
      FilterField::text, s.vertexCount(), [&](const std::string& text, auto mark) { markText(s, text, mark); }, itself);
}

// An entity may belong to several municipalities: wanted in one of them, in none that is not wanted.
void CompiledFilter::compileMunicipalities() {
  if (termsOf(FilterField::municipality).empty()) return;
  Alternatives alternatives(snapshot_.vertexCount());
  const Municipalities municipalities(snapshot_);
  compileField(FilterField::municipality, alternatives, [&](const std::string& key, auto mark) {
    const auto wanted = snapshot_.findKey(key);
    for (std::uint32_t v = 0; wanted && v < snapshot_.vertexCount(); ++v) {
      municipalities.forEach(VertexIndex{v}, [&](VertexIndex one) {
        if (one == *wanted) mark(v);
      });
    }
  });
  narrowVertices(alternatives, [](VertexIndex v) { return v.value; });
}

void CompiledFilter::compileTieTerms() {
  const Vocabulary& vocabulary = snapshot_.vocabulary();
  Alternatives relations(vocabulary.relations.size()), families(vocabulary.families.size()),
      certainties(certainties_.size());
  compileField(FilterField::relation, relations, [&](const std::string& key, auto mark) {
    if (const auto relation = vocabulary.findRelation(key)) mark(relation->value);
  });
  compileField(FilterField::family, families, [&](const std::string& key, auto mark) {
    if (const auto family = vocabulary.findFamily(key)) mark(family->value);
  });
  compileField(FilterField::certainty, certainties, [&](const std::string& name, auto mark) {
    if (const auto certainty = parseCertainty(name)) mark(static_cast<std::size_t>(*certainty));
  });
  for (const Relation& relation : vocabulary.relations) {
    relations_.push_back(relations.allows(relation.id.value) && families.allows(relation.family.value) ? 1 : 0);
  }
  for (std::size_t c = 0; c < certainties_.size(); ++c) certainties_[c] = certainties.allows(c) ? 1 : 0;

  const std::size_t sourceEnd = snapshot_.sources().empty() ? 0 : std::size_t{snapshot_.sources().back().id.value} + 1;
  Alternatives documents(sourceEnd + 1);
  compileField(FilterField::document, documents, [&](const std::string& key, auto mark) {
    if (const auto source = snapshot_.findSource(key)) mark(source->id.value);
  });
  for (std::size_t i = 0; i <= sourceEnd; ++i) documents_.push_back(documents.allows(i) ? 1 : 0);
}

// Whether the range first..last shares a number with one of the wanted ranges and with none of the excluded ones.
bool CompiledFilter::allowsRange(const std::vector<const FilterTerm*>& terms, int first, int last) {
  bool someWanted = false, wanted = false;
  for (const FilterTerm* term : terms) {
    const bool overlaps = first <= term->high && term->low <= last;
    if (term->excluded && overlaps) return false;
    someWanted = someWanted || !term->excluded;
    wanted = wanted || (!term->excluded && overlaps);
  }
  return wanted || !someWanted;
}

bool CompiledFilter::allows(const StatementRow& row) const {
  if (certainties_[static_cast<std::size_t>(row.certainty)] == 0) return false;
  const std::size_t source = std::min<std::size_t>(row.source.value, documents_.size() - 1);
  if (documents_[source] == 0) return false;
  if (years_.empty()) return true;
  const YearRange years = yearsOf(row, snapshot_.sources());
  return allowsRange(years_, years.first, years.last);
}

bool CompiledFilter::allows(EdgeIndex e) const {
  if (!allows(snapshot_.edge(e).relation)) return false;
  if (!hasStatementTerms_) return true;
  const auto rows = snapshot_.statements(e);
  return std::any_of(rows.begin(), rows.end(), [&](const StatementRow& row) { return allows(row); });
}

std::size_t CompiledFilter::shownDegree(const Visibility& visibility, VertexIndex v) const {
  if (!hasTieTerms_) return snapshot_.degree(v);  // no tie is hidden yet
  std::size_t degree = 0;
  for (const HalfEdge half : snapshot_.incident(v)) degree += visibility.edges[half.edge.value];
  return degree;
}

// Hides vertices by degree, and those that had ties and lost all of them.
void CompiledFilter::narrowByTies(Visibility& visibility) const {
  forPieces(snapshot_.vertexCount(), [&](std::size_t begin, std::size_t end) {
    for (auto i = static_cast<std::uint32_t>(begin); i < end; ++i) {
      if (visibility.vertices[i] == 0) continue;
      const VertexIndex v{i};
      const auto degree = static_cast<int>(shownDegree(visibility, v));
      const bool lostAll = hasTieTerms_ && degree == 0 && snapshot_.degree(v) != 0;
      if (lostAll || !allowsRange(degrees_, degree, degree)) visibility.vertices[i] = 0;
    }
  });
}

Visibility CompiledFilter::apply() const {
  Visibility visibility{vertices_, std::vector<std::uint8_t>(snapshot_.edgeCount(), 1)};
  const auto narrowEdges = [&](auto allowed) {
    forPieces(visibility.edges.size(), [&](std::size_t begin, std::size_t end) {
      for (auto e = static_cast<std::uint32_t>(begin); e < end; ++e)
        if (!allowed(EdgeIndex{e})) visibility.edges[e] = 0;
    });
  };
  if (hasTieTerms_) narrowEdges([&](EdgeIndex e) { return allows(e); });
  if (hasTieTerms_ || !degrees_.empty()) narrowByTies(visibility);
  visibility.vertexCount = countOnes(visibility.vertices);
  if (visibility.vertexCount < visibility.vertices.size()) {
    narrowEdges([&](EdgeIndex e) {
      const Edge& edge = snapshot_.edge(e);
      return (visibility.vertices[edge.from.value] & visibility.vertices[edge.to.value]) != 0;
    });
  }
  visibility.edgeCount = countOnes(visibility.edges);
  return visibility;
}

Visibility applyFilter(const Filter& filter, const GraphSnapshot& snapshot) {
  return CompiledFilter(filter, snapshot).apply();
}

}  // namespace samspil
