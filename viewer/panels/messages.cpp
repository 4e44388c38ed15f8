// What the program says by itself: the result of a step with a way back, a problem, or that it is busy.
#include "viewer/icons.h"
#include "viewer/texts.h"
#include "viewer/widgets.h"

namespace samspil {

void drawToast(Frame& frame) {
  auto& toast = frame.panels.toast;
  if (!toast) return;
  if (frame.workspace.now >= toast->until) return toast.reset();
  const Style& style = frame.style;
  const std::string& said = toast->text.in(frame.language());
  const Box& canvas = frame.places.canvas;
  const float lift = frame.state.showDoors ? 120 : 20;
  ImFont* body = style.fonts.body;
  const float words = body->CalcTextSizeA(body->FontSize, FLT_MAX, 0, said.c_str()).x;
  const float buttons = style.px(toast->offersUndo ? 140 : 60);
  const float width = std::min(words + buttons + style.px(72), canvas.width() - style.px(48));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(14), style.px(8)));
  ui::beginCard(frame, "toast", {canvas.center().x, canvas.max.y - style.px(lift)}, {0.5F, 1}, width);
  ImGui::AlignTextToFramePadding();
  ui::text(ui::iconText(toast->problem ? icon::kWarning : icon::kCheck), toast->problem ? style.problem : style.good);
  ImGui::SameLine();
  ImGui::PushTextWrapPos(width - buttons);
  ui::text(said);
  ImGui::PopTextWrapPos();
  frame.trace.target("toast", ui::lastItem());
  bool closed = false;
  ImGui::SameLine(width - buttons + style.px(8));
  if (toast->offersUndo) {
    if (ui::quietButton(frame, "toast:undo", frame.text(say::kUndoThis))) frame.run("undo"), closed = true;
    ImGui::SameLine(0, style.px(4));
  }
  if (ui::iconButton(frame, "toast:close", icon::kClose, frame.text(say::kClose))) closed = true;
  ui::endCard();
  ImGui::PopStyleVar();
  if (closed) toast.reset();
}

// While a job runs the session is not read; only this card is drawn over the map.
void drawBusyCard(Frame& frame) {
  const BackgroundJob& job = *frame.workspace.job;
  const Style& style = frame.style;
  const Vec2 display = vec(ImGui::GetIO().DisplaySize);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(22), style.px(18)));
  ui::beginCard(frame, "busy", display * 0.5F, {0.5F, 0.5F}, style.px(360));
  ui::text(style.fonts.heading, frame.text(job.title), style.text);
  ui::gap(frame, 8);
  ImGui::ProgressBar(static_cast<float>(job.control->progress()), {-1, style.px(8)}, "");
  ui::gap(frame, 8);
  if (ui::quietButton(frame, "busy:cancel", frame.text(say::kCancel))) job.control->cancel();
  ui::endCard();
  ImGui::PopStyleVar();
}

}  // namespace samspil
