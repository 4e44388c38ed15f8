// The gap list and a consortium as a report: every word as it is to be printed, every statement with its source. What
// export/report_*.cpp set in HTML and spreadsheets; nothing here knows a format.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "graph/consortium/consortium.h"
#include "graph/gaps/gap.h"
#include "session/gap_worklist.h"
#include "session/session.h"

namespace samspil {

struct ReportPart {
  char sign = '+';
  double value = 0;
  std::string text;
  std::vector<std::size_t> evidence;  // into the gap's evidence
};

// One statement and the place that says it.
struct ReportEvidence {
  std::string statement;  // "Erasmus MC er medlem af European University Hospital Alliance"
  std::string source;     // "Strategi for sundhedsforskning (2025), Human First, l. 716-722"
  std::string certainty;
};

struct ReportGap {
  std::string id, sentence, next;
  std::string raisedAgain;   // "Du afviste dette ..."; mostly empty
  std::string status, note;  // "I kontakt"; what somebody wrote about it
  double score = 0;
  std::vector<ReportPart> parts;
  std::vector<ReportEvidence> evidence;
};

// All gaps of a kind, the weightiest first.
struct ReportSection {
  std::string kind, title, meaning;
  std::vector<ReportGap> gaps;
};

struct ReportDismissal {
  std::string gap, reason, who, when;
};

struct GapReport {
  Language language = Language::danish;
  std::string title, made;
  std::vector<ReportSection> sections;
  std::vector<ReportDismissal> dismissed;
  std::vector<std::string> unknown;  // why nothing can be said of whom
};

// Of the items in their order; those that are dismissed stand apart, with everything else that ever was. `unknown`:
// whom too little is known of. Cost: one read of the store for each tie that is cited.
Result<GapReport> reportGaps(const Session& session, std::span<const WorklistItem> items,
                             std::span<const UnknownEntity> unknown, Language language, JobControl& job);

struct ReportMember {
  std::string name, country, signsAs;  // signsAs: empty where it signs itself
  std::vector<bool> covers;            // by theme of the card
  std::string reason, question, roles, budget;
};

// A proposal on one page.
struct ConsortiumReport {
  Language language = Language::danish;
  std::string title, made, summary;
  std::vector<std::string> themes;
  std::vector<ReportMember> members;
  std::vector<std::string> swaps;
};

Result<ConsortiumReport> reportConsortium(const Session& session, const Call& call, const Proposal& proposal,
                                          Language language);

}  // namespace samspil
