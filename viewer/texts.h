// The words of the window, in both languages. A text with a blank {} is an fmt format.
#pragma once

#include <string>
#include <utility>

#include <fmt/core.h>

#include "base/language.h"
#include "session/texts.h"

namespace samspil {

// Does not compile where a language is missing.
consteval UiText bilingual(std::string_view danish, std::string_view english) {
  if (danish.empty() || english.empty()) throw "a text of the window in one language only";
  return {danish, english};
}

template <typename... Arguments>
std::string filled(const UiText& text, Language language, const Arguments&... arguments) {
  return fmt::format(fmt::runtime(text.in(language)), arguments...);
}

// The same text in both languages, for the journal.
template <typename... Arguments>
LocalizedText filledBoth(const UiText& text, const Arguments&... arguments) {
  return {filled(text, Language::danish, arguments...), filled(text, Language::english, arguments...)};
}

namespace say {

// While the network is read
inline constexpr UiText kOpening = bilingual("Åbner netværket …", "Opening the network …");

// Top bar and search
inline constexpr UiText kSearchHint = bilingual("Søg efter hospital, tema, fond …", "Search hospital, theme, fund …");
inline constexpr UiText kNoHits = bilingual("Ingen fundet. Prøv færre bogstaver.", "Nothing found. Try fewer letters.");
inline constexpr UiText kUndoStep = bilingual("Fortryd: {}", "Undo: {}");
inline constexpr UiText kRedoStep = bilingual("Gendan: {}", "Redo: {}");
inline constexpr UiText kNothingToUndo = bilingual("Der er intet at fortryde", "There is nothing to undo");
inline constexpr UiText kNothingToRedo = bilingual("Der er intet at gendanne", "There is nothing to redo");
inline constexpr UiText kOtherLanguage = bilingual("English", "Dansk");
inline constexpr UiText kSubtitle =
    bilingual("Hvem arbejder sammen om sundhedsforskning", "Who works together in health research");

// Legend and filters
inline constexpr UiText kLegend = bilingual("Signaturer", "Legend");
inline constexpr UiText kLegendHint = bilingual("Klik skjuler eller viser. Dobbeltklik viser kun den ene.",
                                                "Click to hide or show. Double-click to show only that one.");
inline constexpr UiText kShownOfAll = bilingual("{} af {} vist", "{} of {} shown");
inline constexpr UiText kShownOfTotal = bilingual("{} vist af {}", "{} shown of {}");
inline constexpr UiText kClearFilters = bilingual("Vis alt", "Show all");
inline constexpr UiText kRemoveFilter = bilingual("Fjern dette filter", "Remove this filter");
inline constexpr UiText kFocusChip = bilingual("Omkring {} · {} led", "Around {} · {} steps");
inline constexpr UiText kFocusChipOne = bilingual("Omkring {} · 1 led", "Around {} · 1 step");
inline constexpr UiText kNothingShown =
    bilingual("Ingen partner passer til disse filtre", "No partner matches these filters");

// Steps in the journal
inline constexpr UiText kStepShow = bilingual("Vis {}", "Show {}");
inline constexpr UiText kStepHide = bilingual("Skjul {}", "Hide {}");
inline constexpr UiText kStepOnly = bilingual("Vis kun {}", "Show only {}");
inline constexpr UiText kStepRemoveFilter = bilingual("Fjern filteret {}", "Remove the filter {}");
inline constexpr UiText kStepClear = bilingual("Fjern alle filtre", "Remove all filters");
inline constexpr UiText kStepFocus = bilingual("Vis {} og naboerne", "Show {} and its neighbours");
inline constexpr UiText kStepHops = bilingual("Vis {} led ud", "Show {} steps out");
inline constexpr UiText kStepUnfocus = bilingual("Vis hele netværket igen", "Show the whole network again");
inline constexpr UiText kStepHulls = bilingual("Vis eller skjul grupper", "Show or hide groups");
inline constexpr UiText kMany = bilingual("{} enheder", "{} entities");

// Details
inline constexpr UiText kDetails = bilingual("Detaljer", "Details");
inline constexpr UiText kHistory = bilingual("Historik", "History");
inline constexpr UiText kFacts = bilingual("Fakta", "Facts");
inline constexpr UiText kAlsoKnownAs = bilingual("Også kaldet {}", "Also known as {}");
inline constexpr UiText kTies = bilingual("Forbindelser", "Ties");
inline constexpr UiText kTiesOne = bilingual("1 forbindelse", "1 tie");
inline constexpr UiText kTiesMany = bilingual("{} forbindelser", "{} ties");
inline constexpr UiText kWishes = bilingual("Ønsker, endnu ikke aftalt", "Wishes, not yet agreed");
inline constexpr UiText kWishesOne = bilingual("1 ønske", "1 wish");
inline constexpr UiText kWishesMany = bilingual("{} ønsker", "{} wishes");
inline constexpr UiText kFocusButton = bilingual("Kun naboer", "Neighbours only");
inline constexpr UiText kFindOnMap = bilingual("Find på kortet", "Find on the map");
inline constexpr UiText kPinned = bilingual("Fastholdt på kortet", "Pinned on the map");
inline constexpr UiText kOtherSource = bilingual("Anden kilde", "Other source");
inline constexpr UiText kSelectedMany = bilingual("{} valgt", "{} selected");
inline constexpr UiText kBetween = bilingual("Mellem de to", "Between the two");
inline constexpr UiText kNothingBetween =
    bilingual("Ingen direkte forbindelse mellem de to.", "No direct tie between the two.");
inline constexpr UiText kOverview = bilingual("Netværket i tal", "The network in figures");
inline constexpr UiText kOverviewHint =
    bilingual("Klik på kortet eller søg for at se, hvem der arbejder sammen, og hvor oplysningen kommer fra.",
              "Click on the map or search to see who works together, and where each piece of information comes from.");
inline constexpr UiText kMostTied = bilingual("Flest forbindelser", "Most ties");
inline constexpr UiText kEntities = bilingual("enheder", "entities");
inline constexpr UiText kTiesUnit = bilingual("forbindelser", "ties");
inline constexpr UiText kSourcesUnit = bilingual("kilder", "sources");
inline constexpr UiText kSources = bilingual("Kilder", "Sources");
inline constexpr UiText kShowMore = bilingual("Vis alle {}", "Show all {}");

// History
inline constexpr UiText kUndone = bilingual("fortrudt", "undone");
inline constexpr UiText kUndoThis = bilingual("Fortryd", "Undo");
inline constexpr UiText kUndoThisHint =
    bilingual("Fortryder kun dette skridt. Det, der er ændret siden, bliver stående.",
              "Undoes this step alone. What was changed since then stays.");
inline constexpr UiText kUndoResult = bilingual("Fortrudt: {}", "Undone: {}");
inline constexpr UiText kUndoPartly = bilingual("Fortrudt: {}. {} ændringer blev stående, fordi de er ændret siden.",
                                                "Undone: {}. {} changes stayed, because they were changed since.");
inline constexpr UiText kRedoResult = bilingual("Gendannet: {}", "Redone: {}");

// Doors
inline constexpr UiText kDoorExplore = bilingual("Udforsk netværket", "Explore the network");
inline constexpr UiText kDoorExploreText =
    bilingual("Begynd ved den, der har flest forbindelser.", "Start at the one with the most ties.");
inline constexpr UiText kDoorImport = bilingual("Importér partnere", "Import partners");
inline constexpr UiText kDoorImportText = bilingual("Fra Excel eller CSV. Du ser alt, før det gemmes.",
                                                    "From Excel or CSV. See everything before it is kept.");

// Questions
inline constexpr UiText kAskHint =
    bilingual("Stil et spørgsmål: Hvem arbejder med demens?", "Ask a question: Who works on dementia?");
inline constexpr UiText kQuestion = bilingual("Spørgsmål", "Question");
inline constexpr UiText kAskAbout = bilingual("Spørg for eksempel", "Ask for instance");
inline constexpr UiText kAllQuestions = bilingual("Alle spørgsmål", "All questions");
inline constexpr UiText kDidYouMean = bilingual("Mente du:", "Did you mean:");
inline constexpr UiText kWhereFrom = bilingual("Hvorfra ved vi det?", "How do we know?");
inline constexpr UiText kChooseRow = bilingual(
    "Vælg en række, eller brug Page Down, for at se dens kilder og lyse den op "
    "på kortet.",
    "Choose a row, or use Page Down, to see its sources and light it up on "
    "the map.");
inline constexpr UiText kChoose = bilingual("Vælg {}", "Choose {}");
inline constexpr UiText kSomeHidden =
    bilingual("{} af svaret er skjult af filtre.", "{} of the answer are hidden by filters.");
inline constexpr UiText kAnswering = bilingual("Finder svaret …", "Finding the answer …");
inline constexpr UiText kSizing =
    bilingual("Regner på, hvem der binder hvem sammen …", "Working out who ties whom together …");
inline constexpr UiText kFindingInsights =
    bilingual("Ser på pladsen i netværket …", "Looking at the place in the network …");
inline constexpr UiText kReadingTies = bilingual("Henter forbindelserne …", "Reading the ties …");
inline constexpr UiText kComparingTimes = bilingual("Sammenligner …", "Comparing …");
inline constexpr UiText kGrouping = bilingual("Finder fællesskaber …", "Finding communities …");
inline constexpr UiText kEscCancels = bilingual("Esc afbryder", "Esc cancels");
inline constexpr UiText kAnswerCancelled = bilingual("Svaret blev afbrudt.", "The answer was cancelled.");
inline constexpr UiText kAskAgain = bilingual("Spørg igen", "Ask again");
inline constexpr UiText kNoAnswerYet =
    bilingual("Udfyld de åbne felter, så kommer svaret.", "Fill the open blanks, and the answer comes.");
inline constexpr UiText kStepRings = bilingual("Læg kortet i ringe om {}", "Lay the map in rings around {}");
inline constexpr UiText kStepFreely = bilingual("Læg kortet frit", "Lay the map out freely");
inline constexpr UiText kStepExpand = bilingual("Vis også naboerne til {}", "Show the neighbours of {} as well");
inline constexpr UiText kExpanded = bilingual("{} flere vises.", "{} more are shown.");
inline constexpr UiText kStepWithout = bilingual("Se netværket uden {}", "See the network without {}");
inline constexpr UiText kHops = bilingual("Led ud", "Steps out");
inline constexpr UiText kRings = bilingual("Ringe", "Rings");

// Details beyond facts and ties
inline constexpr UiText kPosition = bilingual("Plads i netværket", "Place in the network");
inline constexpr UiText kGapsHere = bilingual("Huller her", "Gaps here");
inline constexpr UiText kNotes = bilingual("Noter", "Notes");
inline constexpr UiText kWriteNote = bilingual("Skriv en note …", "Write a note …");
inline constexpr UiText kSourceHint = bilingual("Klik for at se stedet", "Click to see the passage");
inline constexpr UiText kSourceDraft = bilingual("udkast", "draft");
inline constexpr UiText kSourceSection = bilingual("Afsnit", "Section");
inline constexpr UiText kSourceLines = bilingual("Linjer", "Lines");
inline constexpr UiText kSourceLineRange = bilingual("{} til {}", "{} to {}");
inline constexpr UiText kSourceFile = bilingual("Fil", "File");
inline constexpr UiText kSourceOnly = bilingual("Vis kun fra denne kilde", "Show only from this source");
inline constexpr UiText kSourceRemove = bilingual("Fjern udsagnet", "Remove the statement");
inline constexpr UiText kDetailsHelp = bilingual(
    "Alt, hvad netværket ved om det valgte. Under hver oplysning står, hvor den kommer fra; klik på den for at se "
    "stedet. Ønsker står for sig: de er endnu ikke aftalt.",
    "All that the network knows of what is selected. Below each piece of information stands where it comes "
    "from; click it to see the passage. Wishes stand apart: they are not agreed yet.");
inline constexpr UiText kHistoryHelp =
    bilingual("Hvert skridt siden begyndelsen, det nyeste øverst. Et gammelt skridt kan fortrydes for sig.",
              "Every step since the beginning, the newest on top. An old step can be undone by itself.");

// Editing by hand
inline constexpr UiText kEditNew = bilingual("Ny enhed", "New entity");
inline constexpr UiText kEditChange = bilingual("Ret oplysninger", "Edit details");
inline constexpr UiText kEditTie = bilingual("Ny forbindelse", "New tie");
inline constexpr UiText kEditMerge = bilingual("Flet to til én", "Merge two into one");
inline constexpr UiText kEditMergeGo = bilingual("Flet", "Merge");
inline constexpr UiText kEditSplit = bilingual("Del i to", "Split in two");
inline constexpr UiText kEditSplitGo = bilingual("Del", "Split");
inline constexpr UiText kEditNote = bilingual("Skriv en note", "Write a note");
inline constexpr UiText kEditSave = bilingual("Gem", "Save");
inline constexpr UiText kEditType = bilingual("Hvad er det?", "What is it?");
inline constexpr UiText kEditAliases = bilingual("Andre navne", "Other names");
inline constexpr UiText kEditAliasHint = bilingual("med komma imellem", "with commas between");
inline constexpr UiText kEditCertainty = bilingual("Hvor sikkert er det?", "How certain is it?");
inline constexpr UiText kEditTieNoteHint = bilingual("Hvorfra ved du det?", "How do you know?");
inline constexpr UiText kEditNoteHint =
    bilingual("Noten står med dit navn og dagens dato", "The note stands with your name and today's date");
inline constexpr UiText kEditAnother = bilingual("Vælg en anden", "Choose another");
inline constexpr UiText kEditOpenOther = bilingual("Åbn den i stedet", "Open that one instead");
inline constexpr UiText kEditKeep = bilingual("Hvilken skal blive? Den anden bliver et andet navn for den.",
                                              "Which one stays? The other becomes another name for it.");
inline constexpr UiText kEditMergeUndo =
    bilingual("Fortryd skiller dem igen, uden at noget går tabt.", "Undo parts them again, and nothing is lost.");
inline constexpr UiText kEditSplitName = bilingual("Hvad hedder den nye?", "What is the new one called?");
inline constexpr UiText kEditSplitChoose = bilingual("Hvad hører til den nye?", "What belongs to the new one?");
inline constexpr UiText kEditSource = bilingual("Kilden bliver dig og dagens dato. Kan fortrydes.",
                                                "The source will be you and today's date. Can be undone.");

// Guide
inline constexpr UiText kGuideCount = bilingual("{} af {}", "{} of {}");
inline constexpr UiText kGuideNext = bilingual("Næste", "Next");
inline constexpr UiText kGuideEnd = bilingual("Færdig", "Done");
inline constexpr UiText kGuideSkip = bilingual("Spring over", "Skip");
inline constexpr UiText kGuideDo = bilingual("Gør det for mig", "Do it for me");
inline constexpr UiText kGuideFind = bilingual("Find nogen, du kender", "Find someone you know");
inline constexpr UiText kGuideFindText = bilingual(
    "Skriv de første bogstaver her, for eksempel af {}, og tryk Enter. Til højre står, hvad vi ved, og hvorfra.",
    "Type the first letters here, of {} for instance, and press Enter. On the right stands what we know, and "
    "how.");
inline constexpr UiText kGuideFocus = bilingual("Se kun naboerne", "See only the neighbours");
inline constexpr UiText kGuideFocusText =
    bilingual("Dobbeltklik på {} på kortet. Tasterne 1, 2 og 3 går længere ud, og Esc går tilbage.",
              "Double-click {} on the map. Keys 1, 2 and 3 go further out, and Esc goes back.");
inline constexpr UiText kGuideFilter = bilingual("Skjul det, der fylder", "Hide what is in the way");
inline constexpr UiText kGuideFilterText = bilingual(
    "Klik på en signatur for at skjule den slags. Over kortet står, hvad der er skjult, og hvor meget der vises.",
    "Click an entry of the legend to hide that kind. Above the map stands what is hidden, and how much is shown.");
inline constexpr UiText kGuideAsk = bilingual("Stil et spørgsmål", "Ask a question");
inline constexpr UiText kGuideAskText = bilingual(
    "Tryk F2, og spørg på almindeligt dansk: Hvem er de nærmeste partnere til {}? Svaret lyser op på kortet.",
    "Press F2 and ask in plain English: Who are the closest partners of {}? The answer lights up on the map.");
inline constexpr UiText kGuideUndo = bilingual("Alt kan fortrydes", "Everything can be undone");
inline constexpr UiText kGuideUndoText =
    bilingual("Ctrl+Z tager det seneste skridt tilbage, også efter en genstart. Prøv bare: intet går tabt.",
              "Ctrl+Z takes back the latest step, after a restart too. Just try: nothing is lost.");
inline constexpr UiText kGuideKeep = bilingual("Tag det med dig", "Take it with you");
inline constexpr UiText kGuideKeepText = bilingual(
    "Ctrl+K finder alt, hvad Samspil kan: skriv fx »billede« eller »tabel«. Her kan du også stille spørgsmål.",
    "Ctrl+K finds all that Samspil can do: type \"picture\" or \"table\". You can ask questions here too.");

// Import
inline constexpr UiText kImportTitle = bilingual("Importér partnere", "Import partners");
inline constexpr UiText kImportHelp = bilingual("Træk en eller flere CSV-filer ind i vinduet, eller skriv stien her.",
                                                "Drag one or more CSV files onto the window, or type the path here.");
inline constexpr UiText kImportPath = bilingual("/sti/til/partnere.csv", "/path/to/partners.csv");
inline constexpr UiText kImportPreview = bilingual("Se, hvad der sker", "See what happens");
inline constexpr UiText kImportNothingYet = bilingual("Intet er ændret endnu.", "Nothing has changed yet.");
inline constexpr UiText kImportGo = bilingual("Importér", "Import");
inline constexpr UiText kCancel = bilingual("Annullér", "Cancel");
inline constexpr UiText kSavedView = bilingual("Gemt visning", "Saved view");
inline constexpr UiText kClose = bilingual("Luk", "Close");
inline constexpr UiText kRows = bilingual("Rækker", "Rows");
inline constexpr UiText kCreated = bilingual("Nye", "New");
inline constexpr UiText kUpdated = bilingual("Opdaterede", "Updated");
inline constexpr UiText kUnchanged = bilingual("Uændrede", "Unchanged");
inline constexpr UiText kMerged = bilingual("Flettede", "Merged");
inline constexpr UiText kRejected = bilingual("Afviste", "Rejected");
inline constexpr UiText kImportEffect = bilingual("{} nye enheder, {} opdaterede · {} nye forbindelser, {} opdaterede",
                                                  "{} new entities, {} updated · {} new ties, {} updated");
inline constexpr UiText kDuplicates = bilingual("{} mulige dubletter", "{} possible duplicates");
inline constexpr UiText kLine = bilingual("linje {}", "line {}");
inline constexpr UiText kImported = bilingual("Importeret: {}", "Imported: {}");
inline constexpr UiText kImportNoEffect = bilingual("Filen indeholder intet, der ikke er her i forvejen.",
                                                    "The file holds nothing that is not here already.");
inline constexpr UiText kReadingFiles = bilingual("Læser filerne …", "Reading the files …");
inline constexpr UiText kLayingOut = bilingual("Lægger kortet …", "Laying out the map …");
inline constexpr UiText kTidyingUp = bilingual("Lægger kortet på ny …", "Laying out the map anew …");
inline constexpr UiText kTidied = bilingual("Kortet er lagt på ny.", "The map was laid out anew.");

// Status line
inline constexpr UiText kStatusCounts = bilingual("{} enheder · {} forbindelser", "{} entities · {} ties");
inline constexpr UiText kNewestSource =
    bilingual("Nyeste kilde til det viste: {}", "Newest source of what is shown: {}");
inline constexpr UiText kAllStored = bilingual("Alle ændringer er gemt", "All changes are stored");
inline constexpr UiText kReadOnly = bilingual("Kun læsning", "Read only");

// Palette and help
inline constexpr UiText kPaletteHint =
    bilingual("Skriv en kommando, et navn eller et spørgsmål …", "Type a command, a name or a question …");
inline constexpr UiText kHelpTitle = bilingual("Mus og tastatur", "Mouse and keyboard");
inline constexpr UiText kHelpMouse = bilingual("Med musen", "With the mouse");
inline constexpr UiText kHelpKeys = bilingual("Med tastaturet", "With the keyboard");
struct HelpLine {
  UiText gesture, meaning;
};
inline constexpr HelpLine kMouseHelp[] = {
    {bilingual("Hjul", "Wheel"), bilingual("Zoom, hvor markøren er", "Zoom at the pointer")},
    {bilingual("Træk kortet", "Drag the map"), bilingual("Flyt udsnittet", "Move the view")},
    {bilingual("Klik", "Click"), bilingual("Vælg og se detaljer", "Select and see details")},
    {bilingual("Ctrl- eller Skift-klik", "Ctrl- or Shift-click"),
     bilingual("Føj til eller fjern fra valget", "Add to or remove from the selection")},
    {bilingual("Dobbeltklik", "Double-click"),
     bilingual("Vis kun naboerne; Esc går tilbage", "Show only the neighbours; Esc goes back")},
    {bilingual("Træk en enhed", "Drag an entity"), bilingual("Flyt den og fasthold den", "Move it and pin it")},
    {bilingual("Skift-træk", "Shift-drag"), bilingual("Vælg med en ramme", "Select with a box")},
    {bilingual("Alt-træk", "Alt-drag"), bilingual("Vælg med en lasso", "Select with a lasso")},
    {bilingual("Højreklik", "Right-click"), bilingual("Menu for det, der peges på", "Menu for what is pointed at")},
};

}  // namespace say

}  // namespace samspil
