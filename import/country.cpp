#include "import/country.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "base/text.h"

namespace samspil {
namespace {

struct Countries {
  std::unordered_set<std::string> codes;
  std::unordered_map<std::string, std::string> byName;  // folded
};

void addName(Countries& countries, const icu::Locale& country, const char* language, const std::string& code) {
  icu::UnicodeString name;
  country.getDisplayCountry(icu::Locale(language), name);
  std::string utf8;
  name.toUTF8String(utf8);
  countries.byName.emplace(foldForSearch(utf8), code);
  const auto sign = utf8.find(" & ");
  if (sign != std::string::npos) countries.byName.emplace(foldForSearch(utf8.replace(sign, 3, " and ")), code);
}

// Names beyond those of the Unicode locale data.
constexpr std::pair<std::string_view, std::string_view> kOtherNames[] = {
    {"el", "GR"},
    {"uk", "GB"},
    {"england", "GB"},
    {"scotland", "GB"},
    {"skotland", "GB"},
    {"wales", "GB"},
    {"great britain", "GB"},
    {"storbritannien", "GB"},
    {"usa", "US"},
    {"holland", "NL"},
    {"the netherlands", "NL"},
    {"czech republic", "CZ"},
    {"tjekkiet", "CZ"},
    {"slovak republic", "SK"},
    {"republic of ireland", "IE"},
    {"korea", "KR"},
    {"russia", "RU"},
    {"tyrkiet", "TR"},
    {"turkey", "TR"},
    {"turkiye", "TR"},
    {"nordirland", "GB"},
    {"northern ireland", "GB"},
    {"det forenede kongerige", "GB"},
    {"united kingdom of great britain and northern ireland", "GB"},
    {"u k", "GB"},
    {"u s a", "US"},
    {"u s", "US"},
    {"united states of america", "US"},
    {"de forenede stater", "US"},
    {"den tjekkiske republik", "CZ"},
    {"republique tcheque", "CZ"},
    {"netherlands the", "NL"},
    {"republic of korea", "KR"},
    {"korea republic of", "KR"},
    {"korea south", "KR"},
    {"russian federation", "RU"},
    {"macedonia", "MK"},
    {"makedonien", "MK"},
    {"republic of north macedonia", "MK"},
    {"moldova republic of", "MD"},
    {"republic of moldova", "MD"},
    {"iran islamic republic of", "IR"},
    {"taiwan province of china", "TW"},
    {"tanzania united republic of", "TZ"},
    {"hong kong", "HK"},
    {"ivory coast", "CI"},
    {"people s republic of china", "CN"},
    {"p r china", "CN"},
    {"pr china", "CN"},
    {"uae", "AE"},
    {"palestine", "PS"},
    {"burma", "MM"},
    {"swaziland", "SZ"},
    {"cape verde", "CV"},
};

const Countries& countries() {
  static const Countries all = [] {
    Countries made;
    for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
      const icu::Locale country("", *code);
      made.codes.insert(*code);
      made.byName.emplace(foldForSearch(*code), *code);
      made.byName.emplace(foldForSearch(country.getISO3Country()), *code);
      for (const char* language : {"da", "en", "de", "sv", "nb", "fr", "nl", "pl", "el", "es", "it", "pt", "fi", "cs"})
        addName(made, country, language, *code);
    }
    for (const auto& [name, code] : kOtherNames) made.byName[foldForSearch(name)] = code;
    return made;
  }();
  return all;
}

}  // namespace

std::optional<std::string_view> countryCode(std::string_view text) {
  text = trimmed(text);
  const auto& all = countries();
  if (const auto code = all.codes.find(std::string(text)); code != all.codes.end()) return *code;
  const auto found = all.byName.find(foldForSearch(text));
  if (found != all.byName.end()) return found->second;
  // "Danmark (DK)", "DK - Denmark": either part may be known.
  if (const auto dash = text.find(" - "); dash != std::string_view::npos) {
    if (const auto before = countryCode(text.substr(0, dash))) return before;
    return countryCode(text.substr(dash + 3));
  }
  const auto open = text.find('(');
  if (open == std::string_view::npos || open == 0 || !text.ends_with(')')) return std::nullopt;
  if (const auto before = countryCode(text.substr(0, open))) return before;
  return countryCode(text.substr(open + 1, text.size() - open - 2));
}

std::optional<std::string_view> firstOfCountries(std::string_view cell) {
  std::optional<std::string_view> first;
  std::size_t count = 0;
  for (std::size_t from = 0; from <= cell.size();) {
    const std::size_t end = std::min(cell.find_first_of("|;/,\n", from), cell.size());
    const auto part = trimmed(cell.substr(from, end - from));
    from = end + 1;
    if (part.empty()) continue;
    const auto country = countryCode(part);
    if (!country) return std::nullopt;
    if (!first) first = country;
    ++count;
  }
  return count > 1 ? first : std::nullopt;
}

namespace {

// Codes and names that are as well a state's of the USA, by which cities are told apart there.
bool mayBeState(std::string_view text) {
  constexpr std::string_view kStates[] = {"AL", "AR", "AZ", "CA", "CO", "DE", "GA", "ID", "IL", "IN",
                                          "KY", "LA", "MA", "MD", "ME", "MN", "MO", "MS", "MT", "NC",
                                          "NE", "PA", "SC", "SD", "TN", "VA", "VI", "PR", "GU", "Georgia"};
  return std::ranges::find(kStates, text) != std::end(kStates);
}

}  // namespace

std::optional<CityAndCountry> cityAndCountry(std::string_view cell) {
  constexpr std::string_view kSigns = "/,(";
  const auto sign = cell.find_first_of(kSigns);
  if (sign == std::string_view::npos || sign == 0 || cell.find_first_of(kSigns, sign + 1) != std::string_view::npos)
    return std::nullopt;
  if (cell[sign] == '(') {
    if (!cell.ends_with(')')) return std::nullopt;
    cell.remove_suffix(1);
  }
  const auto city = trimmed(cell.substr(0, sign)), called = trimmed(cell.substr(sign + 1));
  constexpr std::size_t kCode = 3;
  const bool unsure = mayBeState(called) || (cell[sign] == ',' && called.size() <= kCode) || countryCode(city);
  const auto country = unsure ? std::nullopt : countryCode(called);
  return country ? std::optional(CityAndCountry{city, *country}) : std::nullopt;
}

}  // namespace samspil
