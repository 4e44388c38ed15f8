// Formats that people and machines read and nobody brings in again: workbook, page, linked data.
#include <doctest/doctest.h>

#include <serd/serd.h>

#include <map>

#include "base/files.h"
#include "export/base64.h"
#include "export/export.h"
#include "export/output_file.h"
#include "tests/support/temporary_directory.h"

using namespace samspil;
using test::TemporaryDirectory;

namespace {

std::unique_ptr<Session> hospitals(const std::filesystem::path& store) {
  auto session = Session::open({.store = store});
  if (!session) FAIL(session.error().message);
  ViewSpec view;
  view.filter = *parseFilter("type:hospital", (*session)->network());
  (*session)->previewView(view);
  return std::move(*session);
}

std::string written(const Session& session, const std::filesystem::path& path, ExportOptions options = {}) {
  JobControl job;
  options.width = 640;
  options.height = 400;
  auto files = exportNetwork(session, path, options, job);
  if (!files) FAIL(files.error().message);
  REQUIRE(files->size() == 1);
  return *readFile(files->front());
}

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size())) ++found;
  return found;
}

SerdStatus countStatement(void* handle, SerdStatementFlags, const SerdNode*, const SerdNode*, const SerdNode* predicate,
                          const SerdNode*, const SerdNode*, const SerdNode*) {
  auto& counts = *static_cast<std::map<std::string, std::size_t>*>(handle);
  ++counts[reinterpret_cast<const char*>(predicate->buf)];
  return SERD_SUCCESS;
}

}  // namespace

TEST_CASE("bytes become text that pages can hold") {
  CHECK(base64("") == "");
  CHECK(base64("f") == "Zg==");
  CHECK(base64("fo") == "Zm8=");
  CHECK(base64("foo") == "Zm9v");
  CHECK(base64("foobar") == "Zm9vYmFy");
  CHECK(base64(std::string("\xff\xfe\0", 3)) == "//4A");
}

TEST_CASE("a page says in tables what its picture shows, and nothing that is hidden") {
  const TemporaryDirectory directory;
  const auto session = hospitals(directory / "network");
  const std::string page = written(*session, directory / "side.html");
  CHECK(page.starts_with("<!doctype html>"));
  CHECK(page.contains("<html lang=\"da\">"));
  CHECK(count(page, "<h1>") == 1);
  CHECK(count(page, "<h2 ") == 3);
  CHECK(count(page, "<caption>") == 3);
  CHECK(count(page, "<img alt=\"Kort over") == 1);
  CHECK(count(page, "<script") == 0);
  CHECK(count(page, "http://") == 0);
  CHECK(count(page, "<th scope=\"row\">") >= session->visibility().vertexCount + session->visibility().edgeCount);
  CHECK(page.contains("Regionshospitalet Horsens"));
  CHECK_FALSE(page.contains("<th scope=\"row\">Human First"));
  ExportOptions english;
  english.language = Language::english;
  CHECK(written(*session, directory / "page.html", english).contains("<html lang=\"en\">"));
}

TEST_CASE("a workbook is one file, the same each time, and leaves no draft behind") {
  const TemporaryDirectory directory;
  const auto session = hospitals(directory / "network");
  ExportOptions undated;
  undated.dated = false;
  const std::string first = written(*session, directory / "a.xlsx", undated);
  CHECK(first.starts_with("PK"));
  CHECK(first == written(*session, directory / "b.xlsx", undated));
  CHECK_FALSE(std::filesystem::exists(directory / "a.xlsx.part"));
  JobControl job;
  const auto refused = exportNetwork(*session, directory / "no such folder" / "a.xlsx", undated, job);
  CHECK_FALSE(refused.has_value());
}

TEST_CASE("Turtle reads back, with a type for each entity and a source for each statement") {
  const TemporaryDirectory directory;
  const auto session = hospitals(directory / "network");
  const std::string text = written(*session, directory / "net.ttl");
  std::map<std::string, std::size_t> counts;
  SerdReader* reader = serd_reader_new(SERD_TURTLE, &counts, nullptr, nullptr, nullptr, countStatement, nullptr);
  const SerdStatus status = serd_reader_read_string(reader, reinterpret_cast<const std::uint8_t*>(text.c_str()));
  serd_reader_free(reader);
  CHECK(status == SERD_SUCCESS);
  std::size_t statements = 0;
  const auto& network = session->network();
  for (std::uint32_t e = 0; e < network.edgeCount(); ++e) {
    if (session->visibility().shows(EdgeIndex{e})) statements += network.statements(EdgeIndex{e}).size();
  }
  REQUIRE(statements > 0);
  CHECK(text.contains("rdf:subject"));
  CHECK(counts["rdf:subject"] == statements);
  CHECK(counts["prov:wasDerivedFrom"] >= statements + session->visibility().vertexCount);
}

TEST_CASE("a picture says when it was made and from what, unless it is told otherwise") {
  const TemporaryDirectory directory;
  const auto session = hospitals(directory / "network");
  ExportOptions named;
  named.footer = "Kilder: prøve";
  ExportOptions undated;
  undated.dated = false;
  CHECK(written(*session, directory / "a.png", named) != written(*session, directory / "b.png", undated));
  CHECK(written(*session, directory / "c.png", undated) == written(*session, directory / "d.png", undated));
}

TEST_CASE("what another library wrote takes its target's place, or is gone") {
  const TemporaryDirectory folder;
  REQUIRE(writeFileAtomically(folder / "draft", "new").has_value());
  REQUIRE(writeFileAtomically(folder / "target", "old").has_value());
  REQUIRE(replaceWith(folder / "draft", folder / "target").has_value());
  CHECK(readFile(folder / "target").value() == "new");
  CHECK_FALSE(std::filesystem::exists(folder / "draft"));
  REQUIRE(writeFileAtomically(folder / "draft", "new").has_value());
  CHECK_FALSE(replaceWith(folder / "draft", folder / "nowhere" / "target").has_value());
  CHECK_FALSE(std::filesystem::exists(folder / "draft"));
}
