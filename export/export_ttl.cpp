// Turtle (RDF 1.1): each entity with its names, each tie as a triple, and each statement of a tie as an rdf:Statement
// with its qualifiers, certainty and source (PROV-O), so that nothing is said without saying who says it.
//
// Identifiers are URNs made of Samspil's own keys: a network has no web address of its own.
#include <serd/serd.h>

#include "export/formats.h"
#include "export/output_file.h"
#include "export/shown_network.h"

namespace samspil {

namespace {

struct Prefix {
  const char* name;
  const char* uri;
};
constexpr Prefix kPrefixes[] = {{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
                                {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
                                {"skos", "http://www.w3.org/2004/02/skos/core#"},
                                {"dcterms", "http://purl.org/dc/terms/"},
                                {"prov", "http://www.w3.org/ns/prov#"},
                                {"xsd", "http://www.w3.org/2001/XMLSchema#"},
                                {"e", "urn:samspil:entity:"},
                                {"type", "urn:samspil:type:"},
                                {"rel", "urn:samspil:relation:"},
                                {"source", "urn:samspil:source:"},
                                {"statement", "urn:samspil:statement:"},
                                {"p", "urn:samspil:property:"}};

const std::uint8_t* bytesOf(const std::string& text) { return reinterpret_cast<const std::uint8_t*>(text.c_str()); }

std::size_t append(const void* bytes, std::size_t size, void* out) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
  return size;
}

std::string uriOf(std::string_view prefix) {
  for (const Prefix& known : kPrefixes) {
    if (known.name == prefix) return known.uri;
  }
  return {};
}

// Keys come from files of the user's: what a URI may not hold is written as %XX.
std::string escaped(std::string_view key) {
  std::string out;
  for (const char c : key) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

class TurtleWriter {
 public:
  explicit TurtleWriter(std::string& text)
      : environment_(serd_env_new(nullptr)),
        writer_(serd_writer_new(SERD_TURTLE, static_cast<SerdStyle>(SERD_STYLE_ABBREVIATED | SERD_STYLE_CURIED),
                                environment_, nullptr, &append, &text)) {
    for (const Prefix& prefix : kPrefixes) {
      const SerdNode name = serd_node_from_string(SERD_LITERAL, reinterpret_cast<const std::uint8_t*>(prefix.name));
      const SerdNode uri = serd_node_from_string(SERD_URI, reinterpret_cast<const std::uint8_t*>(prefix.uri));
      serd_env_set_prefix(environment_, &name, &uri);
      serd_writer_set_prefix(writer_, &name, &uri);
    }
  }
  ~TurtleWriter() {
    serd_writer_free(writer_);
    serd_env_free(environment_);
  }
  TurtleWriter(const TurtleWriter&) = delete;
  TurtleWriter& operator=(const TurtleWriter&) = delete;

  // Names are "prefix:key".
  void link(const std::string& subject, const std::string& predicate, const std::string& object) {
    const std::string uri = whole(object);
    const SerdNode node = serd_node_from_string(SERD_URI, bytesOf(uri));
    put(subject, predicate, node, {}, {});
  }
  void text(const std::string& subject, const std::string& predicate, const std::string& value,
            const std::string& language = {}) {
    if (value.empty()) return;
    const SerdNode node = serd_node_from_string(SERD_LITERAL, bytesOf(value));
    put(subject, predicate, node, {}, language);
  }
  void typed(const std::string& subject, const std::string& predicate, const std::string& value,
             const std::string& type) {
    if (value.empty()) return;
    const SerdNode node = serd_node_from_string(SERD_LITERAL, bytesOf(value));
    put(subject, predicate, node, whole(type), {});
  }

  void finish() { serd_writer_finish(writer_); }

 private:
  static std::string whole(const std::string& name) {
    const std::size_t colon = name.find(':');
    return uriOf(std::string_view(name).substr(0, colon)) + name.substr(colon + 1);
  }
  void put(const std::string& subject, const std::string& predicate, const SerdNode& object, const std::string& type,
           const std::string& language) {
    const std::string from = whole(subject), by = whole(predicate);
    const SerdNode s = serd_node_from_string(SERD_URI, bytesOf(from));
    const SerdNode p = serd_node_from_string(SERD_URI, bytesOf(by));
    const SerdNode t = serd_node_from_string(SERD_URI, bytesOf(type));
    const SerdNode l = serd_node_from_string(SERD_LITERAL, bytesOf(language));
    serd_writer_write_statement(writer_, 0, nullptr, &s, &p, &object, type.empty() ? nullptr : &t,
                                language.empty() ? nullptr : &l);
  }

  SerdEnv* environment_;
  SerdWriter* writer_;
};

// xsd:gYear, xsd:gYearMonth or xsd:date, as much as is known.
void date(TurtleWriter& out, const std::string& subject, const std::string& predicate, PartialDate value) {
  if (!value.known()) return;
  const char* type = value.month == 0 ? "xsd:gYear" : value.day == 0 ? "xsd:gYearMonth" : "xsd:date";
  out.typed(subject, predicate, isoDate(value), type);
}

void writeFact(TurtleWriter& out, const std::string& subject, const Property& fact) {
  if (fact.name == property::kNameDanish) return out.text(subject, "rdfs:label", fact.value, "da");
  if (fact.name == property::kNameEnglish) return out.text(subject, "rdfs:label", fact.value, "en");
  if (fact.name == property::kAlias) return out.text(subject, "skos:altLabel", fact.value);
  if (fact.name == property::kDescriptionDanish) return out.text(subject, "dcterms:description", fact.value, "da");
  if (fact.name == property::kDescriptionEnglish) return out.text(subject, "dcterms:description", fact.value, "en");
  out.text(subject, "p:" + escaped(fact.name), fact.value);
}

std::string sourceName(const GraphSnapshot& network, SourceId id) {
  const auto source = network.source(id);
  return !source ? std::string{} : "source:" + escaped(source->key);
}

void writeEntity(TurtleWriter& out, const GraphSnapshot& network, const ShownEntity& entity) {
  const std::string subject = "e:" + escaped(network.key(entity.vertex));
  out.link(subject, "rdf:type", "type:" + escaped(network.vocabulary().type(network.type(entity.vertex)).key));
  for (const EntityFacts& facts : entity.facts) {
    for (const Property& fact : facts.properties) writeFact(out, subject, fact);
    if (const auto source = sourceName(network, facts.reference.source); !source.empty())
      out.link(subject, "prov:wasDerivedFrom", source);
  }
}

void writeStatement(TurtleWriter& out, const GraphSnapshot& network, const TieStatement& statement) {
  const auto from = network.find(statement.from), to = network.find(statement.to);
  if (!from || !to) return;
  const std::string subject = "e:" + escaped(network.key(*from)), object = "e:" + escaped(network.key(*to));
  const std::string relation = "rel:" + escaped(network.vocabulary().relation(statement.relation).key);
  out.link(subject, relation, object);
  const std::string node = fmt::format("statement:{}", statement.id.value);
  out.link(node, "rdf:type", "rdf:Statement");
  out.link(node, "rdf:subject", subject);
  out.link(node, "rdf:predicate", relation);
  out.link(node, "rdf:object", object);
  date(out, node, "p:valid_from", statement.validFrom);
  date(out, node, "p:valid_to", statement.validTo);
  out.text(node, "p:role", statement.role);
  out.text(node, "p:certainty", std::string(certaintyName(statement.certainty)));
  out.text(node, "p:section", statement.reference.section);
  out.text(node, "rdfs:comment", statement.note.danish, "da");
  if (statement.note.english != statement.note.danish) out.text(node, "rdfs:comment", statement.note.english, "en");
  if (const auto source = sourceName(network, statement.reference.source); !source.empty())
    out.link(node, "prov:wasDerivedFrom", source);
}

void writeSource(TurtleWriter& out, const SourceView& source) {
  const std::string subject = "source:" + escaped(source.key);
  const LocalizedText title = source.title.copy();
  out.text(subject, "dcterms:title", title.danish, "da");
  if (title.english != title.danish) out.text(subject, "dcterms:title", title.english, "en");
  out.text(subject, "dcterms:publisher", std::string(source.publisher));
  date(out, subject, "dcterms:date", source.date);
}

Result<std::vector<std::filesystem::path>> write(const Session& session, const std::filesystem::path& path,
                                                 const ExportOptions& options, JobControl& job) {
  TRY(job.checkpoint(0, 1));
  TRY_ASSIGN(OutputFile file, OutputFile::create(path));
  TurtleWriter out(file.text());
  for (const SourceView& source : shownSources(session)) writeSource(out, source);
  TRY(forEachShownEntity(session, options, job, [&](std::span<const ShownEntity> part) {
    for (const ShownEntity& entity : part) writeEntity(out, session.network(), entity);
    return file.flush();
  }));
  TRY(forEachShownTie(session, options, job, [&](std::span<const ShownTie> part) -> Result<void> {
    for (const ShownTie& tie : part) {
      for (const TieStatement& statement : tie.statements) writeStatement(out, session.network(), statement);
      TRY(file.flush());
    }
    return {};
  }));
  out.finish();
  TRY(file.finish());
  return std::vector{path};
}

}  // namespace

const ExportFormat kTtlFormat{"ttl", "Linkede data (Turtle)", "Linked data (Turtle)", false, &write};

}  // namespace samspil
