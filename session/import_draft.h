// An import on its way into the open network: which files, how each is read, what was answered about possible
// duplicates, and what would happen. The window's wizard shows it step by step; nothing here draws, and nothing is
// written before commitImport().
//
//   ImportDraft draft;
//   draft.sources.push_back({.path = file});
//   TRY(inspectSource(session, draft.sources[0], job));           // what was found; change .options and ask again
//   TRY_ASSIGN(draft.preview, previewImport(session, draft, job));  // what would happen, row by row
//   TRY(commitImport(session, draft));                            // exactly that
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "import/inspection.h"
#include "import/proposal_diff.h"
#include "session/session.h"

namespace samspil {

struct ImportSource {
  std::filesystem::path path;        // of a pasted table: what it is called
  std::optional<std::string> bytes;  // of a pasted table
  FileOptions options;               // what the user chose; the rest is found out
  std::optional<FileInspection> inspection;
  std::string problem;     // why there is no inspection
  std::string recipeName;  // under which the columns are to be remembered; empty: they are not
};

inline constexpr std::size_t kOutcomes = 5;  // of RowOutcome

// What the import would do, made from one state of the network. Immutable; the parts refer to each other.
struct ImportPreview {
  ImportTarget target;
  ImportProposal proposal;
  Revision revision = 0;
  std::optional<ProposalDiff> diff;
  std::array<std::vector<std::uint32_t>, kOutcomes> rows;  // places in proposal.rows, by outcome
  std::vector<std::uint32_t> duplicateRows;                // place in proposal.rows of each possible duplicate

  std::uint64_t rowCount() const { return proposal.rows.size(); }
  bool changesNothing() const { return proposal.changesNothing(); }
};

enum class DuplicateAnswer : std::uint8_t { open, same, different };

struct ImportDraft {
  std::vector<ImportSource> sources;
  std::shared_ptr<const ImportPreview> preview;
  std::vector<PossibleDuplicate> questions;  // they stay while they are answered
  std::vector<DuplicateAnswer> answers;      // one for each question
  std::optional<bool> createEnds;            // none: as makesEnds() says
  bool createTypes = false;                  // types and relations that nobody knows are made

  bool inspected() const;  // every source can be read
  bool usable() const;     // and none asks for a choice first
  std::size_t openQuestions() const;
};

// Every table of a file: that of its entities, and those behind it.
std::vector<const FileInspection*> tablesOf(const FileInspection& file);

// Whether ties name some whom neither the network nor a table of entities beside them may know: then it is asked
// whether to make them.
bool asksForEnds(const ImportDraft& draft);
// Whether they are made: as chosen, else where ties are all there is.
bool makesEnds(const Session& session, const ImportDraft& draft);
// The types and relations that the files name and that are not known: then it is asked whether to make them.
std::vector<std::string> newTermsIn(const ImportDraft& draft);

// Fills in `inspection` or `problem`. Errors: cancelled only.
Result<void> inspectSource(const Session& session, ImportSource& source, JobControl& job);

Result<std::shared_ptr<const ImportPreview>> previewImport(const Session& session, const ImportDraft& draft,
                                                           JobControl& job);
// Adds the possible duplicates of the preview that were not asked yet to the questions; how many there were. A row that
// is told apart from one entity may look like another.
std::size_t askDuplicates(ImportDraft& draft);

// One batch each: the import itself, then the answers and recipes that are to be remembered. Error conflict: the
// network was changed since the preview was made.
Result<Applied> commitImport(Session& session, const ImportDraft& draft);
// The same in two parts. Writing the import takes long: for a job, beside which the session may be read; a cancelled
// one leaves no trace. The rest is for the session's own thread.
Result<Applied> writeImport(Session& session, const ImportDraft& draft, JobControl& job);
Result<void> followImport(Session& session, const ImportDraft& draft);

// One of the two records of a match card, or of a row of the diff.
struct RecordCard {
  std::string name, type;
  std::vector<std::pair<std::string, std::string>> values;  // label and value, each label once
};
struct MatchCard {
  RecordCard incoming, known;
};
Result<MatchCard> matchCard(const Session& session, const ImportPreview& preview, const PossibleDuplicate& question,
                            Language language);

// What a property is called, as a heading: "By".
std::string propertyHeading(std::string_view property, Language language);

// "211 rækker: 180 nye, 20 opdaterede, 2 uændrede, 0 flettede, 9 afviste"
std::string accountSentence(const ImportPreview& preview, Language language);

// The rejected rows of all files as CSV, with line number and reason; empty: there are none.
std::string rejectedRowsCsv(const ImportPreview& preview);

}  // namespace samspil
