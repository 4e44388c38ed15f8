// Finds types and relations by the words that people and registers use for them.
#pragma once

#include <optional>
#include <string_view>

#include "graph/vocabulary.h"

namespace samspil {

// A type or relation by its key or a label of either language, folded; plural and inverse labels too.
std::optional<TypeId> findTypeNamed(const Vocabulary& vocabulary, std::string_view text);
// The first of several in one cell ("funder|other") that is known.
std::optional<TypeId> findTypeIn(const Vocabulary& vocabulary, std::string_view cell);
struct NamedRelation {
  RelationId relation;
  bool inverse = false;  // the inverse label was used: the tie runs the other way
};
std::optional<NamedRelation> findRelationNamed(const Vocabulary& vocabulary, std::string_view text);

}  // namespace samspil
