// Exports of an open network: what is shown goes out, all of it, and comes back in unchanged.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "base/files.h"
#include "base/text.h"
#include "export/export.h"
#include "export/output_file.h"
#include "export/shown_network.h"
#include "import/import.h"
#include "tests/support/open_session.h"
#include "tests/support/temporary_directory.h"

using namespace samspil;
using test::openSession;
using test::TemporaryDirectory;

namespace {

std::vector<std::filesystem::path> exported(const Session& session, const std::filesystem::path& path,
                                            const ExportOptions& options = {}) {
  JobControl job;
  auto written = exportNetwork(session, path, options, job);
  if (!written) FAIL(written.error().message);
  return *written;
}

std::string contents(const std::filesystem::path& path) {
  auto bytes = readFile(path);
  REQUIRE(bytes.has_value());
  return std::move(*bytes);
}

void showOnly(Session& session, std::string_view filter) {
  ViewSpec view = session.view();
  const auto parsed = parseFilter(filter, session.network());
  REQUIRE(parsed.has_value());
  view.filter = *parsed;
  session.previewView(view);
}

std::size_t linesOf(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("every format writes the built-in network, an empty one, and stops when cancelled") {
  const TemporaryDirectory directory;
  const auto full = openSession(directory / "full"), empty = openSession(directory / "empty", true);
  for (const ExportFormat& format : exportCatalogue()) {
    CAPTURE(format.extension);
    const std::filesystem::path path = directory / ("network." + std::string{format.extension});
    for (const Session* session : {full.get(), empty.get()}) {
      for (const auto& file : exported(*session, path)) CHECK(std::filesystem::file_size(file) > 0);
    }
    JobControl cancelled;
    cancelled.cancel();
    const auto refused = exportNetwork(*full, directory / ("none." + std::string{format.extension}), {}, cancelled);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == ErrorCode::cancelled);
    CHECK_FALSE(std::filesystem::exists(directory / ("none." + std::string{format.extension})));
  }
}

TEST_CASE("JSON that is written piece by piece is laid out as the whole document would be") {
  const TemporaryDirectory directory;
  for (const bool empty : {false, true}) {
    const auto session = openSession(directory / (empty ? "empty" : "full"), empty);
    const std::string written = contents(exported(*session, directory / "network.json").front());
    CHECK(written == nlohmann::ordered_json::parse(written).dump(1) + "\n");
  }
}

TEST_CASE("ties come in the order of the network with all their statements, whatever the size of a part") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  const GraphSnapshot& network = session->network();
  for (const std::size_t statementsAPart : {1U, 7U, 100'000U}) {
    CAPTURE(statementsAPart);
    std::uint32_t next = 0, parts = 0;
    JobControl job;
    const auto done = forEachShownTie(
        *session, {}, job,
        [&](std::span<const ShownTie> part) -> Result<void> {
          ++parts;
          for (const ShownTie& tie : part) {
            CHECK(tie.edge == EdgeIndex{next++});
            std::vector<StatementId> ids;
            for (const StatementRow& row : network.statements(tie.edge)) ids.push_back(row.id);
            CHECK(tie.statements == *session->store().tieStatements(ids));
          }
          return {};
        },
        statementsAPart);
    CHECK(done.has_value());
    CHECK(next == network.edgeCount());
    CHECK((statementsAPart == 100'000U) == (parts == 1));
  }
}

TEST_CASE("a file that is not finished leaves what was there, and items stand in their order") {
  const TemporaryDirectory directory;
  const std::filesystem::path path = directory / "numbers.txt";
  REQUIRE(writeFileAtomically(path, "before").has_value());
  {
    auto file = OutputFile::create(path);
    REQUIRE(file.has_value());
    file->text() += "half";
  }
  CHECK(contents(path) == "before");
  CHECK(std::distance(std::filesystem::directory_iterator(directory.path()), {}) == 1);
  auto file = OutputFile::create(path);
  REQUIRE(file.has_value());
  std::string expected;
  for (int i = 0; i < 200'000; ++i) expected += fmt::format("{}\n", i);
  REQUIRE(file->appendEach(200'000, [](std::string& out, std::size_t i) { out += fmt::format("{}\n", i); }));
  REQUIRE(file->finish());
  CHECK(contents(path) == expected);
}

TEST_CASE("an unknown ending is refused with those that are known") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network", true);
  JobControl job;
  const auto refused = exportNetwork(*session, directory / "network.docx", {}, job);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == ErrorCode::invalidArgument);
  CHECK(refused.error().message.find("json") != std::string::npos);
}

TEST_CASE("CSV comes back in as the same network") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  for (const bool plain : {false, true}) {
    ExportOptions options;
    options.plainCsv = plain;
    auto files = exported(*session, directory / "ud.csv", options);
    REQUIRE(files.size() == 3);
    CHECK(contents(files[0]).starts_with("\xEF\xBB\xBF") == !plain);
    std::swap(files[0], files[2]);  // sources first, then ties and entities in any order
    JobControl job;
    const auto proposal = session->proposeImport(files, {}, job);
    REQUIRE(proposal.has_value());
    CHECK(proposal->entitiesCreated == 0);
    CHECK(proposal->entitiesUpdated == 0);
    CHECK(proposal->tiesCreated == 0);
    CHECK(proposal->tiesUpdated == 0);
  }
}

TEST_CASE("CSV holds what is shown and no more") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  showOnly(*session, "type:hospital");
  const auto files = exported(*session, directory / "hospitaler.csv");
  CHECK(files[0].filename() == "hospitaler-entities.csv");
  const std::string entities = contents(files[0]);
  CHECK(entities.find("aarhus-universitetshospital;hospital") != std::string::npos);
  CHECK(entities.find("human-first") == std::string::npos);
  CHECK(linesOf(entities) > session->visibility().vertexCount);  // a header, and a row for each source
  CHECK(linesOf(contents(files[1])) > session->visibility().edgeCount);
}

TEST_CASE("JSON has every node and link with its references") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  const auto document = nlohmann::json::parse(contents(exported(*session, directory / "net.json")[0]));
  CHECK(document["format"] == "samspil");
  REQUIRE(document["nodes"].size() == session->network().vertexCount());
  REQUIRE(document["links"].size() == session->network().edgeCount());
  for (const auto& node : document["nodes"]) {
    REQUIRE((node.contains("id") && node.contains("type") && node.contains("x")));
    REQUIRE_FALSE(node["facts"].empty());
    for (const auto& facts : node["facts"]) REQUIRE(facts.contains("document"));
  }
  for (const auto& link : document["links"]) {
    REQUIRE_FALSE(link["statements"].empty());
    for (const auto& statement : link["statements"])
      REQUIRE((statement.contains("document") && statement.contains("certainty")));
  }
  CHECK(document["sources"].size() >= 5);
}

TEST_CASE("formats of other graph programs name every shown entity and tie") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  showOnly(*session, "type:hospital");
  const auto count = [](const std::string& text, std::string_view what) {
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
    return found;
  };
  for (const char* file : {"net.graphml", "net.gexf"}) {
    const std::string text = contents(exported(*session, directory / file)[0]);
    CHECK(count(text, "<node ") == session->visibility().vertexCount);
    CHECK(count(text, "<edge ") == session->visibility().edgeCount);
  }
  const std::string dot = contents(exported(*session, directory / "net.dot")[0]);
  CHECK(count(dot, " -> ") == session->visibility().edgeCount);
  CHECK(count(dot, " pos=") == session->visibility().vertexCount);
}

TEST_CASE("a safe export leaves notes out") {
  const TemporaryDirectory directory;
  const auto session = openSession(directory / "network");
  ExportOptions options;
  CHECK(contents(exported(*session, directory / "all.json", options)[0]).find("\"note_da\"") != std::string::npos);
  options.safe = true;
  CHECK(contents(exported(*session, directory / "safe.json", options)[0]).find("\"note_da\"") == std::string::npos);
}
