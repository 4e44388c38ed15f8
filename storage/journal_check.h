// Whether the journal, read from its end to its beginning, explains what stands in a store. Part of
// storage/integrity.h; inside storage/ only.
//
//   JournalCheck journal(reader, numbers, larges, CheckWay::summed, findings);
//   TRY(journal.begin());
//   journal.stands(family, key, row, hidden);   // each record that there is
//   TRY(journal.run());
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "storage/findings.h"
#include "storage/journal.h"
#include "storage/large_batch.h"
#include "storage/record_codec.h"
#include "storage/store_reader.h"

namespace samspil {

// Of what is there by the million, hashes are either summed up on both sides, which takes no memory and says whether
// all is well, or kept one by one, which also says what is not.
enum class CheckWay : std::uint8_t { summed, oneByOne };

std::uint64_t checkHash(std::string_view bytes, std::uint64_t seed = 0);
inline std::uint64_t placeHash(StoreFamily family, std::string_view key) { return checkHash(key, number(family)); }

// Hashes on two sides that are to be the same. A side is one thread's at a time.
class Balance {
 public:
  explicit Balance(CheckWay way) : way_(way) {}
  void ask(std::uint64_t hash);
  bool find(std::uint64_t hash);  // one by one, after all was asked: false where it was not, or no more
  std::uint64_t missing() const;  // one by one: of those that were asked; summed: 1 where the sides differ

 private:
  struct alignas(64) Side {
    std::uint64_t sum = 0, count = 0;
    friend bool operator==(const Side&, const Side&) = default;
  };
  CheckWay way_;
  Side asked_, found_;
  std::unordered_map<std::uint64_t, std::uint32_t> open_;
};

class JournalCheck {
 public:
  JournalCheck(const StoreReader& reader, const StoreNumbers& numbers, std::vector<LargeBatch> larges, CheckWay way,
               Findings& findings);

  // Finds the records whose changes are to be followed one by one: all that the journal has images of.
  Result<void> begin();
  void stands(StoreFamily family, std::string_view key, const Row& row, bool hidden);
  Result<void> run();
  // Whether the store has given out the record's number.
  bool isGiven(const RecordKey& key) const;

 private:
  struct State {
    std::uint64_t hash = 0;       // of the payload that the journal is still to explain; 0: no record
    std::uint32_t changedBy = 0;  // what the row says; 0 once the journal has explained it
    bool hidden = false;          // by the veil, or by an undo on the way back
  };
  // The records that a batch added and nothing changed since: they stand, or are hidden, all together.
  struct Additions {
    Balance records{CheckWay::summed};
    std::uint64_t standing = 0, hiddenOnes = 0;
    bool hidden = false;  // on the way back
  };
  template <typename One, typename Rest>
  Result<std::uint64_t> changesOf(BatchId batch, One one, Rest rest);
  Result<void> checkBatch(BatchId id);
  Result<void> checkTurn(const Batch& batch, const Turn& turned);
  Result<void> checkChanges(const Batch& batch);
  void checkChange(const Batch& batch, const RecordKey& key, const Images& images, State& state);
  void checkWithin(BatchId batch, const RecordKey& key);
  Result<void> checkUndone();
  void checkAdditions();

  const StoreReader& reader_;
  const IdAllocator next_;
  const std::uint32_t lastBatch_;
  const std::vector<LargeBatch> larges_;
  const CheckWay way_;
  Findings& findings_;
  std::unordered_map<std::uint64_t, State> states_;  // by hash of the place
  std::vector<Additions> additions_;                 // by batch; summed only
};

}  // namespace samspil
