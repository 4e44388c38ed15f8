// Countries as people write them: code, Danish, English or own name.
#pragma once

#include <optional>
#include <string_view>

namespace samspil {

// ISO 3166-1 alpha-2 of "DK", "dnk", "Danmark", "Denmark"; the EU's own EL and UK give GR and GB. None: not a country.
std::optional<std::string_view> countryCode(std::string_view text);

}  // namespace samspil
