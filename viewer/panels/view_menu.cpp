// The menu "View": how the map is laid out and coloured, and the views that were saved under a name.
#include <algorithm>

#include <imgui.h>
#include <imgui_stdlib.h>

#include "base/text.h"
#include "session/map_layouts.h"
#include "viewer/commands.h"
#include "viewer/icons.h"
#include "viewer/panels/gap_widgets.h"
#include "viewer/texts.h"
#include "viewer/widgets.h"

namespace samspil {

namespace {

constexpr UiText kHint = bilingual(
    "Her vælges, hvordan kortet står, og hvad farve og størrelse betyder. Alt kan fortrydes. En gemt visning husker "
    "opstilling, farver og filtre; du finder den også med Ctrl+K.",
    "Here you choose how the map is arranged, and what colour and size mean. All of it can be undone. A saved view "
    "remembers arrangement, colours and filters; Ctrl+K finds it too.");
constexpr UiText kSavedViews = bilingual("Gemte visninger", "Saved views");
constexpr UiText kNoViews = bilingual("Filtrér og farv kortet, og gem det her under et navn.",
                                      "Filter and colour the map, and save it here under a name.");
constexpr UiText kName = bilingual("Navn på det, der vises nu", "Name of what is shown now");
constexpr UiText kSave = bilingual("Gem", "Save");
constexpr UiText kDelete = bilingual("Slet visningen", "Delete the view");
constexpr UiText kRename = bilingual("Omdøb visningen", "Rename the view");
constexpr UiText kOpen = bilingual("Åbn · {} enheder", "Open · {} entities");
constexpr UiText kArrange = bilingual("Opstilling", "Arrangement");
constexpr UiText kColour = bilingual("Farver", "Colours");
constexpr UiText kOutlines = bilingual("Tegn fællesskaber ind", "Outline communities");
constexpr UiText kOutlinesHint =
    bilingual("En flade om dem, der hænger tæt sammen, med det navn, der er typisk for dem.",
              "An area around those who hang closely together, with a name made of what is typical of them.");
constexpr UiText kSize = bilingual("Størrelse", "Size");

struct ColourChoice {
  ColorBy value;
  const char* id;
  UiText label;
};
constexpr ColourChoice kColours[] = {
    {ColorBy::type, "colour:type", bilingual("type", "type")},
    {ColorBy::country, "colour:country", bilingual("land", "country")},
    {ColorBy::certainty, "colour:certainty", bilingual("sikkerhed", "certainty")},
    {ColorBy::community, "colour:community", bilingual("fællesskab", "community")},
};
struct SizeChoice {
  SizeBy value;
  const char* id;
  UiText label;
};
constexpr SizeChoice kSizes[] = {
    {SizeBy::degree, "size:degree", bilingual("forbindelser", "ties")},
    {SizeBy::betweenness, "size:betweenness", bilingual("bindeled", "bridging")},
    {SizeBy::uniform, "size:uniform", bilingual("ens", "the same")},
};

// A row of words of which one is on; wraps where the menu ends. True when it is clicked.
bool choice(Frame& frame, const std::string& id, std::string_view words, bool on, float& right) {
  const Style& style = frame.style;
  const float width = ImGui::CalcTextSize(words.data(), words.data() + words.size()).x + style.px(20);
  if (right != 0 && right + width + style.px(4) < ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x)
    ImGui::SameLine(0, style.px(4));
  ImGui::PushStyleColor(ImGuiCol_Button, imColor(on ? style.accentSoft : style.sunken));
  ImGui::PushStyleColor(ImGuiCol_Text, imColor(on ? style.accent : style.text));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(style.px(10), style.px(5)));
  ImGui::PushID(id.c_str());
  const bool pressed = ImGui::Button(std::string(words).c_str());
  ImGui::PopID();
  ImGui::PopStyleVar();
  ImGui::PopStyleColor(2);
  frame.trace.target(id, ui::lastItem());
  right = ImGui::GetItemRectMax().x;
  return pressed && !on;
}

void drawLayouts(Frame& frame) {
  const float top = ImGui::GetCursorPosY();
  ui::sectionTitle(frame, frame.text(kArrange));
  const float below = ImGui::GetCursorPosY();
  ImGui::SetCursorPos({ImGui::GetContentRegionMax().x - frame.style.px(18), (top + below) / 2 - frame.style.px(8)});
  ui::helpSign(frame, "views", frame.text(kHint));
  ImGui::SetCursorPosY(below);
  float right = 0;
  for (const MapLayout& layout : mapLayouts()) {
    const std::string id = "layout:" + std::string(layout.id);
    const bool on = layoutFamily(frame.session().view().layout) == layout.id;
    if (choice(frame, id, frame.text(layout.title), on && layout.id != "radial", right))
      frame.commands.push([which = layout.id](Workspace& w) { return command::arrange(w, which); });
    ui::tooltip(frame.text(layout.summary));
  }
}

void drawColours(Frame& frame) {
  ui::sectionTitle(frame, frame.text(kColour));
  float right = 0;
  for (const ColourChoice& colour : kColours) {
    if (choice(frame, colour.id, frame.text(colour.label), frame.session().view().colorBy == colour.value, right))
      frame.commands.push([by = colour.value](Workspace& w) { return command::colourBy(w, by); });
  }
  ui::sectionTitle(frame, frame.text(kSize));
  right = 0;
  for (const SizeChoice& size : kSizes) {
    if (choice(frame, size.id, frame.text(size.label), frame.session().view().sizeBy == size.value, right))
      frame.commands.push([by = size.value](Workspace& w) { return command::sizeBy(w, by); });
  }
  ui::gap(frame, 6);
  if (ui::checkRow(frame, "view:hulls", frame.text(kOutlines), frame.text(kOutlinesHint),
                   frame.session().view().showHulls))
    frame.run("hulls");
}

void drawRenaming(Frame& frame, const SavedView& view) {
  ViewsPanel& panel = frame.panels.views;
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
  ui::askForKeyboard(panel.takeFocus);
  const bool entered = ImGui::InputText("##rename", &panel.newName, ImGuiInputTextFlags_EnterReturnsTrue);
  ui::noteKeyboard(frame, panel.takeFocus);
  frame.trace.target("view:newname", ui::lastItem());
  if (entered) {
    frame.commands.push(
        [from = view.name, to = panel.newName](Workspace& w) { return renameView(w.session(), from, to); });
  }
  if (entered || ImGui::IsItemDeactivated()) panel.renaming.clear();
}

void drawSaved(Frame& frame, const SavedView& view) {
  const Style& style = frame.style;
  ViewsPanel& panel = frame.panels.views;
  if (panel.renaming == view.name) return drawRenaming(frame, view);
  const bool current = view.view == frame.session().view();
  const float buttons = style.px(76);
  const ImVec2 at = ImGui::GetCursorPos();
  ImGui::SetCursorPosY(at.y + style.px(8));
  const std::string words = current ? view.name + "  " + ui::iconText(icon::kCheck) : view.name;
  if (ui::link(frame, ("view:" + view.name).c_str(), current ? style.fonts.strong : style.fonts.body, words,
               ImGui::GetContentRegionAvail().x - buttons))
    frame.commands.push([name = view.name](Workspace& w) { return command::openSavedView(w, name); });
  ui::tooltip(filled(kOpen, frame.language(), view.shown));
  ImGui::SetCursorPos({ImGui::GetWindowContentRegionMax().x - buttons, at.y});
  if (ui::iconButton(frame, ("view:rename:" + view.name).c_str(), icon::kPencil, frame.text(kRename))) {
    panel.renaming = panel.newName = view.name;
    panel.takeFocus = true;
  }
  ImGui::SameLine(0, style.px(2));
  if (ui::iconButton(frame, ("view:delete:" + view.name).c_str(), icon::kTrash, frame.text(kDelete)))
    frame.commands.push([name = view.name](Workspace& w) { return command::deleteSavedView(w, name); });
}

void drawViews(Frame& frame) {
  const Style& style = frame.style;
  ViewsPanel& panel = frame.panels.views;
  ui::sectionTitle(frame, frame.text(kSavedViews));
  if (frame.derived().savedViews.empty()) ui::wrapped(style.fonts.caption, frame.text(kNoViews), style.muted);
  for (const SavedView& view : frame.derived().savedViews) drawSaved(frame, view);
  ui::gap(frame, 4);
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - style.px(70));
  ui::askForKeyboard(panel.takeNameFocus);
  const bool entered = ImGui::InputTextWithHint("##name", std::string(frame.text(kName)).c_str(), &panel.name,
                                                ImGuiInputTextFlags_EnterReturnsTrue);
  ui::noteKeyboard(frame, panel.takeNameFocus);
  frame.trace.target("view:name", ui::lastItem());
  ImGui::SameLine();
  const bool named = !trimmed(panel.name).empty();
  const bool pressed = ui::primaryButton(frame, "view:save", frame.text(kSave), named);
  if (!named || !(entered || pressed)) return;
  frame.commands.push([name = panel.name](Workspace& w) { return command::saveViewAs(w, name); });
  panel.name.clear();
}

}  // namespace

void drawViewMenu(Frame& frame) {
  if (!frame.state.showViewMenu) return;
  const Style& style = frame.style;
  const Box& bar = frame.places.filterBar;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(18), style.px(10)));
  ui::beginCard(frame, "view menu", {bar.max.x - style.px(12), bar.max.y - style.px(4)}, {1, 0}, style.px(360), true);
  drawLayouts(frame);
  drawColours(frame);
  drawViews(frame);
  ui::gap(frame, 4);
  // A click on something in the card makes that active, which must not count as beside the card.
  const bool inside =
      ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows | ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
  const bool outside = ImGui::IsMouseClicked(0) && !inside && !ImGui::IsWindowAppearing();
  if (outside && !frame.panels.views.buttonHovered) frame.state.showViewMenu = false;
  ui::endCard();
  ImGui::PopStyleVar();
}

}  // namespace samspil
