// An array for look-ups in no order: large ones ask the system for large pages, without which every look-up would also
// miss the processor's table of pages.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstdlib>
#include <new>
#include <vector>

namespace samspil {

template <typename Value>
struct LargePageAllocator {
  using value_type = Value;
  static constexpr std::size_t kPage = 2 << 20;

  LargePageAllocator() = default;
  template <typename Other>
  LargePageAllocator(const LargePageAllocator<Other>&) {}  // NOLINT(google-explicit-constructor): allocators convert

  Value* allocate(std::size_t count) {
    const std::size_t size = count * sizeof(Value);
    if (size < kPage) return static_cast<Value*>(::operator new(size));
    const std::size_t whole = (size + kPage - 1) / kPage * kPage;
    void* const memory = std::aligned_alloc(kPage, whole);
    if (memory == nullptr) throw std::bad_alloc();
    ::madvise(memory, whole, MADV_HUGEPAGE);
    return static_cast<Value*>(memory);
  }
  void deallocate(Value* memory, std::size_t count) {
    if (count * sizeof(Value) < kPage)
      ::operator delete(memory);
    else
      std::free(memory);
  }
  friend bool operator==(const LargePageAllocator&, const LargePageAllocator&) = default;
};

template <typename Value>
using LargeArray = std::vector<Value, LargePageAllocator<Value>>;

}  // namespace samspil
