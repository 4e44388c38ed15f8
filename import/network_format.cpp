#include "import/network_format.h"

#include <algorithm>

namespace samspil {

std::span<const ImportFormat* const> importFormats() {
  static constexpr const ImportFormat* kFormats[] = {&kGraphmlFormatIn, &kGexfFormatIn,  &kJsonLinesFormatIn,
                                                     &kJsonFormatIn,    &kPajekFormatIn, &kSifFormatIn};
  return kFormats;
}

const ImportFormat* formatOf(std::string_view bytes, std::string_view fileName) {
  const auto formats = importFormats();
  const auto found = std::find_if(formats.begin(), formats.end(), [&](const auto* format) {
    return format->recognises(bytes) || (!format->extension.empty() && fileName.ends_with(format->extension));
  });
  return found == formats.end() ? nullptr : *found;
}

}  // namespace samspil
