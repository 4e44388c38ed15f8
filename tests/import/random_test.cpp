// Random tables and bytes: nothing is lost, every row is accounted for, a preview is the commit.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <random>

#include "base/files.h"
#include "tests/fuzz/import_checks.h"
#include "tests/import/memory_network.h"

using namespace samspil;

namespace {

std::string randomTable(std::mt19937& random) {
  const std::string headers[] = {"navn", "type", "land", "by",       "temaer", "start", "slut",
                                 "cvr",  "note", "id",   "partnere", "bredde", "x"};
  const std::string pieces[] = {"A",          "Aarhus",     "Århus", "ø",        "hospital", "DK", "Sverige",
                                "2020-01-31", "31-12-2025", "1,5",   "12345678", "",         " ",  "\"",
                                ";",          ",",          "\n",    "N/A",      "x, y",     "=1", "æ",
                                "|",          "\t",         "99",    "'",        "\r\n"};
  const char delimiter = ";,\t|"[random() % 4];
  const std::size_t columns = 1 + random() % 6, rows = random() % 12;
  std::string text = random() % 4 == 0 ? "\xEF\xBB\xBF" : "";
  for (std::size_t row = 0; row <= rows; ++row) {
    std::vector<std::string> cells(random() % 8 == 0 ? 1 + random() % 8 : columns);
    for (auto& cell : cells) {
      if (row == 0) cell = headers[random() % std::size(headers)];
      for (auto count = row == 0 ? 0 : random() % 3; count > 0; --count) cell += pieces[random() % std::size(pieces)];
    }
    const std::vector<std::string_view> views(cells.begin(), cells.end());
    writeCsvRecord(text, views, {delimiter, '"', '\0'}, random() % 2 == 0 ? "\n" : "\r\n");
  }
  for (auto count = random() % 3; count > 0 && !text.empty(); --count)
    text[random() % text.size()] = static_cast<char>(random());
  return text;
}

// 150, or as many as $SAMSPIL_RANDOM_TABLES says for a longer run.
int roundsWanted() {
  const char* wanted = std::getenv("SAMSPIL_RANDOM_TABLES");
  return wanted == nullptr ? 150 : std::atoi(wanted);
}

}  // namespace

TEST_CASE("random tables are accounted for row by row, and imported twice change nothing") {
  const unsigned seed = std::random_device{}();
  MESSAGE("seed " << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < roundsWanted(); ++round) {
    const std::string bytes = randomTable(random);
    CAPTURE(bytes);
    fuzz::checkCsvReader(bytes);
    fuzz::checkDialect(bytes);
    fuzz::checkMapping(bytes);
    test::MemoryNetwork network;
    ImportOptions options;
    options.when = 1'700'000'000'000'000;
    JobControl job;
    const auto first = proposeImportOf({{"a.csv", bytes}}, options, network.target(), job);
    REQUIRE(first);
    const auto& account = first->files[0];
    REQUIRE(account.rows == account.created + account.updated + account.unchanged + account.merged + account.rejected);
    network.apply(first->change);
    CHECK(network.entities_.size() == first->entitiesCreated);
    CHECK(network.ties_.size() == first->tiesCreated);
    const auto second = proposeImportOf({{"a.csv", bytes}}, options, network.target(), job);
    REQUIRE(second);
    CHECK(second->change.empty());
    CHECK(second->files[0].rejected == account.rejected);
  }
}

TEST_CASE("the fuzzers' corpus holds") {
  const std::filesystem::path corpus = "tests/fuzz/corpus";
  std::size_t replayed = 0;
  for (const auto& [name, check] : {std::pair("csv_reader", &fuzz::checkCsvReader),
                                    {"dialect", &fuzz::checkDialect},
                                    {"mapping", &fuzz::checkMapping},
                                    {"import", &fuzz::checkImport},
                                    {"network_format", &fuzz::checkNetworkFormats}}) {
    for (const auto& entry : std::filesystem::directory_iterator(corpus / name)) {
      CAPTURE(entry.path().string());
      const auto bytes = readFile(entry.path());
      REQUIRE(bytes);
      check(*bytes);
      ++replayed;
    }
  }
  CHECK(replayed >= 9);
}
