// How --help looks, and its own words (usage, options, placeholders) in both languages: CLI11's formatter, with lines
// that are broken at words and columns that stand straight under Danish letters.
#pragma once

#include <memory>

#include "base/language.h"

namespace CLI {
class App;
class FormatterBase;
}  // namespace CLI

namespace samspil {

// Makes `app` speak `language`. REQUIRES: called before options and commands are added, which inherit it.
void speak(CLI::App& app, Language language);

}  // namespace samspil
