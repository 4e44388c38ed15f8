// What can be said of an entity beyond its facts and ties: its position in sentences, what is missing around it, what
// was changed about it, and the notes people left.
//
// Position and gaps are computed over the whole network; where that is large (kInsightsUpTo) only notes and history are
// read, so that selecting stays quick.
#pragma once

#include <string>
#include <vector>

#include "session/details.h"

namespace samspil {

inline constexpr std::size_t kInsightsUpTo = 4000;  // entities

struct GapLine {
  std::string id;
  std::string title;  // of the kind: "Burde arbejde sammen"
  std::string sentence;
  std::string next;
  std::vector<VertexIndex> entities;
};

struct NoteLine {
  std::string text;
  std::string source;  // "Indtastet af ada 2026-11-22"
};

struct EntityInsights {
  std::vector<std::string> position;  // a sentence each, what matters most first
  std::vector<GapLine> gaps;          // weightiest first
  std::vector<HistoryRow> history;    // batches that changed the entity, its facts or its ties, newest first
  std::vector<NoteLine> notes;
};

Result<EntityInsights> entityInsights(const NetworkReader& reader, VertexIndex v, Language language, JobControl& job);

}  // namespace samspil
