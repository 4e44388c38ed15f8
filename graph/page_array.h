// PageArray<T> is an array for columns of millions: it grows without copying what it holds, room that nothing was put
// into costs nothing, and what it lets go is the system's again at once (of the allocator's large blocks, some stay
// with the process for good). Small ones lie in the allocator like any other.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <span>
#include <type_traits>
#include <utility>

namespace samspil {

// The bytes under it. What grow() adds is zero.
class PageBuffer {
 public:
  PageBuffer() = default;
  PageBuffer(PageBuffer&& other) noexcept
      : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}
  PageBuffer& operator=(PageBuffer&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
  }
  ~PageBuffer() { release(); }

  char* data() const { return data_; }
  std::size_t size() const { return size_; }
  // To `size` bytes or some more; what is held stays. Throws std::bad_alloc.
  void grow(std::size_t size);
  void release();

 private:
  char* data_ = nullptr;
  std::size_t size_ = 0;
};

template <typename T>
class PageArray {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  PageArray() = default;
  PageArray(PageArray&& other) noexcept
      : buffer_(std::move(other.buffer_)), size_(std::exchange(other.size_, 0)), room_(std::exchange(other.room_, 0)) {}
  PageArray& operator=(PageArray&& other) noexcept {
    std::swap(buffer_, other.buffer_);
    std::swap(size_, other.size_);
    std::swap(room_, other.room_);
    return *this;
  }

  void reserve(std::size_t count) {
    if (count > room_) makeRoom(count);
  }
  void push(T value) {
    if (size_ == room_) makeRoom(2 * size_ + 1);
    data()[size_++] = value;
  }
  void append(const T* values, std::size_t count) {
    if (count > room_ - size_) makeRoom(2 * size_ + count);
    if (count != 0) std::memcpy(data() + size_, values, count * sizeof(T));
    size_ += count;
  }
  // The first `count` of `values`: for a few at a time, whose number is not known beforehand.
  template <std::size_t N>
  void appendFrontOf(const T (&values)[N], std::size_t count) {
    if (N > room_ - size_) makeRoom(2 * size_ + N);
    std::memcpy(data() + size_, values, sizeof(values));
    size_ += count;
  }
  // What is added is zero. REQUIRES: count >= size(), and neither renew() nor appendFrontOf() was ever called.
  void growTo(std::size_t count) {
    if (count > room_) makeRoom(std::max(count, 2 * size_));
    size_ = count;
  }
  // Makes it `count` long, with anything in it: for a workspace that is used again and again.
  void renew(std::size_t count) {
    if (count > room_) {
      release();
      makeRoom(count);
    }
    size_ = count;
  }
  T& operator[](std::size_t index) { return data()[index]; }
  const T& operator[](std::size_t index) const { return data()[index]; }
  T& back() { return data()[size_ - 1]; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  std::span<T> all() { return {data(), size_}; }
  std::span<const T> all() const { return {data(), size_}; }
  void release() {
    buffer_.release();
    size_ = room_ = 0;
  }

 private:
  T* data() const { return reinterpret_cast<T*>(buffer_.data()); }
  void makeRoom(std::size_t count) {
    buffer_.grow(count * sizeof(T));
    room_ = buffer_.size() / sizeof(T);
  }

  PageBuffer buffer_;
  std::size_t size_ = 0, room_ = 0;
};

}  // namespace samspil
