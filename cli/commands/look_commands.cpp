// show, find and why: looking at entities and at what is behind their ties.
#include <ostream>

#include <fmt/ostream.h>

#include "base/text.h"
#include "cli/commands/commands.h"
#include "cli/json_output.h"
#include "graph/search.h"

namespace samspil {
namespace {

constexpr std::size_t kDefaultHits = 20;

void printGroup(const CommandContext& context, const TieGroup& group) {
  fmt::print(context.out, "\n{}{}\n", group.heading, group.wish ? context.words(" (hensigt)", " (intention)") : "");
  for (const TieRow& row : group.rows) {
    fmt::print(context.out, "  {}  [{}]\n", row.neighborName, row.neighborKey);
    for (const StatementText& statement : row.statements) {
      std::string line = statement.reference.sentence;
      for (const auto& part : {statement.period, statement.role, statement.amount, statement.note}) {
        if (!part.empty()) line += "; " + part;
      }
      fmt::print(context.out, "      {} ({})\n", line, statement.certaintyText);
    }
  }
}

void printEntity(const CommandContext& context, const EntityDetails& details) {
  fmt::print(context.out, "{}\n{} [{}]\n", details.name, details.typeLabel, details.key);
  if (!details.otherName.empty()) fmt::print(context.out, "{}\n", details.otherName);
  if (!details.aliases.empty()) {
    fmt::print(context.out, "{}: {}\n", context.words("Kaldes også", "Also called"), joinText(details.aliases, ", "));
  }
  if (!details.description.empty()) fmt::print(context.out, "\n{}\n", details.description);
  fmt::print(context.out, "\n{}\n", context.words("Oplysninger", "Facts"));
  for (const FactRow& fact : details.facts) {
    if (fact.name == property::kAlias) continue;
    fmt::print(context.out, "  {}: {}{}\n      {} ({})\n", fact.label, fact.value,
               fact.shown ? "" : context.words(" (anden kilde vises)", " (another source is shown)"),
               fact.reference.sentence, fact.certaintyText);
    for (const ReferenceText& also : fact.alsoStatedBy) fmt::print(context.out, "      {}\n", also.sentence);
  }
  for (const TieGroup& group : details.groups) printGroup(context, group);
}

Json alsoJson(const FactRow& fact) {
  Json also = Json::array();
  for (const ReferenceText& reference : fact.alsoStatedBy) also.push_back(referenceJson(reference));
  return also;
}

Json entityJson(const EntityDetails& details, const GraphSnapshot& network) {
  Json facts = Json::array();
  for (const FactRow& fact : details.facts) {
    facts.push_back({{"name", fact.name},
                     {"label", fact.label},
                     {"value", fact.value},
                     {"certainty", certaintyName(fact.certainty)},
                     {"shown", fact.shown},
                     {"reference", referenceJson(fact.reference)},
                     {"also_stated_by", alsoJson(fact)}});
  }
  Json groups = Json::array();
  for (const TieGroup& group : details.groups) groups.push_back(tieGroupJson(group, network));
  return {{"id", details.key},
          {"name", details.name},
          {"other_name", details.otherName},
          {"type", details.typeKey},
          {"type_label", details.typeLabel},
          {"description", details.description},
          {"aliases", details.aliases},
          {"tie_count", details.tieCount},
          {"wish_count", details.wishCount},
          {"facts", facts},
          {"relations", groups}};
}

struct LookOptions {
  std::string first, second;
  std::size_t limit = kDefaultHits;
  bool json = false;
};

Result<ExitStatus> show(const CommandContext& context, const LookOptions& options) {
  TRY_ASSIGN(const auto session, context.openForReading());
  TRY_ASSIGN(const VertexIndex vertex, resolveEntity(session->network(), options.first));
  TRY_ASSIGN(const EntityDetails details, describeEntity(*session, vertex, context.language));
  if (options.json) {
    print(context.out, entityJson(details, session->network()));
  } else {
    printEntity(context, details);
  }
  return ExitStatus::done;
}

Result<ExitStatus> find(const CommandContext& context, const LookOptions& options) {
  TRY_ASSIGN(const auto session, context.openForReading());
  const GraphSnapshot& network = session->network();
  const auto hits = searchEntities(network, options.first, context.language, options.limit);
  Json list = Json::array();
  for (const SearchHit& hit : hits) {
    const EntityType& type = network.vocabulary().type(network.type(hit.vertex));
    const auto name = network.name(hit.vertex, context.language);
    if (options.json) {
      list.push_back({{"id", network.key(hit.vertex)},
                      {"name", name},
                      {"type", type.key},
                      {"type_label", type.label.in(context.language)},
                      {"ties", network.degree(hit.vertex)},
                      {"rank", hit.rank}});
    } else {
      fmt::print(context.out, "{}  ({})  [{}]\n", name, type.label.in(context.language), network.key(hit.vertex));
    }
  }
  if (options.json) print(context.out, {{"query", options.first}, {"count", hits.size()}, {"hits", list}});
  if (hits.empty() && !options.json) {
    fmt::print(context.err, "{}\n",
               context.words("Ingen enhed hedder noget med det. Prøv færre bogstaver.",
                             "No entity is called anything like that. Try fewer letters."));
  }
  return ExitStatus::done;
}

Result<ExitStatus> why(const CommandContext& context, const LookOptions& options) {
  TRY_ASSIGN(const auto session, context.openForReading());
  const GraphSnapshot& network = session->network();
  TRY_ASSIGN(const VertexIndex a, resolveEntity(network, options.first));
  TRY_ASSIGN(const VertexIndex b, resolveEntity(network, options.second));
  TRY_ASSIGN(const std::vector<TieGroup> groups, describeTies(*session, a, b, context.language));
  if (options.json) {
    Json list = Json::array();
    for (const TieGroup& group : groups) list.push_back(tieGroupJson(group, network));
    print(context.out, {{"from", network.key(a)}, {"to", network.key(b)}, {"relations", list}});
    return ExitStatus::done;
  }
  fmt::print(context.out, "{}\n", network.name(a, context.language));
  for (const TieGroup& group : groups) printGroup(context, group);
  if (groups.empty()) {
    fmt::print(context.out, "{} {}.\n{}\n", context.words("har ingen direkte forbindelse til", "has no direct tie to"),
               network.name(b, context.language),
               context.words("Prøv `samspil path` for at se kæden mellem dem.",
                             "Try `samspil path` to see the chain between them."));
  }
  return ExitStatus::done;
}

using LookFunction = Result<ExitStatus> (*)(const CommandContext&, const LookOptions&);

CommandRunner runnerOf(const std::shared_ptr<LookOptions>& options, LookFunction function) {
  return [options, function](CommandContext& context) { return function(context, *options); };
}

}  // namespace

CommandRunner defineShow(Arguments arguments) {
  const auto options = std::make_shared<LookOptions>();
  arguments.operand({"enhed", "entity"}, options->first, {"Nøgle eller nøjagtigt navn", "Key or exact name"});
  arguments.json(options->json);
  return runnerOf(options, &show);
}

CommandRunner defineFind(Arguments arguments) {
  const auto options = std::make_shared<LookOptions>();
  arguments.operand({"tekst", "text"}, options->first,
                    {"En del af et navn; store bogstaver, accenter og å/aa er uden betydning",
                     "Any part of a name; case, accents and å/aa do not matter"});
  arguments.option("--top", options->limit, {"Højst så mange", "How many at most"}, "N").showDefault();
  arguments.json(options->json);
  return runnerOf(options, &find);
}

CommandRunner defineWhy(Arguments arguments) {
  const auto options = std::make_shared<LookOptions>();
  arguments.operand({"enhed1", "entity1"}, options->first, {"Nøgle eller nøjagtigt navn", "Key or exact name"});
  arguments.operand({"enhed2", "entity2"}, options->second, {"Nøgle eller nøjagtigt navn", "Key or exact name"});
  arguments.json(options->json);
  return runnerOf(options, &why);
}

}  // namespace samspil
