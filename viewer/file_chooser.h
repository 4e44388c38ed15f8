// FileChooser is the folder in which a person looks for files to bring in: where they are, what lies there, where else
// to look. Without a window; panels/file_list.cpp draws it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "session/texts.h"

namespace samspil {

struct FolderEntry {
  std::string name;  // UTF-8, as shown
  std::filesystem::path path;
  bool folder = false;
  std::uint64_t bytes = 0;    // of a file
  std::int64_t modified = 0;  // seconds since 1970
};

// A folder worth a click of its own: home, documents, downloads.
struct FolderPlace {
  UiText label;
  char32_t icon = 0;
  std::filesystem::path path;
};

struct FileChooser {
  std::filesystem::path folder;  // empty: not opened yet
  std::vector<FolderEntry> entries;
  std::vector<FolderPlace> places;
  std::string typed;       // a path or the beginning of a name
  std::size_t cursor = 0;  // into what matching() answers
  std::string problem;     // why the folder can't be read

  // The entries whose names hold what is typed, folded; all where nothing is typed or a path is.
  std::vector<const FolderEntry*> matching() const;
};

// By its extension: what import has a reader for.
bool isImportable(const std::filesystem::path& file);

// Folders first, then importable files, in Danish order; hidden ones left out. Errors: ioError, with the path and what
// to do.
Result<std::vector<FolderEntry>> listFolder(const std::filesystem::path& folder);

// Goes to a folder; stays where it is and says why when that can't be read.
void openFolder(FileChooser& chooser, const std::filesystem::path& folder);

// What was typed as a path: "~/x" from home, relative to the chooser's folder. Empty unless it looks like a path.
std::filesystem::path typedPath(const FileChooser& chooser);

// Home and the XDG user folders that exist.
std::vector<FolderPlace> folderPlaces();

// Where people look for what they saved: their documents, else home.
std::filesystem::path savingFolder();

}  // namespace samspil
