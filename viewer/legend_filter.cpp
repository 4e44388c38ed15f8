#include "viewer/legend_filter.h"

#include <algorithm>
#include <cstdlib>

namespace samspil {

namespace {

bool holds(std::span<const std::string> keys, const std::string& key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

}  // namespace

std::vector<std::string> shownKeys(const Filter& filter, FilterField field, std::span<const std::string> all) {
  std::vector<std::string> wanted;
  bool anyWanted = false;
  for (const auto& term : filter.terms) {
    if (term.field != field || term.excluded) continue;
    anyWanted = true;
    wanted.insert(wanted.end(), term.values.begin(), term.values.end());
  }
  std::vector<std::string> shown;
  for (const auto& key : all) {
    const bool excluded = std::any_of(filter.terms.begin(), filter.terms.end(), [&](const FilterTerm& term) {
      return term.field == field && term.excluded && holds(term.values, key);
    });
    if (!excluded && (!anyWanted || holds(wanted, key))) shown.push_back(key);
  }
  return shown;
}

Filter showingOnly(const Filter& filter, FilterField field, std::span<const std::string> all,
                   std::span<const std::string> shown) {
  Filter result;
  for (const auto& term : filter.terms) {
    if (term.field != field) result.terms.push_back(term);
  }
  std::vector<std::string> kept, hidden;
  for (const auto& key : all) (holds(shown, key) ? kept : hidden).push_back(key);
  if (hidden.empty() || kept.empty()) return result;
  const bool byHidden = hidden.size() <= kept.size();
  result.terms.push_back({.field = field, .excluded = byHidden, .values = byHidden ? hidden : kept});
  return result;
}

Filter toggled(const Filter& filter, FilterField field, std::span<const std::string> all, const std::string& key) {
  auto shown = shownKeys(filter, field, all);
  if (const auto at = std::find(shown.begin(), shown.end(), key); at != shown.end()) {
    shown.erase(at);
  } else {
    shown.push_back(key);
  }
  return showingOnly(filter, field, all, shown);
}

Filter withValueToggled(const Filter& filter, FilterField field, const std::string& key) {
  Filter result = filter;
  if (field == FilterField::year) {
    const int year = std::atoi(key.c_str());
    const FilterTerm term{.field = field, .low = year, .high = year};
    if (std::erase(result.terms, term) == 0) result.terms.push_back(term);
    return result;
  }
  for (auto term = result.terms.begin(); term != result.terms.end(); ++term) {
    if (term->field != field || term->excluded) continue;
    if (std::erase(term->values, key) == 0) term->values.push_back(key);
    if (term->values.empty()) result.terms.erase(term);
    return result;
  }
  result.terms.push_back({.field = field, .values = {key}});
  return result;
}

Filter onlyThis(const Filter& filter, FilterField field, std::span<const std::string> all, const std::string& key) {
  const auto shown = shownKeys(filter, field, all);
  const std::vector<std::string> only{key};
  return showingOnly(filter, field, all, shown == only ? std::vector<std::string>(all.begin(), all.end()) : only);
}

}  // namespace samspil
