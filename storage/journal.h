// The journal's rows: a header for each batch, and what the batch did to each record, or to a run of records that it
// added. Grammar: storage/FORMAT.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "storage/property_graph_store.h"

namespace samspil {

std::string encodeBatch(const Batch& batch);
Result<Batch> decodeBatch(BatchId id, std::string_view bytes);
// Whether the batch stands and is of a kind that an undo takes back.
bool isUndoable(const Batch& batch);

// Payloads (storage/record_codec.h) on either side of a change; none where there was or is no record.
struct Images {
  std::optional<std::string> before, after;
  // Large batches leave out what they added: it is what stands there while the row names the batch, else what the next
  // change of the record found. StoreReader::complete() puts it in.
  enum class LeftOut : std::uint8_t { nothing, before, after } leftOut = LeftOut::nothing;
  BatchId addedBy;  // where something is left out, the batch that added it; not stored
  friend bool operator==(const Images&, const Images&) = default;
};
// Records that a large batch added one after the other: numbers first..last, or the facts of entities first..last from
// one source. The row of a run has the key of its last record, so that looking for any of them finds it.
struct ChangeRow {
  Images images;                            // of the record, or of each of the run
  std::optional<std::uint32_t> firstOfRun;  // none: one record
};
std::string encodeImages(const Images& images);
std::string encodeRun(std::uint32_t first);
Result<ChangeRow> decodeChange(std::string_view bytes);

// The number that counts a run: of the source, entity or statement, or of the entity that facts are about. None for
// records that do not come in runs.
std::optional<std::uint32_t> runNumber(const RecordKey& key);
// The record of the same run with another number.
RecordKey inRun(const RecordKey& key, std::uint32_t number);

}  // namespace samspil
