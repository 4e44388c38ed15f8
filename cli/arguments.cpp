#include "cli/arguments.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "base/text.h"
#include "session/texts.h"

namespace samspil {
namespace {

constexpr UiText kNotOneOf{"{} er ikke en af: {}", "{} is none of: {}"};
constexpr UiText kNotBetween{"{} er ikke et tal fra {} til {}", "{} is no number from {} to {}"};

template <class Number>
void addRange(CLI::Option& option, Language language, Number low, Number high) {
  option.check([=](const std::string& given) {
    Number number{};
    if (CLI::detail::lexical_cast(given, number) && number >= low && number <= high) return std::string();
    return fmt::format(fmt::runtime(kNotBetween.in(language)), given, low, high);
  });
}

}  // namespace

Argument& Argument::required() {
  option_.required();
  return *this;
}

Argument& Argument::showDefault() {
  option_.capture_default_str();
  return *this;
}

Argument& Argument::between(int low, int high) {
  addRange(option_, language_, low, high);
  return *this;
}

Argument& Argument::between(double low, double high) {
  addRange(option_, language_, low, high);
  return *this;
}

template <class Value>
Argument Arguments::option(const std::string& name, Value& into, const LocalizedText& help,
                           const std::string& placeholder) {
  return Argument(*app_.add_option(name, into, help.in(language_))->type_name(placeholder), language_);
}

template Argument Arguments::option(const std::string&, std::string&, const LocalizedText&, const std::string&);
template Argument Arguments::option(const std::string&, std::filesystem::path&, const LocalizedText&,
                                    const std::string&);
template Argument Arguments::option(const std::string&, std::optional<std::filesystem::path>&, const LocalizedText&,
                                    const std::string&);
template Argument Arguments::option(const std::string&, int&, const LocalizedText&, const std::string&);
template Argument Arguments::option(const std::string&, std::uint32_t&, const LocalizedText&, const std::string&);
template Argument Arguments::option(const std::string&, std::uint64_t&, const LocalizedText&, const std::string&);
template Argument Arguments::option(const std::string&, double&, const LocalizedText&, const std::string&);
template Argument Arguments::option(const std::string&, std::vector<std::string>&, const LocalizedText&,
                                    const std::string&);
template Argument Arguments::option(const std::string&, std::vector<std::filesystem::path>&, const LocalizedText&,
                                    const std::string&);

void Arguments::flag(const std::string& name, bool& into, const LocalizedText& help) {
  app_.add_flag(name, into, help.in(language_));
}

void Arguments::footer(const LocalizedText& text) { app_.footer(text.in(language_)); }

Arguments Arguments::command(const std::string& name, const LocalizedText& help, std::function<void()> whenGiven) {
  CLI::App* below = app_.add_subcommand(name, help.in(language_));
  below->callback(std::move(whenGiven));
  return Arguments(*below, language_);
}

void Arguments::oneOf(const std::string& name, std::vector<std::string> words, const LocalizedText& help,
                      std::function<void(std::size_t)> choose) {
  const std::string placeholder = joinText(words, "|");
  const auto known = [words, language = language_](const std::string& given) {
    if (std::ranges::find(words, given) != words.end()) return std::string();
    return fmt::format(fmt::runtime(kNotOneOf.in(language)), given, joinText(words, ", "));
  };
  app_.add_option_function<std::string>(
          name,
          [words = std::move(words), choose = std::move(choose)](const std::string& given) {
            choose(static_cast<std::size_t>(std::ranges::find(words, given) - words.begin()));
          },
          help.in(language_))
      ->check(known)
      ->type_name(placeholder);
}

}  // namespace samspil
