// A call as a small JSON file, and Horizon Europe's base rule from the assets.
//
//   {"title": {"da": "...", "en": "..."}, "themes": ["rehabilitering"], "types": [], "countries": ["SE"], "must": [],
//   "must_not": [],
//    "min_partners": 3, "max_partners": 8, "country_rule": true, "budget_eur": 3000000, "min_share_eur": 150000,
//    "roles": [{"name": {"da": "Slutbruger", "en": "End user"}, "types": ["municipality"], "theme": "rehabilitering"}]}
//
// All keys may be missing. country_rule: true (the default) takes the base rule of assets/horizon_europe.json, false
// none, an object in the form of that file its own.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "graph/consortium/consortium.h"

namespace samspil {

Result<CountryRule> readCountryRule(const std::filesystem::path& file);
// Parses back to the same call. The rule is written as true where it is `baseRule`.
std::string formatCall(const Call& call, const CountryRule& baseRule);
Result<Call> parseCall(std::string_view json, const CountryRule& baseRule);

}  // namespace samspil
