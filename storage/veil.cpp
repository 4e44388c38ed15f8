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

Veil::Veil(std::vector<BatchExtent> hidden) : hidden_(std::move(hidden)) {
  std::ranges::sort(hidden_, {}, &BatchExtent::batch);
}

bool Veil::hides(BatchId batch) const { return std::ranges::binary_search(hidden_, batch, {}, &BatchExtent::batch); }

// Later batches have higher numbers, so the spans of one kind ascend as the batches do.
const NumberSpan* Veil::spanOf(NumberSpan BatchExtent::*kind, std::uint32_t number) const {
  const auto end = [&](const BatchExtent& extent) { return (extent.*kind).end; };
  const auto found = std::ranges::upper_bound(hidden_, number, {}, end);
  return found != hidden_.end() && ((*found).*kind).contains(number) ? &((*found).*kind) : nullptr;
}

bool Veil::hidesHolder(RecordKind kind, std::uint32_t id) const {
  return spanOf(kind == RecordKind::entity ? &BatchExtent::entities : &BatchExtent::sources, id) != nullptr;
}

bool Veil::hides(StoreFamily family, std::string_view key) const {
  const auto ofFacts = [&](std::size_t at) {
    return spanOf(&BatchExtent::entities, numberAt(key, at)) != nullptr ||
           (key.size() > at + kNumberBytes && spanOf(&BatchExtent::sources, numberAt(key, at + kNumberBytes)));
  };
  switch (family) {
    case StoreFamily::meta:
      return key.starts_with(kSourceUses) && spanOf(&BatchExtent::sources, numberAt(key, kSourceUses.size()));
    case StoreFamily::source: return spanOf(&BatchExtent::sources, numberAt(key, 0)) != nullptr;
    case StoreFamily::entity: return ofFacts(0);
    case StoreFamily::tie: return spanOf(&BatchExtent::statements, numberAt(key, 0)) != nullptr;
    case StoreFamily::adjacency: return spanOf(&BatchExtent::statements, numberAt(key, kNumberBytes)) != nullptr;
    case StoreFamily::identifier: return key.size() > 2 * kNumberBytes && ofFacts(key.size() - 2 * kNumberBytes);
    default: return false;
  }
}

std::optional<std::string> Veil::endOfStretch(StoreFamily family, std::string_view key) const {
  const NumberSpan* span = nullptr;
  const bool counts = family == StoreFamily::meta;
  if (counts) span = spanOf(&BatchExtent::sources, numberAt(key, kSourceUses.size()));
  if (family == StoreFamily::source) span = spanOf(&BatchExtent::sources, numberAt(key, 0));
  if (family == StoreFamily::entity) span = spanOf(&BatchExtent::entities, numberAt(key, 0));
  if (family == StoreFamily::tie) span = spanOf(&BatchExtent::statements, numberAt(key, 0));
  if (span == nullptr) return std::nullopt;
  return ByteWriter().raw(counts ? kSourceUses : "").u32be(span->end).take();
}

std::string Veil::encode() const {
  ByteWriter out;
  for (const BatchExtent& extent : hidden_) {
    out.varint(extent.batch.value);
    for (const NumberSpan& span : {extent.sources, extent.entities, extent.statements})
      out.varint(span.first).varint(span.end);
  }
  return out.take();
}

Result<Veil> Veil::decode(std::string_view bytes) {
  ByteReader in(bytes);
  std::vector<BatchExtent> hidden;
  while (!in.atEnd()) {
    BatchExtent& extent = hidden.emplace_back();
    extent.batch = BatchId{in.varint32()};
    for (NumberSpan* span : {&extent.sources, &extent.entities, &extent.statements}) {
      span->first = in.varint32();
      span->end = in.varint32();
    }
  }
  TRY(in.finish("the list of batches that are hidden"));
  return Veil(std::move(hidden));
}

std::shared_ptr<const KeyValueView> veiled(std::shared_ptr<const KeyValueView> stored,
                                           std::shared_ptr<const Veil> veil) {
  return std::make_shared<VeiledView>(std::move(stored), std::move(veil));
}

}  // namespace samspil
