#include "viewer/trace.h"

#include <cstdlib>

#include <nlohmann/json.hpp>

#include "viewer/workspace.h"

namespace samspil {

namespace {

nlohmann::ordered_json stateOf(const Workspace& workspace) {
  const Session& session = workspace.session();
  nlohmann::ordered_json selection = nlohmann::ordered_json::array();
  for (const VertexIndex v : workspace.state.selection) selection.push_back(session.network().key(v));
  return {
      {"shown", session.visibility().vertexCount},
      {"total", session.network().vertexCount()},
      {"ties_shown", session.visibility().edgeCount},
      {"filter", formatFilter(session.view().filter)},
      {"focus", session.view().focus ? session.view().focus->entity : ""},
      {"selection", selection},
      {"hovered", workspace.state.hovered ? session.network().key(*workspace.state.hovered) : ""},
      {"language", workspace.language() == Language::danish ? "da" : "en"},
      {"theme", workspace.state.theme == Theme::light ? "light" : "dark"},
      {"revision", session.revision()},
      {"labels", workspace.derived.labels.size()},
      {"scale", workspace.state.camera.scale},
      {"moving", workspace.motion.active() || workspace.builder.gliding()},
      {"message", workspace.panels.toast ? workspace.panels.toast->text : ""},
  };
}

}  // namespace

Trace::Trace() {
  if (const char* path = std::getenv("SAMSPIL_TRACE"); path != nullptr && *path != '\0')
    file_.reset(std::fopen(path, "w"));
}

void Trace::endFrame(const Workspace& workspace, double frameMilliseconds) {
  ++frames_;
  if (!on()) return;
  auto line = stateOf(workspace);
  for (const auto& [name, box] : targets_) {
    line["targets"][name] = {std::lround(box.min.x), std::lround(box.min.y), std::lround(box.width()),
                             std::lround(box.height())};
  }
  const std::string text = line.dump();
  if (text == last_) return;
  last_ = text;
  line["frame"] = frames_;
  line["frame_ms"] = frameMilliseconds;
  std::fprintf(file_.get(), "%s\n", line.dump().c_str());
  std::fflush(file_.get());
}

}  // namespace samspil
