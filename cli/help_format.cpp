#include "cli/help_format.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "base/text.h"
#include "session/texts.h"

namespace samspil {
namespace {

constexpr std::size_t kNameColumn = 28, kLineWidth = 100;

constexpr UiText kHelp{"Vis denne hjælp", "Show this help"};
constexpr UiText kVersion{"Vis programmets version", "Show the version of the program"};
constexpr UiText kCommands{"Kommandoer", "Commands"};

// What CLI11 and the declarations say, and what it is in both languages. Not listed: the same in all.
struct Label {
  const char* said;
  UiText text;
};
constexpr std::array kLabels{
    Label{"Usage", {"Brug", "Usage"}},
    Label{"Options", {"Valg", "Options"}},
    Label{"OPTIONS", {"VALG", "OPTIONS"}},
    Label{"Positionals", {"Skal eller kan stå efter kommandoen", "Must or may follow the command"}},
    Label{"SUBCOMMAND", {"KOMMANDO", "COMMAND"}},
    Label{"REQUIRED", {"(skal med)", "(required)"}},
    Label{"CERTAINTY", {"SIKKERHED", "CERTAINTY"}},
    Label{"CODE", {"KODE", "CODE"}},
    Label{"COLUMN=FIELD", {"KOLONNE=FELT", "COLUMN=FIELD"}},
    Label{"COLUMNS", {"KOLONNER", "COLUMNS"}},
    Label{"DATE", {"DATO", "DATE"}},
    Label{"DIR", {"MAPPE", "FOLDER"}},
    Label{"ENCODING", {"TEGNSÆT", "ENCODING"}},
    Label{"ENTITY", {"ENHED", "ENTITY"}},
    Label{"FILE", {"FIL", "FILE"}},
    Label{"FILTER", {"FILTER", "FILTER"}},
    Label{"KIND", {"SLAGS", "KIND"}},
    Label{"RECIPE", {"OPSKRIFT", "RECIPE"}},
    Label{"SIGN", {"TEGN", "SIGN"}},
    Label{"TEXT", {"TEKST", "TEXT"}},
    Label{"THEME", {"TEMA", "THEME"}},
    Label{"WxH", {"BxH", "WxH"}},
    Label{"YEAR", {"ÅR", "YEAR"}},
};

std::size_t letterCount(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += decodeUtf8(text, at).size) ++count;
  return count;
}

// `text` in lines that begin in `column`; its own line breaks and what they are indented by stay.
std::string broken(std::string_view text, std::size_t column) {
  std::string lines;
  for (const std::string_view line : splitText(text, '\n')) {
    if (!lines.empty()) lines += '\n' + std::string(column, ' ');
    std::size_t at = column;
    for (const std::string_view word : splitText(line, ' ')) {
      const std::size_t width = letterCount(word);
      const bool first = word.data() == line.data(), full = at + 1 + width > kLineWidth;
      if (!first) lines += full ? '\n' + std::string(column, ' ') : " ";
      at = width + (full ? column : first ? at : at + 1);
      lines += word;
    }
  }
  return lines;
}

class HelpFormat : public CLI::Formatter {
 public:
  std::string make_option(const CLI::Option* option, bool isPositional) const override {
    return row(make_option_name(option, isPositional) + make_option_opts(option), make_option_desc(option));
  }
  std::string make_group(std::string group, bool arePositional,
                         std::vector<const CLI::Option*> options) const override {
    return Formatter::make_group(get_label(group), arePositional, options);
  }
  std::string make_subcommand(const CLI::App* command) const override {
    return row(command->get_name(), command->get_description());
  }
  std::string make_description(const CLI::App* app) const override { return broken(app->get_description(), 0) + '\n'; }
  std::string make_footer(const CLI::App* app) const override {
    return app->get_footer().empty() ? std::string() : broken(app->get_footer(), 0) + '\n';
  }

 private:
  static std::string row(const std::string& name, const std::string& text) {
    const std::size_t width = letterCount(name) + 2;
    const std::string gap =
        width < kNameColumn ? std::string(kNameColumn - width, ' ') : '\n' + std::string(kNameColumn, ' ');
    return "  " + name + gap + broken(text, kNameColumn) + '\n';
  }
};

}  // namespace

void speak(CLI::App& app, Language language) {
  const auto format = std::make_shared<HelpFormat>();
  for (const Label& label : kLabels) format->label(label.said, std::string(label.text.in(language)));
  app.formatter(format);
  app.group(std::string(kCommands.in(language)));
  app.set_help_flag("-h,--help", std::string(kHelp.in(language)));
  app.set_version_flag("--version", SAMSPIL_VERSION, std::string(kVersion.in(language)));
}

}  // namespace samspil
