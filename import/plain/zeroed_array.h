// An array of zeros for look-ups in no order. Large ones take their zeros from the system as they are, page by page as
// they are touched, and ask for large pages, without which every look-up would also miss the processor's table of
// pages.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstdlib>
#include <new>
#include <thread>
#include <type_traits>
#include <utility>

namespace samspil {

template <typename Value>
class ZeroedArray {
 public:
  static_assert(std::is_trivially_copyable_v<Value>, "all bytes zero is a value");

  ZeroedArray() = default;
  explicit ZeroedArray(std::size_t size) : size_(size) {
    void* const memory = isLarge() ? mapped() : std::calloc(size_, sizeof(Value));
    if (memory == nullptr) throw std::bad_alloc();
    values_ = static_cast<Value*>(memory);
  }
  ~ZeroedArray() {
    if (isLarge())
      ::munmap(values_, size_ * sizeof(Value));
    else
      std::free(values_);
  }
  ZeroedArray(ZeroedArray&& other) noexcept
      : values_(std::exchange(other.values_, nullptr)), size_(std::exchange(other.size_, 0)) {}
  ZeroedArray& operator=(ZeroedArray&& other) noexcept {
    std::swap(values_, other.values_);
    std::swap(size_, other.size_);
    return *this;
  }

  // Has the system bring in all pages of a large array now, on two threads: for those that will be used all over, in no
  // order. REQUIRES: nothing was written to it.
  void bringIn() {
    if (size_ * sizeof(Value) < kWorthAThread) return;
    auto* const bytes = reinterpret_cast<volatile char*>(values_);
    const std::size_t end = size_ * sizeof(Value), middle = end / 2 / kPage * kPage;
    const auto touch = [bytes](std::size_t from, std::size_t to) {
      for (; from < to; from += kPage) bytes[from] = 0;
    };
    const std::jthread other(touch, middle, end);
    touch(0, middle);
  }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const Value* begin() const { return values_; }
  const Value* end() const { return values_ + size_; }
  Value& operator[](std::size_t at) { return values_[at]; }
  const Value& operator[](std::size_t at) const { return values_[at]; }

 private:
  static constexpr std::size_t kLarge = 1 << 20, kPage = 1 << 21, kWorthAThread = 8 << 20;
  bool isLarge() const { return size_ * sizeof(Value) >= kLarge; }

  void* mapped() const {
    const std::size_t bytes = size_ * sizeof(Value);
    void* const memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) return nullptr;
    ::madvise(memory, bytes, MADV_HUGEPAGE);
    return memory;
  }

  Value* values_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace samspil
