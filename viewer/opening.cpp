#include "viewer/opening.h"

#include <array>
#include <future>

#include "viewer/style.h"
#include "viewer/texts.h"

namespace samspil {

namespace {

constexpr auto kMoment = std::chrono::milliseconds(150);  // shorter waits show nothing
constexpr double kFrame = 0.05;                           // seconds between two pictures of the bar

// A thread reads the session; nobody else touches it until it is done.
Result<std::unique_ptr<Session>> openAndPrepare(const SessionOpener& open) {
  TRY_ASSIGN(auto session, open());
  session->visibility();
  TRY(session->needsLayout());  // where none is needed, the places are read now
  return session;
}

Result<Style> loadStyle(Window& window, const ViewerOptions& options) {
  Style style;
  const float ratio = window.framebuffer().x / std::max(window.size().x, 1.0F);
  style.scale = window.contentScale();
  TRY_ASSIGN(style.fonts, loadFonts(style.scale, ratio));
  setTheme(style, options.theme);
  applyStyle(style);
  window.fontsLoaded();
  return style;
}

// One line of words and below it a piece that runs along a bar: how long it takes is not known.
void drawCard(const Style& style, Language language, Vec2 size, double time) {
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  const std::string_view words = say::kOpening.in(language);
  ImFont* face = style.fonts.heading;
  const Vec2 middle = size * 0.5F;
  const float width = face->CalcTextSizeA(face->FontSize, FLT_MAX, 0, words.data(), words.data() + words.size()).x;
  list->AddText(face, face->FontSize, {std::round(middle.x - width / 2), std::round(middle.y - style.px(28))},
                packed(style.text), words.data(), words.data() + words.size());
  const float half = style.px(130), height = style.px(4), top = middle.y + style.px(8);
  list->AddRectFilled({middle.x - half, top}, {middle.x + half, top + height}, packed(style.sunken), height / 2);
  const float at = static_cast<float>(0.5 - 0.5 * std::cos(time * 2.2)) * style.px(190);
  list->AddRectFilled({middle.x - half + at, top}, {middle.x - half + at + style.px(70), top + height},
                      packed(style.accent), height / 2);
}

void drawFrame(Window& window, const Style& style, Language language) {
  window.beginFrame(window.input.takeFrame());
  drawCard(style, language, window.size(), window.time());
  const std::array whole{Box{{0, 0}, window.size()}};
  if (window.paint(whole, style.palette.background, {})) window.present();
}

}  // namespace

Result<std::unique_ptr<Session>> openBehind(Window& window, const SessionOpener& open, const ViewerOptions& options,
                                            std::optional<Style>& style) {
  auto opened = std::async(std::launch::async, [&] { return openAndPrepare(open); });
  if (opened.wait_for(kMoment) == std::future_status::ready) return opened.get();
  TRY_ASSIGN(style, loadStyle(window, options));
  while (opened.wait_for(std::chrono::seconds(0)) != std::future_status::ready && !window.closed()) {
    drawFrame(window, *style, options.language);
    window.waitForEvents(kFrame);
  }
  auto session = opened.get();
  if (window.closed()) return std::unique_ptr<Session>();
  return session;
}

}  // namespace samspil
