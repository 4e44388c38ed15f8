#include "storage/veil.h"

#include <algorithm>

#include "storage/bytes.h"

namespace samspil {
namespace {

constexpr std::size_t kNumberBytes = 4;
constexpr std::string_view kSourceUses = "use/\x03";  // before the source's number; the 3 is RecordKind::source

// The number that lies at `at` in a key; keys too short for it are refused by whoever decodes the row.
std::uint32_t numberAt(std::string_view key, std::size_t at) {
  return at > key.size() ? 0 : ByteReader(key.substr(at)).u32be();
}

class VeiledCursor : public KeyValueCursor {
 public:
  VeiledCursor(std::shared_ptr<const KeyValueView> stored, std::shared_ptr<const Veil> veil, FamilyNumber family,
               std::string_view to)
      : stored_(std::move(stored)), veil_(std::move(veil)), family_(family), to_(to) {}

  Result<void> start(std::string_view from) {
    TRY_ASSIGN(base_, stored_->cursor(family_, from, to_));
    return settle();
  }
  bool atEnd() const override { return !base_ || base_->atEnd(); }
  std::string_view key() const override { return base_->key(); }
  std::string_view value() const override { return base_->value(); }
  Result<void> next() override {
    TRY(base_->next());
    return settle();
  }

 private:
  Result<void> settle() {
    const auto family = static_cast<StoreFamily>(family_);
    while (!atEnd() && veil_->hides(family, base_->key())) {
      const auto end = veil_->endOfStretch(family, base_->key());
      if (!end) {
        TRY(base_->next());
      } else if (!to_.empty() && *end >= to_) {
        base_.reset();
      } else {
        TRY_ASSIGN(base_, stored_->cursor(family_, *end, to_));
      }
    }
    return {};
  }

  std::shared_ptr<const KeyValueView> stored_;
  std::shared_ptr<const Veil> veil_;
  FamilyNumber family_;
  std::string to_;
  std::unique_ptr<KeyValueCursor> base_;  // none: at the end
};

class VeiledView : public KeyValueView {
 public:
  VeiledView(std::shared_ptr<const KeyValueView> stored, std::shared_ptr<const Veil> veil)
      : stored_(std::move(stored)), veil_(std::move(veil)) {}

  Result<std::optional<std::string>> get(FamilyNumber family, std::string_view key) const override {
    if (veil_->hides(static_cast<StoreFamily>(family), key)) return std::optional<std::string>{};
    return stored_->get(family, key);
  }
  Result<std::vector<std::optional<std::string>>> multiGet(FamilyNumber family,
                                                           std::span<const std::string> keys) const override {
    TRY_ASSIGN(auto values, stored_->multiGet(family, keys));
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (veil_->hides(static_cast<StoreFamily>(family), keys[i])) values[i].reset();
    }
    return values;
  }
  Result<std::unique_ptr<KeyValueCursor>> cursor(FamilyNumber family, std::string_view from,
                                                 std::string_view to) const override {
    auto made = std::make_unique<VeiledCursor>(stored_, veil_, family, to);
    TRY(made->start(from));
    return std::unique_ptr<KeyValueCursor>(std::move(made));
  }

 private:
  std::shared_ptr<const KeyValueView> stored_;
  std::shared_ptr<const Veil> veil_;
};

}  // namespace

Veil::Veil(std::vector<HiddenBatch> hidden) : hidden_(std::move(hidden)) {
  std::ranges::sort(hidden_, {}, [](const HiddenBatch& one) { return one.extent.batch; });
}

const HiddenBatch* Veil::find(BatchId batch) const {
  const auto at = std::ranges::lower_bound(hidden_, batch, {}, [](const HiddenBatch& one) { return one.extent.batch; });
  return at != hidden_.end() && at->extent.batch == batch ? &*at : nullptr;
}

// Later batches have higher numbers, so the spans of one kind ascend as the batches do.
template <typename Id>
std::optional<std::uint32_t> Veil::endOf(NumberSpan BatchExtent::*numbers, std::vector<Id> Exceptions::*kept,
                                         Id id) const {
  const auto end = [&](const HiddenBatch& one) { return (one.extent.*numbers).end; };
  const auto found = std::ranges::upper_bound(hidden_, id.value, {}, end);
  if (found == hidden_.end() || !(found->extent.*numbers).contains(id.value)) return std::nullopt;
  const std::vector<Id>& except = found->except.*kept;
  const auto next = std::ranges::lower_bound(except, id);
  if (next == except.end()) return end(*found);
  return *next == id ? std::nullopt : std::optional(next->value);
}

std::optional<std::uint32_t> Veil::endOf(SourceId id) const {
  return endOf(&BatchExtent::sources, &Exceptions::sources, id);
}
std::optional<std::uint32_t> Veil::endOf(EntityId id) const {
  return endOf(&BatchExtent::entities, &Exceptions::entities, id);
}
std::optional<std::uint32_t> Veil::endOf(StatementId id) const {
  return endOf(&BatchExtent::statements, &Exceptions::statements, id);
}

bool Veil::hidesHolder(RecordKind kind, std::uint32_t id) const {
  return (kind == RecordKind::entity ? endOf(EntityId{id}) : endOf(SourceId{id})).has_value();
}

bool Veil::hides(StoreFamily family, std::string_view key) const {
  const auto ofFacts = [&](std::size_t at) {
    return endOf(EntityId{numberAt(key, at)}) ||
           (key.size() > at + kNumberBytes && endOf(SourceId{numberAt(key, at + kNumberBytes)}));
  };
  switch (family) {
    case StoreFamily::meta: return key.starts_with(kSourceUses) && endOf(SourceId{numberAt(key, kSourceUses.size())});
    case StoreFamily::source: return endOf(SourceId{numberAt(key, 0)}).has_value();
    case StoreFamily::entity: return ofFacts(0);
    case StoreFamily::tie: return hides(StatementId{numberAt(key, 0)});
    case StoreFamily::adjacency: return hides(StatementId{numberAt(key, kNumberBytes)});
    case StoreFamily::identifier: return key.size() > 2 * kNumberBytes && ofFacts(key.size() - 2 * kNumberBytes);
    default: return false;
  }
}

std::optional<std::string> Veil::endOfStretch(StoreFamily family, std::string_view key) const {
  std::optional<std::uint32_t> end;
  const bool counts = family == StoreFamily::meta;
  if (counts) end = endOf(SourceId{numberAt(key, kSourceUses.size())});
  if (family == StoreFamily::source) end = endOf(SourceId{numberAt(key, 0)});
  if (family == StoreFamily::entity) end = endOf(EntityId{numberAt(key, 0)});
  if (family == StoreFamily::tie) end = endOf(StatementId{numberAt(key, 0)});
  if (!end) return std::nullopt;
  return ByteWriter().raw(counts ? kSourceUses : "").u32be(*end).take();
}

// Batches are numbered from 1; a 0 says that what follows is of exceptions.
std::string Veil::encode() const {
  ByteWriter out;
  for (const HiddenBatch& one : hidden_) {
    out.varint(one.extent.batch.value);
    for (const NumberSpan& span : {one.extent.sources, one.extent.entities, one.extent.statements})
      out.varint(span.first).varint(span.end);
  }
  const auto isPartial = [](const HiddenBatch& one) { return one.hiddenBy.value != 0; };
  if (std::ranges::none_of(hidden_, isPartial)) return out.take();
  out.varint(0);
  for (const HiddenBatch& one : hidden_) {
    if (isPartial(one)) out.varint(one.extent.batch.value).varint(one.hiddenBy.value);
  }
  return out.take();
}

Result<std::vector<HiddenBatch>> Veil::decode(std::string_view bytes) {
  ByteReader in(bytes);
  std::vector<HiddenBatch> hidden;
  while (!in.atEnd()) {
    const BatchId batch{in.varint32()};
    if (batch.value == 0) break;
    BatchExtent& extent = hidden.emplace_back().extent;
    extent.batch = batch;
    for (NumberSpan* span : {&extent.sources, &extent.entities, &extent.statements}) {
      span->first = in.varint32();
      span->end = in.varint32();
    }
  }
  while (!in.atEnd()) {
    const BatchId batch{in.varint32()};
    const auto at = std::ranges::find(hidden, batch, [](const HiddenBatch& one) { return one.extent.batch; });
    if (at == hidden.end())
      in.fail();
    else
      at->hiddenBy = BatchId{in.varint32()};
  }
  TRY(in.finish("the list of batches that are hidden"));
  return hidden;
}

std::shared_ptr<const Veil> VeilCache::find(std::string_view bytes) const {
  const std::lock_guard lock(mutex_);
  return bytes == bytes_ ? veil_ : nullptr;
}

void VeilCache::keep(std::string bytes, std::shared_ptr<const Veil> veil) {
  const std::lock_guard lock(mutex_);
  bytes_ = std::move(bytes);
  veil_ = std::move(veil);
}

std::shared_ptr<const KeyValueView> veiled(std::shared_ptr<const KeyValueView> stored,
                                           std::shared_ptr<const Veil> veil) {
  return std::make_shared<VeiledView>(std::move(stored), std::move(veil));
}

}  // namespace samspil
