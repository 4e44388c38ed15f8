// Files as whole byte strings, and where Samspil finds its own.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace samspil {

Result<std::string> readFile(const std::filesystem::path& path);

// Writes beside the target and renames over it, so that a reader sees the old file or the new one, never half of it.
Result<void> writeFileAtomically(const std::filesystem::path& path, std::string_view bytes);

// The folder `assets` of this build or installation: $SAMSPIL_ASSETS, or found upward from the program file.
Result<std::filesystem::path> assetsDirectory();

// Where data of the user lives by the XDG base directory rules: $XDG_DATA_HOME/samspil or ~/.local/share/samspil.
std::filesystem::path userDataDirectory();

// The login name of the user, for the journal's "who"; "unknown" where there is none.
std::string userName();

}  // namespace samspil
