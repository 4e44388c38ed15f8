// TextBytes is a text that may be larger than memory: a string of one's own, or a file mapped into the address space,
// of which the system keeps the pages that are in use. A copy shares it; views into it live as long as any copy.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace samspil {

class TextBytes {
 public:
  TextBytes() = default;
  TextBytes(std::string text);  // NOLINT(google-explicit-constructor): a string is a text
  TextBytes(const char* text) : TextBytes(std::string(text)) {}

  operator std::string_view() const { return view_; }
  std::string_view view() const { return view_; }
  std::size_t size() const { return view_.size(); }
  bool empty() const { return view_.empty(); }
  std::size_t find(std::string_view text, std::size_t from = 0) const { return view_.find(text, from); }

  // The rest from `offset` on, of the same text.
  TextBytes from(std::size_t offset) const;
  // The bytes begin..end were looked at, and not all of them will be soon: of a mapped file they need no memory until
  // somebody looks again. For all threads.
  void letGo(std::size_t begin, std::size_t end) const;
  // The same text, of a file perhaps copied to `room`: for a look here and there, where bringing in a page and letting
  // it go again would take longer than reading it.
  std::string_view piece(std::size_t begin, std::size_t end, std::string& room) const;
  // Somebody has written into the file since it was mapped. One that was put in its place does not change this text.
  bool changed() const { return file_ != nullptr && file_->changed(); }

  // The bytes of a file; a small one is read, so that nobody else can change it meanwhile.
  static Result<TextBytes> ofFile(const std::filesystem::path& path);

 private:
  friend class TextWriter;
  // A file that is mapped: where, and as it was.
  class MappedFile {
   public:
    MappedFile(int file, void* start, std::size_t size);  // takes the file
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    bool changed() const;
    bool read(const char* at, std::string& to) const;

   private:
    int file_;
    void* start_;
    std::size_t size_;
    std::int64_t written_;  // nanoseconds since 1970
  };
  // The first `size` bytes of an open file, which it closes; nothing if the system refuses.
  static std::optional<TextBytes> mapped(int file, std::size_t size);

  std::shared_ptr<const std::string> owner_;
  std::shared_ptr<const MappedFile> file_;  // instead, of a mapped text
  std::string_view view_;
};

// A text on its way, piece by piece. One that grows large is kept in a file without a name, among those that a restart
// may remove ($TMPDIR, else /var/tmp), and mapped from there when it is complete.
class TextWriter {
 public:
  // `inMemory`: bytes that are kept in memory.
  explicit TextWriter(std::size_t inMemory = 64 << 20) : inMemory_(inMemory) {}
  ~TextWriter();
  TextWriter(const TextWriter&) = delete;
  TextWriter& operator=(const TextWriter&) = delete;

  // Errors are the disk's.
  Result<void> append(std::string_view piece);
  // The writer is spent.
  Result<TextBytes> finish();

 private:
  Result<void> writeOut();

  const std::size_t inMemory_;
  std::string text_;  // not written out yet
  int file_ = -1;
  std::size_t written_ = 0;
};

}  // namespace samspil
