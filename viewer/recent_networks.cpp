#include "viewer/recent_networks.h"

#include <algorithm>

#include "base/files.h"
#include "base/text.h"

namespace samspil {

std::filesystem::path recentNetworksFile() { return userDataDirectory() / "recent"; }

std::vector<std::filesystem::path> recentNetworks(const std::filesystem::path& file) {
  std::vector<std::filesystem::path> networks;
  const auto bytes = readFile(file);
  if (!bytes) return networks;
  for (const std::string_view line : splitText(*bytes, '\n')) {
    const std::filesystem::path network{std::string(line)};
    std::error_code unreadable;
    if (!line.empty() && std::filesystem::is_directory(network, unreadable)) networks.push_back(network);
    if (networks.size() == kMostRecent) break;
  }
  return networks;
}

Result<void> rememberNetwork(const std::filesystem::path& file, const std::filesystem::path& network) {
  const std::filesystem::path whole = std::filesystem::absolute(network).lexically_normal();
  std::vector<std::filesystem::path> networks = recentNetworks(file);
  std::erase(networks, whole);
  networks.insert(networks.begin(), whole);
  std::string bytes;
  for (std::size_t i = 0; i < std::min(networks.size(), kMostRecent); ++i) bytes += networks[i].string() + '\n';
  std::error_code exists;
  std::filesystem::create_directories(file.parent_path(), exists);
  return writeFileAtomically(file, bytes);
}

std::string networkName(const std::filesystem::path& network) {
  const bool usual = network.filename() == "network" || network.filename() == "store";
  const std::filesystem::path named = usual && network.has_parent_path() ? network.parent_path() : network;
  return named.filename().empty() ? network.string() : named.filename().string();
}

}  // namespace samspil
