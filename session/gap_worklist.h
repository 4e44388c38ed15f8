// The worklist: every gap with what has been done about it. Gaps are found off the window's thread, for they depend on
// the network alone; what people noted about them is read from the store whenever it changes.
//
//   TRY_ASSIGN(const GapList found, findGaps(*session.networkPtr(), options, {}, job));   // any thread
//   TRY_ASSIGN(const auto items, worklistOf(session, found));                             // at once
//   const WorklistView view = filterWorklist(items, filter, network, language);
//
// A dismissal is kept as gap_list.h keeps it; the other states and notes are settings too (space "gap_work", key the
// gap's id), so they outlive restarts and imports, stand in the history and are undone. A gap that was dismissed on
// other evidence than it has now counts as new and says so.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "session/gap_list.h"
#include "session/texts.h"

namespace samspil {

// DO NOT RENAME the values' names in gap_worklist.cpp: they are stored.
enum class GapStatus : std::uint8_t { fresh, inContact, dismissed, done };
inline constexpr std::size_t kGapKinds = 7, kGapStatuses = 4;
UiText gapStatusLabel(GapStatus status);  // "Ny", "I kontakt", ...
LocalizedText gapKindTitle(GapKind kind);
LocalizedText gapKindMeaning(GapKind kind);

struct WorklistItem {
  Gap gap;
  GapStatus status = GapStatus::fresh;
  GapStatus workStatus = GapStatus::fresh;  // what stands below a dismissal, and returns when it is taken back
  std::string note;
  std::optional<Dismissal> dismissal;  // it holds, or it was on other evidence
  bool raisedAgain() const { return dismissal && status != GapStatus::dismissed; }
};

// `found` without dismissals left out. Those raised again come first, then by falling score.
Result<std::vector<WorklistItem>> worklistOf(const Session& session, const GapList& found);

struct WorklistFilter {
  std::vector<GapKind> kinds;                                               // empty: all
  std::vector<GapStatus> statuses{GapStatus::fresh, GapStatus::inContact};  // empty: all
  std::string text;                                                         // every word occurs in sentence or names
  std::optional<VertexIndex> about;                                         // only gaps that this entity is part of
};

// Counts respond to each other: those of the kinds ignore which kinds are chosen, those of the states which states.
struct WorklistView {
  std::vector<std::size_t> rows;  // into the items
  std::array<std::size_t, kGapKinds> kindCounts{};
  std::array<std::size_t, kGapStatuses> statusCounts{};
};
WorklistView filterWorklist(const std::vector<WorklistItem>& items, const WorklistFilter& filter,
                            const GraphSnapshot& network, Language language);

// One batch each; nothing happens where nothing changes. A status takes a dismissal back; dismissing is dismissGap(),
// for it needs a reason: error invalidArgument for GapStatus::dismissed.
Result<void> setGapStatus(Session& session, const WorklistItem& item, GapStatus status);
Result<void> setGapNote(Session& session, const WorklistItem& item, std::string_view note);

// What a gap looks like on the map. Stale when the network changes.
struct GapLight {
  std::vector<VertexIndex> ends;    // those it is about
  std::vector<VertexIndex> others;  // between them, and at the ties that are its evidence
  std::vector<EdgeIndex> ties;      // evidence, and the way along which somebody can introduce them
  std::vector<std::pair<VertexIndex, VertexIndex>> missing;
};
GapLight lightOf(const GraphSnapshot& network, const Gap& gap);

}  // namespace samspil
