// While the differences of an import lie on the map: a small card that says what the signs mean, and the way back.
#include <imgui.h>

#include "session/wording.h"
#include "viewer/commands.h"
#include "viewer/icons.h"
#include "viewer/import_overlay.h"
#include "viewer/panels/import_steps.h"

namespace samspil {

namespace {

constexpr float kWidth = 300;

void drawEntry(Frame& frame, ImportSign sign, std::size_t count) {
  const Style& style = frame.style;
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  const float radius = style.px(7), line = ImGui::GetTextLineHeight();
  drawImportSign(frame, ImGui::GetWindowDrawList(), sign, {at.x + radius, at.y + line / 2}, radius, style.panel);
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + radius * 2 + style.px(8));
  const auto words = say::kMapSigns[static_cast<std::size_t>(sign)];
  ui::text(filled(words, frame.language(), numberText(count, frame.language())), style.text);
}

void drawTies(Frame& frame, std::size_t count) {
  const Style& style = frame.style;
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  const float width = style.px(14), middle = at.y + ImGui::GetTextLineHeight() / 2;
  ImGui::GetWindowDrawList()->AddLine({at.x, middle}, {at.x + width, middle},
                                      packed(importColor(ImportSign::added, frame.state.theme)), style.px(2));
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + width + style.px(8));
  ui::text(filled(say::kMapTies, frame.language(), numberText(count, frame.language())), style.text);
}

}  // namespace

void drawImportMapCard(Frame& frame) {
  const ImportMap& map = *frame.panels.import->map;
  const Style& style = frame.style;
  const Box& canvas = frame.places.canvas;
  ui::beginCard(frame, "import_map", {canvas.min.x + style.px(14), canvas.min.y + style.px(14)}, {0, 0},
                style.px(kWidth));
  ui::text(style.fonts.title, frame.text(say::kMapTitle), style.text);
  ui::text(style.fonts.caption, frame.text(say::kNotYet), style.muted);
  ui::gap(frame, 4);
  for (std::size_t i = 0; i < kImportSigns; ++i) {
    if (map.counts[i] > 0) drawEntry(frame, static_cast<ImportSign>(i), map.counts[i]);
  }
  if (map.newTies > 0) drawTies(frame, map.newTies);
  if (map.left > 0)
    ui::text(style.fonts.caption, filled(say::kMapLeft, frame.language(), numberText(map.left, frame.language())),
             style.muted);
  ui::gap(frame, 6);
  if (ui::primaryButton(frame, "import:map_back",
                        ui::iconText(icon::kChevronLeft) + "  " + std::string(frame.text(say::kBackToImport))))
    frame.commands.push(command::hideImportMap);
  ui::endCard();
}

}  // namespace samspil
