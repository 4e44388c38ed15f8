#include "export/draw_legend.h"

#include "session/label_text.h"
#include "session/wording.h"

namespace samspil {

namespace {

constexpr float kPadding = 16;  // pixels at UI scale 1, as all below
constexpr float kRowHeight = 23;
constexpr float kLowestRow = 18;  // rows do not go closer than this; then some are left out
constexpr float kTitleRoom = 28;  // a section's title
constexpr float kSectionGap = 14;
constexpr float kTextSize = 13;
constexpr float kNoteSize = 11.5F;
constexpr float kSymbolWidth = 28;

std::string countText(const LegendEntry& entry, Language language) {
  const std::string total = numberText(entry.total, language);
  return entry.shown == entry.total ? total : numberText(entry.shown, language) + "/" + total;
}

class LegendDrawing {
 public:
  LegendDrawing(Canvas& canvas, const Scene& scene, const FontMetrics& metrics, const Box& area, float uiScale,
                Language language)
      : canvas_(canvas), scene_(scene), metrics_(metrics), area_(area), scale_(uiScale), language_(language) {}

  void draw() {
    const Legend& legend = scene_.legend;
    notes_ = noteLines();
    const float frame = (2 * kPadding + 2 * kTitleRoom + kSectionGap) * scale_ + noteHeight();
    const float forRows = area_.height() - frame;
    const auto wanted = static_cast<float>(legend.types.size() + legend.families.size());
    row_ = std::clamp(forRows / std::max(wanted, 1.0F), kLowestRow * scale_, kRowHeight * scale_);
    const auto rows = static_cast<std::size_t>(std::max(forRows / row_ + 0.01F, 4.0F));
    const std::size_t families = std::min(legend.families.size(), rows / 2);
    const std::size_t types = std::min(legend.types.size(), rows - families);

    const float height = frame + row_ * static_cast<float>(types + families);
    const Box card{area_.min, {area_.max.x, area_.min.y + height}};
    canvas_.roundedBox(card, 10 * scale_, scene_.palette.panel, {scene_.palette.border, scale_, LineStyle::solid});
    y_ = area_.min.y + kPadding * scale_;
    drawSection(legend.typesTitle, legend.types, types);
    y_ += kSectionGap * scale_;
    drawSection(legend.familiesTitle, legend.families, families);
    drawNotes();
  }

 private:
  float left() const { return area_.min.x + kPadding * scale_; }
  float right() const { return area_.max.x - kPadding * scale_; }
  float noteHeight() const {
    return notes_.empty() ? 0 : (static_cast<float>(notes_.size()) * kNoteSize * 1.4F + 12) * scale_;
  }

  std::vector<std::string> noteLines() const {
    std::vector<std::string> lines;
    for (const std::string& note : {scene_.legend.sizeNote, scene_.legend.lineNote, scene_.legend.mapNote}) {
      if (note.empty()) continue;
      for (auto& line : wrapLabel(note, metrics_, kNoteSize * scale_, right() - left()))
        lines.push_back(std::move(line));
    }
    return lines;
  }

  void drawSection(const std::string& title, const std::vector<LegendEntry>& entries, std::size_t rows) {
    canvas_.text({left(), y_ + kTextSize * scale_}, title,
                 {FontRole::semibold, kTextSize * scale_, scene_.palette.text, {}});
    y_ += kTitleRoom * scale_;
    const bool all = rows >= entries.size();
    const std::size_t named = all ? entries.size() : rows - 1;
    for (std::size_t i = 0; i < named; ++i) drawRow(entries[i]);
    if (!all) drawRest(entries, named);
  }

  void drawRow(const LegendEntry& entry) {
    const float middle = y_ + row_ / 2;
    const bool absent = entry.hidden || entry.shown == 0;
    drawSymbol(entry, middle, absent);
    const float baseline = middle + 0.36F * kTextSize * scale_;
    const TextStyle muted{FontRole::regular, kTextSize * scale_, scene_.palette.mutedText, {}};
    TextStyle name = muted;
    if (!absent) name.color = scene_.palette.text;
    const std::string count = countText(entry, language_);
    const float room = right() - left() - (kSymbolWidth + 8) * scale_ - metrics_.width(count, muted.size);
    canvas_.text({left() + kSymbolWidth * scale_, baseline}, cutToWidth(entry.label, metrics_, name.size, room), name);
    canvas_.text({right(), baseline}, count, muted, Align::right);
    y_ += row_;
  }

  void drawSymbol(const LegendEntry& entry, float middle, bool absent) {
    const Color color = absent ? mix(entry.color, scene_.palette.panel, 0.6F) : entry.color;
    if (entry.line) {
      const Vec2 start{left(), middle}, end{left() + 20 * scale_, middle};
      canvas_.curve({start, (start + end) * 0.5F, end}, {color, 2.4F * scale_, *entry.line});
      return;
    }
    const Vec2 center{left() + 9 * scale_, middle};
    canvas_.shape(entry.shape.value_or(Shape::circle), center, 8.2F * scale_, color, {.color = color, .width = 0});
  }

  void drawRest(const std::vector<LegendEntry>& entries, std::size_t named) {
    const std::size_t left_out = entries.size() - named;
    const std::string text = fmt::format("{} {} {}", language_ == Language::danish ? "og" : "and", left_out,
                                         language_ == Language::danish ? "andre" : "others");
    canvas_.text({left() + kSymbolWidth * scale_, y_ + row_ / 2 + 0.36F * kTextSize * scale_}, text,
                 {FontRole::regular, kTextSize * scale_, scene_.palette.mutedText, {}});
    y_ += row_;
  }

  void drawNotes() {
    y_ += 12 * scale_;
    for (const std::string& line : notes_) {
      canvas_.text({left(), y_ + kNoteSize * scale_}, line,
                   {FontRole::regular, kNoteSize * scale_, scene_.palette.mutedText, {}});
      y_ += kNoteSize * 1.4F * scale_;
    }
  }

  Canvas& canvas_;
  const Scene& scene_;
  const FontMetrics& metrics_;
  Box area_;
  float scale_;
  Language language_;
  float row_ = 0;  // height, pixels
  float y_ = 0;    // where the next thing goes
  std::vector<std::string> notes_;
};

}  // namespace

void drawLegend(Canvas& canvas, const Scene& scene, const FontMetrics& metrics, const Box& area, float uiScale,
                Language language) {
  LegendDrawing{canvas, scene, metrics, area, uiScale, language}.draw();
}

}  // namespace samspil
