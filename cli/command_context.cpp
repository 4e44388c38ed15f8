#include "cli/command_context.h"

#include <cstdlib>
#include <string_view>

namespace samspil {

Result<std::unique_ptr<Session>> CommandContext::openForReading() const {
  auto session = Session::open({.store = store, .readOnly = true, .asOf = asOf});
  if (session || !asOf.empty() || session.error().code != ErrorCode::notFound) return session;
  return openForWriting();
}

Result<std::unique_ptr<Session>> CommandContext::openForWriting() const {
  if (asOf.empty()) return Session::open({.store = store});
  return makeError(ErrorCode::invalidArgument, "The past cannot be changed; leave out --as-of.");
}

Language languageOfEnvironment() {
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);
    if (value == nullptr || *value == '\0') continue;
    return std::string_view(value).starts_with("en") ? Language::english : Language::danish;
  }
  return Language::danish;
}

}  // namespace samspil
