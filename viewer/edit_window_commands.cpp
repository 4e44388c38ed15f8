// The commands of editing by hand.
#include "viewer/edit_commands.h"
#include "viewer/icons.h"
#include "viewer/texts.h"
#include "viewer/window_command_catalogue.h"

namespace samspil {

namespace {

bool canWrite(const Workspace& w) { return !w.session().store().readOnly() && w.panels.edit.kind == EditKind::none; }
bool oneWritable(const Workspace& w) { return w.state.selection.size() == 1 && canWrite(w); }
bool twoWritable(const Workspace& w) { return w.state.selection.size() == 2 && canWrite(w); }
bool oneOrTwoWritable(const Workspace& w) { return oneWritable(w) || twoWritable(w); }

const WindowCommand kCommands[] = {
    {"new_entity",
     bilingual("Ny enhed …", "New entity …"),
     WindowCommandGroup::change,
     {ctrl('n')},
     icon::kPlus,
     false,
     canWrite,
     command::newEntity},
    {"edit_entity",
     bilingual("Ret …", "Edit …"),
     WindowCommandGroup::change,
     {ctrl('e')},
     icon::kPencil,
     true,
     oneWritable,
     command::editSelected},
    {"new_tie",
     bilingual("Ny forbindelse …", "New tie …"),
     WindowCommandGroup::change,
     {ctrl('l')},
     icon::kLink,
     true,
     oneOrTwoWritable,
     command::newTie},
    {"note",
     bilingual("Skriv en note …", "Write a note …"),
     WindowCommandGroup::change,
     {},
     icon::kStickyNote,
     true,
     oneWritable,
     command::noteOnSelected},
    {"merge",
     bilingual("Flet de to …", "Merge the two …"),
     WindowCommandGroup::change,
     {ctrl('m')},
     icon::kObjectGroup,
     true,
     twoWritable,
     command::mergeSelected},
    {"split",
     bilingual("Del i to …", "Split in two …"),
     WindowCommandGroup::change,
     {},
     icon::kCut,
     true,
     oneWritable,
     command::splitSelected},
    {"remove",
     bilingual("Fjern fra netværket", "Remove from the network"),
     WindowCommandGroup::change,
     {},
     icon::kTrash,
     true,
     oneWritable,
     command::removeSelected},
};

}  // namespace

std::span<const WindowCommand> editWindowCommands() { return kCommands; }

}  // namespace samspil
