#include "storage/lock_holder.h"

#include <cerrno>
#include <csignal>
#include <fstream>
#include <system_error>

#include <fmt/core.h>
#include <unistd.h>

namespace samspil {
namespace {

std::filesystem::path holderFile(const std::filesystem::path& directory) { return directory / "HOLDER"; }

std::string hostName() {
  char name[256] = {};
  return ::gethostname(name, sizeof name - 1) == 0 ? name : "";
}

}  // namespace

void writeLockHolder(const std::filesystem::path& directory) {
  std::ofstream file(holderFile(directory), std::ios::trunc);
  file << program_invocation_short_name << '\n' << ::getpid() << '\n' << hostName() << '\n';
}

void removeLockHolder(const std::filesystem::path& directory) {
  std::error_code ignored;
  std::filesystem::remove(holderFile(directory), ignored);
}

std::string describeLockHolder(const std::filesystem::path& directory) {
  std::ifstream file(holderFile(directory));
  std::string program, host;
  pid_t process = 0;
  if (!std::getline(file, program) || !(file >> process >> std::ws)) return "another process";
  std::getline(file, host);
  if (!host.empty() && host != hostName()) return fmt::format("{} (process {} on {})", program, process, host);
  const bool gone = process <= 0 || (::kill(process, 0) != 0 && errno == ESRCH);
  return gone ? "another process" : fmt::format("{} (process {})", program, process);
}

}  // namespace samspil
