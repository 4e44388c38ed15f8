// DensityPicture draws a map of any size without OpenGL: ties are added up, pixel by pixel and colour by colour, and
// what has come together is mapped to the colours of the screen; entities are dots over it. What is added is whole
// numbers, so the picture is the same on any number of threads and compilers.
//
//   DensityPicture picture;
//   picture.show(index, look);
//   picture.moveTo(view, threads);
//   while (!picture.complete()) picture.step(threads);
//   show(picture.pixels(threads));
//
// Ties come in random samples of all, so that the picture after one step() already looks like the last. A view that
// differs by whole pixels only scrolls what is there and draws the strips that came into sight. For one thread, which
// starts helpers.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "session/map_index.h"
#include "session/map_look.h"

namespace samspil {

inline constexpr float kDimmedPicture = 0.18F;  // opacity behind what is pointed at: as strong as dimmed marks

struct PictureView {
  double centerX = 0, centerY = 0;  // world, in the middle of the picture
  double scale = 1;                 // pixels a world unit
  double sizeScale = 1;             // pixels a world unit of an entity's size
  int width = 0, height = 0;        // pixels
  friend bool operator==(const PictureView&, const PictureView&) = default;
};

class DensityPicture {
 public:
  // Forgets what is drawn. Both are kept until the next call.
  void show(std::shared_ptr<const MapIndex> index, std::shared_ptr<const MapLook> look);
  // Begins a picture, or goes on with the present one where the new view is near to whole pixels beside it.
  void moveTo(const PictureView& view, unsigned threads);
  // The view that is drawn: up to half a pixel beside the one asked for.
  const PictureView& view() const { return view_; }

  bool shows() const { return index_ != nullptr; }
  bool complete() const { return drawnSteps_ >= steps_; }
  std::uint32_t stepsDone() const { return drawnSteps_; }
  std::uint32_t stepsInAll() const { return steps_; }
  // Draws so many more samples of the ties, some kTiesAStep each. Several together are quicker than one by one.
  void step(unsigned threads, std::uint32_t samples = 1);
  // 0xAARRGGBB, rows from the top; as complete as it is. Until the next call of another function.
  const std::vector<std::uint32_t>& pixels(unsigned threads);

  static constexpr std::size_t kTiesAStep = 150'000;

 private:
  struct Rect {
    int left, top, right, bottom;  // pixels; right and bottom are outside
  };
  struct Disc {
    int x, y;      // pixel in which the middle lies
    Vec2 inPixel;  // where in it, 0..1
    float radius;  // pixels
  };
  class TieDrawer;

  void begin(const PictureView& view);
  bool scrollTo(const PictureView& view, unsigned threads);
  void scroll(int dx, int dy, unsigned threads);
  void drawTies(const Rect& rect, std::uint32_t firstStep, std::uint32_t endStep, unsigned threads);
  void drawBand(const Rect& band, std::uint32_t firstStep, std::uint32_t endStep);
  void mixInks();
  Box worldOf(const Rect& rect) const;
  void fillToneCurve();
  void tone(const Rect& rect, unsigned threads);
  void toneRows(const Rect& rect);
  void drawDots(const Rect& rect);
  void drawDisc(const Disc& disc, std::uint32_t color, const Rect& rect);

  std::shared_ptr<const MapIndex> index_;
  std::shared_ptr<const MapLook> look_;
  PictureView anchor_;             // where the present picture began
  int offsetX_ = 0, offsetY_ = 0;  // pixels that the view moved since: right, down
  PictureView view_;
  // Four sums of 16 bits a pixel: red, green, blue and the weight of the ties through it.
  std::vector<std::uint64_t> sums_;
  std::vector<std::uint64_t> inks_;  // what a tie adds, by kind and variant
  bool smooth_ = true;               // anti-aliased: while the ties are few enough to be told apart
  std::uint32_t unit_ = 1;           // the weight of a tie of strength 1
  std::uint32_t steps_ = 0, drawnSteps_ = 0;
  std::vector<std::uint32_t> order_;                 // of the samples
  std::vector<std::uint16_t> tones_;                 // opacity of 256 by weight, as of
  std::pair<std::uint32_t, std::uint32_t> tonesOf_;  // unit and steps drawn; the pixels are made with them
  std::vector<std::uint32_t> pixels_;                // all but
  std::vector<Rect> stale_;                          // what came into sight since
};

}  // namespace samspil
