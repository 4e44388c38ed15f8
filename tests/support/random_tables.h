// Random tables of entities and of ties, with what makes their rows plain or not: ids and names that come again, words
// that are unknown, lists, sources, notes, blank lines.
#pragma once

#include <initializer_list>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "import/csv_writer.h"

namespace samspil::test {

class RandomTables {
 public:
  explicit RandomTables(unsigned seed) : random_(seed) {}

  // Tables of several batches, whose indexes grow, or small ones in which nearly every row has something to say.
  void beLarge(bool large) {
    ids_ = large ? 5000 : 40;
    rows_ = large ? 6000 : 60;
  }

  std::string entities() {
    const std::vector<std::string> header = {"id",  "name", "type",  "country",     "city",  "themes",
                                             "lat", "x",    "start", "description", "kilde", "cvr"};
    const std::size_t columns = 3 + random_() % (header.size() - 2);
    std::string text = record({header.begin(), header.begin() + static_cast<std::ptrdiff_t>(columns)});
    for (auto count = random_() % rows_; count > 0; --count) {
      std::vector<std::string> row = {id(),
                                      name(),
                                      pick({"hospital", "hospital", "theme", "university", "organisation", "", "x?"}),
                                      pick({"DK", "Sverige", "", "N/A", "Mars"}),
                                      pick({"Aarhus", "Århus", ""}),
                                      list(),
                                      pick({"56.1", "1", "200", "x", "", "89.5", "90.1"}),
                                      pick({"a", "b \"c\"", ""}),
                                      pick({"2020", "31-12-2025", "never", ""}),
                                      pick({"Tekst", "", "To\nlinjer"}),
                                      pick({"", "doc 1", "doc-1", "Rapport.pdf", "!"}),
                                      pick({"", "", "29190925", "12"})};
      row.resize(columns + (random_() % 40 == 0 ? 1 : 0));
      text += record(row);
    }
    return text;
  }

  std::string ties() {
    const std::vector<std::string> header = {"from", "relation", "to",     "from_year", "to_year",
                                             "role", "source",   "amount", "note"};
    const std::size_t columns = 3 + random_() % (header.size() - 2);
    std::string text = record({header.begin(), header.begin() + static_cast<std::ptrdiff_t>(columns)});
    for (auto count = random_() % (rows_ * 3 / 2); count > 0; --count) {
      std::vector<std::string> row = {random_() % 8 == 0 ? name() : id(),
                                      pick({"part_of", "collaborates_with", "member", "knows", "", "part_of"}),
                                      random_() % 8 == 0 ? name() : id(),
                                      pick({"2019", "2020-02", "1800", "", "soon"}),
                                      pick({"2021", "2019", ""}),
                                      pick({"", "partner", "lead \"x\""}),
                                      pick({"", "doc 1", "doc-1", "Rapport.pdf", "?"}),
                                      pick({"", "1.5", "1,5", "x"}),
                                      note()};
      row.resize(columns);
      text += record(row);
      if (random_() % 200 == 0) text.append(random_() % 20, '\n');
    }
    return text;
  }

 private:
  std::string pick(std::initializer_list<const char*> texts) { return *(texts.begin() + random_() % texts.size()); }
  std::string id() {
    return random_() % 20 == 0 ? "" : "i" + std::to_string(random_() % ids_) + pick({"", "", "-a-long-one"});
  }
  std::string name() {
    return pick({"Klinik", "Klinik ", "Clinic", "Århus", "Aarhus", "Neurologi", "Μονάδα", "doc"}) + std::string(" ") +
           (random_() % 3 == 0 ? pick({"1", "2", "A/S"}) : std::to_string(random_() % (5 * ids_)));
  }
  // Few are so long that no other row says the same.
  std::string note() {
    if (random_() % 1000 == 0) return std::string(200, 'n') + std::to_string(random_());
    return pick({"", "", "aftale", "To\nlinjer"});
  }
  std::string list() {
    std::string text;
    for (auto count = random_() % 4; count > 0; --count)
      text += (text.empty() ? "" : ";") + pick({"Neurologi", "Hjerte", "i7", "Søvn", "Soevn", "Klinik 1"});
    return text;
  }
  static std::string record(const std::vector<std::string>& cells) {
    std::string text;
    writeCsvRecord(text, std::vector<std::string_view>(cells.begin(), cells.end()), {',', '"', '\0'}, "\n");
    return text;
  }

  std::mt19937 random_;
  unsigned ids_ = 40, rows_ = 60;
};

}  // namespace samspil::test
