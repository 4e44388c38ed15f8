#include "import/file_importer.h"

#include <algorithm>

#include "base/text.h"
#include "import/messages.h"

namespace samspil {
namespace {

// Findings of one file that are listed one by one; a person reads fewer, and more are counted.
constexpr std::size_t kListed = 10'000;
// Rows; one that is looked for among very many names may take a millisecond.
constexpr std::size_t kBetweenCheckpoints = 64;

}  // namespace

FileImporter::FileImporter(FileInWork& file, SourceId source, NetworkDraft& draft, const ImportOptions& options,
                           LocalIds& localIds, ImportProposal& proposal, std::uint32_t firstRow)
    : file_(file),
      draft_(draft),
      localIds_(localIds),
      options_(options),
      proposal_(proposal),
      firstRow_(firstRow),
      usesPlain_(PlainImporter::canUse(options, file.mapping, draft.network())),
      inFull_(draft, options, {file.account.file, file.path.filename().string(), source, &file.mapping}, localIds,
              proposal),
      plain_(draft, file, inFull_, localIds, firstRow),
      reader_(file.mapping, draft.vocabulary(), file.account.file) {
  file.account.rejectedRows =
      RejectedRows(file.table.decoded.text, file.table.dialect.dialect, file.account.header, options.language);
}

void FileImporter::count(const ProposedRow& done) {
  inFull_.setPrevious(done.entity);
  FileAccount& account = file_.account;
  switch (done.outcome) {
    case RowOutcome::created: ++account.created; break;
    case RowOutcome::updated: ++account.updated; break;
    case RowOutcome::unchanged: ++account.unchanged; break;
    case RowOutcome::merged: ++account.merged; break;
    case RowOutcome::rejected: ++account.rejected; break;
  }
  if (!options_.keepRows) return;
  proposal_.rows.push_back(done);
  proposal_.rows.back().file = static_cast<std::uint32_t>(file_.place);
}

// The row as it stood, with its line and what is wrong with it, so that it can be corrected and imported again.
void FileImporter::keepReject(std::string_view raw, std::uint64_t line, std::size_t firstDiagnostic) {
  std::string reason;
  for (std::size_t i = firstDiagnostic; i < proposal_.diagnostics.size(); ++i) {
    if (proposal_.diagnostics[i].severity != Severity::rejected) continue;
    reason += (reason.empty() ? "" : " ") + proposal_.diagnostics[i].message.in(options_.language);
  }
  auto& rejected = file_.account.rejectedRows;
  rejected.add(raw, line, rejected.reason(reason));
}

// Takes back the newest findings where enough are listed.
void FileImporter::keepFew(std::size_t firstDiagnostic) {
  if (firstDiagnostic - saidBefore_ < kListed) return;
  for (std::size_t i = firstDiagnostic; i < proposal_.diagnostics.size(); ++i) ++unsaid_[proposal_.diagnostics[i].code];
  proposal_.diagnostics.resize(firstDiagnostic);
}

void FileImporter::saySkipped() {
  for (const auto& [code, count] : unsaid_) {
    proposal_.diagnostics.push_back(
        makeDiagnostic("more_of_the_same", {file_.account.file, 0, 0, code}, {std::to_string(count), code}));
  }
}

void FileImporter::sayLeftOut(const std::vector<std::uint64_t>& lines) {
  constexpr std::size_t kListedLines = 10;
  if (lines.empty()) return;
  std::vector<std::string> listed;
  for (std::size_t i = 0; i < std::min(lines.size(), kListedLines); ++i) listed.push_back(std::to_string(lines[i]));
  if (lines.size() > kListedLines) listed.emplace_back("…");
  proposal_.diagnostics.push_back(makeDiagnostic("left_out", {file_.account.file, lines.front(), 0, ""},
                                                 {std::to_string(lines.size()), joinText(listed, ", ")}));
}

// One row into the draft and the account, unless it waits for its entity.
Result<void> FileImporter::importInFull(ReadRow& row, std::uint64_t id, bool last) {
  const std::size_t firstDiagnostic = proposal_.diagnostics.size();
  const std::size_t firstDuplicate = proposal_.possibleDuplicates.size();
  plain_.changed(id);
  TRY_ASSIGN(auto done, inFull_.import(row, last));
  if (!done) {
    inFull_.setPrevious({}, true);
    waiting_.push_back(std::move(row));
    return {};
  }
  done->possibleDuplicate = proposal_.possibleDuplicates.size() > firstDuplicate;
  if (done->outcome == RowOutcome::rejected) keepReject(row.raw, row.line, firstDiagnostic);
  count(*done);
  keepFew(firstDiagnostic);
  return {};
}

void FileImporter::refuse(const CellBatch::Row& row, const Refusal& refusal) {
  auto& rejected = file_.account.rejectedRows;
  const auto [reason, first] = reasons_.try_emplace(&refusal, 0);
  if (first) reason->second = rejected.reason(refusal.diagnostic.message.in(options_.language));
  rejected.add(row.raw, row.line, reason->second);
  count({.line = static_cast<std::uint32_t>(row.line)});
  if (proposal_.diagnostics.size() - saidBefore_ >= kListed) {
    ++unsaid_[refusal.diagnostic.code];
    return;
  }
  proposal_.diagnostics.push_back(refusal.diagnostic);
  proposal_.diagnostics.back().file = file_.account.file;
  proposal_.diagnostics.back().line = row.line;
}

Result<void> FileImporter::importBatch(RowBatch& batch, JobControl& job) {
  plain_.begin(batch);
  std::size_t inFull = 0;
  for (std::size_t i = 0; i < batch.cells.size(); ++i) {
    const auto& place = batch.cells.rows[i];
    if (i % kBetweenCheckpoints == 0) TRY(job.checkpoint(place.offset, file_.table.decoded.text.size()));
    plain_.prefetch(batch, i);
    draft_.plain().beginRow(firstRow_ + static_cast<std::uint32_t>(file_.account.rows++));
    const std::uint64_t id = batch.digest.id.empty() ? 0 : batch.digest.id[i];
    switch (batch.digest.kinds[i]) {
      case RowDigest::Kind::refused: refuse(place, *batch.digest.refusals[i]); continue;
      case RowDigest::Kind::inFull: TRY(importInFull(batch.inFull[inFull++], id, false)); continue;
      case RowDigest::Kind::plain: break;
    }
    ProposedRow done{.line = static_cast<std::uint32_t>(place.line)};
    TRY_ASSIGN(const bool imported, plain_.import(batch, i, done));
    if (imported) {
      count(done);
      continue;
    }
    ReadRow row = readInFull(batch.cells, i, reader_, room_);
    TRY(importInFull(row, id, false));
  }
  return {};
}

Result<void> FileImporter::importRows(JobControl& job) {
  auto& account = file_.account;
  saidBefore_ = proposal_.diagnostics.size();
  RowBatches batches(file_.table, file_.mapping, draft_.vocabulary(), account.file, localIds_, plain_.sayings(),
                     draft_.plain().sourceTexts, usesPlain_);
  while (RowBatch* batch = batches.next()) {
    TRY(importBatch(*batch, job));
  }
  inFull_.setPrevious({});
  for (auto& row : std::vector<ReadRow>(std::move(waiting_))) TRY(importInFull(row, 0, true));
  saySkipped();
  sayLeftOut(batches.leftOutLines());
  if (account.rows == 0 && file_.table.width() > 0) {
    proposal_.diagnostics.push_back(makeDiagnostic("no_rows", {account.file, file_.table.headerLine, 0, ""}));
  }
  return {};
}

}  // namespace samspil
