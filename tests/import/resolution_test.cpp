#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>

#include "base/files.h"
#include "base/text.h"
#include "import/identifier.h"
#include "import/resolution/generic_words.h"
#include "import/resolution/name_index.h"
#include "import/resolution/name_postings.h"
#include "import/table.h"

using namespace samspil;

namespace {

const std::filesystem::path kData = "../shared/data";

struct Organisation {
  std::vector<std::string> names;
  MatchContext context;
};

std::vector<std::vector<std::string>> rowsOf(const std::filesystem::path& file) {
  auto bytes = readFile(file);
  REQUIRE(bytes);
  const auto table = readTable(std::move(*bytes));
  REQUIRE(table);
  std::vector<std::vector<std::string>> found;
  TableRows rows(*table);
  for (TableRow row; rows.next(row);) found.emplace_back(row.cells.begin(), row.cells.end());
  return found;
}

// The registry's records by identifier: name, labels, aliases and acronyms, and the website.
std::map<std::string, Organisation> registry() {
  std::map<std::string, Organisation> organisations;
  for (const auto& row : rowsOf(kData / "a-collaboration/ror/ror-denmark.csv")) {
    auto& organisation = organisations[row[0]];
    organisation.names.push_back(row[1]);
    for (const std::size_t column : {2, 3, 4}) {
      for (const auto name : splitText(row[column], '|')) {
        if (!name.empty()) organisation.names.emplace_back(name);
      }
    }
    organisation.context.website = row[12];
  }
  return organisations;
}

Match best(const NameIndex& index, const std::string& name, const MatchContext& context = {}) {
  const auto matches = index.find({name}, context, 1);
  return matches.empty() ? Match{} : matches.front();
}

}  // namespace

TEST_CASE("words of one meaning are one concept, compounds fall into parts") {
  CHECK(conceptOf("universitetets") == conceptOf("university"));
  CHECK(conceptOf("sygehuset") == conceptOf("hospital"));
  CHECK_FALSE(conceptOf("skejby"));
  CHECK(partsOfCompound("innovationsfonden") == std::vector<std::string>{"innovations", "fonden"});
  CHECK(partsOfCompound("universitetshospital").size() == 2);
  CHECK(partsOfCompound("randers") == std::vector<std::string>{"randers"});
}

TEST_CASE("a name is compared without legal form, country in brackets and fill words") {
  CHECK(normalName("Foo A/S").strict == normalName("FOO as").strict);
  CHECK(normalName("The Geo (Denmark)").strict == "geo");
  CHECK(normalName("Århus Universitetshospital").initials == "auh");
  CHECK(normalName("Hospital X – Skejby").site == "skejby");
  CHECK(normalName("DTU").acronym);
  CHECK_FALSE(normalName("Novo").acronym);
  CHECK(hostLabel("https://www.health.au.dk/om") == "au");
}

TEST_CASE("identifiers have one spelling") {
  CHECK(normalIdentifier("ror", "https://ror.org/01AJ84F44") == "01aj84f44");
  CHECK(normalIdentifier("cvr", "DK 29 19 09 25") == "29190925");
  CHECK_FALSE(normalIdentifier("cvr", "1234567"));
  CHECK(normalIdentifier("pic", "999997736") == "999997736");
}

TEST_CASE("postings give for each key the places that were added for it") {
  std::mt19937_64 random(7);
  std::map<std::uint64_t, std::vector<std::uint32_t>> wanted;
  NamePostings postings;
  for (std::uint32_t place = 0; place < 60'000; ++place) {
    for (std::uint64_t i = random() % 4; i > 0; --i) {
      const std::uint64_t key = random() % 2 == 0 ? random() % 50 : random() % 20'000 << 40;
      postings.add(key, place);
      wanted[key].push_back(place);
    }
  }
  postings.finish();
  for (const auto& [key, places] : wanted) REQUIRE(std::ranges::equal(postings.of(key), places));
  CHECK(postings.of(50).empty());
}

TEST_CASE("bands: sure, to be decided, forbidden") {
  NameIndex index;
  index.add(1, {"Aarhus Universitet", "Aarhus University"}, {.country = "DK", .ror = "01aj84f44"});
  index.add(2, {"Aalborg Universitet"}, {.country = "DK"});
  index.add(3, {"Odense Universitetshospital"}, {.country = "DK"});
  index.finish();
  CHECK(best(index, "Århus Universitet").band == MatchBand::same);
  CHECK(best(index, "University of Aarhus").entity == 1);
  CHECK(best(index, "University of Aarhus").band == MatchBand::ask);
  CHECK(best(index, "Aarhus Universitet", {.country = "SE"}).band == MatchBand::different);
  CHECK(best(index, "Aarhus Universitet", {.ror = "05x2bcf33"}).band == MatchBand::different);
  CHECK(best(index, "Odense Universitetshospital – Svendborg").band == MatchBand::ask);
  CHECK(best(index, "AU").band != MatchBand::same);
  for (const auto& part : best(index, "Aarhus Universitet", {.country = "SE"}).parts) {
    CHECK(std::string("+-~!").find(part.sign) != std::string::npos);
  }
}

TEST_CASE("two that could both be it are never merged by themselves") {
  NameIndex index;
  index.add(1, {"Velux Fonden"}, {});
  index.add(2, {"Velux-fonden"}, {});
  index.finish();
  CHECK(best(index, "Velux Fonden").band == MatchBand::ask);
}

TEST_CASE("variants of Danish organisations are found, each left out of its record in turn") {
  if (!std::filesystem::exists(kData)) {
    MESSAGE("The shared data is missing; nothing was measured.");
    return;
  }
  const auto organisations = registry();
  std::vector<std::string> ids;
  for (const auto& [id, organisation] : organisations) ids.push_back(id);
  std::map<std::string, std::pair<double, double>> byKind;          // right, asked
  std::map<MatchBand, std::pair<std::size_t, std::size_t>> byBand;  // right, found
  std::size_t mistaken = 0;
  for (const auto& row : rowsOf(kData / "c-entity-resolution/ror-denmark-name-variants.csv")) {
    NameIndex index;
    for (std::uint32_t i = 0; i < ids.size(); ++i) {
      auto names = organisations.at(ids[i]).names;
      if (ids[i] == row[0]) std::erase(names, row[2]);
      index.add(i, names, organisations.at(ids[i]).context);
    }
    index.finish();
    const auto matches = index.find({row[2]}, {}, 1);
    const bool right = !matches.empty() && ids[matches.front().entity] == row[0];
    byKind[row[3]].first += right ? 1 : 0;
    byKind[row[3]].second += 1;
    if (matches.empty()) continue;
    // The registry has two records of one fund under the very same names; nothing but the names is given here.
    const auto& found = organisations.at(ids[matches.front().entity]).names;
    const bool called = std::find(found.begin(), found.end(), row[2]) != found.end();
    mistaken += matches.front().band == MatchBand::same && !right && !called ? 1 : 0;
    byBand[matches.front().band].first += right ? 1 : 0;
    byBand[matches.front().band].second += 1;
  }
  const auto share = [&](const std::string& kind) { return byKind[kind].first / byKind[kind].second; };
  MESSAGE("top-1: label " << share("label") << ", alias " << share("alias") << ", acronym " << share("acronym")
                          << "; right of those found: " << byBand[MatchBand::same].first << " of "
                          << byBand[MatchBand::same].second << " in band same, " << byBand[MatchBand::ask].first
                          << " of " << byBand[MatchBand::ask].second << " in band ask, "
                          << byBand[MatchBand::different].first << " of " << byBand[MatchBand::different].second
                          << " in band different");
  CHECK(share("label") >= 0.85);
  CHECK(share("alias") >= 0.85);
  CHECK(share("acronym") >= 0.60);
  CHECK(mistaken == 0);
}

TEST_CASE("no two different organisations of the registry are merged by themselves") {
  if (!std::filesystem::exists(kData)) return;
  const auto organisations = registry();
  std::vector<std::string> ids;
  NameIndex index;
  for (const auto& [id, organisation] : organisations) {
    index.add(static_cast<std::uint32_t>(ids.size()), organisation.names, organisation.context);
    ids.push_back(id);
  }
  index.finish();
  std::size_t same = 0, wrong = 0;
  for (const auto& row : rowsOf(kData / "c-entity-resolution/ror-denmark-name-variants.csv")) {
    const Match match = best(index, row[2]);
    same += match.band == MatchBand::same ? 1 : 0;
    wrong += match.band == MatchBand::same && ids[match.entity] != row[0] ? 1 : 0;
  }
  MESSAGE("band same: " << same << ", of them wrong: " << wrong);
  CHECK(wrong == 0);
}

TEST_CASE("blocking keeps the true pairs") {
  if (!std::filesystem::exists(kData)) return;
  const auto folder = kData / "c-entity-resolution/dblp-acm";
  std::map<std::string, std::uint32_t> places;
  NameIndex index;
  for (const auto& row : rowsOf(folder / "dblp.csv")) {
    const auto place = static_cast<std::uint32_t>(places.size());
    places.emplace(row[0], place);
    index.add(place, {row[1]}, {});
  }
  index.finish();
  std::map<std::string, std::string> titles;
  for (const auto& row : rowsOf(folder / "acm.csv")) titles.emplace(row[0], row[1]);
  std::size_t kept = 0, pairs = 0;
  for (const auto& row : rowsOf(folder / "gt.csv")) {
    ++pairs;
    kept += index.isCandidate({titles.at(row[1])}, places.at(row[0])) ? 1 : 0;
  }
  MESSAGE("blocking keeps " << kept << " of " << pairs << " true pairs");
  CHECK(static_cast<double>(kept) >= 0.99 * static_cast<double>(pairs));
}
