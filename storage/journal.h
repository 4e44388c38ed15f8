// The journal's two rows: a header for each batch, and what the batch did to each record. Grammar: storage/FORMAT.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "storage/property_graph_store.h"

namespace samspil {

std::string encodeBatch(const Batch& batch);
Result<Batch> decodeBatch(BatchId id, std::string_view bytes);

// Payloads (storage/record_codec.h) on either side of a change; none where there was or is no record.
struct Images {
  std::optional<std::string> before, after;
  // Large batches leave out what they added: it is what stands there while the row names the batch, else what the next
  // change of the record found. StoreReader::complete() puts it in.
  bool afterLeftOut = false;
  friend bool operator==(const Images&, const Images&) = default;
};
std::string encodeImages(const Images& images);
Result<Images> decodeImages(std::string_view bytes);

}  // namespace samspil
