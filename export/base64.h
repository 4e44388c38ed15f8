// Bytes as text that may stand inside a page (RFC 4648, with padding).
#pragma once

#include <string>
#include <string_view>

namespace samspil {

std::string base64(std::string_view bytes);

}  // namespace samspil
