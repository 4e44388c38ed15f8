#include "session/compare.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "session/compare_rows.h"
#include "session/moment.h"

namespace samspil {
namespace {

constexpr std::array<std::string_view, 3> kByNames{"knowledge", "years", "documents"};

std::vector<SourceId> documentsOf(const GraphSnapshot& network, int year) {
  std::vector<SourceId> documents;
  for (const SourceView& source : network.sources()) {
    if (source.kind == SourceKind::document && source.date.year == year) documents.push_back(source.id);
  }
  return documents;
}

std::string documentKeys(const GraphSnapshot& network) {
  std::string keys;
  for (const SourceView& source : network.sources()) {
    if (source.kind == SourceKind::document) keys += (keys.empty() ? "" : ", ") + std::string(source.key);
  }
  return keys;
}

Result<ComparePoint> knowledgePoint(const NetworkReader& reader, std::string_view text) {
  TRY_ASSIGN(const std::vector<Batch> history, reader.store().history());
  TRY_ASSIGN(const BatchId batch, batchKnownAt(history, text));
  return ComparePoint{.by = CompareBy::knowledge, .batch = batch, .documents = {}};
}

Result<ComparePoint> documentPoint(const NetworkReader& reader, std::string_view text,
                                   std::optional<PartialDate> date) {
  const GraphSnapshot& network = reader.network();
  ComparePoint point{.by = CompareBy::documents, .batch = {}, .documents = {}};
  if (const auto source = network.findSource(text)) point.documents = {source->id};
  if (date) point.documents = documentsOf(network, date->year);
  if (!point.documents.empty()) return point;
  return makeError(ErrorCode::notFound, "No document is called or dated \"{}\". There are: {}.", text,
                   documentKeys(network));
}

std::string noteOf(CompareBy by, Language language) {
  if (by == CompareBy::documents)
    return language == Language::danish ? "At et senere dokument ikke nævner noget, betyder ikke, at det er ophørt."
                                        : "That a later document does not name something does not mean that it ended.";
  if (by == CompareBy::years)
    return language == Language::danish
               ? "Regnet fra startår, ellers fra det ældste dokuments år, til slutår; uden slutår gælder det fortsat."
               : "Counted from the first year, else from that of the oldest document, to the last year; without a last "
                 "year it still holds.";
  return {};
}

}  // namespace

std::string_view compareByName(CompareBy by) { return kByNames[static_cast<std::size_t>(by)]; }

std::optional<CompareBy> parseCompareBy(std::string_view name) {
  const auto found = std::ranges::find(kByNames, name);
  if (found == kByNames.end()) return std::nullopt;
  return static_cast<CompareBy>(found - kByNames.begin());
}

std::string_view changeName(Change change) {
  constexpr std::array<std::string_view, 3> kNames{"added", "gone", "changed"};
  return kNames[static_cast<std::size_t>(change)];
}

Result<ComparePoint> parseComparePoint(const NetworkReader& reader, std::string_view text,
                                       std::optional<CompareBy> by) {
  const auto date = parseIsoDate(text);
  const bool isYear = date && date->month == 0 && !batchNamed(text);
  const bool isSource = reader.network().findSource(text).has_value();
  const CompareBy meant = by.value_or(isSource ? CompareBy::documents
                                      : isYear ? CompareBy::years
                                               : CompareBy::knowledge);
  if (meant == CompareBy::knowledge) return knowledgePoint(reader, text);
  if (meant == CompareBy::documents) return documentPoint(reader, text, isYear ? date : std::nullopt);
  if (!isYear) return makeError(ErrorCode::invalidArgument, "\"{}\" is no year, such as 2013.", text);
  return ComparePoint{.by = CompareBy::years, .batch = {}, .year = date->year, .documents = {}};
}

std::string describePoint(const NetworkReader& reader, const ComparePoint& point, Language language) {
  const bool danish = language == Language::danish;
  if (point.by == CompareBy::years) return fmt::format("{}", point.year);
  if (point.by == CompareBy::documents) {
    std::string text;
    for (const SourceId id : point.documents) {
      const auto source = reader.network().source(id);
      if (!source) continue;
      text += text.empty() ? "" : "; ";
      text += source->title.in(language).empty() ? source->key : source->title.in(language);
      if (source->date.known()) text += fmt::format(" ({})", source->date.year);
    }
    return text;
  }
  if (point.batch.value == 0) return danish ? "før det første" : "before everything";
  const auto history = reader.store().history();
  if (!history || point.batch.value > history->size()) return fmt::format("#{}", point.batch.value);
  const BatchInfo& info = (*history)[point.batch.value - 1].info;
  return fmt::format("#{} {} ({})", point.batch.value, info.title.in(language), timeText(info.when, language));
}

Result<std::vector<ComparePoint>> comparePoints(const NetworkReader& reader, CompareBy by) {
  const GraphSnapshot& network = reader.network();
  std::vector<ComparePoint> points;
  if (by == CompareBy::knowledge) {
    TRY_ASSIGN(const std::vector<Batch> history, reader.store().history());
    for (const Batch& batch : history) {
      if (batch.entitiesChanged + batch.tiesChanged != 0) points.push_back({.by = by, .batch = batch.id});
    }
    return points;
  }
  if (by == CompareBy::documents) {
    std::vector<SourceView> documents;
    for (const SourceView& source : network.sources()) {
      if (source.kind == SourceKind::document) documents.push_back(source);
    }
    std::ranges::stable_sort(documents, {}, &SourceView::date);
    for (const SourceView& source : documents) points.push_back({.by = by, .documents = {source.id}});
    return points;
  }
  std::set<int> years;
  for (const SourceView& source : network.sources()) years.insert(source.date.year);
  for (std::uint32_t v = 0; v < network.vertexCount(); ++v)
    years.insert({network.validFrom(VertexIndex{v}).year, network.validTo(VertexIndex{v}).year});
  for (std::uint32_t e = 0; e < network.edgeCount(); ++e) {
    for (const StatementRow& row : network.statements(EdgeIndex{e}))
      years.insert({row.validFrom.year, row.validTo.year});
  }
  years.erase(0);
  for (const int year : years) points.push_back({.by = by, .year = year});
  return points;
}

Result<Comparison> compare(const NetworkReader& reader, const ComparePoint& from, const ComparePoint& to,
                           const ComparisonOptions& options, JobControl& job) {
  const Language language = options.language;
  if (from.by != to.by) {
    return makeError(ErrorCode::invalidArgument,
                     "A {} cannot be compared with a {}; give two years, two batches or dates, or two documents.",
                     compareByName(from.by), compareByName(to.by));
  }
  Comparison comparison;
  if (from.by == CompareBy::knowledge) {
    TRY_ASSIGN(comparison, compareKnowledge(reader, from.batch, to.batch, options, job));
  } else {
    ComparisonRows rows(reader, reader.network(), reader.network(), options);
    if (from.by == CompareBy::years)
      TRY(compareYears(reader, from.year, to.year, rows, job));
    else
      TRY(compareDocuments(reader, from.documents, to.documents, language, rows, job));
    comparison = rows.finish();
  }
  comparison.from = from;
  comparison.to = to;
  comparison.fromText = describePoint(reader, from, language);
  comparison.toText = describePoint(reader, to, language);
  comparison.note = noteOf(from.by, language);
  return comparison;
}

Result<Comparison> compare(const NetworkReader& reader, const ComparePoint& from, const ComparePoint& to,
                           Language language, JobControl& job) {
  return compare(reader, from, to, ComparisonOptions{.language = language}, job);
}

Result<Comparison> compare(const NetworkReader& reader, const ComparePoint& from, const ComparePoint& to,
                           Language language) {
  JobControl job;
  return compare(reader, from, to, language, job);
}

}  // namespace samspil
