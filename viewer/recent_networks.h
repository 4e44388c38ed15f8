// The networks that were open lately, newest first: the file "recent" in the user's data directory, a folder a line.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace samspil {

inline constexpr std::size_t kMostRecent = 6;

std::filesystem::path recentNetworksFile();

// Those that are still there. A list that can't be read is an empty one: nothing depends on it.
std::vector<std::filesystem::path> recentNetworks(const std::filesystem::path& file);
// Puts a network in front of the others.
Result<void> rememberNetwork(const std::filesystem::path& file, const std::filesystem::path& network);

// What a network is called for people: its folder, or the folder above where it has the usual name.
std::string networkName(const std::filesystem::path& network);

}  // namespace samspil
