#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>
#include <unordered_map>

#include "base/text.h"
#include "import/import.h"
#include "import/import_work.h"
#include "import/messages.h"
#include "import/new_terms.h"
#include "import/proposed_records.h"

namespace samspil {
namespace {

// A file's name as sources and titles have it.
std::string shortName(const std::filesystem::path& path) { return path.filename().string(); }

class Proposer {
 public:
  Proposer(const ImportOptions& options, const ImportTarget& target, JobControl& job)
      : options_(options),
        when_(options.when != 0 ? options.when : nowMicroseconds()),
        work_(std::make_shared<ImportWork>(options, target, job)),
        draft_(work_->draft),
        job_(job) {}

  Result<ImportProposal> propose(std::vector<NamedBytes> files);

 private:
  Result<void> openAll(std::vector<NamedBytes> files);
  void begin(OpenedFile table);
  Result<void> importRows(FileInWork& file);
  SourceId sourceOf(const FileInWork& file);
  void makeNewTerms();
  void settleEnds();
  Result<void> makeRecords();
  void inOrderOfFiles();
  void title();

  const ImportOptions& options_;
  std::int64_t when_;
  std::shared_ptr<ImportWork> work_;
  NetworkDraft& draft_;
  JobControl& job_;
  ImportProposal proposal_;
};

// Understanding a file is the work of one thread for much of the time, so several are understood at once.
Result<void> Proposer::openAll(std::vector<NamedBytes> files) {
  std::vector<Result<std::vector<OpenedFile>>> opened(files.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < files.size(); i = next++) {
      const std::string name = files[i].name.string();
      opened[i] = openFile(i, std::move(files[i]), options_, draft_.vocabulary(), job_).context("import {}", name);
    }
  };
  {
    const std::size_t threads = std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), files.size());
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back(work);
    work();
  }
  for (auto& tables : opened) {
    if (!tables) return std::unexpected(std::move(tables.error()));
    for (auto& table : *tables) begin(std::move(table));
  }
  return {};
}

void Proposer::begin(OpenedFile table) {
  FileInWork file{std::move(table), {}};
  file.place = work_->files.size();
  auto& account = file.account;
  account.file = file.path.string();
  account.format = file.format;
  account.encoding = file.table.decoded.encoding;
  if (!file.table.exact) account.delimiter = std::string(1, file.table.dialect.dialect.delimiter);
  account.kind = file.mapping.kind;
  account.recipe = file.recipe ? file.recipe->id : "";
  for (const auto& column : file.mapping.columns) account.header.push_back(column.name);
  proposal_.diagnostics.insert(proposal_.diagnostics.end(), file.diagnostics.begin(), file.diagnostics.end());
  work_->files.push_back(std::move(file));
}

void Proposer::makeNewTerms() {
  if (!options_.createTypes) return;
  NewTerms terms;
  const VocabularyWords words(draft_.vocabulary());
  for (const auto& file : work_->files) collectNewTerms(file.table, file.mapping, words, terms);
  if (draft_.vocabulary().families.empty()) terms.relations.clear();  // there is none to make them of
  if (terms.empty()) return;
  draft_.extendVocabulary(withNewTerms(draft_.vocabulary(), terms));
  for (const auto& word : terms.types) proposal_.termsCreated.push_back({word, word});
  for (const auto& word : terms.relations) proposal_.termsCreated.push_back({word, word});
}

// Whether ties are all there is: then whom they name is not misspelt, but new.
void Proposer::settleEnds() {
  EndPolicy& ends = work_->options.ends;
  if (ends != EndPolicy::automatic) return;
  ends = EndPolicy::reject;
  const auto holdsOthers = [](const FileInWork& file) {
    if (file.mapping.kind == TableKind::ties) return false;
    TableRow row;
    return TableRows(file.table).next(row);
  };
  if (draft_.network().vertexCount() > 0 || std::ranges::any_of(work_->files, holdsOthers)) return;
  ends = EndPolicy::create;
  for (const auto& file : work_->files) {
    if (file.mapping.kind == TableKind::ties)
      proposal_.diagnostics.push_back(makeDiagnostic("ends_created", {file.account.file, 0, 0, ""}));
  }
}

// The imported file as a source; part of the change only if a row refers to it.
SourceId Proposer::sourceOf(const FileInWork& file) {
  std::string digits;
  for (const char c : isoTime(when_)) {
    if (c >= '0' && c <= '9') digits.push_back(c);
  }
  const std::string name = shortName(file.path), key = fmt::format("import-{}-{}", slug(name), digits);
  std::string free = key;
  for (int number = 2; draft_.findSource(free).has_value(); ++number) free = fmt::format("{}-{}", key, number);
  const auto date = parseIsoDate(isoTime(when_).substr(0, 10)).value_or(PartialDate{});
  return draft_.addSourceIfUsed(
      {.key = free,
       .kind = SourceKind::importedFile,
       .title = {fmt::format("Importeret fil {}", name), fmt::format("Imported file {}", name)},
       .publisher = options_.who,
       .date = date,
       .file = name});
}

Result<void> Proposer::importRows(FileInWork& file) {
  auto& importers = work_->importers;
  const std::uint32_t firstRow = importers.empty() ? 0 : importers.back()->endRow();
  importers.push_back(std::make_unique<FileImporter>(file, sourceOf(file), draft_, work_->options, work_->localIds,
                                                     proposal_, firstRow));
  return importers.back()->importRows(job_);
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
  std::vector<FileInWork>& inWork = work_->files;
  TRY(job_.checkpoint(0, files.size()));
  TRY(openAll(std::move(files)));
  makeNewTerms();
  settleEnds();
  // Sources first, then entities, then ties, whatever the order of the files, so that each finds what it names.
  const auto rank = [](TableKind kind) { return kind == TableKind::sources ? 0 : kind == TableKind::ties ? 2 : 1; };
  std::stable_sort(inWork.begin(), inWork.end(),
                   [&](const auto& a, const auto& b) { return rank(a.mapping.kind) < rank(b.mapping.kind); });
  draft_.plain().restore = [this](std::uint32_t row) { work_->importerOf(row).restore(row); };
  TRY(draft_.indexNames());
  for (auto& file : inWork) TRY(importRows(file).context("import {}", file.account.file));
  proposal_.entitiesCreated = draft_.entitiesCreated();
  proposal_.entitiesUpdated = draft_.entitiesUpdated();
  proposal_.tiesCreated = draft_.tiesCreated();
  proposal_.tiesUpdated = draft_.tiesUpdated();
  proposal_.files.resize(inWork.size());
  for (auto& file : inWork) proposal_.files[file.place] = std::move(file.account);
  TRY(makeRecords());
  inOrderOfFiles();
  title();
  return std::move(proposal_);
}

// All that is to be written: as a change, or to be made row by row when it is.
Result<void> Proposer::makeRecords() {
  if (options_.onlyAccount) return {};
  if (proposal_.entitiesCreated + proposal_.tiesCreated >= options_.recordsFrom)
    proposal_.records = ProposedRecords::of(work_);
  if (proposal_.records) return {};
  for (auto& importer : work_->importers) TRY(importer->restoreAll(job_));
  draft_.restoreSources();
  draft_.moveTo(proposal_.change);
  return {};
}

// Findings and rows in the order of files and lines.
void Proposer::inOrderOfFiles() {
  std::unordered_map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < proposal_.files.size(); ++i) places.try_emplace(proposal_.files[i].file, i);
  std::stable_sort(proposal_.diagnostics.begin(), proposal_.diagnostics.end(), [&](const auto& a, const auto& b) {
    return std::pair(places[a.file], a.line) < std::pair(places[b.file], b.line);
  });
  const auto inOrder = [](const ProposedRow& a, const ProposedRow& b) {
    return std::pair(a.file, a.line) < std::pair(b.file, b.line);
  };
  if (!std::is_sorted(proposal_.rows.begin(), proposal_.rows.end(), inOrder))
    std::stable_sort(proposal_.rows.begin(), proposal_.rows.end(), inOrder);
}

}  // namespace

Result<ImportProposal> proposeImport(std::span<const std::filesystem::path> files, const ImportOptions& options,
                                     const ImportTarget& target, JobControl& job) {
  std::vector<NamedBytes> inMemory;
  for (const auto& file : files) {
    TRY_ASSIGN(TextBytes bytes, TextBytes::ofFile(file).context("import {}", file.string()));
    inMemory.push_back({file, std::move(bytes)});
  }
  return proposeImportOf(std::move(inMemory), options, target, job);
}

Result<ImportProposal> proposeImportOf(std::vector<NamedBytes> files, const ImportOptions& options,
                                       const ImportTarget& target, JobControl& job) {
  return Proposer(options, target, job).propose(std::move(files));
}

}  // namespace samspil
