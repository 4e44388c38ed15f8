// What a command accepts on the command line, declared before it is read:
//   arguments.operand({"fil", "file"}, options->file, {"Hvad der læses", "What to read"});
//   arguments.option("--top", options->top, {"Højst så mange", "How many at most"}, "N").showDefault();
//   arguments.flag("--json", options->json, {"Skriv JSON", "Print JSON"});
// The help and the errors speak the language that Arguments is made with. Each declaration binds a variable, which must
// live until the command has run and keeps its value where the argument is not given. A wrong value is the user's
// error: it is reported, with status wrongUsage, before the command runs. CLI11 does the parsing; its headers are
// costly to compile and stay in the few .cpp files that need them.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "base/language.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace samspil {

// One declared argument; its methods refine it.
class Argument {
 public:
  Argument(CLI::Option& option, Language language) : option_(option), language_(language) {}
  Argument& required();
  Argument& showDefault();  // in the help text
  Argument& between(int low, int high);
  Argument& between(double low, double high);

 private:
  CLI::Option& option_;
  Language language_;
};

class Arguments {
 public:
  Arguments(CLI::App& app, Language language) : app_(app), language_(language) {}

  // An argument that is given with its name, "--top 5". `placeholder` stands for the value in the help text; what it is
  // in Danish stands in help_format.cpp. Value: a string, path, optional path, whole number or decimal number, or a
  // vector of strings or paths for one that may be repeated.
  template <class Value>
  Argument option(const std::string& name, Value& into, const LocalizedText& help, const std::string& placeholder);
  // An argument that is known by its place and must be given; `name` stands for it in the help text.
  template <class Value>
  Argument operand(const LocalizedText& name, Value& into, const LocalizedText& help) {
    return optionalOperand(name, into, help).required();
  }
  template <class Value>
  Argument optionalOperand(const LocalizedText& name, Value& into, const LocalizedText& help) {
    return option(name.in(language_), into, help, "");
  }
  void flag(const std::string& name, bool& into, const LocalizedText& help);
  void json(bool& into) { flag("--json", into, {"Skriv JSON", "Print JSON"}); }

  // An option whose value is one of a few words. Target: what a Value can be assigned to.
  template <class Value, class Target>
  void choice(const std::string& name, Target& into, const LocalizedText& help,
              std::vector<std::pair<std::string, Value>> words) {
    std::vector<std::string> names;
    for (const auto& [word, value] : words) names.push_back(word);
    oneOf(name, names, help, [&into, words = std::move(words)](std::size_t chosen) { into = words[chosen].second; });
  }

  // A paragraph that closes the help text.
  void footer(const LocalizedText& text);

  // A command below this one, such as `gaps dismiss`.
  Arguments command(const std::string& name, const LocalizedText& help, std::function<void()> whenGiven);

 private:
  void oneOf(const std::string& name, std::vector<std::string> words, const LocalizedText& help,
             std::function<void(std::size_t)> choose);

  CLI::App& app_;
  Language language_;
};

}  // namespace samspil
