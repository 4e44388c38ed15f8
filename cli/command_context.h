// What every command gets: the global options, the streams, and the network opened the way the command needs it.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <memory>
#include <string>

#include "base/language.h"
#include "base/result.h"
#include "session/session.h"

namespace samspil {

struct CommandContext {
  std::filesystem::path store;  // empty: the default store
  Language language = Language::danish;
  bool languageAsked = false;  // by --lang
  std::string asOf;            // --as-of: what was known then; empty: now
  std::ostream& out;
  std::ostream& err;

  std::filesystem::path storeDirectory() const { return store.empty() ? defaultStore() : store; }
  std::string_view words(std::string_view danish, std::string_view english) const {
    return language == Language::danish ? danish : english;
  }

  // For commands that only look: works beside an open window, and at --as-of. A store that is not there yet is made and
  // filled first.
  Result<std::unique_ptr<Session>> openForReading() const;
  Result<std::unique_ptr<Session>> openForWriting() const;  // refuses --as-of: the past cannot be changed
};

// Danish, unless the environment's locale ($LC_ALL, $LC_MESSAGES, $LANG) names English.
Language languageOfEnvironment();

}  // namespace samspil
