#include "export/shown_network.h"

#include <algorithm>

#include "session/details.h"

namespace samspil {

namespace {

constexpr std::size_t kEntitiesAPart = 1 << 12;
constexpr std::size_t kStatementsARead = 1 << 12;

void leaveOutNotes(EntityFacts& facts) {
  std::erase_if(facts.properties, [](const Property& fact) { return fact.name == property::kNote; });
}

// A statement that is to be read, and whose it is.
struct Wanted {
  StatementId id;
  std::uint32_t tie, place;  // in the part; among the statements of the tie
};

class TieParts {
 public:
  TieParts(const Session& session, const ExportOptions& options, JobControl& job, const TieVisitor& visit,
           std::size_t statementsAPart)
      : session_(session), options_(options), job_(job), visit_(visit), statementsAPart_(statementsAPart) {}

  Result<void> run() {
    const GraphSnapshot& network = session_.network();
    for (std::uint32_t i = 0; i < network.edgeCount(); ++i) {
      const EdgeIndex e{i};
      if (!session_.visibility().shows(e)) continue;
      add(e);
      if (wanted_.size() >= statementsAPart_) TRY(handOut());
    }
    return handOut();
  }

 private:
  void add(EdgeIndex e) {
    const StatementRows rows = session_.network().statements(e);
    std::uint32_t place = 0;
    for (const StatementRow& row : rows) wanted_.push_back({row.id, static_cast<std::uint32_t>(part_.size()), place++});
    part_.push_back({e, std::vector<TieStatement>(place)});
  }

  Result<void> handOut() {
    std::ranges::sort(wanted_, {}, &Wanted::id);
    for (std::size_t begin = 0; begin < wanted_.size(); begin += kStatementsARead) {
      const GraphSnapshot& network = session_.network();
      TRY(job_.checkpoint(network.vertexCount() + done_ + begin, network.vertexCount() + network.statementCount()));
      TRY(read(std::span(wanted_).subspan(begin, std::min(kStatementsARead, wanted_.size() - begin))));
    }
    done_ += wanted_.size();
    TRY(visit_(part_));
    wanted_.clear();
    part_.clear();
    return {};
  }

  Result<void> read(std::span<const Wanted> some) {
    std::vector<StatementId> ids;
    ids.reserve(some.size());
    for (const Wanted& one : some) ids.push_back(one.id);
    TRY_ASSIGN(std::vector<TieStatement> statements, session_.store().tieStatements(ids));
    for (std::size_t i = 0; i < some.size(); ++i) {
      if (options_.safe) statements[i].note = {};
      part_[some[i].tie].statements[some[i].place] = std::move(statements[i]);
    }
    return {};
  }

  const Session& session_;
  const ExportOptions& options_;
  JobControl& job_;
  const TieVisitor& visit_;
  const std::size_t statementsAPart_;
  std::vector<Wanted> wanted_;
  std::vector<ShownTie> part_;
  std::uint64_t done_ = 0;  // statements
};

}  // namespace

Result<void> forEachShownEntity(const Session& session, const ExportOptions& options, JobControl& job,
                                const EntityVisitor& visit) {
  const GraphSnapshot& network = session.network();
  std::vector<ShownEntity> part;
  for (std::uint32_t i = 0; i < network.vertexCount(); ++i) {
    if (i % kEntitiesAPart == 0) {
      TRY(job.checkpoint(i, network.vertexCount() + network.statementCount()));
      TRY(visit(part));
      part.clear();
    }
    const VertexIndex v{i};
    if (!session.visibility().shows(v)) continue;
    TRY_ASSIGN(auto facts, session.store().facts(network.entity(v)));
    if (options.safe) std::ranges::for_each(facts, leaveOutNotes);
    part.push_back({v, std::move(facts)});
  }
  return visit(part);
}

Result<void> forEachShownTie(const Session& session, const ExportOptions& options, JobControl& job,
                             const TieVisitor& visit, std::size_t statementsAPart) {
  return TieParts(session, options, job, visit, statementsAPart).run();
}

std::vector<SourceView> shownSources(const Session& session) {
  return sourcesShown(session.network(), session.visibility());
}

}  // namespace samspil
