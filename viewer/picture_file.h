// The present framebuffer as a PNG file.
#pragma once

#include <filesystem>

#include "base/geometry.h"
#include "base/result.h"

namespace samspil {

Result<void> saveFramebuffer(const std::filesystem::path& path, Vec2 pixels);

}  // namespace samspil
