// Where the map shows nothing: why, and what can be done about it.
#include "viewer/texts.h"
#include "viewer/widgets.h"

namespace samspil {

namespace {

constexpr UiText kEmptyNetwork = bilingual("Netværket er tomt endnu.", "There is nothing in the network yet.");
constexpr UiText kEmptyNetworkHint =
    bilingual("Hent partnere ind fra et regneark, eller skriv den første selv.",
              "Bring in partners from a spreadsheet, or write the first one yourself.");
constexpr UiText kNothingFits = bilingual("Intet passer til filteret.", "Nothing fits the filter.");
constexpr UiText kNothingFitsBoth =
    bilingual("Intet passer til begge filtre på én gang.", "Nothing fits both filters at once.");
constexpr UiText kNothingFitsAll =
    bilingual("Intet passer til alle {} filtre på én gang.", "Nothing fits all {} filters at once.");
constexpr UiText kNothingFitsHint =
    bilingual("Fjern et af dem med krydset ovenfor, fortryd det seneste, eller begynd forfra.",
              "Take one of them away by its cross above, undo the last one, or begin again.");
constexpr float kWidth = 430;

void drawWords(Frame& frame, std::string_view title, std::string_view hint) {
  ui::text(frame.style.fonts.heading, title, frame.style.text);
  ui::wrapped(hint, frame.style.muted);
  ui::gap(frame, 6);
}

void button(Frame& frame, const char* id, std::string_view command, bool first) {
  const std::string_view words = frame.text(findWindowCommand(command)->title);
  if (first ? ui::primaryButton(frame, id, words) : ui::quietButton(frame, id, words)) frame.run(command);
  ImGui::SameLine(0, frame.style.px(8));
}

}  // namespace

void drawEmptyMap(Frame& frame) {
  const Session& session = frame.session();
  const bool nothing = session.visibility().vertexCount == 0 && !session.view().highlightOnly;
  if (!nothing || frame.panels.import) return;
  const Style& style = frame.style;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(24), style.px(18)));
  const float width = std::min(style.px(kWidth), frame.places.canvas.width() - style.px(24));
  ui::beginCard(frame, "empty map", frame.places.canvas.center(), {0.5F, 0.5F}, width);
  if (session.network().vertexCount() == 0) {
    drawWords(frame, frame.text(kEmptyNetwork), frame.text(kEmptyNetworkHint));
    button(frame, "empty:import", "import", true);
    button(frame, "empty:new", "new_entity", false);
  } else {
    const std::size_t filters = session.view().filter.terms.size() + (session.view().focus ? 1 : 0);
    const std::string several = filled(filters == 2 ? kNothingFitsBoth : kNothingFitsAll, frame.language(), filters);
    drawWords(frame, filters > 1 ? std::string_view(several) : frame.text(kNothingFits), frame.text(kNothingFitsHint));
    button(frame, "empty:clear", "clear_filters", true);
    button(frame, "empty:undo", "undo", false);
  }
  ImGui::NewLine();
  ui::endCard();
  ImGui::PopStyleVar();
}

}  // namespace samspil
