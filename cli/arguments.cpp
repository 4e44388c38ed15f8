#include "cli/arguments.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include <CLI/CLI.hpp>

#include "base/text.h"

namespace samspil {

Argument& Argument::required() {
  option_.required();
  return *this;
}

Argument& Argument::showDefault() {
  option_.capture_default_str();
  return *this;
}

Argument& Argument::between(int low, int high) {
  option_.check(CLI::Range(low, high));
  return *this;
}

Argument& Argument::between(double low, double high) {
  option_.check(CLI::Range(low, high));
  return *this;
}

template <class Value>
Argument Arguments::option(const std::string& name, Value& into, const std::string& help,
                           const std::string& placeholder) {
  return Argument(*app_.add_option(name, into, help)->type_name(placeholder));
}

template Argument Arguments::option(const std::string&, std::string&, const std::string&, const std::string&);
template Argument Arguments::option(const std::string&, std::filesystem::path&, const std::string&, const std::string&);
template Argument Arguments::option(const std::string&, std::optional<std::filesystem::path>&, const std::string&,
                                    const std::string&);
template Argument Arguments::option(const std::string&, int&, const std::string&, const std::string&);
template Argument Arguments::option(const std::string&, std::uint32_t&, const std::string&, const std::string&);
template Argument Arguments::option(const std::string&, std::uint64_t&, const std::string&, const std::string&);
template Argument Arguments::option(const std::string&, double&, const std::string&, const std::string&);
template Argument Arguments::option(const std::string&, std::vector<std::string>&, const std::string&,
                                    const std::string&);
template Argument Arguments::option(const std::string&, std::vector<std::filesystem::path>&, const std::string&,
                                    const std::string&);

void Arguments::flag(const std::string& name, bool& into, const std::string& help) { app_.add_flag(name, into, help); }

void Arguments::footer(const std::string& text) { app_.footer(text); }

Arguments Arguments::command(const std::string& name, const std::string& help, std::function<void()> whenGiven) {
  CLI::App* below = app_.add_subcommand(name, help);
  below->callback(std::move(whenGiven));
  return Arguments(*below);
}

void Arguments::oneOf(const std::string& name, std::vector<std::string> words, const std::string& help,
                      std::function<void(std::size_t)> choose) {
  const std::string placeholder = joinText(words, "|");
  const CLI::IsMember known(words);
  app_.add_option_function<std::string>(
          name,
          [words = std::move(words), choose = std::move(choose)](const std::string& given) {
            choose(static_cast<std::size_t>(std::ranges::find(words, given) - words.begin()));
          },
          help)
      ->check(known)
      ->type_name(placeholder);
}

}  // namespace samspil
