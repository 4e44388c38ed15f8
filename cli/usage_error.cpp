#include "cli/usage_error.h"

#include <array>
#include <regex>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "session/texts.h"

namespace samspil {
namespace {

// CLI11's sentence, and ours with {0}, {1}, ... for what stands in its brackets. The first that fits counts.
struct Sentence {
  const char* said;
  UiText text;
};
constexpr std::array kSentences{
    Sentence{"The following arguments? w(?:as|ere) not expected: (.*)",
             {"{0} hører ikke til her.", "{0} does not belong here."}},
    Sentence{"(.*) is required", {"{0} mangler.", "{0} is missing."}},
    Sentence{"Could not convert: (.*) = (.*)", {"{0} skal være et tal, ikke {1}.", "{0} must be a number, not {1}."}},
    Sentence{"(.*): 1 required .* missing", {"{0} mangler sin værdi.", "{0} lacks its value."}},
    Sentence{"(.*): At Most 1 required but received (.*)",
             {"{0} kan kun gives én gang, ikke {1}.", "{0} can be given once only, not {1} times."}},
    Sentence{"(--.*?): (.*)", {"{0}: {1}.", "{0}: {1}."}},
};
constexpr UiText kUnknownCommand{"{} er ikke en kommando i Samspil.", "{} is no command of Samspil."};
constexpr UiText kMore{"{} --help fortæller mere.", "{} --help tells more."};

std::string sentenceOf(const std::string& said, Language language) {
  for (const Sentence& sentence : kSentences) {
    std::smatch found;
    if (!std::regex_match(said, found, std::regex(sentence.said))) continue;
    return fmt::format(fmt::runtime(sentence.text.in(language)), found.str(1), found.str(2));
  }
  return said;
}

// The command as far as it was understood: "samspil gaps dismiss".
struct Reached {
  const CLI::App* app;
  std::string path;
};

Reached reached(const CLI::App& program) {
  Reached at{&program, program.get_name()};
  while (!at.app->get_subcommands().empty()) {
    at.app = at.app->get_subcommands().front();
    at.path += " " + at.app->get_name();
  }
  return at;
}

}  // namespace

std::string usageErrorText(const CLI::App& app, const CLI::ParseError& error, Language language) {
  const Reached at = reached(app);
  const auto unknown = at.app->remaining();
  const bool noCommand = at.app == &app && !unknown.empty() && !unknown.front().starts_with('-');
  const std::string fault = noCommand ? fmt::format(fmt::runtime(kUnknownCommand.in(language)), unknown.front())
                                      : sentenceOf(error.what(), language);
  const auto* format = dynamic_cast<const CLI::Formatter*>(at.app->get_formatter().get());
  const std::string usage = format != nullptr ? format->make_usage(at.app, at.path) : "\n";
  return fmt::format("samspil: {}\n{}{}\n", fault, usage, fmt::format(fmt::runtime(kMore.in(language)), at.path));
}

}  // namespace samspil
