// Countries as people write them: code, Danish, English or own name.
#pragma once

#include <optional>
#include <string_view>

namespace samspil {

// ISO 3166-1 alpha-2 of "DK", "dnk", "Danmark", "Denmark"; the EU's own EL and UK give GR and GB. None: not a country.
std::optional<std::string_view> countryCode(std::string_view text);

// The first of several in one cell, each of which is known: "DK|SE", "Danmark, Sverige". None: they are not.
std::optional<std::string_view> firstOfCountries(std::string_view cell);

// "Aarhus / Denmark", "Aarhus, Denmark", "Aarhus (DK)". None where another reading is likely too: "Atlanta, Georgia",
// "Boston (MA)".
struct CityAndCountry {
  std::string_view city;
  std::string_view country;  // its code
};
std::optional<CityAndCountry> cityAndCountry(std::string_view cell);

}  // namespace samspil
