// Finds types and relations by the words that people and registers use for them: their keys, their labels in either
// language, plural and inverse ones too, and words of other registers ("HAS_THEME", "foundation"), all folded.
//
//   const VocabularyWords words(vocabulary);
//   if (const auto relation = words.relation("er medlem af")) ...
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "graph/vocabulary.h"

namespace samspil {

struct NamedRelation {
  RelationId relation;
  bool inverse = false;  // an inverse label was used: the tie runs the other way
};

class VocabularyWords {
 public:
  // The vocabulary outlives it. Folds all labels: a fraction of a millisecond.
  explicit VocabularyWords(const Vocabulary& vocabulary);

  std::optional<TypeId> type(std::string_view text) const;
  // The first of several in one cell ("funder|other") that is known.
  std::optional<TypeId> typeIn(std::string_view cell) const;
  std::optional<NamedRelation> relation(std::string_view text) const;
  // The one that is spelled nearly so ("hopsital"), for a word that is none.
  std::optional<TypeId> nearestType(std::string_view text) const;
  std::optional<RelationId> nearestRelation(std::string_view text) const;

 private:
  void addTypes();
  void addRelations();

  const Vocabulary* vocabulary_;
  std::unordered_map<std::string, TypeId> types_;
  std::unordered_map<std::string, NamedRelation> relations_;  // without "is", "a" and the like
};

}  // namespace samspil
