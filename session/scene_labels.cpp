#include <algorithm>

#include "session/scene_parts.h"

namespace samspil {

namespace {

constexpr float kSmallestText = 11.5F;  // pixels
constexpr float kLargestText = 17.0F;
constexpr float kStrongFrom = 14.0F;     // pixels: the dozen or so hubs
constexpr std::size_t kLandmarks = 14;   // labels that stay, muted, while something else is pointed at
constexpr std::size_t kFewLit = 14;      // what is lit beside is all named, such as the links of a chain
constexpr std::size_t kAlwaysUpTo = 40;  // more at once would only cover the map

// Text grows with the mark, between legible and loud.
class TextSizes {
 public:
  explicit TextSizes(const SceneFrame& frame) : smallest_(frame.smallestRadius), largest_(frame.largestRadius) {}
  float of(const Mark& mark) const {
    constexpr float kShareOfEquals = 0.3F;
    const float share = largest_ > smallest_
                            ? std::clamp((mark.radius - smallest_) / (largest_ - smallest_), 0.0F, 1.0F)
                            : kShareOfEquals;
    return kSmallestText + (kLargestText - kSmallestText) * share;
  }

 private:
  float smallest_, largest_;
};

float emphasisBonus(Emphasis emphasis) {
  switch (emphasis) {
    case Emphasis::hovered: return 3e6F;
    case Emphasis::selected: return 2e6F;
    case Emphasis::neighbor: return 1e4F;
    case Emphasis::normal: return 0;
    case Emphasis::dimmed: return -1e4F;
  }
  return 0;
}

Label buildLabel(const SceneInput& input, const Scene& scene, std::uint32_t index) {
  const Mark& mark = scene.marks[index];
  Label label;
  label.mark = index;
  label.text = input.network->name(mark.vertex, input.language);
  label.priority = entityImportance(*input.network, mark.vertex) + emphasisBonus(mark.emphasis);
  label.always = mark.emphasis >= Emphasis::selected;
  label.color = mark.emphasis == Emphasis::dimmed ? scene.palette.mutedText : scene.palette.text;
  return label;
}

// Search hits and what is lit are named first, as far as there is room for them.
void pointOutFound(const SceneInput& input, const Scene& scene, std::vector<Label>& labels) {
  std::vector<std::uint8_t> found(scene.marks.size(), 0);
  std::size_t left = kAlwaysUpTo;
  const bool few = input.litToo.size() <= kFewLit;
  for (const auto pointedOut : {input.found, input.lit, few ? input.litToo : std::span<const VertexIndex>{}}) {
    for (const VertexIndex v : pointedOut) {
      const auto mark = scene.markOf(v);
      if (left == 0 || !mark) continue;
      found[*mark] = 1;
      --left;
    }
  }
  for (Label& label : labels) {
    if (found[label.mark] == 0) continue;
    label.always = true;
    label.priority += 1e6F;
  }
}

// What an answer names, as far as it is little enough to be read.
void nameWhatIsLitToo(const SceneInput& input, const Scene& scene, std::vector<Label>& labels) {
  constexpr std::size_t kNamedUpTo = 24;
  if (input.litToo.size() > kNamedUpTo) return;
  std::vector<std::uint8_t> lit(scene.marks.size(), 0);
  for (const VertexIndex v : input.litToo) {
    if (const auto mark = scene.markOf(v)) lit[*mark] = 1;
  }
  for (Label& label : labels) label.named = lit[label.mark] != 0;
}

}  // namespace

float entityImportance(const GraphSnapshot& network, VertexIndex v) {
  const bool actor = network.vocabulary().type(network.type(v)).actor;
  return std::sqrt(static_cast<float>(network.degree(v))) * (actor ? 1.3F : 1.0F);
}

std::vector<Label> buildLabels(const SceneInput& input, const Scene& scene, const SceneFrame& frame) {
  std::vector<Label> labels;
  labels.reserve(scene.marks.size());
  for (std::uint32_t i = 0; i < scene.marks.size(); ++i) labels.push_back(buildLabel(input, scene, i));
  pointOutFound(input, scene, labels);
  nameWhatIsLitToo(input, scene, labels);
  std::sort(labels.begin(), labels.end(), [&](const Label& a, const Label& b) {
    return a.priority != b.priority ? a.priority > b.priority : scene.marks[a.mark].vertex < scene.marks[b.mark].vertex;
  });
  const TextSizes sizes{frame};
  std::size_t always = 0, landmarks = 0;
  for (Label& label : labels) {
    label.size = sizes.of(scene.marks[label.mark]);
    label.strong = label.always || (label.size >= kStrongFrom && scene.marks[label.mark].emphasis != Emphasis::dimmed);
    if (label.always) label.always = ++always <= kAlwaysUpTo;
  }
  std::erase_if(labels, [&](const Label& label) {
    return scene.marks[label.mark].emphasis == Emphasis::dimmed && ++landmarks > kLandmarks;
  });
  return labels;
}

}  // namespace samspil
