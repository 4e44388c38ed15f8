#include "viewer/panels/pick_list.h"

#include <algorithm>

#include <imgui.h>
#include <imgui_stdlib.h>

#include "viewer/text_fit.h"

namespace samspil::ui {

namespace {

struct CursorMove {
  PickList* list;
  std::size_t rows;
};

int moveCursor(ImGuiInputTextCallbackData* data) {
  const auto& move = *static_cast<CursorMove*>(data->UserData);
  if (move.rows == 0) return 0;
  std::size_t& cursor = move.list->cursor;
  if (data->EventKey == ImGuiKey_DownArrow) cursor = (cursor + 1) % move.rows;
  if (data->EventKey == ImGuiKey_UpArrow) cursor = (cursor + move.rows - 1) % move.rows;
  return 0;
}

}  // namespace

PickField pickField(Frame& frame, const char* id, std::string_view hint, PickList& list, std::size_t rows,
                    float width) {
  PickField field;
  list.cursor = std::min(list.cursor, rows == 0 ? 0 : rows - 1);
  askForKeyboard(list.takeFocus);
  const std::string before = list.text;
  CursorMove move{&list, rows};
  ImGui::SetNextItemWidth(width);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(frame.style.px(36), frame.style.px(9)));
  ImGui::PushID(id);
  field.taken = ImGui::InputTextWithHint("##field", std::string(hint).c_str(), &list.text,
                                         ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_CallbackHistory,
                                         moveCursor, &move);
  noteKeyboard(frame, list.takeFocus);
  ImGui::PopID();
  ImGui::PopStyleVar();
  field.box = lastItem();
  field.edited = before != list.text;
  if (field.edited) list.cursor = 0;
  frame.trace.target(id, field.box);
  const Vec2 icon{field.box.min.x + frame.style.px(12), field.box.center().y - frame.style.fonts.body->FontSize / 2};
  ImGui::GetWindowDrawList()->AddText(im(icon), packed(frame.style.muted), iconText(0xF002).c_str());
  if (ImGui::IsItemActive()) {
    ImGui::GetWindowDrawList()->AddRect(im(field.box.min), im(field.box.max), packed(frame.style.accent),
                                        frame.style.px(metric::kRounding), 0, frame.style.px(1.5F));
  }
  return field;
}

bool pickRow(Frame& frame, const std::string& id, const PickRow& row, PickList& list, std::size_t index,
             bool mouseMoved) {
  const Style& style = frame.style;
  const float height = style.px(36);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const bool pressed = ImGui::InvisibleButton(id.c_str(), {width, height}) && row.enabled;
  if (mouseMoved && ImGui::IsItemHovered()) list.cursor = index;
  frame.trace.target(id, lastItem());
  ImDrawList* canvas = ImGui::GetWindowDrawList();
  if (list.cursor == index) {
    canvas->AddRectFilled(at, {at.x + width, at.y + height}, packed(style.accentSoft), style.px(6));
    if (!mouseMoved && !ImGui::IsItemVisible()) ImGui::SetScrollHereY();
  }
  const float middle = at.y + height / 2;
  if (row.shape) drawShape(canvas, *row.shape, {at.x + style.px(18), middle}, style.px(8.5F), row.color);
  if (row.icon != 0) {
    const std::string icon = iconText(row.icon);
    canvas->AddText({at.x + style.px(10), middle - style.fonts.body->FontSize / 2}, packed(style.muted), icon.c_str());
  }
  ImFont* caption = style.fonts.caption;
  // ImGui takes a text without an end, as an empty view is, for one that ends in NUL.
  const char* const note = row.note.empty() ? "" : row.note.data();
  const float noteWidth = widthOf(caption, row.note);
  canvas->AddText(caption, caption->FontSize, {at.x + width - noteWidth - style.px(10), middle - caption->FontSize / 2},
                  packed(style.muted), note, note + row.note.size());
  const ImVec4 clip{at.x, at.y, at.x + width - noteWidth - style.px(20), at.y + height};
  ImFont* body = style.fonts.body;
  canvas->AddText(body, body->FontSize, {at.x + style.px(36), middle - body->FontSize / 2},
                  packed(row.enabled ? style.text : style.muted), row.title.data(), row.title.data() + row.title.size(),
                  0, &clip);
  return pressed;
}

}  // namespace samspil::ui
