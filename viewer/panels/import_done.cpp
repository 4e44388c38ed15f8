// The last page of the wizard: what happened, and the way back.
#include <imgui.h>

#include "viewer/commands.h"
#include "viewer/icons.h"
#include "viewer/panels/import_steps.h"

namespace samspil {

void drawImportDone(Frame& frame) {
  const Style& style = frame.style;
  const ImportWizard& wizard = *frame.panels.import;
  const bool changed = wizard.batch.value != 0;
  ui::gap(frame, 60);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float radius = style.px(26);
  const Vec2 middle{at.x + ImGui::GetContentRegionAvail().x / 2, at.y + radius};
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddCircleFilled(im(middle), radius, packed(style.accentSoft), 48);
  const std::string sign = ui::iconText(changed ? icon::kCheck : icon::kInfo);
  ImFont* icons = style.fonts.heading;
  const ImVec2 size = icons->CalcTextSizeA(icons->FontSize, FLT_MAX, 0, sign.c_str());
  list->AddText(icons, icons->FontSize, {middle.x - size.x / 2, middle.y - size.y / 2}, packed(style.accent),
                sign.c_str());
  ImGui::Dummy({0, radius * 2 + style.px(14)});
  const auto centred = [&](ImFont* font, std::string_view words, Color color) {
    const float width = font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, words.data(), words.data() + words.size()).x;
    ImGui::SetCursorPosX(std::max((ImGui::GetWindowWidth() - width) / 2, 0.0F));
    ui::text(font, words, color);
  };
  centred(style.fonts.title, frame.text(changed ? say::kDoneTitle : say::kDoneNothing), style.text);
  ui::gap(frame, 4);
  centred(style.fonts.body, wizard.result, style.muted);
  if (!changed) return;
  centred(style.fonts.caption, frame.text(say::kImportUndoLater), style.muted);
  ui::gap(frame, 16);
  const float buttons = style.px(400);
  ImGui::SetCursorPosX((ImGui::GetWindowWidth() - buttons) / 2);
  if (ui::quietButton(frame, "import:undo",
                      ui::iconText(icon::kUndo) + "  " + std::string(frame.text(say::kUndoImport))))
    frame.commands.push(command::undoImport);
  ImGui::SameLine();
  if (!wizard.created.empty() &&
      ui::quietButton(frame, "import:show",
                      ui::iconText(icon::kCrosshairs) + "  " + std::string(frame.text(say::kShowNew))))
    frame.commands.push(command::showImported);
}

}  // namespace samspil
