#include "graph/search.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <tbb/parallel_for.h>

#include "base/text.h"
#include "graph/text_scan.h"

namespace samspil {
namespace {

constexpr int kWordsOnly = 4;

// The best rank that `phrase` has in `text`, lines of folded names that hold all its words.
int phraseRank(std::string_view text, std::string_view phrase) {
  int best = kWordsOnly;
  for (std::size_t at = text.find(phrase); at != std::string_view::npos; at = text.find(phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    const bool lineBegins = at == 0 || text[at - 1] == '\n';
    const bool lineEnds = end == text.size() || text[end] == '\n';
    const int rank = lineBegins ? (lineEnds ? 0 : 1) : text[at - 1] == ' ' ? 2 : 3;
    best = std::min(best, rank);
    if (best == 0) break;
  }
  return best;
}

// Parts of the column are scanned by a thread each; the hits stand in the order of the rows on any number of threads.
std::vector<SearchHit> allHits(const GraphSnapshot& snapshot, std::string_view phrase) {
  constexpr std::size_t kRowsOfAPart = 65'536;
  const StringColumn& texts = snapshot.searchTexts();
  const auto words = splitText(phrase, ' ');
  std::vector<std::vector<SearchHit>> parts((texts.size() + kRowsOfAPart - 1) / kRowsOfAPart);
  tbb::parallel_for(std::size_t{0}, parts.size(), [&](std::size_t part) {
    const std::size_t first = part * kRowsOfAPart, last = std::min(first + kRowsOfAPart, texts.size());
    forEachRowWith(texts, longestOf(words), first, last, [&](std::size_t row) {
      if (!hasAllWords(texts[row], words)) return;
      parts[part].push_back({VertexIndex{static_cast<std::uint32_t>(row)}, phraseRank(texts[row], phrase)});
    });
  });
  std::vector<SearchHit> hits;
  for (const auto& part : parts) hits.insert(hits.end(), part.begin(), part.end());
  return hits;
}

// "ah", "arhus-kommune" and so on, for error messages.
std::string keyList(const GraphSnapshot& snapshot, const std::vector<VertexIndex>& vertices) {
  std::vector<std::string_view> keys;
  for (const VertexIndex v : vertices) keys.push_back(snapshot.key(v));
  return fmt::format("{}", fmt::join(keys, ", "));
}

std::vector<VertexIndex> nearOnes(const GraphSnapshot& snapshot, std::string_view text) {
  constexpr std::size_t kMost = 5;
  std::vector<VertexIndex> near;
  for (const SearchHit hit : searchEntities(snapshot, text, Language::danish, kMost)) near.push_back(hit.vertex);
  return near.empty() ? similarEntities(snapshot, text, kMost) : near;
}

}  // namespace

std::vector<SearchHit> searchEntities(const GraphSnapshot& snapshot, std::string_view text, Language language,
                                      std::size_t limit) {
  const std::string phrase = foldForSearch(text);
  if (phrase.empty() || limit == 0) return {};
  std::vector<SearchHit> hits = allHits(snapshot, phrase);
  const auto clearlyBefore = [&](const SearchHit& a, const SearchHit& b) {
    return std::tuple(a.rank, snapshot.degree(b.vertex)) < std::tuple(b.rank, snapshot.degree(a.vertex));
  };
  if (hits.size() > limit) {
    // Sorting by name is dear: drop beforehand what cannot be among the first whatever its name.
    std::nth_element(hits.begin(), hits.begin() + (limit - 1), hits.end(), clearlyBefore);
    const SearchHit last = hits[limit - 1];
    std::erase_if(hits, [&](const SearchHit& hit) { return clearlyBefore(last, hit); });
  }
  const Collator collator(language);
  const auto before = [&](const SearchHit& a, const SearchHit& b) {
    if (clearlyBefore(a, b)) return true;
    if (clearlyBefore(b, a)) return false;
    const int sign = collator.compare(snapshot.name(a.vertex, language), snapshot.name(b.vertex, language));
    return sign != 0 ? sign < 0 : a.vertex < b.vertex;
  };
  const std::size_t shown = std::min(limit, hits.size());
  std::partial_sort(hits.begin(), hits.begin() + shown, hits.end(), before);
  hits.resize(shown);
  return hits;
}

std::vector<VertexIndex> entitiesCalled(const GraphSnapshot& snapshot, std::string_view text) {
  if (const auto byKey = snapshot.findKey(trimmed(text))) return {*byKey};
  const std::string folded = foldForSearch(text);
  std::vector<VertexIndex> called;
  if (folded.empty()) return called;
  forEachRowWith(snapshot.searchTexts(), folded, [&](std::size_t row) {
    if (phraseRank(snapshot.searchTexts()[row], folded) == 0) called.emplace_back(static_cast<std::uint32_t>(row));
  });
  return called;
}

std::vector<VertexIndex> similarEntities(const GraphSnapshot& snapshot, std::string_view text, std::size_t limit) {
  constexpr std::size_t kPiece = 3;
  const std::string folded = foldForSearch(text);
  if (folded.size() < kPiece) return {};
  struct Candidate {
    std::size_t shared;
    std::size_t length;
    VertexIndex vertex;
  };
  const std::size_t pieces = folded.size() - kPiece + 1;
  std::vector<Candidate> candidates;
  for (std::uint32_t v = 0; v < snapshot.vertexCount(); ++v) {
    const std::string_view names = snapshot.searchText(VertexIndex{v});
    std::size_t shared = 0;
    for (std::size_t at = 0; at < pieces; ++at)
      shared += names.contains(std::string_view(folded).substr(at, kPiece)) ? 1 : 0;
    // One wrong letter spoils three pieces; half of them is where a name stops looking like the text.
    if (2 * shared >= pieces) candidates.push_back({shared, names.size(), VertexIndex{v}});
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::tuple(b.shared, a.length) < std::tuple(a.shared, b.length);
  });
  std::vector<VertexIndex> similar;
  for (std::size_t i = 0; i < std::min(limit, candidates.size()); ++i) similar.push_back(candidates[i].vertex);
  return similar;
}

Result<VertexIndex> resolveEntity(const GraphSnapshot& snapshot, std::string_view text) {
  const std::vector<VertexIndex> called = entitiesCalled(snapshot, text);
  if (called.size() == 1) return called.front();
  if (called.size() > 1) {
    return makeError(ErrorCode::invalidArgument, "Several entities are called \"{}\". Give the key of one of them: {}.",
                     text, keyList(snapshot, called));
  }
  const std::vector<VertexIndex> near = nearOnes(snapshot, text);
  if (near.empty()) return makeError(ErrorCode::notFound, "No entity is called \"{}\".", text);
  return makeError(ErrorCode::notFound, "No entity is called \"{}\". Near are: {}.", text, keyList(snapshot, near));
}

}  // namespace samspil
