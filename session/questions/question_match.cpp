#include "session/questions/question_match.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>
#include <set>

#include "base/text.h"
#include "graph/search.h"
#include "graph/themes.h"

namespace samspil {
namespace {

using Words = std::vector<std::string>;

Words wordsOf(std::string_view text) {
  const std::string folded = foldForSearch(text);
  Words words;
  for (const auto word : splitText(folded, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

// A word of a wording, or one of its blanks.
struct PatternItem {
  std::string word;
  int blank = -1;
  double weight = 1;  // of a word: how much it tells one question from another
};

struct Pattern {
  const Question* question;
  std::vector<PatternItem> items;
  double weight = 0;  // of all
};

constexpr double kBlankWeight = 0.6;

std::vector<PatternItem> itemsOf(const Question& question, std::string_view wording) {
  std::vector<PatternItem> items;
  while (!wording.empty()) {
    const auto open = wording.find('{');
    for (auto& word : wordsOf(wording.substr(0, open))) items.push_back({std::move(word), -1});
    if (open == std::string_view::npos) break;
    const auto close = wording.find('}', open);
    const auto id = wording.substr(open + 1, close - open - 1);
    for (std::size_t i = 0; i < question.blanks.size(); ++i) {
      if (question.blanks[i].id == id) items.push_back({{}, static_cast<int>(i)});
    }
    wording.remove_prefix(close + 1);
  }
  return items;
}

// Words that many questions use ("hvem", "er") tell little.
void weigh(std::vector<Pattern>& patterns) {
  std::map<std::string, std::vector<const Question*>> users;
  for (const Pattern& pattern : patterns) {
    for (const PatternItem& item : pattern.items) {
      if (item.blank >= 0) continue;
      auto& list = users[item.word];
      if (std::find(list.begin(), list.end(), pattern.question) == list.end()) list.push_back(pattern.question);
    }
  }
  for (Pattern& pattern : patterns) {
    for (PatternItem& item : pattern.items) {
      const double rarity = item.blank >= 0 ? 0 : 1.0 / static_cast<double>(users[item.word].size());
      item.weight = item.blank >= 0 ? kBlankWeight : item.word.size() <= 2 ? 0.15 : 0.2 + 0.8 * rarity;
      pattern.weight += item.weight;
    }
  }
}

const std::vector<Pattern>& patterns() {
  static const std::vector<Pattern> all = [] {
    std::vector<Pattern> made;
    for (const Question* question : questionCatalogue()) {
      made.push_back({question, itemsOf(*question, question->text.danish)});
      made.push_back({question, itemsOf(*question, question->text.english)});
      for (const auto wording : question->phrasings) made.push_back({question, itemsOf(*question, wording)});
    }
    weigh(made);
    return made;
  }();
  return all;
}

// Edits (one letter more, less or other) between two words, no more than `most` + 1.
std::size_t editDistance(std::string_view a, std::string_view b, std::size_t most) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > most) return most + 1;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, replaced}));
    }
  }
  return row[b.size()];
}

// 0 for the same word, up to 1 for another; other endings and single wrong letters cost little.
double wordCost(std::string_view typed, std::string_view wanted) {
  if (typed == wanted) return 0;
  const std::size_t shorter = std::min(typed.size(), wanted.size());
  if (shorter >= 4) {
    if (typed.substr(0, shorter) == wanted.substr(0, shorter)) return 0.12;  // "klinik", "klinikker"
    const std::size_t allowed = shorter >= 8 ? 2 : 1;
    const std::size_t edits = editDistance(typed, wanted, allowed);
    if (edits <= allowed) return 0.2 * static_cast<double>(edits);
  }
  return 1;
}

bool isFiller(std::string_view word) {
  constexpr std::string_view kFillers[] = {"a",   "an",   "and", "at",   "de", "den",  "der",  "det",     "do",   "en",
                                           "er",  "et",   "for", "har",  "i",  "in",   "is",   "mig",     "med",  "of",
                                           "og",  "om",   "on",  "or",   "pa", "sa",   "som",  "the",     "til",  "to",
                                           "vis", "with", "you", "me",   "ma", "kan",  "can",  "please",  "show", "vi",
                                           "we",  "os",   "us",  "lige", "du", "vise", "sige", "fortael", "tell"};
  return std::find(std::begin(kFillers), std::end(kFillers), word) != std::end(kFillers);
}

// Words that questions are made of are rarely part of a name: "arbejder" is not where a name was left out.
bool isQuestionWord(const std::string& word) {
  static const std::set<std::string, std::less<>> words = [] {
    std::set<std::string, std::less<>> all;
    for (const Pattern& pattern : patterns()) {
      for (const PatternItem& item : pattern.items) {
        if (item.word.size() > 3) all.insert(item.word);
      }
    }
    return all;
  }();
  return words.contains(word);
}

// The cheapest way to lay a text beside a pattern, and which words each blank then holds.
struct Alignment {
  double cost = std::numeric_limits<double>::infinity();
  std::vector<std::string> captured;  // by blank
};

class Aligner {
 public:
  Aligner(const Words& typed, const Pattern& pattern)
      : typed_(typed), pattern_(pattern), width_(pattern.items.size() + 1), cells_((typed.size() + 1) * width_) {}

  Alignment run() {
    at(0, 0).cost = 0;
    for (std::size_t i = 0; i <= typed_.size(); ++i) {
      for (std::size_t j = 0; j < width_; ++j) {
        if (at(i, j).cost < kNever) step(i, j);
      }
    }
    return readBack();
  }

 private:
  static constexpr double kNever = std::numeric_limits<double>::infinity();
  enum class Move : std::uint8_t { none, match, skipTyped, skipPattern, beginBlank, inBlank };
  struct Cell {
    double cost = kNever;
    Move move = Move::none;
  };
  Cell& at(std::size_t i, std::size_t j) { return cells_[i * width_ + j]; }

  void offer(std::size_t i, std::size_t j, double cost, Move move) {
    if (cost < at(i, j).cost) at(i, j) = {cost, move};
  }

  void step(std::size_t i, std::size_t j) {
    const Cell from = at(i, j);
    // The words of a name cost next to nothing; still fewer of them is better, so that words of the question match.
    const double inName = i < typed_.size() && isQuestionWord(typed_[i]) ? 0.3 : 0.02;
    if (i < typed_.size()) {
      const bool afterBlank = j > 0 && pattern_.items[j - 1].blank >= 0;
      if (afterBlank && (from.move == Move::beginBlank || from.move == Move::inBlank))
        offer(i + 1, j, from.cost + inName, Move::inBlank);
      offer(i + 1, j, from.cost + (isFiller(typed_[i]) ? 0.08 : 0.55), Move::skipTyped);
    }
    if (j + 1 == width_) return;
    const PatternItem& item = pattern_.items[j];
    if (item.blank >= 0) {
      if (i < typed_.size()) offer(i + 1, j + 1, from.cost + inName, Move::beginBlank);
      offer(i, j + 1, from.cost + kBlankWeight, Move::skipPattern);
    } else {
      if (i < typed_.size()) {
        if (const double cost = wordCost(typed_[i], item.word); cost < 1)
          offer(i + 1, j + 1, from.cost + cost * item.weight, Move::match);
      }
      offer(i, j + 1, from.cost + item.weight, Move::skipPattern);
    }
  }

  Alignment readBack() {
    Alignment found{.cost = at(typed_.size(), width_ - 1).cost};
    found.captured.resize(pattern_.question->blanks.size());
    std::size_t i = typed_.size(), j = width_ - 1;
    while (i > 0 || j > 0) {
      const Move move = at(i, j).move;
      if (move == Move::beginBlank || move == Move::inBlank) {
        auto& words = found.captured[static_cast<std::size_t>(pattern_.items[j - 1].blank)];
        words = words.empty() ? typed_[i - 1] : typed_[i - 1] + " " + words;
      }
      if (move != Move::skipPattern) --i;
      if (move == Move::match || move == Move::skipPattern || move == Move::beginBlank) --j;
    }
    return found;
  }

  const Words& typed_;
  const Pattern& pattern_;
  std::size_t width_;
  std::vector<Cell> cells_;
};

// A value with how doubtful it is: 0 for a name spelt out, 1 for nothing found.
struct Resolved {
  BlankValue value;
  double doubt = 1;
};

bool wanted(const GraphSnapshot& network, BlankKind kind, VertexIndex v) {
  return kind != BlankKind::theme || isTheme(network, v);
}

std::optional<VertexIndex> firstWanted(const GraphSnapshot& network, BlankKind kind,
                                       const std::vector<VertexIndex>& candidates) {
  const auto found =
      std::find_if(candidates.begin(), candidates.end(), [&](VertexIndex v) { return wanted(network, kind, v); });
  return found == candidates.end() ? std::nullopt : std::optional(*found);
}

Resolved resolveExactly(const GraphSnapshot& network, BlankKind kind, std::string_view text) {
  const auto called = entitiesCalled(network, text);
  if (const auto v = firstWanted(network, kind, called)) return {*v, called.size() == 1 ? 0.0 : 0.05};
  if (!called.empty()) return {called.front(), 0.3};  // of another kind than asked for
  return {};
}

Resolved resolveEntityBlank(const GraphSnapshot& network, BlankKind kind, std::string_view text, Language language) {
  constexpr std::size_t kLook = 40;
  if (const Resolved exact = resolveExactly(network, kind, text); exact.doubt < 1) return exact;
  if (text.size() > 3 && text.ends_with('s')) {  // the genitive: "AUHs"
    if (const Resolved exact = resolveExactly(network, kind, text.substr(0, text.size() - 1)); exact.doubt < 1)
      return {exact.value, exact.doubt + 0.02};
  }
  const auto hits = searchEntities(network, text, language, kLook);
  for (const bool insist : {true, false}) {
    for (const SearchHit& hit : hits) {
      if (insist && !wanted(network, kind, hit.vertex)) continue;
      // A text that only stands inside a longer word is hardly its name.
      return {hit.vertex, (insist ? 0.06 : 0.35) + (hit.rank == 3 ? 0.4 : 0.05 * hit.rank)};
    }
  }
  const auto similar = similarEntities(network, text, kLook);
  if (const auto v = firstWanted(network, kind, similar)) return {*v, 0.35};
  if (!similar.empty()) return {similar.front(), 0.5};
  return {};
}

Resolved resolveType(const GraphSnapshot& network, std::string_view text) {
  Resolved best;
  for (const EntityType& type : network.vocabulary().types) {
    for (const std::string* name :
         {&type.label.danish, &type.label.english, &type.plural.danish, &type.plural.english}) {
      const Words words = wordsOf(*name), typed = wordsOf(text);
      double doubt = 0;
      for (const auto& word : typed) {
        double nearest = 1;
        for (const auto& own : words) nearest = std::min(nearest, wordCost(word, own));
        doubt += nearest / static_cast<double>(typed.size());
      }
      doubt += words.size() > typed.size() ? 0.05 : 0;
      if (doubt < best.doubt) best = {type.id, doubt};
    }
  }
  return best.doubt < 0.6 ? best : Resolved{};
}

Resolved resolveYear(std::string_view text) {
  int year = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (problem != std::errc{} || end != text.data() + text.size() || year < 1900 || year > 2199) return {};
  return {year, 0};
}

Resolved resolve(const GraphSnapshot& network, const Blank& blank, std::string_view text, Language language) {
  Words words = wordsOf(text);
  const auto trimmedText = [&] { return joinText(words, " "); };
  const auto once = [&](const std::string& what) -> Resolved {
    switch (blank.kind) {
      case BlankKind::entity:
      case BlankKind::theme: return resolveEntityBlank(network, blank.kind, what, language);
      case BlankKind::type:
      case BlankKind::types: return resolveType(network, what);
      case BlankKind::year: return resolveYear(what);
    }
    return {};
  };
  // "hvem arbejder med": what is left over is no name, even where one looks like it.
  const auto isOfQuestion = [](const std::string& word) { return isFiller(word) || isQuestionWord(word); };
  if (std::all_of(words.begin(), words.end(), isOfQuestion) && entitiesCalled(network, text).empty() &&
      blank.kind != BlankKind::type && blank.kind != BlankKind::types)
    return {};
  Resolved found = once(trimmedText());
  // "the region", "demens i dag": articles and afterthoughts around the name.
  while (found.doubt > 0.3 && words.size() > 1 && isFiller(words.front())) {
    words.erase(words.begin());
    const Resolved again = once(trimmedText());
    if (again.doubt < found.doubt) found = again;
  }
  return found;
}

struct Candidate {
  const Pattern* pattern;
  Alignment alignment;
  double cost() const { return alignment.cost / std::max(pattern->weight, 1.0); }
};

// The wordings that fit best, each question at most twice: a second wording may divide the text better.
std::vector<Candidate> bestWordings(const Words& typed, std::size_t limit) {
  std::vector<Candidate> all;
  for (const Pattern& pattern : patterns()) all.push_back({&pattern, Aligner(typed, pattern).run()});
  std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) { return a.cost() < b.cost(); });
  std::map<const Question*, int> used;
  std::vector<Candidate> best;
  for (Candidate& candidate : all) {
    if (best.size() == limit) break;
    if (++used[candidate.pattern->question] <= 2) best.push_back(std::move(candidate));
  }
  return best;
}

QuestionMatch matchOf(const GraphSnapshot& network, const Candidate& candidate, Language language) {
  const Question& question = *candidate.pattern->question;
  QuestionMatch match{.question = &question, .cost = candidate.cost()};
  for (std::size_t i = 0; i < question.blanks.size(); ++i) {
    const std::string& words = candidate.alignment.captured[i];
    const Resolved found = words.empty() ? Resolved{} : resolve(network, question.blanks[i], words, language);
    constexpr double kTooDoubtful = 0.45;
    match.blanks.push_back(found.doubt < kTooDoubtful ? found.value : BlankValue{});
    // What was typed but names nothing speaks against the question; what was not typed only leaves a blank.
    if (!words.empty()) match.cost += found.doubt * 0.5;
  }
  return match;
}

}  // namespace

std::vector<QuestionMatch> matchQuestions(const GraphSnapshot& network, std::string_view text, Language language,
                                          std::size_t limit) {
  constexpr double kSure = 0.3;
  const Words typed = wordsOf(text);
  if (typed.empty()) return {};
  std::vector<QuestionMatch> matches;
  for (const Candidate& candidate : bestWordings(typed, limit * 2 + 6)) {
    QuestionMatch match = matchOf(network, candidate, language);
    const auto same = std::find_if(matches.begin(), matches.end(),
                                   [&](const QuestionMatch& m) { return m.question == match.question; });
    if (same == matches.end())
      matches.push_back(std::move(match));
    else if (match.cost < same->cost)
      *same = std::move(match);
  }
  std::stable_sort(matches.begin(), matches.end(),
                   [](const QuestionMatch& a, const QuestionMatch& b) { return a.cost < b.cost; });
  if (matches.size() > limit) matches.resize(limit);
  for (QuestionMatch& match : matches) match.sure = match.cost <= kSure && match.complete();
  return matches;
}

BlankValue resolveBlank(const GraphSnapshot& network, const Blank& blank, std::string_view text, Language language) {
  return resolve(network, blank, text, language).value;
}

}  // namespace samspil
