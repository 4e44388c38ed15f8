// The import wizard: a card over the map with a strip of steps, the page of the step, and the way on and back.
#include <imgui.h>

#include "session/error_words.h"
#include "viewer/commands.h"
#include "viewer/icons.h"
#include "viewer/panels/import_steps.h"

namespace samspil {

namespace {

constexpr UiText kHint = bilingual(
    "Vælg filer, se hvad kolonnerne betyder, og hvad der bliver nyt, ændret og flettet. Intet gemmes før det sidste "
    "trin, og hele importen kan fortrydes, også senere.",
    "Choose files, see what the columns mean, and what will be new, changed and merged. Nothing is stored before the "
    "last step, and the whole import can be undone, later too.");
constexpr float kWidth = 1120, kHeight = 720, kMargin = 28;  // units of design
constexpr float kStripHeight = 44, kFootHeight = 46;

ImportWizard& wizardOf(Frame& frame) { return *frame.panels.import; }

void drawStep(Frame& frame, std::size_t index, Vec2 at) {
  const Style& style = frame.style;
  const auto now = static_cast<std::size_t>(wizardOf(frame).step);
  const bool past = index < now, current = index == now;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float radius = style.px(12);
  const Vec2 middle{at.x + radius, at.y + radius};
  list->AddCircleFilled(im(middle), radius,
                        packed(current ? style.accent
                               : past  ? style.accentSoft
                                       : style.sunken),
                        32);
  const std::string sign = past ? ui::iconText(icon::kCheck) : std::to_string(index + 1);
  ImFont* face = past ? style.fonts.body : style.fonts.strong;  // body holds the icons
  const ImVec2 size = face->CalcTextSizeA(face->FontSize, FLT_MAX, 0, sign.c_str());
  list->AddText(face, face->FontSize, {middle.x - size.x / 2, middle.y - size.y / 2},
                packed(current ? style.onAccent
                       : past  ? style.accent
                               : style.muted),
                sign.c_str());
  const std::string_view name = frame.text(say::kStepNames[index]);
  ImFont* word = current ? style.fonts.strong : style.fonts.body;
  list->AddText(word, word->FontSize, {at.x + radius * 2 + style.px(8), middle.y - word->FontSize / 2},
                packed(current ? style.text : style.muted), name.data(), name.data() + name.size());
}

void drawStrip(Frame& frame) {
  const Style& style = frame.style;
  ui::text(style.fonts.title, frame.text(say::kImportTitle), style.text);
  ImGui::SameLine(0, style.px(10));
  ui::helpSign(frame, "import", frame.text(kHint));
  ImGui::SameLine(ImGui::GetWindowWidth() - style.px(kMargin + 34));
  if (ui::iconButton(frame, "import:close", icon::kClose, frame.text(say::kClose)))
    frame.commands.push(command::leaveImport);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float step = (ImGui::GetContentRegionAvail().x) / static_cast<float>(std::size(say::kStepNames));
  for (std::size_t i = 0; i < std::size(say::kStepNames); ++i)
    drawStep(frame, i, {at.x + step * static_cast<float>(i), at.y + style.px(6)});
  ImGui::Dummy({0, style.px(kStripHeight - 8)});
  ui::edge(frame, {at.x, at.y + style.px(kStripHeight - 4)},
           {at.x + ImGui::GetContentRegionAvail().x, at.y + style.px(kStripHeight - 4)});
}

void drawPage(Frame& frame) {
  ImportWizard& wizard = wizardOf(frame);
  switch (wizard.step) {
    case ImportStep::source: return wizard.choosing ? drawImportChooser(frame) : drawImportSource(frame);
    case ImportStep::columns: return drawImportColumns(frame);
    case ImportStep::duplicates: return drawImportDuplicates(frame);
    case ImportStep::differences: return drawImportDifferences(frame);
    case ImportStep::done: return drawImportDone(frame);
  }
}

bool canGoOn(const ImportWizard& wizard) {
  switch (wizard.step) {
    case ImportStep::source: return !wizard.choosing && wizard.draft.inspected();
    case ImportStep::columns: return wizard.draft.usable();
    case ImportStep::differences: return wizard.draft.preview && !wizard.draft.preview->changesNothing();
    default: return true;
  }
}

UiText nextWord(const ImportWizard& wizard) {
  if (wizard.step == ImportStep::differences) return say::kImportRows;
  return wizard.step == ImportStep::done ? say::kFinish : say::kNext;
}

// What stands left in the foot: a problem, the question whether to leave, or that nothing happened yet.
void drawFootNote(Frame& frame, float width) {
  const Style& style = frame.style;
  const ImportWizard& wizard = wizardOf(frame);
  ImGui::AlignTextToFramePadding();
  if (!wizard.problem.empty()) {
    ui::cutText(style.fonts.body, ui::iconText(icon::kWarning) + "  " + errorText(wizard.problem, frame.language()),
                style.problem, width);
  } else if (wizard.step != ImportStep::done) {
    ui::cutText(style.fonts.body, frame.text(say::kNotYet), style.muted, width);
  } else {
    ImGui::TextUnformatted("");  // the buttons stand on the note's line, also where there is none
  }
}

void drawLeaveQuestion(Frame& frame) {
  const Style& style = frame.style;
  ImGui::AlignTextToFramePadding();
  ui::text(ui::iconText(icon::kWarning) + "  " + std::string(frame.text(say::kLeaveQuestion)), style.text);
  ImGui::SameLine();
  if (ui::quietButton(frame, "import:stay", frame.text(say::kLeaveNo))) wizardOf(frame).leaveAsked = false;
  ImGui::SameLine();
  if (ui::primaryButton(frame, "import:leave", frame.text(say::kLeaveYes)))
    frame.commands.push([](Workspace& w) -> Result<void> { return w.panels.import.reset(), Result<void>{}; });
}

void drawFoot(Frame& frame) {
  const Style& style = frame.style;
  const ImportWizard& wizard = wizardOf(frame);
  ImGui::SetCursorPosY(ImGui::GetWindowHeight() - style.px(kFootHeight + 14));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ui::edge(frame, {at.x, at.y}, {at.x + ImGui::GetContentRegionAvail().x, at.y});
  ui::gap(frame, 4);
  if (wizard.leaveAsked) return drawLeaveQuestion(frame);
  const std::string_view next = frame.text(nextWord(wizard)), back = frame.text(say::kBack);
  const auto widthOf = [&](std::string_view words) {
    ImFont* face = style.fonts.strong;
    return face->CalcTextSizeA(face->FontSize, FLT_MAX, 0, words.data(), words.data() + words.size()).x + style.px(24);
  };
  const float buttons = widthOf(next) + widthOf(back) + style.px(12);
  const float right = ImGui::GetWindowWidth() - style.px(kMargin) - buttons;
  drawFootNote(frame, right - style.px(kMargin + 16));
  ImGui::SameLine(right);
  const bool hasBack = wizard.step != ImportStep::done && !(wizard.step == ImportStep::source && wizard.choosing);
  if (!hasBack) {
    ImGui::SetCursorPosX(right + widthOf(back) + style.px(8));
  } else {
    if (ui::quietButton(frame, "import:back", back)) frame.commands.push(command::previousImportStep);
    ImGui::SameLine();
  }
  if (ui::primaryButton(frame, "import:next", next, canGoOn(wizard))) frame.commands.push(command::nextImportStep);
}

// Ctrl+V brings in a table that was copied in a spreadsheet; Ctrl+Enter goes on, from any field.
void handleKeys(Frame& frame) {
  const ImGuiIO& io = ImGui::GetIO();
  const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), false); };
  if (io.KeyCtrl && pressed(ImGuiKey_V) && !io.WantTextInput) {
    const char* text = ImGui::GetClipboardText();
    frame.commands.push(
        [words = std::string(text == nullptr ? "" : text)](Workspace& w) { return command::pasteImport(w, words); });
  }
  const bool enter = pressed(ImGuiKey_Enter) || pressed(ImGuiKey_KeyPadEnter);
  const ImportWizard& wizard = wizardOf(frame);
  const bool free = !io.WantTextInput && !ImGui::IsAnyItemActive() && !wizard.choosing;
  if (enter && (io.KeyCtrl || free) && canGoOn(wizard) && !wizard.leaveAsked)
    frame.commands.push(command::nextImportStep);
  if (io.KeyAlt && pressed(ImGuiKey_LeftArrow)) frame.commands.push(command::previousImportStep);
}

}  // namespace

void drawImportPanel(Frame& frame) {
  if (!frame.panels.import) return;
  if (frame.panels.import->map) return drawImportMapCard(frame);
  const Style& style = frame.style;
  const Vec2 display = vec(ImGui::GetIO().DisplaySize);
  const Vec2 size{std::min(style.px(kWidth), display.x - style.px(48)),
                  std::min(style.px(kHeight), display.y - style.px(48))};
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(kMargin), style.px(20)));
  ui::beginDialog(frame, "import", size);
  drawStrip(frame);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  const float pageHeight = ImGui::GetContentRegionAvail().y - style.px(kFootHeight);
  ImGui::BeginChild("page", {0, pageHeight}, false, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar();
  drawPage(frame);
  ImGui::EndChild();
  drawFoot(frame);
  handleKeys(frame);
  ui::endDialog();
  ImGui::PopStyleVar();
}

}  // namespace samspil
