// Text as XML holds it.
#pragma once

#include <string>
#include <string_view>

namespace samspil {

// For text between tags and in attributes: markup is escaped, characters that XML 1.0 cannot hold at all are dropped.
std::string xmlText(std::string_view text);

}  // namespace samspil
