// --help and wrong usage, in both languages: complete, and nothing left in the other one.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "base/text.h"
#include "tests/cli/command_line.h"

using samspil::test::builtInStore;
using samspil::test::Ran;
using samspil::test::runSamspil;

namespace {

// Words that no sentence of one language does without, and that the other does not have. Placeholders as well.
const std::set<std::string> kEnglishWords{
    "a",     "and",   "as",     "by",      "category", "code",     "columns",  "command", "date", "default",
    "do",    "file",  "folder", "how",     "is",       "it",       "language", "many",    "must", "not",
    "of",    "only",  "option", "options", "or",       "required", "print",    "rows",    "the",  "this",
    "those", "until", "usage",  "what",    "which",    "who",      "with",     "without", "year", "entity1"};
const std::set<std::string> kDanishWords{
    "af",           "alle", "brug", "den",  "denne", "der",  "det",     "efter", "eller",    "enhed", "et",   "fil",
    "forbindelser", "fra",  "hele", "hvad", "hvem",  "hvor", "hvordan", "ikke",  "kommando", "kun",   "land", "ligger",
    "mappe",        "og",   "på",   "skal", "som",   "til",  "uden",    "valg",  "vis",      "år"};

// Words that stand alone: not options, examples in quotes, names of values such as entities|ties.
std::vector<std::string> wordsOf(const std::string& text) {
  std::vector<std::string> words;
  std::string spaced = text;
  for (char& c : spaced) {
    if (c == '\n') c = ' ';
  }
  for (const std::string_view token : samspil::splitText(spaced, ' ')) {
    std::string word(token);
    while (!word.empty() && std::string_view("[](),.;:").find(word.back()) != std::string_view::npos) word.pop_back();
    while (!word.empty() && (word.front() == '[' || word.front() == '(')) word.erase(0, 1);
    if (word.starts_with('-') || word.find_first_of("|=\"`") != std::string::npos) continue;
    std::ranges::transform(word, word.begin(), [](unsigned char c) { return std::tolower(c); });
    words.push_back(word);
  }
  return words;
}

void checkNoneOf(const std::set<std::string>& foreign, const std::string& text) {
  for (const std::string& word : wordsOf(text)) {
    CAPTURE(word);
    CHECK_FALSE(foreign.contains(word));
  }
}

// The commands and those below them.
std::vector<std::vector<std::string>> allCommands() {
  std::vector<std::vector<std::string>> all{{}};
  for (const auto& command : samspil::commandCatalogue()) all.push_back({std::string(command.name)});
  for (const char* below : {"dismiss", "restore", "why-not"}) all.push_back({"gaps", below});
  return all;
}

Ran helpOf(std::vector<std::string> command, const std::string& language) {
  command.insert(command.end(), {"--help", "--lang", language});
  return runSamspil("unused", command);
}

}  // namespace

TEST_CASE("every command has a name of its own, and a summary that its help and the program's begin with") {
  const auto program = helpOf({}, "da").out, english = helpOf({}, "en").out;
  std::set<std::string_view> names;
  for (const auto& command : samspil::commandCatalogue()) {
    CAPTURE(command.name);
    CHECK(names.insert(command.name).second);
    const std::string name(command.name);
    CHECK(helpOf({name}, "da").out.starts_with(command.summary.danish));
    CHECK(helpOf({name}, "en").out.starts_with(command.summary.english));
    CHECK(program.find(name + " ") != std::string::npos);
    CHECK(english.find(name + " ") != std::string::npos);
  }
}

TEST_CASE("the help is all Danish, or all English, and lines fit a terminal") {
  for (const auto& command : allCommands()) {
    CAPTURE(samspil::joinText(command, " "));
    const Ran danish = helpOf(command, "da"), english = helpOf(command, "en");
    CHECK(danish.status == 0);
    CHECK(english.status == 0);
    CHECK(danish.err.empty());
    checkNoneOf(kEnglishWords, danish.out);
    checkNoneOf(kDanishWords, english.out);
    for (const std::string_view line : samspil::splitText(danish.out, '\n')) CHECK(line.size() <= 112);
  }
}

TEST_CASE("wrong usage is status 2 and says in the user's language what is wrong, the use and where to read on") {
  struct Wrong {
    std::vector<std::string> arguments;
    const char *danish, *english, *more;
  };
  const std::vector<Wrong> wrong{
      {{"fly"}, "fly er ikke en kommando", "fly is no command", "samspil --help"},
      {{"show"}, "enhed mangler", "entity is missing", "samspil show --help"},
      {{"path", "one"}, "til mangler", "to is missing", "samspil path --help"},
      {{"stats", "--nonsense"}, "--nonsense hører ikke til", "--nonsense does not belong", "samspil stats --help"},
      {{"render", "m.png", "--hops", "9"}, "--hops: 9 er ikke et tal fra 1 til 3", "no number from 1 to 3", "render"},
      {{"find", "x", "--top", "y"}, "--top skal være et tal, ikke y", "--top must be a number", "samspil find --help"},
      {{"find", "x", "--top"}, "--top mangler sin værdi", "--top lacks its value", "samspil find --help"},
      {{"import", "x.csv", "--kind", "bad"},
       "bad er ikke en af: auto, entities",
       "is none of",
       "samspil import --help"},
      {{"gaps", "dismiss", "x"}, "--reason mangler", "--reason is missing", "samspil gaps dismiss --help"},
      {{"find", "x", "--top", "1", "--top", "2"}, "--top kan kun gives én gang", "once only", "samspil find --help"}};
  for (const Wrong& each : wrong) {
    CAPTURE(samspil::joinText(each.arguments, " "));
    for (const bool inDanish : {true, false}) {
      std::vector<std::string> arguments{inDanish ? "--lang=da" : "--lang=en"};
      arguments.insert(arguments.end(), each.arguments.begin(), each.arguments.end());
      const Ran ran = runSamspil(builtInStore(), arguments);
      CAPTURE(ran.err);
      CHECK(ran.status == 2);
      CHECK(ran.out.empty());
      CHECK(ran.err.find(inDanish ? each.danish : each.english) != std::string::npos);
      CHECK(ran.err.find(inDanish ? "\nBrug: samspil" : "\nUsage: samspil") != std::string::npos);
      CHECK(ran.err.find(each.more) != std::string::npos);
      checkNoneOf(inDanish ? std::set<std::string>{"is", "the", "not", "missing", "required"} : kDanishWords, ran.err);
    }
  }
}

TEST_CASE("a language that there is not is wrong usage") {
  const Ran ran = runSamspil(builtInStore(), {"--lang", "sv", "stats"});
  CHECK(ran.status == 2);
  CHECK(ran.err.find("sv er ikke en af: da, en") != std::string::npos);
}
