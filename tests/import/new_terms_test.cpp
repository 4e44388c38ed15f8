// Words for types and relations that the vocabulary has not: when they are properties, when misspelt, when new.
#include "import/new_terms.h"

#include <doctest/doctest.h>

#include "tests/import/list_cases.h"

using namespace samspil;
using samspil::test::checkLists;
using samspil::test::List;
using samspil::test::MemoryNetwork;
using samspil::test::TemporaryFile;

namespace {

const std::vector<List>& lists() {
  static const std::vector<List> all = {
      {"who owns a hospital is no type",
       "hospitals.csv",
       "Hospital,Type,City\nA,Public,Aarhus\nB,Private,Viborg\nC,Public,Horsens\n",
       3,
       3,
       0,
       {{"a", "subtype", "Public"}, {"b", "subtype", "Private"}},
       {},
       "unknown_terms"},
      {"nor in Danish, where the file says what its rows are",
       "hospitaler.csv",
       "Navn;Type\nA;Offentlig\nB;Privat\nC;Offentlig\n",
       3,
       3,
       0,
       {{"a", "subtype", "Offentlig"}},
       {}},
      {"words of which half are types",
       "enheder.csv",
       "Navn;Type\nA;Hospital\nB;Rumskib\nC;Fond\nD;Spa\n",
       4,
       2,
       2,
       {},
       {},
       "unknown_type"},
      {"a misspelt type among others",
       "enheder.csv",
       "Navn;Type\nA;Hospital\nB;Hopsital\nC;Universitet\n",
       3,
       2,
       1,
       {},
       {},
       "unknown_type"},
      {"many rare words beside one that is known",
       "enheder.csv",
       "Navn;Type\nA;Hospital\nB;Hospital\nC;Hospital\nD;Hospital\nE;Spa\nF;Zoo\n",
       6,
       4,
       2,
       {},
       {},
       "unknown_type"},
      {"words for how two work together that nobody knows",
       "baand.csv",
       "Fra;Relation;Til\nA;elsker;B\nB;hader;C\n",
       2,
       2,
       0,
       {},
       {"a collaborates_with b (elsker)"},
       "unknown_terms"},
  };
  return all;
}

std::string sentenceOf(const ImportProposal& proposal, std::string_view code) {
  for (const auto& diagnostic : proposal.diagnostics) {
    if (diagnostic.code == code) return diagnostic.message.danish;
  }
  return "";
}

}  // namespace

TEST_CASE("a column called type is the type where most of its words are types") { checkLists(lists()); }

TEST_CASE("a word that is spelled nearly like a type is answered with it") {
  const MemoryNetwork network;
  const TemporaryFile file("a.csv", "Navn;Type\nA;Hospital\nB;Hopsital\n");
  CHECK(sentenceOf(network.propose({file}), "unknown_type") ==
        "Typen ”Hopsital” kendes ikke. Mener du ”Hospital”? Ret den, eller opret nye typer (--create-types).");
  const TemporaryFile ties("b.csv", "Fra;Relation;Til\nA;medlem af;B\nA;medlm af;C\n");
  CHECK(sentenceOf(network.propose({ties}), "unknown_relation").find("Mener du ”er medlem af”?") != std::string::npos);
}

TEST_CASE("no relation is said to be made where the vocabulary has no family for it") {
  MemoryNetwork network;
  network.vocabulary_.families.clear();
  network.vocabulary_.relations.clear();
  ImportOptions options;
  options.createTypes = true;
  const TemporaryFile ties("b.csv", "Fra;Relation;Til\nA;elsker;B\n");
  const auto proposal = network.propose({ties}, options);
  CHECK(proposal.termsCreated.empty());
}

TEST_CASE("new types and relations are made where that is wanted, once") {
  MemoryNetwork network;
  ImportOptions options;
  options.createTypes = true;
  const std::size_t types = network.vocabulary_.types.size(), relations = network.vocabulary_.relations.size();
  const TemporaryFile list("a.csv", "Navn;Type\nA;Hospital\nB;Spa\nC;Rumskib\nD;spa\nE;Fond\nF;Fond\n");
  const TemporaryFile ties("b.csv", "Fra;Relation;Til\nA;medlem af;B\nA;elsker;C\n");
  const auto proposal = network.import({ties, list}, options);
  CHECK(proposal.files[0].created + proposal.files[1].created == 8);
  CHECK(proposal.termsCreated.size() == 3);
  REQUIRE(network.vocabulary_.types.size() == types + 2);
  REQUIRE(network.vocabulary_.relations.size() == relations + 1);
  CHECK(network.vocabulary_.types[types].key == "spa");
  CHECK(network.vocabulary_.types[types].label.danish == "Spa");
  // "C er mål for ”elsker” fra A": whatever the word, it reads right from the other end.
  CHECK(network.vocabulary_.relations[relations].label.danish == "elsker");
  CHECK(network.vocabulary_.relations[relations].inverse.danish == "er mål for ”elsker” fra");
  CHECK(network.find("d")->type == TypeId{static_cast<TypeId::Representation>(types)});
  CHECK(network.propose({list, ties}).change.empty());
}
