#include "session/gap_detail.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/text.h"

namespace samspil {
namespace {

GapEntityText entityText(const GraphSnapshot& network, VertexIndex v, Language language) {
  return {v, std::string(network.name(v, language)), network.vocabulary().type(network.type(v)).label.in(language)};
}

std::optional<EvidenceText> statementEvidence(const TieStatement& statement, const GraphSnapshot& network,
                                              Language language) {
  const auto from = network.find(statement.from), to = network.find(statement.to);
  if (!from || !to) return std::nullopt;
  const Relation& relation = network.vocabulary().relation(statement.relation);
  return EvidenceText{
      .what = tieSentence(relation, network.name(*from, language), network.name(*to, language), true, language),
      .reference = describeReference(statement.reference, network, language),
      .certainty = statement.certainty,
      .certaintyText = certaintyLabel(statement.certainty, language),
      .entities = {*from, *to}};
}

// The most certain statement of a tie between the two that is more than a wish.
std::optional<StatementId> bestStatement(const GraphSnapshot& network, VertexIndex a, VertexIndex b) {
  std::optional<StatementRow> best;
  for (const HalfEdge& half : network.incident(a)) {
    if (half.neighbor != b || network.family(half.edge).wish) continue;
    for (const StatementRow& row : network.statements(half.edge)) {
      if (!best || row.certainty < best->certainty) best = row;
    }
  }
  return best ? std::optional(best->id) : std::nullopt;
}

// The ties from the first end by the introducers to the second.
std::vector<StatementId> introduction(const GraphSnapshot& network, const Gap& gap) {
  std::vector<StatementId> steps;
  if (gap.introducers.empty() || gap.missing.empty()) return steps;
  VertexIndex from = gap.missing.front().first;
  std::vector<VertexIndex> way = gap.introducers;
  way.push_back(gap.missing.front().second);
  for (const VertexIndex to : way) {
    if (const auto step = bestStatement(network, from, to)) steps.push_back(*step);
    from = to;
  }
  return steps;
}

std::string dismissedText(const Dismissal& dismissal, Language language) {
  const bool danish = language == Language::danish;
  std::string text =
      fmt::format(fmt::runtime(danish ? "Afvist {}" : "Dismissed {}"), timeText(dismissal.when, language));
  if (!dismissal.who.empty()) text += fmt::format(fmt::runtime(danish ? " af {}" : " by {}"), dismissal.who);
  return text + ": " + dismissal.reason;
}

std::string withComma(std::string text, Language language) {
  if (language == Language::danish) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

}  // namespace

// What the gap rests on now and did not when it was dismissed.
std::string raisedAgainText(const Session& session, const Gap& gap, const Dismissal& dismissal, Language language) {
  constexpr std::size_t kNamed = 3;
  const bool danish = language == Language::danish;
  std::vector<StatementId> fresh = statementsOf(gap);
  std::erase_if(fresh, [&](StatementId id) {
    return std::binary_search(dismissal.statements.begin(), dismissal.statements.end(), id);
  });
  std::string text =
      fmt::format(fmt::runtime(danish ? "Du afviste dette {}, fordi: {}." : "You dismissed this {}, because: {}."),
                  timeText(dismissal.when, language), dismissal.reason);
  if (fresh.empty())
    return text + (danish ? " Siden er noget af det, det byggede på, faldet bort."
                          : " Since then, some of what it rested on is gone.");
  const std::size_t count = fresh.size();
  fresh.resize(std::min(count, kNamed));
  const auto evidence = describeEvidence(session, fresh, {}, language);
  std::vector<std::string> sentences;
  if (evidence) {
    for (const EvidenceText& one : *evidence) sentences.push_back(one.what);
  }
  text += (danish ? " Nyt siden: " : " New since: ") + joinText(sentences, "; ");
  if (count > kNamed) text += fmt::format(fmt::runtime(danish ? " og {} til" : " and {} more"), count - kNamed);
  return text + ".";
}

std::string scoreText(double score, Language language) { return withComma(fmt::format("{:.1f}", score), language); }

std::string signedScoreText(double value, Language language) {
  const double rounded = std::round(value * 10) / 10;
  const std::string_view sign = rounded > 0 ? "+" : rounded < 0 ? "−" : "";
  return std::string(sign) + scoreText(std::abs(rounded), language);
}

Result<std::vector<EvidenceText>> describeEvidence(const Session& session, std::span<const StatementId> statements,
                                                   std::span<const EntityId> entities, Language language) {
  const GraphSnapshot& network = session.network();
  std::vector<EvidenceText> evidence;
  TRY_ASSIGN(const std::vector<TieStatement> stored, session.store().tieStatements(statements));
  for (const TieStatement& statement : stored) {
    if (auto text = statementEvidence(statement, network, language)) evidence.push_back(std::move(*text));
  }
  for (const EntityId id : entities) {
    const auto vertex = network.find(id);
    if (!vertex) continue;
    EvidenceText text{.what = std::string(network.name(*vertex, language)), .entities = {*vertex}};
    TRY_ASSIGN(const std::vector<EntityFacts> facts, session.store().facts(id));
    if (!facts.empty()) {
      text.reference = describeReference(facts.front().reference, network, language);
      text.certainty = facts.front().certainty;
      text.certaintyText = certaintyLabel(text.certainty, language);
    }
    evidence.push_back(std::move(text));
  }
  return evidence;
}

Result<GapDetail> describeGap(const Session& session, const WorklistItem& item, Language language) {
  const GraphSnapshot& network = session.network();
  const Gap& gap = item.gap;
  GapDetail detail{.id = gap.id,
                   .kind = gap.kind,
                   .kindTitle = gapKindTitle(gap.kind).in(language),
                   .kindMeaning = gapKindMeaning(gap.kind).in(language),
                   .sentence = gap.sentence.in(language),
                   .scoreText = scoreText(gap.score, language),
                   .next = gap.next.in(language),
                   .status = item.status,
                   .note = item.note};
  for (const VertexIndex v : gap.entities) detail.entities.push_back(entityText(network, v, language));
  for (const VertexIndex v : gap.introducers) detail.introducers.push_back(entityText(network, v, language));
  TRY_ASSIGN(detail.introduction, describeEvidence(session, introduction(network, gap), {}, language));
  for (const GapPart& part : gap.parts) {
    TRY_ASSIGN(auto evidence, describeEvidence(session, part.evidence.statements, part.evidence.entities, language));
    detail.parts.push_back(
        {part.sign, part.value, signedScoreText(part.value, language), part.text.in(language), std::move(evidence)});
  }
  if (item.status == GapStatus::dismissed) detail.dismissedText = dismissedText(*item.dismissal, language);
  if (item.raisedAgain()) detail.raisedText = raisedAgainText(session, gap, *item.dismissal, language);
  return detail;
}

}  // namespace samspil
