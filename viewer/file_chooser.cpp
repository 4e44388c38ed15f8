#include "viewer/file_chooser.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <optional>

#include <fmt/core.h>

#include "base/text.h"
#include "viewer/icons.h"

namespace samspil {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 13> kImportable = {".csv",    ".tsv",  ".tab", ".txt",     ".graphml",
                                                          ".gexf",   ".json", ".srj", ".geojson", ".jsonl",
                                                          ".ndjson", ".net",  ".sif"};

fs::path homeFolder() {
  const char* home = std::getenv("HOME");
  return home == nullptr || *home == '\0' ? fs::path("/") : fs::path(home);
}

std::string lowerExtension(const fs::path& file) {
  std::string extension = file.extension().string();
  std::ranges::transform(extension, extension.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
  return extension;
}

std::int64_t secondsOf(fs::file_time_type time) {
  return std::chrono::duration_cast<std::chrono::seconds>(fs::file_time_type::clock::to_sys(time).time_since_epoch())
      .count();
}

// A broken link or a file that just went away is no entry.
std::optional<FolderEntry> readEntry(const fs::directory_entry& found) {
  std::error_code failed;
  FolderEntry entry{.name = found.path().filename().string(), .path = found.path()};
  if (entry.name.empty() || entry.name.front() == '.') return {};
  entry.folder = found.is_directory(failed);
  if (failed) return {};
  if (entry.folder) return entry;
  if (!isImportable(entry.path) || !found.is_regular_file(failed) || failed) return {};
  entry.bytes = found.file_size(failed);
  if (failed) return {};
  const auto written = found.last_write_time(failed);
  if (!failed) entry.modified = secondsOf(written);
  return entry;
}

// XDG_DOWNLOAD_DIR="$HOME/Hentet" of ~/.config/user-dirs.dirs (freedesktop.org, xdg-user-dirs).
fs::path userFolder(std::string_view key, const fs::path& home) {
  const char* config = std::getenv("XDG_CONFIG_HOME");
  std::ifstream file((config != nullptr && *config != '\0' ? fs::path(config) : home / ".config") / "user-dirs.dirs");
  const std::string start = fmt::format("XDG_{}_DIR=\"", key);
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with(start)) continue;
    std::string value = line.substr(start.size(), line.rfind('"') - start.size());
    if (value.starts_with("$HOME/")) return home / value.substr(6);
    return value;
  }
  return {};
}

bool looksLikePath(std::string_view typed) {
  return typed.starts_with('/') || typed.starts_with('~') || typed.starts_with("./") || typed.starts_with("../");
}

}  // namespace

std::vector<const FolderEntry*> FileChooser::matching() const {
  std::vector<const FolderEntry*> found;
  const std::string wanted = looksLikePath(typed) ? std::string() : foldForSearch(typed);
  for (const FolderEntry& entry : entries) {
    if (wanted.empty() || foldForSearch(entry.name).find(wanted) != std::string::npos) found.push_back(&entry);
  }
  return found;
}

bool isImportable(const fs::path& file) {
  return std::ranges::find(kImportable, lowerExtension(file)) != kImportable.end();
}

Result<std::vector<FolderEntry>> listFolder(const fs::path& folder) {
  std::error_code failed;
  std::vector<FolderEntry> entries;
  for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
    if (auto entry = readEntry(*at)) entries.push_back(std::move(*entry));
  }
  if (failed) {
    return makeError(ErrorCode::io, "{} can't be read: {}; choose another folder", folder.string(), failed.message());
  }
  const Collator order(Language::danish);
  std::ranges::sort(entries, [&order](const FolderEntry& a, const FolderEntry& b) {
    return a.folder != b.folder ? a.folder : order(a.name, b.name);
  });
  return entries;
}

void openFolder(FileChooser& chooser, const fs::path& folder) {
  auto entries = listFolder(folder);
  if (!entries) {
    chooser.problem = entries.error().message;
    return;
  }
  chooser.problem.clear();
  chooser.folder = folder.lexically_normal();
  chooser.entries = std::move(*entries);
  chooser.typed.clear();
  chooser.cursor = 0;
}

fs::path typedPath(const FileChooser& chooser) {
  const std::string_view typed = trimmed(chooser.typed);
  if (!looksLikePath(typed)) return {};
  if (typed == "~") return homeFolder();
  if (typed.starts_with("~/")) return homeFolder() / typed.substr(2);
  return (chooser.folder / typed).lexically_normal();
}

std::vector<FolderPlace> folderPlaces() {
  const fs::path home = homeFolder();
  const auto either = [&](std::string_view key, const char* usual) {
    const fs::path named = userFolder(key, home);
    return named.empty() ? home / usual : named;
  };
  const FolderPlace wanted[] = {
      {{"Hjem", "Home"}, icon::kHome, home},
      {{"Skrivebord", "Desktop"}, icon::kDesktop, either("DESKTOP", "Desktop")},
      {{"Dokumenter", "Documents"}, icon::kFileText, either("DOCUMENTS", "Documents")},
      {{"Hentede filer", "Downloads"}, icon::kDownload, either("DOWNLOAD", "Downloads")},
  };
  std::vector<FolderPlace> places;
  std::error_code ignored;
  for (const FolderPlace& place : wanted) {
    const bool again = std::ranges::any_of(places, [&](const FolderPlace& p) { return p.path == place.path; });
    if (!again && fs::is_directory(place.path, ignored)) places.push_back(place);
  }
  return places;
}

fs::path savingFolder() {
  const auto places = folderPlaces();
  for (const FolderPlace& place : places) {
    if (place.path.filename() == "Documents" || place.path.filename() == "Dokumenter") return place.path;
  }
  return places.empty() ? fs::current_path() : places.front().path;
}

}  // namespace samspil
