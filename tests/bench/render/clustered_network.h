// A made-up network of any size that comes with its map: communities of heavy-tailed size, each a disc on a sunflower
// of discs, most ties within a community or to the next ones, a few across the whole map. Rendering can so be measured
// without a layout. The same bytes for the same sizes.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "graph/change_set.h"

namespace samspil::bench {

class ClusteredNetwork {
 public:
  // `vocabulary`: that of the store that is to be filled.
  ClusteredNetwork(std::uint32_t entities, std::uint32_t ties, const Vocabulary& vocabulary);

  // As PropertyGraphStore::load() wants it: the next record, or false at the end.
  bool next(Record& record);
  // World, per entity in ascending id.
  const std::vector<Vec2>& positions() const { return positions_; }

 private:
  struct Community {
    std::uint32_t first = 0, size = 0;
  };

  void makeCommunities();
  void placeEntities();
  EntityFacts facts(std::uint32_t id);
  TieStatement tie(std::uint32_t id);
  std::uint32_t memberOf(const Community& community);
  double uniform() { return static_cast<double>(random_() >> 11) * 0x1.0p-53; }

  std::uint32_t entities_, ties_;
  std::vector<TypeId> types_;
  std::vector<RelationId> relations_;
  std::vector<Community> communities_;
  std::vector<std::uint32_t> communityOf_;
  std::vector<Vec2> positions_;
  std::uint64_t at_ = 0;
  std::mt19937_64 random_{20261122};
};

}  // namespace samspil::bench
