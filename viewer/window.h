// Window is a GLFW window with an OpenGL 3.3 core context and Dear ImGui set up in it. Main thread only; one at a time.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "base/result.h"
#include "viewer/input_queue.h"
#include "viewer/repaint.h"

struct GLFWwindow;

namespace samspil {

class Window {
 public:
  // Error `unsupported`: no display, or no OpenGL 3.3; the message says which, why, and what works without.
  static Result<std::unique_ptr<Window>> open(const char* title, int width, int height);
  ~Window();

  // Handles what has come in; waits up to `seconds` for something if nothing has.
  void waitForEvents(double seconds);
  // Ends a wait; from any thread.
  static void wake();
  bool closed() const;
  // True once after the window was uncovered, resized or moved to another screen.
  bool takeDamage() { return std::exchange(damaged_, false); }
  std::vector<std::filesystem::path> takeDroppedFiles() { return std::exchange(dropped_, {}); }

  // Starts an ImGui frame that has seen `events`.
  void beginFrame(const std::vector<InputEvent>& events);
  // Ends it: draws what ImGui was told, where it has changed; see Repaint. present() then shows it.
  // False: nothing has changed, and what is on the screen can stay there.
  bool paint(std::span<const Box> parts, Color background, const Underlay& underlay);
  void present();
  void fontsLoaded();
  void repaintAll();  // the next time
  GuiRenderer& gui() { return repaint_->gui(); }

  Vec2 size() const;           // units of ImGui
  Vec2 framebuffer() const;    // pixels
  float contentScale() const;  // what the desktop asks for, per unit of ImGui
  double time() const;         // seconds
  InputQueue input;

 private:
  Window() = default;
  void installCallbacks();
  void push(InputEvent event);
  void feed(const InputEvent& event);
  static Window& of(GLFWwindow* handle);

  GLFWwindow* handle_ = nullptr;
  std::unique_ptr<Repaint> repaint_;
  float unit_ = 1;  // of GLFW's units in one of ImGui's: $SAMSPIL_PIXEL_RATIO, for looking at dense screens on others
  bool damaged_ = true;
  std::vector<std::filesystem::path> dropped_;
  Vec2 cursor_{-1e9F, -1e9F};
  bool buttons_[3] = {};
};

}  // namespace samspil
