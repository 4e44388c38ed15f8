#include "storage/dump.h"

#include <fmt/core.h>

#include "base/date.h"
#include "storage/record_codec.h"

namespace samspil {
namespace {

// Text in quotes, on one line, whatever bytes it holds.
std::string inQuotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') out += '\\';
    if (byte < 0x20)
      out += fmt::format("\\x{:02x}", byte);
    else
      out += c;
  }
  return out + '"';
}

std::string inQuotes(const LocalizedText& text) { return inQuotes(text.danish) + "/" + inQuotes(text.english); }

std::string colors(const ThemedColor& color) { return hexColor(color.light) + "/" + hexColor(color.dark); }

std::string where(const Reference& reference) {
  return fmt::format("section={} lines={}-{} passage={}", inQuotes(reference.section), reference.firstLine,
                     reference.lastLine, static_cast<int>(reference.passage));
}

struct KeyText {
  std::string operator()(FamilyId id) const { return fmt::format("family {}", id.value); }
  std::string operator()(TypeId id) const { return fmt::format("type {}", id.value); }
  std::string operator()(RelationId id) const { return fmt::format("relation {}", id.value); }
  std::string operator()(SourceId id) const { return fmt::format("source {}", id.value); }
  std::string operator()(EntityId id) const { return fmt::format("entity {}", id.value); }
  std::string operator()(const EntityFactsKey& key) const {
    return fmt::format("facts {} {}", key.entity.value, key.source.value);
  }
  std::string operator()(StatementId id) const { return fmt::format("tie {}", id.value); }
  std::string operator()(const SettingKey& key) const {
    return fmt::format("setting {} {}", inQuotes(key.space), inQuotes(key.key));
  }
};

struct FieldText {
  std::string operator()(const Family& family) const {
    return fmt::format("{} label={} color={} line={} wish={}", inQuotes(family.key), inQuotes(family.label),
                       colors(family.color), static_cast<int>(family.line), family.wish);
  }
  std::string operator()(const EntityType& type) const {
    return fmt::format("{} label={} plural={} description={} color={} shape={} icon={} actor={}", inQuotes(type.key),
                       inQuotes(type.label), inQuotes(type.plural), inQuotes(type.description), colors(type.color),
                       static_cast<int>(type.shape), inQuotes(type.icon), type.actor);
  }
  std::string operator()(const Relation& relation) const {
    return fmt::format("{} family={} label={} inverse={} description={} directed={}", inQuotes(relation.key),
                       relation.family.value, inQuotes(relation.label), inQuotes(relation.inverse),
                       inQuotes(relation.description), relation.directed);
  }
  std::string operator()(const Source& source) const {
    return fmt::format("{} kind={} title={} publisher={} date={} status={} file={}", inQuotes(source.key),
                       sourceKindName(source.kind), inQuotes(source.title), inQuotes(source.publisher),
                       isoDate(source.date), inQuotes(source.status), inQuotes(source.file));
  }
  std::string operator()(const Entity& entity) const {
    return fmt::format("{} type={}", inQuotes(entity.key), entity.type.value);
  }
  std::string operator()(const EntityFacts& facts) const {
    std::string text = fmt::format("certainty={} {}", certaintyName(facts.certainty), where(facts.reference));
    for (const Property& property : facts.properties)
      text += fmt::format(" {}={}", inQuotes(property.name), inQuotes(property.value));
    return text;
  }
  std::string operator()(const TieStatement& tie) const {
    std::string text =
        fmt::format("{} -{}-> {} {}..{} role={} note={} certainty={} source={} {}", tie.from.value, tie.relation.value,
                    tie.to.value, isoDate(tie.validFrom), isoDate(tie.validTo), inQuotes(tie.role), inQuotes(tie.note),
                    certaintyName(tie.certainty), tie.reference.source.value, where(tie.reference));
    if (tie.amount) text += fmt::format(" amount={:a} {}", tie.amount->value, inQuotes(tie.amount->currency));
    if (tie.weight) text += fmt::format(" weight={:a}", *tie.weight);
    return text;
  }
  std::string operator()(const Setting& setting) const { return inQuotes(setting.value); }
};

std::string fieldsOf(const Record& record) { return std::visit(FieldText{}, record); }

Result<std::string> fieldsOf(const RecordKey& key, const std::optional<std::string>& payload) {
  if (!payload) return std::string("none");
  TRY_ASSIGN(const Record record, decodePayload(key, *payload));
  return fieldsOf(record);
}

Result<void> dumpRecords(const StoreReader& reader, std::string& out) {
  for (const StoreFamily family :
       {StoreFamily::term, StoreFamily::source, StoreFamily::entity, StoreFamily::tie, StoreFamily::setting}) {
    TRY(reader.scanRecords(family, "", [&](const RecordKey& key, BatchId, std::string_view payload) -> Result<bool> {
      TRY_ASSIGN(const Record record, decodePayload(key, payload));
      out += dumpLine(key, record);
      return true;
    }));
  }
  return {};
}

Result<void> dumpJournal(const StoreReader& reader, std::string& out) {
  TRY_ASSIGN(const StoreNumbers numbers, reader.numbers());
  for (BatchId id{1}; id.value <= numbers.lastBatch; ++id.value) {
    TRY_ASSIGN(const auto batch, reader.batch(id));
    if (!batch)
      return makeError(ErrorCode::invalidData, "Batch {} is missing in the journal; run samspil check.", id.value);
    const BatchInfo& info = batch->info;
    out += fmt::format("batch {} {} title={} who={} when={} file={} target={} undone={}\n", id.value,
                       batchKindName(info.kind), inQuotes(info.title), inQuotes(info.who), isoTime(info.when),
                       inQuotes(info.file), info.target ? info.target->value : 0, batch->undone);
    TRY(reader.changesOf(id, [&](const RecordKey& key, Images images) -> Result<bool> {
      TRY(reader.complete(key, images));
      TRY_ASSIGN(const std::string before, fieldsOf(key, images.before));
      TRY_ASSIGN(const std::string after, fieldsOf(key, images.after));
      out += fmt::format("change {} {}: {} => {}\n", id.value, describeKey(key), before, after);
      return true;
    }));
  }
  return {};
}

}  // namespace

std::string describeKey(const RecordKey& key) { return std::visit(KeyText{}, key); }

std::string dumpLine(const RecordKey& key, const Record& record) {
  return fmt::format("{} {}\n", describeKey(key), fieldsOf(record));
}

Result<std::string> dumpStore(const StoreReader& reader, DumpScope scope) {
  std::string out;
  TRY(dumpRecords(reader, out));
  if (scope == DumpScope::everything) TRY(dumpJournal(reader, out));
  return out;
}

}  // namespace samspil
