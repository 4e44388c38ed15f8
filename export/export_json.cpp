// Node-link JSON, as D3, NetworkX and Cytoscape read it, with every statement and its reference. Keys are stable:
//
//   {"format": "samspil", "version": 1, "directed": true, "multigraph": true,
//    "nodes":   [{"id", "type", "name_da", "name_en", "x", "y", "facts": [{"properties": {name: [values]},
//    REFERENCE}]}], "links":   [{"source", "target", "relation", "family", "directed",
//                 "statements": [{"valid_from", "valid_to", "role", "amount", "currency", "weight", "note_da",
//                 "note_en", REFERENCE}]}],
//    "sources": [{"id", "kind", "title_da", "title_en", "publisher", "date", "status", "file"}]}
//
// REFERENCE is "certainty", "document" (a source's id), "section", "first_line", "last_line", "passage". What is not
// known is left out.
#include <iterator>
#include <utility>

#include <nlohmann/json.hpp>

#include "export/formats.h"
#include "export/output_file.h"
#include "export/shown_network.h"

namespace samspil {

namespace {

using Json = nlohmann::ordered_json;

void putText(Json& object, const char* key, std::string_view text) {
  if (!text.empty()) object[key] = text;
}

void putReference(Json& object, const GraphSnapshot& network, const Reference& reference, Certainty certainty) {
  object["certainty"] = certaintyName(certainty);
  if (const auto source = network.source(reference.source)) object["document"] = source->key;
  putText(object, "section", reference.section);
  if (reference.firstLine > 0) object["first_line"] = reference.firstLine;
  if (reference.lastLine > 0) object["last_line"] = reference.lastLine;
  putText(object, "passage", passageName(reference.passage));
}

Json factsJson(const GraphSnapshot& network, const EntityFacts& facts) {
  Json object;
  object["properties"] = Json::object();
  for (const Property& fact : facts.properties) object["properties"][fact.name].push_back(fact.value);
  putReference(object, network, facts.reference, facts.certainty);
  return object;
}

Json nodeJson(const GraphSnapshot& network, const MapPositions& map, const ShownEntity& entity) {
  Json node;
  node["id"] = network.key(entity.vertex);
  node["type"] = network.vocabulary().type(network.type(entity.vertex)).key;
  node["name_da"] = network.name(entity.vertex, Language::danish);
  node["name_en"] = network.name(entity.vertex, Language::english);
  const Vec2 position = map.positions[entity.vertex.value];
  if (std::isfinite(position.x) && std::isfinite(position.y)) {
    node["x"] = position.x;
    node["y"] = position.y;
  }
  node["facts"] = Json::array();
  for (const EntityFacts& facts : entity.facts) node["facts"].push_back(factsJson(network, facts));
  return node;
}

Json statementJson(const GraphSnapshot& network, const TieStatement& statement) {
  Json object;
  putText(object, "valid_from", isoDate(statement.validFrom));
  putText(object, "valid_to", isoDate(statement.validTo));
  putText(object, "role", statement.role);
  if (statement.amount) {
    object["amount"] = statement.amount->value;
    putText(object, "currency", statement.amount->currency);
  }
  if (statement.weight) object["weight"] = *statement.weight;
  putText(object, "note_da", statement.note.danish);
  putText(object, "note_en", statement.note.english);
  putReference(object, network, statement.reference, statement.certainty);
  return object;
}

Json linkJson(const GraphSnapshot& network, const ShownTie& tie) {
  const Edge& edge = network.edge(tie.edge);
  const Relation& relation = network.vocabulary().relation(edge.relation);
  Json link;
  link["source"] = network.key(edge.from);
  link["target"] = network.key(edge.to);
  link["relation"] = relation.key;
  link["family"] = network.vocabulary().family(relation.family).key;
  link["directed"] = relation.directed;
  link["statements"] = Json::array();
  for (const TieStatement& statement : tie.statements) link["statements"].push_back(statementJson(network, statement));
  return link;
}

Json sourceJson(const SourceView& source) {
  Json object;
  object["id"] = source.key;
  object["kind"] = sourceKindName(source.kind);
  putText(object, "title_da", source.title.danish);
  putText(object, "title_en", source.title.english);
  putText(object, "publisher", source.publisher);
  putText(object, "date", isoDate(source.date));
  putText(object, "status", source.status);
  putText(object, "file", source.file);
  return object;
}

// A list of the document, written as it comes; the bytes are those of the whole document's dump(1).
class JsonList {
 public:
  JsonList(OutputFile& file, std::string_view name) : file_(file) {
    fmt::format_to(std::back_inserter(file.text()), ",\n \"{}\": [", name);
  }
  Result<void> append(std::size_t count, const std::function<Json(std::size_t item)>& jsonOf) {
    const bool first = std::exchange(empty_, empty_ && count == 0);
    return file_.appendEach(count, [&](std::string& out, std::size_t item) {
      out += item == 0 && first ? "\n  " : ",\n  ";
      for (const char c : jsonOf(item).dump(1)) {
        out += c;
        if (c == '\n') out += "  ";  // breaks within texts are written as \n
      }
    });
  }
  void close() { file_.text() += empty_ ? "]" : "\n ]"; }

 private:
  OutputFile& file_;
  bool empty_ = true;
};

Result<std::vector<std::filesystem::path>> write(const Session& session, const std::filesystem::path& path,
                                                 const ExportOptions& options, JobControl& job) {
  TRY(job.checkpoint(0, 1));
  TRY_ASSIGN(const MapPositions* const map, session.map());
  const GraphSnapshot& network = session.network();
  TRY_ASSIGN(OutputFile file, OutputFile::create(path));
  file.text() += "{\n \"format\": \"samspil\",\n \"version\": 1,\n \"directed\": true,\n \"multigraph\": true";
  JsonList nodes(file, "nodes");
  TRY(forEachShownEntity(session, options, job, [&](std::span<const ShownEntity> part) {
    return nodes.append(part.size(), [&](std::size_t i) { return nodeJson(network, *map, part[i]); });
  }));
  nodes.close();
  JsonList links(file, "links");
  TRY(forEachShownTie(session, options, job, [&](std::span<const ShownTie> part) {
    return links.append(part.size(), [&](std::size_t i) { return linkJson(network, part[i]); });
  }));
  links.close();
  JsonList sources(file, "sources");
  const std::vector<SourceView> shown = shownSources(session);
  TRY(sources.append(shown.size(), [&](std::size_t i) { return sourceJson(shown[i]); }));
  sources.close();
  file.text() += "\n}\n";
  TRY(file.finish());
  return std::vector{path};
}

}  // namespace

const ExportFormat kJsonFormat{"json", "Data (JSON)", "Data (JSON)", false, &write};

}  // namespace samspil
