// One gap in words, as its card shows it: every part with the places its evidence stands, who can introduce the two,
// and what was noted.
#pragma once

#include "session/details.h"
#include "session/gap_worklist.h"

namespace samspil {

// One piece of evidence, read from the store.
struct EvidenceText {
  std::string what;  // "Human First arbejder med rehabilitering", or an entity's name
  ReferenceText reference;
  Certainty certainty = Certainty::stated;
  std::string certaintyText;
  std::vector<VertexIndex> entities;  // those it is about
};

// Tie statements first, in the order given, then the facts of entities. What the store no longer has is left out.
Result<std::vector<EvidenceText>> describeEvidence(const Session& session, std::span<const StatementId> statements,
                                                   std::span<const EntityId> entities, Language language);

struct GapPartText {
  char sign = '+';
  double value = 0;
  std::string valueText;  // "+1,7", "−0,2"
  std::string text;
  std::vector<EvidenceText> evidence;
};

struct GapEntityText {
  VertexIndex vertex;
  std::string name, typeLabel;
};

struct GapDetail {
  std::string id;
  GapKind kind = GapKind::missingTie;
  std::string kindTitle, kindMeaning;
  std::string sentence;
  std::string scoreText;                   // "2,5"
  std::vector<GapEntityText> entities;     // those it is about
  std::vector<GapEntityText> introducers;  // from the first to the second end
  std::vector<EvidenceText> introduction;  // the ties along that way, one a step
  std::vector<GapPartText> parts;
  std::string next;
  GapStatus status = GapStatus::fresh;
  std::string dismissedText;  // "Afvist 22. nov. 2026 af ... : ..."; "" where it is not
  std::string raisedText;     // why it is back; "" where it never was away
  std::string note;
};
Result<GapDetail> describeGap(const Session& session, const WorklistItem& item, Language language);

// "Du afviste dette 22. nov. 2026, fordi: ... Nyt siden: ..."
std::string raisedAgainText(const Session& session, const Gap& gap, const Dismissal& dismissal, Language language);

std::string scoreText(double score, Language language);        // "2,5"
std::string signedScoreText(double value, Language language);  // "+1,7", "−0,2", "0,0"

}  // namespace samspil
