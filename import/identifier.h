// External identifiers in one spelling, checked where they carry a check digit.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace samspil {

// One of the properties whose value decides which organisation is meant: ror, pic, cvr.
bool isIdentifierProperty(std::string_view property);

// "01aj84f44" of "https://ror.org/01aj84f44"; nine digits of a PIC; eight of a CVR number, also "DK 29 19 09 25". None:
// not one.
std::optional<std::string> normalIdentifier(std::string_view property, std::string_view text);

}  // namespace samspil
