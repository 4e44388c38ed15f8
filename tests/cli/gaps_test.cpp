// What the EU office does with gaps and consortia on the command line, on the built-in network.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "tests/cli/command_line.h"

using samspil::test::builtInStore;
using samspil::test::runSamspil;
using Json = nlohmann::json;

namespace {

Json gapsOf(const std::filesystem::path& store, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments{"gaps", "--top", "300", "--json"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const auto ran = runSamspil(store, arguments);
  REQUIRE(ran.status == 0);
  return ran.json();
}

std::set<std::string> idsOf(const Json& list) {
  std::set<std::string> ids;
  for (const Json& gap : list["gaps"]) ids.insert(gap["id"].get<std::string>());
  return ids;
}

std::string contents(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::size_t occurrences(const std::string& text, std::string_view piece) {
  std::size_t count = 0;
  for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("the network's own gaps are found, each with parts that add up and evidence") {
  const Json list = gapsOf(builtInStore());
  const auto ids = idsOf(list);
  CHECK(ids.contains("uncovered_theme:kvinders-sundhed"));
  CHECK(ids.contains("dormant:pulje-forskning-regionshospitaler"));
  CHECK(ids.contains("fragile:region-midtjylland"));
  for (const char* member :
       {"akh-meduni-wien", "ap-hp", "charite", "erasmus-mc", "karolinska", "san-raffaele", "uz-leuven", "vall-dhebron"})
    CHECK(ids.contains(std::string("unused_membership:") + member + "+euha"));
  CHECK_FALSE(ids.contains("unused_membership:kings-health-partners+euha"));
  for (const Json& gap : list["gaps"]) {
    CAPTURE(gap["id"].get<std::string>());
    double sum = 0;
    for (const Json& part : gap["parts"]) {
      sum += part["value"].get<double>();
      CHECK(part["evidence"]["statements"].size() + part["evidence"]["entities"].size() > 0);
    }
    CHECK(sum == doctest::Approx(gap["score"].get<double>()));
    for (const char* text : {"sentence_da", "sentence_en", "next_da", "next_en"})
      CHECK_FALSE(gap[text].get<std::string>().empty());
  }
}

TEST_CASE("a stricter certainty gives another list") {
  CHECK(idsOf(gapsOf(builtInStore())) != idsOf(gapsOf(builtInStore(), {"--certainty", "stated"})));
}

TEST_CASE("a dismissed gap stays away, says why, and comes back by undo") {
  const samspil::test::TemporaryDirectory directory;
  const auto store = directory / "network";
  REQUIRE(runSamspil(store, {"init"}).status == 0);
  const std::string id = gapsOf(store)["gaps"][0]["id"];
  CHECK(runSamspil(store, {"gaps", "dismiss", id, "--reason", " "}).status != 0);
  CHECK(runSamspil(store, {"gaps", "dismiss", "missing_tie:no+such", "--reason", "x"}).status != 0);
  REQUIRE(runSamspil(store, {"gaps", "dismiss", id, "--reason", "Prøvet i 2023"}).status == 0);
  CHECK_FALSE(idsOf(gapsOf(store)).contains(id));
  CHECK(gapsOf(store)["dismissed"] == 1);
  REQUIRE(runSamspil(store, {"gaps", "restore", id}).status == 0);
  CHECK(idsOf(gapsOf(store)).contains(id));
  REQUIRE(runSamspil(store, {"undo"}).status == 0);
  CHECK_FALSE(idsOf(gapsOf(store)).contains(id));
  REQUIRE(runSamspil(store, {"undo"}).status == 0);
  CHECK(idsOf(gapsOf(store)).contains(id));
}

TEST_CASE("the report is one page of HTML that can be read aloud, and a workbook") {
  const samspil::test::TemporaryDirectory directory;
  const auto html = directory / "report.html", xlsx = directory / "report.xlsx";
  REQUIRE(runSamspil(builtInStore(), {"--lang", "da", "gaps", "--report", html.string()}).status == 0);
  const std::string page = contents(html);
  CHECK(page.find("<html lang=\"da\">") != std::string::npos);
  CHECK(occurrences(page, "<h1>") == 1);
  CHECK(occurrences(page, "<article>") == gapsOf(builtInStore())["count"].get<std::size_t>());
  CHECK(occurrences(page, "<table>") == occurrences(page, "<caption>"));
  CHECK(occurrences(page, "<th ") == occurrences(page, "<th scope="));
  CHECK(page.find("Strategi for sundhedsforskning i Region Midtjylland") != std::string::npos);
  for (const char* outside : {"<script", "<img", "<link", "src=", "http"})
    CHECK(page.find(outside) == std::string::npos);
  REQUIRE(runSamspil(builtInStore(), {"--lang", "en", "gaps", "--report", xlsx.string()}).status == 0);
  CHECK(contents(xlsx).starts_with("PK"));
  CHECK(runSamspil(builtInStore(), {"gaps", "--report", (directory / "report.txt").string()}).status != 0);
}

TEST_CASE("a consortium is built of legal entities from three countries and set on one page") {
  const samspil::test::TemporaryDirectory directory;
  const auto ran = runSamspil(builtInStore(), {"consortium", "--theme", "rehabilitering", "--json"});
  REQUIRE(ran.status == 0);
  const Json answer = ran.json();
  CHECK(answer["proven_optimal"] == true);
  REQUIRE(answer["proposals"].size() >= 3);
  for (const Json& proposal : answer["proposals"]) {
    CHECK(proposal["countries"].size() >= 3);
    for (const Json& member : proposal["members"]) {
      const std::string key = member["entity"];
      CHECK_FALSE(key.starts_with("kuf-"));
      CHECK_FALSE(key.starts_with("uk-"));
      for (const char* never : {"who", "nhs", "fn", "euha", "central-denmark-eu-office", "human-first"})
        CHECK(key != never);
    }
  }
  const auto card = directory / "card.html";
  REQUIRE(
      runSamspil(builtInStore(), {"--lang", "en", "consortium", "--theme", "rehabilitering", "--report", card.string()})
          .status == 0);
  const std::string page = contents(card);
  CHECK(page.find("<html lang=\"en\">") != std::string::npos);
  CHECK(page.find("Ask first") != std::string::npos);
  const auto impossible = runSamspil(builtInStore(), {"consortium", "--theme", "digitale-loesninger", "--json"});
  CHECK(impossible.json()["feasible"] == false);
  CHECK(impossible.json()["conflict"].size() == 1);
}

TEST_CASE("why a pair is not listed has one reason, whatever the pair") {
  const auto reason = [](const char* a, const char* b) {
    return runSamspil(builtInStore(), {"gaps", "why-not", a, b, "--json"}).json()["reason"].get<std::string>();
  };
  CHECK(reason("aarhus-universitetshospital", "region-midtjylland") == "already_tied");
  CHECK(reason("aarhus-universitetshospital", "rehabilitering") == "not_actors");
  CHECK(reason("erasmus-mc", "aarhus-kommune") != "listed");
}
