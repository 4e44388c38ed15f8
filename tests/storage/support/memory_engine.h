// The key-value contract kept by std::map: the slow, obvious engine that RocksDB is compared with, and a quick one for
// tests of the store's own logic. Views copy everything; use it for small stores.
#pragma once

#include <map>
#include <memory>
#include <mutex>

#include "storage/key_value_engine.h"

namespace samspil::test {

using MemoryFamilies = std::vector<std::map<std::string, std::string>>;

class MemoryCursor : public KeyValueCursor {
 public:
  MemoryCursor(std::shared_ptr<const MemoryFamilies> keep, FamilyNumber family, std::string_view from,
               std::string_view to)
      : keep_(std::move(keep)), at_((*keep_)[family].lower_bound(std::string(from))) {
    const auto& pairs = (*keep_)[family];
    const bool empty = !to.empty() && to <= from;
    end_ = empty ? at_ : to.empty() ? pairs.end() : pairs.lower_bound(std::string(to));
  }
  bool atEnd() const override { return at_ == end_; }
  std::string_view key() const override { return at_->first; }
  std::string_view value() const override { return at_->second; }
  Result<void> next() override {
    ++at_;
    return {};
  }

 private:
  std::shared_ptr<const MemoryFamilies> keep_;
  std::map<std::string, std::string>::const_iterator at_, end_;
};

class MemoryView : public KeyValueView {
 public:
  explicit MemoryView(std::shared_ptr<const MemoryFamilies> families) : families_(std::move(families)) {}
  Result<std::optional<std::string>> get(FamilyNumber family, std::string_view key) const override {
    const auto at = (*families_)[family].find(std::string(key));
    return at == (*families_)[family].end() ? std::optional<std::string>{} : std::optional(at->second);
  }
  Result<std::vector<std::optional<std::string>>> multiGet(FamilyNumber family,
                                                           std::span<const std::string> keys) const override {
    std::vector<std::optional<std::string>> found;
    for (const auto& key : keys) {
      TRY_ASSIGN(found.emplace_back(), get(family, key));
    }
    return found;
  }
  Result<std::unique_ptr<KeyValueCursor>> cursor(FamilyNumber family, std::string_view from,
                                                 std::string_view to) const override {
    return std::make_unique<MemoryCursor>(families_, family, from, to);
  }

 private:
  std::shared_ptr<const MemoryFamilies> families_;
};

class MemoryEngine : public KeyValueEngine {
 public:
  explicit MemoryEngine(std::size_t families) : families_(std::make_shared<MemoryFamilies>(families)) {}

  Result<void> write(std::span<const KeyValueWrite> writes) override {
    auto changed = std::make_shared<MemoryFamilies>(*families_);
    for (const auto& one : writes) {
      auto& pairs = (*changed)[one.family];
      if (one.value)
        pairs[one.key] = *one.value;
      else
        pairs.erase(one.key);
    }
    families_ = std::move(changed);
    return {};
  }
  Result<std::unique_ptr<KeyValueView>> view() const override { return std::make_unique<MemoryView>(families_); }
  Result<std::unique_ptr<KeyValueIngest>> beginIngest() override { return std::make_unique<Ingest>(*this); }
  Result<void> checkpoint(const std::filesystem::path&) const override {
    return makeError(ErrorCode::unsupported, "Memory has no files to copy.");
  }
  Result<void> verifyChecksums() const override { return {}; }

 private:
  class Ingest : public KeyValueIngest {
   public:
    explicit Ingest(MemoryEngine& engine) : engine_(engine) {}
    Result<void> add(FamilyNumber family, std::string_view key, std::string_view value) override {
      const std::lock_guard lock(mutex_);
      writes_.push_back({family, std::string(key), std::string(value)});
      return {};
    }
    Result<void> commit() override { return engine_.write(writes_); }

   private:
    MemoryEngine& engine_;
    std::mutex mutex_;
    std::vector<KeyValueWrite> writes_;
  };

  std::shared_ptr<const MemoryFamilies> families_;
};

}  // namespace samspil::test
