#include <doctest/doctest.h>

#include "import/import.h"

using namespace samspil;

TEST_CASE("the built-in network is without fault") {
  JobControl job;
  const auto change = proposeBuiltInNetwork("assets", job);
  if (!change) FAIL(change.error().message);
  std::size_t entities = 0, ties = 0, facts = 0, sources = 0;
  for (const auto& mutation : change->mutations()) {
    entities += std::holds_alternative<Entity>(*mutation.record) ? 1 : 0;
    facts += std::holds_alternative<EntityFacts>(*mutation.record) ? 1 : 0;
    ties += std::holds_alternative<TieStatement>(*mutation.record) ? 1 : 0;
    sources += std::holds_alternative<Source>(*mutation.record) ? 1 : 0;
  }
  CHECK(entities > 300);
  CHECK(ties > 500);
  CHECK(sources >= 5);
  MESSAGE(entities << " entities, " << facts << " facts, " << ties << " tie statements, " << sources << " sources");
}
