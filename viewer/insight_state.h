// What the pages of gaps, coverage and consortia remember between frames: filters, what is open, drafts. Part of what
// passes, like PanelState.
#pragma once

#include <optional>
#include <string>

#include "session/consortium_card.h"
#include "session/coverage_matrix.h"
#include "session/gap_worklist.h"
#include "viewer/focus_wish.h"

namespace samspil {

// Of the height of map and drawer: a matrix or a row of cards wants more than a list.
inline constexpr float kRoomForMatrix = 0.62F;

// A dismissal being written: it cannot be sent without a reason.
struct DismissDraft {
  std::string gap;  // its id
  std::string reason;
  FocusWish takeFocus = true;
};

struct GapsState {
  WorklistFilter filter;
  float surprise = 0.5F;       // what GapOptions say
  float surpriseDraft = 0.5F;  // while the slider is held
  bool competitorsToo = false;
  bool statedOnly = false;
  std::string open;  // the gap's id; empty: none
  bool scrollToOpen = false;
  std::optional<DismissDraft> dismissing;
  bool backtestOpen = false;  // the table of how well the order foretold what came
  std::string note;           // as typed
  std::string noteFor;        // the gap whose note that is
};

// Two entities of which somebody asks why they are no gap.
struct WhyNotQuestion {
  VertexIndex a, b;
  friend bool operator==(const WhyNotQuestion&, const WhyNotQuestion&) = default;
};

struct CoverageState {
  CoverageColumns columns = CoverageColumns::type;
  int year = 0;  // 0: all sources
  RowOrder order = RowOrder::thickest;
  bool roomTaken = false;  // the drawer has been made large enough for it once
  std::string text;
  std::optional<CellQuestion> question;  // into the table that is shown
  std::optional<VertexIndex> followed;   // selected on the map, and scrolled to
  CoveragePlace place;                   // where that stands in the table
};

struct ConsortiumState {
  Call call;
  bool countryRule = true;
  std::string themeText, typeText, countryText, mustText, mustNotText;  // as typed to search
  std::string path;                                                     // of the call's file
  std::size_t onMap = 0;
  bool lit = false;      // the proposal onMap is lit on the map
  bool formOpen = true;  // else the proposals have all the room
  bool roomTaken = false;
};

// The worklist or a proposed consortium, about to be saved as a report.
struct ReportDraft {
  bool open = false;
  std::optional<std::size_t> consortium;  // its card; none: the gaps that are listed
  std::string path;
  std::string problem;  // why it could not be written
};

struct InsightState {
  ReportDraft report;
  GapsState gaps;
  std::optional<WhyNotQuestion> whyNot;
  CoverageState coverage;
  ConsortiumState consortium;
};

}  // namespace samspil
