#include "import/resolution/name_index.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <span>
#include <thread>

#include <fmt/format.h>

#include "base/text.h"
#include "import/plain/text_hash.h"

namespace samspil {
namespace {

// A blocking key that more names share than this says nothing of which one is meant.
constexpr std::size_t kCommonest = 2000;
constexpr std::size_t kCandidates = 40;
constexpr std::uint32_t kOfAThread = 4096;   // names, between checkpoints: some milliseconds
constexpr std::size_t kTakenApart = 50'000;  // names, a kilobyte each
constexpr double kLeastScore = 0.3;
constexpr double kSame = 0.93, kAsk = 0.6;

// What a blocking key is made of; one and the same text makes another key of each kind.
enum class KeyKind : std::uint8_t { word, beginning, consonants, initial, acronym, host };

std::uint64_t keyOf(KeyKind kind, std::string_view text) {
  return textHash(text) + static_cast<std::uint64_t>(kind) * 0x9E3779B97F4A7C15U;
}

// Where blocking looks a name up by its words: they, the beginnings of longer ones, their consonants.
void appendWordKeys(const NormalName& name, std::vector<std::uint64_t>& keys) {
  std::string consonants;
  for (const auto& word : name.words) {
    keys.push_back(keyOf(KeyKind::word, word));
    if (word.size() < 5) continue;
    keys.push_back(keyOf(KeyKind::beginning, std::string_view(word).substr(0, 4)));
    consonants.clear();
    for (const char c : word) {
      const bool vowel = c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
      if (!vowel && (consonants.empty() || consonants.back() != c)) consonants.push_back(c);
    }
    if (consonants.size() >= 3) keys.push_back(keyOf(KeyKind::consonants, consonants));
  }
}

std::vector<std::uint32_t> trigrams(const std::string& text) {
  std::vector<std::uint32_t> grams;
  const std::string padded = "  " + text + " ";
  for (std::size_t i = 0; i + 3 <= padded.size(); ++i) {
    const auto byte = [&](std::size_t k) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(padded[i + k]));
    };
    grams.push_back(byte(0) << 16 | byte(1) << 8 | byte(2));
  }
  std::sort(grams.begin(), grams.end());
  return grams;
}

// Share of common letter trigrams (Dice) of two sorted lists.
double trigramShare(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::size_t common = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    common += a[i] == b[j] ? 1 : 0;
    const bool left = a[i] <= b[j], right = b[j] <= a[i];
    i += left ? 1 : 0;
    j += right ? 1 : 0;
  }
  return 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

// Sums of what places are worth, in a table with room for the most that there can be.
class WorthByPlace {
 public:
  explicit WorthByPlace(std::size_t most) : slots_(std::bit_ceil(2 * most + 1)) { used_.reserve(most); }

  void add(std::uint32_t place, double worth) {
    std::size_t at = (place * 0x9E3779B1U) & (slots_.size() - 1);
    while (slots_[at].place != kFree && slots_[at].place != place) at = (at + 1) & (slots_.size() - 1);
    if (slots_[at].place == kFree) used_.push_back(static_cast<std::uint32_t>(at));
    slots_[at].place = place;
    slots_[at].worth += worth;
  }

  // The negative of what each is worth, and the place: the best come first when sorted.
  std::vector<std::pair<double, std::uint32_t>> ranked() const {
    std::vector<std::pair<double, std::uint32_t>> all;
    all.reserve(used_.size());
    for (const std::uint32_t at : used_) all.emplace_back(-slots_[at].worth, slots_[at].place);
    return all;
  }

 private:
  static constexpr std::uint32_t kFree = 0xFFFFFFFF;
  struct Slot {
    std::uint32_t place = kFree;
    double worth = 0;
  };
  std::vector<Slot> slots_;
  std::vector<std::uint32_t> used_;
};

// Whether the letters occur in `text` in order, each as the first letter of a word or soon after the one before.
bool abbreviates(const std::string& letters, const NormalName& name) {
  if (letters.empty() || name.folded.empty() || letters.front() != name.folded.front()) return false;
  std::size_t at = 0;
  for (const char letter : letters) {
    at = name.folded.find(letter, at);
    if (at == std::string::npos) return false;
    ++at;
  }
  return true;
}

}  // namespace

std::uint32_t NameIndex::contextOf(MatchContext context) {
  std::string all;
  for (const std::string* part :
       {&context.country, &context.city, &context.website, &context.ror, &context.pic, &context.cvr})
    all.append(*part).push_back('\0');
  const auto [at, isNew] = contextPlaces_.try_emplace(std::move(all), static_cast<std::uint32_t>(contexts_.size()));
  if (isNew) contexts_.emplace_back(std::move(context));
  return at->second;
}

void NameIndex::add(std::uint32_t entity, const std::vector<std::string>& names, MatchContext context) {
  const auto record = static_cast<std::uint32_t>(records_.size());
  const auto firstName = static_cast<std::uint32_t>(names_.size());
  const auto push = [&](const std::string& name, bool base) {
    names_.push_back({record, base});
    texts_.push(name);
  };
  for (const auto& name : names) {
    if (trimmed(name).empty()) continue;
    push(name, false);
    if (!nameWithoutSite(name).empty()) push(name, true);
  }
  records_.push_back({entity, contextOf(std::move(context)), firstName, static_cast<std::uint32_t>(names_.size())});
}

NormalName NameIndex::normalOf(std::uint32_t place) const {
  const std::string_view text = texts_[place];
  if (!names_[place].base) return normalName(text);
  NormalName normal = normalName(nameWithoutSite(text));
  normal.site = normalName(text).site;
  return normal;
}

NameIndex::NameKeys NameIndex::keysOf(std::uint32_t first, std::uint32_t last) const {
  NameKeys made;
  for (std::uint32_t place = first; place < last; ++place) {
    const NormalName name = normalOf(place);
    appendWordKeys(name, made.keys);
    for (const auto* initials : {&name.initials, &name.initialsOfAll}) {
      if (initials->size() >= 2) made.keys.push_back(keyOf(KeyKind::initial, initials->substr(0, 1)));
    }
    if (name.acronym) made.keys.push_back(keyOf(KeyKind::acronym, name.folded));
    const auto& host = known(names_[place].record).host;
    if (!host.empty()) made.keys.push_back(keyOf(KeyKind::host, host));
    made.ends.push_back(static_cast<std::uint32_t>(made.keys.size()));
    constexpr std::size_t kMostCounted = 255;  // words: a name has a dozen at most
    made.wordCounts.push_back(static_cast<std::uint8_t>(std::min(name.words.size(), kMostCounted)));
  }
  return made;
}

void NameIndex::addKeys(const NameKeys& keys) {
  std::size_t at = 0;
  for (std::size_t name = 0; name < keys.ends.size(); ++name) {
    const auto place = static_cast<std::uint32_t>(wordCounts_.size());
    for (; at < keys.ends[name]; ++at) postings_.add(keys.keys[at], place);
    wordCounts_.push_back(keys.wordCounts[name]);
  }
}

void NameIndex::finish() {
  JobControl job;
  static_cast<void>(finish(job));  // nobody can cancel it
}

Result<void> NameIndex::finish(JobControl& job) {
  const std::uint32_t threads = std::max(1U, std::thread::hardware_concurrency());
  for (std::uint32_t first = 0; first < names_.size();) {
    TRY(job.checkpoint(first, names_.size()));
    const auto end = std::min<std::uint32_t>(static_cast<std::uint32_t>(names_.size()), first + threads * kOfAThread);
    std::vector<NameKeys> made((end - first + kOfAThread - 1) / kOfAThread);
    {
      std::vector<std::jthread> others;
      const auto make = [&](std::uint32_t piece) {
        made[piece] = keysOf(first + piece * kOfAThread, std::min(end, first + (piece + 1) * kOfAThread));
      };
      for (std::uint32_t piece = 1; piece < made.size(); ++piece) others.emplace_back(make, piece);
      make(0);
    }
    for (const NameKeys& keys : made) addKeys(keys);
    first = end;
  }
  postings_.finish();
  contextPlaces_ = {};
  return {};
}

// Rarity of a word: log of how many names there are to each that has it.
double NameIndex::weightOf(const std::string& word) const {
  const auto having = static_cast<double>(postings_.of(keyOf(KeyKind::word, word)).size());
  return std::log(1.5 + static_cast<double>(names_.size()) / (having + 1.0));
}

NameIndex::TakenApart NameIndex::takeApart(NormalName normal) const {
  TakenApart name{.normal = std::move(normal)};
  double sum = 0;
  for (const auto& word : name.normal.words) {
    name.weights.push_back(weightOf(word));
    sum += name.weights.back() * name.weights.back();
    name.shapes.push_back(shapeOf(word));
  }
  name.norm = std::sqrt(sum);
  name.trigrams = trigrams(name.normal.folded);
  return name;
}

const NameIndex::TakenApart& NameIndex::takenApart(std::uint32_t place) const {
  const auto before = takenApart_.find(place);
  if (before != takenApart_.end()) return before->second;
  return takenApart_.emplace(place, takeApart(normalOf(place))).first->second;
}

double NameIndex::alike(const TakenApart& a, std::uint32_t place) const {
  const TakenApart& b = takenApart(place);
  const bool base = names_[place].base;
  if (a.normal.folded == b.normal.folded) return base ? 0.93 : 1;
  if (a.norm == 0 || b.norm == 0) return 0;
  double sum = 0;
  for (std::size_t i = 0; i < a.normal.words.size(); ++i) {
    const std::string& word = a.normal.words[i];
    double best = 0;
    std::size_t closest = 0;
    for (std::size_t j = 0; j < b.normal.words.size() && best < 1; ++j) {
      const double similarity = wordLikeness({word, a.shapes[i]}, {b.normal.words[j], b.shapes[j]});
      if (similarity > best) {
        best = similarity;
        closest = j;
      }
    }
    if (best > 0) {
      sum += best * a.weights[i] * b.weights[closest];
    } else if (word.size() >= 2 && word.size() <= 4 && b.normal.initials.find(word) != std::string::npos) {
      sum += 0.4 * a.weights[i] * b.norm;  // "UC Syddanmark": initials in the midst of a name
    }
  }
  const double cosine = std::min(1.0, sum / (a.norm * b.norm));
  const double trigramPart = cosine > 0.995 ? 0.05 : 0.15;  // the same words in another language: letters say little
  const double score = (1 - trigramPart) * cosine + trigramPart * trigramShare(a.trigrams, b.trigrams);
  return std::min(0.99, score) * (base ? 0.93 : 1.0);
}

double NameIndex::acronymScore(const NormalName& acronym, std::uint32_t place) const {
  const NormalName& name = takenApart(place).normal;
  const std::string& letters = acronym.folded;
  const std::string& host = known(names_[place].record).host;
  double score = 0;
  if (name.initials == letters || name.initialsOfAll == letters) {
    score = letters.size() >= 3 ? 0.85 : 0.75;
  } else if (name.initials.starts_with(letters)) {
    score = 0.65;
  } else if (abbreviates(letters, name)) {
    std::size_t at = 0, initials = 0;
    for (const char letter : letters) {
      const auto found = name.initials.find(letter, at);
      if (found == std::string::npos) continue;
      ++initials;
      at = found + 1;
    }
    score = 0.2 +
            0.45 * static_cast<double>(initials) / static_cast<double>(std::max(letters.size(), name.initials.size()));
  }
  if (!host.empty() && host == letters) score = std::max(score, 0.7) + 0.2;
  return std::min(score, 0.95);
}

// Names that share the rarest keys; when the budget is spent on the rarer ones, the commoner ones are not looked at.
std::vector<std::uint32_t> NameIndex::candidates(const NormalName& name) const {
  std::vector<std::uint64_t> keys;
  appendWordKeys(name, keys);
  if (name.acronym) {
    keys.push_back(keyOf(KeyKind::acronym, name.folded));
    keys.push_back(keyOf(KeyKind::host, name.folded));
    keys.push_back(keyOf(KeyKind::initial, name.folded.substr(0, 1)));
  }
  std::vector<std::span<const std::uint32_t>> lists;
  for (const std::uint64_t key : keys) {
    if (const auto list = postings_.of(key); !list.empty()) lists.push_back(list);
  }
  std::ranges::stable_sort(lists, {}, [](const auto& list) { return list.size(); });
  std::size_t looked = 0, taken = 0;
  for (const auto& list : lists) {
    if (looked > 0 && looked + list.size() > kCommonest) break;
    looked += list.size();
    ++taken;
  }
  WorthByPlace worth(looked);
  for (std::size_t i = 0; i < taken; ++i) {
    const double weight = std::log(1.5 + static_cast<double>(names_.size()) / static_cast<double>(lists[i].size()));
    for (const auto place : lists[i]) worth.add(place, weight / std::sqrt(static_cast<double>(wordCounts_[place])));
  }
  std::vector<std::pair<double, std::uint32_t>> ranked = worth.ranked();
  const std::size_t kept = name.acronym ? ranked.size() : std::min(ranked.size(), kCandidates);
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(kept), ranked.end());
  std::vector<std::uint32_t> places;
  for (std::size_t i = 0; i < kept; ++i) places.push_back(ranked[i].second);
  return places;
}

bool NameIndex::isCandidate(const std::vector<std::string>& names, std::uint32_t entity) const {
  for (const auto& name : names) {
    for (const auto place : candidates(normalName(name))) {
      if (records_[names_[place].record].entity == entity) return true;
    }
  }
  return false;
}

// Whether one of the names is one of the record's, but for spelling, fill words and legal forms; an acronym alone never
// is.
bool NameIndex::sameName(const Asked& asked, std::uint32_t record) const {
  for (const NormalName& name : asked.names) {
    if (name.acronym || name.strict.size() < 4) continue;
    for (std::uint32_t i = records_[record].firstName; i < records_[record].lastName; ++i) {
      if (!names_[i].base && takenApart(i).normal.strict == name.strict) return true;
    }
  }
  return false;
}

// Adds what speaks for and against besides the name, and puts the found in its band.
void NameIndex::judge(Found& found, const Asked& asked) const {
  found.reasons = reasonsOf(asked.context, known(found.record));
  const std::string& site = takenApart(found.name).normal.site;
  if (std::ranges::find(asked.names, site, &NormalName::site) == asked.names.end())
    found.reasons.push_back(otherSite());
  found.score = found.likeness;
  bool forbidden = false;
  for (const MatchReason& reason : found.reasons) {
    found.score += reason.weight;
    forbidden = forbidden || reason.sign == '!';
  }
  found.score = std::clamp(found.score, 0.0, 1.0);
  if (forbidden || found.score < kAsk) return;
  found.band = found.score >= kSame && sameName(asked, found.record) ? MatchBand::same : MatchBand::ask;
}

// The records of the most alike names, the best first; those in the order of adding that are equally so.
std::vector<NameIndex::Found> NameIndex::mostAlike(const std::vector<std::string>& names, const Asked& asked,
                                                   std::size_t limit) const {
  std::unordered_map<std::uint32_t, std::pair<double, std::uint32_t>> best;  // record: likeness, place of the name
  std::vector<std::pair<NormalName, double>> spellings;
  for (std::size_t i = 0; i < names.size(); ++i) {
    spellings.emplace_back(asked.names[i], 1.0);
    if (const auto base = nameWithoutSite(names[i]); !base.empty()) spellings.emplace_back(normalName(base), 0.93);
  }
  for (auto& [normal, trust] : spellings) {
    const TakenApart spelled = takeApart(std::move(normal));
    for (const auto place : candidates(spelled.normal)) {
      double likeness = trust * alike(spelled, place);
      if (spelled.normal.acronym) likeness = std::max(likeness, acronymScore(spelled.normal, place));
      auto& slot = best.try_emplace(names_[place].record, 0.0, place).first->second;
      if (likeness > slot.first || (likeness == slot.first && place < slot.second)) slot = {likeness, place};
    }
  }
  std::vector<Found> ranked;
  for (const auto& [record, found] : best) {
    if (found.first > kLeastScore) ranked.push_back({.record = record, .name = found.second, .likeness = found.first});
  }
  std::sort(ranked.begin(), ranked.end(), [](const Found& a, const Found& b) {
    return std::pair(-a.likeness, a.record) < std::pair(-b.likeness, b.record);
  });
  if (ranked.size() > limit) ranked.resize(limit);
  return ranked;
}

Match NameIndex::matchOf(const Found& found) const {
  const std::string name(texts_[found.name]);
  const double likeness = found.likeness, percent = likeness * 100;
  Match match{records_[found.record].entity, found.score, found.band, name, {}};
  match.parts.push_back({likeness >= kAsk ? '+' : '-',
                         {fmt::format("Navnet ligner ”{}” ({:.0f} %)", name, percent),
                          fmt::format("The name is like “{}” ({:.0f} %)", name, percent)},
                         likeness});
  for (const MatchReason& reason : found.reasons) match.parts.push_back(asPart(reason, known(found.record).context));
  return match;
}

std::vector<Match> NameIndex::find(const std::vector<std::string>& names, const MatchContext& context,
                                   std::size_t limit) const {
  if (takenApart_.size() > kTakenApart) takenApart_.clear();
  Asked asked{{}, ComparedContext(context)};
  for (const auto& name : names) asked.names.push_back(normalName(name));
  std::vector<Found> all = mostAlike(names, asked, std::max<std::size_t>(limit * 2, 4));
  for (Found& found : all) judge(found, asked);
  // Two that both could be it: a person decides.
  const auto sure = [](const Found& found) { return found.band != MatchBand::different && found.score >= kSame; };
  if (std::ranges::count_if(all, sure) > 1) {
    for (Found& found : all) found.band = found.band == MatchBand::same ? MatchBand::ask : found.band;
  }
  std::ranges::stable_sort(all, std::ranges::greater{}, &Found::score);
  std::vector<Match> matches;
  for (std::size_t i = 0; i < std::min(limit, all.size()); ++i) matches.push_back(matchOf(all[i]));
  return matches;
}

}  // namespace samspil
