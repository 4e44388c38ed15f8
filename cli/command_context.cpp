#include "cli/command_context.h"

#include <cstdlib>
#include <string_view>

namespace samspil {

Result<std::unique_ptr<Session>> CommandContext::openForReading() const {
  auto session = Session::open({.store = store, .readOnly = true});
  if (session || session.error().code != ErrorCode::notFound) return session;
  return openForWriting();
}

Result<std::unique_ptr<Session>> CommandContext::openForWriting() const { return Session::open({.store = store}); }

Language languageOfEnvironment() {
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);
    if (value == nullptr || *value == '\0') continue;
    return std::string_view(value).starts_with("en") ? Language::english : Language::danish;
  }
  return Language::danish;
}

}  // namespace samspil
