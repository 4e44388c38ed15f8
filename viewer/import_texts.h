// The words of the import wizard.
#pragma once

#include "viewer/texts.h"

namespace samspil::say {

inline constexpr UiText kStepNames[] = {bilingual("Kilde", "Source"), bilingual("Kolonner", "Columns"),
                                        bilingual("Dubletter", "Duplicates"), bilingual("Forskelle", "Differences"),
                                        bilingual("Færdig", "Done")};
inline constexpr UiText kImporting = bilingual("Importerer …", "Importing …");
inline constexpr UiText kImportStopped =
    bilingual("Importen blev stoppet. Intet er ændret.", "The import was stopped. Nothing was changed.");
inline constexpr UiText kComparing = bilingual("Sammenligner med netværket …", "Comparing with the network …");
inline constexpr UiText kNext = bilingual("Næste", "Next");
inline constexpr UiText kBack = bilingual("Tilbage", "Back");
inline constexpr UiText kLeaveQuestion =
    bilingual("Luk importen? Dine valg her går tabt. Netværket er ikke ændret.",
              "Close the import? Your choices here are lost. The network has not been changed.");
inline constexpr UiText kLeaveYes = bilingual("Luk importen", "Close the import");
inline constexpr UiText kLeaveNo = bilingual("Bliv her", "Stay here");

// Source
inline constexpr UiText kChooseHelp =
    bilingual("Vælg en fil, træk filer ind i vinduet, eller indsæt en tabel fra Excel med Ctrl+V.",
              "Choose a file, drag files onto the window, or paste a table from Excel with Ctrl+V.");
inline constexpr UiText kChooserHint =
    bilingual("Skriv en del af navnet eller en sti …", "Type a part of the name or a path …");
inline constexpr UiText kFolderUp = bilingual("Mappen over", "The folder above");
inline constexpr UiText kFolderEmpty =
    bilingual("Her er ingen filer, der kan importeres: CSV, TSV, TXT, JSON, GeoJSON, GraphML, GEXF eller Pajek.",
              "No files here can be imported: CSV, TSV, TXT, JSON, GeoJSON, GraphML, GEXF or Pajek.");
inline constexpr UiText kAddFile = bilingual("Tilføj en fil mere", "Add another file");
inline constexpr UiText kRemoveFile = bilingual("Tag filen ud", "Take the file out");
inline constexpr UiText kPastedTable = bilingual("indsat tabel.csv", "pasted table.csv");
inline constexpr UiText kPastedNothing =
    bilingual("Udklipsholderen indeholder ingen tekst. Kopiér en tabel i Excel, og prøv igen.",
              "The clipboard holds no text. Copy a table in Excel and try again.");
inline constexpr UiText kEncoding = bilingual("Tegnsæt", "Encoding");
inline constexpr UiText kDelimiter = bilingual("Skilletegn", "Delimiter");
inline constexpr UiText kHeaderRow = bilingual("Overskrifter", "Header");
inline constexpr UiText kDecimalMark = bilingual("Decimaltegn", "Decimal mark");
inline constexpr UiText kTableKind = bilingual("Indhold", "Content");
inline constexpr UiText kDetected = bilingual("{} (fundet)", "{} (detected)");
inline constexpr UiText kHeaderLine = bilingual("Linje {}", "Line {}");
inline constexpr UiText kNoHeader = bilingual("Ingen overskrifter", "No header");
inline constexpr UiText kKindNames[] = {bilingual("Find selv ud af det", "Find out"), bilingual("Enheder", "Entities"),
                                        bilingual("Forbindelser", "Ties"), bilingual("Kilder", "Sources")};
inline constexpr UiText kSemicolon = bilingual("Semikolon ;", "Semicolon ;");
inline constexpr UiText kComma = bilingual("Komma ,", "Comma ,");
inline constexpr UiText kTab = bilingual("Tabulator", "Tab");
inline constexpr UiText kBar = bilingual("Lodret streg |", "Bar |");
inline constexpr UiText kPoint = bilingual("Punktum .", "Point .");
inline constexpr UiText kUseRecipe = bilingual("Brug opskriften »{}«", "Use the recipe “{}”");
inline constexpr UiText kRecipeUsed = bilingual("Læst efter opskriften »{}«", "Read by the recipe “{}”");
inline constexpr UiText kRecipeMissing = bilingual("Den mangler: {}", "It misses: {}");
inline constexpr UiText kRecipeDrop = bilingual("Læs uden opskrift", "Read without it");
inline constexpr UiText kRepairDouble =
    bilingual("Teksten er kodet to gange (»KÃ¸benhavn«). Reparér", "The text is encoded twice (“KÃ¸benhavn”). Repair");
inline constexpr UiText kTableKeys =
    bilingual("Filen rummer flere tabeller. Ctrl+Page Up og Ctrl+Page Down skifter mellem dem.",
              "The file holds several tables. Ctrl+Page Up and Ctrl+Page Down go from one to the next.");
inline constexpr UiText kFirstRows = bilingual("De første rækker", "The first rows");

// Columns
inline constexpr UiText kColumnsHelp =
    bilingual("Hver kolonne er læst sådan. Vælg noget andet, hvor det ikke passer.",
              "This is how each column is read. Choose something else where it does not fit.");
inline constexpr UiText kEveryRowType = bilingual("Rækkerne er", "The rows are");
inline constexpr UiText kEveryRowRelation = bilingual("Forbindelserne er", "The ties are");
inline constexpr UiText kChooseOne = bilingual("Vælg …", "Choose …");
inline constexpr UiText kMatchedShare = bilingual("{} af {} kendt i netværket", "{} of {} known in the network");
inline constexpr UiText kFilledShare = bilingual("{} af {} udfyldt", "{} of {} filled");
inline constexpr UiText kCreateEnds = bilingual(
    "Opret de organisationer, som forbindelserne nævner, og som netværket ikke kender; ellers afvises rækkerne",
    "Make the organisations that the ties name and the network does not know; else the rows are rejected");
inline constexpr UiText kCreateTypes = bilingual("Opret som nye typer eller relationer, ellers afvises rækkerne: {}",
                                                 "Make new types or relations, else the rows are rejected: {}");
inline constexpr UiText kTermsCreated = bilingual("Nye typer og relationer: {}", "New types and relations: {}");
inline constexpr UiText kPersonal = bilingual("Persondata", "Personal data");
inline constexpr UiText kSaveRecipe = bilingual("Husk kolonnerne som opskrift", "Remember the columns as a recipe");
inline constexpr UiText kRecipeName = bilingual("Opskriftens navn", "Name of the recipe");

// Duplicates
inline constexpr UiText kNoDuplicates = bilingual("Ingen mulige dubletter", "No possible duplicates");
inline constexpr UiText kNoDuplicatesText =
    bilingual("Ingen række ligner en, der er i netværket i forvejen, uden at det er sikkert.",
              "No row looks like one that is in the network already without being sure.");
inline constexpr UiText kDuplicateOf = bilingual("Mulig dublet {} af {}", "Possible duplicate {} of {}");
inline constexpr UiText kLooksLike = bilingual("ligner {}", "looks like {}");
inline constexpr UiText kIncoming = bilingual("I filen", "In the file");
inline constexpr UiText kKnown = bilingual("I netværket", "In the network");
inline constexpr UiText kSame = bilingual("Samme", "Same");
inline constexpr UiText kDifferent = bilingual("Forskellige", "Different");
inline constexpr UiText kLater = bilingual("Senere", "Later");
inline constexpr UiText kAllSame = bilingual("Resten er de samme", "All the rest are the same");
inline constexpr UiText kAllDifferent = bilingual("Resten er forskellige", "All the rest are different");
inline constexpr UiText kDuplicateHelp =
    bilingual("S: samme, F: forskellige, piletaster: næste. Dine svar huskes og kan fortrydes.",
              "S: same, D: different, arrow keys: next. Your answers are remembered and can be undone.");
inline constexpr UiText kOpenQuestions =
    bilingual("{} uden svar: de bliver til nye enheder", "{} without an answer: they become new entities");
inline constexpr UiText kScore = bilingual("Lighed {} %", "Similarity {} %");

// Differences
inline constexpr UiText kOutcomeNames[] = {bilingual("Nye", "New"), bilingual("Opdaterede", "Updated"),
                                           bilingual("Uændrede", "Unchanged"), bilingual("Flettede", "Merged"),
                                           bilingual("Afviste", "Rejected")};
inline constexpr UiText kPossible = bilingual("Mulige dubletter", "Possible duplicates");
inline constexpr UiText kLineColumn = bilingual("Linje", "Line");
inline constexpr UiText kNameColumn = bilingual("Navn", "Name");
inline constexpr UiText kChangeColumn = bilingual("Hvad der sker", "What happens");
inline constexpr UiText kNothingHere = bilingual("Ingen rækker her", "No rows here");
inline constexpr UiText kMoreNotes = bilingual("{} bemærkninger til filen", "{} notes on the file");
inline constexpr UiText kSaveRejected = bilingual("Gem de afviste rækker", "Save the rejected rows");
inline constexpr UiText kSavedRejected = bilingual("Gemt som {}", "Saved as {}");
inline constexpr UiText kNotYet = bilingual("Intet er ændret endnu.", "Nothing has changed yet.");
inline constexpr UiText kImportRows = bilingual("Importér", "Import");
inline constexpr UiText kDifferencesOnMap = bilingual("Vis på kortet", "Show on the map");
inline constexpr UiText kBackToImport = bilingual("Tilbage til importen", "Back to the import");
inline constexpr UiText kMapTitle = bilingual("Hvad importen vil ændre", "What the import would change");
inline constexpr UiText kMapSigns[] = {bilingual("Nye: {}", "New: {}"), bilingual("Ændrede: {}", "Changed: {}"),
                                       bilingual("Mulige dubletter: {}", "Possible duplicates: {}")};
inline constexpr UiText kMapTies = bilingual("Nye forbindelser: {}", "New ties: {}");
inline constexpr UiText kMapLeft = bilingual("Ikke tegnet: {}", "Not drawn: {}");
inline constexpr UiText kNewTie = bilingual("ny forbindelse: {} {}", "new tie: {} {}");

// Done
inline constexpr UiText kDoneTitle = bilingual("Importen er gemt", "The import is kept");
inline constexpr UiText kDoneNothing = bilingual("Der var intet nyt i filen. Netværket er uændret.",
                                                 "There was nothing new in the file. The network is unchanged.");
inline constexpr UiText kUndoImport = bilingual("Fortryd denne import", "Undo this import");
inline constexpr UiText kShowNew = bilingual("Vis de nye på kortet", "Show the new ones on the map");
inline constexpr UiText kFinish = bilingual("Luk", "Close");
inline constexpr UiText kImportUndoLater =
    bilingual("Du kan også fortryde den senere i historikken, selv om andet er ændret i mellemtiden.",
              "You can also undo it later in the history, even if other things were changed meanwhile.");

}  // namespace samspil::say
