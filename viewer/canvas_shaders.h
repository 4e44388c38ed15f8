// The programs of the window, in GLSL 3.30. Framebuffers have their rows from the top. Those of the canvas, but for the
// picture's, map world to clip space by the same camera block.
#pragma once

namespace samspil::shader {

#define SAMSPIL_CAMERA                                                                                            \
  "#version 330 core\n"                                                                                           \
  "uniform vec2 uCenter, uViewport;"                               /* world; pixels */                            \
  "uniform float uScale, uSizeScale, uUi;"                         /* pixels a unit: of way, of size; UI scale */ \
  "vec2 screen(vec2 world) { return (world - uCenter) * uScale; }" /* pixels from the middle */                   \
  "vec4 clip(vec2 pixels) { return vec4(pixels / (uViewport * 0.5), 0, 1); }\n"

inline constexpr const char* kFillVertex = SAMSPIL_CAMERA R"(
layout(location = 0) in vec2 aPosition;
layout(location = 1) in vec4 aColor;
out vec4 vColor;
void main() {
  vColor = aColor;
  gl_Position = clip(screen(aPosition));
})";

inline constexpr const char* kFillFragment = R"(#version 330 core
in vec4 vColor;
out vec4 oColor;
void main() { oColor = vColor; })";

// A strip of four corners for each piece, one pixel wider than the line on either side for a soft edge.
inline constexpr const char* kLineVertex = SAMSPIL_CAMERA R"(
layout(location = 0) in vec4 aEnds;
layout(location = 1) in vec4 aNormals;
layout(location = 2) in vec2 aAlong;
layout(location = 3) in vec4 aPattern;  // half width, dash, gap, round
layout(location = 4) in vec4 aColor;
out vec2 vAt;  // pixels along and across
flat out vec4 vPattern;
flat out vec4 vColor;
void main() {
  bool atEnd = gl_VertexID >= 2;
  float side = (gl_VertexID & 1) == 0 ? -1.0 : 1.0;
  float reach = aPattern.x * uUi + 1.0;
  vec2 normal = atEnd ? aNormals.zw : aNormals.xy;
  vAt = vec2((atEnd ? aAlong.y : aAlong.x) * uScale, side * reach);
  vPattern = aPattern * vec4(uUi, uUi, uUi, 1);
  vColor = aColor;
  gl_Position = clip(screen(atEnd ? aEnds.zw : aEnds.xy) + normal * side * reach);
})";

inline constexpr const char* kLineFragment = R"(#version 330 core
in vec2 vAt;
flat in vec4 vPattern;
flat in vec4 vColor;
out vec4 oColor;
void main() {
  float halfWidth = vPattern.x, dash = vPattern.y, gap = vPattern.z;
  float across = abs(vAt.y);
  float coverage = clamp(halfWidth + 0.5 - across, 0.0, min(1.0, halfWidth * 2.0));
  if (gap > 0.0) {
    float period = dash + gap;
    float beyond = abs(mod(vAt.x, period) - period * 0.5) - dash * 0.5;  // pixels past the end of the dash
    if (vPattern.w > 0.5) coverage = clamp(halfWidth + 0.5 - length(vec2(max(beyond, 0.0), across)), 0.0, 1.0);
    else coverage *= clamp(0.5 - beyond, 0.0, 1.0);
  }
  oColor = vec4(vColor.rgb, vColor.a * coverage);
})";

// A square for each mark; the fragment reads how far it is from the outline of the shape.
inline constexpr const char* kMarkVertex = SAMSPIL_CAMERA R"(
layout(location = 0) in vec2 aPosition;
layout(location = 1) in vec4 aForm;  // radius, shape, icon cell, outline width
layout(location = 2) in vec4 aFill;
layout(location = 3) in vec4 aOutline;
layout(location = 4) in vec4 aIcon;
out vec2 vAt;  // radii from the middle
flat out vec4 vForm;  // radius in pixels, shape, icon cell, outline width in pixels
flat out vec4 vFill, vOutline, vIcon;
void main() {
  vec2 corner = vec2((gl_VertexID & 1) == 0 ? -1 : 1, gl_VertexID < 2 ? -1 : 1);
  float radius = aForm.x * uSizeScale;
  float pen = min(aForm.w * uUi, radius * 0.5);
  float reach = radius * 1.2 + pen + 1.0;
  vAt = corner * reach / radius;
  vForm = vec4(radius, aForm.yz, pen);
  vFill = aFill; vOutline = aOutline; vIcon = aIcon;
  gl_Position = clip(screen(aPosition) + corner * reach);
})";

// The outline is centred on the edge of the shape, as a pen would draw it.
inline constexpr const char* kMarkFragment = R"(#version 330 core
uniform sampler2DArray uShapes;
uniform sampler2D uIcons;
uniform float uFieldReach, uIconShare, uSmallestIcon;
uniform vec2 uIconCells;  // columns, rows
in vec2 vAt;
flat in vec4 vForm;
flat in vec4 vFill, vOutline, vIcon;
out vec4 oColor;
void main() {
  float radius = vForm.x, pen = vForm.w;
  float beyond = max(max(abs(vAt.x), abs(vAt.y)) - uFieldReach, 0.0);  // what the field does not cover
  float field = texture(uShapes, vec3(vAt / uFieldReach * 0.5 + 0.5, vForm.y)).r + beyond;
  float distance = (vForm.y < 0.5 ? length(vAt) - 0.9 : field) * radius;
  float body = clamp(0.5 - distance, 0.0, 1.0);
  float stroke = clamp(pen * 0.5 + 0.5 - abs(distance), 0.0, 1.0) * vOutline.a;
  vec4 color = vec4(vFill.rgb, vFill.a * body);
  vec2 iconAt = vAt / uIconShare + 0.5;
  if (vForm.z >= 0.0 && radius >= uSmallestIcon && all(greaterThan(iconAt, vec2(0))) && all(lessThan(iconAt, vec2(1)))) {
    vec2 cell = vec2(mod(vForm.z, uIconCells.x), floor(vForm.z / uIconCells.x));
    float ink = texture(uIcons, (cell + iconAt) / uIconCells).r * vIcon.a;
    color.rgb = mix(color.rgb, vIcon.rgb, ink);
  }
  float alpha = stroke + color.a * (1.0 - stroke);
  if (alpha <= 0.0) discard;
  oColor = vec4((vOutline.rgb * stroke + color.rgb * color.a * (1.0 - stroke)) / alpha, alpha);
})";

#undef SAMSPIL_CAMERA

// The picture behind the shapes: a rectangle of pixels of the canvas.
inline constexpr const char* kPictureVertex = R"(#version 330 core
uniform vec2 uViewport;
uniform vec4 uPlace;  // left, top, width, height
out vec2 vAt;
void main() {
  vAt = vec2(float(gl_VertexID & 1), gl_VertexID < 2 ? 0.0 : 1.0);
  vec2 pixels = uPlace.xy + vAt * uPlace.zw;
  gl_Position = vec4(pixels / uViewport * 2.0 - 1.0, 0, 1);
})";

inline constexpr const char* kPictureFragment = R"(#version 330 core
uniform sampler2D uPicture;
uniform float uOpacity;
in vec2 vAt;
out vec4 oColor;
void main() { oColor = vec4(texture(uPicture, vAt).rgb, uOpacity); })";

// What ImGui draws: letters and plain areas from one texture.
inline constexpr const char* kGuiVertex = R"(#version 330 core
layout(location = 0) in vec2 aPosition;
layout(location = 1) in vec2 aAt;
layout(location = 2) in vec4 aColor;
uniform vec2 uSize;
out vec2 vAt;
out vec4 vColor;
void main() {
  vAt = aAt;
  vColor = aColor;
  gl_Position = vec4(aPosition / uSize * 2.0 - 1.0, 0, 1);
})";

inline constexpr const char* kGuiFragment = R"(#version 330 core
uniform sampler2D uTexture;
in vec2 vAt;
in vec4 vColor;
out vec4 oColor;
void main() { oColor = vColor * texture(uTexture, vAt); })";

}  // namespace samspil::shader
