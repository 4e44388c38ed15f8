#include "import/vocabulary_words.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/text.h"
#include "import/resolution/word_likeness.h"

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
                                                                        {"projects", "programme"},
                                                                        {"afdeling", "research_centre"},
                                                                        {"department", "research_centre"},
                                                                        {"institut", "research_centre"},
                                                                        {"ngo", "organisation"},
                                                                        {"interesseorganisation", "organisation"},
                                                                        {"patientforening", "organisation"},
                                                                        {"patient organisation", "organisation"},
                                                                        {"patient organization", "organisation"},
                                                                        {"styrelse", "organisation"},
                                                                        {"ministerium", "organisation"},
                                                                        {"ministry", "organisation"},
                                                                        {"agency", "organisation"},
                                                                        {"public body", "organisation"},
                                                                        {"public authority", "organisation"},
                                                                        {"public organisation", "organisation"},
                                                                        {"offentlig", "organisation"},
                                                                        {"offentlig myndighed", "organisation"},
                                                                        {"non profit", "organisation"},
                                                                        {"regional public authority", "governing_body"},
                                                                        {"regional authority", "governing_body"},
                                                                        {"local public authority", "municipality"},
                                                                        {"local authority", "municipality"},
                                                                        {"privat virksomhed", "industry"},
                                                                        {"private company", "industry"},
                                                                        {"enterprise", "industry"},
                                                                        {"sme", "industry"},
                                                                        {"smv", "industry"},
                                                                        {"startup", "industry"},
                                                                        {"start up", "industry"},
                                                                        {"large company", "industry"},
                                                                        {"higher education", "university"},
                                                                        {"higher education institution", "university"},
                                                                        {"professionshojskole", "university"},
                                                                        {"university college", "university"},
                                                                        {"erhvervsakademi", "university"},
                                                                        {"uddannelsesinstitution", "university"},
                                                                        {"research organisation", "research_centre"},
                                                                        {"research organization", "research_centre"},
                                                                        {"research institute", "research_centre"},
                                                                        {"forskningsinstitution", "research_centre"},
                                                                        {"gts", "research_centre"},
                                                                        {"university hospital", "hospital"},
                                                                        {"universitetshospital", "hospital"},
                                                                        {"klynge", "network"},
                                                                        {"cluster", "network"},
                                                                        {"klyngeorganisation", "network"}};

// The words that a label names together: "Fond og pulje", "Region, council or committee".
std::vector<std::string> partsOf(const std::string& label) {
  std::vector<std::string> parts(1);
  for (const auto word : splitText(label, ' ')) {
    if (word == "og" || word == "or" || word == "and" || word == "eller")
      parts.emplace_back();
    else
      parts.back() += (parts.back().empty() ? "" : " ") + std::string(word);
  }
  return parts;
}

std::array<const std::string*, 4> labelsOf(const EntityType& type) {
  return {&type.label.danish, &type.label.english, &type.plural.danish, &type.plural.english};
}

// Words of other registers for a relation, read from the first end to the second.
struct RelationWord {
  std::string_view word, key;
  bool inverse;
};
constexpr RelationWord kRelationWords[] = {{"parent", "part_of", false},
                                           {"child", "part_of", true},
                                           {"parent of", "part_of", true},
                                           {"contains", "part_of", true},
                                           {"includes", "part_of", true},
                                           {"del af", "part_of", false},
                                           {"belongs to", "part_of", false},
                                           {"hører til", "part_of", false},
                                           {"hører under", "part_of", false},
                                           {"department of", "part_of", false},
                                           {"afdeling af", "part_of", false},
                                           {"subsidiary of", "part_of", false},
                                           {"related", "affiliated_with", false},
                                           {"affiliated to", "affiliated_with", false},
                                           {"affiliation", "affiliated_with", false},
                                           {"tilknyttet", "affiliated_with", false},
                                           {"works at", "affiliated_with", false},
                                           {"ansat ved", "affiliated_with", false},
                                           {"partner", "collaborates_with", false},
                                           {"samarbejde", "collaborates_with", false},
                                           {"samarbejder", "collaborates_with", false},
                                           {"collaboration", "collaborates_with", false},
                                           {"collaborator", "collaborates_with", false},
                                           {"cooperates with", "collaborates_with", false},
                                           {"works with", "collaborates_with", false},
                                           {"coauthor", "collaborates_with", false},
                                           {"medforfatter", "collaborates_with", false},
                                           {"medlem", "member_of", false},
                                           {"member", "member_of", false},
                                           {"har medlem", "member_of", true},
                                           {"has member", "member_of", true},
                                           {"participant", "participates_in", false},
                                           {"participates", "participates_in", false},
                                           {"deltager", "participates_in", false},
                                           {"theme", "focuses_on", false},
                                           {"has theme", "focuses_on", false},
                                           {"tema", "focuses_on", false},
                                           {"har tema", "focuses_on", false},
                                           {"topic", "focuses_on", false},
                                           {"has topic", "focuses_on", false},
                                           {"emne", "focuses_on", false},
                                           {"located at", "hosts", true},
                                           {"located in", "hosts", true},
                                           {"based at", "hosts", true},
                                           {"ligger på", "hosts", true},
                                           {"placeret på", "hosts", true},
                                           {"owns", "runs", false},
                                           {"ejer", "runs", false},
                                           {"operates", "runs", false},
                                           {"owned by", "runs", true},
                                           {"ejet af", "runs", true},
                                           {"operated by", "runs", true},
                                           {"refers to", "refers_patients_to", false},
                                           {"henviser til", "refers_patients_to", false},
                                           {"receives from", "refers_patients_to", true},
                                           {"funder", "funds", false},
                                           {"grants", "funds", false},
                                           {"finansieret af", "funds", true},
                                           {"støttet økonomisk af", "funds", true},
                                           {"advisor to", "advises", false},
                                           {"advised by", "advises", true},
                                           {"støtter", "supports", false},
                                           {"støttet af", "supports", true},
                                           {"published by", "issued_by", false},
                                           {"udgivet af", "issued_by", false},
                                           {"based on", "builds_on", false},
                                           {"cites", "builds_on", false},
                                           {"associated with", "related_to", false},
                                           {"linked to", "related_to", false},
                                           {"connected to", "related_to", false},
                                           {"forbundet med", "related_to", false},
                                           {"predecessor", "successor_of", false},
                                           {"successor", "successor_of", true}};

// "is member of" for "is a member of": without the words that are there or not.
std::string bare(const std::string& folded) {
  std::string words;
  for (const auto word : splitText(folded, ' ')) {
    if (word == "is" || word == "are" || word == "was" || word == "a" || word == "an" || word == "the" || word == "er")
      continue;
    words += (words.empty() ? "" : " ") + std::string(word);
  }
  return words;
}

}  // namespace

VocabularyWords::VocabularyWords(const Vocabulary& vocabulary) : vocabulary_(&vocabulary) {
  addTypes();
  addRelations();
}

// Who comes first keeps a word.
void VocabularyWords::addTypes() {
  const auto add = [&](std::string word, TypeId type) { types_.try_emplace(std::move(word), type); };
  for (const auto& type : vocabulary_->types) {
    add(foldForSearch(type.key), type.id);
    for (const auto* label : labelsOf(type)) add(foldForSearch(*label), type.id);
  }
  for (const auto& type : vocabulary_->types) {
    for (const auto* label : labelsOf(type)) {
      for (auto& part : partsOf(foldForSearch(*label))) add(std::move(part), type.id);
    }
  }
  for (const auto& [word, key] : kTypeWords) {
    if (const auto type = vocabulary_->findType(key)) add(std::string(word), *type);
  }
  types_.erase("");
}

void VocabularyWords::addRelations() {
  const auto add = [&](std::string_view words, RelationId relation, bool inverse) {
    relations_.try_emplace(bare(foldForSearch(words)), NamedRelation{relation, inverse});
  };
  for (const auto& relation : vocabulary_->relations) {
    for (const auto* words : {&relation.key, &relation.label.danish, &relation.label.english})
      add(*words, relation.id, false);
  }
  for (const auto& relation : vocabulary_->relations) {
    for (const auto* words : {&relation.inverse.danish, &relation.inverse.english}) add(*words, relation.id, true);
  }
  for (const auto& [word, key, inverse] : kRelationWords) {
    if (const auto relation = vocabulary_->findRelation(key)) add(word, *relation, inverse);
  }
  relations_.erase("");
}

std::optional<TypeId> VocabularyWords::type(std::string_view text) const {
  if (const auto type = vocabulary_->findType(text)) return type;
  const auto found = types_.find(foldForSearch(text));
  return found == types_.end() ? std::optional<TypeId>{} : found->second;
}

std::optional<TypeId> VocabularyWords::typeIn(std::string_view cell) const {
  if (const auto known = type(cell)) return known;
  for (std::size_t from = 0; from < cell.size();) {
    const std::size_t end = std::min(cell.find_first_of(";|,", from), cell.size());
    if (const auto known = type(cell.substr(from, end - from))) return known;
    from = end + 1;
  }
  return std::nullopt;
}

std::optional<NamedRelation> VocabularyWords::relation(std::string_view text) const {
  if (const auto relation = vocabulary_->findRelation(text)) return NamedRelation{*relation, false};
  const auto found = relations_.find(bare(foldForSearch(text)));
  return found == relations_.end() ? std::optional<NamedRelation>{} : found->second;
}

namespace {

// Of words spelled with few other letters the nearest, and of several the first by alphabet.
template <typename Words>
auto nearest(const Words& words, const std::string& text) {
  constexpr std::size_t kFewestLetters = 4, kLettersAnEdit = 4;
  auto best = words.end();
  std::size_t least = std::min<std::size_t>(text.size() / kLettersAnEdit, 3);
  if (text.size() < kFewestLetters) return best;
  for (auto word = words.begin(); word != words.end(); ++word) {
    const std::size_t edits = editDistance(text, word->first, least);
    if (edits > least || (edits == least && best != words.end() && best->first < word->first)) continue;
    best = word;
    least = edits;
  }
  return best;
}

}  // namespace

std::optional<TypeId> VocabularyWords::nearestType(std::string_view text) const {
  const auto found = nearest(types_, foldForSearch(text));
  return found == types_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<RelationId> VocabularyWords::nearestRelation(std::string_view text) const {
  const auto found = nearest(relations_, bare(foldForSearch(text)));
  return found == relations_.end() ? std::nullopt : std::optional(found->second.relation);
}

}  // namespace samspil
