// The small parts that the pages of gaps, coverage and consortia share.
#pragma once

#include <span>
#include <string>

#include "session/gap_detail.h"
#include "viewer/text_fit.h"
#include "viewer/widgets.h"

namespace samspil::ui {

char32_t gapIcon(GapKind kind);
char32_t statusIcon(GapStatus status);

// Text drawn at a place of the screen, cut with "…" at `width`; returns where it ends.
float textAt(Vec2 at, ImFont* face, std::string_view words, Color color, float width);
// At most `lines` lines of `width`, the last cut; returns how many there are.
int textLinesAt(const Frame& frame, Vec2 at, ImFont* face, std::string_view words, Color color, float width, int lines);

// A line of a list of choices: icon, words, count on the right. True when clicked.
bool choiceRow(Frame& frame, const std::string& id, char32_t icon, std::string_view words, std::size_t count,
               bool chosen);
// A rounded label that can be taken away; true when clicked.
bool removableChip(Frame& frame, const std::string& id, std::string_view words, float widest);
// Buttons side by side, one pressed in; the clicked one, or -1.
int segments(Frame& frame, const std::string& id, std::span<const std::string> words, int chosen);
bool checkRow(Frame& frame, const std::string& id, std::string_view words, std::string_view hint, bool on);

// Parts of a score as a bar: what speaks for it to the right of its root, what speaks against to the left. `most` is
// the greatest sum either way.
void drawScoreBar(const Frame& frame, Vec2 at, Vec2 size, std::span<const GapPart> parts, double most);

// One piece of evidence with the place it stands, in the words of the details panel.
void drawEvidence(Frame& frame, const EvidenceText& evidence, const std::string& id);
void drawEvidenceList(Frame& frame, const std::vector<EvidenceText>& evidence, const std::string& id,
                      std::size_t shownFirst);

// An entity's sign and name as a link that goes to it.
void entityLink(Frame& frame, const std::string& id, const GapEntityText& entity, ImFont* face);
// Muted, in the middle of what is left of the page.
void emptyNote(Frame& frame, std::string_view words, std::string_view hint);
// Likewise, while the page is being worked out: once that is slow, with how far it is and a way to stop it.
void workNote(Frame& frame, const std::string& id, std::string_view words);
// Likewise, with a button in the middle below; true when clicked.
bool askingNote(Frame& frame, const std::string& id, std::string_view words, std::string_view hint,
                std::string_view button);

}  // namespace samspil::ui
