#include "base/result.h"

#include <memory>
#include <string>

#include <doctest/doctest.h>

using namespace samspil;

namespace {

Result<int> half(int number) {
  if (number % 2 != 0) return makeError(ErrorCode::invalidArgument, "{} is odd.", number);
  return number / 2;
}

Result<int> quarter(int number) {
  TRY_ASSIGN(const int once, half(number).context("first half of {}", number));
  TRY_ASSIGN(const int twice, half(once).context("second half"));
  return twice;
}

Result<void> mustBeEven(int number) {
  TRY(half(number));
  return {};
}

Result<std::unique_ptr<int>> boxed(int number) {
  TRY_ASSIGN(auto value, half(number));
  return std::make_unique<int>(value);
}

}  // namespace

TEST_CASE("a result is a value or an error") {
  CHECK(half(4).value() == 2);
  const auto odd = half(3);
  REQUIRE_FALSE(odd.has_value());
  CHECK(odd.error().code == ErrorCode::invalidArgument);
  CHECK(odd.error().message == "3 is odd.");
}

TEST_CASE("TRY_ASSIGN hands on the value, or returns the first error") {
  CHECK(quarter(12).value() == 3);
  CHECK(quarter(6).error().message == "second half: 3 is odd.");
  CHECK(quarter(5).error().message == "first half of 5: 5 is odd.");
}

TEST_CASE("TRY returns the error and keeps its code") {
  CHECK(mustBeEven(2).has_value());
  CHECK(mustBeEven(1).error().code == ErrorCode::invalidArgument);
}

TEST_CASE("context goes in front, outermost first, and leaves values alone") {
  Result<void> failed = makeError(ErrorCode::io, "No paper.");
  const auto wrapped = std::move(failed).context("page {}", 3).context("print {}", "map.pdf");
  CHECK(wrapped.error().message == "print map.pdf: page 3: No paper.");
  CHECK(wrapped.error().code == ErrorCode::io);
  CHECK(half(8).context("never seen").value() == 4);
}

TEST_CASE("a result can hold what can only be moved") {
  auto box = boxed(10);
  REQUIRE(box.has_value());
  const std::unique_ptr<int> taken = std::move(*box);
  CHECK(*taken == 5);
  CHECK_FALSE(boxed(9).has_value());
}

TEST_CASE("braces in the text of an error are text") {
  const std::string name = "{0}{";
  CHECK(Result<int>(makeError(ErrorCode::notFound, "No {}.", name)).context("{}", name).error().message ==
        "{0}{: No {0}{.");
}

TEST_CASE("every error code has a name of its own, as scripts know it") {
  CHECK(errorCodeName(ErrorCode::notFound) == "not_found");
  CHECK(errorCodeName(ErrorCode::invalidArgument) == "invalid_argument");
  CHECK(errorCodeName(ErrorCode::invalidData) == "invalid_data");
  CHECK(errorCodeName(ErrorCode::conflict) == "conflict");
  CHECK(errorCodeName(ErrorCode::locked) == "locked");
  CHECK(errorCodeName(ErrorCode::unsupported) == "unsupported");
  CHECK(errorCodeName(ErrorCode::noSpace) == "no_space");
  CHECK(errorCodeName(ErrorCode::io) == "io");
  CHECK(errorCodeName(ErrorCode::cancelled) == "cancelled");
}
