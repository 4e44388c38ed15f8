#include "viewer/icon_sheet.h"

#include <algorithm>
#include <memory>

#include <ft2build.h>
#include FT_FREETYPE_H

#include "session/font_metrics.h"

namespace samspil {

namespace {

struct FreeTypeFace {
  FT_Library library = nullptr;
  FT_Face face = nullptr;
  ~FreeTypeFace() {
    if (face != nullptr) FT_Done_Face(face);
    if (library != nullptr) FT_Done_FreeType(library);
  }
};

void copyGlyph(const FT_Bitmap& bitmap, int cell, IconSheet& sheet) {
  constexpr int kStride = IconSheet::kColumns * IconSheet::kCell;
  const int width = std::min<int>(static_cast<int>(bitmap.width), IconSheet::kCell);
  const int height = std::min<int>(static_cast<int>(bitmap.rows), IconSheet::kCell);
  const int left = cell % IconSheet::kColumns * IconSheet::kCell + (IconSheet::kCell - width) / 2;
  const int top = cell / IconSheet::kColumns * IconSheet::kCell + (IconSheet::kCell - height) / 2;
  for (int row = 0; row < height; ++row) {
    std::copy_n(bitmap.buffer + row * bitmap.pitch, width, sheet.coverage.begin() + (top + row) * kStride + left);
  }
}

}  // namespace

Result<IconSheet> drawIconSheet(const std::vector<char32_t>& icons) {
  TRY_ASSIGN(const auto path, fontFile(FontRole::icons));
  FreeTypeFace font;
  if (FT_Init_FreeType(&font.library) != 0 || FT_New_Face(font.library, path.c_str(), 0, &font.face) != 0) {
    return makeError(ErrorCode::invalidData, "{} is not a font that FreeType reads. Install the package anew.",
                     path.string());
  }
  FT_Set_Pixel_Sizes(font.face, 0, static_cast<FT_UInt>(IconSheet::kCell * IconSheet::kInk));
  IconSheet sheet;
  sheet.rows = static_cast<int>((icons.size() + IconSheet::kColumns - 1) / IconSheet::kColumns);
  sheet.coverage.resize(static_cast<std::size_t>(sheet.rows) * IconSheet::kCell * IconSheet::kColumns *
                        IconSheet::kCell);
  for (const char32_t icon : icons) {
    if (sheet.cells.contains(icon) || FT_Get_Char_Index(font.face, icon) == 0) continue;
    if (FT_Load_Char(font.face, icon, FT_LOAD_RENDER | FT_LOAD_NO_HINTING) != 0) continue;
    const int cell = static_cast<int>(sheet.cells.size());
    copyGlyph(font.face->glyph->bitmap, cell, sheet);
    sheet.cells.emplace(icon, cell);
  }
  return sheet;
}

}  // namespace samspil
