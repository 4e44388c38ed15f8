// Takes values out of Results in tests; a failure shows the error's sentence.
#pragma once

#include <doctest/doctest.h>

#include "base/result.h"

namespace samspil::test {

template <typename T>
T valueOf(Result<T> result) {
  if (!result) {
    FAIL(result.error().message);
    std::abort();  // not reached: FAIL throws
  }
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

// The error of a result that has to be one.
template <typename T>
Error errorOf(Result<T> result) {
  REQUIRE_FALSE(result.has_value());
  return std::move(result).error();
}

}  // namespace samspil::test
