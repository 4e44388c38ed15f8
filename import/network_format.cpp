#include "import/network_format.h"

#include <algorithm>

namespace samspil {

std::span<const ImportFormat* const> importFormats() {
  static constexpr const ImportFormat* kFormats[] = {&kGraphmlFormatIn, &kGexfFormatIn, &kJsonLinesFormatIn,
                                                     &kJsonFormatIn};
  return kFormats;
}

const ImportFormat* formatOf(std::string_view bytes) {
  const auto formats = importFormats();
  const auto found =
      std::find_if(formats.begin(), formats.end(), [&](const auto* format) { return format->recognises(bytes); });
  return found == formats.end() ? nullptr : *found;
}

}  // namespace samspil
