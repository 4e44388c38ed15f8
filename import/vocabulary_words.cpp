#include "import/vocabulary_words.h"

#include <algorithm>

#include "base/text.h"

namespace samspil {
namespace {

// What people write for a type, besides its labels.
constexpr std::pair<std::string_view, std::string_view> kTypeWords[] = {{"virksomhed", "industry"},
                                                                        {"company", "industry"},
                                                                        {"firma", "industry"},
                                                                        {"privat", "industry"},
                                                                        {"sygehus", "hospital"},
                                                                        {"regionshospital", "hospital"},
                                                                        {"clinic", "university_clinic"},
                                                                        {"klinik", "university_clinic"},
                                                                        {"region", "governing_body"},
                                                                        {"kommuner", "municipality"},
                                                                        {"foundation", "fund"},
                                                                        {"tema", "theme"},
                                                                        {"emne", "theme"},
                                                                        {"topic", "theme"},
                                                                        {"projekt", "programme"},
                                                                        {"project", "programme"},
                                                                        {"forening", "organisation"},
                                                                        {"association", "organisation"},
                                                                        {"myndighed", "organisation"},
                                                                        {"organization", "organisation"},
                                                                        {"forskningscenter", "research_centre"},
                                                                        {"research center", "research_centre"},
                                                                        {"partnerskab", "network"},
                                                                        {"alliance", "network"},
                                                                        {"education", "university"},
                                                                        {"healthcare", "hospital"},
                                                                        {"funder", "fund"},
                                                                        {"government", "governing_body"},
                                                                        {"facility", "research_centre"},
                                                                        {"nonprofit", "organisation"},
                                                                        {"archive", "organisation"},
                                                                        {"other", "organisation"},
                                                                        {"hes", "university"},
                                                                        {"rec", "research_centre"},
                                                                        {"prc", "industry"},
                                                                        {"pub", "governing_body"},
                                                                        {"oth", "organisation"},
                                                                        {"themes", "theme"},
                                                                        {"temaer", "theme"},
                                                                        {"programmes", "programme"},
                                                                        {"projekter", "programme"},
                                                                        {"projects", "programme"}};

// Whether the word is one of those that a label names together: "Fond og pulje", "Region, council or committee".
bool namesPart(const LocalizedText& text, const std::string& folded) {
  for (const auto* label : {&text.danish, &text.english}) {
    const std::string words = foldForSearch(*label);
    std::string part;
    for (const auto word : splitText(words, ' ')) {
      if (word != "og" && word != "or" && word != "and" && word != "eller") {
        part += (part.empty() ? "" : " ") + std::string(word);
        continue;
      }
      if (part == folded) return true;
      part.clear();
    }
    if (part == folded) return true;
  }
  return false;
}

bool names(const LocalizedText& text, const std::string& folded) {
  return foldForSearch(text.danish) == folded || foldForSearch(text.english) == folded;
}

// Words of other registers for a relation, read from the first end to the second.
struct RelationWord {
  std::string_view word, key;
  bool inverse;
};
constexpr RelationWord kRelationWords[] = {{"parent", "part_of", false},
                                           {"child", "part_of", true},
                                           {"related", "affiliated_with", false},
                                           {"partner", "collaborates_with", false},
                                           {"samarbejde", "collaborates_with", false},
                                           {"collaboration", "collaborates_with", false},
                                           {"medlem", "member_of", false},
                                           {"member", "member_of", false},
                                           {"del af", "part_of", false},
                                           {"predecessor", "successor_of", false},
                                           {"successor", "successor_of", true}};

}  // namespace

std::optional<TypeId> findTypeNamed(const Vocabulary& vocabulary, std::string_view text) {
  if (const auto type = vocabulary.findType(text)) return type;
  const std::string folded = foldForSearch(text);
  if (folded.empty()) return std::nullopt;
  for (const auto& type : vocabulary.types) {
    if (foldForSearch(type.key) == folded || names(type.label, folded) || names(type.plural, folded)) return type.id;
  }
  for (const auto& type : vocabulary.types) {
    if (namesPart(type.label, folded) || namesPart(type.plural, folded)) return type.id;
  }
  for (const auto& [word, key] : kTypeWords) {
    if (folded == word) return vocabulary.findType(key);
  }
  return std::nullopt;
}

std::optional<TypeId> findTypeIn(const Vocabulary& vocabulary, std::string_view cell) {
  if (const auto type = findTypeNamed(vocabulary, cell)) return type;
  for (std::size_t from = 0; from < cell.size();) {
    const std::size_t end = std::min(cell.find_first_of(";|,", from), cell.size());
    if (const auto type = findTypeNamed(vocabulary, cell.substr(from, end - from))) return type;
    from = end + 1;
  }
  return std::nullopt;
}

std::optional<NamedRelation> findRelationNamed(const Vocabulary& vocabulary, std::string_view text) {
  if (const auto relation = vocabulary.findRelation(text)) return NamedRelation{*relation, false};
  const std::string folded = foldForSearch(text);
  for (const auto& relation : vocabulary.relations) {
    if (foldForSearch(relation.key) == folded || names(relation.label, folded))
      return NamedRelation{relation.id, false};
  }
  for (const auto& relation : vocabulary.relations) {
    if (names(relation.inverse, folded)) return NamedRelation{relation.id, true};
  }
  for (const auto& [word, key, inverse] : kRelationWords) {
    const auto relation = folded == word ? vocabulary.findRelation(key) : std::nullopt;
    if (relation) return NamedRelation{*relation, inverse};
  }
  return std::nullopt;
}

}  // namespace samspil
