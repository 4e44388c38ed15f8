// What the program says by itself: the result of a step with a way back, a problem, or that it is busy.
#include "viewer/icons.h"
#include "viewer/text_fit.h"
#include "viewer/texts.h"
#include "viewer/widgets.h"

namespace samspil {

namespace {

// A message that offers to undo a step goes with it when another step is taken, or this one taken back.
bool outdated(const Frame& frame, Toast& toast) {
  if (frame.workspace.now >= toast.until) return true;
  if (!toast.offersUndo) return false;
  if (!toast.step) toast.step = frame.derived().nextUndo;
  return toast.step != frame.derived().nextUndo;
}

// Of the canvas, beside the small map.
Box roomForToast(const Frame& frame) {
  Box room = frame.places.canvas;
  if (const auto map = minimapBox(frame)) room.max.x = map->min.x;
  return room;
}

}  // namespace

void drawToast(Frame& frame) {
  auto& toast = frame.panels.toast;
  if (!toast) return;
  if (outdated(frame, *toast)) return toast.reset();
  const Style& style = frame.style;
  const std::string& said = toast->text.in(frame.language());
  const Box room = roomForToast(frame);
  const float lift = frame.state.showDoors ? 120 : 20;
  ImFont* body = style.fonts.body;
  const float words = ui::widthOf(body, said);
  const float undo = toast->offersUndo ? ui::widthOf(body, frame.text(say::kUndoThis)) + style.px(28) : 0;
  const float buttons = undo + style.px(34 + 10);
  const float width = std::min(words + buttons + style.px(56), room.width() - style.px(24));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(14), style.px(7)));
  ui::beginCard(frame, "toast", {room.center().x, room.max.y - style.px(lift)}, {0.5F, 1}, width);
  ImGui::SetCursorPosY(style.px(10));
  ImGui::AlignTextToFramePadding();
  ui::text(ui::iconText(toast->problem ? icon::kWarning : icon::kCheck), toast->problem ? style.problem : style.good);
  ImGui::SameLine();
  ImGui::PushTextWrapPos(width - buttons);
  ui::text(said);
  ImGui::PopTextWrapPos();
  frame.trace.target("toast", ui::lastItem());
  bool closed = false;
  ImGui::SameLine(width - buttons);
  if (toast->offersUndo) {
    if (ui::quietButton(frame, "toast:undo", frame.text(say::kUndoThis))) frame.run("undo"), closed = true;
    ImGui::SameLine(0, style.px(4));
  }
  if (ui::iconButton(frame, "toast:close", icon::kClose, frame.text(say::kClose))) closed = true;
  ui::endCard();
  ImGui::PopStyleVar();
  if (closed) toast.reset();
}

namespace {

// The panels without what is in them, so that the window keeps its shape while the session is the job's own.
void drawEmptyPanels(const Frame& frame) {
  const auto& [topBar, legend, filterBar, canvas, drawer, details, statusBar] = frame.places;
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  for (const Box* panel : {&topBar, &legend, &drawer, &details, &statusBar}) {
    if (panel->empty()) continue;
    list->AddRectFilled(im(panel->min), im(panel->max), packed(frame.style.panel));
    list->AddRect(im(panel->min), im(panel->max), packed(frame.style.border));
  }
}

}  // namespace

// While a job runs the session is not read; only this card is drawn over the map and the empty panels.
void drawBusyCard(Frame& frame) {
  drawEmptyPanels(frame);
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
