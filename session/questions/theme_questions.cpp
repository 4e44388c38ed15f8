// Who works on what, and which themes nobody, or nobody of a kind, works on.
#include <algorithm>

#include <fmt/format.h>

#include "graph/coverage/coverage.h"
#include "graph/themes.h"
#include "session/questions/answer_builder.h"
#include "session/questions/question_groups.h"

namespace samspil {
namespace {

constexpr UiText kTheme{"Tema", "Theme"}, kWho{"Hvem", "Who"}, kKind{"Slags", "Kind"}, kHow{"Hvordan", "How"};

std::vector<EdgeIndex> contentTies(const GraphSnapshot& network, VertexIndex v) {
  std::vector<EdgeIndex> ties;
  for (const HalfEdge half : network.incident(v)) {
    if (isContentTie(network, half.edge)) ties.push_back(half.edge);
  }
  return ties;
}

// Those who are tied to the theme themselves: actors first, then projects, documents and goals.
void addDirect(const QuestionInput& input, VertexIndex theme, AnswerBuilder& table, std::vector<VertexIndex>& actors) {
  auto direct =
      neighborsBy(input.network, theme, [&](const HalfEdge& half) { return isContentTie(input.network, half.edge); });
  std::stable_partition(direct.begin(), direct.end(),
                        [&](const Neighbor& n) { return isActor(input.network, n.vertex); });
  for (Neighbor& neighbor : direct) {
    if (isActor(input.network, neighbor.vertex)) actors.push_back(neighbor.vertex);
    table.add({.cells = {nameIn(input, neighbor.vertex), typeIn(input, neighbor.vertex),
                         relationsIn(input, neighbor.edges, neighbor.vertex)},
               .vertices = {neighbor.vertex, theme},
               .edges = neighbor.edges});
  }
}

// Those who take part in an undertaking that works on it.
Result<void> addIndirect(const QuestionInput& input, VertexIndex theme, AnswerBuilder& table,
                         std::vector<VertexIndex>& actors) {
  TRY_ASSIGN(const CoverageMatrix matrix,
             coverageMatrix(input.network, {.columns = CoverageColumns::entity}, input.job));
  const auto row =
      std::find_if(matrix.rows.begin(), matrix.rows.end(), [&](const CoverageRow& r) { return r.theme == theme; });
  if (row == matrix.rows.end()) return {};
  const auto r = static_cast<std::size_t>(row - matrix.rows.begin());
  for (std::size_t c = 0; c < matrix.columns.size(); ++c) {
    const CoverageCell& cell = matrix.cell(r, c);
    const auto actor = matrix.columns[c].entity;
    if (cell.count == 0 || !actor || std::find(actors.begin(), actors.end(), *actor) != actors.end()) continue;
    actors.push_back(*actor);
    table.add({.cells = {nameIn(input, *actor), typeIn(input, *actor),
                         std::string(input.say("gennem et projekt eller mål", "through a project or goal"))},
               .vertices = {*actor, theme},
               .statements = cell.evidence});
  }
  return {};
}

Result<Answer> whoWorksOn(const QuestionInput& input) {
  const VertexIndex theme = input.entity(0);
  AnswerBuilder table(input, {kWho, kKind, kHow});
  table.light(theme);
  std::vector<VertexIndex> actors;
  addDirect(input, theme, table, actors);
  TRY(addIndirect(input, theme, table, actors));
  const std::string name = inSentence(input, theme);
  if (table.count() == 0)
    return table.finish(fmt::format(fmt::runtime(input.say("Ingen i netværket arbejder med {}, så vidt kilderne siger.",
                                                           "Nobody in the network works on {}, as far as the sources "
                                                           "say.")),
                                    name));
  if (actors.empty())
    return table.finish(
        fmt::format(fmt::runtime(input.say("Ingen aktører er knyttet til {}, kun planer, mål og projekter.",
                                           "No actors are tied to {}, only plans, goals and projects.")),
                    name));
  return table.finish(fmt::format(fmt::runtime(input.say("{} arbejder med {}: {}.", "{} on {}: {}.")),
                                  countIn(input, actors.size(), {"1 aktør", "actor works"}, {"aktører", "actors work"}),
                                  name, listIn(input, actors)));
}

Result<Answer> themesOf(const QuestionInput& input) {
  const VertexIndex who = input.entity(0);
  AnswerBuilder table(input, {kTheme, kKind, kHow});
  table.light(who);
  std::vector<VertexIndex> themes;
  for (const Neighbor& neighbor :
       neighborsBy(input.network, who, [&](const HalfEdge& half) { return isContentTie(input.network, half.edge); })) {
    themes.push_back(neighbor.vertex);
    table.add({.cells = {nameIn(input, neighbor.vertex), typeIn(input, neighbor.vertex),
                         relationsIn(input, neighbor.edges, who)},
               .vertices = {neighbor.vertex, who},
               .edges = neighbor.edges});
  }
  if (themes.empty())
    return table.finish(fmt::format(fmt::runtime(input.say("Kilderne siger ikke, hvad {} arbejder med.",
                                                           "The sources do not say what {} works on.")),
                                    nameIn(input, who)));
  return table.finish(
      fmt::format(fmt::runtime(input.say("{} arbejder med {}: {}.", "{} works on {}: {}.")), nameIn(input, who),
                  countIn(input, themes.size(), {"emne", "subject"}, {"emner", "subjects"}), listIn(input, themes, 4)));
}

// A theme with who covers it, for tables of themes.
void addTheme(const QuestionInput& input, VertexIndex theme, AnswerBuilder& table) {
  const auto ties = contentTies(input.network, theme);
  std::vector<VertexIndex> actors;
  for (const EdgeIndex e : ties) {
    const VertexIndex other = otherEnd(input.network, e, theme);
    if (isActor(input.network, other) && std::find(actors.begin(), actors.end(), other) == actors.end())
      actors.push_back(other);
  }
  table.add({.cells = {nameIn(input, theme), std::to_string(actors.size()),
                       actors.empty() ? std::string(input.say("ingen", "nobody")) : listIn(input, actors)},
             .vertices = {theme},
             .edges = ties,
             .factsOf = ties.empty() ? std::vector{theme} : std::vector<VertexIndex>{}});
}

Result<Answer> themesWithout(const QuestionInput& input) {
  const EntityType& type = input.network.vocabulary().type(input.type(0));
  TRY_ASSIGN(const CoverageMatrix matrix, coverageMatrix(input.network, {.columns = CoverageColumns::type}, input.job));
  const auto column = std::find_if(matrix.columns.begin(), matrix.columns.end(),
                                   [&](const CoverageColumn& c) { return c.key == type.key; });
  AnswerBuilder table(input, {kTheme, {"Aktører", "Actors"}, {"Hvem ellers", "Who else"}});
  for (std::size_t r = 0; r < matrix.rows.size(); ++r) {
    if (column != matrix.columns.end() &&
        matrix.cell(r, static_cast<std::size_t>(column - matrix.columns.begin())).count > 0)
      continue;
    addTheme(input, matrix.rows[r].theme, table);
  }
  const std::string kind = blankText(input.network, {.kind = BlankKind::type}, input.type(0), input.language);
  if (table.count() == 0)
    return table.finish(fmt::format(
        fmt::runtime(input.say("Alle {} temaer har mindst én {}.", "Each of the {} themes has at least one {}.")),
        matrix.rows.size(), kind));
  return table.finish(
      fmt::format(fmt::runtime(input.say("{} af {} temaer har ingen {}.", "{} of {} themes have no {}.")),
                  table.count(), matrix.rows.size(), kind));
}

Result<Answer> themesOfType(const QuestionInput& input) {
  AnswerBuilder table(input, {kWho, kTheme, kHow});
  std::vector<VertexIndex> themes, who;
  for (std::uint32_t i = 0; i < input.network.vertexCount(); ++i) {
    const VertexIndex v{i};
    if (input.network.type(v) != input.type(0)) continue;
    for (const Neighbor& neighbor : neighborsBy(input.network, v, [&](const HalfEdge& half) {
           return isContentTie(input.network, half.edge) && isTheme(input.network, half.neighbor);
         })) {
      if (who.empty() || who.back() != v) who.push_back(v);
      if (std::find(themes.begin(), themes.end(), neighbor.vertex) == themes.end()) themes.push_back(neighbor.vertex);
      table.add({.cells = {nameIn(input, v), nameIn(input, neighbor.vertex), relationsIn(input, neighbor.edges, v)},
                 .vertices = {v, neighbor.vertex},
                 .edges = neighbor.edges});
    }
  }
  const EntityType& type = input.network.vocabulary().type(input.type(0));
  if (themes.empty())
    return table.finish(fmt::format(
        fmt::runtime(input.say("Kilderne nævner ingen temaer for: {}.", "The sources name no themes for: {}.")),
        type.plural.in(input.language)));
  return table.finish(fmt::format(fmt::runtime(input.say("{} dækker tilsammen {}.", "{} together cover {}.")),
                                  listIn(input, who, 4),
                                  countIn(input, themes.size(), {"tema", "theme"}, {"temaer", "themes"})));
}

Result<Answer> thinThemes(const QuestionInput& input) {
  TRY_ASSIGN(const CoverageMatrix matrix,
             coverageMatrix(input.network, {.columns = CoverageColumns::entity}, input.job));
  AnswerBuilder table(input, {kTheme, {"Kun hos", "Only at"}, {"Nyeste kilde", "Newest source"}});
  std::vector<VertexIndex> themes;
  for (std::size_t r = 0; r < matrix.rows.size(); ++r) {
    if (matrix.rows[r].actors != 1) continue;
    for (std::size_t c = 0; c < matrix.columns.size(); ++c) {
      const CoverageCell& cell = matrix.cell(r, c);
      if (cell.count == 0 || !matrix.columns[c].entity) continue;
      const VertexIndex theme = matrix.rows[r].theme, actor = *matrix.columns[c].entity;
      themes.push_back(theme);
      table.add({.cells = {nameIn(input, theme), nameIn(input, actor),
                           cell.newestYear == 0 ? std::string(input.say("uden år", "undated"))
                                                : std::to_string(cell.newestYear)},
                 .vertices = {theme, actor},
                 .statements = cell.evidence});
    }
  }
  if (themes.empty())
    return table.finish(
        std::string(input.say("Ingen temaer hænger på én enkelt aktør.", "No theme rests on a single actor.")));
  return table.finish(fmt::format(
      fmt::runtime(input.say("{} hænger på én enkelt aktør: {}.", "{} on a single actor: {}.")),
      countIn(input, themes.size(), {"tema", "theme rests"}, {"temaer", "themes rest"}), listIn(input, themes, 4)));
}

Result<Answer> uncoveredThemes(const QuestionInput& input) {
  TRY_ASSIGN(const CoverageMatrix matrix, coverageMatrix(input.network, {}, input.job));
  AnswerBuilder table(input, {kTheme, {"Aktører", "Actors"}, {"Hvem", "Who"}});
  for (const CoverageRow& row : matrix.rows) {
    if (row.actors == 0) addTheme(input, row.theme, table);
  }
  if (table.count() == 0)
    return table.finish(std::string(input.say("Alle temaer har mindst én aktør.", "Every theme has an actor.")));
  return table.finish(fmt::format(fmt::runtime(input.say("{} af {} temaer har ingen aktører, der er i gang i dag.",
                                                         "{} of {} themes have no actor at work today.")),
                                  table.count(), matrix.rows.size()));
}

constexpr Blank kThemeBlank[] = {{"theme", BlankKind::theme, {"tema", "theme"}, "rehabilitering"}};
constexpr Blank kActorBlank[] = {{"x", BlankKind::entity, {"hvem", "whom"}, "aarhus-universitetshospital"}};
constexpr Blank kTypeBlank[] = {{"type", BlankKind::type, {"slags aktør", "kind of actor"}, "university_clinic"}};
constexpr Blank kTypesBlank[] = {{"type", BlankKind::types, {"slags aktører", "kind of actors"}, "kuf_community"}};

constexpr std::string_view kWhoWorksOn[] = {
    "hvem forsker i {theme}", "hvem laver noget om {theme}", "hvem beskæftiger sig med {theme}",
    "hvem dækker {theme}",    "who is working with {theme}", "who does research on {theme}",
    "who covers {theme}",     "who deals with {theme}"};
constexpr std::string_view kThemesOf[] = {
    "hvad laver {x}",   "hvilke temaer har {x}",      "hvad forsker {x} i",    "hvilke emner arbejder {x} med",
    "what does {x} do", "which themes does {x} have", "what is {x} working on"};
constexpr std::string_view kThemesWithout[] = {"hvilke temaer mangler en {type}", "temaer uden {type}",
                                               "hvor mangler der en {type}",      "themes without a {type}",
                                               "which themes lack a {type}",      "which themes are missing a {type}"};
constexpr std::string_view kThemesOfType[] = {"hvilke temaer arbejder {type} med", "hvad arbejder {type} med",
                                              "temaer for {type}", "what do {type} work on",
                                              "which themes do {type} work on"};
constexpr std::string_view kThinThemes[] = {"hvilke temaer er sårbare",         "temaer med kun én aktør",
                                            "hvilke temaer har kun én partner", "which themes have only one partner",
                                            "which themes depend on one actor", "thin themes"};
constexpr std::string_view kUncovered[] = {"hvilke temaer dækker ingen", "temaer uden aktører",
                                           "hvilke temaer mangler vi",   "which themes does nobody cover",
                                           "uncovered themes",           "themes without actors"};

constexpr Question kQuestions[] = {
    {"who_works_on", {"Hvem arbejder med {theme}?", "Who works on {theme}?"}, kThemeBlank, kWhoWorksOn, whoWorksOn},
    {"themes_of", {"Hvad arbejder {x} med?", "What does {x} work on?"}, kActorBlank, kThemesOf, themesOf},
    {"themes_without",
     {"Hvilke temaer har ingen {type}?", "Which themes have no {type}?"},
     kTypeBlank,
     kThemesWithout,
     themesWithout},
    {"themes_of_type",
     {"Hvilke temaer dækker {type}?", "Which themes do {type} cover?"},
     kTypesBlank,
     kThemesOfType,
     themesOfType},
    {"thin_themes",
     {"Hvilke temaer hænger på én enkelt aktør?", "Which themes rest on a single actor?"},
     {},
     kThinThemes,
     thinThemes},
    {"uncovered_themes",
     {"Hvilke temaer arbejder ingen med?", "Which themes does nobody work on?"},
     {},
     kUncovered,
     uncoveredThemes},
};

}  // namespace

std::span<const Question> themeQuestions() { return kQuestions; }

}  // namespace samspil
