#include <nlohmann/json.hpp>

#include "base/files.h"
#include "import/import.h"

namespace samspil {
namespace {

using Json = nlohmann::json;

// Reads one entry of the vocabulary; the first thing that is missing or wrong is kept as the error.
class EntryReader {
 public:
  EntryReader(const Json& entry, std::string where) : entry_(entry), where_(std::move(where)) {}

  std::string text(const char* key) { return textOf(entry_, key); }
  bool flag(const char* key) {
    if (entry_.contains(key) && entry_[key].is_boolean()) return entry_[key].get<bool>();
    fail(key);
    return false;
  }
  LocalizedText localized(const char* key) {
    const Json& object = member(key);
    return {textOf(object, "da"), textOf(object, "en")};
  }
  LocalizedText localizedIfThere(const char* key) { return entry_.contains(key) ? localized(key) : LocalizedText{}; }
  ThemedColor color(const char* key) {
    const Json& object = member(key);
    const auto light = parseColor(textOf(object, "light")), dark = parseColor(textOf(object, "dark"));
    if (!light || !dark) fail(key);
    return {light.value_or(Color{}), dark.value_or(Color{})};
  }
  void fail(const char* key) {
    if (error_.empty()) error_ = fmt::format("{}: “{}” is missing or not understood.", where_, key);
  }
  const std::string& error() const { return error_; }

 private:
  const Json& member(const char* key) {
    static const Json kNone = Json::object();
    if (entry_.contains(key) && entry_[key].is_object()) return entry_[key];
    fail(key);
    return kNone;
  }
  std::string textOf(const Json& object, const char* key) {
    if (object.is_object() && object.contains(key) && object[key].is_string()) return object[key].get<std::string>();
    fail(key);
    return {};
  }

  const Json& entry_;
  std::string where_, error_;
};

Family readFamily(EntryReader& reader) {
  Family family{.key = reader.text("id"),
                .label = reader.localized("label"),
                .color = reader.color("colour"),
                .wish = reader.flag("wish")};
  const auto line = parseLineStyle(reader.text("drawn"));
  if (!line) reader.fail("drawn");
  family.line = line.value_or(LineStyle::solid);
  return family;
}

EntityType readType(EntryReader& reader) {
  EntityType type{.key = reader.text("id"),
                  .label = reader.localized("label"),
                  .plural = reader.localized("plural"),
                  .description = reader.localizedIfThere("description"),
                  .color = reader.color("colour"),
                  .icon = reader.text("icon"),
                  .actor = reader.flag("actor")};
  const auto shape = parseShape(reader.text("shape"));
  if (!shape) reader.fail("shape");
  type.shape = shape.value_or(Shape::circle);
  return type;
}

Relation readRelation(EntryReader& reader, const Vocabulary& vocabulary) {
  Relation relation{.key = reader.text("id"),
                    .label = reader.localized("label"),
                    .inverse = reader.localized("inverse"),
                    .description = reader.localizedIfThere("description"),
                    .directed = reader.flag("directed")};
  const auto family = vocabulary.findFamily(reader.text("family"));
  if (!family) reader.fail("family");
  relation.family = family.value_or(FamilyId{});
  return relation;
}

// Reads the list `name`; `read` makes one term of one entry. Terms are numbered in the order of the file.
template <typename Term, typename Read>
Result<void> readTerms(const Json& root, const char* name, std::vector<Term>& terms, Read read) {
  if (!root.contains(name) || !root[name].is_array())
    return makeError(ErrorCode::invalidData, "The list “{}” is missing.", name);
  for (const auto& entry : root[name]) {
    const std::string id =
        entry.is_object() && entry.contains("id") && entry["id"].is_string() ? entry["id"].get<std::string>() : "";
    EntryReader reader(entry, fmt::format("{} {} ({})", name, terms.size() + 1, id));
    Term term = read(reader);
    if (!reader.error().empty()) return makeError(ErrorCode::invalidData, "{}", reader.error());
    for (const auto& earlier : terms) {
      if (earlier.key == term.key)
        return makeError(ErrorCode::invalidData, "{}: the id stands there twice.", reader.error() + name + " " + id);
    }
    term.id = decltype(term.id){static_cast<typename decltype(term.id)::Representation>(terms.size())};
    terms.push_back(std::move(term));
  }
  return {};
}

Result<Vocabulary> vocabularyOf(const std::string& text) {
  const Json root = Json::parse(text, nullptr, false);
  if (root.is_discarded() || !root.is_object())
    return makeError(ErrorCode::invalidData, "The file is not a JSON object.");
  Vocabulary vocabulary;
  TRY(readTerms(root, "families", vocabulary.families, readFamily));
  TRY(readTerms(root, "entity_types", vocabulary.types, readType));
  TRY(readTerms(root, "relations", vocabulary.relations, [&](EntryReader& r) { return readRelation(r, vocabulary); }));
  return vocabulary;
}

// The words of the lists `subtypes` and `roles`, either of which may be absent.
Result<std::vector<Setting>> termLabelsOf(const std::string& text) {
  const Json root = Json::parse(text, nullptr, false);
  std::vector<Setting> labels;
  for (const char* list : {"subtypes", "roles"}) {
    if (!root.is_object() || !root.contains(list)) continue;
    for (const auto& entry : root[list]) {
      EntryReader reader(entry, fmt::format("{} {}", list, labels.size() + 1));
      const LocalizedText label = reader.localized("label");
      labels.push_back(
          {std::string(kTermSpace), reader.text("id"), fmt::format("{}\n{}", label.danish, label.english)});
      if (!reader.error().empty()) return makeError(ErrorCode::invalidData, "{}", reader.error());
    }
  }
  return labels;
}

}  // namespace

Result<std::vector<Setting>> readTermLabels(const std::filesystem::path& json) {
  TRY_ASSIGN(const std::string text, readFile(json));
  return termLabelsOf(text).context("{}", json.string());
}

Result<Vocabulary> readVocabulary(const std::filesystem::path& json) {
  TRY_ASSIGN(const std::string text, readFile(json));
  return vocabularyOf(text).context("{}", json.string());
}

}  // namespace samspil
