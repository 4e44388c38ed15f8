#include "import/resolution/name_index.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/text.h"

namespace samspil {
namespace {

// A blocking key that more names share than this says nothing of which one is meant.
constexpr std::size_t kCommonest = 2000;
constexpr std::size_t kCandidates = 40;
constexpr std::size_t kBetweenCheckpoints = 4096;  // names: some milliseconds
constexpr double kLeastScore = 0.3;
constexpr double kSame = 0.93, kAsk = 0.6;

// Where blocking looks a name up: its words, the beginnings of longer ones, their consonants, its initials.
std::vector<std::string> blockingKeys(const NormalName& name) {
  std::vector<std::string> keys;
  for (const auto& word : name.words) {
    keys.push_back("w" + word);
    if (word.size() < 5) continue;
    keys.push_back("p" + word.substr(0, 4));
    std::string consonants;
    for (const char c : word) {
      const bool vowel = c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
      if (!vowel && (consonants.empty() || consonants.back() != c)) consonants.push_back(c);
    }
    if (consonants.size() >= 3) keys.push_back("c" + consonants);
  }
  return keys;
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

// Edits (insert, remove, replace, swap of neighbours) between two words; more than `most` count as most + 1.
std::size_t editDistance(std::string_view a, std::string_view b, std::size_t most) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > most || b.size() > 40) return most + 1;
  std::size_t before[41], previous[41], row[41];
  for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::copy(previous, previous + b.size() + 1, before);
    std::copy(row, row + b.size() + 1, previous);
  }
  return previous[b.size()];
}

// Concepts that names in two languages swap: a "højskole" is a college or a school.
constexpr std::pair<std::string_view, std::string_view> kRelated[] = {
    {"school", "college"},   {"school", "academy"},    {"college", "academy"},     {"society", "association"},
    {"institute", "centre"}, {"agency", "ministry"},   {"municipality", "region"}, {"royal", "national"},
    {"medical", "health"},   {"medical", "doctor"},    {"council", "foundation"},  {"research", "science"},
    {"danish", "national"},  {"university", "college"}};

double wordSimilarity(const std::string& a, const std::string& b) {
  if (a == b) return 1;
  for (const auto& [one, other] : kRelated) {
    if ((a == one && b == other) || (a == other && b == one)) return 0.6;
  }
  const std::size_t shorter = std::min(a.size(), b.size()), longer = std::max(a.size(), b.size());
  if (shorter < 4) return 0;
  if (a.compare(0, shorter, b, 0, shorter) == 0) return shorter * 2 >= longer ? 0.85 : 0.7;
  const std::size_t most = longer >= 8 ? 2 : 1;
  const std::size_t edits = editDistance(a, b, most);
  if (edits > most) return 0;
  return 1.0 - 1.2 * static_cast<double>(edits) / static_cast<double>(longer);
}

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

void NameIndex::add(std::uint32_t entity, const std::vector<std::string>& names, MatchContext context) {
  const auto record = static_cast<std::uint32_t>(records_.size());
  std::string host = hostLabel(context.website);
  const auto firstName = static_cast<std::uint32_t>(names_.size());
  for (const auto& name : names) {
    if (trimmed(name).empty()) continue;
    names_.push_back({record, name, normalName(name), 0, {}, {}, false});
    if (const auto base = nameWithoutSite(name); !base.empty())
      names_.push_back({record, name, normalName(base), 0, {}, {}, true});
  }
  records_.push_back(
      {entity, std::move(context), std::move(host), firstName, static_cast<std::uint32_t>(names_.size())});
}

void NameIndex::finish() {
  JobControl job;
  static_cast<void>(finish(job));  // nobody can cancel it
}

Result<void> NameIndex::finish(JobControl& job) {
  const std::uint64_t steps = 2 * names_.size();
  for (std::uint32_t i = 0; i < names_.size(); ++i) {
    if (i % kBetweenCheckpoints == 0) TRY(job.checkpoint(i, steps));
    for (auto& key : blockingKeys(names_[i].normal)) postings_[std::move(key)].push_back(i);
    for (const auto* initials : {&names_[i].normal.initials, &names_[i].normal.initialsOfAll}) {
      if (initials->size() >= 2) postings_["i" + initials->substr(0, 1)].push_back(i);
    }
    if (names_[i].normal.acronym) postings_["a" + names_[i].normal.folded].push_back(i);
    const auto& host = records_[names_[i].record].host;
    if (!host.empty()) postings_["h" + host].push_back(i);
  }
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (i % kBetweenCheckpoints == 0) TRY(job.checkpoint(names_.size() + i, steps));
    weigh(names_[i]);
  }
  return {};
}

// Rarity of a word: log of how many names there are to each that has it.
double NameIndex::weightOf(const std::string& word) const {
  const auto found = postings_.find("w" + word);
  const double having = found == postings_.end() ? 0 : static_cast<double>(found->second.size());
  return std::log(1.5 + static_cast<double>(names_.size()) / (having + 1.0));
}

void NameIndex::weigh(IndexedName& name) const {
  double sum = 0;
  for (const auto& word : name.normal.words) {
    name.weights.push_back(weightOf(word));
    sum += name.weights.back() * name.weights.back();
  }
  name.norm = std::sqrt(sum);
  name.trigrams = trigrams(name.normal.folded);
}

double NameIndex::alike(const IndexedName& a, const IndexedName& b) const {
  if (a.normal.folded == b.normal.folded) return b.base ? 0.93 : 1;
  if (a.norm == 0 || b.norm == 0) return 0;
  double sum = 0;
  for (std::size_t i = 0; i < a.normal.words.size(); ++i) {
    const std::string& word = a.normal.words[i];
    double best = 0;
    std::size_t closest = 0;
    for (std::size_t j = 0; j < b.normal.words.size() && best < 1; ++j) {
      const double similarity = wordSimilarity(word, b.normal.words[j]);
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
  return std::min(0.99, score) * (b.base ? 0.93 : 1.0);
}

double NameIndex::acronymScore(const NormalName& acronym, const IndexedName& name) const {
  const std::string& letters = acronym.folded;
  const std::string& host = records_[name.record].host;
  double score = 0;
  if (name.normal.initials == letters || name.normal.initialsOfAll == letters) {
    score = letters.size() >= 3 ? 0.85 : 0.75;
  } else if (name.normal.initials.starts_with(letters)) {
    score = 0.65;
  } else if (abbreviates(letters, name.normal)) {
    std::size_t at = 0, initials = 0;
    for (const char letter : letters) {
      const auto found = name.normal.initials.find(letter, at);
      if (found == std::string::npos) continue;
      ++initials;
      at = found + 1;
    }
    score = 0.2 + 0.45 * static_cast<double>(initials) /
                      static_cast<double>(std::max(letters.size(), name.normal.initials.size()));
  }
  if (!host.empty() && host == letters) score = std::max(score, 0.7) + 0.2;
  return std::min(score, 0.95);
}

// Names that share the rarest keys; when the budget is spent on the rarer ones, the commoner ones are not looked at.
std::vector<std::uint32_t> NameIndex::candidates(const NormalName& name) const {
  std::vector<const std::vector<std::uint32_t>*> lists;
  const auto look = [&](const std::string& key) {
    if (const auto found = postings_.find(key); found != postings_.end()) lists.push_back(&found->second);
  };
  for (const auto& key : blockingKeys(name)) look(key);
  if (name.acronym) {
    look("a" + name.folded);
    look("h" + name.folded);
    look("i" + name.folded.substr(0, 1));
  }
  std::stable_sort(lists.begin(), lists.end(), [](const auto* a, const auto* b) { return a->size() < b->size(); });
  std::unordered_map<std::uint32_t, double> worth;
  std::size_t looked = 0;
  for (const auto* list : lists) {
    if (looked > 0 && looked + list->size() > kCommonest) break;
    looked += list->size();
    const double weight = std::log(1.5 + static_cast<double>(names_.size()) / static_cast<double>(list->size()));
    for (const auto place : *list)
      worth[place] += weight / std::sqrt(static_cast<double>(names_[place].normal.words.size()));
  }
  std::vector<std::pair<double, std::uint32_t>> ranked;
  for (const auto& [place, weight] : worth) ranked.emplace_back(-weight, place);
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
bool NameIndex::sameName(const std::vector<std::string>& names, std::uint32_t record) const {
  for (const auto& name : names) {
    const NormalName normal = normalName(name);
    if (normal.acronym || normal.strict.size() < 4) continue;
    for (std::uint32_t i = records_[record].firstName; i < records_[record].lastName; ++i) {
      if (!names_[i].base && names_[i].normal.strict == normal.strict) return true;
    }
  }
  return false;
}

// Adds what speaks for and against besides the name, and puts the match in its band.
void NameIndex::judge(Match& match, const std::vector<std::string>& names, const MatchContext& context,
                      const IndexedRecord& record) const {
  const MatchContext& other = record.context;
  const auto part = [&](char sign, std::string danish, std::string english, double weight) {
    match.parts.push_back({sign, {std::move(danish), std::move(english)}, weight});
  };
  part(match.score >= kAsk ? '+' : '-', fmt::format("Navnet ligner ”{}” ({:.0f} %)", match.name, match.score * 100),
       fmt::format("The name is like “{}” ({:.0f} %)", match.name, match.score * 100), match.score);
  bool forbidden = false;
  const auto identifier = [&](std::string_view kind, const std::string& a, const std::string& b) {
    if (a.empty() || b.empty()) return;
    forbidden = forbidden || a != b;
    part(a == b ? '+' : '!', fmt::format("{} {} {}", a == b ? "Samme" : "Forskelligt", kind, b),
         fmt::format("{} {} {}", a == b ? "Same" : "Different", kind, b), 0);
  };
  identifier("ROR", context.ror, other.ror);
  identifier("PIC", context.pic, other.pic);
  identifier("CVR", context.cvr, other.cvr);
  if (!context.country.empty() && !other.country.empty()) {
    const bool same = context.country == other.country;
    forbidden = forbidden || !same;
    part(same ? '+' : '!', same ? "Samme land" : "Forskelligt land", same ? "Same country" : "Different country", 0);
  }
  if (!context.city.empty() && !other.city.empty()) {
    const bool same = foldForSearch(context.city) == foldForSearch(other.city);
    part(same ? '+' : '-', same ? "Samme by" : "Forskellig by", same ? "Same city" : "Different city",
         same ? 0.02 : -0.08);
  }
  const std::string host = hostLabel(context.website);
  if (!host.empty() && !record.host.empty()) {
    const bool same = host == record.host;
    part(same ? '+' : '~', same ? "Samme hjemmeside" : "Forskellig hjemmeside",
         same ? "Same website" : "Different website", same ? 0.15 : -0.03);
  }
  const std::string site = normalName(match.name).site;
  const bool siteDiffers =
      std::none_of(names.begin(), names.end(), [&](const auto& name) { return normalName(name).site == site; });
  if (siteDiffers)
    part('~', "Den ene nævner en afdeling eller et sted", "One of them names a department or site", -0.1);
  double score = match.score;
  for (std::size_t i = 1; i < match.parts.size(); ++i) score += match.parts[i].weight;
  match.score = std::clamp(score, 0.0, 1.0);
  match.band = forbidden || match.score < kAsk ? MatchBand::different : MatchBand::ask;
}

std::vector<Match> NameIndex::find(const std::vector<std::string>& names, const MatchContext& context,
                                   std::size_t limit) const {
  std::unordered_map<std::uint32_t, std::pair<double, std::uint32_t>> best;  // record: score, place of the name
  std::vector<std::pair<std::string_view, double>> spellings;
  for (const auto& name : names) {
    spellings.emplace_back(name, 1.0);
    if (const auto base = nameWithoutSite(name); !base.empty()) spellings.emplace_back(base, 0.93);
  }
  for (const auto& [name, trust] : spellings) {
    IndexedName asked{0, {}, normalName(name), 0, {}, {}, false};
    weigh(asked);
    for (const auto place : candidates(asked.normal)) {
      const auto& indexed = names_[place];
      double score = trust * alike(asked, indexed);
      if (asked.normal.acronym) score = std::max(score, acronymScore(asked.normal, indexed));
      auto& slot = best.try_emplace(indexed.record, 0.0, place).first->second;
      if (score > slot.first || (score == slot.first && place < slot.second)) slot = {score, place};
    }
  }
  std::vector<std::pair<double, std::uint32_t>> ranked;
  for (const auto& [record, found] : best) {
    if (found.first > kLeastScore) ranked.emplace_back(-found.first, record);
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<Match> matches;
  for (std::size_t i = 0; i < std::min(ranked.size(), std::max<std::size_t>(limit * 2, 4)); ++i) {
    const auto& record = records_[ranked[i].second];
    Match match{
        record.entity, -ranked[i].first, MatchBand::different, names_[best.at(ranked[i].second).second].text, {}};
    judge(match, names, context, record);
    if (match.band == MatchBand::ask && match.score >= kSame && sameName(names, ranked[i].second))
      match.band = MatchBand::same;
    matches.push_back(std::move(match));
  }
  // Two that both could be it: a person decides.
  const auto sure = [](const Match& match) { return match.band != MatchBand::different && match.score >= kSame; };
  if (std::count_if(matches.begin(), matches.end(), sure) > 1) {
    for (auto& match : matches) match.band = match.band == MatchBand::same ? MatchBand::ask : match.band;
  }
  std::stable_sort(matches.begin(), matches.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
  if (matches.size() > limit) matches.resize(limit);
  return matches;
}

}  // namespace samspil
