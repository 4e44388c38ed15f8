#include "session/table_columns.h"

#include <algorithm>
#include <functional>

#include "graph/themes.h"
#include "session/wording.h"

namespace samspil {

namespace {

VertexIndex vertexOf(std::uint32_t item) { return VertexIndex{item}; }
EdgeIndex edgeOf(std::uint32_t item) { return EdgeIndex{item}; }

std::int64_t sortable(PartialDate date) {
  return date.known() ? (date.year * 13 + date.month) * 32 + date.day : kNoNumber;
}

// Names, each once, in the language's order.
class NameList {
 public:
  explicit NameList(const TableContext& table) : table_(table) {}
  void add(VertexIndex v) {
    if (std::find(seen_.begin(), seen_.end(), v) != seen_.end()) return;
    seen_.push_back(v);
    names_.emplace_back(table_.network.name(v, table_.language));
  }
  std::string text() {
    std::sort(names_.begin(), names_.end(), std::cref(table_.collator));
    return joinText(names_, ", ");
  }

 private:
  const TableContext& table_;
  std::vector<VertexIndex> seen_;
  std::vector<std::string> names_;
};

template <typename Wanted>
std::string neighborNames(const TableContext& table, std::uint32_t item, Wanted wanted) {
  NameList names(table);
  for (const HalfEdge& half : table.network.incident(vertexOf(item))) {
    if (wanted(half)) names.add(half.neighbor);
  }
  return names.text();
}

std::string themes(const TableContext& table, std::uint32_t item) {
  return neighborNames(table, item, [&](const HalfEdge& half) {
    return isContentTie(table.network, half.edge) && isTheme(table.network, half.neighbor);
  });
}

std::string municipalities(const TableContext& table, std::uint32_t item) {
  NameList names(table);
  table.municipalities.forEach(vertexOf(item), [&](VertexIndex municipality) { names.add(municipality); });
  return names.text();
}

// All sources that say something of the entity or of one of its ties.
std::vector<SourceId> sourcesOf(const TableContext& table, std::uint32_t item) {
  const auto facts = table.network.factSources(vertexOf(item));
  std::vector<SourceId> sources(facts.begin(), facts.end());
  for (const HalfEdge& half : table.network.incident(vertexOf(item))) {
    for (const StatementRow& row : table.network.statements(half.edge)) sources.push_back(row.source);
  }
  std::sort(sources.begin(), sources.end());
  sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
  return sources;
}

std::vector<SourceId> sourcesOfTie(const TableContext& table, std::uint32_t item) {
  std::vector<SourceId> sources;
  for (const StatementRow& row : table.network.statements(edgeOf(item))) {
    if (std::find(sources.begin(), sources.end(), row.source) == sources.end()) sources.push_back(row.source);
  }
  return sources;
}

PartialDate newest(const TableContext& table, const std::vector<SourceId>& sources) {
  PartialDate date;
  for (const SourceId id : sources) date = std::max(date, table.network.sources().dateOf(id));
  return date;
}

std::size_t tieCount(const TableContext& table, std::uint32_t item) {
  const auto incident = table.network.incident(vertexOf(item));
  return static_cast<std::size_t>(std::count_if(
      incident.begin(), incident.end(), [&](const HalfEdge& half) { return !table.network.family(half.edge).wish; }));
}

// The years in which any statement of the tie holds.
PartialDate firstYear(const TableContext& table, std::uint32_t item) {
  PartialDate first;
  for (const StatementRow& row : table.network.statements(edgeOf(item))) {
    if (row.validFrom.known() && (!first.known() || row.validFrom < first)) first = row.validFrom;
  }
  return first;
}

PartialDate lastYear(const TableContext& table, std::uint32_t item) {
  PartialDate last;
  for (const StatementRow& row : table.network.statements(edgeOf(item))) {
    if (!row.validTo.known()) return {};
    last = std::max(last, row.validTo);
  }
  return last;
}

std::string sourceTitles(const TableContext& table, std::uint32_t item) {
  std::vector<std::string> titles;
  for (const SourceId id : sourcesOfTie(table, item)) {
    if (const auto source = table.network.source(id)) titles.emplace_back(source->title.in(table.language));
  }
  return joinText(titles, ", ");
}

std::string count(std::size_t value, Language language) { return numberText(value, language); }

// Themes and sources are read off the ties: they need no column of their own in the store.
const TableColumnContent kEntityColumns[] = {
    {{"name", {"Navn", "Name"}, 250},
     [](const TableContext& t, std::uint32_t i) { return std::string(t.network.name(vertexOf(i), t.language)); }},
    {{"type", {"Type", "Type"}, 150},
     [](const TableContext& t, std::uint32_t i) {
       return t.network.vocabulary().type(t.network.type(vertexOf(i))).label.in(t.language);
     }},
    {{"ties", {"Forbindelser", "Ties"}, 104, true},
     [](const TableContext& t, std::uint32_t i) { return count(tieCount(t, i), t.language); },
     [](const TableContext& t, std::uint32_t i) { return static_cast<std::int64_t>(tieCount(t, i)); }},
    {{"themes", {"Temaer", "Themes"}, 210}, themes},
    {{"city", {"By", "City"}, 110},
     [](const TableContext& t, std::uint32_t i) {
       return std::string(t.network.cityName(t.network.city(vertexOf(i))));
     }},
    {{"municipality", {"Kommune", "Municipality"}, 120}, municipalities},
    {{"country", {"Land", "Country"}, 60},
     [](const TableContext& t, std::uint32_t i) {
       return std::string(t.network.countryName(t.network.country(vertexOf(i))));
     }},
    {{"years", {"År", "Years"}, 100},
     [](const TableContext& t, std::uint32_t i) {
       return periodText(t.network.validFrom(vertexOf(i)), t.network.validTo(vertexOf(i)), t.language);
     },
     [](const TableContext& t, std::uint32_t i) {
       const PartialDate from = t.network.validFrom(vertexOf(i));
       return sortable(from.known() ? from : t.network.validTo(vertexOf(i)));
     }},
    {{"certainty", {"Sikkerhed", "Certainty"}, 130},
     [](const TableContext& t, std::uint32_t i) {
       return certaintyLabel(t.network.certainty(vertexOf(i)), t.language);
     },
     [](const TableContext& t, std::uint32_t i) {
       return static_cast<std::int64_t>(t.network.certainty(vertexOf(i)));
     }},
    {{"sources", {"Kilder", "Sources"}, 70, true},
     [](const TableContext& t, std::uint32_t i) { return count(sourcesOf(t, i).size(), t.language); },
     [](const TableContext& t, std::uint32_t i) { return static_cast<std::int64_t>(sourcesOf(t, i).size()); }},
    {{"newest", {"Nyeste kilde", "Newest source"}, 110},
     [](const TableContext& t, std::uint32_t i) { return dateText(newest(t, sourcesOf(t, i)), t.language); },
     [](const TableContext& t, std::uint32_t i) { return sortable(newest(t, sourcesOf(t, i))); }},
};

const TableColumnContent kTieColumns[] = {
    {{"from", {"Fra", "From"}, 230},
     [](const TableContext& t, std::uint32_t i) {
       return std::string(t.network.name(t.network.edge(edgeOf(i)).from, t.language));
     }},
    {{"relation", {"Forbindelse", "Tie"}, 150},
     [](const TableContext& t, std::uint32_t i) {
       return t.network.vocabulary().relation(t.network.edge(edgeOf(i)).relation).label.in(t.language);
     }},
    {{"to", {"Til", "To"}, 230},
     [](const TableContext& t, std::uint32_t i) {
       return std::string(t.network.name(t.network.edge(edgeOf(i)).to, t.language));
     }},
    {{"family", {"Slags", "Kind"}, 130},
     [](const TableContext& t, std::uint32_t i) { return t.network.family(edgeOf(i)).label.in(t.language); }},
    {{"years", {"År", "Years"}, 110},
     [](const TableContext& t, std::uint32_t i) { return periodText(firstYear(t, i), lastYear(t, i), t.language); },
     [](const TableContext& t, std::uint32_t i) {
       const PartialDate first = firstYear(t, i);
       return sortable(first.known() ? first : lastYear(t, i));
     }},
    {{"certainty", {"Sikkerhed", "Certainty"}, 130},
     [](const TableContext& t, std::uint32_t i) { return certaintyLabel(t.network.certainty(edgeOf(i)), t.language); },
     [](const TableContext& t, std::uint32_t i) { return static_cast<std::int64_t>(t.network.certainty(edgeOf(i))); }},
    {{"statements", {"Udsagn", "Statements"}, 80, true},
     [](const TableContext& t, std::uint32_t i) { return count(t.network.statements(edgeOf(i)).size(), t.language); },
     [](const TableContext& t, std::uint32_t i) {
       return static_cast<std::int64_t>(t.network.statements(edgeOf(i)).size());
     }},
    {{"sources", {"Kilder", "Sources"}, 260}, sourceTitles},
    {{"newest", {"Nyeste kilde", "Newest source"}, 110},
     [](const TableContext& t, std::uint32_t i) { return dateText(newest(t, sourcesOfTie(t, i)), t.language); },
     [](const TableContext& t, std::uint32_t i) { return sortable(newest(t, sourcesOfTie(t, i))); }},
};

}  // namespace

std::span<const TableColumnContent> tableColumnContents(RowKind kind) {
  if (kind == RowKind::entities) return kEntityColumns;
  return kTieColumns;
}

}  // namespace samspil
