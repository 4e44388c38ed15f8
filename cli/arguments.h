// What a command accepts on the command line, declared before it is read:
//   arguments.operand("file", options->file, "What to read", "FILE");
//   arguments.option("--top", options->top, "How many at most", "N").showDefault();
//   arguments.flag("--json", options->json, "Print JSON");
// Each declaration binds a variable, which must live until the command has run and keeps its value where the argument
// is not given. A wrong value is the user's error: it is reported, with status wrongUsage, before the command runs.
// CLI11 does the parsing; its headers are costly to compile and stay in arguments.cpp and run.cpp.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace samspil {

// One declared argument; its methods refine it.
class Argument {
 public:
  explicit Argument(CLI::Option& option) : option_(option) {}
  Argument& required();
  Argument& showDefault();  // in the help text
  Argument& between(int low, int high);
  Argument& between(double low, double high);

 private:
  CLI::Option& option_;
};

class Arguments {
 public:
  explicit Arguments(CLI::App& app) : app_(app) {}

  // An argument that is given with its name, "--top 5". `placeholder` stands for the value in the help text. Value: a
  // string, path, optional path, whole number or decimal number, or a vector of strings or paths for one that may be
  // repeated.
  template <class Value>
  Argument option(const std::string& name, Value& into, const std::string& help, const std::string& placeholder);
  // An argument that is known by its place and must be given.
  template <class Value>
  Argument operand(const std::string& name, Value& into, const std::string& help, const std::string& placeholder) {
    return option(name, into, help, placeholder).required();
  }
  template <class Value>
  Argument optionalOperand(const std::string& name, Value& into, const std::string& help,
                           const std::string& placeholder) {
    return option(name, into, help, placeholder);
  }
  void flag(const std::string& name, bool& into, const std::string& help);
  void json(bool& into) { flag("--json", into, "Print JSON"); }

  // An option whose value is one of a few words. Target: what a Value can be assigned to.
  template <class Value, class Target>
  void choice(const std::string& name, Target& into, const std::string& help,
              std::vector<std::pair<std::string, Value>> words) {
    std::vector<std::string> names;
    for (const auto& [word, value] : words) names.push_back(word);
    oneOf(name, names, help, [&into, words = std::move(words)](std::size_t chosen) { into = words[chosen].second; });
  }

  // A paragraph that closes the help text.
  void footer(const std::string& text);

  // A command below this one, such as `gaps dismiss`.
  Arguments command(const std::string& name, const std::string& help, std::function<void()> whenGiven);

 private:
  void oneOf(const std::string& name, std::vector<std::string> words, const std::string& help,
             std::function<void(std::size_t)> choose);

  CLI::App& app_;
};

}  // namespace samspil
