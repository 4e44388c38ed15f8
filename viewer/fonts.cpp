#include "viewer/fonts.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "session/font_metrics.h"

namespace samspil {

namespace {

// Latin with all its accents, Greek, Cyrillic, punctuation, arrows and signs: what names of European partners need.
constexpr ImWchar kLetters[] = {0x20,   0x24F,  0x370,  0x3FF,  0x400,  0x45F,  0x2010, 0x2044, 0x20A0, 0x20BF, 0x2122,
                                0x2122, 0x2190, 0x2193, 0x2212, 0x2212, 0x2264, 0x2265, 0xFFFD, 0xFFFD, 0};
constexpr ImWchar kDigits[] = {0x20, 0x39, 0};
constexpr ImWchar kIcons[] = {0xF000, 0xF2FF, 0};

struct FaceFiles {
  std::string regular, semibold, icons;
};

ImFont* addFace(const std::string& file, float size, const ImWchar* ranges) {
  ImFontConfig config;
  config.OversampleH = 2;  // letters keep their exact distances
  config.OversampleV = 1;
  config.RasterizerMultiply = 1.15F;  // thin strokes would look pale
  return ImGui::GetIO().Fonts->AddFontFromFileTTF(file.c_str(), size, &config, ranges);
}

void mergeIcons(const FaceFiles& files, float size) {
  ImFontConfig config;
  config.MergeMode = true;
  config.OversampleH = 1;
  config.GlyphOffset.y = size * 0.05F;  // its middle is that of capitals
  ImGui::GetIO().Fonts->AddFontFromFileTTF(files.icons.c_str(), size, &config, kIcons);
}

// Measures a face that was drawn in pixels in units of `ratio` pixels, so that it is as sharp as the screen.
void measureInUnits(ImFont& face, float ratio) {
  face.FontSize /= ratio;
  face.Ascent /= ratio;
  face.Descent /= ratio;
  for (ImFontGlyph& glyph : face.Glyphs) {
    for (float* length : {&glyph.X0, &glyph.Y0, &glyph.X1, &glyph.Y1, &glyph.AdvanceX}) *length /= ratio;
  }
  for (float& advance : face.IndexAdvanceX) advance /= ratio;
  face.FallbackAdvanceX /= ratio;
}

}  // namespace

Result<Fonts> loadFonts(float scaleInUnits, float ratio) {
  const float scale = scaleInUnits * ratio;  // pixels
  FaceFiles files;
  TRY_ASSIGN(files.regular, fontFile(FontRole::regular));
  TRY_ASSIGN(files.semibold, fontFile(FontRole::semibold));
  TRY_ASSIGN(files.icons, fontFile(FontRole::icons));
  ImGui::GetIO().Fonts->Clear();
  Fonts fonts;
  // Whole pixels, since ImGui sets wrapped lines as far apart as the face is high.
  const auto pixels = [scale](float size) { return std::round(size * scale); };
  fonts.body = addFace(files.regular, pixels(14), kLetters);  // the first is ImGui's default
  mergeIcons(files, pixels(14));
  fonts.caption = addFace(files.regular, pixels(13), kLetters);
  mergeIcons(files, pixels(13));
  fonts.strong = addFace(files.semibold, pixels(14), kLetters);
  mergeIcons(files, pixels(14));
  fonts.heading = addFace(files.semibold, pixels(16), kLetters);
  mergeIcons(files, pixels(17));
  fonts.title = addFace(files.semibold, pixels(20), kLetters);
  fonts.figure = addFace(files.semibold, pixels(26), kDigits);
  const auto label = [scale](const std::string& file, float em) {
    return addFace(file, lineOfEm(em) * scale, kLetters);
  };
  fonts.labels = {label(files.regular, 11), label(files.regular, 12.5F), label(files.regular, 14)};
  fonts.strongLabels = {label(files.semibold, 12.5F), label(files.semibold, 14), label(files.semibold, 16)};
  if (!ImGui::GetIO().Fonts->Build()) {
    return makeError(ErrorCode::invalidData, "The font {} cannot be read. Install the package fonts-inter anew.",
                     files.regular);
  }
  if (ratio != 1) {
    for (ImFont* face : ImGui::GetIO().Fonts->Fonts) measureInUnits(*face, ratio);
  }
  return fonts;
}

ImFont* labelFace(const Fonts& fonts, float size, bool strong) {
  const std::span<ImFont* const> faces = strong ? std::span<ImFont* const>(fonts.strongLabels) : fonts.labels;
  return *std::ranges::min_element(faces, {},
                                   [size](const ImFont* face) { return std::abs(face->FontSize - lineOfEm(size)); });
}

}  // namespace samspil
