// What is missing around someone, in the words of the gap finders.
#include <algorithm>

#include <fmt/format.h>

#include "session/gap_list.h"
#include "session/questions/answer_builder.h"
#include "session/questions/question_groups.h"

namespace samspil {
namespace {

constexpr std::size_t kMostGaps = 15;

std::string gapTitle(const QuestionInput& input, GapKind kind) {
  const auto catalogue = gapCatalogue();
  const auto found =
      std::find_if(catalogue.begin(), catalogue.end(), [&](const GapFinder& f) { return f.kind == kind; });
  return found == catalogue.end() ? std::string(gapKindName(kind)) : found->title.in(input.language);
}

// What a gap rests on: its statements, and the entities whose facts count.
AnswerBuilder::Row gapRow(const QuestionInput& input, const Gap& gap, std::vector<std::string> cells) {
  AnswerBuilder::Row row{.cells = std::move(cells), .vertices = gap.entities, .statements = statementsOf(gap)};
  for (const GapPart& part : gap.parts) {
    for (const EntityId id : part.evidence.entities) {
      const auto v = input.network.find(id);
      if (v && row.statements.empty()) row.factsOf.push_back(*v);
    }
  }
  return row;
}

Result<Answer> shouldWorkWith(const QuestionInput& input) {
  const VertexIndex x = input.entity(0);
  TRY_ASSIGN(const GapList list,
             listGaps(input.reader, {.kinds = {GapKind::missingTie}, .about = x, .top = kMostGaps}, input.job));
  AnswerBuilder table(input, {{"Hvem", "Who"}, {"Hvorfor", "Why"}, {"Næste skridt", "Next step"}});
  table.light(x);
  std::vector<VertexIndex> names;
  for (const Gap& gap : list.gaps) {
    const VertexIndex other = gap.entities.front() == x ? gap.entities.back() : gap.entities.front();
    names.push_back(other);
    table.add(gapRow(input, gap,
                     {nameIn(input, other), gap.parts.front().text.in(input.language), gap.next.in(input.language)}));
  }
  const std::string name = nameIn(input, x);
  if (names.empty())
    return table.finish(fmt::format(fmt::runtime(input.say("Der er ikke belæg for at foreslå nye partnere til {}.",
                                                           "There is no ground to suggest new partners to {}.")),
                                    name));
  return table.finish(fmt::format(fmt::runtime(input.say("{} burde tale med {}.", "{} ought to talk to {}.")), name,
                                  listIn(input, names)));
}

Result<Answer> gapsAround(const QuestionInput& input) {
  const VertexIndex x = input.entity(0);
  TRY_ASSIGN(const GapList list, listGaps(input.reader, {.about = x, .top = kMostGaps}, input.job));
  AnswerBuilder table(input, {{"Slags hul", "Kind of gap"}, {"Hvad", "What"}, {"Næste skridt", "Next step"}});
  table.light(x);
  for (const Gap& gap : list.gaps) {
    table.add(
        gapRow(input, gap, {gapTitle(input, gap.kind), gap.sentence.in(input.language), gap.next.in(input.language)}));
  }
  const std::string name = nameIn(input, x);
  if (table.count() == 0)
    return table.finish(
        fmt::format(fmt::runtime(input.say("Der er ingen huller omkring {}.", "There are no gaps around {}.")), name));
  return table.finish(
      fmt::format(fmt::runtime(input.say("{} omkring {}. Det vigtigste: {}", "{} around {}. The weightiest: {}")),
                  countIn(input, table.count(), {"hul", "gap"}, {"huller", "gaps"}), name,
                  list.gaps.front().sentence.in(input.language)));
}

constexpr Blank kHospital[] = {{"x", BlankKind::entity, {"hvem", "whom"}, "aarhus-universitetshospital"}};
constexpr Blank kHub[] = {{"x", BlankKind::entity, {"hvem", "whom"}, "aarhus-universitetshospital"}};
constexpr std::string_view kShould[] = {"hvem bør {x} samarbejde med",     "nye partnere til {x}",
                                        "hvem mangler {x} at arbejde med", "foreslå partnere til {x}",
                                        "who ought {x} to work with",      "new partners for {x}",
                                        "suggest partners for {x}"};
constexpr std::string_view kAround[] = {"hvad mangler {x}", "huller omkring {x}",  "hvor er hullerne for {x}",
                                        "gaps around {x}",  "what is {x} missing", "which gaps does {x} have"};

constexpr Question kQuestions[] = {
    {"should_work_with",
     {"Hvem burde {x} arbejde sammen med?", "Who should {x} work with?"},
     kHospital,
     kShould,
     shouldWorkWith},
    {"gaps_around", {"Hvad mangler der omkring {x}?", "What is missing around {x}?"}, kHub, kAround, gapsAround},
};

}  // namespace

std::span<const Question> gapQuestions() { return kQuestions; }

}  // namespace samspil
