// A made-up network of any size with the shape of real ones: hospitals, clinics and firms with Nordic, Polish and Greek
// names, a few hubs with very many ties, most with a handful. The same bytes for the same sizes.
#pragma once

#include <cstdint>
#include <random>

#include "storage/property_graph_store.h"

namespace samspil::bench {

class NetworkGenerator {
 public:
  NetworkGenerator(std::uint32_t entities, std::uint32_t ties) : entities_(entities), ties_(ties) {}

  // The vocabulary that the network needs, for an empty store.
  static ChangeSet foundation();
  // As PropertyGraphStore::load() wants it: the next record, or false at the end.
  bool next(Record& record);

 private:
  Entity entity(std::uint32_t id) const;
  EntityFacts facts(std::uint32_t id);
  TieStatement tie(std::uint32_t id);
  std::uint32_t end();

  std::uint32_t entities_, ties_;
  std::uint64_t at_ = 0;
  std::mt19937_64 random_{20130101};
};

}  // namespace samspil::bench
