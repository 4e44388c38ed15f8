// The canvas: turns gestures into selections, camera movements and commands, and draws over the map what is text:
// labels, arrow heads, pins, the box or lasso being drawn.
#pragma once

#include "viewer/frame.h"
#include "viewer/gestures.h"
#include "viewer/input_queue.h"
#include "viewer/label_sprites.h"

namespace samspil {

class MapCanvas {
 public:
  // Handles the frame's events; `takesMouse` is false where a panel lies under the pointer.
  void handle(Workspace& workspace, CommandQueue& commands, const std::vector<InputEvent>& events, const Box& place,
              bool takesMouse);
  // Hover after its delay.
  void tick(Workspace& workspace);
  std::optional<double> nextDeadline() const { return gestures_.nextDeadline(); }
  // Esc: true if something was being drawn or dragged.
  bool cancel(Workspace& workspace);

  // Text and tools over the map, into the list behind all panels.
  void drawOverlay(const Frame& frame, LabelSprites& sprites, GuiRenderer& gui) const;

 private:
  void perform(Workspace& workspace, CommandQueue& commands, const Gesture& gesture);
  void selectWithin(Workspace& workspace, const Gesture& gesture);
  void dragMark(Workspace& workspace, const Gesture& gesture);
  void dropMark(Workspace& workspace, CommandQueue& commands);

  GestureMachine gestures_;
  bool pressedHere_ = false;  // a button went down on the canvas and is still held
  Vec2 origin_;               // of the canvas in the window
  std::vector<VertexIndex> dragged_;
};

}  // namespace samspil
