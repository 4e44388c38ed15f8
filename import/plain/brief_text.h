// A text whose letters stand in place where they are few, so that looking at it costs no further way through memory.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace samspil {

class BriefText {
 public:
  static constexpr std::size_t kMostLetters = 23;

  BriefText() = default;
  // A longer text stays where it is, and must.
  explicit BriefText(std::string_view text) {
    if (text.size() <= kMostLetters) {
      size_ = static_cast<std::uint8_t>(text.size());
      text.copy(letters_.data(), text.size());
    } else {
      size_ = kElsewhere;
      std::memcpy(letters_.data(), &text, sizeof text);
    }
  }

  operator std::string_view() const {
    if (size_ != kElsewhere) return {letters_.data(), size_};
    std::string_view text;
    std::memcpy(&text, letters_.data(), sizeof text);
    return text;
  }

 private:
  static constexpr std::uint8_t kElsewhere = 0xFF;
  static_assert(sizeof(std::string_view) <= kMostLetters);

  std::array<char, kMostLetters> letters_{};
  std::uint8_t size_ = 0;
};

}  // namespace samspil
