// What an import holds while files go in: the network with what comes, and the files with what became of their rows.
// Whoever makes records of plain rows later keeps it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

#include "import/file_importer.h"
#include "import/import.h"
#include "import/local_ids.h"
#include "import/network_draft.h"

namespace samspil {

struct ImportWork {
  ImportWork(const ImportOptions& chosen, const ImportTarget& into, JobControl& job)
      : options(chosen), target(into), draft(target, job) {}
  ImportWork(const ImportWork&) = delete;
  ImportWork& operator=(const ImportWork&) = delete;

  // Of the file that a row stands in.
  FileImporter& importerOf(std::uint32_t row) const {
    return **std::find_if(importers.begin(), importers.end(), [&](const auto& file) { return row < file->endRow(); });
  }

  ImportOptions options;  // `ends` is settled when the files are open
  const ImportTarget target;
  NetworkDraft draft;
  LocalIds localIds;
  std::vector<FileInWork> files;                         // in the order of import
  std::vector<std::unique_ptr<FileImporter>> importers;  // one for each; their rows ascend
};

}  // namespace samspil
