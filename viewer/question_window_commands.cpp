// The commands of questions, and of whose surroundings are shown.
#include <algorithm>

#include "viewer/commands.h"
#include "viewer/icons.h"
#include "viewer/texts.h"
#include "viewer/window_command_catalogue.h"

namespace samspil {

namespace {

bool oneSelected(const Workspace& w) { return w.state.selection.size() == 1; }
bool twoSelected(const Workspace& w) { return w.state.selection.size() == 2; }
bool hasAnswer(const Workspace& w) { return w.panels.question.answer && !w.panels.question.answer->rows.empty(); }
bool isFocused(const Workspace& w) { return w.session().view().focus.has_value(); }
bool inRings(const Workspace& w) { return w.session().view().layout == "radial"; }
bool canRing(const Workspace& w) { return oneSelected(w) || (isFocused(w) && !inRings(w)); }
// Where only somebody's surroundings are shown there is more to unfold.
bool canExpand(const Workspace& w) {
  const auto& terms = w.session().view().filter.terms;
  const bool near = std::any_of(terms.begin(), terms.end(), [](const FilterTerm& term) {
    return term.field == FilterField::near && !term.excluded;
  });
  return !w.state.selection.empty() && (near || isFocused(w));
}

const WindowCommand kCommands[] = {
    {"ask",
     bilingual("Stil et spørgsmål", "Ask a question"),
     WindowCommandGroup::find,
     {key(NamedKey::f2)},
     icon::kComments,
     false,
     nullptr,
     command::openQuestions},
    {"next_in_list",
     bilingual("Næste i svaret", "Next in the answer"),
     WindowCommandGroup::find,
     {key(NamedKey::pageDown)},
     icon::kChevronRight,
     false,
     hasAnswer,
     [](Workspace& w) { return command::stepInAnswer(w, 1); }},
    {"previous_in_list",
     bilingual("Forrige i svaret", "Previous in the answer"),
     WindowCommandGroup::find,
     {key(NamedKey::pageUp)},
     icon::kChevronLeft,
     false,
     hasAnswer,
     [](Workspace& w) { return command::stepInAnswer(w, -1); }},
    {"connect",
     bilingual("Hvordan hænger de to sammen?", "How do the two hang together?"),
     WindowCommandGroup::selection,
     {key(NamedKey::f3)},
     icon::kRoad,
     true,
     twoSelected,
     [](Workspace& w) { return command::askWithSelected(w, "how_connected"); }},
    {"introduce",
     bilingual("Hvem kan binde de to sammen?", "Who can bring the two together?"),
     WindowCommandGroup::selection,
     {},
     icon::kUsers,
     true,
     twoSelected,
     [](Workspace& w) { return command::askWithSelected(w, "who_can_introduce"); }},
    {"in_common",
     bilingual("Hvad har de to til fælles?", "What do the two have in common?"),
     WindowCommandGroup::selection,
     {},
     icon::kObjectGroup,
     true,
     twoSelected,
     [](Workspace& w) { return command::askWithSelected(w, "in_common"); }},
    {"without",
     bilingual("Se netværket uden den", "See the network without it"),
     WindowCommandGroup::selection,
     {},
     icon::kEyeSlash,
     true,
     oneSelected,
     command::withoutSelected},
    {"missing",
     bilingual("Hvad mangler der omkring den?", "What is missing around it?"),
     WindowCommandGroup::selection,
     {},
     icon::kBan,
     true,
     oneSelected,
     [](Workspace& w) { return command::askWithSelected(w, "gaps_around"); }},
    {"expand",
     bilingual("Fold naboerne ud", "Unfold the neighbours"),
     WindowCommandGroup::selection,
     {},
     icon::kPlus,
     true,
     canExpand,
     command::expandSelected},
    {"rings",
     bilingual("Læg kortet i ringe om den", "Lay the map in rings around it"),
     WindowCommandGroup::selection,
     {},
     icon::kRings,
     true,
     canRing,
     command::rings},
    {"freely",
     bilingual("Læg kortet frit igen", "Lay the map out freely again"),
     WindowCommandGroup::view,
     {},
     icon::kShare,
     false,
     inRings,
     command::freely},
};

}  // namespace

std::span<const WindowCommand> questionWindowCommands() { return kCommands; }

}  // namespace samspil
