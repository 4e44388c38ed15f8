#include "storage/record_codec.h"

#include <cmath>

#include "storage/store_layout.h"

namespace samspil {
namespace {

// Which optional parts of a tie statement follow. DO NOT RENUMBER.
enum TieParts : std::uint8_t {
  kHasDates = 1,
  kHasRole = 2,
  kHasAmount = 4,
  kHasWeight = 8,
  kHasNote = 16,
  kHasSection = 32,
  kHasLines = 64,
  kHasPassage = 128,
};

void writeColor(ByteWriter& out, Color color) { out.u8(color.r).u8(color.g).u8(color.b).u8(color.a); }
void writeColors(ByteWriter& out, const ThemedColor& color) {
  writeColor(out, color.light);
  writeColor(out, color.dark);
}
Color readColor(ByteReader& in) {
  Color color;
  color.r = in.u8();
  color.g = in.u8();
  color.b = in.u8();
  color.a = in.u8();
  return color;
}
ThemedColor readColors(ByteReader& in) {
  ThemedColor color;
  color.light = readColor(in);
  color.dark = readColor(in);
  return color;
}

void writePassage(ByteWriter& out, const Reference& reference) {
  out.text(reference.section)
      .varint(reference.firstLine)
      .varint(reference.lastLine)
      .u8(static_cast<std::uint8_t>(reference.passage));
}
void readPassage(ByteReader& in, Reference& reference) {
  reference.section = in.text();
  reference.firstLine = in.varint32();
  reference.lastLine = in.varint32();
  reference.passage = in.enumeration(Passage::replaced);
}

struct Encoder {
  ByteWriter& out;

  void operator()(const Family& family) {
    out.text(family.key).localized(family.label);
    writeColors(out, family.color);
    out.u8(static_cast<std::uint8_t>(family.line)).u8(family.wish);
  }
  void operator()(const EntityType& type) {
    out.text(type.key).localized(type.label).localized(type.plural).localized(type.description);
    writeColors(out, type.color);
    out.u8(static_cast<std::uint8_t>(type.shape)).text(type.icon).u8(type.actor);
  }
  void operator()(const Relation& relation) {
    out.text(relation.key).varint(relation.family.value).localized(relation.label).localized(relation.inverse);
    out.localized(relation.description).u8(relation.directed);
  }
  void operator()(const Source& source) {
    out.text(source.key).u8(static_cast<std::uint8_t>(source.kind)).localized(source.title).text(source.publisher);
    out.date(source.date).text(source.status).text(source.file);
  }
  void operator()(const Entity& entity) { out.varint(entity.type.value).text(entity.key); }
  void operator()(const EntityFacts& facts) {
    out.u8(static_cast<std::uint8_t>(facts.certainty));
    writePassage(out, facts.reference);
    out.varint(facts.properties.size());
    for (const Property& property : facts.properties) out.text(property.name).text(property.value);
  }
  void operator()(const TieStatement& tie);
  void operator()(const Setting& setting) { out.raw(setting.value); }
};

std::uint8_t partsOf(const TieStatement& tie) {
  const Reference& reference = tie.reference;
  return static_cast<std::uint8_t>((tie.validFrom.known() || tie.validTo.known() ? kHasDates : 0) |
                                   (tie.role.empty() ? 0 : kHasRole) | (tie.amount ? kHasAmount : 0) |
                                   (tie.weight ? kHasWeight : 0) | (tie.note == LocalizedText{} ? 0 : kHasNote) |
                                   (reference.section.empty() ? 0 : kHasSection) |
                                   (reference.firstLine != 0 || reference.lastLine != 0 ? kHasLines : 0) |
                                   (reference.passage == Passage::plain ? 0 : kHasPassage));
}

void Encoder::operator()(const TieStatement& tie) {
  const std::uint8_t parts = partsOf(tie);
  // Ties come by the million: what most of them have is written at once.
  char* at = out.room(8 * kLongestVarint + tie.role.size());
  at = putVarint(putVarint(putVarint(at, tie.from.value), tie.relation.value), tie.to.value);
  at = putVarint(at, tie.reference.source.value);
  *at++ = static_cast<char>(tie.certainty);
  *at++ = static_cast<char>(parts);
  if (parts & kHasDates) at = putVarint(putVarint(at, packed(tie.validFrom)), packed(tie.validTo));
  if (parts & kHasRole) at = putRaw(putVarint(at, tie.role.size()), tie.role);
  out.upTo(at);
  if (parts & kHasAmount) out.real(tie.amount->value).text(tie.amount->currency);
  if (parts & kHasWeight) out.real(*tie.weight);
  if (parts & kHasNote) out.localized(tie.note);
  if (parts & kHasSection) out.text(tie.reference.section);
  if (parts & kHasLines) out.varint(tie.reference.firstLine).varint(tie.reference.lastLine);
  if (parts & kHasPassage) out.u8(static_cast<std::uint8_t>(tie.reference.passage));
}

TypeId readTypeId(ByteReader& in) {
  const std::uint64_t value = in.varint();
  if (value > 0xffff) in.fail();
  return TypeId{static_cast<std::uint16_t>(value)};
}

struct Decoder {
  ByteReader& in;

  Record operator()(FamilyId id) {
    Family family{.id = id, .key = in.text(), .label = in.localized(), .color = readColors(in)};
    family.line = in.enumeration(LineStyle::dotted);
    family.wish = in.flag();
    return family;
  }
  Record operator()(TypeId id) {
    EntityType type{
        .id = id, .key = in.text(), .label = in.localized(), .plural = in.localized(), .description = in.localized()};
    type.color = readColors(in);
    type.shape = in.enumeration(Shape::pill);
    type.icon = in.text();
    type.actor = in.flag();
    return type;
  }
  Record operator()(RelationId id) {
    Relation relation{.id = id, .key = in.text()};
    relation.family = FamilyId{readTypeId(in).value};
    relation.label = in.localized();
    relation.inverse = in.localized();
    relation.description = in.localized();
    relation.directed = in.flag();
    return relation;
  }
  Record operator()(SourceId id) {
    Source source{.id = id, .key = in.text(), .kind = in.enumeration(SourceKind::person), .title = in.localized()};
    source.publisher = in.text();
    source.date = in.date();
    source.status = in.text();
    source.file = in.text();
    return source;
  }
  Record operator()(EntityId id) {
    const TypeId type = readTypeId(in);
    return Entity{id, in.text(), type};
  }
  Record operator()(const EntityFactsKey& key);
  Record operator()(StatementId id);
  Record operator()(const SettingKey& key) { return Setting{key.space, key.key, std::string(in.raw())}; }
};

Record Decoder::operator()(const EntityFactsKey& key) {
  EntityFacts facts{.entity = key.entity, .certainty = in.enumeration(Certainty::publicKnowledge)};
  facts.reference.source = key.source;
  readPassage(in, facts.reference);
  const std::uint64_t count = in.varint();
  for (std::uint64_t i = 0; i < count && !in.failed(); ++i) {
    std::string name = in.text();
    facts.properties.push_back({std::move(name), in.text()});
  }
  return facts;
}

Record Decoder::operator()(StatementId id) {
  TieStatement tie{.id = id, .from = EntityId{in.varint32()}};
  tie.relation = RelationId{readTypeId(in).value};
  tie.to = EntityId{in.varint32()};
  tie.reference.source = SourceId{in.varint32()};
  tie.certainty = in.enumeration(Certainty::publicKnowledge);
  const std::uint8_t parts = in.u8();
  if (parts & kHasDates) {
    tie.validFrom = in.date();
    tie.validTo = in.date();
  }
  if (parts & kHasRole) tie.role = in.text();
  if (parts & kHasAmount) {
    tie.amount.emplace().value = in.real();
    tie.amount->currency = in.text();
  }
  if (parts & kHasWeight) tie.weight = in.real();
  if (parts & kHasNote) tie.note = in.localized();
  if (parts & kHasSection) tie.reference.section = in.text();
  if (parts & kHasLines) {
    tie.reference.firstLine = in.varint32();
    tie.reference.lastLine = in.varint32();
  }
  if (parts & kHasPassage) tie.reference.passage = in.enumeration(Passage::replaced);
  return tie;
}

template <typename T, typename Key>
Result<T> decodeOne(const Key& key, std::string_view payload, std::string_view what) {
  ByteReader in(payload);
  Record record = Decoder{in}(key);
  TRY(in.finish(what));
  return std::get<T>(std::move(record));
}

bool soundDate(PartialDate date) {
  return date.year >= 0 && date.year <= 9999 && date.month <= 12 && date.day <= 31 &&
         (date.month != 0 || date.day == 0) && (date.year != 0 || date.month == 0);
}
bool soundText(std::string_view text) { return text.find('\0') == std::string_view::npos; }
bool soundName(std::string_view text) { return !text.empty() && soundText(text); }
bool soundReference(const Reference& reference) { return reference.passage <= Passage::replaced; }

// The sentence about what is wrong with a record, or "".
struct ShapeCheck {
  std::string_view operator()(const Family& family) const {
    return soundName(family.key) && family.line <= LineStyle::dotted ? ""
                                                                     : "a family needs a key and a known line style";
  }
  std::string_view operator()(const EntityType& type) const {
    return soundName(type.key) && type.shape <= Shape::pill ? "" : "an entity type needs a key and a known shape";
  }
  std::string_view operator()(const Relation& relation) const {
    return soundName(relation.key) ? "" : "a relation needs a key";
  }
  std::string_view operator()(const Source& source) const {
    if (source.id.value == 0 || !soundName(source.key)) return "a source needs an id and a key";
    return soundDate(source.date) && source.kind <= SourceKind::person ? "" : "a source has an impossible date or kind";
  }
  std::string_view operator()(const Entity& entity) const {
    return entity.id.value != 0 && soundName(entity.key) ? "" : "an entity needs an id and a key";
  }
  std::string_view operator()(const EntityFacts& facts) const {
    if (facts.certainty > Certainty::publicKnowledge || !soundReference(facts.reference))
      return "unknown certainty or passage";
    for (const Property& property : facts.properties) {
      if (!soundName(property.name)) return "a property needs a name";
      if (!soundText(property.value)) return "a value holds a zero byte";
    }
    return "";
  }
  std::string_view operator()(const TieStatement& tie) const {
    if (tie.id.value == 0) return "a tie needs an id";
    if (!soundDate(tie.validFrom) || !soundDate(tie.validTo)) return "a tie has an impossible date";
    if (tie.certainty > Certainty::publicKnowledge || !soundReference(tie.reference))
      return "unknown certainty or passage";
    const bool finite =
        (!tie.amount || std::isfinite(tie.amount->value)) && (!tie.weight || std::isfinite(*tie.weight));
    return finite ? "" : "an amount or weight is not a number";
  }
  std::string_view operator()(const Setting& setting) const {
    return soundName(setting.space) ? "" : "a setting needs a space";
  }
};

Result<void> shapeResult(std::string_view problem) {
  if (problem.empty()) return {};
  return makeError(ErrorCode::invalidArgument, "The change holds what cannot be stored: {}.", problem);
}

template <typename One>
void appendRowOf(ByteWriter& out, BatchId changedBy, const One& one) {
  out.varint(changedBy.value);
  Encoder{out}(one);
}

}  // namespace

std::string encodePayload(const Record& record) {
  ByteWriter out;
  std::visit(Encoder{out}, record);
  return out.take();
}

Result<Record> decodePayload(const RecordKey& key, std::string_view payload) {
  ByteReader in(payload);
  Record record = std::visit(Decoder{in}, key);
  TRY(in.finish(recordKindName(kindOf(key))));
  return record;
}

Result<SourceView> viewSource(SourceId id, std::string_view payload) {
  ByteReader in(payload);
  SourceView source{
      .id = id, .key = in.view(), .kind = in.enumeration(SourceKind::person), .title = {}, .publisher = {}};
  source.title.danish = in.view();
  source.title.english = in.view();
  source.publisher = in.view();
  source.date = in.date();
  source.status = in.view();
  source.file = in.view();
  TRY(in.finish("a source"));
  return source;
}

Result<EntityView> viewEntity(std::string_view payload) {
  ByteReader in(payload);
  const EntityView entity{readTypeId(in), in.view()};
  TRY(in.finish("an entity"));
  return entity;
}

Result<void> viewFacts(const EntityFactsKey& key, std::string_view payload, FactsView& into) {
  ByteReader in(payload);
  into.entity = key.entity;
  into.source = key.source;
  into.certainty = in.enumeration(Certainty::publicKnowledge);
  in.view();
  in.varint32();
  in.varint32();
  in.enumeration(Passage::replaced);
  const std::uint64_t count = in.varint();
  into.properties.clear();
  for (std::uint64_t i = 0; i < count && !in.failed(); ++i) {
    const std::string_view name = in.view();
    into.properties.push_back({name, in.view()});
  }
  return in.finish("facts");
}

Result<void> addTie(StatementId id, std::string_view payload, StatementBlock& into) {
  ByteReader in(payload);
  PackedStatement statement{.id = id};
  StatementShape shape;
  statement.from = EntityId{in.varint32()};
  statement.relation = RelationId{readTypeId(in).value};
  statement.to = EntityId{in.varint32()};
  statement.source = SourceId{in.varint32()};
  shape.certainty = in.enumeration(Certainty::publicKnowledge);
  const std::uint8_t parts = in.u8();
  if (parts & kHasDates) {
    shape.validFrom = in.date();
    shape.validTo = in.date();
  }
  if (parts & kHasRole) in.view();
  if (parts & kHasAmount) {
    in.real();
    in.view();
  }
  if (parts & kHasWeight) in.real();
  if (parts & kHasNote) {
    in.view();
    in.view();
  }
  if (parts & kHasSection) in.view();
  if (parts & kHasLines) {
    in.varint32();
    in.varint32();
  }
  if (parts & kHasPassage) shape.passage = in.enumeration(Passage::replaced);
  TRY(in.finish("a tie"));
  into.add(statement, shape);
  return {};
}

Result<EntityFacts> decodeFacts(const EntityFactsKey& key, std::string_view payload) {
  return decodeOne<EntityFacts>(key, payload, "facts");
}
Result<TieStatement> decodeTie(StatementId id, std::string_view payload) {
  return decodeOne<TieStatement>(id, payload, "a tie");
}

Result<void> checkShape(const Record& record) { return shapeResult(std::visit(ShapeCheck{}, record)); }
Result<void> checkShape(const Source& source) { return shapeResult(ShapeCheck{}(source)); }
Result<void> checkShape(const Entity& entity) { return shapeResult(ShapeCheck{}(entity)); }
Result<void> checkShape(const EntityFacts& facts) { return shapeResult(ShapeCheck{}(facts)); }
Result<void> checkShape(const TieStatement& tie) { return shapeResult(ShapeCheck{}(tie)); }

std::string encodeRow(BatchId changedBy, std::string_view payload) {
  return ByteWriter().varint(changedBy.value).raw(payload).take();
}

void appendRow(ByteWriter& out, BatchId changedBy, const Source& source) { appendRowOf(out, changedBy, source); }
void appendRow(ByteWriter& out, BatchId changedBy, const Entity& entity) { appendRowOf(out, changedBy, entity); }
void appendRow(ByteWriter& out, BatchId changedBy, const EntityFacts& facts) { appendRowOf(out, changedBy, facts); }
void appendRow(ByteWriter& out, BatchId changedBy, const TieStatement& tie) { appendRowOf(out, changedBy, tie); }

}  // namespace samspil
