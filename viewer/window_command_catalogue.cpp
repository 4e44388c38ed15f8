#include "viewer/window_command_catalogue.h"

#include <algorithm>

#include "base/text.h"
#include "viewer/commands.h"
#include "viewer/gap_commands.h"
#include "viewer/gap_texts.h"
#include "viewer/icons.h"
#include "viewer/texts.h"

namespace samspil {

namespace {

constexpr Result<void> done() { return {}; }

bool anySelected(const Workspace& w) { return !w.state.selection.empty(); }
bool oneSelected(const Workspace& w) { return w.state.selection.size() == 1; }
bool isFocused(const Workspace& w) { return w.session().view().focus.has_value(); }
bool isFiltered(const Workspace& w) { return !w.session().view().filter.empty() || isFocused(w); }
bool twoSelected(const Workspace& w) { return w.state.selection.size() == 2; }
bool canEnter(const Workspace& w) { return oneSelected(w) || (command::gapIsOpen(w) && command::stepsGaps(w)); }
bool canUndo(const Workspace& w) { return w.derived.nextUndo.has_value(); }
bool canRedo(const Workspace& w) { return w.derived.nextRedo.has_value(); }

Result<void> openSearch(Workspace& w) {
  w.panels.search.open = true;
  w.panels.search.takeFocus = true;
  return done();
}

Result<void> openPalette(Workspace& w) {
  w.panels.palette = {.open = true, .takeFocus = true};
  return done();
}

// Beside the selected, as a right click on it does; without any, of the map.
Result<void> openMenu(Workspace& w) {
  PanelState& panels = w.panels;
  panels.contextMenuWanted = true;
  panels.contextMenuAt = w.state.camera.viewport * 0.5F;
  panels.contextMenuOnCanvas = true;
  const auto& selection = w.state.selection;
  if (selection.empty() || selection.front().value >= w.derived.positions.size()) return done();
  const Vec2 at = w.state.camera.screenFromWorld(w.derived.positions[selection.front().value]);
  if (Box{{0, 0}, w.state.camera.viewport}.contains(at)) panels.contextMenuAt = at;
  return done();
}

Result<void> changeScale(Workspace& w, float factor) {
  w.state.uiScale = std::clamp(w.state.uiScale * factor, 0.75F, 2.5F);
  return done();
}

Result<void> showHistory(Workspace& w) {
  w.state.showHistory = !w.state.showHistory || !w.state.showDetails;
  w.state.showDetails = true;
  return done();
}

// Enter looks closer at what is in hand: the selected entity, or the open gap.
Result<void> enter(Workspace& w) { return oneSelected(w) ? command::focusSelected(w) : command::showGap(w); }

// Up and down go through the worklist while it is open, over the map otherwise.
Result<void> moveOrStep(Workspace& w, float direction) {
  return command::stepsGaps(w) ? command::stepGap(w, direction > 0 ? 1 : -1)
                               : command::moveInDirection(w, {0, direction});
}

constexpr float kZoomStep = 1.35F;

constexpr WindowCommand inWindow(std::string_view id, UiText title, char32_t sign, Result<void> (*run)(Workspace&)) {
  return {.id = id, .title = title, .group = WindowCommandGroup::window, .icon = sign, .run = run};
}

constexpr WindowCommand onMap(std::string_view id, UiText title, char32_t sign, Result<void> (*run)(Workspace&)) {
  return {.id = id, .title = title, .group = WindowCommandGroup::map, .icon = sign, .run = run};
}

// The order is the order in menus, palette and help.
const WindowCommand kCommands[] = {
    {"search",
     bilingual("Søg i netværket", "Search the network"),
     WindowCommandGroup::find,
     {ctrl('f')},
     icon::kSearch,
     false,
     nullptr,
     openSearch},
    {"palette",
     bilingual("Alle kommandoer", "All commands"),
     WindowCommandGroup::find,
     {ctrl('k')},
     icon::kList,
     false,
     nullptr,
     openPalette},
    {"undo",
     bilingual("Fortryd", "Undo"),
     WindowCommandGroup::change,
     {ctrl('z')},
     icon::kUndo,
     false,
     canUndo,
     command::undo},
    {"redo",
     bilingual("Gendan", "Redo"),
     WindowCommandGroup::change,
     {ctrl('y'), ctrlShift('z')},
     icon::kRedo,
     false,
     canRedo,
     command::redo},
    {"import",
     bilingual("Importér partnere …", "Import partners …"),
     WindowCommandGroup::change,
     {ctrl('o')},
     icon::kUpload,
     false,
     nullptr,
     command::openImport},
    {"focus",
     bilingual("Vis kun naboerne", "Show only the neighbours"),
     WindowCommandGroup::selection,
     {key(NamedKey::enter)},
     icon::kShare,
     true,
     canEnter,
     enter},
    {"gaps_of",
     say::kGapsOf,
     WindowCommandGroup::selection,
     {},
     icon::kUnlink,
     true,
     oneSelected,
     command::gapsOfSelected},
    {"why_not", say::kWhyNot, WindowCommandGroup::selection, {}, icon::kHelp, true, twoSelected, command::askWhyNot},
    {"select_neighbors",
     bilingual("Føj naboerne til valget", "Add the neighbours to the selection"),
     WindowCommandGroup::selection,
     {ctrl('b')},
     icon::kUsers,
     true,
     anySelected,
     command::selectNeighbors},
    {"fit_selection",
     bilingual("Zoom til det valgte", "Zoom to the selection"),
     WindowCommandGroup::selection,
     {ctrl('9')},
     icon::kCrosshairs,
     true,
     anySelected,
     command::fitSelection},
    {"hide",
     bilingual("Skjul det valgte", "Hide the selection"),
     WindowCommandGroup::selection,
     {ctrl('h')},
     icon::kEyeSlash,
     true,
     anySelected,
     command::hideSelected},
    {"show_only",
     bilingual("Vis kun det valgte", "Show only the selection"),
     WindowCommandGroup::selection,
     {ctrlShift('h')},
     icon::kFilter,
     true,
     anySelected,
     command::showOnlySelected},
    {"pin",
     bilingual("Fasthold eller løsn", "Pin or unpin"),
     WindowCommandGroup::selection,
     {key('p')},
     icon::kPin,
     true,
     anySelected,
     command::togglePin},
    {"select_all",
     bilingual("Vælg alle, der vises", "Select all that is shown"),
     WindowCommandGroup::selection,
     {ctrl('a')},
     icon::kGroup,
     false,
     nullptr,
     command::selectAll},
    {"select_none",
     bilingual("Vælg ingen", "Select none"),
     WindowCommandGroup::selection,
     {ctrl('d')},
     icon::kBan,
     false,
     anySelected,
     command::selectNone},
    {"invert_selection",
     bilingual("Vend valget om", "Invert the selection"),
     WindowCommandGroup::selection,
     {ctrl('i')},
     icon::kExchange,
     false,
     nullptr,
     command::invertSelection},
    {"fit",
     bilingual("Vis hele kortet", "Show the whole map"),
     WindowCommandGroup::map,
     {ctrl('0'), key(NamedKey::home)},
     icon::kExpand,
     false,
     nullptr,
     command::fitAll},
    {"zoom_in",
     bilingual("Zoom ind", "Zoom in"),
     WindowCommandGroup::map,
     {key('+')},
     icon::kPlus,
     false,
     nullptr,
     [](Workspace& w) { return command::zoom(w, kZoomStep); }},
    {"zoom_out",
     bilingual("Zoom ud", "Zoom out"),
     WindowCommandGroup::map,
     {key('-')},
     icon::kMinus,
     false,
     nullptr,
     [](Workspace& w) { return command::zoom(w, 1 / kZoomStep); }},
    {"hops_1",
     bilingual("Naboer i 1 led", "Neighbours 1 step out"),
     WindowCommandGroup::view,
     {key('1')},
     icon::kDot,
     false,
     isFocused,
     [](Workspace& w) { return command::setHops(w, 1); }},
    {"hops_2",
     bilingual("Naboer i 2 led", "Neighbours 2 steps out"),
     WindowCommandGroup::view,
     {key('2')},
     icon::kDot,
     false,
     isFocused,
     [](Workspace& w) { return command::setHops(w, 2); }},
    {"hops_3",
     bilingual("Naboer i 3 led", "Neighbours 3 steps out"),
     WindowCommandGroup::view,
     {key('3')},
     icon::kDot,
     false,
     isFocused,
     [](Workspace& w) { return command::setHops(w, 3); }},
    {"move_up",
     bilingual("Gå til naboen ovenfor", "Go to the neighbour above"),
     WindowCommandGroup::map,
     {key(NamedKey::up)},
     icon::kArrowUp,
     false,
     nullptr,
     [](Workspace& w) { return moveOrStep(w, -1); }},
    {"move_down",
     bilingual("Gå til naboen nedenfor", "Go to the neighbour below"),
     WindowCommandGroup::map,
     {key(NamedKey::down)},
     icon::kChevronDown,
     false,
     nullptr,
     [](Workspace& w) { return moveOrStep(w, 1); }},
    {"move_left",
     bilingual("Gå til naboen til venstre", "Go to the neighbour on the left"),
     WindowCommandGroup::map,
     {key(NamedKey::left)},
     icon::kChevronLeft,
     false,
     nullptr,
     [](Workspace& w) {
       return command::moveInDirection(w, {-1, 0});
     }},
    {"move_right",
     bilingual("Gå til naboen til højre", "Go to the neighbour on the right"),
     WindowCommandGroup::map,
     {key(NamedKey::right)},
     icon::kChevronRight,
     false,
     nullptr,
     [](Workspace& w) {
       return command::moveInDirection(w, {1, 0});
     }},
    {"clear_filters",
     bilingual("Fjern alle filtre", "Remove all filters"),
     WindowCommandGroup::view,
     {},
     icon::kFilter,
     false,
     isFiltered,
     command::clearFilters},
    {"hulls",
     bilingual("Vis eller skjul grupper", "Show or hide groups"),
     WindowCommandGroup::view,
     {},
     icon::kGroup,
     false,
     nullptr,
     command::toggleHulls},
    {"tidy_up",
     bilingual("Ryd op på kortet", "Tidy up the map"),
     WindowCommandGroup::map,
     {},
     icon::kMagic,
     false,
     nullptr,
     command::tidyUp},
    {"leave",
     bilingual("Tilbage", "Back"),
     WindowCommandGroup::view,
     {key(NamedKey::escape)},
     icon::kClose,
     false,
     nullptr,
     command::leave},
    {"export",
     bilingual("Gem det viste som fil …", "Save what is shown as a file …"),
     WindowCommandGroup::change,
     {ctrlShift('s')},
     icon::kDownload,
     false,
     nullptr,
     command::openExport},
    {"add_filter",
     bilingual("Filtrér efter …", "Filter by …"),
     WindowCommandGroup::view,
     {ctrlShift('f')},
     icon::kFilter,
     false,
     nullptr,
     [](Workspace& w) { return w.state.showFacets = !w.state.showFacets, done(); }},
    {"hide_hub",
     bilingual("Vis med eller uden den største knude", "Show with or without the largest hub"),
     WindowCommandGroup::view,
     {},
     icon::kBan,
     false,
     nullptr,
     command::toggleHub},
    {"highlight",
     bilingual("Skjul eller fremhæv ved filtrering", "Hide or highlight when filtering"),
     WindowCommandGroup::view,
     {},
     icon::kEye,
     false,
     nullptr,
     command::toggleHighlight},
    {"save_view",
     bilingual("Gem visningen …", "Save the view …"),
     WindowCommandGroup::view,
     {ctrl('s')},
     icon::kHeart,
     false,
     nullptr,
     [](Workspace& w) { return w.state.showViewMenu = true, w.panels.views.takeNameFocus = true, done(); }},
    {"view_menu",
     bilingual("Opstilling, farver og gemte visninger", "Arrangement, colours and saved views"),
     WindowCommandGroup::view,
     {ctrlShift('v')},
     icon::kSliders,
     false,
     nullptr,
     [](Workspace& w) { return w.state.showViewMenu = !w.state.showViewMenu, done(); }},
    onMap("arrange_force", bilingual("Opstil som netværk", "Arrange as a network"), icon::kShare,
          [](Workspace& w) { return command::arrange(w, "force"); }),
    onMap("arrange_rings", bilingual("Opstil i ringe omkring den valgte", "Arrange in rings round the selected"),
          icon::kRings, [](Workspace& w) { return command::arrange(w, "radial"); }),
    onMap("arrange_by_type", bilingual("Opstil efter type", "Arrange by type"), icon::kObjectGroup,
          [](Workspace& w) { return command::arrange(w, "groups"); }),
    onMap("arrange_by_theme", bilingual("Opstil efter tema", "Arrange by theme"), icon::kObjectGroup,
          [](Workspace& w) { return command::arrange(w, "groups:theme"); }),
    onMap("arrange_by_country", bilingual("Opstil efter land", "Arrange by country"), icon::kObjectGroup,
          [](Workspace& w) { return command::arrange(w, "groups:country"); }),
    onMap("arrange_circle", bilingual("Opstil på en cirkel", "Arrange on a circle"), icon::kDot,
          [](Workspace& w) { return command::arrange(w, "circle"); }),
    onMap("arrange_on_map", bilingual("Opstil på et landkort", "Arrange on a map of places"), icon::kGlobe,
          [](Workspace& w) { return command::arrange(w, "places"); }),
    onMap("colour_type", bilingual("Farv efter type", "Colour by type"), icon::kPaint,
          [](Workspace& w) { return command::colourBy(w, ColorBy::type); }),
    onMap("colour_country", bilingual("Farv efter land", "Colour by country"), icon::kPaint,
          [](Workspace& w) { return command::colourBy(w, ColorBy::country); }),
    onMap("colour_certainty", bilingual("Farv efter sikkerhed", "Colour by certainty"), icon::kPaint,
          [](Workspace& w) { return command::colourBy(w, ColorBy::certainty); }),
    onMap("colour_community", bilingual("Farv efter fællesskab", "Colour by community"), icon::kPaint,
          [](Workspace& w) { return command::colourBy(w, ColorBy::community); }),
    onMap("size_degree", bilingual("Størrelse efter forbindelser", "Size by ties"), icon::kExpand,
          [](Workspace& w) { return command::sizeBy(w, SizeBy::degree); }),
    onMap("size_betweenness", bilingual("Størrelse efter bindeled", "Size by bridging"), icon::kExpand,
          [](Workspace& w) { return command::sizeBy(w, SizeBy::betweenness); }),
    onMap("size_uniform", bilingual("Samme størrelse til alle", "The same size for all"), icon::kExpand,
          [](Workspace& w) { return command::sizeBy(w, SizeBy::uniform); }),
    {"copy",
     bilingual("Kopiér rækkerne i tabellen", "Copy the rows of the table"),
     WindowCommandGroup::selection,
     {ctrl('c')},
     icon::kCopy,
     false,
     [](const Workspace& w) { return w.state.drawer == DrawerPage::table; },
     command::copyRows},
    {"time",
     bilingual("Vis eller skjul tid og ændringer", "Show or hide time and changes"),
     WindowCommandGroup::window,
     {ctrlShift('t')},
     icon::kClock,
     false,
     nullptr,
     [](Workspace& w) { return command::toggleDrawer(w, DrawerPage::time); }},
    {"table",
     bilingual("Vis eller skjul tabellen", "Show or hide the table"),
     WindowCommandGroup::window,
     {ctrl('t')},
     icon::kTable,
     false,
     nullptr,
     [](Workspace& w) { return command::toggleDrawer(w, DrawerPage::table); }},
    {"gaps",
     bilingual("Vis eller skjul hullerne", "Show or hide the gaps"),
     WindowCommandGroup::window,
     {ctrl('g')},
     icon::kUnlink,
     false,
     nullptr,
     [](Workspace& w) { return command::toggleDrawer(w, DrawerPage::gaps); }},
    {"gap_dismiss",
     bilingual("Afvis det åbne hul …", "Dismiss the open gap …"),
     WindowCommandGroup::change,
     {key('d')},
     icon::kBan,
     false,
     command::gapIsOpen,
     command::askDismissal},
    {"gap_report",
     bilingual("Gem hullerne som rapport …", "Save the gaps as a report …"),
     WindowCommandGroup::window,
     {},
     icon::kFileText,
     false,
     command::gapsAreListed,
     command::askReport},
    inWindow("coverage", bilingual("Vis eller skjul dækningen", "Show or hide the coverage"), icon::kTh,
             [](Workspace& w) { return command::toggleDrawer(w, DrawerPage::coverage); }),
    inWindow("consortium", bilingual("Vis eller skjul konsortiet", "Show or hide the consortium"), icon::kHandshake,
             [](Workspace& w) { return command::toggleDrawer(w, DrawerPage::consortium); }),
    inWindow("details", bilingual("Vis eller skjul detaljer", "Show or hide details"), icon::kInfo,
             [](Workspace& w) { return w.state.showDetails = !w.state.showDetails, done(); }),
    {"history",
     bilingual("Historik", "History"),
     WindowCommandGroup::window,
     {},
     icon::kHistory,
     false,
     nullptr,
     showHistory},
    inWindow("minimap", bilingual("Vis eller skjul det lille kort", "Show or hide the small map"), icon::kCompass,
             [](Workspace& w) { return w.state.showMinimap = !w.state.showMinimap, done(); }),
    inWindow("legend", bilingual("Vis eller skjul signaturer", "Show or hide the legend"), icon::kEye,
             [](Workspace& w) { return w.state.showLegend = !w.state.showLegend, done(); }),
    {"language",
     bilingual("Switch to English", "Skift til dansk"),
     WindowCommandGroup::window,
     {},
     icon::kLanguage,
     false,
     nullptr,
     [](Workspace& w) {
       return w.state.language = w.language() == Language::danish ? Language::english : Language::danish, done();
     }},
    inWindow("theme", bilingual("Skift mellem lyst og mørkt", "Switch between light and dark"), icon::kMoon,
             [](Workspace& w) {
               return w.state.theme = w.state.theme == Theme::light ? Theme::dark : Theme::light, done();
             }),
    inWindow("larger", bilingual("Større skrift", "Larger text"), icon::kTextHeight,
             [](Workspace& w) { return changeScale(w, 1.125F); }),
    inWindow("smaller", bilingual("Mindre skrift", "Smaller text"), icon::kTextHeight,
             [](Workspace& w) { return changeScale(w, 1 / 1.125F); }),
    inWindow("reduced_motion", bilingual("Bevægelser til eller fra", "Motion on or off"), icon::kBolt,
             [](Workspace& w) { return w.state.reducedMotion = !w.state.reducedMotion, done(); }),
    {"menu",
     bilingual("Åbn menuen for det valgte", "Open the menu of the selection"),
     WindowCommandGroup::selection,
     {key(NamedKey::menu)},
     icon::kList,
     false,
     nullptr,
     openMenu},
    inWindow("guide", bilingual("Vis mig rundt", "Show me around"), icon::kCompass,
             [](Workspace& w) { return w.panels.guideStep = 0, w.state.showDoors = false, done(); }),
    {"help",
     bilingual("Mus og tastatur", "Mouse and keyboard"),
     WindowCommandGroup::window,
     {key(NamedKey::f1), key('?')},
     icon::kHelp,
     false,
     nullptr,
     [](Workspace& w) { return w.state.showHelp = !w.state.showHelp, done(); }},
};

}  // namespace

UiText windowCommandGroupTitle(WindowCommandGroup group) {
  switch (group) {
    case WindowCommandGroup::find: return bilingual("Find", "Find");
    case WindowCommandGroup::change: return bilingual("Ret og hent ind", "Change and import");
    case WindowCommandGroup::view: return bilingual("Visning", "View");
    case WindowCommandGroup::selection: return bilingual("Det valgte", "Selection");
    case WindowCommandGroup::map: return bilingual("Kortet", "Map");
    case WindowCommandGroup::window: return bilingual("Vinduet", "Window");
  }
  return {};
}

std::span<const WindowCommand> windowCommandCatalogue() {
  static const std::vector<WindowCommand> all = [] {
    std::vector<WindowCommand> made(std::begin(kCommands), std::end(kCommands));
    for (const auto more : {editWindowCommands(), questionWindowCommands()})
      made.insert(made.end(), more.begin(), more.end());
    return made;
  }();
  return all;
}

const WindowCommand* findWindowCommand(std::string_view id) {
  const auto all = windowCommandCatalogue();
  const auto found = std::ranges::find(all, id, &WindowCommand::id);
  return found == all.end() ? nullptr : &*found;
}

std::vector<const WindowCommand*> commandsNamed(std::string_view typed, Language language) {
  const std::string folded = foldForSearch(typed);
  std::vector<const WindowCommand*> found;
  for (const WindowCommand& command : windowCommandCatalogue()) {
    if (foldForSearch(command.title.in(language)).contains(folded)) found.push_back(&command);
  }
  return found;
}

const WindowCommand* commandFor(const Shortcut& shortcut) {
  if (shortcut.empty()) return nullptr;
  const auto all = windowCommandCatalogue();
  const auto found = std::ranges::find_if(all, [&](const WindowCommand& command) {
    return std::ranges::find(command.shortcuts, shortcut) != command.shortcuts.end();
  });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace samspil
