// Import is propose, then apply: propose() reads and checks files against a network and answers the ChangeSet that
// would bring them in, with a full account of every row. The caller shows it, and gives the ChangeSet to the store.
// Preview and commit so run the same code, and a preview writes nothing.
//
//   TRY_ASSIGN(const ImportProposal proposal, proposeImport(files, options, network, job));
//   if (!options.dryRun) TRY(store.apply(proposal.change));
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/job.h"
#include "base/result.h"
#include "graph/change_set.h"
#include "graph/snapshot.h"
#include "graph/statement.h"
#include "import/decision.h"
#include "import/diagnostic.h"
#include "import/file_options.h"
#include "import/proposed_row.h"
#include "import/recipe.h"
#include "import/rejected_rows.h"
#include "import/resolution/match.h"
#include "import/text_bytes.h"

namespace samspil {

class ProposedRecords;

enum class DuplicatePolicy : std::uint8_t { ask, merge, separate };

// Ends of ties that are not known become organisations, or the row is rejected. automatic: they become organisations
// where the files hold ties alone and the network is empty; elsewhere a name that is not known is likely misspelt.
enum class EndPolicy : std::uint8_t { automatic, create, reject };

struct ImportOptions {
  FileOptions everyFile;           // what holds for each file that says nothing else
  std::vector<FileOptions> files;  // of the first file, the second, ...; may be shorter than the files
  std::vector<Recipe> recipes;     // one that fits a file's header exactly is used, unless the file names another
  bool keepRows = false;           // fill in ImportProposal::rows
  bool onlyAccount = false;        // count only: ImportProposal::change stays empty, and memory small
  // From so many new entities and ties on, ImportProposal::records takes the place of the change's records, where the
  // files add something and change nothing.
  std::uint64_t recordsFrom = ~std::uint64_t{0};
  bool recordsOnce = false;                           // they are written once: memory is freed as soon as they are read
  bool plainRows = true;                              // false: read every row in full; the same comes of it, slowly
  DuplicatePolicy duplicates = DuplicatePolicy::ask;  // ask: what is not sure is created and listed; merge: it is
                                                      // merged; separate: only equal names are one
  std::vector<DuplicateDecision> decisions;
  std::string who;  // login name
  BatchKind batchKind = BatchKind::import;
  Language language = Language::danish;  // of the batch's title that comes first
  std::int64_t when = 0;                 // microseconds since 1970, of the imported file's source; 0: now
  bool createSources = true;             // a source that is named but not known becomes one; false: the row is rejected
  EndPolicy ends = EndPolicy::automatic;
  bool createTypes = false;  // types and relations that are not known are made; false: the row is rejected
};

// What an import needs to know of the network it goes into. Reading a record is the store's business; the session wires
// it.
struct ImportTarget {
  SnapshotPtr network;  // never null; may be empty
  IdAllocator ids;
  std::function<Result<std::vector<EntityFacts>>(EntityId)> facts;
  std::function<Result<TieStatement>(StatementId)> tieStatement;
  // Entities of which a source states this ror, pic or cvr, written as normalIdentifier() has it.
  std::function<Result<std::vector<EntityId>>(std::string_view property, std::string_view value)> findIdentifier;
};

// rows == created + updated + unchanged + merged + rejected, always.
struct FileAccount {
  std::string file;       // as the user named it
  std::string format;     // "csv"
  std::string encoding;   // "UTF-8", "windows-1252", ...
  std::string delimiter;  // ";" "," "\t" "|"
  TableKind kind = TableKind::automatic;
  std::vector<std::string> header;
  std::string recipe;  // id of the recipe that was used; empty: none
  std::uint64_t rows = 0, created = 0, updated = 0, unchanged = 0, merged = 0, rejected = 0;
  RejectedRows rejectedRows;
};

struct PossibleDuplicate {
  std::string file;
  std::uint64_t line = 0;
  std::string newName;
  EntityId existing;
  double score = 0;  // 0..1
  std::string existingName;
  std::vector<MatchPart> parts;  // the reasons, as the match card shows them
  bool merged = false;           // what was done with the row: merged, or created beside the existing one
};

struct ImportProposal {
  ChangeSet change;
  // In place of the change's records, where these are too many to be held (ImportOptions::recordsFrom); else none. See
  // import/proposed_records.h.
  std::shared_ptr<ProposedRecords> records;
  std::vector<FileAccount> files;
  std::vector<LocalizedText> termsCreated;  // what new types and relations are called
  std::uint64_t entitiesCreated = 0, entitiesUpdated = 0, tiesCreated = 0, tiesUpdated = 0;
  std::vector<PossibleDuplicate> possibleDuplicates;
  std::vector<Diagnostic> diagnostics;  // in order of file and line
  std::vector<ProposedRow> rows;        // in order of file and line, if options.keepRows; see import/proposal_diff.h

  // Everything that the files say is in the network already.
  bool changesNothing() const {
    return change.empty() && entitiesCreated + entitiesUpdated + tiesCreated + tiesUpdated == 0;
  }
};

Result<ImportProposal> proposeImport(std::span<const std::filesystem::path> files, const ImportOptions& options,
                                     const ImportTarget& target, JobControl& job);

// The same for bytes that are in memory already: a pasted table, a dropped file, a test.
struct NamedBytes {
  std::filesystem::path name;
  TextBytes bytes;
};
Result<ImportProposal> proposeImportOf(std::vector<NamedBytes> files, const ImportOptions& options,
                                       const ImportTarget& target, JobControl& job);

// The vocabulary of assets/vocabulary.json. Errors name the file and the entry.
Result<Vocabulary> readVocabulary(const std::filesystem::path& json);

// What subtypes and roles are called, from the same file: a Setting each, space kTermSpace, key the term, value
// "danish\nenglish".
inline constexpr std::string_view kTermSpace = "term";
Result<std::vector<Setting>> readTermLabels(const std::filesystem::path& json);

// The built-in network in `directory` (vocabulary.json beside it in assets/, then sources, entities and ties as CSV) as
// one ChangeSet for an empty store. Its own files must be without fault: any rejected row is an error.
Result<ChangeSet> proposeBuiltInNetwork(const std::filesystem::path& assets, JobControl& job);

}  // namespace samspil
