#include "graph/vocabulary.h"

#include <algorithm>

#include "graph/named_values.h"

namespace samspil {
namespace {

constexpr std::array<std::string_view, 12> kShapeNames = {
    "circle",  "square",   "rounded", "diamond", "triangle", "triangle_down",
    "hexagon", "pentagon", "star",    "octagon", "document", "pill",
};
constexpr std::array<std::string_view, 3> kLineStyleNames = {"solid", "dashed", "dotted"};

// The id of the term with this key. Vocabularies have some dozens of terms: a scan is the quickest index.
template <typename Term>
auto findTerm(const std::vector<Term>& terms, std::string_view key) -> std::optional<decltype(Term::id)> {
  const auto found = std::find_if(terms.begin(), terms.end(), [&](const Term& term) { return term.key == key; });
  if (found == terms.end()) return std::nullopt;
  return found->id;
}

}  // namespace

std::string_view shapeName(Shape shape) { return nameIn(kShapeNames, shape); }
std::optional<Shape> parseShape(std::string_view name) { return valueNamed<Shape>(kShapeNames, name); }
std::string_view lineStyleName(LineStyle style) { return nameIn(kLineStyleNames, style); }
std::optional<LineStyle> parseLineStyle(std::string_view name) { return valueNamed<LineStyle>(kLineStyleNames, name); }

std::optional<FamilyId> Vocabulary::findFamily(std::string_view key) const { return findTerm(families, key); }
std::optional<TypeId> Vocabulary::findType(std::string_view key) const { return findTerm(types, key); }
std::optional<RelationId> Vocabulary::findRelation(std::string_view key) const { return findTerm(relations, key); }

}  // namespace samspil
