// Where a fact or tie stands: a line below it, and a card with all that is known of the passage.
#include "viewer/edit_commands.h"
#include "viewer/icons.h"
#include "viewer/panels/details_parts.h"
#include "viewer/texts.h"

namespace samspil {

namespace {

void line(Frame& frame, const UiText& label, const std::string& value) {
  if (value.empty()) return;
  ui::text(frame.style.fonts.caption, frame.text(label), frame.style.muted);
  ui::wrapped(value, frame.style.text);
  ui::gap(frame, 3);
}

std::string linesText(const Frame& frame, const ReferenceText& reference) {
  if (reference.firstLine == 0) return {};
  if (reference.lastLine <= reference.firstLine) return std::to_string(reference.firstLine);
  return filled(say::kSourceLineRange, frame.language(), reference.firstLine, reference.lastLine);
}

Result<void> showOnlyFrom(Workspace& workspace, const std::string& sourceKey) {
  Filter filter = workspace.session().view().filter;
  filter.terms.push_back({.field = FilterField::document, .values = {sourceKey}});
  workspace.panels.source.reset();
  const auto source = workspace.session().network().findSource(sourceKey);
  const LocalizedView title = source ? source->title : LocalizedView(sourceKey, sourceKey);
  return workspace.changeFilter(filter, {filled(say::kStepOnly, Language::danish, title.in(Language::danish)),
                                         filled(say::kStepOnly, Language::english, title.in(Language::english))});
}

}  // namespace

void drawSource(Frame& frame, const ReferenceText& reference, Certainty certainty, const std::string& certaintyText,
                StatementId statement) {
  const Style& style = frame.style;
  ImGui::BeginGroup();
  ui::wrapped(style.fonts.caption, ui::iconText(icon::kFileText) + "  " + reference.sentence, style.muted);
  ImGui::EndGroup();
  const Box box = ui::lastItem();
  frame.trace.target("source:" + std::to_string(statement.value) + ":" + reference.sourceKey, box);
  if (ImGui::IsItemHovered()) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    ImGui::GetWindowDrawList()->AddLine({box.min.x, box.max.y}, {box.max.x, box.max.y}, packed(style.muted));
    ui::tooltip(frame.text(say::kSourceHint));
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left))
      frame.panels.source = SourceCard{.reference = reference, .certainty = certaintyText, .statement = statement};
  }
  if (certainty != Certainty::stated)
    ui::wrapped(style.fonts.caption, ui::iconText(icon::kInfo) + "  " + certaintyText, style.accent);
}

void drawSourceCard(Frame& frame) {
  const auto& card = frame.panels.source;
  if (!card) return;
  const Style& style = frame.style;
  const auto source = frame.session().network().findSource(card->reference.sourceKey);
  const Box& canvas = frame.places.canvas;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(20), style.px(16)));
  ui::beginCard(frame, "source", {canvas.max.x - style.px(14), canvas.min.y + style.px(14)}, {1, 0}, style.px(360));
  ui::text(style.fonts.heading, frame.text(say::kWhereFrom), style.text);
  ImGui::SameLine(style.px(360 - 54));
  const bool closed = ui::iconButton(frame, "source:close", icon::kClose, frame.text(say::kClose));
  if (source) {
    ui::wrapped(style.fonts.strong, source->title.in(frame.language()), style.text);
    std::string issued(source->publisher);
    if (source->date.known()) issued += (issued.empty() ? "" : " · ") + dateText(source->date, frame.language());
    if (source->status == "draft") issued += " · " + std::string(frame.text(say::kSourceDraft));
    if (!issued.empty()) ui::wrapped(style.fonts.caption, issued, style.muted);
    ui::gap(frame, 4);
  }
  line(frame, say::kSourceSection, card->reference.section);
  line(frame, say::kSourceLines, linesText(frame, card->reference));
  line(frame, say::kSourceFile, card->reference.file);
  line(frame, say::kEditCertainty, card->certainty);
  ui::gap(frame, 4);
  if (source && source->kind == SourceKind::document &&
      ui::quietButton(frame, "source:only", frame.text(say::kSourceOnly)))
    frame.commands.push([key = std::string(source->key)](Workspace& w) { return showOnlyFrom(w, key); });
  if (card->statement.value != 0) {
    if (source && source->kind == SourceKind::document) ImGui::SameLine(0, style.px(8));
    if (ui::quietButton(frame, "source:remove", frame.text(say::kSourceRemove))) {
      frame.commands.push([id = card->statement](Workspace& w) {
        w.panels.source.reset();
        return command::removeStatement(w, id);
      });
    }
  }
  ui::endCard();
  ImGui::PopStyleVar();
  if (closed) frame.panels.source.reset();
}

}  // namespace samspil
