// The third page of the wizard: match cards, one possible duplicate at a time, both records side by side.
#include <imgui.h>

#include "session/error_words.h"
#include "viewer/icons.h"
#include "viewer/panels/import_steps.h"

namespace samspil {

namespace {

constexpr float kListWidth = 280, kRowHeight = 46;  // units of design

void answer(ImportWizard& wizard, DuplicateAnswer given) {
  wizard.draft.answers[wizard.question] = given;
  // On to the next that is open, if there is one.
  const std::size_t count = wizard.draft.answers.size();
  for (std::size_t step = 1; step < count; ++step) {
    const std::size_t next = (wizard.question + step) % count;
    if (wizard.draft.answers[next] != DuplicateAnswer::open) continue;
    wizard.question = next;
    return;
  }
}

void answerRest(ImportWizard& wizard, DuplicateAnswer given) {
  for (DuplicateAnswer& open : wizard.draft.answers)
    if (open == DuplicateAnswer::open) open = given;
}

void drawQuestionRow(Frame& frame, std::size_t i) {
  const Style& style = frame.style;
  ImportWizard& wizard = *frame.panels.import;
  const PossibleDuplicate& question = wizard.draft.questions[i];
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  const Vec2 size{ImGui::GetContentRegionAvail().x, style.px(kRowHeight)};
  if (ImGui::InvisibleButton(("question" + std::to_string(i)).c_str(), im(size))) wizard.question = i;
  frame.trace.target("question:" + std::to_string(i), ui::lastItem());
  const bool current = wizard.question == i;
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (current || ImGui::IsItemHovered())
    list->AddRectFilled(im(at), im(at + size), packed(current ? style.accentSoft : style.hovered), style.px(6));
  const DuplicateAnswer given = wizard.draft.answers[i];
  const char32_t sign = given == DuplicateAnswer::same        ? icon::kCheck
                        : given == DuplicateAnswer::different ? icon::kClose
                                                              : icon::kHelp;
  const Color color = given == DuplicateAnswer::same        ? style.good
                      : given == DuplicateAnswer::different ? style.problem
                                                            : style.muted;
  ImFont* body = style.fonts.body;
  list->AddText(body, body->FontSize, {at.x + style.px(10), at.y + style.px(6)}, packed(color),
                ui::iconText(sign).c_str());
  const ImVec4 clip{at.x, at.y, at.x + size.x - style.px(8), at.y + size.y};
  list->AddText(body, body->FontSize, {at.x + style.px(34), at.y + style.px(5)}, packed(style.text),
                question.newName.c_str(), nullptr, 0, &clip);
  ImFont* caption = style.fonts.caption;
  const std::string known = filled(say::kLooksLike, frame.language(), question.existingName);
  list->AddText(caption, caption->FontSize, {at.x + style.px(34), at.y + style.px(25)}, packed(style.muted),
                known.c_str(), nullptr, 0, &clip);
}

void drawRecord(Frame& frame, const char* id, const UiText& heading, const RecordCard& record,
                const RecordCard& other) {
  const Style& style = frame.style;
  ImGui::PushStyleColor(ImGuiCol_ChildBg, imColor(style.sunken));
  ImGui::BeginChild(id, {0, 0}, false, ImGuiWindowFlags_AlwaysUseWindowPadding);
  ui::text(style.fonts.caption, frame.text(heading), style.muted);
  ui::wrapped(style.fonts.heading, record.name, style.text);
  ui::text(style.fonts.caption, record.type, record.type == other.type ? style.muted : style.problem);
  ui::gap(frame, 6);
  for (const auto& [label, value] : record.values) {
    const auto same = std::ranges::find(other.values, label, &std::pair<std::string, std::string>::first);
    const bool equal = same != other.values.end() && same->second == value;
    ui::text(style.fonts.caption, label, style.muted);
    ui::wrapped(value, same == other.values.end() ? style.text : equal ? style.good : style.problem);
    ui::gap(frame, 2);
  }
  ImGui::EndChild();
  ImGui::PopStyleColor();
}

void drawParts(Frame& frame, const PossibleDuplicate& question) {
  const Style& style = frame.style;
  ui::text(style.fonts.strong,
           filled(say::kScore, frame.language(), std::min(static_cast<int>(question.score * 100), 99)), style.text);
  for (const MatchPart& part : question.parts) {
    const Color color = part.sign == '+' ? style.good : part.sign == '~' ? style.muted : style.problem;
    ui::wrapped(fmt::format("{}  {}", part.sign, part.text.in(frame.language())), color);
  }
}

void drawAnswers(Frame& frame) {
  ImportWizard& wizard = *frame.panels.import;
  const DuplicateAnswer given = wizard.draft.answers[wizard.question];
  const auto button = [&](const char* id, const UiText& words, DuplicateAnswer meant) {
    const bool pressed = given == meant ? ui::primaryButton(frame, id, frame.text(words))
                                        : ui::quietButton(frame, id, frame.text(words));
    if (pressed) answer(wizard, meant);
    ImGui::SameLine();
  };
  button("duplicate:same", say::kSame, DuplicateAnswer::same);
  button("duplicate:different", say::kDifferent, DuplicateAnswer::different);
  button("duplicate:later", say::kLater, DuplicateAnswer::open);
  ImGui::SameLine(0, frame.style.px(28));
  if (ui::quietButton(frame, "duplicate:all_same", frame.text(say::kAllSame)))
    answerRest(wizard, DuplicateAnswer::same);
  ImGui::SameLine();
  if (ui::quietButton(frame, "duplicate:all_different", frame.text(say::kAllDifferent)))
    answerRest(wizard, DuplicateAnswer::different);
}

void handleKeys(Frame& frame) {
  if (ImGui::GetIO().WantTextInput) return;
  ImportWizard& wizard = *frame.panels.import;
  const std::size_t last = wizard.draft.questions.size() - 1;
  const auto pressed = [](int key) { return ImGui::IsKeyPressed(key, false); };
  if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_DownArrow)))
    wizard.question = std::min(wizard.question + 1, last);
  if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_UpArrow))) wizard.question -= wizard.question == 0 ? 0 : 1;
  if (pressed('S')) return answer(wizard, DuplicateAnswer::same);
  if (pressed(frame.language() == Language::danish ? 'F' : 'D')) answer(wizard, DuplicateAnswer::different);
}

void drawCard(Frame& frame) {
  const Style& style = frame.style;
  const ImportWizard& wizard = *frame.panels.import;
  const PossibleDuplicate& question = wizard.draft.questions[wizard.question];
  ui::text(style.fonts.strong,
           filled(say::kDuplicateOf, frame.language(), wizard.question + 1, wizard.draft.questions.size()), style.text);
  ui::text(style.fonts.caption, frame.text(say::kDuplicateHelp), style.muted);
  ui::gap(frame, 4);
  const auto card = matchCard(frame.session(), *wizard.draft.preview, question, frame.language());
  if (!card) return ui::wrapped(errorText(card.error(), frame.language()), style.problem);
  const float parts = std::min(style.px(56 + 24 * static_cast<float>(question.parts.size())), style.px(190));
  const float height = std::max(ImGui::GetContentRegionAvail().y - parts - style.px(52), style.px(120));
  const float half = (ImGui::GetContentRegionAvail().x - style.px(12)) / 2;
  ImGui::BeginChild("incoming_frame", {half, height});
  drawRecord(frame, "incoming", say::kIncoming, card->incoming, card->known);
  ImGui::EndChild();
  ImGui::SameLine(0, style.px(12));
  ImGui::BeginChild("known_frame", {half, height});
  drawRecord(frame, "known", say::kKnown, card->known, card->incoming);
  ImGui::EndChild();
  ImGui::BeginChild("parts", {0, parts});
  ui::gap(frame, 4);
  drawParts(frame, question);
  ImGui::EndChild();
  drawAnswers(frame);
}

}  // namespace

void drawImportDuplicates(Frame& frame) {
  const Style& style = frame.style;
  ImportWizard& wizard = *frame.panels.import;
  if (!wizard.draft.preview || wizard.draft.questions.empty()) {
    ui::sectionTitle(frame, frame.text(say::kNoDuplicates));
    return ui::wrapped(frame.text(say::kNoDuplicatesText), style.muted);
  }
  ui::gap(frame, 6);
  ImGui::BeginChild("questions", {style.px(kListWidth), 0});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, style.px(2)));
  for (std::size_t i = 0; i < wizard.draft.questions.size(); ++i) drawQuestionRow(frame, i);
  ImGui::PopStyleVar();
  if (const std::size_t open = wizard.draft.openQuestions(); open > 0) {
    ui::gap(frame, 6);
    ui::wrapped(style.fonts.caption, filled(say::kOpenQuestions, frame.language(), open), style.muted);
  }
  ImGui::EndChild();
  ImGui::SameLine(0, style.px(16));
  ImGui::BeginChild("card", {0, 0}, false, ImGuiWindowFlags_NoScrollbar);
  drawCard(frame);
  ImGui::EndChild();
  handleKeys(frame);
}

}  // namespace samspil
