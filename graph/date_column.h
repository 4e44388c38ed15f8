// DateColumn keeps dates of which few differ: each as a number of few bits. The date that is not known is free.
#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include "base/date.h"
#include "graph/packed_column.h"

namespace samspil {

class DateColumn {
 public:
  void push(PartialDate date) { numbers_.push(date == PartialDate{} ? 0 : numberOf(date)); }
  PartialDate operator[](std::size_t index) const { return dates_[numbers_[index]]; }
  std::size_t size() const { return numbers_.size(); }
  // Of all that were pushed; unknown where none is known.
  PartialDate newest() const { return indexes_.empty() ? PartialDate{} : indexes_.rbegin()->first; }

 private:
  std::uint32_t numberOf(PartialDate date) {
    const auto [place, isNew] = indexes_.try_emplace(date, static_cast<std::uint32_t>(dates_.size()));
    if (isNew) dates_.push_back(date);
    return place->second;
  }

  PackedColumn numbers_;
  std::vector<PartialDate> dates_ = std::vector<PartialDate>(1);
  std::map<PartialDate, std::uint32_t> indexes_;
};

}  // namespace samspil
