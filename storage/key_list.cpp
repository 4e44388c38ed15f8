#include "storage/key_list.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/prefetch.h"
#include "storage/dump.h"

namespace samspil {
namespace {

// Keys that are looked up together: each is a wait for memory, and together they wait as long as one.
constexpr std::size_t kAtOnce = 32;

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
  std::optional<std::string_view> previous;
  std::vector<std::uint32_t> holders;
  std::array<Entry, kAtOnce> entries;
  for (std::size_t i = 0; i < order_.size(); i += kAtOnce) {
    if (job.cancelled()) return makeError(ErrorCode::cancelled, "The import was stopped.");
    for (const auto& [text, id] : lookUp(i, entries)) {
      key.resize(prefix.size());
      key += text;
      while (!held->atEnd() && held->key() < key) TRY(held->next());
      holders.clear();
      if (!held->atEnd() && held->key() == key) {
        TRY_ASSIGN(holders, decodeHolders(held->value()));
      }
      if (text == previous || !std::ranges::all_of(holders, hidden)) {
        return misfit(kind_ == RecordKind::entity ? RecordKey(EntityId{id}) : RecordKey(SourceId{id}),
                      fmt::format("its key {} is already taken by another", text));
      }
      previous = text;
      holders.push_back(id);  // the highest so far
      TRY(ingest.add(number(StoreFamily::key), key, encodeHolders(holders)));
    }
  }
  return {};
}

std::span<const KeyList::Entry> KeyList::lookUp(std::size_t first, std::span<Entry> into) const {
  const std::size_t count = std::min(into.size(), order_.size() - first);
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t place = order_[first + i];
    into[i] = {keys_[place], ids_[place]};
    prefetchLine(into[i].text.data());
  }
  return into.first(count);
}

}  // namespace samspil
