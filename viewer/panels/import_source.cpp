// The first page of the wizard when files are chosen: how each is written, why we think so, and its first rows.
#include <fmt/ranges.h>
#include <imgui.h>

#include "session/error_words.h"
#include "viewer/commands.h"
#include "viewer/icons.h"
#include "viewer/panels/import_steps.h"

namespace samspil {

namespace {

constexpr float kFilesWidth = 220, kFindings = 5 * 40;  // units of design
constexpr std::string_view kEncodings[] = {"UTF-8",        "windows-1252", "ISO-8859-1",   "ISO-8859-15",
                                           "windows-1250", "ISO-8859-2",   "windows-1253", "ISO-8859-7",
                                           "macintosh",    "UTF-16LE",     "UTF-16BE",     "double-utf-8"};
constexpr std::uint64_t kHeaderChoices = 8;
constexpr std::size_t kMostColumns = 60;  // ImGui draws at most 64

void change(Frame& frame, const FileOptions& options) {
  frame.commands.push([at = frame.panels.import->source, options](Workspace& w) {
    return command::changeImportSource(w, at, options);
  });
}

UiText delimiterWord(char delimiter) {
  switch (delimiter) {
    case ';': return say::kSemicolon;
    case '\t': return say::kTab;
    case '|': return say::kBar;
    default: return say::kComma;
  }
}

// A label, a list of choices, and beside it why.
struct Finding {
  const char* id;
  std::string_view label;
  std::string shown;
  std::string_view why;
};
bool beginFinding(Frame& frame, const Finding& finding) {
  const Style& style = frame.style;
  ImGui::AlignTextToFramePadding();
  ui::text(finding.label, style.muted);
  ImGui::SameLine(style.px(120));
  const bool open = ui::beginCombo(frame, finding.id, finding.shown, style.px(230));
  if (!open) {
    frame.trace.target(finding.id + 2, ui::lastItem());
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    ui::cutText(style.fonts.caption, finding.why, style.muted, ImGui::GetContentRegionAvail().x);
  }
  return open;
}

bool option(Frame& frame, const std::string& words, bool chosen) {
  const bool pressed = ImGui::Selectable(words.c_str(), chosen);
  frame.trace.target("option:" + words, ui::lastItem());
  return pressed;
}

std::string found(const Frame& frame, std::string_view words) {
  return filled(say::kDetected, frame.language(), words);
}

void drawEncoding(Frame& frame, const ImportSource& source) {
  const FileInspection& file = *source.inspection;
  const std::string shown = source.options.encoding.empty() ? found(frame, file.encoding) : source.options.encoding;
  if (!beginFinding(frame, {"##encoding", frame.text(say::kEncoding), shown, file.encodingReason.in(frame.language())}))
    return;
  for (const std::string_view encoding : kEncodings) {
    if (!option(frame, std::string(encoding), encoding == file.encoding)) continue;
    FileOptions options = source.options;
    options.encoding = encoding;
    change(frame, options);
  }
  ImGui::EndCombo();
}

void drawDelimiter(Frame& frame, const ImportSource& source) {
  const FileInspection& file = *source.inspection;
  const std::string_view word = frame.text(delimiterWord(file.delimiter));
  const std::string shown = source.options.delimiter ? std::string(word) : found(frame, word);
  if (!beginFinding(frame,
                    {"##delimiter", frame.text(say::kDelimiter), shown, file.delimiterReason.in(frame.language())}))
    return;
  for (const char delimiter : {';', ',', '\t', '|'}) {
    if (!option(frame, std::string(frame.text(delimiterWord(delimiter))), delimiter == file.delimiter)) continue;
    FileOptions options = source.options;
    options.delimiter = delimiter;
    change(frame, options);
  }
  ImGui::EndCombo();
}

void drawHeader(Frame& frame, const ImportSource& source) {
  const FileInspection& file = *source.inspection;
  const auto word = [&](std::uint64_t line) {
    return line == 0 ? std::string(frame.text(say::kNoHeader)) : filled(say::kHeaderLine, frame.language(), line);
  };
  const std::string shown = source.options.headerLine ? word(file.headerLine) : found(frame, word(file.headerLine));
  if (!beginFinding(frame, {"##header", frame.text(say::kHeaderRow), shown, file.headerReason.in(frame.language())}))
    return;
  for (std::uint64_t line = 0; line <= std::max(kHeaderChoices, file.headerLine); ++line) {
    if (!option(frame, word(line), line == file.headerLine)) continue;
    FileOptions options = source.options;
    options.headerLine = line;
    options.columnToField.clear();  // other names
    change(frame, options);
  }
  ImGui::EndCombo();
}

void drawDecimalMark(Frame& frame, const ImportSource& source) {
  const FileInspection& file = *source.inspection;
  const auto word = [&](char mark) { return frame.text(mark == ',' ? say::kComma : say::kPoint); };
  const std::string_view now = word(file.decimalMark);
  const std::string shown = source.options.decimalMark ? std::string(now) : found(frame, now);
  if (!beginFinding(frame, {"##decimal", frame.text(say::kDecimalMark), shown, ""})) return;
  for (const char mark : {',', '.'}) {
    if (!option(frame, std::string(word(mark)), mark == file.decimalMark)) continue;
    FileOptions options = source.options;
    options.decimalMark = mark;
    change(frame, options);
  }
  ImGui::EndCombo();
}

void drawKind(Frame& frame, const ImportSource& source) {
  const FileInspection& file = *source.inspection;
  const auto word = [&](TableKind kind) { return frame.text(say::kKindNames[static_cast<std::size_t>(kind)]); };
  const bool chosen = source.options.kind != TableKind::automatic;
  const std::string shown = chosen ? std::string(word(file.kind)) : found(frame, word(file.kind));
  if (!beginFinding(frame, {"##kind", frame.text(say::kTableKind), shown, ""})) return;
  for (const TableKind kind : {TableKind::entities, TableKind::ties, TableKind::sources}) {
    if (!option(frame, std::string(word(kind)), kind == file.kind)) continue;
    FileOptions options = source.options;
    options.kind = kind;
    change(frame, options);
  }
  ImGui::EndCombo();
}

void drawRecipes(Frame& frame, const ImportSource& source) {
  const Style& style = frame.style;
  const FileInspection& file = *source.inspection;
  if (file.doubleEncoded && source.options.encoding.empty() &&
      ui::quietButton(frame, "source:repair", frame.text(say::kRepairDouble))) {
    FileOptions options = source.options;
    options.encoding = "double-utf-8";
    change(frame, options);
  }
  for (const RecipeOffer& offer : file.recipes) {
    const std::string_view title = offer.recipe.title.in(frame.language());
    FileOptions options = source.options;
    if (offer.recipe.id == file.recipe) {
      ImGui::AlignTextToFramePadding();
      ui::text(ui::iconText(icon::kCheck) + "  " + filled(say::kRecipeUsed, frame.language(), title), style.good);
      ImGui::SameLine();
      options.recipe = "none";
      if (ui::quietButton(frame, "recipe:none", frame.text(say::kRecipeDrop))) change(frame, options);
      continue;
    }
    options.recipe = offer.recipe.id;
    if (ui::quietButton(frame, ("recipe:" + offer.recipe.id).c_str(), filled(say::kUseRecipe, frame.language(), title)))
      change(frame, options);
    if (offer.fit.missing.empty()) continue;
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    ui::text(style.fonts.caption,
             filled(say::kRecipeMissing, frame.language(), fmt::format("{}", fmt::join(offer.fit.missing, ", "))),
             style.muted);
  }
}

void drawFiles(Frame& frame) {
  const Style& style = frame.style;
  ImportWizard& wizard = *frame.panels.import;
  for (std::size_t i = 0; i < wizard.draft.sources.size(); ++i) {
    const ImportSource& source = wizard.draft.sources[i];
    const Vec2 at = vec(ImGui::GetCursorScreenPos());
    const Vec2 size{style.px(kFilesWidth - 16), style.px(36)};
    ImGui::PushID(static_cast<int>(i));
    ImGui::SetItemAllowOverlap();
    if (ImGui::InvisibleButton("file", im(size - Vec2{style.px(34), 0}))) wizard.source = i, wizard.table = 0;
    const bool shown = wizard.source == i;
    if (shown || ImGui::IsItemHovered())
      ImGui::GetWindowDrawList()->AddRectFilled(im(at), im(at + size), packed(shown ? style.accentSoft : style.hovered),
                                                style.px(6));
    ImGui::SetCursorScreenPos({at.x + style.px(10), at.y + (size.y - style.fonts.body->FontSize) / 2});
    const char32_t sign = source.inspection ? icon::kFileText : icon::kWarning;
    ui::cutText(style.fonts.body, ui::iconText(sign) + "  " + source.path.filename().string(),
                source.inspection ? style.text : style.problem, size.x - style.px(54));
    ImGui::SetCursorScreenPos({at.x + size.x - style.px(34), at.y + style.px(1)});
    if (ui::iconButton(frame, ("source:remove:" + std::to_string(i)).c_str(), icon::kClose,
                       frame.text(say::kRemoveFile)))
      frame.commands.push([i](Workspace& w) { return command::removeImportSource(w, i); });
    ImGui::SetCursorScreenPos({at.x, at.y + size.y + style.px(4)});
    ImGui::PopID();
  }
  if (ui::quietButton(frame, "source:add", ui::iconText(icon::kPlus) + "  " + std::string(frame.text(say::kAddFile))))
    frame.commands.push(command::previousImportStep);
}

}  // namespace

void drawFirstRows(Frame& frame, const FileInspection& inspection, float height,
                   const std::function<void(std::size_t)>& head) {
  const Style& style = frame.style;
  const auto columns = static_cast<int>(std::min<std::size_t>(inspection.columns.size(), kMostColumns));
  constexpr ImGuiTableFlags kFlags = ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersInnerV |
                                     ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersOuter |
                                     ImGuiTableFlags_NoSavedSettings;
  if (columns == 0 || !ImGui::BeginTable("rows", columns + 1, kFlags, {0, height})) return;
  const float room = ImGui::GetContentRegionAvail().x - style.px(64);
  const float width = std::clamp(room / static_cast<float>(columns), style.px(head ? 190 : 130), style.px(320));
  ImGui::TableSetupColumn("line", ImGuiTableColumnFlags_WidthFixed, style.px(44));
  for (int i = 0; i < columns; ++i) ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthFixed, width);
  ImGui::TableSetupScrollFreeze(1, 1);
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  for (std::size_t i = 0; i < static_cast<std::size_t>(columns); ++i) {
    ImGui::TableNextColumn();
    ImGui::TableSetBgColor(ImGuiTableBgTarget_CellBg, packed(style.raised));
    ImGui::PushID(static_cast<int>(i));
    ui::cutText(style.fonts.strong, inspection.columns[i].name, style.text, width);
    if (head) head(i);
    ImGui::PopID();
  }
  for (const InspectedRow& row : inspection.rows) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    ui::text(style.fonts.caption, std::to_string(row.line), style.muted);
    for (std::size_t i = 0; i < static_cast<std::size_t>(columns); ++i) {
      ImGui::TableNextColumn();
      const bool left = inspection.columns[i].field == "ignore";
      if (i < row.cells.size()) ui::cutText(style.fonts.body, row.cells[i], left ? style.muted : style.text, width);
    }
  }
  ImGui::EndTable();
}

void drawImportSource(Frame& frame) {
  const Style& style = frame.style;
  const ImportWizard& wizard = *frame.panels.import;
  if (wizard.source >= wizard.draft.sources.size()) return;
  const ImportSource& source = wizard.draft.sources[wizard.source];
  ui::gap(frame, 4);
  ImGui::BeginChild("files", {style.px(kFilesWidth), 0});
  drawFiles(frame);
  ImGui::EndChild();
  ImGui::SameLine();
  ImGui::BeginChild("source", {0, 0}, false, ImGuiWindowFlags_NoScrollbar);
  if (!source.inspection) {
    ui::wrapped(errorText(source.problem, frame.language()), style.problem);
  } else {
    drawEncoding(frame, source);
    if (source.inspection->format == "csv") {  // the other formats, and squares of names, have neither
      drawDelimiter(frame, source);
      drawHeader(frame, source);
    }
    drawDecimalMark(frame, source);
    if (source.inspection->more.empty()) drawKind(frame, source);
    drawRecipes(frame, source);
    ui::sectionTitle(frame, frame.text(say::kFirstRows));
    drawTableTabs(frame);
    drawFirstRows(frame, shownTable(wizard), ImGui::GetContentRegionAvail().y - style.px(8), {});
  }
  ImGui::EndChild();
}

}  // namespace samspil
