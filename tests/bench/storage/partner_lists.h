// Two made-up CSV files of any size as partners send them: entities.csv with the columns id, type, name, country, city,
// lat, lon, homepage and themes, ties.csv with source, target, relation, role, from_year, to_year and source_doc. Keys
// are texts in no order; names and cities are Nordic, Polish, Greek; some fields hold commas, quotes, line breaks; each
// document states some ten ties; a few hubs have very many ties, most entities a handful. keys.txt beside them names
// entities to ask for. Every program must find every row whole: no key comes twice and nothing is tied to itself. The
// same bytes for the same sizes.
#pragma once

#include <cstdint>
#include <filesystem>

namespace samspil::bench {

void writePartnerLists(const std::filesystem::path& directory, std::uint32_t entities, std::uint32_t ties);

}  // namespace samspil::bench
