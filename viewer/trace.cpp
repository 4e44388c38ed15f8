#include "viewer/trace.h"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>
#include <imgui.h>

#include "viewer/workspace.h"

namespace samspil {

namespace {

std::string jsonText(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out += '"';
}

std::string selectionOf(const Workspace& workspace) {
  std::string keys;
  for (const VertexIndex v : workspace.state.selection) {
    keys += (keys.empty() ? "" : ", ") + jsonText(workspace.session().network().key(v));
  }
  return "[" + keys + "]";
}

// What stands in the fields of what is open.
std::string typedText(const PanelState& panels) {
  std::string text;
  for (const std::string* field :
       {&panels.search.text, &panels.palette.text, &panels.question.typed.text, &panels.question.choice.text,
        &panels.edit.otherText, &panels.facet.find, &panels.facet.typed, &panels.views.name, &panels.table.request.text,
        &panels.exporting.path})
    text += field->empty() ? "" : *field + "|";
  for (const auto& [name, value] : panels.edit.fields) text += value.empty() ? "" : value + "|";
  return text + panels.edit.tie.validFrom;
}

std::string questionOf(const Workspace& workspace) {
  const QuestionPage& page = workspace.panels.question;
  const auto number = [](std::optional<std::size_t> value) { return value ? static_cast<int>(*value) : -1; };
  const PanelState& panels = workspace.panels;
  return fmt::format(R"(, "question": {}, "rows": {}, "row": {}, "lit": {}, "form": {}, "guide": {}, "typed": {})",
                     jsonText(page.question != nullptr ? page.question->id : ""),
                     page.answer ? static_cast<int>(page.answer->rows.size()) : -1, number(page.row),
                     workspace.state.highlight.vertices.size(), static_cast<int>(workspace.panels.edit.kind),
                     number(panels.guideStep), jsonText(typedText(panels)));
}

// Everything between the braces of the line, but the frame's number and time.
std::string stateOf(const Workspace& workspace) {
  const Session& session = workspace.session();
  const ViewSpec& view = session.view();
  const auto& hovered = workspace.state.hovered;
  std::string text = fmt::format(
      R"("shown": {}, "total": {}, "ties_shown": {}, "revision": {}, "labels": {}, "moving": {})",
      session.visibility().vertexCount, session.network().vertexCount(), session.visibility().edgeCount,
      session.revision(), workspace.derived.labels.size(), workspace.motion.active() || workspace.builder.gliding());
  text += fmt::format(R"(, "filter": {}, "focus": {}, "selection": {}, "hovered": {})",
                      jsonText(formatFilter(view.filter)), jsonText(view.focus ? view.focus->entity : ""),
                      selectionOf(workspace), jsonText(hovered ? session.network().key(*hovered) : ""));
  const Insights& insights = workspace.insights;
  const std::string open = insights.detail ? insights.detail->id : "";
  text += fmt::format(
      R"(, "gaps": {}, "gap": {}, "gap_status": {}, "columns": {}, "cell": {}, "consortia": {}, "working": {})",
      insights.view.rows.size(), jsonText(open), insights.detail ? static_cast<int>(insights.detail->status) : -1,
      insights.coverage ? insights.coverage->matrix.columns.size() : 0,
      jsonText(insights.cell ? session.network().key(insights.cell->theme) : ""), insights.cards.size(),
      workspace.working());
  text += questionOf(workspace);
  text += fmt::format(R"(, "drawer": {}, "layout": {}, "highlight": {}, "changes": {}, "views": {})",
                      static_cast<int>(workspace.state.drawer), jsonText(view.layout), view.highlightOnly,
                      workspace.derived.times ? workspace.derived.times->rows.size() : 0,
                      workspace.derived.savedViews.size());
  const auto& times = workspace.derived.times;
  text += fmt::format(R"(, "compared": {}, "pinned": {})",
                      jsonText(times ? times->comparison.fromText + " - " + times->comparison.toText : ""),
                      std::ranges::count(workspace.derived.pinned, 1));
  text += fmt::format(R"(, "language": "{}", "theme": "{}", "message": {})",
                      workspace.language() == Language::danish ? "da" : "en",
                      workspace.state.theme == Theme::light ? "light" : "dark",
                      jsonText(workspace.panels.toast ? workspace.panels.toast->text.in(workspace.language()) : ""));
  return text;
}

std::string targetsOf(const std::map<std::string, Box>& targets) {
  std::string text;
  for (const auto& [name, box] : targets) {
    text += fmt::format("{}{}: [{:.0f}, {:.0f}, {:.0f}, {:.0f}]", text.empty() ? "" : ", ", jsonText(name), box.min.x,
                        box.min.y, box.width(), box.height());
  }
  return "{" + text + "}";
}

}  // namespace

Trace::Trace() {
  if (const char* path = std::getenv("SAMSPIL_TRACE"); path != nullptr && *path != '\0')
    file_.reset(std::fopen(path, "w"));
}

void Trace::target(const std::string& name, const Box& box) {
  if ((!on() && !keeping_) || ImGui::IsWindowAppearing()) return;
  const ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 from = list.GetClipRectMin(), to = list.GetClipRectMax();
  targetWithin(name, box, {{from.x, from.y}, {to.x, to.y}});
}

void Trace::targetWithin(const std::string& name, const Box& box, const Box& clip) {
  if (!on() && !keeping_) return;
  constexpr float kLeast = 4;  // pixels that can be hit
  const Box seen{{std::max(box.min.x, clip.min.x), std::max(box.min.y, clip.min.y)},
                 {std::min(box.max.x, clip.max.x), std::min(box.max.y, clip.max.y)}};
  if (seen.width() >= kLeast && seen.height() >= kLeast) targets_[name] = seen;
}

void Trace::endFrame(const Workspace& workspace, double frameMilliseconds) {
  ++frames_;
  if (!on()) return;
  const std::string text = fmt::format(R"({}, "targets": {})", stateOf(workspace), targetsOf(targets_));
  if (text == last_) return;
  last_ = text;
  fmt::print(file_.get(), "{{{}, \"frame\": {}, \"frame_ms\": {:.1f}}}\n", text, frames_, frameMilliseconds);
  std::fflush(file_.get());
}

}  // namespace samspil
