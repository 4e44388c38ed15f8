#include "session/font_metrics.h"

#include <array>
#include <cstdlib>
#include <string>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H

#include "base/text.h"

namespace samspil {

namespace {

constexpr char32_t kMeasuredCodePoints =
    0x2100;  // Latin, Greek, Cyrillic, and the dashes, quotes and dots of good typography
constexpr float kOtherAdvance = 0.6F;

struct FontChoice {
  std::string_view package;
  std::vector<std::string_view> files;  // below a folder `fonts`, the best first
};

FontChoice fontChoice(FontRole role) {
  switch (role) {
    case FontRole::regular:
      return {
          "fonts-inter",
          {"opentype/inter/Inter-Regular.otf", "truetype/inter/Inter-Regular.ttf", "truetype/dejavu/DejaVuSans.ttf"}};
    case FontRole::semibold:
      return {"fonts-inter",
              {"opentype/inter/Inter-SemiBold.otf", "truetype/inter/Inter-SemiBold.ttf",
               "truetype/dejavu/DejaVuSans-Bold.ttf"}};
    case FontRole::icons: return {"fonts-fork-awesome", {"truetype/fork-awesome/forkawesome-webfont.ttf"}};
  }
  return {};
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string{} : std::string{value};
}

// By the XDG base directory rules: the user's own fonts before those of the machine.
std::vector<std::filesystem::path> fontFolders() {
  std::vector<std::filesystem::path> folders;
  if (const auto own = environment("XDG_DATA_HOME"); !own.empty()) {
    folders.emplace_back(std::filesystem::path{own} / "fonts");
  } else if (const auto home = environment("HOME"); !home.empty()) {
    folders.emplace_back(std::filesystem::path{home} / ".local/share/fonts");
  }
  const auto shared = environment("XDG_DATA_DIRS");
  for (const auto folder : splitText(shared, ':')) {
    if (!folder.empty()) folders.emplace_back(std::filesystem::path{folder} / "fonts");
  }
  folders.emplace_back("/usr/local/share/fonts");
  folders.emplace_back("/usr/share/fonts");
  return folders;
}

// Widths are read unscaled, in the font's own units, so that they hold for any size.
std::vector<float> readAdvances(FT_Face face) {
  std::vector<float> advances(kMeasuredCodePoints, kOtherAdvance);
  for (char32_t codePoint = 0; codePoint < kMeasuredCodePoints; ++codePoint) {
    const FT_UInt glyph = FT_Get_Char_Index(face, codePoint);
    FT_Fixed advance = 0;
    if (glyph == 0 || FT_Get_Advance(face, glyph, FT_LOAD_NO_SCALE, &advance) != 0) continue;
    advances[codePoint] = static_cast<float>(advance) / static_cast<float>(face->units_per_EM);
  }
  return advances;
}

}  // namespace

Result<std::filesystem::path> fontFile(FontRole role) {
  const FontChoice choice = fontChoice(role);
  const auto folders = fontFolders();
  for (const auto file : choice.files) {
    for (const auto& folder : folders) {
      std::error_code ignored;
      const auto path = folder / file;
      if (std::filesystem::is_regular_file(path, ignored)) return path;
    }
  }
  return makeError(ErrorCode::notFound, "The font {} is not installed. Install the package {}.", choice.files.front(),
                   choice.package);
}

Result<FontMetrics> FontMetrics::load(FontRole role) {
  TRY_ASSIGN(const auto path, fontFile(role));
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0)
    return makeError(ErrorCode::unsupported, "FreeType does not start on this machine.");
  FT_Face face = nullptr;
  if (FT_New_Face(library, path.c_str(), 0, &face) != 0) {
    FT_Done_FreeType(library);
    return makeError(ErrorCode::invalidData, "{} is not a font that FreeType reads. Install the package anew.",
                     path.string());
  }
  FontMetrics metrics;
  metrics.advances_ = readAdvances(face);
  metrics.ascentShare_ = static_cast<float>(face->ascender) / static_cast<float>(face->units_per_EM);
  FT_Done_Face(face);
  FT_Done_FreeType(library);
  return metrics;
}

FontMetrics FontMetrics::estimate() {
  FontMetrics metrics;
  metrics.advances_.assign(kMeasuredCodePoints, 0.55F);
  return metrics;
}

float FontMetrics::width(std::string_view utf8, float size) const {
  float em = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const auto [codePoint, bytes] = decodeUtf8(utf8, at);
    em += codePoint < advances_.size() ? advances_[codePoint] : kOtherAdvance;
    at += bytes;
  }
  return em * size;
}

}  // namespace samspil
