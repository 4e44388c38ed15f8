// The name of a country by its ISO 3166-1 alpha-2 code: "SE" is Sverige and Sweden. A code that is not known stays as
// it is. Source: the Unicode locale data.
#pragma once

#include <string_view>

#include "base/language.h"

namespace samspil {

LocalizedText countryName(std::string_view code);

}  // namespace samspil
