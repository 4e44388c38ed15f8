#include "graph/page_array.h"

#include <cstdlib>
#include <cstring>
#include <new>

#include <sys/mman.h>

namespace samspil {
namespace {

constexpr std::size_t kPage = 4096;
constexpr std::size_t kOwnPages = 128 << 10;  // bytes from which on a buffer has pages of its own
constexpr std::size_t kLeast = 64;

char* mapped(void* pages) {
  if (pages == MAP_FAILED) throw std::bad_alloc();
  return static_cast<char*>(pages);
}

char* newPages(std::size_t size) {
  return mapped(::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
}

void giveBack(char* data, std::size_t size) {
  if (size < kOwnPages)
    std::free(data);
  else
    ::munmap(data, size);
}

}  // namespace

void PageBuffer::grow(std::size_t size) {
  if (size <= size_) return;
  size = size < kOwnPages ? (size + kLeast - 1) / kLeast * kLeast : (size + kPage - 1) / kPage * kPage;
  if (size_ >= kOwnPages) {
    data_ = mapped(::mremap(data_, size_, size, MREMAP_MAYMOVE));
  } else {
    char* const larger = size < kOwnPages ? static_cast<char*>(std::calloc(size, 1)) : newPages(size);
    if (larger == nullptr) throw std::bad_alloc();
    if (size_ != 0) std::memcpy(larger, data_, size_);
    giveBack(data_, size_);
    data_ = larger;
  }
  size_ = size;
}

void PageBuffer::release() {
  if (data_ != nullptr) giveBack(data_, size_);
  data_ = nullptr;
  size_ = 0;
}

}  // namespace samspil
