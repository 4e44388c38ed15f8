// Widths of text in the program's typeface, the same for screen and export, so that labels are placed alike everywhere.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace samspil {

enum class FontRole : std::uint8_t { regular, semibold, icons };

// The font file of a role, among those that packages.txt installs. Error notFound names the package.
Result<std::filesystem::path> fontFile(FontRole role);

class FontMetrics {
 public:
  // Reads the advance widths of Latin, Greek and Cyrillic letters from the font file. Not for changing afterwards; any
  // thread may read.
  static Result<FontMetrics> load(FontRole role);
  // A plain estimate for where there is no font: every letter 0.55 em wide.
  static FontMetrics estimate();

  float width(std::string_view utf8, float size) const;  // pixels, at `size` pixels an em
  float lineHeight(float size) const { return size * 1.25F; }
  float ascent(float size) const { return size * ascentShare_; }

 private:
  std::vector<float> advances_;  // em, per code point below 0x2100; others 0.6
  float ascentShare_ = 0.95F;
};

// The code point of a Fork Awesome icon by name ("hospital-o"); 0: not known.
char32_t iconCodePoint(std::string_view name);

}  // namespace samspil
