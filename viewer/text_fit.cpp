#include "viewer/text_fit.h"

#include <algorithm>
#include <cfloat>

namespace samspil::ui {

float widthOf(ImFont* face, std::string_view words) {
  if (words.empty()) return 0;
  return face->CalcTextSizeA(face->FontSize, FLT_MAX, 0, words.data(), words.data() + words.size()).x;
}

std::string cutTo(ImFont* face, std::string_view words, float width) {
  if (widthOf(face, words) <= width) return std::string(words);
  constexpr std::string_view kMore = "…";
  const char* end = nullptr;
  face->CalcTextSizeA(face->FontSize, std::max(width - widthOf(face, kMore), 1.0F), 0, words.data(),
                      words.data() + words.size(), &end);
  std::string cut(words.data(), end);
  while (!cut.empty() && cut.back() == ' ') cut.pop_back();
  return cut + std::string(kMore);
}

}  // namespace samspil::ui
