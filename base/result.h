// Result<T> is a value or an Error; neither can be dropped silently.
//
//   Result<Dialect> sniff(std::string_view bytes);
//
//   Result<Table> read(const std::filesystem::path& path) {
//     TRY_ASSIGN(const std::string bytes, readFile(path));
//     TRY_ASSIGN(const Dialect dialect, sniff(bytes).context("import {}", path.string()));
//     TRY(check(dialect));
//     return Table{...};
//   }
//
// An Error carries a code for programs and a sentence for people that says what to do. Context is put in front on the
// way up: "import partnere.csv: line 17: ...". Each error is handled once: shown, logged or passed on.
// A bad row of a user's file is not an Error but a Diagnostic (import/diagnostic.h).
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/core.h>

namespace samspil {

enum class ErrorCode {
  notFound,         // no such file, entity, batch, ...
  invalidArgument,  // the caller or user asked for something that makes no sense
  invalidData,      // a file or a store holds what it may not hold
  conflict,         // the change does not fit the present state of the store
  locked,           // another process holds the store
  unsupported,      // newer format, missing feature of this machine
  noSpace,          // disk full
  io,               // the operating system refused to read or write
  cancelled,        // the user stopped the job: an ordinary outcome, not a failure
};

// The stable, machine-readable name of a code: "not_found", "invalid_argument", ...
std::string_view errorCodeName(ErrorCode code);

struct Error {
  ErrorCode code;
  std::string message;  // one or more full sentences in English, without a final line break
};

template <typename T>
class [[nodiscard]] Result : public std::expected<T, Error> {
  using Base = std::expected<T, Error>;

 public:
  using Base::Base;
  Result(Error error) : Base(std::unexpect, std::move(error)) {}
  Result(std::unexpected<Error> error) : Base(std::move(error)) {}

  // The same result, with "what: " in front of the message of an error.
  template <typename... Arguments>
  Result context(fmt::format_string<Arguments...> what, Arguments&&... arguments) && {
    if (!this->has_value()) {
      this->error().message = fmt::format(what, std::forward<Arguments>(arguments)...) + ": " + this->error().message;
    }
    return std::move(*this);
  }
};

// makeError(ErrorCode::notFound, "No entity is called {}.", key), to be returned from a function of any Result.
template <typename... Arguments>
std::unexpected<Error> makeError(ErrorCode code, fmt::format_string<Arguments...> sentence, Arguments&&... arguments) {
  return std::unexpected<Error>(Error{code, fmt::format(sentence, std::forward<Arguments>(arguments)...)});
}

}  // namespace samspil

#define SAMSPIL_CONCAT_INNER(a, b) a##b
#define SAMSPIL_CONCAT(a, b) SAMSPIL_CONCAT_INNER(a, b)

// Evaluates a Result<void> (or drops the value) and returns its error to the caller, if it has one. The name inside is
// counted, so that one TRY may stand in a lambda inside another.
#define TRY(expression) TRY_INNER(SAMSPIL_CONCAT(samspilResult, __COUNTER__), expression)
#define TRY_INNER(result, expression)                                      \
  do {                                                                     \
    if (auto result = (expression); !result.has_value()) {                 \
      return std::unexpected<::samspil::Error>(std::move(result).error()); \
    }                                                                      \
  } while (false)

// TRY_ASSIGN(const auto bytes, readFile(path)); declares `bytes` or returns the error to the caller.
#define TRY_ASSIGN(declaration, expression) \
  TRY_ASSIGN_INNER(SAMSPIL_CONCAT(samspilResult, __COUNTER__), declaration, expression)
#define TRY_ASSIGN_INNER(result, declaration, expression)                \
  auto result = (expression);                                            \
  if (!result.has_value()) {                                             \
    return std::unexpected<::samspil::Error>(std::move(result).error()); \
  }                                                                      \
  declaration = std::move(*result)
