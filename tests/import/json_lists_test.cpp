// Lists of records as JSON: plain objects, one a line, GeoJSON, answers to a SPARQL query; and what holds none.
#include <doctest/doctest.h>

#include "tests/import/list_cases.h"

using namespace samspil;
using samspil::test::checkLists;
using samspil::test::List;
using samspil::test::MemoryNetwork;

namespace {

const std::vector<List>& lists() {
  static const std::vector<List> all = {
      {"one record a line",
       "partnere.jsonl",
       "{\"navn\": \"Region Midt\", \"land\": \"DK\"}\n{\"navn\": \"Lund\", \"by\": \"Lund\", \"land\": \"SE\"}\n\n",
       2,
       2,
       0,
       {{"region-midt", "country", "DK"}, {"lund", "city", "Lund"}}},
      {"one record a line, with a byte order mark and Windows' line ends",
       "partnere.ndjson",
       "\xEF\xBB\xBF{\"name\":\"A Hospital\"}\r\n{\"name\":\"B Hospital\"}\r\n",
       2,
       2,
       0,
       {{"a-hospital", "name_da", "A Hospital"}}},
      {"one record a line, of which one is broken",
       "brud.jsonl",
       "{\"navn\": \"Region Midt\"}\n{\"navn\": \"Lund\n{\"navn\": \"VIA\"}\n",
       3,
       2,
       1,
       {{"via", "name_da", "VIA"}},
       {},
       "broken_record"},
      {"features with points",
       "kort.geojson",
       R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},
          "features":[{"type":"Feature","id":7,"geometry":{"type":"Point","coordinates":[10.17,56.19,4]},
          "properties":{"navn":"Skejby","beds":1150,"size":3}},{"type":"Feature","geometry":{"type":"Polygon",
          "coordinates":[[[9,56],[10,56],[10,57],[9,56]]]},"properties":{"navn":"Region","beds":null}}]})",
       2,
       2,
       0,
       {{"skejby", "latitude", "56.19"},
        {"skejby", "longitude", "10.17"},
        {"skejby", "local_id", "7"},
        {"skejby", "beds", "1150"},
        {"skejby", "size", "3"}}},
      {"features that say their place themselves",
       "kort.json",
       R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},
          "properties":{"name":"Skejby","lat":56.19,"lon":10.17}}]})",
       1,
       1,
       0,
       {{"skejby", "latitude", "56.19"}, {"skejby", "longitude", "10.17"}}},
      {"a feature a line",
       "punkter.ndjson",
       "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[10.2,56.1]},\"properties\":{\"name\":"
       "\"A\"}}\n{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"name\":\"B\"}}\n",
       2,
       2,
       0,
       {{"a", "latitude", "56.1"}}},
      {"an answer of Wikidata",
       "query.srj",
       R"!({"head":{"vars":["item","itemLabel","coord","ror"]},"results":{"bindings":[{"item":{"type":"uri",
          "value":"http://www.wikidata.org/entity/Q924265"},"itemLabel":{"xml:lang":"da","type":"literal",
          "value":"Aarhus Universitet"},"coord":{"datatype":"http://www.opengis.net/ont/geosparql#wktLiteral",
          "type":"literal","value":"Point(10.203 56.171)"},"ror":{"type":"literal","value":"01aj84f44"}},{"item":{
          "type":"uri","value":"http://www.wikidata.org/entity/Q1"},"itemLabel":{"type":"literal","value":"Lund"}}]}})!",
       2,
       2,
       0,
       {{"aarhus-universitet", "latitude", "56.171"},
        {"aarhus-universitet", "item", "http://www.wikidata.org/entity/Q924265"},
        {"aarhus-universitet", "ror", "01aj84f44"}}},
      {"objects inside objects",
       "orgs.json",
       R"([{"name":"A Hospital","address":{"city":"Aarhus","name":"Palle Juul"},"tags":[{"name":"x"},{"name":"y"}],
          "start":{"date":"2019"},"end":{"date":"2021"}},{"name":"B Hospital","address":{"city":"Viborg"}}])",
       2,
       2,
       0,
       {{"a-hospital", "city", "Aarhus"},
        {"a-hospital", "address_name", "Palle Juul"},
        {"a-hospital", "valid_from", "2019"},
        {"a-hospital", "valid_to", "2021"},
        {"a-hospital", "tags", "x|y"}}},
      {"the answer of a service, wrapped twice",
       "svar.json",
       R"({"success":true,"result":{"fields":[{"id":"navn"}],"records":[{"navn":"A"},{"navn":"B"}]}})",
       2,
       2,
       0,
       {}},
      {"one record alone", "en.json", R"({"name": "A Hospital", "country": "DK"})", 1, 1, 0, {}},
  };
  return all;
}

std::string refusal(const std::string& name, const std::string& bytes) {
  const MemoryNetwork network;
  JobControl job;
  const ImportTarget target = network.target();
  const auto proposal = proposeImportOf({{name, bytes}}, {}, target, job);
  return proposal ? "" : proposal.error().message;
}

}  // namespace

TEST_CASE("lists of records in JSON are read as tables") { checkLists(lists()); }

TEST_CASE("a line of JSON that is broken is one row that is rejected, by its line") {
  const MemoryNetwork network;
  const samspil::test::TemporaryFile file("a.jsonl", "{\"navn\": \"A\"}\n\n{\"navn\": \n{\"navn\": \"C\"}\n");
  const auto proposal = network.propose({file});
  CHECK(proposal.files[0].rows == 3);
  CHECK(proposal.files[0].created == 2);
  CHECK(proposal.files[0].rejectedRows.size() == 1);
  const auto said = std::ranges::find(proposal.diagnostics, "broken_record", &Diagnostic::code);
  REQUIRE(said != proposal.diagnostics.end());
  CHECK(said->line == 3);
}

TEST_CASE("JSON without records is refused with what to do") {
  CHECK(refusal("a.jsonl", "{\"a\": 1}\n{\"a\": \n{\"a\": \n") ==
        "import a.jsonl: line 2: this is not well-formed JSON.");
  CHECK(refusal("a.srj", R"({"head":{},"boolean":true})") ==
        "import a.srj: The file answers a SPARQL query with yes or no and holds no rows. Ask with SELECT instead.");
  CHECK(refusal("a.json", R"({"version": 3, "settings": {"a": true}})") ==
        "import a.json: The file is JSON, but holds neither nodes and links nor a list of records. Save it as one of "
        "these or as CSV.");
  CHECK(refusal("a.json", R"(["a", "b"])").find("nor a list of records") != std::string::npos);
  CHECK(refusal("a.json", "[]") == "import a.json: The file holds no records.");
}

TEST_CASE("a file of nothing is refused, also beside another") {
  for (const char* nothing : {"", "\xEF\xBB\xBF", " \n\t\r\n\n", "\xFF\xFE"}) {
    CAPTURE(nothing);
    const std::string said = refusal("a.csv", nothing);
    CHECK((said == "import a.csv: The file is empty." || said == "import a.csv: The file holds nothing but blanks."));
  }
  const MemoryNetwork network;
  JobControl job;
  const ImportTarget target = network.target();
  CHECK_FALSE(proposeImportOf({{"a.csv", "navn\nA\n"}, {"b.csv", ""}}, {}, target, job));
}

TEST_CASE("a header alone is a table without rows, and says so") {
  for (const char* bytes : {"navn;by;land", "navn;by;land\n", "navn;by;land\r\n\r\n"}) {
    const MemoryNetwork network;
    const test::TemporaryFile file("a.csv", bytes);
    const auto proposal = network.propose({file});
    CHECK(proposal.files[0].rows == 0);
    CHECK(std::ranges::any_of(proposal.diagnostics, [](const auto& d) { return d.code == "no_rows"; }));
  }
}
