#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "base/text.h"
#include "session/details.h"

namespace samspil {
namespace {

// Short forms of "line" and "lines": Danish has one for both.
std::string lineRange(const Reference& reference, SourceKind kind, Language language) {
  if (reference.firstLine == 0) return {};
  const bool danish = language == Language::danish;
  const bool row = kind == SourceKind::importedFile;
  const bool several = reference.lastLine > reference.firstLine;
  const std::string_view word = row ? (danish ? "linje" : "line") : danish ? "l." : several ? "ll." : "l.";
  if (!several) return fmt::format("{} {}", word, reference.firstLine);
  return fmt::format("{} {}–{}", word, reference.firstLine, reference.lastLine);
}

// The statements of some edges, read at once, by their ids.
using StatementsById = std::unordered_map<std::uint32_t, TieStatement>;
Result<StatementsById> readStatements(const NetworkReader& reader, std::span<const EdgeIndex> edges) {
  std::vector<StatementId> ids;
  for (const EdgeIndex edge : edges) {
    for (const StatementRow& row : reader.network().statements(edge)) ids.push_back(row.id);
  }
  TRY_ASSIGN(std::vector<TieStatement> statements, reader.store().tieStatements(ids));
  StatementsById byId;
  byId.reserve(statements.size());
  for (auto& statement : statements) byId.emplace(statement.id.value, std::move(statement));
  return byId;
}

TieRow tieRow(EdgeIndex edge, VertexIndex neighbor, const StatementsById& statements, const NetworkReader& reader,
              Language language) {
  const GraphSnapshot& network = reader.network();
  TieRow row{.edge = edge,
             .neighbor = neighbor,
             .neighborName = std::string(network.name(neighbor, language)),
             .neighborKey = std::string(network.key(neighbor)),
             .typeLabel = network.vocabulary().type(network.type(neighbor)).label.in(language),
             .statements = {}};
  for (const StatementRow& stored : network.statements(edge)) {
    if (const auto found = statements.find(stored.id.value); found != statements.end()) {
      row.statements.push_back(describeStatement(found->second, reader.network(), reader.store(), language));
    }
  }
  std::stable_sort(row.statements.begin(), row.statements.end(),
                   [](const StatementText& a, const StatementText& b) { return a.certainty < b.certainty; });
  return row;
}

TieGroup tieGroup(const Edge& edge, bool outgoing, const GraphSnapshot& network, Language language) {
  const Vocabulary& vocabulary = network.vocabulary();
  const Relation& relation = vocabulary.relation(edge.relation);
  const Family& family = vocabulary.family(relation.family);
  return {.relation = edge.relation,
          .outgoing = outgoing || !relation.directed,
          .heading = (outgoing || !relation.directed ? relation.label : relation.inverse).in(language),
          .familyKey = family.key,
          .color = family.color.light,
          .wish = family.wish,
          .rows = {}};
}

// The families in the vocabulary's order (which begins with collaboration), wishes last; within one the relations in
// their order.
void sortGroups(std::vector<TieGroup>& groups, const Vocabulary& vocabulary, Language language) {
  const auto rank = [&](const TieGroup& group) {
    return std::tuple(group.wish, vocabulary.relation(group.relation).family, group.relation, !group.outgoing);
  };
  std::sort(groups.begin(), groups.end(), [&](const TieGroup& a, const TieGroup& b) { return rank(a) < rank(b); });
  const Collator collator(language);
  for (TieGroup& group : groups) {
    std::stable_sort(group.rows.begin(), group.rows.end(),
                     [&](const TieRow& a, const TieRow& b) { return collator(a.neighborName, b.neighborName); });
  }
}

// Ties of `vertex` along `halves`, grouped by relation and direction.
Result<std::vector<TieGroup>> groupTies(const NetworkReader& reader, VertexIndex vertex,
                                        const std::vector<HalfEdge>& halves, Language language) {
  const GraphSnapshot& network = reader.network();
  std::vector<EdgeIndex> edges;
  for (const HalfEdge half : halves) edges.push_back(half.edge);
  TRY_ASSIGN(const StatementsById statements, readStatements(reader, edges));
  std::vector<TieGroup> groups;
  for (const HalfEdge half : halves) {
    const Edge& edge = network.edge(half.edge);
    TieGroup group = tieGroup(edge, edge.from == vertex, network, language);
    auto place = std::find_if(groups.begin(), groups.end(), [&](const TieGroup& known) {
      return known.relation == group.relation && known.outgoing == group.outgoing;
    });
    if (place == groups.end()) place = groups.insert(groups.end(), std::move(group));
    place->rows.push_back(tieRow(half.edge, half.neighbor, statements, reader, language));
  }
  sortGroups(groups, network.vocabulary(), language);
  return groups;
}

bool isMultiValued(std::string_view name) {
  return name == property::kAlias || name == property::kRor || name == property::kPic || name == property::kCvr;
}

// Where and when first, then identifiers and what else is known, the names and descriptions, which the panel's head
// shows already, last.
int factRank(std::string_view name) {
  constexpr std::string_view kFirst[] = {property::kSubtype, property::kCity, property::kCountry, property::kValidFrom,
                                         property::kValidTo};
  constexpr std::string_view kLast[] = {property::kNameDanish, property::kNameEnglish, property::kAlias,
                                        property::kDescriptionDanish, property::kDescriptionEnglish};
  constexpr int kMiddle = std::size(kFirst);
  if (const auto at = std::find(std::begin(kFirst), std::end(kFirst), name); at != std::end(kFirst))
    return static_cast<int>(at - kFirst);
  if (const auto at = std::find(std::begin(kLast), std::end(kLast), name); at != std::end(kLast))
    return kMiddle + 1 + static_cast<int>(at - kLast);
  return kMiddle;
}

std::string factText(const Property& fact, const NetworkReader& reader, Language language) {
  if (fact.name == property::kSubtype) return termLabel(reader.store(), fact.value, language);
  if (fact.name == property::kValidFrom || fact.name == property::kValidTo) {
    if (const auto date = parseIsoDate(fact.value)) return dateText(*date, language);
  }
  return fact.value;
}

// One row a value: further sources of the same value are added to it, other values of the same property stand below it
// as not shown.
void addFact(std::vector<FactRow>& rows, const Property& fact, const EntityFacts& facts, const NetworkReader& reader,
             Language language) {
  ReferenceText reference = describeReference(facts.reference, reader.network(), language);
  bool first = true;
  const std::string text = factText(fact, reader, language);
  for (FactRow& row : rows) {
    if (row.name != fact.name) continue;
    if (row.value == text) {
      row.alsoStatedBy.push_back(std::move(reference));
      return;
    }
    first = false;
  }
  rows.push_back({.name = fact.name,
                  .label = propertyLabel(fact.name, language),
                  .value = text,
                  .certainty = facts.certainty,
                  .certaintyText = certaintyLabel(facts.certainty, language),
                  .reference = std::move(reference),
                  .shown = first || isMultiValued(fact.name)});
}

void addFacts(EntityDetails& details, const std::vector<EntityFacts>& preferredFirst, const NetworkReader& reader,
              Language language) {
  const std::string_view description =
      language == Language::danish ? property::kDescriptionDanish : property::kDescriptionEnglish;
  for (const EntityFacts& facts : preferredFirst) {
    if (details.description.empty()) details.description = facts.value(description);
    for (const Property& fact : facts.properties) addFact(details.facts, fact, facts, reader, language);
  }
  std::stable_sort(details.facts.begin(), details.facts.end(),
                   [](const FactRow& a, const FactRow& b) { return factRank(a.name) < factRank(b.name); });
  for (const FactRow& row : details.facts) {
    if (row.name == property::kAlias) details.aliases.push_back(row.value);
  }
}

}  // namespace

ReferenceText describeReference(const Reference& reference, const GraphSnapshot& network, Language language) {
  ReferenceText text;
  text.section = reference.section;
  text.firstLine = reference.firstLine;
  text.lastLine = reference.lastLine;
  text.passage = passageName(reference.passage);
  const auto source = network.source(reference.source);
  if (!source) return text;
  text.sourceKey = source->key;
  text.file = source->file;
  text.source = source->title.in(language);
  if (source->date.known() && source->kind == SourceKind::document)
    text.source += fmt::format(" ({})", source->date.year);
  text.sentence = text.source;
  for (const auto& part :
       {text.section, lineRange(reference, source->kind, language), passageLabel(reference.passage, language)}) {
    if (!part.empty()) text.sentence += ", " + part;
  }
  return text;
}

StatementText describeStatement(const TieStatement& statement, const GraphSnapshot& network,
                                const PropertyGraphStore& store, Language language) {
  return {.id = statement.id,
          .validFrom = statement.validFrom,
          .validTo = statement.validTo,
          .period = periodText(statement.validFrom, statement.validTo, language),
          .role = statement.role.empty() ? std::string() : termLabel(store, statement.role, language),
          .amount = statement.amount ? amountText(*statement.amount, language) : std::string(),
          .note = statement.note.in(language),
          .certainty = statement.certainty,
          .certaintyText = certaintyLabel(statement.certainty, language),
          .reference = describeReference(statement.reference, network, language)};
}

Result<EntityDetails> describeEntity(const NetworkReader& reader, VertexIndex vertex, Language language) {
  const GraphSnapshot& network = reader.network();
  const Language other = language == Language::danish ? Language::english : Language::danish;
  const EntityType& type = network.vocabulary().type(network.type(vertex));
  EntityDetails details;
  details.vertex = vertex;
  details.key = network.key(vertex);
  details.name = network.name(vertex, language);
  details.otherName = network.name(vertex, other);
  if (details.otherName == details.name) details.otherName.clear();
  details.typeKey = type.key;
  details.typeLabel = type.label.in(language);
  TRY_ASSIGN(const std::vector<EntityFacts> facts, reader.store().facts(network.entity(vertex)));
  addFacts(details, facts, reader, language);
  const HalfEdges halves = network.incident(vertex);
  const std::vector<HalfEdge> ties(halves.begin(), halves.end());
  TRY_ASSIGN(details.groups, groupTies(reader, vertex, ties, language));
  for (const TieGroup& group : details.groups) (group.wish ? details.wishCount : details.tieCount) += group.rows.size();
  return details;
}

Result<std::vector<TieGroup>> describeTies(const NetworkReader& reader, VertexIndex a, VertexIndex b,
                                           Language language) {
  std::vector<HalfEdge> between;
  for (const HalfEdge half : reader.network().incident(a)) {
    if (half.neighbor == b) between.push_back(half);
  }
  return groupTies(reader, a, between, language);
}

Result<std::vector<PathText>> describePaths(const NetworkReader& reader, const ShortestPaths& paths,
                                            Language language) {
  const GraphSnapshot& network = reader.network();
  std::vector<PathText> texts;
  for (const Path& path : paths.paths) {
    PathText text{.steps = {}, .certaintyText = certaintyLabel(path.weakest, language)};
    for (const PathStep& step : path.steps) {
      const EdgeIndex best = step.edges.front();
      const Edge& edge = network.edge(best);
      const Relation& relation = network.vocabulary().relation(edge.relation);
      const bool forward = edge.from == step.from || !relation.directed;
      TRY_ASSIGN(const StatementsById statements, readStatements(reader, std::span(&best, 1)));
      const TieRow row = tieRow(best, step.to, statements, reader, language);
      const auto from = network.name(step.from, language);
      const auto to = network.name(step.to, language);
      text.steps.push_back({.fromKey = std::string(network.key(step.from)),
                            .from = std::string(from),
                            .toKey = std::string(network.key(step.to)),
                            .to = std::string(to),
                            .relationKey = relation.key,
                            .sentence = tieSentence(relation, from, to, forward, language),
                            .forward = forward,
                            .statement = row.statements.empty() ? StatementText{} : row.statements.front()});
    }
    texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace samspil
