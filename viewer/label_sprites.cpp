#include "viewer/label_sprites.h"

#include <array>
#include <cmath>
#include <utility>

#include "viewer/style.h"

namespace samspil {

namespace {

constexpr int kSheetWidth = 2048, kSheetHeight = 1024;  // pixels: some 500 names
constexpr float kHaloReach = 0.0909F;                   // lines: as wide as the stroke of the exported picture, 0.11 em

float reachOf(float size) { return std::ceil(size * kHaloReach) + 1; }

// The halo is the text eight times around itself.
void drawLetters(ImDrawList* list, const HaloText& text, Vec2 at) {
  const float reach = text.size * kHaloReach, diagonal = reach * 0.7071F;
  const std::array<Vec2, 8> around{{{reach, 0},
                                    {-reach, 0},
                                    {0, reach},
                                    {0, -reach},
                                    {diagonal, diagonal},
                                    {diagonal, -diagonal},
                                    {-diagonal, diagonal},
                                    {-diagonal, -diagonal}}};
  for (const Vec2 offset : around)
    list->AddText(text.face, text.size, im(at + offset), packed(text.halo), text.text.c_str());
  list->AddText(text.face, text.size, im(at), packed(text.ink), text.text.c_str());
}

ImTextureID textureOf(const GlTexture& texture) {
  return reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(texture.id()));
}

}  // namespace

LabelSprites::LabelSprites() {
  glBindTexture(GL_TEXTURE_2D, sheet_.id());
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, kSheetWidth, kSheetHeight, 0, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, nullptr);
  for (const GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER})
    glTexParameteri(GL_TEXTURE_2D, filter, GL_NEAREST);
  for (const GLenum wrap : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T})
    glTexParameteri(GL_TEXTURE_2D, wrap, GL_CLAMP_TO_EDGE);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.id());
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, sheet_.id(), 0);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

void LabelSprites::forget() {
  sprites_.clear();
  newOnes_.clear();
  shelfLeft_ = shelfTop_ = shelfHeight_ = 0;
  full_ = false;
}

void LabelSprites::begin(float ratio) {
  if (full_ || ratio != ratio_) forget();
  ratio_ = ratio;
}

// Shelves from the top, each as high as the highest on it.
std::optional<PixelRect> LabelSprites::findRoom(int width, int height) {
  if (shelfLeft_ + width > kSheetWidth) {
    shelfTop_ += shelfHeight_;
    shelfLeft_ = shelfHeight_ = 0;
  }
  if (width > kSheetWidth || shelfTop_ + height > kSheetHeight) {
    full_ = true;
    return {};
  }
  const PixelRect room{shelfLeft_, shelfTop_, shelfLeft_ + width, shelfTop_ + height};
  shelfLeft_ += width;
  shelfHeight_ = std::max(shelfHeight_, height);
  return room;
}

void LabelSprites::add(ImDrawList* list, const HaloText& text, Vec2 at) {
  const Key key{text.face, text.size, text.text, packed(text.ink), packed(text.halo)};
  auto sprite = sprites_.find(key);
  if (sprite == sprites_.end()) {
    const float width = text.face->CalcTextSizeA(text.size, FLT_MAX, 0, text.text.c_str()).x;
    const float border = 2 * reachOf(text.size);
    const auto room = findRoom(static_cast<int>(std::ceil((width + border) * ratio_)),
                               static_cast<int>(std::ceil((text.size * 1.25F + border) * ratio_)));
    if (!room) return drawLetters(list, text, at);
    sprite = sprites_.emplace(key, *room).first;
    newOnes_.emplace_back(text, *room);
  }
  const PixelRect& room = sprite->second;
  const auto toPixel = [this](float units) { return std::round(units * ratio_) / ratio_; };
  const Vec2 corner{toPixel(at.x - reachOf(text.size)), toPixel(at.y - reachOf(text.size))};
  const Vec2 size{static_cast<float>(room.right - room.left) / ratio_,
                  static_cast<float>(room.bottom - room.top) / ratio_};
  const auto share = [](int pixel, int whole) { return static_cast<float>(pixel) / static_cast<float>(whole); };
  list->AddImage(textureOf(sheet_), im(corner), im(corner + size),
                 {share(room.left, kSheetWidth), share(room.top, kSheetHeight)},
                 {share(room.right, kSheetWidth), share(room.bottom, kSheetHeight)});
}

// To the colour of the halo, unseen, so that its rim has no other colour in it.
void LabelSprites::clearNew() const {
  for (const auto& [text, room] : newOnes_)
    clearTo(text.halo.withAlpha(0), room.left, room.top, room.right - room.left, room.bottom - room.top);
}

void LabelSprites::finish(GuiRenderer& gui) {
  if (newOnes_.empty()) return;
  ImDrawList letters(ImGui::GetDrawListSharedData());
  letters._ResetForNewFrame();
  letters.PushTextureID(ImGui::GetIO().Fonts->TexID);
  for (const auto& [text, room] : newOnes_) {
    const Vec2 corner{static_cast<float>(room.left) / ratio_, static_cast<float>(room.top) / ratio_};
    letters.PushClipRect(im(corner),
                         {static_cast<float>(room.right) / ratio_, static_cast<float>(room.bottom) / ratio_});
    drawLetters(&letters, text, corner + Vec2{reachOf(text.size), reachOf(text.size)});
    letters.PopClipRect();
  }
  letters.PopTextureID();
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.id());
  clearNew();
  const std::array lists{&letters};
  gui.load(lists, {kSheetWidth / ratio_, kSheetHeight / ratio_}, {ratio_, ratio_});
  gui.draw({0, 0, kSheetWidth, kSheetHeight});
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  newOnes_.clear();
}

}  // namespace samspil
