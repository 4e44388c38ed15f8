// Imports the rows of one file into a NetworkDraft and keeps its account: how many rows there were and what became of
// each, what there was to say, and the rows that were rejected.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "import/import.h"
#include "import/local_ids.h"
#include "import/network_draft.h"
#include "import/opened_file.h"
#include "import/plain/plain_importer.h"
#include "import/row_batches.h"
#include "import/row_importer.h"

namespace samspil {

// One file on its way, with its account.
struct FileInWork : OpenedFile {
  FileAccount account;
};

class FileImporter {
 public:
  // All outlive the importer. `firstRow` is the number of the file's first row among those of all files.
  FileImporter(FileInWork& file, SourceId source, NetworkDraft& draft, const ImportOptions& options, LocalIds& localIds,
               ImportProposal& proposal, std::uint32_t firstRow);

  Result<void> importRows(JobControl& job);

  const FileInWork& file() const { return file_; }
  SourceId source() const { return inFull_.file().source; }  // of rows that name none
  const PlainImporter& plain() const { return plain_; }
  bool plainRowsUseSource() const { return plain_.usesFileAsSource(); }
  void endLookups() { plain_.endLookups(); }
  std::uint32_t firstRow() const { return firstRow_; }
  std::uint32_t endRow() const { return firstRow_ + static_cast<std::uint32_t>(file_.account.rows); }
  void restore(std::uint32_t row) { plain_.restore(row); }
  Result<void> restoreAll(JobControl& job) { return usesPlain_ ? plain_.restoreAll(job) : Result<void>{}; }

 private:
  Result<void> importBatch(RowBatch& batch, JobControl& job);
  Result<void> importInFull(ReadRow& row, std::uint64_t id, bool last);
  void refuse(const CellBatch::Row& row, const Refusal& refusal);
  void count(const ProposedRow& done);
  void keepReject(std::string_view raw, std::uint64_t line, std::size_t firstDiagnostic);
  void keepFew(std::size_t firstDiagnostic);
  void saySkipped();
  void sayLeftOut(const std::vector<std::uint64_t>& lines);

  FileInWork& file_;
  NetworkDraft& draft_;
  LocalIds& localIds_;
  const ImportOptions& options_;
  ImportProposal& proposal_;
  const std::uint32_t firstRow_;
  const bool usesPlain_;
  RowImporter inFull_;
  PlainImporter plain_;
  RowReader reader_;
  TableRow room_;
  std::vector<ReadRow> waiting_;
  std::map<const Refusal*, std::uint32_t> reasons_;
  std::size_t saidBefore_ = 0;                   // diagnostics of other files
  std::map<std::string, std::uint64_t> unsaid_;  // by code, of rows beyond those that are listed
};

}  // namespace samspil
