// Lists as people send them, each with what a person expects of it; no setting is touched.
#pragma once

#include "tests/import/memory_network.h"

namespace samspil::test {

struct Fact {
  const char *key, *property, *value;
};

struct List {
  const char* name;
  const char* file;
  std::string bytes;
  std::uint64_t rows = 0, created = 0, rejected = 0;
  std::vector<Fact> facts;
  std::vector<const char*> ties;  // among others
  const char* says = "";          // a diagnostic that is there
};

inline std::string latin1(std::string_view utf8) {
  std::string bytes;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    if (byte < 0x80) {
      bytes.push_back(utf8[i]);
    } else {
      bytes.push_back(static_cast<char>((byte & 3) << 6 | (static_cast<unsigned char>(utf8[++i]) & 0x3F)));
    }
  }
  return bytes;
}

inline void checkLists(const std::vector<List>& all) {
  std::size_t right = 0;
  for (const List& list : all) {
    CAPTURE(list.name);
    MemoryNetwork network;
    const TemporaryFile file(list.file, list.bytes);
    const auto proposal = network.import({file});
    const auto& account = proposal.files[0];
    std::string wrong;
    const auto expect = [&](bool holds, const std::string& what) {
      if (!holds) wrong += what + "; ";
    };
    expect(account.rows == list.rows, std::to_string(account.rows) + " rows");
    expect(account.created == list.created, std::to_string(account.created) + " created");
    expect(account.rejected == list.rejected, std::to_string(account.rejected) + " rejected");
    for (const Fact& fact : list.facts) {
      const auto values = network.values(fact.key, fact.property);
      const bool stated = std::find(values.begin(), values.end(), fact.value) != values.end();
      expect(stated, std::string(fact.key) + " " + fact.property + " is " + (values.empty() ? "nothing" : values[0]));
    }
    const auto ties = network.tieTexts();
    for (const char* tie : list.ties) expect(std::find(ties.begin(), ties.end(), tie) != ties.end(), tie);
    const bool said = std::any_of(proposal.diagnostics.begin(), proposal.diagnostics.end(),
                                  [&](const auto& d) { return d.code == list.says; });
    expect(*list.says == '\0' || said, list.says);
    std::string sentences;
    for (const auto& d : proposal.diagnostics) sentences += "\n" + d.code + ": " + d.message.english;
    CHECK_MESSAGE(wrong.empty(), list.name << ": " << wrong << sentences);
    right += wrong.empty() ? 1 : 0;
    // The same once more changes nothing.
    CHECK_MESSAGE(network.propose({file}).change.empty(), list.name);
  }
  MESSAGE(right << " of " << all.size() << " lists read right");
}

}  // namespace samspil::test
