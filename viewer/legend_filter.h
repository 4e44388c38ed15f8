// The legend is a filter: which types or families are hidden follows from the view's filter terms, and a click on an
// entry changes them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "graph/filter.h"

namespace samspil {

// The keys of `all` that the filter's terms on `field` leave shown.
std::vector<std::string> shownKeys(const Filter& filter, FilterField field, std::span<const std::string> all);

// The filter with exactly `shown` of `all` shown: no term where nothing is hidden, else the shorter of "-type:a" and
// "type:b|c". Terms on other fields stay as they are. Showing nothing means showing everything: a map is never left
// blank by the legend.
Filter showingOnly(const Filter& filter, FilterField field, std::span<const std::string> all,
                   std::span<const std::string> shown);

// A click: hides what is shown, shows what is hidden.
Filter toggled(const Filter& filter, FilterField field, std::span<const std::string> all, const std::string& key);

// A double click: only this one; where it already is the only one, all again.
Filter onlyThis(const Filter& filter, FilterField field, std::span<const std::string> all, const std::string& key);

// A click on a value of any field: asks for it, or no longer. Several values of a field are alternatives; years stand
// in terms of their own.
Filter withValueToggled(const Filter& filter, FilterField field, const std::string& key);

}  // namespace samspil
