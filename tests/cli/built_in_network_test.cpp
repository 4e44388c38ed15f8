// What a strategist must be able to read from the built-in network on the command line.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "tests/cli/command_line.h"

using samspil::test::builtInStore;
using samspil::test::runSamspil;
using Json = nlohmann::json;

namespace {

std::set<std::string> names(const Json& hits) {
  std::set<std::string> found;
  for (const auto& hit : hits) found.insert(hit["name"]);
  return found;
}

const Json* relationOf(const Json& entity, std::string_view relation) {
  for (const auto& group : entity["relations"]) {
    if (group["relation"] == relation) return &group;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("stats counts the whole network and no statement lacks a reference") {
  const auto ran = runSamspil(builtInStore(), {"stats", "--json"});
  REQUIRE(ran.status == 0);
  const Json stats = ran.json();
  CHECK(stats["entities"] >= 330);
  CHECK(stats["ties"] >= 750);
  CHECK(stats["statements_without_reference"] == 0);
  CHECK(stats["sources"] >= 6);
  std::size_t entities = 0;
  for (const auto& type : stats["types"]) entities += type["count"].get<std::size_t>();
  CHECK(entities == stats["entities"]);
}

TEST_CASE("all shortest chains from Horsens to Leuven, the most certain first, each step with its reference") {
  const auto ran = runSamspil(builtInStore(), {"path", "regionshospitalet-horsens", "uz-leuven", "--all", "--json"});
  REQUIRE(ran.status == 0);
  const Json found = ran.json();
  CHECK(found["connected"] == true);
  CHECK(found["ties"] == 4);
  CHECK(found["count"] == 5);
  REQUIRE(found["paths"].size() == 5);
  for (const auto& path : found["paths"]) {
    REQUIRE(path["steps"].size() == 4);
    CHECK(path["steps"].front()["from"] == "regionshospitalet-horsens");
    CHECK(path["steps"].back()["to"] == "uz-leuven");
    for (std::size_t i = 0; i < 4; ++i) {
      CHECK_FALSE(path["steps"][i]["reference"]["source"].get<std::string>().empty());
      if (i > 0) CHECK(path["steps"][i]["from"] == path["steps"][i - 1]["to"]);
    }
  }
  const auto uncertain = [](const Json& path) {
    return std::count_if(path["steps"].begin(), path["steps"].end(),
                         [](const Json& step) { return step["certainty"] != "stated"; });
  };
  for (std::size_t i = 1; i < 5; ++i) CHECK(uncertain(found["paths"][i - 1]) <= uncertain(found["paths"][i]));
}

TEST_CASE("find reads arhus as Aarhus") {
  const auto ran = runSamspil(builtInStore(), {"find", "arhus", "--json"});
  REQUIRE(ran.status == 0);
  const auto found = names(ran.json()["hits"]);
  for (const char* name : {"Aarhus Universitetshospital", "Aarhus Universitet", "Aarhus Kommune"})
    CHECK(found.contains(name));
}

TEST_CASE("show lists ties by relation with their sources") {
  const auto ran = runSamspil(builtInStore(), {"show", "aarhus-universitetshospital", "--json"});
  REQUIRE(ran.status == 0);
  const Json entity = ran.json();
  CHECK(entity["name"] == "Aarhus Universitetshospital");
  CHECK_FALSE(entity["description"].get<std::string>().empty());
  CHECK(entity["relations"].size() >= 4);
  for (const auto& group : entity["relations"]) {
    for (const auto& tie : group["ties"]) {
      REQUIRE_FALSE(tie["statements"].empty());
      for (const auto& statement : tie["statements"])
        CHECK_FALSE(statement["reference"]["source"].get<std::string>().empty());
    }
  }
  const Json* membership = relationOf(entity, "member_of");
  REQUIRE(membership != nullptr);
  const auto& ties = (*membership)["ties"];
  CHECK(std::any_of(ties.begin(), ties.end(), [](const Json& tie) { return tie["entity"] == "euha"; }));
}

TEST_CASE("why gives the section behind a tie") {
  const auto ran = runSamspil(builtInStore(), {"why", "aarhus-universitetshospital", "euha", "--json"});
  REQUIRE(ran.status == 0);
  const Json relations = ran.json()["relations"];
  REQUIRE(relations.size() == 1);
  const Json statements = relations[0]["ties"][0]["statements"];
  REQUIRE(statements.size() == 2);
  for (const auto& statement : statements) {
    CHECK_FALSE(statement["reference"]["section"].get<std::string>().empty());
    CHECK(statement["reference"]["first_line"] > 0);
    CHECK(statement["reference"]["source"] == "doc-forskningsstrategi-2025");
  }
}

TEST_CASE("the text form speaks the chosen language") {
  const auto danish = runSamspil(builtInStore(), {"--lang", "da", "why", "aarhus-universitetshospital", "euha"});
  const auto english = runSamspil(builtInStore(), {"--lang", "en", "why", "aarhus-universitetshospital", "euha"});
  CHECK(danish.out.find("er medlem af") != std::string::npos);
  CHECK(english.out.find("is a member of") != std::string::npos);
}

TEST_CASE("check finds the built-in network whole") {
  const auto ran = runSamspil(builtInStore(), {"check", "--json"});
  CHECK(ran.status == 0);
  CHECK(ran.json()["ok"] == true);
  CHECK(ran.json()["records_checked"] > 1000);
}
