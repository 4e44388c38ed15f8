#include "storage/key_list.h"

#include <algorithm>

#include "storage/dump.h"

namespace samspil {
namespace {

constexpr std::size_t kBetweenLooks = 4096;  // keys

}  // namespace

Error misfit(const RecordKey& record, std::string_view why) {
  return {ErrorCode::conflict,
          fmt::format("The change does not fit: {}: {}. Nothing was changed.", describeKey(record), why)};
}

Result<void> KeyList::write(const StoreReader& reader, KeyValueIngest& ingest, const JobControl& job) const {
  const std::string prefix = textKey(kind_, "");
  TRY_ASSIGN(const auto held, reader.stored().cursor(number(StoreFamily::key), prefix, endOfPrefix(prefix)));
  const auto hidden = [&](std::uint32_t id) { return reader.veil().hidesHolder(kind_, id); };
  std::string key = prefix;
  std::vector<std::uint32_t> holders;
  for (std::size_t i = 0; i < order_.size(); ++i) {
    if (i % kBetweenLooks == 0 && job.cancelled()) return makeError(ErrorCode::cancelled, "The import was stopped.");
    const std::string_view text = keys_[order_[i]];
    const std::uint32_t id = ids_[order_[i]];
    key.resize(prefix.size());
    key += text;
    while (!held->atEnd() && held->key() < key) TRY(held->next());
    holders.clear();
    if (!held->atEnd() && held->key() == key) {
      TRY_ASSIGN(holders, decodeHolders(held->value()));
    }
    const bool again = i > 0 && keys_[order_[i - 1]] == text;
    if (again || !std::ranges::all_of(holders, hidden)) {
      return misfit(kind_ == RecordKind::entity ? RecordKey(EntityId{id}) : RecordKey(SourceId{id}),
                    fmt::format("its key {} is already taken by another", text));
    }
    holders.push_back(id);  // the highest so far
    TRY(ingest.add(number(StoreFamily::key), key, encodeHolders(holders)));
  }
  return {};
}

}  // namespace samspil
