// What is wrong with a command line and how it is written instead, in both languages. CLI11 words its errors in English
// for programmers; what they mean to a user stands in usage_error.cpp.
#pragma once

#include <string>

#include "base/language.h"

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace samspil {

// Three lines: the fault, with the name of the argument; how the command is used; where more is told. `app` is the
// whole program, after it failed to parse.
std::string usageErrorText(const CLI::App& app, const CLI::ParseError& error, Language language);

}  // namespace samspil
