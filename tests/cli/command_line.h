// Runs `samspil` as a user would, in this process, on a store of the test's own.
#pragma once

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "tests/support/temporary_directory.h"

namespace samspil::test {

struct Ran {
  int status = 0;
  std::string out, err;
  nlohmann::json json() const { return nlohmann::json::parse(out); }
};

inline Ran runSamspil(const std::filesystem::path& store, std::vector<std::string> arguments) {
  std::vector<std::string> all{"samspil", "--store", store.string()};
  all.insert(all.end(), arguments.begin(), arguments.end());
  std::vector<const char*> argv;
  for (const auto& argument : all) argv.push_back(argument.c_str());
  std::ostringstream out, err;
  const int status = runCommandLine(static_cast<int>(argv.size()), argv.data(), out, err);
  return {status, out.str(), err.str()};
}

// The built-in network, made once for all tests that only look at it.
inline const std::filesystem::path& builtInStore() {
  static const TemporaryDirectory directory;
  static const std::filesystem::path store = [] {
    runSamspil(directory / "network", {"init"});
    return directory / "network";
  }();
  return store;
}

}  // namespace samspil::test
