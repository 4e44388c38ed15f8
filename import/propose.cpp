#include <algorithm>

#include "base/files.h"
#include "base/text.h"
#include "import/csv_writer.h"
#include "import/import.h"
#include "import/messages.h"
#include "import/network_draft.h"
#include "import/opened_file.h"
#include "import/row_batches.h"
#include "import/row_importer.h"

namespace samspil {
namespace {

// One file on its way, with its account.
struct FileInWork : OpenedFile {
  FileAccount account;
};

// A file's name as sources and titles have it.
std::string shortName(const std::filesystem::path& path) { return path.filename().string(); }

class Proposer {
 public:
  Proposer(const ImportOptions& options, const ImportTarget& target, JobControl& job)
      : options_(options),
        when_(options.when != 0 ? options.when : nowMicroseconds()),
        draft_(target, job),
        job_(job) {}

  Result<ImportProposal> propose(std::vector<NamedBytes> files);

 private:
  Result<void> open(std::size_t index, NamedBytes bytes, std::vector<FileInWork>& inWork);
  Result<void> importRows(FileInWork& file);
  Result<bool> importRow(FileInWork& file, RowImporter& importer, ReadRow& row, bool last);
  SourceId sourceOf(const FileInWork& file);
  void count(FileAccount& account, RowOutcome outcome);
  void keepReject(FileInWork& file, const ReadRow& row, std::size_t firstDiagnostic);
  void title();

  const ImportOptions& options_;
  std::int64_t when_;
  NetworkDraft draft_;
  JobControl& job_;
  EntityFinder::LocalIds localIds_;
  ImportProposal proposal_;
};

Result<void> Proposer::open(std::size_t index, NamedBytes named, std::vector<FileInWork>& inWork) {
  TRY_ASSIGN(auto tables, openFile(index, std::move(named), options_, draft_.vocabulary()));
  for (auto& table : tables) {
    FileInWork file{std::move(table), {}};
    file.place = inWork.size();
    auto& account = file.account;
    account.file = file.path.string();
    account.format = file.format;
    account.encoding = file.table.decoded.encoding;
    if (!file.table.exact) account.delimiter = std::string(1, file.table.dialect.dialect.delimiter);
    account.kind = file.mapping.kind;
    account.recipe = file.recipe ? file.recipe->id : "";
    for (const auto& column : file.mapping.columns) account.header.push_back(column.name);
    proposal_.diagnostics.insert(proposal_.diagnostics.end(), file.diagnostics.begin(), file.diagnostics.end());
    inWork.push_back(std::move(file));
  }
  return {};
}

// The imported file as a source; part of the change only if a row refers to it.
SourceId Proposer::sourceOf(const FileInWork& file) {
  std::string digits;
  for (const char c : isoTime(when_)) {
    if (c >= '0' && c <= '9') digits.push_back(c);
  }
  const std::string name = shortName(file.path), key = fmt::format("import-{}-{}", slug(name), digits);
  std::string free = key;
  for (int number = 2; draft_.findSource(free) != nullptr; ++number) free = fmt::format("{}-{}", key, number);
  const auto date = parseIsoDate(isoTime(when_).substr(0, 10)).value_or(PartialDate{});
  return draft_.addSourceIfUsed(
      {.key = free,
       .kind = SourceKind::importedFile,
       .title = {fmt::format("Importeret fil {}", name), fmt::format("Imported file {}", name)},
       .publisher = options_.who,
       .date = date,
       .file = name});
}

// The row as it stood, with its line and what is wrong with it, so that it can be corrected and imported again.
void Proposer::keepReject(FileInWork& file, const ReadRow& row, std::size_t firstDiagnostic) {
  const CsvDialect dialect{file.table.dialect.dialect.delimiter, '"', '\0'};
  auto& csv = file.account.rejectsCsv;
  const bool danish = options_.language == Language::danish;
  if (csv.empty()) {
    std::vector<std::string_view> header = {danish ? "afvist_linje" : "rejected_line",
                                            danish ? "afvist_fordi" : "rejected_because"};
    header.insert(header.end(), file.account.header.begin(), file.account.header.end());
    writeCsvRecord(csv, header, dialect, "\r\n");
  }
  std::string reason;
  for (std::size_t i = firstDiagnostic; i < proposal_.diagnostics.size(); ++i) {
    if (proposal_.diagnostics[i].severity != Severity::rejected) continue;
    reason += (reason.empty() ? "" : " ") + proposal_.diagnostics[i].message.in(options_.language);
  }
  CsvReader reader(row.raw, file.table.dialect.dialect);
  CsvRecord record;
  reader.next(record);
  if (record.cells.size() < file.account.header.size()) record.cells.resize(file.account.header.size());
  // In front, where a row with too many cells does not push them out of their columns.
  const std::string line = std::to_string(row.line);
  record.cells.insert(record.cells.begin(), {line, reason});
  writeCsvRecord(csv, record.cells, dialect, "\r\n");
}

void Proposer::count(FileAccount& account, RowOutcome outcome) {
  switch (outcome) {
    case RowOutcome::created: ++account.created; break;
    case RowOutcome::updated: ++account.updated; break;
    case RowOutcome::unchanged: ++account.unchanged; break;
    case RowOutcome::merged: ++account.merged; break;
    case RowOutcome::rejected: ++account.rejected; break;
  }
}

// One row into the draft and the account; false: it waits for its entity.
Result<bool> Proposer::importRow(FileInWork& file, RowImporter& importer, ReadRow& row, bool last) {
  const std::size_t firstDiagnostic = proposal_.diagnostics.size();
  const std::size_t firstDuplicate = proposal_.possibleDuplicates.size();
  TRY_ASSIGN(auto done, importer.import(row, last));
  if (!done) return false;
  count(file.account, done->outcome);
  if (done->outcome == RowOutcome::rejected) keepReject(file, row, firstDiagnostic);
  if (!options_.keepRows) return true;
  done->file = static_cast<std::uint32_t>(file.place);
  done->possibleDuplicate = proposal_.possibleDuplicates.size() > firstDuplicate;
  proposal_.rows.push_back(*done);
  return true;
}

Result<void> Proposer::importRows(FileInWork& file) {
  auto& account = file.account;
  RowImporter importer(draft_, options_, {account.file, shortName(file.path), sourceOf(file), &file.mapping}, localIds_,
                       proposal_);
  std::vector<ReadRow> waiting;
  RowBatches batches(file.table, file.mapping, draft_.vocabulary(), account.file);
  for (auto rows = batches.next(); !rows.empty(); rows = batches.next()) {
    TRY(job_.checkpoint(batches.offset(), file.table.decoded.text.size()));
    account.rows += rows.size();
    for (auto& row : rows) {
      TRY_ASSIGN(const bool done, importRow(file, importer, row, false));
      if (!done) waiting.push_back(std::move(row));
    }
  }
  for (auto& row : waiting) TRY(importRow(file, importer, row, true));
  if (account.rows == 0 && file.table.width() > 0) {
    proposal_.diagnostics.push_back(makeDiagnostic("no_rows", {account.file, file.table.headerLine, 0, ""}));
  }
  return {};
}

void Proposer::title() {
  std::uint64_t rows = 0;
  for (const auto& account : proposal_.files) rows += account.rows;
  std::vector<std::string> names;
  for (const auto& account : proposal_.files) {
    if (names.empty() || names.back() != shortName(account.file)) names.push_back(shortName(account.file));
  }
  auto& info = proposal_.change.info();
  info.kind = options_.batchKind;
  info.title = {fmt::format("Importér {} ({} rækker)", joinText(names, ", "), rows),
                fmt::format("Import {} ({} rows)", joinText(names, ", "), rows)};
  info.who = options_.who;
  info.file = names.empty() ? "" : names.front();
}

Result<ImportProposal> Proposer::propose(std::vector<NamedBytes> files) {
  std::vector<FileInWork> inWork;
  for (std::size_t i = 0; i < files.size(); ++i) {
    TRY(job_.checkpoint(i, files.size()));
    const std::string name = files[i].name.string();
    TRY(open(i, std::move(files[i]), inWork).context("import {}", name));
  }
  // Sources first, then entities, then ties, whatever the order of the files, so that each finds what it names.
  const auto rank = [](TableKind kind) { return kind == TableKind::sources ? 0 : kind == TableKind::ties ? 2 : 1; };
  std::stable_sort(inWork.begin(), inWork.end(),
                   [&](const auto& a, const auto& b) { return rank(a.mapping.kind) < rank(b.mapping.kind); });
  TRY(draft_.indexNames());
  for (auto& file : inWork) TRY(importRows(file).context("import {}", file.account.file));
  std::sort(inWork.begin(), inWork.end(), [](const auto& a, const auto& b) { return a.place < b.place; });
  for (auto& file : inWork) proposal_.files.push_back(std::move(file.account));
  const auto fileIndex = [&](const std::string& name) {
    return std::find_if(proposal_.files.begin(), proposal_.files.end(), [&](const auto& f) { return f.file == name; }) -
           proposal_.files.begin();
  };
  std::stable_sort(proposal_.diagnostics.begin(), proposal_.diagnostics.end(), [&](const auto& a, const auto& b) {
    const auto fileA = fileIndex(a.file), fileB = fileIndex(b.file);
    return fileA != fileB ? fileA < fileB : a.line < b.line;
  });
  std::stable_sort(proposal_.rows.begin(), proposal_.rows.end(),
                   [](const auto& a, const auto& b) { return std::pair(a.file, a.line) < std::pair(b.file, b.line); });
  title();
  proposal_.entitiesCreated = draft_.entitiesCreated();
  proposal_.entitiesUpdated = draft_.entitiesUpdated();
  proposal_.tiesCreated = draft_.tiesCreated();
  proposal_.tiesUpdated = draft_.tiesUpdated();
  draft_.moveTo(proposal_.change);
  return std::move(proposal_);
}

}  // namespace

Result<ImportProposal> proposeImport(std::span<const std::filesystem::path> files, const ImportOptions& options,
                                     const ImportTarget& target, JobControl& job) {
  std::vector<NamedBytes> inMemory;
  for (const auto& file : files) {
    TRY_ASSIGN(std::string bytes, readFile(file).context("import {}", file.string()));
    inMemory.push_back({file, std::move(bytes)});
  }
  return proposeImportOf(std::move(inMemory), options, target, job);
}

Result<ImportProposal> proposeImportOf(std::vector<NamedBytes> files, const ImportOptions& options,
                                       const ImportTarget& target, JobControl& job) {
  return Proposer(options, target, job).propose(std::move(files));
}

}  // namespace samspil
