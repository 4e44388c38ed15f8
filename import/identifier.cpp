#include "import/identifier.h"

#include <algorithm>

#include "base/text.h"
#include "graph/statement.h"

namespace samspil {
namespace {

std::string digitsOf(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c >= '0' && c <= '9') digits.push_back(c);
  }
  return digits;
}

bool onlyDigitsAndBlanks(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= '0' && c <= '9') || c == ' ' || c == '.' || c == '-'; });
}

// ROR: a leading 0, six characters of Crockford's base 32 and two check digits (ISO 7064, mod 97-10).
std::optional<std::string> normalRor(std::string_view text) {
  if (const auto slash = text.rfind('/'); slash != std::string_view::npos) text.remove_prefix(slash + 1);
  if (text.size() != 9 || text.front() != '0') return std::nullopt;
  std::string ror;
  for (const char c : text) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (!((lower >= '0' && lower <= '9') || (lower >= 'a' && lower <= 'z'))) return std::nullopt;
    ror.push_back(lower);
  }
  return ror;
}

std::optional<std::string> normalCvr(std::string_view text) {
  if (text.starts_with("DK") || text.starts_with("dk")) text = trimmed(text.substr(2));
  std::string digits = digitsOf(text);
  if (!onlyDigitsAndBlanks(text) || digits.size() != 8 || digits.front() == '0') return std::nullopt;
  return digits;
}

std::optional<std::string> normalPic(std::string_view text) {
  std::string digits = digitsOf(text);
  if (!onlyDigitsAndBlanks(text) || digits.size() != 9) return std::nullopt;
  return digits;
}

}  // namespace

bool isIdentifierProperty(std::string_view property) {
  return property == property::kRor || property == property::kPic || property == property::kCvr;
}

std::optional<std::string> normalIdentifier(std::string_view property, std::string_view text) {
  text = trimmed(text);
  if (property == property::kRor) return normalRor(text);
  if (property == property::kCvr) return normalCvr(text);
  if (property == property::kPic) return normalPic(text);
  return std::nullopt;
}

}  // namespace samspil
