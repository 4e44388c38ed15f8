#include "session/call_file.h"

#include <nlohmann/json.hpp>

#include "base/files.h"

namespace samspil {
namespace {

using Json = nlohmann::json;

Result<CountryRule> countryRuleOf(const Json& json) {
  CountryRule rule;
  rule.memberStates = json.value("member_states", std::vector<std::string>{});
  rule.associated = json.value("associated", std::vector<std::string>{});
  rule.noParties = json.value("no_parties", std::vector<std::string>{});
  rule.independentEntities = json.value("independent_entities", rule.independentEntities);
  rule.inMemberStates = json.value("in_member_states", rule.inMemberStates);
  if (rule.memberStates.empty() && rule.inMemberStates > 0)
    return makeError(ErrorCode::invalidData, "The country rule names no member_states.");
  return rule;
}

// One text for both languages, or one for each.
LocalizedText textOf(const Json& json) {
  if (json.is_string()) return {json.get<std::string>(), json.get<std::string>()};
  return {json.value("da", ""), json.value("en", "")};
}

CallRole roleOf(const Json& json) {
  CallRole role;
  if (const auto name = json.find("name"); name != json.end()) role.name = textOf(*name);
  role.types = json.value("types", role.types);
  role.theme = json.value("theme", role.theme);
  return role;
}

Result<Call> callOf(const Json& json, const CountryRule& baseRule) {
  Call call;
  if (const auto title = json.find("title"); title != json.end()) call.title = textOf(*title);
  call.themes = json.value("themes", call.themes);
  call.types = json.value("types", call.types);
  call.countries = json.value("countries", call.countries);
  call.must = json.value("must", call.must);
  call.mustNot = json.value("must_not", call.mustNot);
  call.smallest = json.value("min_partners", call.smallest);
  call.largest = json.value("max_partners", call.largest);
  for (const Json& role : json.value("roles", Json::array())) call.roles.push_back(roleOf(role));
  call.budget = json.value("budget_eur", call.budget);
  call.smallestShare = json.value("min_share_eur", call.smallestShare);
  call.noParties = json.value("no_parties", baseRule.noParties);
  const Json rule = json.value("country_rule", Json(true));
  if (rule.is_object()) {
    TRY_ASSIGN(call.countryRule, countryRuleOf(rule));
  } else if (rule.is_boolean() && rule.get<bool>()) {
    call.countryRule = baseRule;
  }
  return call;
}

}  // namespace

std::string formatCall(const Call& call, const CountryRule& baseRule) {
  nlohmann::ordered_json json{{"title", {{"da", call.title.danish}, {"en", call.title.english}}},
                              {"themes", call.themes},
                              {"types", call.types},
                              {"countries", call.countries},
                              {"must", call.must},
                              {"must_not", call.mustNot},
                              {"min_partners", call.smallest},
                              {"max_partners", call.largest},
                              {"country_rule", call.countryRule.has_value()}};
  for (const CallRole& role : call.roles) {
    json["roles"].push_back({{"name", {{"da", role.name.danish}, {"en", role.name.english}}},
                             {"types", role.types},
                             {"theme", role.theme}});
  }
  if (call.budget > 0) json["budget_eur"] = call.budget;
  if (call.smallestShare > 0) json["min_share_eur"] = call.smallestShare;
  if (call.noParties != baseRule.noParties) json["no_parties"] = call.noParties;
  if (call.countryRule && *call.countryRule != baseRule) {
    json["country_rule"] = {{"member_states", call.countryRule->memberStates},
                            {"associated", call.countryRule->associated},
                            {"independent_entities", call.countryRule->independentEntities},
                            {"in_member_states", call.countryRule->inMemberStates},
                            {"no_parties", call.countryRule->noParties}};
  }
  return json.dump(2) + "\n";
}

Result<CountryRule> readCountryRule(const std::filesystem::path& file) {
  TRY_ASSIGN(const std::string text, readFile(file));
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return makeError(ErrorCode::invalidData, "{} is not a JSON object.", file.string());
  try {
    return countryRuleOf(json);
  } catch (const Json::exception& problem) {
    return makeError(ErrorCode::invalidData, "{}: {}", file.string(), problem.what());
  }
}

Result<Call> parseCall(std::string_view text, const CountryRule& baseRule) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object())
    return makeError(ErrorCode::invalidData, "A call is a JSON object with themes, countries and so on.");
  try {
    return callOf(json, baseRule);
  } catch (const Json::exception& problem) {
    return makeError(ErrorCode::invalidData, "The call cannot be read: {}", problem.what());
  }
}

}  // namespace samspil
