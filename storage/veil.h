// What lies in the store but is not known at the moment: the records of large batches that were taken back as a whole,
// and the index rows that they bring along. Readers look past them; the journal still tells what the batches did.
//
// The rows stay where they are for as long as the journal speaks of them, and cost a reader one step over each stretch.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "storage/key_value_engine.h"
#include "storage/large_batch.h"
#include "storage/store_layout.h"

namespace samspil {

inline constexpr std::string_view kVeilKey = "veil";  // in the family meta; no row: nothing is hidden

class Veil {
 public:
  Veil() = default;
  explicit Veil(std::vector<BatchExtent> hidden);

  bool empty() const { return hidden_.empty(); }
  const std::vector<BatchExtent>& hidden() const { return hidden_; }  // ascending by batch
  bool hides(BatchId batch) const;
  // Of the record in the family `key`, entity or source by its kind, that a text key leads to.
  bool hidesHolder(RecordKind kind, std::uint32_t id) const;
  // Whether a row is hidden. Rows of text keys never are: StoreReader::holderOf() picks among their holders.
  bool hides(StoreFamily family, std::string_view key) const;
  // Where the stretch of hidden rows around a hidden one ends; none: the next row may be another's.
  std::optional<std::string> endOfStretch(StoreFamily family, std::string_view key) const;

  std::string encode() const;
  static Result<Veil> decode(std::string_view bytes);

 private:
  const NumberSpan* spanOf(NumberSpan BatchExtent::*kind, std::uint32_t number) const;
  std::vector<BatchExtent> hidden_;
};

// `stored` without the rows that `veil` hides.
std::shared_ptr<const KeyValueView> veiled(std::shared_ptr<const KeyValueView> stored,
                                           std::shared_ptr<const Veil> veil);

}  // namespace samspil
