// Words in columns of types and relations that the vocabulary has not: to be asked about, or to become types and
// relations of their own (ImportOptions::createTypes).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/vocabulary.h"
#include "import/mapping.h"

namespace samspil {

// As written in the file, each once, in the order in which they first come; words that no type would be called (long
// sentences) are left out, and so is what comes after the first many.
struct NewTerms {
  std::vector<std::string> types, relations;

  bool empty() const { return types.empty() && relations.empty(); }
  void see(FieldUse use, std::string_view cell, const VocabularyWords& words);
};

// Of all rows of a table.
void collectNewTerms(const Table& table, const Mapping& mapping, const VocabularyWords& words, NewTerms& terms);

// The vocabulary with them: types behind those that are there, drawn as organisations in colours of their own, and
// relations of collaboration that run as the rows say.
Vocabulary withNewTerms(Vocabulary vocabulary, const NewTerms& terms);

}  // namespace samspil
