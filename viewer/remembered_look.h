// Language and theme as the user chose them last: the file "look" in the user's data directory, two words: "da dark".
#pragma once

#include <filesystem>
#include <optional>

#include "base/language.h"
#include "base/result.h"
#include "session/view_state.h"

namespace samspil {

struct Look {
  Language language = Language::danish;
  Theme theme = Theme::light;
  friend bool operator==(const Look&, const Look&) = default;
};

std::filesystem::path lookFile();

// None where nothing was chosen yet, or the file can't be understood.
std::optional<Look> rememberedLook(const std::filesystem::path& file);
Result<void> rememberLook(const std::filesystem::path& file, const Look& look);

}  // namespace samspil
