#include "import/text_bytes.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/files.h"

namespace samspil {
namespace {

// Reading less than this costs no memory worth speaking of.
constexpr std::size_t kMappedFrom = 64 << 20;

}  // namespace

TextBytes::TextBytes(std::string text) {
  auto owned = std::make_shared<const std::string>(std::move(text));
  view_ = *owned;
  owner_ = std::move(owned);
}

TextBytes TextBytes::from(std::size_t offset) const {
  TextBytes rest = *this;
  rest.view_.remove_prefix(offset);
  return rest;
}

Result<TextBytes> TextBytes::ofFile(const std::filesystem::path& path) {
  std::error_code unknown;
  const auto size = std::filesystem::file_size(path, unknown);
  const int file = unknown || size < kMappedFrom ? -1 : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  void* const mapped = file < 0 ? MAP_FAILED : ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  if (file >= 0) ::close(file);
  if (mapped == MAP_FAILED) {
    TRY_ASSIGN(std::string bytes, readFile(path));
    return TextBytes(std::move(bytes));
  }
  ::madvise(mapped, size, MADV_SEQUENTIAL);
  TextBytes text;
  text.owner_ = std::shared_ptr<const void>(mapped, [size](void* start) { ::munmap(start, size); });
  text.view_ = {static_cast<const char*>(mapped), size};
  return text;
}

}  // namespace samspil
