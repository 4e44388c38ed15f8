#include "viewer/repaint.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace samspil {

namespace {

// A number that differs, for all that matters here, when the bytes do.
class Fingerprint {
 public:
  void add(const void* bytes, std::size_t size) {
    const char* at = static_cast<const char*>(bytes);
    for (; size >= 8; size -= 8, at += 8) addWord(at, 8);
    if (size > 0) addWord(at, size);
  }
  template <typename Value>
  void add(const Value& value) {
    add(&value, sizeof value);
  }
  std::uint64_t value() const { return sum_; }

 private:
  void addWord(const char* bytes, std::size_t size) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, size);
    sum_ = (sum_ ^ word) * 0x9E3779B97F4A7C15U;
    sum_ ^= sum_ >> 29;
  }

  std::uint64_t sum_ = 0x243F6A8885A308D3U;
};

std::uint64_t fingerprintOf(const ImDrawList& list) {
  Fingerprint print;
  for (const ImDrawCmd& command : list.CmdBuffer) {
    print.add(command.ClipRect);
    print.add(command.TextureId);
    print.add(command.ElemCount);
  }
  print.add(list.VtxBuffer.Data, static_cast<std::size_t>(list.VtxBuffer.size_in_bytes()));
  print.add(list.IdxBuffer.Data, static_cast<std::size_t>(list.IdxBuffer.size_in_bytes()));
  return print.value();
}

// Where a list draws. ImGui lets the frames of its windows be clipped by the whole screen, so the points count too.
Box reachOf(const ImDrawList& list) {
  Box clips, points;
  for (const ImDrawCmd& command : list.CmdBuffer) {
    if (command.ElemCount == 0) continue;
    clips.add({command.ClipRect.x, command.ClipRect.y});
    clips.add({command.ClipRect.z, command.ClipRect.w});
  }
  for (const ImDrawVert& vertex : list.VtxBuffer) points.add({vertex.pos.x, vertex.pos.y});
  if (clips.empty() || points.empty()) return {};
  return {{std::max(clips.min.x, points.min.x), std::max(clips.min.y, points.min.y)},
          {std::min(clips.max.x, points.max.x), std::min(clips.max.y, points.max.y)}};
}

}  // namespace

Result<std::unique_ptr<Repaint>> Repaint::create() {
  TRY_ASSIGN(auto gui, GuiRenderer::create());
  return std::unique_ptr<Repaint>(new Repaint(std::move(gui)));
}

void Repaint::fit(int width, int height) {
  if (width == width_ && height == height_) return;
  width_ = width;
  height_ = height;
  forget();
  glBindTexture(GL_TEXTURE_2D, picture_.id());
  // GL_RGBA, not GL_RGBA8: so Mesa takes the order of bytes that the window has, and show() becomes a plain copy.
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, width, height, 0, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, nullptr);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.id());
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, picture_.id(), 0);
}

// Neighbours round the edge that they share to the same pixel.
PixelRect Repaint::pixelsOf(const Box& part, ImVec2 ratio) const {
  const auto pixel = [](float at, float scale) { return static_cast<int>(std::lround(at * scale)); };
  return intersection(
      {pixel(part.min.x, ratio.x), pixel(part.min.y, ratio.y), pixel(part.max.x, ratio.x), pixel(part.max.y, ratio.y)},
      {0, 0, width_, height_});
}

// The whole picture into the window, whose own buffer may hold anything. OpenGL counts its rows from below.
void Repaint::show() const {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_.id());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
  glBlitFramebuffer(0, 0, width_, height_, 0, height_, width_, 0, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

bool Repaint::paint(const ImDrawData& data, std::span<const Box> parts, Color background, const Underlay& underlay) {
  const ImVec2 ratio = data.FramebufferScale;
  fit(static_cast<int>(std::lround(data.DisplaySize.x * ratio.x)),
      static_cast<int>(std::lround(data.DisplaySize.y * ratio.y)));
  const std::span<ImDrawList* const> lists(data.CmdLists, static_cast<std::size_t>(data.CmdListsCount));
  std::vector<Fingerprint> prints(parts.size());
  for (std::size_t part = 0; part < parts.size(); ++part) {
    prints[part].add(parts[part]);
    if (part == underlay.part) prints[part].add(underlay.version);
  }
  for (const ImDrawList* list : lists) {
    const std::uint64_t print = fingerprintOf(*list);
    const Box reach = reachOf(*list);
    for (std::size_t part = 0; part < parts.size(); ++part) {
      if (!reach.empty() && reach.intersects(parts[part])) prints[part].add(print);
    }
  }
  versions_.resize(parts.size(), 0);
  bool loaded = false;
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.id());
  for (std::size_t part = 0; part < parts.size(); ++part) {
    const PixelRect place = pixelsOf(parts[part], ratio);
    if (place.empty() || versions_[part] == prints[part].value()) continue;
    versions_[part] = prints[part].value();
    if (!std::exchange(loaded, true)) gui_->load(lists, data.DisplaySize, ratio);
    if (part == underlay.part)
      underlay.draw();
    else
      clearTo(background, place.left, place.top, place.right - place.left, place.bottom - place.top);
    gui_->draw(place);
  }
  if (loaded) show();
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  return loaded;
}

}  // namespace samspil
