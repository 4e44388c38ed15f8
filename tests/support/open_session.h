// A session on a store of its own: filled with the built-in network, or empty where that is asked for.
#pragma once

#include <filesystem>
#include <memory>

#include <doctest/doctest.h>

#include "session/session.h"

namespace samspil::test {

inline std::unique_ptr<Session> openSession(const std::filesystem::path& store, bool empty = false) {
  auto session = Session::open({.store = store, .createEmpty = empty});
  if (!session) FAIL(session.error().message);
  return std::move(*session);
}

}  // namespace samspil::test
