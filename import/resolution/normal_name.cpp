#include "import/resolution/normal_name.h"

#include <algorithm>

#include "base/text.h"
#include "import/resolution/generic_words.h"

namespace samspil {
namespace {

struct Respelling {
  std::string_view from, to;
};
// Spellings in which words of Greek and Latin origin differ between the languages: "nephrology" and "nefrologi".
constexpr Respelling kRespellings[] = {{"ph", "f"}, {"rh", "r"}, {"th", "t"}, {"ch", "k"}, {"ck", "k"}, {"qu", "kv"},
                                       {"x", "ks"}, {"c", "k"},  {"y", "i"},  {"w", "v"},  {"z", "s"},  {"ae", "e"}};
// Endings of nouns and adjectives, the longest first.
constexpr std::string_view kEndings[] = {"iske", "ernes", "isk", "ikal", "erne", "iks", "ens", "ets", "ers",
                                         "ene",  "ik",    "en",  "et",   "er",   "es",  "s",   "e",   "i"};

// "Bangs" and "Bang", "Rytmisk" and "Rhythmic" become one word.
std::string stem(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const auto found = std::find_if(std::begin(kRespellings), std::end(kRespellings),
                                    [&](const auto& r) { return word.substr(at).starts_with(r.from); });
    const std::string_view piece = found != std::end(kRespellings) ? found->to : word.substr(at, 1);
    at += found != std::end(kRespellings) ? found->from.size() : 1;
    for (const char c : piece) {
      if (out.empty() || out.back() != c) out.push_back(c);
    }
  }
  for (const auto ending : kEndings) {
    if (out.size() >= ending.size() + 4 && out.ends_with(ending)) {
      out.resize(out.size() - ending.size());
      break;
    }
  }
  return out;
}

// "A/S" and "K. R." fold to single letters; joined they are the legal form and the initials again.
std::vector<std::string> foldedWords(const std::string& folded) {
  std::vector<std::string> words;
  bool lettersJoined = false;
  for (const auto word : splitText(folded, ' ')) {
    const bool initials = word.size() == 1 && !words.empty() && words.back().size() <= 3 && lettersJoined;
    lettersJoined = word.size() == 1;
    if (initials) {
      words.back() += word;
    } else if (!word.empty()) {
      words.emplace_back(word);
    }
  }
  return words;
}

// A country in brackets at the end says where, not who: "Geo (Denmark)".
std::string_view withoutBrackets(std::string_view name) {
  const auto open = name.rfind('(');
  if (open == std::string_view::npos || open < 2 || !name.ends_with(')')) return name;
  return name.substr(0, open);
}

// Where the dash or comma before a site begins and ends.
std::pair<std::size_t, std::size_t> siteCut(std::string_view name) {
  std::size_t cut = std::string_view::npos, width = 0;
  for (const std::string_view dash : {" – ", " — ", " - ", ", "}) {
    const auto at = name.find(dash);
    if (at != std::string_view::npos && at < cut) {
      cut = at;
      width = dash.size();
    }
  }
  return {cut, cut == std::string_view::npos ? cut : cut + width};
}

bool looksLikeAcronym(std::string_view name) {
  std::size_t capitals = 0, letters = 0;
  for (const char c : name) {
    if (c == ' ') return false;
    const bool capital = c >= 'A' && c <= 'Z';
    capitals += capital ? 1 : 0;
    letters += capital || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0xC0 ? 1 : 0;
  }
  return letters >= 2 && letters <= 8 && capitals * 2 >= letters && capitals >= 2;
}

void addWord(NormalName& normal, std::string word) {
  if (std::find(normal.words.begin(), normal.words.end(), word) == normal.words.end())
    normal.words.push_back(std::move(word));
}

}  // namespace

NormalName normalName(std::string_view name) {
  NormalName normal;
  normal.folded = foldForSearch(name);
  if (const auto cut = siteCut(name); cut.first != std::string_view::npos)
    normal.site = foldForSearch(name.substr(cut.second));
  normal.acronym = looksLikeAcronym(trimmed(name));
  for (const auto& word : foldedWords(foldForSearch(withoutBrackets(name)))) {
    normal.initialsOfAll.push_back(word.front());
    if (isFillWord(word)) continue;
    if (isLegalForm(word) && !normal.words.empty()) continue;
    normal.strict += (normal.strict.empty() ? "" : " ") + word;
    for (const auto& part : partsOfCompound(word)) {
      normal.initials.push_back(part.front());
      const auto concept_ = conceptOf(part);
      addWord(normal, concept_ ? std::string(*concept_) : stem(part));
    }
  }
  if (normal.words.empty() && !normal.folded.empty()) normal.words.push_back(normal.folded);
  return normal;
}

std::string_view nameWithoutSite(std::string_view name) {
  const auto cut = siteCut(name).first;
  return cut == std::string_view::npos || cut < 4 ? std::string_view{} : name.substr(0, cut);
}

std::string hostLabel(std::string_view website) {
  if (const auto scheme = website.find("://"); scheme != std::string_view::npos) website.remove_prefix(scheme + 3);
  website = website.substr(0, website.find_first_of("/?#:"));
  if (website.starts_with("www.")) website.remove_prefix(4);
  const auto labels = splitText(website, '.');
  return labels.size() < 2 ? "" : foldForSearch(labels[labels.size() - 2]);
}

}  // namespace samspil
