// Trace writes down what the window shows, for tests that drive it by mouse and keys: a line of JSON after each frame
// in which something changed, with the state and the places of named things on the window. Off unless $SAMSPIL_TRACE
// names a file.
#pragma once

#include <cstdio>
#include <map>
#include <memory>
#include <string>

#include "base/geometry.h"

namespace samspil {

class Workspace;

class Trace {
 public:
  Trace();
  bool on() const { return file_ != nullptr; }
  void beginFrame() { targets_.clear(); }
  // `name` lies at `box`, in pixels of the window.
  void target(const std::string& name, const Box& box) {
    if (on()) targets_[name] = box;
  }
  void endFrame(const Workspace& workspace, double frameMilliseconds);

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, Close> file_;
  std::map<std::string, Box> targets_;
  std::string last_;
  std::size_t frames_ = 0;
};

}  // namespace samspil
