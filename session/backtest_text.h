// How well the network's own past foretold its future (graph/gaps/link_prediction.h), in words: a sentence above the
// worklist, and the table behind it.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/job.h"
#include "base/language.h"
#include "graph/gaps/link_prediction.h"
#include "graph/snapshot.h"

namespace samspil {

// One way to rank, with how many of its first bids came true.
struct BacktestRow {
  std::string method;
  bool ours = false;
  // Hits among the first 10, 20 and 100; how often a pair that came stood above one that did not; hits per actor.
  std::array<std::string, 5> figures;
};

struct BacktestText {
  bool abstained = true;
  std::string sentence;           // "Af de 100 øverste bud fra 2017 blev 36 til noget ..."
  std::string split;              // what was known and what came; empty with the table
  std::vector<BacktestRow> rows;  // ours first; empty where nothing could be tried
};

// The split that leaves enough on both sides, tried from the latest year back. Any thread.
Result<BacktestText> backtestText(const GraphSnapshot& network, Language language, JobControl& job);
BacktestText wordsOf(const BacktestReport& report, Language language);

}  // namespace samspil
