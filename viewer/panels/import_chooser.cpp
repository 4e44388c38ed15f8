// The first page of the wizard while no file is chosen: a folder, places to look, a field to type into.
#include <imgui.h>
#include <imgui_stdlib.h>

#include "session/error_words.h"
#include "session/wording.h"
#include "viewer/commands.h"
#include "viewer/icons.h"
#include "viewer/panels/import_steps.h"

namespace samspil {

namespace {

namespace fs = std::filesystem;

constexpr float kPlacesWidth = 190, kRowHeight = 34;  // units of design

void take(Frame& frame, const fs::path& path) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) return openFolder(frame.panels.import->chooser, path);
  frame.commands.push([path](Workspace& w) { return command::addImportFiles(w, {path}); });
  frame.panels.import->chooser.typed.clear();  // the next file is another
}

std::string sizeText(std::uint64_t bytes, Language language) {
  if (bytes < 1024) return numberText(bytes, language) + " B";
  if (bytes < 1024 * 1024) return numberText(bytes / 1024, language) + " kB";
  return numberText(bytes / (1024 * 1024), language) + " MB";
}

struct CursorMove {
  std::size_t* cursor;
  std::size_t rows;
};

int moveCursor(ImGuiInputTextCallbackData* data) {
  const auto& move = *static_cast<CursorMove*>(data->UserData);
  if (move.rows == 0) return 0;
  if (data->EventKey == ImGuiKey_DownArrow) *move.cursor = std::min(*move.cursor + 1, move.rows - 1);
  if (data->EventKey == ImGuiKey_UpArrow) *move.cursor = *move.cursor == 0 ? 0 : *move.cursor - 1;
  return 0;
}

void drawField(Frame& frame, const std::vector<const FolderEntry*>& shown) {
  FileChooser& chooser = frame.panels.import->chooser;
  const Style& style = frame.style;
  const fs::path above = chooser.folder.parent_path();
  if (ui::iconButton(frame, "chooser:up", icon::kArrowUp, frame.text(say::kFolderUp), above != chooser.folder)) {
    openFolder(chooser, above);
    return;
  }
  ImGui::SameLine();
  ImGui::SetNextItemWidth(-1);
  if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
  CursorMove move{&chooser.cursor, shown.size()};
  const std::string before = chooser.typed;
  const bool entered = ImGui::InputTextWithHint(
      "##path", std::string(frame.text(say::kChooserHint)).c_str(), &chooser.typed,
      ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_CallbackHistory, moveCursor, &move);
  frame.trace.target("import:path", ui::lastItem());
  if (before != chooser.typed) chooser.cursor = 0;
  ui::gap(frame, 2);
  ui::cutText(style.fonts.caption, chooser.folder.string(), style.muted, ImGui::GetContentRegionAvail().x);
  if (!entered) return;
  if (const fs::path typed = typedPath(chooser); !typed.empty())
    take(frame, typed);
  else if (chooser.cursor < shown.size())
    take(frame, fs::path(shown[chooser.cursor]->path));
}

// True when it is clicked.
bool drawEntry(Frame& frame, const FolderEntry& entry, std::size_t index) {
  FileChooser& chooser = frame.panels.import->chooser;
  const Style& style = frame.style;
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  const float width = ImGui::GetContentRegionAvail().x, height = style.px(kRowHeight);
  const std::string id = "file:" + entry.name;
  const bool pressed = ImGui::InvisibleButton(id.c_str(), {width, height});
  frame.trace.target(id, ui::lastItem());
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (index == chooser.cursor || ImGui::IsItemHovered()) {
    list->AddRectFilled(im(at), im(at + Vec2{width, height}),
                        packed(index == chooser.cursor ? style.accentSoft : style.hovered), style.px(6));
  }
  ImFont* body = style.fonts.body;
  const float line = at.y + (height - body->FontSize) / 2;
  const std::string sign = ui::iconText(entry.folder ? icon::kFolder : icon::kFileText);
  list->AddText(body, body->FontSize, {at.x + style.px(10), line}, packed(entry.folder ? style.accent : style.muted),
                sign.c_str());
  std::string note = entry.folder ? "" : sizeText(entry.bytes, frame.language());
  if (entry.modified != 0) note += "   " + timeText(entry.modified * 1'000'000, frame.language());
  ImFont* caption = style.fonts.caption;
  const float noteWidth = caption->CalcTextSizeA(caption->FontSize, FLT_MAX, 0, note.c_str()).x;
  list->AddText(caption, caption->FontSize,
                {at.x + width - noteWidth - style.px(12), at.y + (height - caption->FontSize) / 2}, packed(style.muted),
                note.c_str());
  const ImVec4 clip{at.x, at.y, at.x + width - noteWidth - style.px(24), at.y + height};
  list->AddText(body, body->FontSize, {at.x + style.px(38), line}, packed(style.text), entry.name.c_str(), nullptr, 0,
                &clip);
  return pressed;
}

void drawPlaces(Frame& frame) {
  FileChooser& chooser = frame.panels.import->chooser;
  const Style& style = frame.style;
  for (const FolderPlace& place : chooser.places) {
    const Vec2 at = vec(ImGui::GetCursorScreenPos());
    const Vec2 size{style.px(kPlacesWidth - 16), style.px(kRowHeight)};
    const std::string words = ui::iconText(place.icon) + "   " + std::string(frame.text(place.label));
    if (ImGui::InvisibleButton(words.c_str(), im(size))) return openFolder(chooser, fs::path(place.path));
    const bool here = place.path == chooser.folder;
    if (here || ImGui::IsItemHovered())
      ImGui::GetWindowDrawList()->AddRectFilled(im(at), im(at + size), packed(here ? style.accentSoft : style.hovered),
                                                style.px(6));
    ImGui::GetWindowDrawList()->AddText({at.x + style.px(10), at.y + (size.y - style.fonts.body->FontSize) / 2},
                                        packed(here ? style.accent : style.text), words.c_str());
  }
}

}  // namespace

void drawImportChooser(Frame& frame) {
  const Style& style = frame.style;
  FileChooser& chooser = frame.panels.import->chooser;
  ui::wrapped(frame.text(say::kChooseHelp), style.muted);
  ui::gap(frame, 8);
  ImGui::BeginChild("places", {style.px(kPlacesWidth), 0});
  drawPlaces(frame);
  ImGui::EndChild();
  ImGui::SameLine();
  ImGui::BeginChild("folder", {0, 0}, false, ImGuiWindowFlags_NoScrollbar);
  drawField(frame, chooser.matching());
  ui::gap(frame, 4);
  ImGui::PushStyleColor(ImGuiCol_ChildBg, imColor(style.sunken));
  ImGui::BeginChild("files", {0, ImGui::GetContentRegionAvail().y - style.px(6)}, false,
                    ImGuiWindowFlags_AlwaysUseWindowPadding);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, style.px(2)));
  const auto shown = chooser.matching();  // asked anew: the field may have gone to another folder
  fs::path taken;
  for (std::size_t i = 0; i < shown.size(); ++i)
    if (drawEntry(frame, *shown[i], i)) taken = shown[i]->path;
  ImGui::PopStyleVar();
  if (shown.empty())
    ui::wrapped(chooser.problem.empty() ? std::string(frame.text(say::kFolderEmpty))
                                        : errorText(chooser.problem, frame.language()),
                style.muted);
  ImGui::EndChild();
  ImGui::PopStyleColor();
  ImGui::EndChild();
  if (!taken.empty()) take(frame, taken);
}

}  // namespace samspil
