#include <doctest/doctest.h>

#include "graph/change_set.h"
#include "graph/string_column.h"
#include "graph/vocabulary.h"
#include "tests/graph/random_records.h"

namespace samspil {

TEST_CASE("names of shapes, line styles, certainties, passages, source kinds and batch kinds are read back") {
  for (int i = 0; i < 12; ++i) CHECK(parseShape(shapeName(static_cast<Shape>(i))) == static_cast<Shape>(i));
  for (int i = 0; i < 3; ++i)
    CHECK(parseLineStyle(lineStyleName(static_cast<LineStyle>(i))) == static_cast<LineStyle>(i));
  for (int i = 0; i < 4; ++i) {
    CHECK(parseCertainty(certaintyName(static_cast<Certainty>(i))) == static_cast<Certainty>(i));
    CHECK(parsePassage(passageName(static_cast<Passage>(i))) == static_cast<Passage>(i));
    CHECK(parseSourceKind(sourceKindName(static_cast<SourceKind>(i))) == static_cast<SourceKind>(i));
  }
  CHECK(shapeName(Shape::triangleDown) == "triangle_down");
  CHECK(certaintyName(Certainty::publicKnowledge) == "public_knowledge");
  CHECK(batchKindName(BatchKind::redo) == "redo");
  CHECK(!parseShape("blob"));
  CHECK(!parseCertainty(""));
}

TEST_CASE("terms of a vocabulary are found by their keys") {
  const Vocabulary vocabulary = testing::smallVocabulary();
  CHECK(vocabulary.findType("fund") == TypeId{2});
  CHECK(vocabulary.findRelation("member_of") == RelationId{1});
  CHECK(vocabulary.findFamily("intention") == FamilyId{3});
  CHECK(!vocabulary.findType("member_of"));
  CHECK(vocabulary.familyOf(RelationId{3}).wish);
}

TEST_CASE("a hand-entered value goes before a stated one, then the newer source, then the older record") {
  const auto source = [](std::uint32_t id, std::int16_t year) {
    return SourceView{.id = SourceId{id}, .key = {}, .title = {}, .publisher = {}, .date = {year, 0, 0}};
  };
  const auto stated = Certainty::stated;
  CHECK(preferredOver(Certainty::enteredByHand, source(1, 2000), stated, source(2, 2020)));
  CHECK(preferredOver(stated, source(1, 2000), Certainty::inferred, source(2, 2020)));
  CHECK(preferredOver(Certainty::inferred, source(1, 2000), Certainty::publicKnowledge, source(2, 2020)));
  CHECK(preferredOver(stated, source(2, 2020), stated, source(1, 2019)));
  CHECK(preferredOver(stated, source(2, 2020), stated, source(1, 0)));
  CHECK(preferredOver(stated, source(1, 2020), stated, source(2, 2020)));
  CHECK(!preferredOver(stated, source(1, 2020), stated, source(1, 2020)));
}

TEST_CASE("facts give the first value of a property") {
  EntityFacts facts;
  facts.properties = {{"alias", "A"}, {"alias", "B"}, {"city", "Aarhus"}};
  CHECK(facts.value("alias") == "A");
  CHECK(facts.value("city") == "Aarhus");
  CHECK(facts.value("country").empty());
  CHECK(facts.value("zone").empty());
}

TEST_CASE("a change set keeps its mutations in order, each under the key of its record") {
  ChangeSet change{BatchInfo{}};
  change.put(Entity{EntityId{7}, "ada", TypeId{1}});
  change.put(EntityFacts{EntityId{7}, {SourceId{3}, "", 0, 0, Passage::plain}, Certainty::stated, {}});
  change.put(Setting{"view", "start", "{}"});
  change.remove(StatementId{9});
  REQUIRE(change.mutations().size() == 4);
  CHECK(change.mutations()[0].key == RecordKey{EntityId{7}});
  CHECK(change.mutations()[1].key == RecordKey{EntityFactsKey{EntityId{7}, SourceId{3}}});
  CHECK(change.mutations()[2].key == RecordKey{SettingKey{"view", "start"}});
  CHECK(change.mutations()[3].key == RecordKey{StatementId{9}});
  CHECK(!change.mutations()[3].record);
}

TEST_CASE("a string column tells which string a byte belongs to, empty strings included") {
  StringColumn column;
  for (const char* text : {"", "ab", "", "", "c"}) column.push(text);
  CHECK(column.size() == 5);
  CHECK(column[1] == "ab");
  CHECK(column[3].empty());
  CHECK(column.bytes() == "abc");
  CHECK(column.indexAt(0) == 1);
  CHECK(column.indexAt(1) == 1);
  CHECK(column.indexAt(2) == 4);
}

TEST_CASE("a string column finds the same string wherever the search starts") {
  StringColumn column;
  for (std::size_t i = 0; i < 100; ++i) column.push(std::string(i * 7 % 5, 'x'));
  for (std::size_t at = 0; at < column.bytes().size(); ++at) {
    const std::size_t index = column.indexAt(at);
    CHECK(column[index].data() <= column.bytes().data() + at);
    CHECK(column.bytes().data() + at < column[index].data() + column[index].size());
    for (std::size_t from = 0; from <= index; ++from) CHECK(column.indexAt(at, from) == index);
  }
}

}  // namespace samspil
