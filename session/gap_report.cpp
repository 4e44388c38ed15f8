#include "session/gap_report.h"

#include <algorithm>
#include <map>

#include "base/country_name.h"
#include "base/date.h"
#include "base/text.h"
#include "session/details.h"
#include "session/gap_detail.h"
#include "session/gap_list.h"
#include "session/wording.h"

namespace samspil {
namespace {

std::string words(Language language, std::string_view danish, std::string_view english) {
  return std::string(language == Language::danish ? danish : english);
}

// Statements in words, each tie read from the store once.
class EvidenceReader {
 public:
  EvidenceReader(const Session& session, Language language) : session_(session), language_(language) {
    const GraphSnapshot& network = session.network();
    for (std::uint32_t e = 0; e < network.edgeCount(); ++e) {
      for (const StatementRow& row : network.statements(EdgeIndex{e})) edges_[row.id] = EdgeIndex{e};
    }
  }

  Result<ReportEvidence> operator()(StatementId id) {
    if (!read_.contains(id)) TRY(readTie(edges_.at(id)));
    return read_[id];
  }

  ReportEvidence operator()(EntityId id) const {
    const GraphSnapshot& network = session_.network();
    const VertexIndex v = *network.find(id);
    ReportEvidence evidence{std::string(network.name(v, language_)), "",
                            certaintyLabel(network.certainty(v), language_)};
    const auto sources = network.factSources(v);
    const auto source = sources.empty() ? std::nullopt : network.source(sources.front());
    if (source) evidence.source = source->title.in(language_);
    return evidence;
  }

 private:
  Result<void> readTie(EdgeIndex e) {
    const GraphSnapshot& network = session_.network();
    const Edge& edge = network.edge(e);
    TRY_ASSIGN(const auto groups, describeTies(session_, edge.from, edge.to, language_));
    for (const TieGroup& group : groups) {
      const Relation& relation = network.vocabulary().relation(group.relation);
      const std::string sentence = tieSentence(relation, network.name(edge.from, language_),
                                               network.name(edge.to, language_), group.outgoing, language_);
      for (const TieRow& row : group.rows) {
        for (const StatementText& text : row.statements)
          read_[text.id] = {sentence, text.reference.sentence, text.certaintyText};
      }
    }
    return {};
  }

  const Session& session_;
  Language language_;
  std::map<StatementId, EdgeIndex> edges_;
  std::map<StatementId, ReportEvidence> read_;
};

Result<ReportGap> reportGap(const Gap& gap, EvidenceReader& reader, Language language) {
  ReportGap report;
  report.id = gap.id;
  report.sentence = gap.sentence.in(language);
  report.next = gap.next.in(language);
  report.score = gap.score;
  std::map<StatementId, std::size_t> statements;
  std::map<EntityId, std::size_t> entities;
  for (const GapPart& part : gap.parts) {
    ReportPart row{part.sign, part.value, part.text.in(language), {}};
    for (const StatementId id : part.evidence.statements) {
      const auto [place, isNew] = statements.emplace(id, report.evidence.size());
      if (isNew) {
        TRY_ASSIGN(ReportEvidence evidence, reader(id));
        report.evidence.push_back(std::move(evidence));
      }
      row.evidence.push_back(place->second);
    }
    for (const EntityId id : part.evidence.entities) {
      const auto [place, isNew] = entities.emplace(id, report.evidence.size());
      if (isNew) report.evidence.push_back(reader(id));
      row.evidence.push_back(place->second);
    }
    report.parts.push_back(std::move(row));
  }
  return report;
}

}  // namespace

Result<GapReport> reportGaps(const Session& session, std::span<const WorklistItem> items,
                             std::span<const UnknownEntity> unknown, Language language, JobControl& job) {
  TRY_ASSIGN(const auto dismissals, readDismissals(session));
  GapReport report;
  report.language = language;
  report.title = words(language, "Huller i samarbejdet", "Gaps in the collaboration");
  report.made = timeText(nowMicroseconds(), language);
  EvidenceReader reader(session, language);
  std::uint64_t done = 0;
  for (const GapFinder& finder : gapCatalogue()) {
    ReportSection section{
        std::string(gapKindName(finder.kind)), finder.title.in(language), finder.meaning.in(language), {}};
    for (const WorklistItem& item : items) {
      if (item.gap.kind != finder.kind || item.status == GapStatus::dismissed) continue;
      TRY(job.checkpoint(done++, items.size()));
      TRY_ASSIGN(ReportGap row, reportGap(item.gap, reader, language));
      if (item.raisedAgain()) row.raisedAgain = raisedAgainText(session, item.gap, *item.dismissal, language);
      row.status = gapStatusLabel(item.status).in(language);
      row.note = item.note;
      section.gaps.push_back(std::move(row));
    }
    if (!section.gaps.empty()) report.sections.push_back(std::move(section));
  }
  for (const Dismissal& dismissal : dismissals)
    report.dismissed.push_back({dismissal.gap, dismissal.reason, dismissal.who, timeText(dismissal.when, language)});
  for (const UnknownEntity& entity : unknown) report.unknown.push_back(entity.missing.in(language));
  return report;
}

Result<ConsortiumReport> reportConsortium(const Session& session, const Call& call, const Proposal& proposal,
                                          Language language) {
  const GraphSnapshot& network = session.network();
  ConsortiumReport report;
  report.language = language;
  report.title = call.title.in(language);
  if (report.title.empty()) report.title = words(language, "Forslag til konsortium", "Proposed consortium");
  report.made = timeText(nowMicroseconds(), language);
  report.summary = proposal.summary.in(language);
  for (const std::string& theme : call.themes) {
    const auto vertex = network.findKey(theme);
    if (!vertex) return makeError(ErrorCode::notFound, "No entity has the key {}.", theme);
    report.themes.emplace_back(network.name(*vertex, language));
  }
  for (const MemberReason& member : proposal.members) {
    ReportMember row;
    row.name = network.name(member.vertex, language);
    row.country = countryName(network.countryName(network.country(member.vertex))).in(language);
    if (member.signsAs != member.vertex) row.signsAs = network.name(member.signsAs, language);
    for (const std::string& theme : call.themes)
      row.covers.push_back(std::ranges::find(member.covers, theme) != member.covers.end());
    row.reason = member.sentence.in(language);
    row.question = member.question.in(language);
    std::vector<std::string> roles;
    for (const LocalizedText& role : member.roles) roles.push_back(role.in(language));
    row.roles = joinText(roles, ", ");
    if (member.budget > 0) row.budget = numberText(static_cast<std::uint64_t>(member.budget), language) + " EUR";
    report.members.push_back(std::move(row));
  }
  for (const Swap& swap : proposal.swaps) report.swaps.push_back(swap.sentence.in(language));
  return report;
}

}  // namespace samspil
