#include "import/text_bytes.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "base/files.h"

namespace samspil {
namespace {

// When the file was written last, in nanoseconds; of one that can't be asked, -1.
std::int64_t lastWritten(int file, std::size_t& size) {
  struct stat status {};
  if (::fstat(file, &status) != 0) return -1;
  size = static_cast<std::size_t>(status.st_size);
  return std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
}

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

void TextBytes::letGo(std::size_t begin, std::size_t end) const {
  if (file_ == nullptr) return;
  const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  const auto start = reinterpret_cast<std::uintptr_t>(view_.data());
  const std::uintptr_t first = (start + begin + page - 1) / page * page, last = (start + end) / page * page;
  if (first < last) ::madvise(reinterpret_cast<void*>(first), last - first, MADV_DONTNEED);
}

std::string_view TextBytes::piece(std::size_t begin, std::size_t end, std::string& room) const {
  const std::string_view text = view_.substr(begin, end - begin);
  if (file_ == nullptr) return text;
  room.resize(text.size());
  return file_->read(text.data(), room) ? std::string_view(room) : text;
}

// What stands at this place of the file in memory; false: not all of it could be read.
bool TextBytes::MappedFile::read(const char* at, std::string& to) const {
  const auto offset = at - static_cast<const char*>(start_);
  return ::pread(file_, to.data(), to.size(), offset) == static_cast<ssize_t>(to.size());
}

TextBytes::MappedFile::MappedFile(int file, void* start, std::size_t size)
    : file_(file), start_(start), size_(size), written_(lastWritten(file, size)) {}

TextBytes::MappedFile::~MappedFile() {
  ::munmap(start_, size_);
  ::close(file_);
}

bool TextBytes::MappedFile::changed() const {
  std::size_t size = 0;
  return lastWritten(file_, size) != written_ || size != size_;
}

std::optional<TextBytes> TextBytes::mapped(int file, std::size_t size) {
  void* const mapped = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  if (mapped == MAP_FAILED) {
    ::close(file);
    return std::nullopt;
  }
  ::madvise(mapped, size, MADV_SEQUENTIAL);
  TextBytes text;
  text.file_ = std::make_shared<const MappedFile>(file, mapped, size);
  text.view_ = {static_cast<const char*>(mapped), size};
  return text;
}

Result<TextBytes> TextBytes::ofFile(const std::filesystem::path& path) {
  std::error_code unknown;
  const auto size = std::filesystem::file_size(path, unknown);
  const int file = unknown || size < kMappedFrom ? -1 : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file >= 0) {
    if (auto text = mapped(file, size)) return *std::move(text);
  }
  TRY_ASSIGN(std::string bytes, readFile(path));
  return TextBytes(std::move(bytes));
}

TextWriter::~TextWriter() {
  if (file_ >= 0) ::close(file_);
}

Result<void> TextWriter::append(std::string_view piece) {
  text_ += piece;
  return text_.size() > inMemory_ ? writeOut() : Result<void>{};
}

Result<void> TextWriter::writeOut() {
  const char* const wanted = std::getenv("TMPDIR");
  const std::filesystem::path directory = wanted != nullptr ? wanted : "/var/tmp";
  if (file_ < 0) file_ = ::open(directory.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  for (std::size_t at = 0; at < text_.size();) {
    const ssize_t count = file_ < 0 ? -1 : ::write(file_, text_.data() + at, text_.size() - at);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      return makeError(errno == ENOSPC ? ErrorCode::noSpace : ErrorCode::io,
                       "The text could not be written to {} to be read from there ({}). Make room, or name another "
                       "folder in TMPDIR.",
                       directory.string(), std::strerror(errno));
    }
    at += static_cast<std::size_t>(count);
  }
  written_ += text_.size();
  text_.clear();
  return {};
}

Result<TextBytes> TextWriter::finish() {
  if (file_ < 0) return TextBytes(std::move(text_));
  TRY(writeOut());
  if (auto text = TextBytes::mapped(std::exchange(file_, -1), written_)) return *std::move(text);
  return makeError(ErrorCode::io, "The text could not be read back: {}.", std::strerror(errno));
}

}  // namespace samspil
