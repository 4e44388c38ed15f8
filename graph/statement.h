// The records of a network: entities, what sources state about them, and the sources themselves. All are plain values.
//
// A statement is one fact with its reference: EntityFacts holds what one source says of one entity, a TieStatement says
// that one entity stands in a relation to another. Sources that disagree stand side by side; `preferredOver` decides
// which one is shown. What is drawn between two entities, all statements of one relation between them, is a tie.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/language.h"
#include "base/strong_id.h"
#include "graph/vocabulary.h"

namespace samspil {

// Durable numbers, given once by IdAllocator in ascending order and never reused. 0 is never given.
using EntityId = StrongId<struct EntityTag>;
using SourceId = StrongId<struct SourceTag>;
using StatementId = StrongId<struct StatementTag>;  // of a tie statement

// How far a statement may be trusted. DO NOT RENUMBER: stored by value.
enum class Certainty : std::uint8_t { stated = 0, enteredByHand = 1, inferred = 2, publicKnowledge = 3 };
std::string_view certaintyName(Certainty certainty);  // "public_knowledge"
std::optional<Certainty> parseCertainty(std::string_view name);

// What a draft's tracked changes did to the passage. DO NOT RENUMBER: stored by value.
enum class Passage : std::uint8_t { plain = 0, inserted = 1, deleted = 2, replaced = 3 };
std::string_view passageName(Passage passage);  // "" for plain
std::optional<Passage> parsePassage(std::string_view name);

// DO NOT RENUMBER: stored by value.
enum class SourceKind : std::uint8_t { document = 0, publicKnowledge = 1, importedFile = 2, person = 3 };
std::string_view sourceKindName(SourceKind kind);
std::optional<SourceKind> parseSourceKind(std::string_view name);

struct Source {
  SourceId id;
  std::string key;  // stable text id: "doc-sundhedsplan-2013"
  SourceKind kind = SourceKind::document;
  LocalizedText title;
  std::string publisher;
  PartialDate date;    // of issue, import or entry
  std::string status;  // "final", "draft"
  std::string file;    // name of the document's or imported file
  friend bool operator==(const Source&, const Source&) = default;
};

// A source whose texts somebody else keeps.
struct SourceView {
  SourceId id;
  std::string_view key;
  SourceKind kind = SourceKind::document;
  LocalizedView title;
  std::string_view publisher;
  PartialDate date;
  std::string_view status, file;
  friend bool operator==(const SourceView&, const SourceView&) = default;
};
SourceView viewOf(const Source& source);

// Where in a source a statement stands. Lines are those of the document's text, or the physical lines of an imported
// row.
struct Reference {
  SourceId source;
  std::string section;
  std::uint32_t firstLine = 0;  // 1-based; 0: not given
  std::uint32_t lastLine = 0;
  Passage passage = Passage::plain;
  friend bool operator==(const Reference&, const Reference&) = default;
};

struct Entity {
  EntityId id;
  std::string key;  // stable text id: "aarhus-universitetshospital"
  TypeId type;
  friend bool operator==(const Entity&, const Entity&) = default;
};

// One property value. The same name may occur several times (aliases, identifiers of one kind).
struct Property {
  std::string name;
  std::string value;
  friend auto operator<=>(const Property&, const Property&) = default;
};

// Names of properties that Samspil itself understands; any other name is kept and shown as it is.
namespace property {
inline constexpr std::string_view kNameDanish = "name_da";
inline constexpr std::string_view kNameEnglish = "name_en";
inline constexpr std::string_view kAlias = "alias";
inline constexpr std::string_view kDescriptionDanish = "description_da";
inline constexpr std::string_view kDescriptionEnglish = "description_en";
inline constexpr std::string_view kSubtype = "subtype";
inline constexpr std::string_view kCity = "city";
inline constexpr std::string_view kCountry = "country";    // ISO 3166-1 alpha-2
inline constexpr std::string_view kLatitude = "latitude";  // decimal degrees, WGS 84, decimal point
inline constexpr std::string_view kLongitude = "longitude";
inline constexpr std::string_view kWebsite = "website";
inline constexpr std::string_view kValidFrom = "valid_from";  // ISO, may be partial
inline constexpr std::string_view kValidTo = "valid_to";
inline constexpr std::string_view kRor = "ror";
inline constexpr std::string_view kPic = "pic";
inline constexpr std::string_view kCvr = "cvr";
inline constexpr std::string_view kNote = "note";
}  // namespace property

// What one source states of one entity; there is at most one for each (entity, source).
struct EntityFacts {
  EntityId entity;
  Reference reference;
  Certainty certainty = Certainty::stated;
  std::vector<Property> properties;  // sorted, without repeats

  // The first value of a property, or "".
  std::string_view value(std::string_view name) const;
  friend bool operator==(const EntityFacts&, const EntityFacts&) = default;
};

struct Amount {
  double value = 0;  // a year, unless the note says otherwise
  std::string currency;
  friend bool operator==(const Amount&, const Amount&) = default;
};

struct TieStatement {
  StatementId id;
  EntityId from;
  RelationId relation;
  EntityId to;
  PartialDate validFrom, validTo;
  std::string role;
  std::optional<Amount> amount;
  std::optional<double> weight;
  LocalizedText note;
  Certainty certainty = Certainty::stated;
  Reference reference;
  friend bool operator==(const TieStatement&, const TieStatement&) = default;
};

// A small named value of the user's: a saved view, a position, a dismissal, an import recipe. `space` says which.
struct Setting {
  std::string space;  // "view", "position/force", "dismissal", "recipe", ...
  std::string key;
  std::string value;  // bytes
  friend bool operator==(const Setting&, const Setting&) = default;
};

// Which of two sources' values is shown: entered by hand before stated before inferred before public knowledge, then
// the newer source, then the older record. A strict weak order over (certainty, date, id).
bool preferredOver(Certainty a, const SourceView& sourceA, Certainty b, const SourceView& sourceB);

}  // namespace samspil
