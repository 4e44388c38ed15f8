// A run of values that are put together when they are looked at, out of columns, read like a container.
#pragma once

#include <compare>
#include <cstddef>
#include <iterator>
#include <utility>

namespace samspil {

// Columns gives the value at an index by operator[]; it is small and copied freely.
template <typename Columns>
class ValueRun {
 public:
  using Value = decltype(std::declval<const Columns&>()[0]);

  class Iterator {
   public:
    using value_type = Value;
    using reference = Value;
    using difference_type = std::ptrdiff_t;
    // In all but that its values have no place in memory.
    using iterator_category = std::random_access_iterator_tag;
    struct pointer {
      Value value;
      const Value* operator->() const { return &value; }
    };

    Iterator() = default;
    Iterator(const Columns& columns, std::size_t at) : columns_(columns), at_(static_cast<std::ptrdiff_t>(at)) {}
    Value operator*() const { return columns_[static_cast<std::size_t>(at_)]; }
    Value operator[](difference_type n) const { return *(*this + n); }
    pointer operator->() const { return {**this}; }
    Iterator& operator+=(difference_type n) {
      at_ += n;
      return *this;
    }
    Iterator& operator-=(difference_type n) { return *this += -n; }
    Iterator& operator++() { return *this += 1; }
    Iterator& operator--() { return *this += -1; }
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    Iterator operator--(int) {
      Iterator before = *this;
      --*this;
      return before;
    }
    friend Iterator operator+(Iterator it, difference_type n) { return it += n; }
    friend Iterator operator+(difference_type n, Iterator it) { return it += n; }
    friend Iterator operator-(Iterator it, difference_type n) { return it -= n; }
    friend difference_type operator-(const Iterator& a, const Iterator& b) { return a.at_ - b.at_; }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }
    friend auto operator<=>(const Iterator& a, const Iterator& b) { return a.at_ <=> b.at_; }

   private:
    Columns columns_{};
    std::ptrdiff_t at_ = 0;
  };

  ValueRun() = default;
  ValueRun(const Columns& columns, std::size_t begin, std::size_t end) : columns_(columns), begin_(begin), end_(end) {}
  Iterator begin() const { return {columns_, begin_}; }
  Iterator end() const { return {columns_, end_}; }
  std::size_t size() const { return end_ - begin_; }
  bool empty() const { return begin_ == end_; }
  Value operator[](std::size_t i) const { return columns_[begin_ + i]; }
  Value front() const { return columns_[begin_]; }
  Value back() const { return columns_[end_ - 1]; }

 private:
  Columns columns_{};
  std::size_t begin_ = 0, end_ = 0;
};

}  // namespace samspil
