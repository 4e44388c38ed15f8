// Any bytes at all through decoding, folding, keys, dates and colours: what comes out is well formed, and doing it
// twice changes nothing.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/geometry.h"
#include "base/text.h"

using namespace samspil;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void checkDecoding(std::string_view text) {
  std::string again;
  for (std::size_t at = 0; at < text.size();) {
    const auto decoded = decodeUtf8(text, at);
    require(decoded.size >= 1 && decoded.size <= 4 && at + decoded.size <= text.size());
    appendUtf8(again, decoded.codePoint);
    at += decoded.size;
  }
  require(isValidUtf8(again));
  require(isValidUtf8(text) == (again == text));
}

void checkFolding(std::string_view text) {
  const std::string folded = foldForSearch(text);
  require(isValidUtf8(folded));
  require(foldForSearch(folded) == folded);
  require(trimmed(folded) == folded);
  const std::string key = slug(text);
  require(key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
  require(slug(key) == key);
}

void checkValues(std::string_view text) {
  if (const auto date = parseIsoDate(text)) require(isoDate(*date) == text);
  if (const auto color = parseColor(text)) require(parseColor(hexColor(*color)) == color);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  checkDecoding(text);
  checkFolding(text);
  checkValues(text);
  return 0;
}
