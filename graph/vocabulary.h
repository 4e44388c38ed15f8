// The vocabulary says which entity types and relations a network has and how they look and read. It is data, not an
// enum: it comes from assets/vocabulary.json, lives in the store, and is changed by ChangeSets like everything else.
//
// Ids are positions in the vectors below: dense, durable, never reused. A retired term keeps its place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "base/language.h"
#include "base/strong_id.h"

namespace samspil {

using FamilyId = StrongId<struct FamilyTag, std::uint16_t>;
using TypeId = StrongId<struct TypeTag, std::uint16_t>;
using RelationId = StrongId<struct RelationTag, std::uint16_t>;

struct ThemedColor {
  Color light;  // on a light background
  Color dark;   // on a dark background
  friend bool operator==(const ThemedColor&, const ThemedColor&) = default;
};

// DO NOT RENUMBER: shapes and line styles are stored by value.
enum class Shape : std::uint8_t {
  circle = 0,
  square = 1,
  rounded = 2,
  diamond = 3,
  triangle = 4,
  triangleDown = 5,
  hexagon = 6,
  pentagon = 7,
  star = 8,
  octagon = 9,
  document = 10,
  pill = 11,
};
enum class LineStyle : std::uint8_t { solid = 0, dashed = 1, dotted = 2 };

std::string_view shapeName(Shape shape);  // "triangle_down"
std::optional<Shape> parseShape(std::string_view name);
std::string_view lineStyleName(LineStyle style);
std::optional<LineStyle> parseLineStyle(std::string_view name);

// A family groups relations: collaboration, structure, governance, money, content, place, document, time, intention.
struct Family {
  FamilyId id;
  std::string key;
  LocalizedText label;
  ThemedColor color;
  LineStyle line = LineStyle::solid;
  bool wish = false;  // ties of this family are intentions: drawn and counted apart, never part of a chain
  friend bool operator==(const Family&, const Family&) = default;
};

struct EntityType {
  TypeId id;
  std::string key;
  LocalizedText label;   // "hospital"
  LocalizedText plural;  // "hospitals"
  LocalizedText description;
  ThemedColor color;
  Shape shape = Shape::circle;
  std::string icon;    // name of a Fork Awesome icon
  bool actor = false;  // can work together with others: an organisation or body, not a theme or a document
  friend bool operator==(const EntityType&, const EntityType&) = default;
};

struct Relation {
  RelationId id;
  std::string key;
  FamilyId family;
  LocalizedText label;    // read from `from` to `to`: "is member of"
  LocalizedText inverse;  // read the other way: "has member"
  LocalizedText description;
  bool directed = true;
  friend bool operator==(const Relation&, const Relation&) = default;
};

struct Vocabulary {
  std::vector<Family> families;
  std::vector<EntityType> types;
  std::vector<Relation> relations;

  const Family& family(FamilyId id) const { return families[id.value]; }
  const EntityType& type(TypeId id) const { return types[id.value]; }
  const Relation& relation(RelationId id) const { return relations[id.value]; }
  const Family& familyOf(RelationId id) const { return family(relation(id).family); }

  std::optional<FamilyId> findFamily(std::string_view key) const;
  std::optional<TypeId> findType(std::string_view key) const;
  std::optional<RelationId> findRelation(std::string_view key) const;
  friend bool operator==(const Vocabulary&, const Vocabulary&) = default;
};

}  // namespace samspil
