#include "base/country_name.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace samspil {
namespace {

std::string nameIn(const icu::Locale& country, const char* language) {
  icu::UnicodeString name;
  country.getDisplayCountry(icu::Locale(language), name);
  std::string utf8;
  name.toUTF8String(utf8);
  return utf8;
}

}  // namespace

LocalizedText countryName(std::string_view code) {
  const std::string text(code);
  if (text.size() != 2) return {text, text};
  const icu::Locale country("", text.c_str());
  return {nameIn(country, "da"), nameIn(country, "en")};
}

}  // namespace samspil
