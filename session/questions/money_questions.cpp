// Who pays whom, and how much.
#include <algorithm>

#include <fmt/format.h>

#include "session/questions/answer_builder.h"
#include "session/questions/question_groups.h"

namespace samspil {
namespace {

struct Grant {
  EdgeIndex edge;
  double amount = 0;  // the largest stated; 0: none is
  std::string amountText, period;
};

// Each tie of money with its largest amount, largest first.
template <typename Wanted>
Result<std::vector<Grant>> grantsBy(const QuestionInput& input, Wanted wanted) {
  std::vector<Grant> grants;
  for (std::uint32_t i = 0; i < input.network.edgeCount(); ++i) {
    const EdgeIndex e{i};
    if (!inFamily(input.network, e, "money") || !wanted(input.network.edge(e))) continue;
    Grant grant{.edge = e};
    for (const StatementRow& row : input.network.statements(e)) {
      TRY_ASSIGN(const TieStatement statement, input.reader.store().tieStatement(row.id));
      const StatementText text = describeStatement(statement, input.network, input.reader.store(), input.language);
      if (grant.period.empty()) grant.period = text.period;
      if (!statement.amount || statement.amount->value <= grant.amount) continue;
      grant.amount = statement.amount->value;
      grant.amountText = text.amount;
    }
    grants.push_back(std::move(grant));
  }
  std::stable_sort(grants.begin(), grants.end(), [](const Grant& a, const Grant& b) { return a.amount > b.amount; });
  return grants;
}

constexpr UiText kFrom{"Fra", "From"}, kTo{"Til", "To"}, kAmount{"Beløb", "Amount"}, kPeriod{"Periode", "Period"};

void addGrants(const QuestionInput& input, const std::vector<Grant>& grants, AnswerBuilder& table) {
  for (const Grant& grant : grants) {
    const Edge& edge = input.network.edge(grant.edge);
    table.add(
        {.cells = {nameIn(input, edge.from), nameIn(input, edge.to),
                   grant.amountText.empty() ? std::string(input.say("ikke oplyst", "not stated")) : grant.amountText,
                   grant.period},
         .vertices = {edge.from, edge.to},
         .edges = {grant.edge}});
  }
}

Result<Answer> whoPays(const QuestionInput& input) {
  const VertexIndex x = input.entity(0);
  TRY_ASSIGN(const auto grants, grantsBy(input, [&](const Edge& edge) { return edge.to == x; }));
  AnswerBuilder table(input, {kFrom, kTo, kAmount, kPeriod});
  table.light(x);
  addGrants(input, grants, table);
  const std::string name = nameIn(input, x);
  if (grants.empty())
    return table.finish(fmt::format(fmt::runtime(input.say("Kilderne siger ikke, hvem der betaler for {}.",
                                                           "The sources do not say who pays for {}.")),
                                    name));
  std::vector<VertexIndex> givers;
  for (const Grant& grant : grants) givers.push_back(input.network.edge(grant.edge).from);
  return table.finish(fmt::format(fmt::runtime(input.say("{} får penge fra {}.", "{} gets money from {}.")), name,
                                  listIn(input, givers)));
}

Result<Answer> whatIsFunded(const QuestionInput& input) {
  const VertexIndex x = input.entity(0);
  TRY_ASSIGN(const auto grants, grantsBy(input, [&](const Edge& edge) { return edge.from == x; }));
  AnswerBuilder table(input, {kFrom, kTo, kAmount, kPeriod});
  table.light(x);
  addGrants(input, grants, table);
  const std::string name = nameIn(input, x);
  if (grants.empty())
    return table.finish(fmt::format(fmt::runtime(input.say("Kilderne siger ikke, hvad {} betaler for.",
                                                           "The sources do not say what {} pays for.")),
                                    name));
  std::vector<VertexIndex> receivers;
  for (const Grant& grant : grants) receivers.push_back(input.network.edge(grant.edge).to);
  return table.finish(fmt::format(fmt::runtime(input.say("{} giver penge til {}.", "{} gives money to {}.")), name,
                                  listIn(input, receivers)));
}

Result<Answer> whereMoneyGoes(const QuestionInput& input) {
  TRY_ASSIGN(const auto grants, grantsBy(input, [](const Edge&) { return true; }));
  AnswerBuilder table(input, {kFrom, kTo, kAmount, kPeriod});
  addGrants(input, grants, table);
  if (grants.empty())
    return table.finish(std::string(input.say("Kilderne nævner ingen penge.", "The sources mention no money.")));
  const Edge& largest = input.network.edge(grants.front().edge);
  const std::string count = countIn(input, grants.size(), {"bevilling", "grant"}, {"bevillinger", "grants"});
  if (grants.front().amountText.empty())
    return table.finish(fmt::format(
        fmt::runtime(input.say("Kilderne nævner {}, uden beløb.", "The sources name {}, without amounts.")), count));
  return table.finish(fmt::format(
      fmt::runtime(input.say("Kilderne nævner {}. Størst er {} fra {} til {}. Beløbene kan overlappe; læg dem ikke "
                             "sammen.",
                             "The sources name {}. The largest is {} from {} to {}. Amounts may overlap; do not add "
                             "them up.")),
      count, grants.front().amountText, nameIn(input, largest.from), nameIn(input, largest.to)));
}

constexpr Blank kReceiver[] = {{"x", BlankKind::entity, {"hvem", "whom"}, "human-first"}};
constexpr Blank kGiver[] = {
    {"x", BlankKind::entity, {"fond eller myndighed", "fund or authority"}, "region-midtjylland"}};
constexpr std::string_view kPays[] = {"hvem betaler for {x}",          "hvor får {x} penge fra",
                                      "hvem støtter {x} økonomisk",    "who pays for {x}",
                                      "where does {x} get money from", "who finances {x}"};
constexpr std::string_view kFunds[] = {"hvad finansierer {x}", "hvem får penge af {x}", "hvad betaler {x} for",
                                       "what does {x} fund", "who gets money from {x}"};
constexpr std::string_view kMoney[] = {
    "hvor går pengene hen",    "hvilke fonde giver penge", "penge",  "bevillinger",     "hvem får mest",
    "where does the money go", "which funds give money",   "grants", "follow the money"};

constexpr Question kQuestions[] = {
    {"who_pays", {"Hvem finansierer {x}?", "Who funds {x}?"}, kReceiver, kPays, whoPays},
    {"what_is_funded", {"Hvad giver {x} penge til?", "What does {x} give money to?"}, kGiver, kFunds, whatIsFunded},
    {"where_money_goes",
     {"Hvor kommer pengene fra, og hvem får dem?", "Where does the money come from, and who gets it?"},
     {},
     kMoney,
     whereMoneyGoes},
};

}  // namespace

std::span<const Question> moneyQuestions() { return kQuestions; }

}  // namespace samspil
