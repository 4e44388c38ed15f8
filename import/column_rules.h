// What columns mean beside each other. A header alone says too little: "partner" is the name in a list of partners and
// a participant in a list of projects; "year" is when a tie began; a second country says the first one in words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "import/mapping.h"

namespace samspil {

struct ColumnRulesInput {
  const std::vector<std::string>& header;
  const std::vector<ColumnProfile>& profiles;
  const VocabularyWords& words;
};

// Changes columns that nobody chose. REQUIRES: each column has a meaning by its own header and cells.
void settleEntityColumns(Mapping& mapping, const ColumnRulesInput& input);
void settleTieColumns(Mapping& mapping, const ColumnRulesInput& input);

// Whether rows are projects, each with its coordinator or participants, and not partners that take part in one.
bool rowsAreProjects(const Mapping& mapping);

// Columns that are called as a type or a relation is, but of which most cells hold other words than the vocabulary's.
// Answers their places. `typeIsImplied`: the file says by itself of which type its rows are.
std::vector<std::size_t> dropUnknownTerms(Mapping& mapping, const ColumnRulesInput& input, bool typeIsImplied);

// The type that the name of the column of names, or of the file, speaks of: "hospital_name", "kommuner.csv".
std::optional<TypeId> impliedType(const Mapping& mapping, std::string_view fileName, const Vocabulary& vocabulary,
                                  const VocabularyWords& words);

// "organisation_type" of "Organisation / type", "omsætning" of "Omsætning": the name of a property that Samspil does
// not know itself.
std::string propertyName(std::string_view header);

}  // namespace samspil
