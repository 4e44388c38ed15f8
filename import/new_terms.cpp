#include "import/new_terms.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/text.h"

namespace samspil {
namespace {

constexpr std::size_t kLongestTerm = 60;  // bytes
constexpr std::size_t kMostTerms = 40;    // of either kind: more are no list of types

constexpr std::array<ThemedColor, 8> kColors = {{{{0x7a, 0x3e, 0x9d}, {0xb9, 0x86, 0xd6}},
                                                 {{0x1f, 0x6f, 0xb2}, {0x6f, 0xb1, 0xe6}},
                                                 {{0xa3, 0x2f, 0x5f}, {0xe0, 0x7f, 0xa8}},
                                                 {{0x4d, 0x7a, 0x1e}, {0x9c, 0xcb, 0x68}},
                                                 {{0x8a, 0x5a, 0x00}, {0xd6, 0xa6, 0x4a}},
                                                 {{0x00, 0x6d, 0x5b}, {0x54, 0xc2, 0xad}},
                                                 {{0xb0, 0x3a, 0x2e}, {0xec, 0x8a, 0x80}},
                                                 {{0x3f, 0x4c, 0x9a}, {0x8e, 0x9a, 0xe0}}}};

void addOnce(std::vector<std::string>& words, std::string_view word) {
  const std::string folded = foldForSearch(word);
  const bool seen = std::ranges::any_of(words, [&](const auto& other) { return foldForSearch(other) == folded; });
  if (!seen && !folded.empty() && word.size() <= kLongestTerm && words.size() < kMostTerms) words.emplace_back(word);
}

template <typename Term>
std::string freeKey(const std::vector<Term>& terms, const std::string& word, std::string_view otherwise) {
  const std::string wanted = slug(word).empty() ? std::string(otherwise) : slug(word);
  std::string key = wanted;
  for (int number = 2; std::ranges::any_of(terms, [&](const Term& term) { return term.key == key; }); ++number)
    key = wanted + "-" + std::to_string(number);
  return key;
}

EntityType typeCalled(const std::string& word, const Vocabulary& vocabulary) {
  EntityType type;
  if (const auto like = vocabulary.findType("organisation")) type = vocabulary.type(*like);
  type.id = TypeId{static_cast<TypeId::Representation>(vocabulary.types.size())};
  type.key = freeKey(vocabulary.types, word, "type");
  type.label = type.plural = {word, word};
  type.description = {};
  type.color = kColors[vocabulary.types.size() % kColors.size()];
  type.actor = true;
  return type;
}

Relation relationCalled(const std::string& word, const Vocabulary& vocabulary) {
  return {.id = RelationId{static_cast<RelationId::Representation>(vocabulary.relations.size())},
          .key = freeKey(vocabulary.relations, word, "relation"),
          .family = vocabulary.findFamily("collaboration").value_or(FamilyId{}),
          .label = {word, word},
          // Nobody knows how the word reads from the other end, but this is true of every one.
          .inverse = {"er mål for ”" + word + "” fra", "is the target of “" + word + "” from"},
          .description = {},
          .directed = true};
}

}  // namespace

void NewTerms::see(FieldUse use, std::string_view cell, const VocabularyWords& words) {
  const auto word = valueOf(cell);
  if (word.empty()) return;
  if (use == FieldUse::type && !words.typeIn(word)) addOnce(types, word);
  if (use == FieldUse::relation && !words.relation(word)) addOnce(relations, word);
}

void collectNewTerms(const Table& table, const Mapping& mapping, const VocabularyWords& words, NewTerms& terms) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
    const bool ofRows = mapping.columns[i].use == FieldUse::type && mapping.kind == TableKind::entities;
    const bool ofTies = mapping.columns[i].use == FieldUse::relation && mapping.kind == TableKind::ties;
    if (ofRows || ofTies) columns.push_back(i);
  }
  if (columns.empty() || mapping.samspilForm) return;
  std::vector<std::string> last(columns.size());
  TableRows rows(table);
  for (TableRow row; rows.next(row);) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::string_view cell = row.cells[columns[i]];
      if (cell == last[i]) continue;
      last[i] = cell;
      terms.see(mapping.columns[columns[i]].use, cell, words);
    }
  }
}

Vocabulary withNewTerms(Vocabulary vocabulary, const NewTerms& terms) {
  for (const auto& word : terms.types) vocabulary.types.push_back(typeCalled(word, vocabulary));
  if (vocabulary.families.empty()) return vocabulary;
  for (const auto& word : terms.relations) vocabulary.relations.push_back(relationCalled(word, vocabulary));
  return vocabulary;
}

}  // namespace samspil
