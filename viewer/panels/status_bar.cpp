// The bottom line: how large the network is, how fresh, and that all is stored.
#include "session/error_words.h"
#include "session/wording.h"
#include "viewer/icons.h"
#include "viewer/texts.h"
#include "viewer/widgets.h"

namespace samspil {

void drawStatusBar(Frame& frame) {
  const Style& style = frame.style;
  const Box& box = frame.places.statusBar;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding,
                      ImVec2(style.px(16), (box.height() - style.fonts.caption->FontSize) / 2));
  ui::beginPanel(frame, "status", box, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  ui::edge(frame, {box.min.x, box.min.y}, {box.max.x, box.min.y});
  const float gap = style.px(24);
  if (const auto& counts = frame.derived().counts) {
    ui::text(style.fonts.caption,
             filled(say::kStatusCounts, frame.language(), numberText(counts->entities, frame.language()),
                    numberText(counts->ties, frame.language())),
             style.muted);
    if (frame.derived().newestShown.known()) {
      ImGui::SameLine(0, gap);
      ui::text(style.fonts.caption,
               filled(say::kNewestSource, frame.language(), dateText(frame.derived().newestShown, frame.language())),
               style.muted);
    }
  }
  if (const auto work = frame.workspace.noticedWork()) {
    ImGui::SameLine(0, gap);
    ui::text(style.fonts.caption,
             fmt::format("{} {} %  ·  {}", frame.text(work->title), static_cast<int>(work->progress * 100),
                         frame.text(say::kEscCancels)),
             style.accent);
    frame.trace.target("status:work", ui::lastItem());
  }
  if (!frame.derived().problem.empty()) {
    ImGui::SameLine(0, gap);
    ui::text(style.fonts.caption,
             ui::iconText(icon::kWarning) + "  " + errorText(frame.derived().problem, frame.language()), style.problem);
  }
  const bool readOnly = frame.session().store().readOnly();
  const std::string stored = ui::iconText(readOnly ? icon::kEye : icon::kCheck) + "  " +
                             std::string(frame.text(readOnly ? say::kReadOnly : say::kAllStored));
  ImFont* caption = style.fonts.caption;
  const float width = caption->CalcTextSizeA(caption->FontSize, FLT_MAX, 0, stored.c_str()).x;
  ImGui::SameLine(box.width() - width - style.px(16));
  ui::text(caption, stored, style.muted);
  ImGui::End();
  ImGui::PopStyleVar();
}

}  // namespace samspil
