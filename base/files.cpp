#include "base/files.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>

#include <pwd.h>
#include <unistd.h>

namespace samspil {
namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

ErrorCode codeOf(int errorNumber) {
  if (errorNumber == ENOENT) return ErrorCode::notFound;
  if (errorNumber == ENOSPC || errorNumber == EDQUOT) return ErrorCode::noSpace;
  return ErrorCode::io;
}

std::unexpected<Error> systemError(std::string_view action, const std::filesystem::path& path) {
  const int number = errno;
  return makeError(codeOf(number), "Could not {} {}: {}.", action, path.string(), std::strerror(number));
}

}  // namespace

Result<std::string> readFile(const std::filesystem::path& path) {
  const File file(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (!file) return systemError("open", path);
  std::string bytes;
  std::error_code ignored;
  if (const auto size = std::filesystem::file_size(path, ignored); !ignored) bytes.reserve(size);
  char buffer[1 << 16];
  std::size_t count = 0;
  do {
    count = std::fread(buffer, 1, sizeof buffer, file.get());
    bytes.append(buffer, count);
  } while (count == sizeof buffer);
  if (std::ferror(file.get())) return systemError("read", path);
  return bytes;
}

Result<void> writeFileAtomically(const std::filesystem::path& path, std::string_view bytes) {
  auto temporary = path;
  temporary += fmt::format(".{}.tmp", ::getpid());
  File file(std::fopen(temporary.c_str(), "wb"), &std::fclose);
  if (!file) return systemError("create", temporary);
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size() &&
                       std::fflush(file.get()) == 0 && ::fsync(::fileno(file.get())) == 0;
  if (!written) {
    auto error = systemError("write", path);
    ::unlink(temporary.c_str());
    return error;
  }
  file.reset();
  if (std::rename(temporary.c_str(), path.c_str()) != 0) {
    auto error = systemError("write", path);
    ::unlink(temporary.c_str());
    return error;
  }
  return {};
}

Result<std::filesystem::path> assetsDirectory() {
  if (const char* given = std::getenv("SAMSPIL_ASSETS"); given != nullptr && *given != '\0') return given;
  std::error_code ignored;
  auto folder = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
  while (!folder.empty()) {
    for (const char* candidate : {"assets", "share/samspil"}) {
      if (std::filesystem::exists(folder / candidate / "midtjylland", ignored)) return folder / candidate;
    }
    if (folder == folder.parent_path()) break;
    folder = folder.parent_path();
  }
  return makeError(ErrorCode::notFound,
                   "Samspil's folder `assets` is not above the program. Set SAMSPIL_ASSETS to where it is.");
}

std::filesystem::path userDataDirectory() {
  if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data == '/') {
    return std::filesystem::path(data) / "samspil";
  }
  const char* home = std::getenv("HOME");
  return std::filesystem::path(home != nullptr && *home != '\0' ? home : "/tmp") / ".local/share/samspil";
}

std::string userName() {
  const passwd* entry = ::getpwuid(::getuid());
  return entry != nullptr ? entry->pw_name : "unknown";
}

}  // namespace samspil
