// The records of a proposal that is too large for a ChangeSet: of plain rows (import/plain/plain_importer.h) no more is
// kept than ids and places, and what they state is read from the files once more when it is wanted; of ties, if it is
// more than what many say (import/plain/tie_sayings.h).
//
//   const auto feed = proposal.records->feed(job);
//   TRY_ASSIGN(const Applied applied, store.load(proposal.change.info(), feed, job));
//
// They come in the order in which a large load wants them: sources, entities each followed by its facts, ties,
// ascending ids. All of them add something. They are those that the ChangeSet would hold.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "base/job.h"
#include "base/result.h"
#include "graph/change_set.h"

namespace samspil {

struct ImportWork;

class ProposedRecords {
 public:
  // None: some record replaces one of the network.
  static std::shared_ptr<ProposedRecords> of(std::shared_ptr<ImportWork> work);

  // The next record, good until the next call, or nullptr at the end. Errors: cancelled, and a file that is not any
  // more what it was. The job outlives the feed; a feed may be dropped before the end. With ImportOptions::recordsOnce
  // there is but one.
  using Feed = std::function<Result<const Record*>()>;
  Feed feed(JobControl& job);

  // Single ones, for a person's eyes: an entity with what is newly stated of it and the ties that its own row states;
  // none: nothing is. Each call reads a row of the file.
  std::vector<Record> recordsOf(EntityId id) const;
  std::optional<TieStatement> tieStatement(StatementId id) const;  // none: not new
  std::optional<Source> source(SourceId id) const;
  std::vector<EntityId> created() const;  // ascending, as the next
  std::vector<EntityId> updated() const;

 private:
  explicit ProposedRecords(std::shared_ptr<const ImportWork> work) : work_(std::move(work)) {}
  std::shared_ptr<const ImportWork> work_;
};

}  // namespace samspil
