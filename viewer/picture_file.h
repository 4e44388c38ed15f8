// The picture that is about to be shown, as a PNG file. Before present(): afterwards it is undefined.
#pragma once

#include <filesystem>

#include "base/geometry.h"
#include "base/result.h"

namespace samspil {

Result<void> saveFramebuffer(const std::filesystem::path& path, Vec2 pixels);

}  // namespace samspil
