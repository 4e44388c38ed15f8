// Search finds entities by any part of any of their names, aliases or keys, whatever the case, accents or Danish
// spelling: "arhus" finds Aarhus and Århus. One scan over the folded texts in memory, no index on disk.
#pragma once

#include <string_view>
#include <vector>

#include "base/language.h"
#include "graph/snapshot.h"

namespace samspil {

struct SearchHit {
  VertexIndex vertex;
  int rank = 0;  // 0: a name is the text; 1: a name begins with it; 2: a word begins with it; 3: inside; 4: all words
                 // occur somewhere
};

// Best hits first: by rank, then higher degree, then name in the language's order. At most `limit`. Empty text: no
// hits.
std::vector<SearchHit> searchEntities(const GraphSnapshot& snapshot, std::string_view text, Language language,
                                      std::size_t limit);

// The entities that `text` names in full: the one with that key, else all with that exact name or alias (folded). May
// be empty.
std::vector<VertexIndex> entitiesCalled(const GraphSnapshot& snapshot, std::string_view text);

// Entities whose names look like `text` although it is misspelt: those that share most of its three-letter pieces, best
// first. At most `limit`; for "did you mean".
std::vector<VertexIndex> similarEntities(const GraphSnapshot& snapshot, std::string_view text, std::size_t limit);

// The entity that a person means by `text`: its key, else the only entity of that exact name or alias (folded). An
// error of code notFound names up to five near ones; an ambiguous name is an error that lists the keys.
Result<VertexIndex> resolveEntity(const GraphSnapshot& snapshot, std::string_view text);

}  // namespace samspil
