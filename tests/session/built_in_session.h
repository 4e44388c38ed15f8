// The built-in network, opened once for all tests that only look at it.
#pragma once

#include <doctest/doctest.h>

#include "session/session.h"
#include "tests/support/open_session.h"
#include "tests/support/temporary_directory.h"

namespace samspil::test {

inline const Session& builtInSession() {
  static const TemporaryDirectory directory;
  static const std::unique_ptr<Session> session = openSession(directory / "network");
  return *session;
}

inline VertexIndex at(std::string_view key) {
  const auto v = builtInSession().network().findKey(key);
  if (!v) FAIL("no entity ", key);
  return *v;
}

}  // namespace samspil::test
