// What the readers of graph programs' plain texts (Pajek, SIF) share: a text in UTF-8, its lines and their words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "import/encoding.h"

namespace samspil {

// The lines of a text in any encoding, without their ends; both live as long as the object.
class TextLines {
 public:
  static Result<TextLines> of(std::string_view bytes);
  const std::vector<std::string_view>& all() const { return lines_; }

 private:
  TextBytes text_;
  std::vector<std::string_view> lines_;
};

// Parted by blanks and tabs; quotes (" or ') keep a word together and do not belong to it.
std::vector<std::string> wordsOf(std::string_view line);

}  // namespace samspil
