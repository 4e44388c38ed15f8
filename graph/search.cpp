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

// The rank that the piece of text [at, end) has in the lines `text`.
int rankAt(std::string_view text, std::size_t at, std::size_t end) {
  if (at == 0 || text[at - 1] == '\n') return end == text.size() || text[end] == '\n' ? 0 : 1;
  return text[at - 1] == ' ' ? 2 : 3;
}

// The best rank that `phrase` has in `text`, lines of folded names that hold all its words.
int phraseRank(std::string_view text, std::string_view phrase) {
  int best = kWordsOnly;
  for (std::size_t at = text.find(phrase); at != std::string_view::npos; at = text.find(phrase, at + 1)) {
    best = std::min(best, rankAt(text, at, at + phrase.size()));
    if (best == 0) break;
  }
  return best;
}

// The hits that may be among the best `limit` whatever their names: by rank, then higher degree.
class BestHits {
 public:
  BestHits(const GraphSnapshot& snapshot, std::size_t limit) : snapshot_(snapshot), limit_(limit) {}

  void offer(VertexIndex v, int rank) {
    if (rank > worstRank_) return;
    const Hit hit{keyOf(v, rank), v};
    if (hit.key > worst_) return;
    hits_.push_back(hit);
    if (hits_.size() >= room_) trim();
  }
  void offerAll(const BestHits& others) {
    for (const Hit& hit : others.hits_) offer(hit.vertex, rankOf(hit.key));
  }
  std::vector<SearchHit> take() {
    trim();
    std::vector<SearchHit> hits;
    for (const Hit& hit : hits_) hits.push_back({hit.vertex, rankOf(hit.key)});
    return hits;
  }

 private:
  struct Hit {
    std::uint64_t key;  // smaller is better
    VertexIndex vertex;
  };
  std::uint64_t keyOf(VertexIndex v, int rank) const {
    constexpr std::uint64_t kMost = 0xFFFFFFFF;
    return static_cast<std::uint64_t>(rank) << 32 | (kMost - std::min<std::uint64_t>(snapshot_.degree(v), kMost));
  }
  static int rankOf(std::uint64_t key) { return static_cast<int>(key >> 32); }

  // Drops what is surely behind the first `limit`, and makes room for as many again as stay.
  void trim() {
    if (hits_.size() > limit_) {
      const auto byKey = [](const Hit& a, const Hit& b) { return a.key < b.key; };
      const auto last = hits_.begin() + static_cast<std::ptrdiff_t>(limit_ - 1);
      std::nth_element(hits_.begin(), last, hits_.end(), byKey);
      worst_ = last->key;
      worstRank_ = rankOf(worst_);
      std::erase_if(hits_, [&](const Hit& hit) { return hit.key > worst_; });
    }
    room_ = std::max<std::size_t>(2 * hits_.size(), kRoom);
  }

  static constexpr std::size_t kRoom = 1024;
  const GraphSnapshot& snapshot_;
  std::size_t limit_, room_ = kRoom;
  std::uint64_t worst_ = ~std::uint64_t{0};
  int worstRank_ = kWordsOnly;
  std::vector<Hit> hits_;
};

// Rows that hold the phrase of one word, each by the best of its places.
void offerWord(const StringColumn& texts, std::string_view word, std::size_t first, std::size_t last, BestHits& hits) {
  std::size_t row = last;
  int best = kWordsOnly;
  const auto close = [&] {
    if (row != last) hits.offer(VertexIndex{static_cast<std::uint32_t>(row)}, best);
  };
  const std::string_view bytes = texts.bytes();
  forEachPlace(texts, word, first, last, [&](const FoundPlace& found) {
    if (found.row != row) {
      close();
      row = found.row;
      best = kWordsOnly;
    }
    const std::string_view text = bytes.substr(found.begin, found.end - found.begin);
    best = std::min(best, rankAt(text, found.at - found.begin, found.at - found.begin + word.size()));
  });
  close();
}

// Rows that hold all words of a phrase of several.
void offerPhrase(const StringColumn& texts, std::string_view phrase, std::string_view rarest, std::size_t first,
                 std::size_t last, BestHits& hits) {
  forEachRowWithWords(texts, rarest, splitText(phrase, ' '), first, last, [&](std::size_t row) {
    hits.offer(VertexIndex{static_cast<std::uint32_t>(row)}, phraseRank(texts[row], phrase));
  });
}

// Parts of the column are scanned by a thread each; what is found does not depend on how many there are.
std::vector<SearchHit> foremostHits(const GraphSnapshot& snapshot, std::string_view phrase, std::size_t limit) {
  constexpr std::size_t kRowsOfAPart = 32'768;
  const StringColumn& texts = snapshot.searchTexts();
  const auto words = splitText(phrase, ' ');
  const std::string_view rarest = rarestOf(texts, words);
  std::vector<BestHits> parts((texts.size() + kRowsOfAPart - 1) / kRowsOfAPart, BestHits(snapshot, limit));
  tbb::parallel_for(std::size_t{0}, parts.size(), [&](std::size_t part) {
    const std::size_t first = part * kRowsOfAPart, last = std::min(first + kRowsOfAPart, texts.size());
    if (words.size() == 1)
      offerWord(texts, phrase, first, last, parts[part]);
    else
      offerPhrase(texts, phrase, rarest, first, last, parts[part]);
  });
  BestHits all(snapshot, limit);
  for (const BestHits& part : parts) all.offerAll(part);
  return all.take();
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
  // Sorting by name is dear: only those that may be among the first are.
  std::vector<SearchHit> hits = foremostHits(snapshot, phrase, limit);
  const auto clearlyBefore = [&](const SearchHit& a, const SearchHit& b) {
    return std::tuple(a.rank, snapshot.degree(b.vertex)) < std::tuple(b.rank, snapshot.degree(a.vertex));
  };
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
