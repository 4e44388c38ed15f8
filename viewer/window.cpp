#include "viewer/window.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include <epoxy/gl.h>
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>

#include "base/text.h"

namespace samspil {

namespace {

constexpr std::string_view kWithoutWindow =
    "All but the window works without it: \"samspil render map.png\" draws the map into a file; find, show, path, "
    "import and export work "
    "on the command line.";

std::string lastGlfwError() {
  const char* description = nullptr;
  glfwGetError(&description);
  return description == nullptr ? "no reason given" : description;
}

NamedKey namedKey(int key) {
  switch (key) {
    case GLFW_KEY_ESCAPE: return NamedKey::escape;
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER: return NamedKey::enter;
    case GLFW_KEY_UP: return NamedKey::up;
    case GLFW_KEY_DOWN: return NamedKey::down;
    case GLFW_KEY_LEFT: return NamedKey::left;
    case GLFW_KEY_RIGHT: return NamedKey::right;
    case GLFW_KEY_HOME: return NamedKey::home;
    case GLFW_KEY_PAGE_UP: return NamedKey::pageUp;
    case GLFW_KEY_PAGE_DOWN: return NamedKey::pageDown;
    case GLFW_KEY_F1: return NamedKey::f1;
    case GLFW_KEY_F2: return NamedKey::f2;
    case GLFW_KEY_F3: return NamedKey::f3;
    case GLFW_KEY_MENU: return NamedKey::menu;
    default: return NamedKey::none;
  }
}

// What is printed on the key in the present layout, lower case.
char32_t printedOn(int key, int scancode) {
  const char* name = glfwGetKeyName(key, scancode);
  if (name == nullptr || *name == '\0') return 0;
  const char32_t character = decodeUtf8(name, 0).codePoint;
  return character >= U'A' && character <= U'Z' ? character - U'A' + U'a' : character;
}

KeyModifiers modifiersOf(int mods) {
  return {
      .ctrl = (mods & GLFW_MOD_CONTROL) != 0, .shift = (mods & GLFW_MOD_SHIFT) != 0, .alt = (mods & GLFW_MOD_ALT) != 0};
}

KeyModifiers heldModifiers(GLFWwindow* window) {
  const auto held = [window](int left, int right) {
    return glfwGetKey(window, left) == GLFW_PRESS || glfwGetKey(window, right) == GLFW_PRESS;
  };
  return {.ctrl = held(GLFW_KEY_LEFT_CONTROL, GLFW_KEY_RIGHT_CONTROL),
          .shift = held(GLFW_KEY_LEFT_SHIFT, GLFW_KEY_RIGHT_SHIFT),
          .alt = held(GLFW_KEY_LEFT_ALT, GLFW_KEY_RIGHT_ALT)};
}

bool editsText(int key) { return key >= GLFW_KEY_ESCAPE && key < GLFW_KEY_LEFT_SHIFT; }

// Mesa's software renderer has a shortcut for textures that go unchanged into a picture with the window's order of
// bytes (viewer/repaint.cpp); it leaves whole squares of the picture out (seen with Mesa 22.3). Read when OpenGL
// starts.
void avoidFaultyShortcut() { ::setenv("LP_PERF", "no_rast_linear", 0); }

void askForOpenGl33() {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "samspil");
}

// No larger than the screen has room for.
void fitToScreen(int& width, int& height) {
  GLFWmonitor* monitor = glfwGetPrimaryMonitor();
  if (monitor == nullptr) return;
  int x = 0, y = 0, roomWidth = 0, roomHeight = 0;
  glfwGetMonitorWorkarea(monitor, &x, &y, &roomWidth, &roomHeight);
  if (roomWidth > 0) width = std::min(width, roomWidth);
  if (roomHeight > 0) height = std::min(height, roomHeight);
}

}  // namespace

Result<std::unique_ptr<Window>> Window::open(const char* title, int width, int height) {
  if (std::getenv("DISPLAY") == nullptr && std::getenv("WAYLAND_DISPLAY") == nullptr) {
    return makeError(ErrorCode::unsupported,
                     "There is no display here (DISPLAY and WAYLAND_DISPLAY are not set), so no window can open. {}",
                     kWithoutWindow);
  }
  glfwSetErrorCallback(nullptr);
  avoidFaultyShortcut();
  if (glfwInit() == GLFW_FALSE) {
    return makeError(ErrorCode::unsupported, "The display does not answer ({}), so no window can open. {}",
                     lastGlfwError(), kWithoutWindow);
  }
  askForOpenGl33();
  fitToScreen(width, height);
  std::unique_ptr<Window> window(new Window);
  window->handle_ = glfwCreateWindow(width, height, title, nullptr, nullptr);
  if (window->handle_ == nullptr) {
    return makeError(ErrorCode::unsupported,
                     "The window needs OpenGL 3.3, which the graphics driver does not offer ({}). Install "
                     "libgl1-mesa-dri and start again "
                     "with LIBGL_ALWAYS_SOFTWARE=1. {}",
                     lastGlfwError(), kWithoutWindow);
  }
  // The panels have room for their words down to this size.
  glfwSetWindowSizeLimits(window->handle_, std::min(width, 960), std::min(height, 600), GLFW_DONT_CARE, GLFW_DONT_CARE);
  if (const char* ratio = std::getenv("SAMSPIL_PIXEL_RATIO"); ratio != nullptr)
    window->unit_ = std::clamp(std::strtof(ratio, nullptr), 1.0F, 4.0F);
  glfwMakeContextCurrent(window->handle_);
  glfwSwapInterval(1);
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;
  ImGui_ImplGlfw_InitForOpenGL(window->handle_, false);
  TRY_ASSIGN(window->repaint_, Repaint::create());
  window->installCallbacks();
  return window;
}

Window::~Window() {
  repaint_.reset();  // while there is a context
  if (ImGui::GetCurrentContext() != nullptr) {
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
  }
  if (handle_ != nullptr) glfwDestroyWindow(handle_);
  glfwTerminate();
}

Window& Window::of(GLFWwindow* handle) { return *static_cast<Window*>(glfwGetWindowUserPointer(handle)); }

void Window::push(InputEvent event) {
  event.time = time();
  input.push(event);
}

void Window::installCallbacks() {
  using Kind = InputEvent::Kind;
  glfwSetWindowUserPointer(handle_, this);
  glfwSetCursorPosCallback(handle_, [](GLFWwindow* w, double x, double y) {
    const Vec2 at{static_cast<float>(x), static_cast<float>(y)};
    of(w).push({.kind = Kind::cursor, .position = at * (1 / of(w).unit_)});
  });
  glfwSetMouseButtonCallback(handle_, [](GLFWwindow* w, int button, int action, int mods) {
    if (button > 2) return;
    of(w).push({.kind = Kind::button, .code = button, .pressed = action == GLFW_PRESS, .modifiers = modifiersOf(mods)});
  });
  glfwSetScrollCallback(handle_, [](GLFWwindow* w, double x, double y) {
    of(w).push(
        {.kind = Kind::wheel, .wheel = {static_cast<float>(x), static_cast<float>(y)}, .modifiers = heldModifiers(w)});
  });
  glfwSetKeyCallback(handle_, [](GLFWwindow* w, int key, int scancode, int action, int mods) {
    if (key < 0) return;
    // A held key repeats: to the program that is a release and another press.
    InputEvent event{.kind = Kind::key,
                     .code = key,
                     .editing = editsText(key),
                     .character = printedOn(key, scancode),
                     .named = namedKey(key),
                     .modifiers = modifiersOf(mods)};
    event.pressed = action != GLFW_RELEASE;
    of(w).push(event);
  });
  glfwSetCharCallback(handle_, [](GLFWwindow* w, unsigned character) {
    of(w).push({.kind = Kind::character, .character = character, .modifiers = heldModifiers(w)});
  });
  glfwSetCursorEnterCallback(handle_, [](GLFWwindow* w, int entered) {
    if (entered == GLFW_FALSE) of(w).push({.kind = Kind::cursorLeft});
  });
  glfwSetWindowFocusCallback(handle_, [](GLFWwindow* w, int focused) {
    if (focused == GLFW_FALSE) of(w).push({.kind = Kind::focusLost});
  });
  glfwSetWindowRefreshCallback(handle_, [](GLFWwindow* w) { of(w).damaged_ = true; });
  glfwSetFramebufferSizeCallback(handle_, [](GLFWwindow* w, int, int) { of(w).damaged_ = true; });
  glfwSetWindowContentScaleCallback(handle_, [](GLFWwindow* w, float, float) { of(w).damaged_ = true; });
  glfwSetDropCallback(handle_, [](GLFWwindow* w, int count, const char** paths) {
    for (int i = 0; i < count; ++i) of(w).dropped_.emplace_back(paths[i]);
  });
}

void Window::waitForEvents(double seconds) {
  if (seconds <= 0 || !input.empty()) {
    glfwPollEvents();
  } else {
    glfwWaitEventsTimeout(seconds);
  }
}

void Window::wake() { glfwPostEmptyEvent(); }

bool Window::closed() const { return glfwWindowShouldClose(handle_) == GLFW_TRUE; }

void Window::feed(const InputEvent& event) {
  ImGuiIO& io = ImGui::GetIO();
  switch (event.kind) {
    case InputEvent::Kind::cursor: cursor_ = event.position; break;
    case InputEvent::Kind::cursorLeft: cursor_ = {-1e9F, -1e9F}; break;
    case InputEvent::Kind::button: buttons_[event.code] = event.pressed; break;
    case InputEvent::Kind::wheel:
      io.MouseWheel += event.wheel.y;
      io.MouseWheelH += event.wheel.x;
      break;
    case InputEvent::Kind::key: {
      const int mods = (event.modifiers.ctrl ? GLFW_MOD_CONTROL : 0) | (event.modifiers.shift ? GLFW_MOD_SHIFT : 0) |
                       (event.modifiers.alt ? GLFW_MOD_ALT : 0);
      ImGui_ImplGlfw_KeyCallback(handle_, event.code, 0, event.pressed ? GLFW_PRESS : GLFW_RELEASE, mods);
      break;
    }
    case InputEvent::Kind::character: ImGui_ImplGlfw_CharCallback(handle_, event.character); break;
    case InputEvent::Kind::focusLost: ImGui_ImplGlfw_WindowFocusCallback(handle_, GLFW_FALSE); break;
  }
}

void Window::beginFrame(const std::vector<InputEvent>& events) {
  ImGui_ImplGlfw_NewFrame();
  for (const InputEvent& event : events) feed(event);
  // The back end asked GLFW how things are now; the frame is to see how they were when its events came.
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {size().x, size().y};
  io.DisplayFramebufferScale = {framebuffer().x / std::max(size().x, 1.0F), framebuffer().y / std::max(size().y, 1.0F)};
  io.MousePos = cursor_.x < -1e8F ? ImVec2(-FLT_MAX, -FLT_MAX) : ImVec2(cursor_.x, cursor_.y);
  for (int i = 0; i < 3; ++i) io.MouseDown[i] = buttons_[i];
  ImGui::NewFrame();
}

bool Window::paint(std::span<const Box> parts, Color background, const Underlay& underlay) {
  ImGui::Render();
  return repaint_->paint(*ImGui::GetDrawData(), parts, background, underlay);
}

void Window::fontsLoaded() {
  gui().uploadFonts();
  repaintAll();
}

void Window::repaintAll() { repaint_->forget(); }

void Window::present() { glfwSwapBuffers(handle_); }

Vec2 Window::size() const {
  int width = 0, height = 0;
  glfwGetWindowSize(handle_, &width, &height);
  return {static_cast<float>(width) / unit_, static_cast<float>(height) / unit_};
}

Vec2 Window::framebuffer() const {
  int width = 0, height = 0;
  glfwGetFramebufferSize(handle_, &width, &height);
  return {static_cast<float>(width), static_cast<float>(height)};
}

// Where a unit already is several pixels the desktop has scaled for us; elsewhere it asks us to.
float Window::contentScale() const {
  float x = 1, y = 1;
  glfwGetWindowContentScale(handle_, &x, &y);
  const float ratio = framebuffer().x / std::max(size().x, 1.0F);
  return std::clamp(x * unit_ / std::max(ratio, 0.5F), 0.75F, 4.0F);
}

double Window::time() const { return glfwGetTime(); }

}  // namespace samspil
