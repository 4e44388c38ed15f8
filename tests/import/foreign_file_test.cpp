#include "import/foreign_file.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/import/list_cases.h"

using namespace samspil;
using samspil::test::MemoryNetwork;
using namespace std::string_literals;

namespace {

std::string begins(std::string_view bytes) {
  const auto refused = refusalOf(bytes);
  return refused ? refused->message.substr(0, refused->message.find_first_of(",.")) : "";
}

}  // namespace

TEST_CASE("files that are no lists are told by their first bytes") {
  const std::string zip = "PK\x03\x04"s + std::string(26, '\0');
  CHECK(begins(zip + "[Content_Types].xml..." + "xl/workbook.xml") == "This is a workbook of a spreadsheet");
  CHECK(begins(zip + std::string(200'000, 'x') + "xl/workbook.xml") == "This is a workbook of a spreadsheet");
  CHECK(begins(zip + "mimetypeapplication/vnd.oasis.opendocument.spreadsheet") ==
        "This is a workbook of a spreadsheet");
  CHECK(begins("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on") == "This is a workbook of a spreadsheet");
  CHECK(begins(zip + "word/document.xml") == "This is a document");
  CHECK(begins("%PDF-1.7\n") == "This is a document");
  CHECK(begins(zip + "partners.csv") == "This is a compressed archive");
  CHECK(begins("\x1F\x8B\x08") == "This is a compressed archive");
  CHECK(begins("\x89PNG\r\n\x1A\n") == "This is a picture");
  CHECK(begins("\xEF\xBB\xBF\n<!DOCTYPE html><table>") == "This is a web page");
  CHECK(begins("<HTML xmlns:x=\"urn:schemas-microsoft-com:office:excel\">") == "This is a web page");
}

TEST_CASE("linked data and drawings are told by their first line") {
  for (const std::string_view data :
       {"# a comment\n\n@prefix rdf: <http://www.w3.org/> .\n", "PREFIX ex: <http://example.org/>\n",
        "@base <http://a/> .", "<http://a> <http://b> <http://c> .\n", "_:a <http://b> <http://c> ."})
    CHECK_MESSAGE(begins(data) == "This is linked data (Turtle or N-Triples)", data);
  for (const std::string_view drawing : {"digraph {\n a -> b }", "strict graph \"Net\" { a -- b; }", "graph{a--b}"})
    CHECK_MESSAGE(begins(drawing) == "This is a drawing by Graphviz (DOT)", drawing);
}

TEST_CASE("lists are not taken for anything else") {
  for (const std::string_view list : {"", "Navn;By\nA;B\n", "# note\nNavn;By\n", "graph;name\nA;B\n", "Graph {1};x\n",
                                      "prefix,name\nDr.,A\n", "base <m>;x\n", "<http://a>;<http://b>\n", "BASE A,1.\n",
                                      "PK;Navn\n1;A\n", "html;x", "strict;a", "{\"nodes\": []}"})
    CHECK_MESSAGE(begins(list).empty(), list);
}

TEST_CASE("what is not text is refused, text in any encoding is not") {
  CHECK(isText("Navn;By\r\nÆrø;\x0c\t\x1a"));
  CHECK(isText(std::string(7, '\x01')));
  CHECK_FALSE(isText(std::string(60, '\x01') + std::string(1000, 'a')));
  CHECK(isText(std::string(19, '\x01') + std::string(2000, 'a')));
  CHECK(isText(""));
}

TEST_CASE("an import refuses what is no list and names the file") {
  const MemoryNetwork network;
  JobControl job;
  const ImportTarget target = network.target();
  const auto refusal = [&](const std::string& bytes) {
    const auto proposal = proposeImportOf({{"a.csv", bytes}}, {}, target, job);
    return proposal ? std::string() : proposal.error().message;
  };
  CHECK(refusal("\x7f"
                "ELF" +
                std::string(300, '\x03')) ==
        "import a.csv: This is not a text file. Save what it holds as CSV, and import that.");
  CHECK(refusal("%PDF-1.7\n1 0 obj").starts_with("import a.csv: This is a document, not a list."));
}
