// Trace writes down what the window shows, for tests that drive it by mouse and keys: a line of JSON after each frame
// in which something changed, with the state and the places of named things on the window. Off unless $SAMSPIL_TRACE
// names a file.
#pragma once

#include <cstdio>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "base/geometry.h"

namespace samspil {

class Workspace;

class Trace {
 public:
  Trace();
  bool on() const { return file_ != nullptr; }
  void beginFrame() { targets_.clear(); }
  // `name` lies at `box`, in pixels of the window: as much of it as is not scrolled out of sight; nothing where all is.
  // Not told of a card that has just opened: it has no place yet.
  void target(const std::string& name, const Box& box);
  // The same of what is no part of a panel: as much of it as is within `clip`.
  void targetWithin(const std::string& name, const Box& box, const Box& clip);
  // Names and places are kept without a trace file too: the guide points at them.
  void keep(bool keeping) { keeping_ = keeping; }
  std::optional<Box> find(const std::string& name) const {
    const auto found = targets_.find(name);
    return found == targets_.end() ? std::nullopt : std::optional(found->second);
  }
  void endFrame(const Workspace& workspace, double frameMilliseconds);

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, Close> file_;
  std::map<std::string, Box> targets_;
  bool keeping_ = false;
  std::string last_;
  std::size_t frames_ = 0;
};

}  // namespace samspil
