// TextBytes is a text that may be larger than memory: a string of one's own, or a file mapped into the address space,
// of which the system keeps the pages that are in use. A copy shares it; views into it live as long as any copy.
#pragma once

#include <filesystem>
#include <memory>
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

  // The bytes of a file; a small one is read, so that nobody else can change it meanwhile.
  static Result<TextBytes> ofFile(const std::filesystem::path& path);

 private:
  std::shared_ptr<const void> owner_;
  std::string_view view_;
};

}  // namespace samspil
