// The guide: six steps on the user's own data, each beside the thing it is about. It can be left at any step.
#include <cmath>

#include "viewer/commands.h"
#include "viewer/icons.h"
#include "viewer/texts.h"
#include "viewer/widgets.h"

namespace samspil {

namespace {

struct GuideStep {
  UiText title, text;  // {}: whom the guide is about
  const char* anchor;  // what it is about, by its name in the trace; "": the map
  bool (*done)(const Workspace&);
  Result<void> (*doIt)(Workspace&);
};

std::optional<VertexIndex> star(const Workspace& workspace) {
  const auto& hubs = workspace.derived.overview.hubs;
  return hubs.empty() ? std::nullopt : std::optional(hubs.front().vertex);
}

Result<void> withStar(Workspace& workspace, Result<void> (*action)(Workspace&, VertexIndex)) {
  const auto v = star(workspace);
  return v ? action(workspace, *v) : Result<void>{};
}

Result<void> hideMostCommon(Workspace& workspace) {
  const auto& types = workspace.derived.scene.legend.types;
  if (types.empty()) return {};
  Filter filter = workspace.session().view().filter;
  filter.terms.push_back({.field = FilterField::type, .excluded = true, .values = {types.front().key}});
  return workspace.changeFilter(filter, filledBoth(say::kStepHide, types.front().label));
}

constexpr GuideStep kSteps[] = {
    {say::kGuideFind, say::kGuideFindText, "top:search", [](const Workspace& w) { return !w.state.selection.empty(); },
     [](Workspace& w) { return withStar(w, command::goTo); }},
    {say::kGuideFocus, say::kGuideFocusText, "",
     [](const Workspace& w) { return w.session().view().focus.has_value(); },
     [](Workspace& w) { return withStar(w, command::focusOn); }},
    {say::kGuideFilter, say::kGuideFilterText, "legend",
     [](const Workspace& w) { return !w.session().view().filter.empty(); }, hideMostCommon},
    {say::kGuideAsk, say::kGuideAskText, "top:ask",
     [](const Workspace& w) { return w.panels.question.answer.has_value(); },
     [](Workspace& w) {
       return withStar(w, [](Workspace& inner, VertexIndex v) {
         return command::askQuestion(inner, *findQuestion("closest_partners"), {v});
       });
     }},
    {say::kGuideUndo, say::kGuideUndoText, "top:undo",
     [](const Workspace& w) { return w.derived.nextRedo.has_value(); },
     [](Workspace& w) { return w.derived.nextUndo ? command::undo(w) : Result<void>{}; }},
    {say::kGuideKeep, say::kGuideKeepText, "top:palette", [](const Workspace& w) { return w.panels.palette.open; },
     [](Workspace& w) {
       w.panels.palette = {.open = true, .takeFocus = true};
       return Result<void>{};
     }},
};

Box anchorOf(const Frame& frame, const GuideStep& step) {
  if (std::string_view(step.anchor) == "legend") return frame.places.legend;
  if (const auto box = frame.trace.find(step.anchor)) return *box;
  const Box& canvas = frame.places.canvas;
  return {canvas.center() - Vec2{60, 60}, canvas.center() + Vec2{60, 60}};
}

// Beside the anchor, where there is room for it.
Vec2 cardPlace(const Frame& frame, const Box& anchor, Vec2& pivot) {
  const Vec2 display = vec(ImGui::GetIO().DisplaySize);
  const float gap = frame.style.px(14), width = frame.style.px(340);
  if (anchor.height() > display.y * 0.5F) {
    pivot = {0, 0};
    return {anchor.max.x + gap, frame.places.filterBar.max.y + gap};  // below the filters, which may be the matter
  }
  pivot = {0.5F, 0};
  const float x = std::clamp(anchor.center().x, width / 2 + gap, display.x - width / 2 - gap);
  return {x, anchor.max.y + gap};
}

void drawRing(const Frame& frame, const Box& anchor) {
  const float around = frame.style.px(5);
  ImDrawList* list = ImGui::GetForegroundDrawList();
  list->AddRect(im(anchor.min - Vec2{around, around}), im(anchor.max + Vec2{around, around}),
                packed(frame.style.accent), frame.style.px(10), 0, frame.style.px(2.5F));
}

void drawButtons(Frame& frame, const GuideStep& step) {
  const Style& style = frame.style;
  std::size_t& at = *frame.panels.guideStep;
  const bool last = at + 1 == std::size(kSteps);
  if (ui::primaryButton(frame, "guide:next", frame.text(last ? say::kGuideEnd : say::kGuideNext))) {
    if (last)
      frame.panels.guideStep.reset();
    else
      ++at;
    return;
  }
  ImGui::SameLine(0, style.px(8));
  if (ui::quietButton(frame, "guide:do", frame.text(say::kGuideDo))) frame.commands.push(step.doIt);
  if (last) return;
  ImGui::SameLine(0, style.px(8));
  if (ui::quietButton(frame, "guide:skip", frame.text(say::kGuideSkip))) frame.panels.guideStep.reset();
}

}  // namespace

void drawGuide(Frame& frame) {
  if (!frame.panels.guideStep) return;
  const Style& style = frame.style;
  const std::size_t at = *frame.panels.guideStep;
  const GuideStep& step = kSteps[at];
  const Box anchor = anchorOf(frame, step);
  drawRing(frame, anchor);
  Vec2 pivot;
  const Vec2 place = cardPlace(frame, anchor, pivot);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(20), style.px(16)));
  ui::beginCard(frame, "guide", place, pivot, style.px(340));
  ui::text(style.fonts.caption, filled(say::kGuideCount, frame.language(), at + 1, std::size(kSteps)), style.muted);
  ui::text(style.fonts.heading, frame.text(step.title), style.text);
  if (step.done(frame.workspace)) {
    ImGui::SameLine();
    ui::text(ui::iconText(icon::kCheck), style.good);
    frame.trace.target("guide:done", ui::lastItem());
  }
  const auto whom = star(frame.workspace);
  const std::string name = whom ? std::string(frame.session().network().name(*whom, frame.language())) : std::string();
  ui::wrapped(filled(step.text, frame.language(), name), style.text);
  ui::gap(frame, 8);
  drawButtons(frame, step);
  ui::endCard();
  ImGui::PopStyleVar();
}

}  // namespace samspil
