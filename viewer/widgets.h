// The small parts that panels are made of. Text is UTF-8 and set in the face of the enclosing font.
#pragma once

#include <string>
#include <string_view>

#include "viewer/frame.h"

namespace samspil::ui {

std::string iconText(char32_t icon);
void text(std::string_view words);
void text(std::string_view words, Color color);
void text(ImFont* face, std::string_view words, Color color);
void wrapped(std::string_view words, Color color);
void wrapped(ImFont* face, std::string_view words, Color color);
// One line cut with "…" where it is wider than `width`; a tooltip then shows all of it. Returns the shown text.
void cutText(ImFont* face, std::string_view words, Color color, float width);
void tooltip(std::string_view words);  // of the last item

// Buttons; `id` also names the place for tests.
bool iconButton(Frame& frame, const char* id, char32_t icon, std::string_view hint, bool enabled = true,
                bool active = false);
bool primaryButton(Frame& frame, const char* id, std::string_view words, bool enabled = true);
bool quietButton(Frame& frame, const char* id, std::string_view words);
// A field that opens a list of choices. True while it is open: draw the choices, then call ImGui::EndCombo().
bool beginCombo(const Frame& frame, const char* id, std::string_view shown, float width);
// A part of a switch of several words, one of which is on.
bool segment(Frame& frame, const char* id, std::string_view words, bool on);
// Right before and after a text field: gives it the keyboard as soon as that can be had.
void askForKeyboard(FocusWish& wish);
void noteKeyboard(Frame& frame, FocusWish& wish);
// A line of text that can be clicked, e.g. the name of an entity.
bool link(Frame& frame, const char* id, ImFont* face, std::string_view words, float width);

// The "?" of a panel: what it shows and how it is read, when the mouse is on it.
void helpSign(Frame& frame, const char* panel, std::string_view words);

void sectionTitle(Frame& frame, std::string_view words, std::string_view note = {});
void gap(const Frame& frame, float design);
void separator(const Frame& frame);
void edge(const Frame& frame, Vec2 from, Vec2 to);  // of a panel

// The sign of an entity type: its shape, filled.
void drawShape(ImDrawList* list, Shape shape, Vec2 center, float radius, Color fill);
void drawLineSample(ImDrawList* list, LineStyle style, Vec2 from, Vec2 to, float width, Color color);

// A window without decoration that covers `box`. End with ImGui::End().
void beginPanel(const Frame& frame, const char* name, const Box& box, ImGuiWindowFlags flags = 0);
// A floating card over the panels, as high as its content. Unless it has fields of its own it leaves the keyboard where
// it is. End with endCard().
bool beginCard(const Frame& frame, const char* name, Vec2 at, Vec2 pivot, float width, bool takesKeyboard = false);
void endCard();
// A card of a fixed size in the middle of the window, over a veil that takes all clicks beside it. End with
// endDialog().
void beginDialog(const Frame& frame, const char* name, Vec2 size);
void endDialog();

Box lastItem();

}  // namespace samspil::ui
