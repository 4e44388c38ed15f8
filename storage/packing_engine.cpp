#include "storage/packing_engine.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>
#include <utility>

#include "storage/bytes.h"
#include "storage/row_pack.h"

namespace samspil {
namespace {

constexpr std::size_t kNumberBytes = 4;
constexpr std::size_t kLargestPack = 16 << 10;  // bytes; what comes then lies in rows of its own

std::uint32_t numberOf(std::string_view key) { return ByteReader(key).u32be(); }

void assignKey(std::string& key, const PackedRow& row) {
  // As one piece: who reads the number as a whole would wait for bytes that were written one by one.
  const std::uint32_t bytes = std::endian::native == std::endian::little ? __builtin_bswap32(row.number) : row.number;
  key.resize(kNumberBytes);
  std::memcpy(key.data(), &bytes, kNumberBytes);
  key.append(row.rest);
}

// How many numbers a pack of each family has; 0: the family has none.
class PackSizes {
 public:
  explicit PackSizes(const std::vector<PackedFamily>& packed) {
    for (const PackedFamily& one : packed) {
      if (sizes_.size() <= one.family) sizes_.resize(one.family + 1);
      sizes_[one.family] = one.numbers;
    }
  }
  bool has(FamilyNumber family) const { return family < sizes_.size() && sizes_[family] != 0; }
  // Of the pack that the key's row may be in; 0: it is in none.
  std::uint32_t firstOf(FamilyNumber family, std::string_view key) const {
    if (!has(family) || key.size() < kNumberBytes) return 0;
    const std::uint32_t number = numberOf(key);
    return number - number % sizes_[family];
  }

 private:
  std::vector<std::uint32_t> sizes_;  // by FamilyNumber
};

// What the pack from `first` on says of a key.
Result<std::optional<std::string>> findInPack(std::string_view pack, std::uint32_t first, std::string_view key) {
  const std::uint32_t wanted = numberOf(key);
  const std::string_view rest = key.substr(kNumberBytes);
  RowPackReader in(pack, first);
  for (PackedRow row; in.next(row);) {
    if (row.number == wanted && row.rest == rest) return std::optional(std::string(row.value));
  }
  TRY(in.finish());
  return std::optional<std::string>{};
}

Result<std::optional<std::string>> findPacked(const KeyValueView& rows, FamilyNumber family, std::uint32_t first,
                                              std::string_view key) {
  TRY_ASSIGN(const auto pack, rows.get(family, packKey(first)));
  if (!pack) return std::optional<std::string>{};
  return findInPack(*pack, first, key);
}

// Walks packs and the rows that lie over them, which the engine has in one order: a pack before the rows of its
// numbers.
class UnpackingCursor : public KeyValueCursor {
 public:
  UnpackingCursor(std::unique_ptr<KeyValueCursor> rows, std::string_view to) : rows_(std::move(rows)), to_(to) {
    lookAtRow();
  }

  // `pack`: the one that `from` lies in, whose own key is before it.
  Result<void> start(std::optional<std::string> pack, std::uint32_t first, std::string_view from) {
    if (pack) {
      pack_ = std::move(*pack);
      packed_ = RowPackReader(pack_, first);
      do TRY(nextPacked());
      while (havePacked_ && packedKey_ < from);
    }
    return settle();
  }

  bool atEnd() const override { return !havePacked_ && rowsEnded_; }
  std::string_view key() const override { return onPacked_ ? std::string_view(packedKey_) : rowKey_; }
  std::string_view value() const override { return onPacked_ ? packedRow_.value : rows_->value(); }
  Result<void> next() override {
    TRY(onPacked_ ? nextPacked() : nextRow());
    return settle();
  }

 private:
  // To the packed row or the row of its own, whichever comes first; of two with one key, the latter.
  Result<void> settle() {
    for (;;) {
      onPacked_ = havePacked_ && (rowsEnded_ || packedKey_ < rowKey_);
      if (onPacked_ || rowsEnded_) return {};
      if (havePacked_ && packedKey_ == rowKey_) TRY(nextPacked());
      if (isPackKey(rowKey_))
        TRY(openPack());
      else if (rows_->value().empty())  // a packed row was removed
        TRY(nextRow());
      else
        return {};
    }
  }

  Result<void> openPack() {
    const std::uint32_t first = firstOfPack(rowKey_);
    pack_.assign(rows_->value());
    packed_ = RowPackReader(pack_, first);
    TRY(nextRow());
    return nextPacked();
  }

  Result<void> nextPacked() {
    havePacked_ = packed_.next(packedRow_);
    if (!havePacked_) return packed_.finish();
    assignKey(packedKey_, packedRow_);
    if (!to_.empty() && packedKey_ >= to_) havePacked_ = false;
    return {};
  }

  Result<void> nextRow() {
    TRY(rows_->next());
    lookAtRow();
    return {};
  }

  void lookAtRow() {
    rowsEnded_ = rows_->atEnd();
    rowKey_ = rowsEnded_ ? std::string_view() : rows_->key();
  }

  std::unique_ptr<KeyValueCursor> rows_;
  std::string to_;
  std::string_view rowKey_;
  bool rowsEnded_ = false;
  std::string pack_, packedKey_;
  RowPackReader packed_;
  PackedRow packedRow_;
  bool havePacked_ = false, onPacked_ = false;
};

class UnpackingView : public KeyValueView {
 public:
  UnpackingView(std::unique_ptr<KeyValueView> rows, const PackSizes& sizes) : rows_(std::move(rows)), sizes_(sizes) {}

  Result<std::optional<std::string>> get(FamilyNumber family, std::string_view key) const override {
    TRY_ASSIGN(auto own, rows_->get(family, key));
    const std::uint32_t first = sizes_.firstOf(family, key);
    if (first == 0) return own;
    if (!own) return findPacked(*rows_, family, first, key);
    return own->empty() ? std::nullopt : std::move(own);
  }

  Result<std::vector<std::optional<std::string>>> multiGet(FamilyNumber family,
                                                           std::span<const std::string> keys) const override {
    TRY_ASSIGN(auto values, rows_->multiGet(family, keys));
    if (!sizes_.has(family)) return values;
    std::vector<std::string> packKeys;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const std::uint32_t first = sizes_.firstOf(family, keys[i]);
      if (values[i] || first == 0) continue;
      places.push_back(i);
      packKeys.push_back(packKey(first));
    }
    TRY_ASSIGN(const auto packs, rows_->multiGet(family, packKeys));
    for (std::size_t i = 0; i < places.size(); ++i) {
      const std::string& key = keys[places[i]];
      if (!packs[i]) continue;
      TRY_ASSIGN(values[places[i]], findInPack(*packs[i], sizes_.firstOf(family, key), key));
    }
    for (auto& value : values) {
      if (value && value->empty()) value.reset();
    }
    return values;
  }

  Result<std::unique_ptr<KeyValueCursor>> cursor(FamilyNumber family, std::string_view from,
                                                 std::string_view to) const override {
    TRY_ASSIGN(auto rows, rows_->cursor(family, from, to));
    if (!sizes_.has(family)) return rows;
    const std::uint32_t first = sizes_.firstOf(family, from);
    std::optional<std::string> pack;
    if (first != 0) {
      TRY_ASSIGN(pack, rows_->get(family, packKey(first)));
    }
    auto made = std::make_unique<UnpackingCursor>(std::move(rows), to);
    TRY(made->start(std::move(pack), first, from));
    return std::unique_ptr<KeyValueCursor>(std::move(made));
  }

 private:
  std::unique_ptr<KeyValueView> rows_;
  const PackSizes& sizes_;
};

// Puts the rows of one family into packs as they come. One thread's at a time.
class alignas(64) Packer {  // threads that fill several families don't write into one line of memory
 public:
  Packer(FamilyNumber family, std::uint32_t numbers) : family_(family), numbers_(numbers) {}

  Result<void> add(KeyValueIngest& into, const KeyValueEngine& engine, std::string_view key, std::string_view value) {
    const std::uint32_t number = numberOf(key);
    if (number - first_ >= numbers_) {
      TRY(flush(into));
      first_ = number - number % numbers_;
      TRY_ASSIGN(packing_, mayPack(engine));
      pack_.begin(first_);
    }
    if (!packing_) return into.add(family_, key, value);
    pack_.add(number, key.substr(kNumberBytes), value);
    if (pack_.bytes().size() < kLargestPack) return {};
    packing_ = false;
    return flush(into);
  }

  Result<void> flush(KeyValueIngest& into) {
    if (pack_.bytes().empty()) return {};
    TRY(into.add(family_, packKey(first_), pack_.bytes()));
    pack_.begin(first_);
    return {};
  }

  // A view that is still read makes an engine keep what it would change.
  void letGo() {
    standing_.reset();
    view_.reset();
  }

 private:
  Result<bool> mayPack(const KeyValueEngine& engine) {
    const bool hasKey = first_ != 0 && first_ + numbers_ != 0;  // the first and the last numbers have none
    if (!hasKey) return false;
    TRY_ASSIGN(const bool taken, isTaken(engine));
    return !taken;
  }

  // Whether there are rows of these numbers: those that come now would have to lie over them.
  Result<bool> isTaken(const KeyValueEngine& engine) {
    const std::string from = packKey(first_), end = packKey(first_ + numbers_);
    if (!standing_) {
      TRY_ASSIGN(view_, engine.view());
      TRY_ASSIGN(standing_, view_->cursor(family_, from, ""));
    }
    while (!standing_->atEnd() && standing_->key() < from) TRY(standing_->next());
    return !standing_->atEnd() && standing_->key() < end;
  }

  FamilyNumber family_;
  std::uint32_t numbers_;
  std::uint32_t first_ = 0 - numbers_;  // of the pack that is being filled; none has these numbers
  bool packing_ = false;
  RowPackWriter pack_;
  std::unique_ptr<KeyValueView> view_;
  std::unique_ptr<KeyValueCursor> standing_;
};

class PackingIngest : public KeyValueIngest {
 public:
  PackingIngest(std::unique_ptr<KeyValueIngest> rows, const KeyValueEngine& engine,
                const std::vector<PackedFamily>& packed)
      : rows_(std::move(rows)), engine_(engine) {
    for (const PackedFamily& one : packed) {
      if (packers_.size() <= one.family) packers_.resize(one.family + 1);
      packers_[one.family] = std::make_unique<Packer>(one.family, one.numbers);
    }
  }

  Result<void> add(FamilyNumber family, std::string_view key, std::string_view value) override {
    Packer* const packer = packerOf(family);
    return packer == nullptr ? rows_->add(family, key, value) : packer->add(*rows_, engine_, key, value);
  }

  Result<void> end(FamilyNumber family) override {
    TRY(endPacks(family));
    return rows_->end(family);
  }

  Result<void> commit() override {
    for (FamilyNumber family = 0; family < packers_.size(); ++family) TRY(endPacks(family));
    return rows_->commit();
  }

 private:
  Result<void> endPacks(FamilyNumber family) {
    Packer* const packer = packerOf(family);
    if (packer == nullptr) return {};
    TRY(packer->flush(*rows_));
    packer->letGo();
    return {};
  }
  Packer* packerOf(FamilyNumber family) { return family < packers_.size() ? packers_[family].get() : nullptr; }

  std::unique_ptr<KeyValueIngest> rows_;
  const KeyValueEngine& engine_;
  std::vector<std::unique_ptr<Packer>> packers_;  // by FamilyNumber
};

class PackingEngine : public KeyValueEngine {
 public:
  PackingEngine(std::unique_ptr<KeyValueEngine> engine, const std::vector<PackedFamily>& packed)
      : engine_(std::move(engine)), packed_(packed), sizes_(packed) {}

  // A packed row cannot be taken out of its pack; an empty row over it says that it is gone.
  Result<void> write(std::span<const KeyValueWrite> writes) override {
    const auto mayBePacked = [&](const KeyValueWrite& write) {
      return !write.value && sizes_.firstOf(write.family, write.key) != 0;
    };
    if (std::ranges::none_of(writes, mayBePacked)) return engine_->write(writes);
    TRY_ASSIGN(const auto rows, engine_->view());
    std::vector<KeyValueWrite> translated(writes.begin(), writes.end());
    for (KeyValueWrite& write : translated) {
      if (!mayBePacked(write)) continue;
      TRY_ASSIGN(const auto found, findPacked(*rows, write.family, sizes_.firstOf(write.family, write.key), write.key));
      if (found) write.value = "";
    }
    return engine_->write(translated);
  }

  Result<std::unique_ptr<KeyValueView>> view() const override {
    TRY_ASSIGN(auto rows, engine_->view());
    return std::make_unique<UnpackingView>(std::move(rows), sizes_);
  }
  Result<std::unique_ptr<KeyValueIngest>> beginIngest() override {
    TRY_ASSIGN(auto rows, engine_->beginIngest());
    return std::make_unique<PackingIngest>(std::move(rows), *engine_, packed_);
  }
  Result<void> checkpoint(const std::filesystem::path& directory) const override {
    return engine_->checkpoint(directory);
  }
  Result<void> verifyChecksums() const override { return engine_->verifyChecksums(); }
  std::vector<std::string> notices() const override { return engine_->notices(); }

 private:
  std::unique_ptr<KeyValueEngine> engine_;
  std::vector<PackedFamily> packed_;
  PackSizes sizes_;
};

}  // namespace

std::unique_ptr<KeyValueEngine> packRows(std::unique_ptr<KeyValueEngine> engine,
                                         const std::vector<PackedFamily>& packed) {
  return std::make_unique<PackingEngine>(std::move(engine), packed);
}

}  // namespace samspil
