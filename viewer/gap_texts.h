// The words of the pages of gaps, coverage and consortia.
#pragma once

#include "viewer/texts.h"

namespace samspil::say {

// Worklist
inline constexpr UiText kGaps = bilingual("Huller", "Gaps");
inline constexpr UiText kGapsHint = bilingual(
    "Det, som kilderne siger burde være der, og ikke er der. Stregen til højre viser, hvad der taler for "
    "(grønt) og imod (rødt); tallet er summen. Klik på et hul for at se det på kortet med dets kilder. "
    "Pil op og ned går gennem listen, D afviser, Enter finder det på kortet.",
    "What the sources say should be there and is not. The bar on the right shows what speaks for it (green) "
    "and against it (red); the number is the sum. Click a gap to see it on the map with its sources. Arrow "
    "up and down step through the list, D dismisses, Enter finds it on the map.");
inline constexpr UiText kDoorGaps = bilingual("Se hullerne", "See the gaps");
inline constexpr UiText kDoorGapsText = bilingual("Hvem burde arbejde sammen, og hvad dækker ingen?",
                                                  "Who should work together, and what does nobody cover?");
inline constexpr UiText kGapsSearch = bilingual("Søg i hullerne …", "Search the gaps …");
inline constexpr UiText kGapKinds = bilingual("Slags", "Kind");
inline constexpr UiText kGapStatuses = bilingual("Tilstand", "State");
inline constexpr UiText kGapAll = bilingual("Alle slags", "All kinds");
inline constexpr UiText kGapOrder = bilingual("Vægt", "Weighing");
inline constexpr UiText kFamiliar = bilingual("Det nærliggende", "The familiar");
inline constexpr UiText kSurprising = bilingual("Det overraskende", "The surprising");
inline constexpr UiText kSurpriseHint = bilingual("Mod højre tæller det mindre, at en aktør er kendt af alle.",
                                                  "To the right it counts less that an actor is known to everybody.");
inline constexpr UiText kCompetitorsToo = bilingual("Også konkurrenter", "Competitors too");
inline constexpr UiText kCompetitorsHint = bilingual("Tag par med, som ligner hinanden så meget, at de konkurrerer.",
                                                     "List pairs that are so alike that they compete.");
inline constexpr UiText kStatedOnly = bilingual("Kun det, kilden siger", "Only what is stated");
inline constexpr UiText kStatedHint = bilingual("Lad udledte oplysninger og almen viden ude af regnestykket.",
                                                "Leave inferred facts and public knowledge out of account.");
inline constexpr UiText kGapsFinding = bilingual("Leder efter huller …", "Looking for gaps …");
inline constexpr UiText kGapsStopped = bilingual("Søgningen blev stoppet.", "The search was stopped.");
inline constexpr UiText kGapsFindAgain = bilingual("Find hullerne", "Find the gaps");
inline constexpr UiText kBacktesting =
    bilingual("Prøver rækkefølgen på netværkets egen historie …", "Trying the order on the network's own past …");
inline constexpr UiText kBacktestOpen = bilingual("Se tallene", "See the figures");
inline constexpr UiText kBacktestTitle =
    bilingual("Hvor godt rammer rækkefølgen?", "How well does the order foretell?");
inline constexpr UiText kBacktestHits =
    bilingual("Af de første bud blev så mange til noget:", "So many of the first bids came true:");
inline constexpr UiText kBacktestColumns[] = {bilingual("af 10", "of 10"), bilingual("af 20", "of 20"),
                                              bilingual("af 100", "of 100"), bilingual("ret orden", "right order"),
                                              bilingual("pr. aktør", "per actor")};
inline constexpr UiText kBacktestNote = bilingual(
    "Ret orden: hvor tit et par, der siden fandt sammen, stod over et, der ikke gjorde; 50 % er ren tilfældighed. "
    "Pr. aktør: træffere blandt aktørens ti øverste bud. Vægten er kun lært af årene før.",
    "Right order: how often a pair that came together since stood above one that did not; 50 % is chance. Per actor: "
    "hits among the actor's first ten bids. The weight was learned from the years before only.");
inline constexpr UiText kGapsOne = bilingual("1 hul", "1 gap");
inline constexpr UiText kGapsMany = bilingual("{} huller", "{} gaps");
inline constexpr UiText kGapsNone = bilingual("Ingen huller passer til det valgte.", "No gap matches what is chosen.");
inline constexpr UiText kGapsNoneHint = bilingual("Fjern et filter, eller vælg flere tilstande til venstre.",
                                                  "Take a filter away, or choose more states on the left.");
inline constexpr UiText kGapsNoneFound = bilingual("Her er ingen huller fundet.", "No gaps were found here.");
inline constexpr UiText kGapsNoneFoundHint = bilingual("Netværket siger for lidt om, hvem der arbejder med hvad.",
                                                       "The network says too little of who works on what.");
inline constexpr UiText kGapsShowAll = bilingual("Vis alle huller", "Show all gaps");
inline constexpr UiText kGapsAbout = bilingual("Om {}", "About {}");
inline constexpr UiText kRaisedAgain = bilingual("Rejst igen", "Raised again");
inline constexpr UiText kUnknownOne = bilingual("Om 1 aktør ved vi for lidt", "Too little is known of 1 actor");
inline constexpr UiText kUnknownMany = bilingual("Om {} aktører ved vi for lidt", "Too little is known of {} actors");
inline constexpr UiText kGapDismissed = bilingual("Afvist: {}", "Dismissed: {}");

// Card of a gap
inline constexpr UiText kGapHiddenOne =
    bilingual("1 af enhederne er skjult af filtrene.", "The filters hide 1 of the entities.");
inline constexpr UiText kGapHiddenMany =
    bilingual("{} af enhederne er skjult af filtrene.", "The filters hide {} of the entities.");
inline constexpr UiText kGapScore = bilingual("Vægt", "Weight");
inline constexpr UiText kGapWhy = bilingual("Hvad taler for og imod", "What speaks for and against");
inline constexpr UiText kGapParts =
    bilingual("Tallene lagt sammen giver vægten", "Added up, the numbers give the weight");
inline constexpr UiText kGapIntroduce = bilingual("Hvem kan introducere dem", "Who can introduce them");
inline constexpr UiText kGapNext = bilingual("Næste skridt", "Next step");
inline constexpr UiText kGapConcerned = bilingual("Det handler om", "It is about");
inline constexpr UiText kGapNote = bilingual("Notat", "Note");
inline constexpr UiText kGapNoteHint =
    bilingual("Hvad er aftalt, hvem er spurgt …", "What was agreed, who was asked …");
inline constexpr UiText kGapNoteKeep = bilingual("Gem notat", "Keep note");
inline constexpr UiText kGapDismiss = bilingual("Afvis …", "Dismiss …");
inline constexpr UiText kGapRestore = bilingual("Tag op igen", "Take up again");
inline constexpr UiText kGapToContact = bilingual("I kontakt", "In contact");
inline constexpr UiText kGapToDone = bilingual("Færdig", "Done");
inline constexpr UiText kGapToNew = bilingual("Ny", "New");
inline constexpr UiText kGapBack = bilingual("Tilbage til hullet", "Back to the gap");
inline constexpr UiText kMoreSources = bilingual("{} kilder til", "{} more sources");
inline constexpr UiText kFewerSources = bilingual("Vis færre", "Show fewer");
inline constexpr UiText kMoreEntities = bilingual("og {} til", "and {} more");

// Dismissing
inline constexpr UiText kDismissTitle = bilingual("Afvis hullet", "Dismiss the gap");
inline constexpr UiText kDismissHelp =
    bilingual("Hvorfor er det ikke noget for os? Grunden huskes, og hullet kommer kun igen, hvis der kommer ny viden.",
              "Why is it not for us? The reason is remembered, and the gap comes back only if something new is known.");
inline constexpr UiText kDismissReason = bilingual("Grund", "Reason");
inline constexpr UiText kDismissGo = bilingual("Afvis", "Dismiss");
inline constexpr UiText kDismissReasons[] = {bilingual("Ikke relevant for os", "Not relevant to us"),
                                             bilingual("De er konkurrenter", "They compete"),
                                             bilingual("Prøvet før uden held", "Tried before in vain"),
                                             bilingual("De taler allerede sammen", "They are in touch already")};

// Report
inline constexpr UiText kReport = bilingual("Rapport …", "Report …");
inline constexpr UiText kReportGaps = bilingual("Gem hullerne som rapport", "Save the gaps as a report");
inline constexpr UiText kReportGapsMany =
    bilingual("De {} huller på listen med grunde, kilder, tilstand og notater. Næste skridt står ved hvert.",
              "The {} gaps on the list with reasons, sources, state and notes. The next step stands at each.");
inline constexpr UiText kReportConsortium = bilingual("Gem forslaget som rapport", "Save the proposal as a report");
inline constexpr UiText kReportConsortiumText =
    bilingual("Én side: partnere og temaer, hvorfor netop de, hvad de skal spørges om.",
              "One page: partners and themes, why these, what to ask them.");
inline constexpr UiText kReportPage = bilingual("Webside, som kan læses og udskrives", "Web page to read and print");
inline constexpr UiText kReportSheet = bilingual("Regneark", "Spreadsheet");
inline constexpr UiText kReportFile = bilingual("Fil", "File");
inline constexpr UiText kReportSave = bilingual("Gem", "Save");
inline constexpr UiText kReportWriting = bilingual("Skriver rapporten …", "Writing the report …");
inline constexpr UiText kReportWritten = bilingual("Gemt: {}", "Saved: {}");

// Why not
inline constexpr UiText kWhyNot = bilingual("Hvorfor er det ikke et hul?", "Why is this no gap?");
inline constexpr UiText kWhyNotWorking = bilingual("Vejer de to …", "Weighing the two …");
inline constexpr UiText kWhyNotOpen = bilingual("Åbn det på listen", "Open it on the list");
inline constexpr UiText kGapsOf = bilingual("Huller for den valgte", "Gaps of the selected");

// Coverage
inline constexpr UiText kCoverage = bilingual("Dækning", "Coverage");
inline constexpr UiText kCoverageHint = bilingual(
    "Temaer ned, aktører hen. En boble viser, at nogen arbejder med temaet: jo større, jo stærkere; jo blegere, jo "
    "ældre er den nyeste kilde. Et tomt felt svarer på, hvem der er nærmest til at fylde det. Tallet forrest er, hvor "
    "mange der dækker temaet.",
    "Themes down, actors across. A bubble says that somebody works on the theme: the larger, the stronger; the paler, "
    "the older its newest source. An empty cell tells who is nearest to fill it. The number in front is how many cover "
    "the theme.");
inline constexpr UiText kCoverageWorking = bilingual("Regner dækningen ud …", "Working out the coverage …");
inline constexpr UiText kCoverageStopped = bilingual("Udregningen blev stoppet.", "The work was stopped.");
inline constexpr UiText kCoverageAgain = bilingual("Regn dækningen ud", "Work out the coverage");
inline constexpr UiText kCellWorking = bilingual("Finder de nærmeste …", "Finding the nearest …");
inline constexpr UiText kByType = bilingual("Typer", "Types");
inline constexpr UiText kByCountry = bilingual("Lande", "Countries");
inline constexpr UiText kByEntity = bilingual("Aktører", "Actors");
inline constexpr UiText kAllYears = bilingual("I dag", "Today");
inline constexpr UiText kThinnest = bilingual("Tyndest først", "Thinnest first");
inline constexpr UiText kThickest = bilingual("Bedst dækket først", "Best covered first");
inline constexpr UiText kByName = bilingual("Efter navn", "By name");
inline constexpr UiText kUnderHeadings = bilingual("Under overskrifter", "Under headings");
inline constexpr UiText kUnderHeadingsHint =
    bilingual("Saml temaerne under de temaer, der omfatter dem. Et klik på pilen folder dem ind og ud.",
              "Gather themes under the themes that they belong to. A click on the arrow folds them in and out.");
inline constexpr UiText kThemeSearch = bilingual("Søg tema …", "Search theme …");
inline constexpr UiText kDepthNames[] = {bilingual("uden nogen", "without anyone"), bilingual("med én", "with one"),
                                         bilingual("med to", "with two"),
                                         bilingual("med tre eller flere", "with three or more")};
inline constexpr UiText kNewHere = bilingual("Ny siden {}", "New since {}");
inline constexpr UiText kStrong = bilingual("stærk", "strong");
inline constexpr UiText kWeak = bilingual("svag", "weak");
inline constexpr UiText kCellAsk = bilingual("Klik: hvem er nærmest?", "Click: who is nearest?");
inline constexpr UiText kCellCovers = bilingual("Hvem dækker det", "Who covers it");
inline constexpr UiText kCellEmpty = bilingual("Ingen her arbejder med det endnu.", "Nobody here works on it yet.");
inline constexpr UiText kCellNearest = bilingual("Nærmest til at tage det op", "Nearest to take it up");
inline constexpr UiText kCellNobodyNear =
    bilingual("Ingen har noget, der ligger i nærheden.", "Nobody has anything close to it.");
inline constexpr UiText kCellElsewhere =
    bilingual("Ingen under {}. I resten af netværket:", "Nobody under {}. In the rest of the network:");
inline constexpr UiText kCellSources = bilingual("Hvor det står", "Where it says so");
inline constexpr UiText kCellAll = bilingual("Alle", "All");
inline constexpr UiText kCoverageNone =
    bilingual("Netværket har ingen temaer endnu.", "The network has no themes yet.");
inline constexpr UiText kSelectOnMap = bilingual("Vælg på kortet", "Select on the map");

// Consortium
inline constexpr UiText kConsortium = bilingual("Konsortium", "Consortium");
inline constexpr UiText kConsortiumHint = bilingual(
    "Beskriv opslaget til venstre. Samspil finder de bedste sæt af partnere, der opfylder alle krav, og siger hvorfor "
    "hver "
    "enkelt er med. En fyldt cirkel: partneren er den eneste, der dækker temaet.",
    "Describe the call on the left. Samspil finds the best sets of partners that meet every demand and says why each "
    "is "
    "in. A filled circle: the partner alone covers the theme.");
inline constexpr UiText kCallTitle = bilingual("Opslagets navn", "Name of the call");
inline constexpr UiText kCallThemes = bilingual("Temaer, der skal dækkes", "Themes to be covered");
inline constexpr UiText kCallThemeAdd = bilingual("Tilføj tema …", "Add a theme …");
inline constexpr UiText kCallTypes = bilingual("Slags partnere, der skal med", "Kinds of partner wanted");
inline constexpr UiText kCallTypeAdd = bilingual("Tilføj slags …", "Add a kind …");
inline constexpr UiText kCallCountries = bilingual("Lande, der skal med", "Countries wanted");
inline constexpr UiText kCallCountryAdd = bilingual("Tilføj land …", "Add a country …");
inline constexpr UiText kCallMust = bilingual("Skal med", "Must be in");
inline constexpr UiText kCallMustNot = bilingual("Må ikke med", "Must not be in");
inline constexpr UiText kCallActorAdd = bilingual("Tilføj partner …", "Add a partner …");
inline constexpr UiText kCallSize = bilingual("Antal partnere", "Number of partners");
inline constexpr UiText kCallBudget = bilingual("Budget i mio. EUR", "Budget in EUR million");
inline constexpr UiText kCallRoles = bilingual("Roller, der skal fyldes", "Roles to be filled");
inline constexpr UiText kCallTo = bilingual("til", "to");
inline constexpr UiText kCallRule = bilingual("Horizon Europes grundregel", "Horizon Europe's base rule");
inline constexpr UiText kCallRuleHint = bilingual(
    "Mindst tre uafhængige enheder fra tre forskellige medlemslande eller associerede lande, mindst én af dem "
    "fra et medlemsland.",
    "At least three independent entities from three different Member States or associated countries, at "
    "least one of them from a Member State.");
inline constexpr UiText kCallFind = bilingual("Find partnere", "Find partners");
inline constexpr UiText kCallChange = bilingual("Ret opslaget", "Change the call");
inline constexpr UiText kCallFile = bilingual("Opslag som fil", "The call as a file");
inline constexpr UiText kCallPath = bilingual("/sti/til/opslag.json", "/path/to/call.json");
inline constexpr UiText kCallLoad = bilingual("Hent", "Load");
inline constexpr UiText kCallSave = bilingual("Gem", "Save");
inline constexpr UiText kCallSaved = bilingual("Opslaget er gemt i {}", "The call was saved to {}");
inline constexpr UiText kCallSearching = bilingual("Prøver sæt af partnere …", "Trying sets of partners …");
inline constexpr UiText kCallEmpty = bilingual("Vælg et eller flere temaer, og tryk Find partnere.",
                                               "Choose one or more themes and press Find partners.");
inline constexpr UiText kProposal = bilingual("Forslag {}", "Proposal {}");
inline constexpr UiText kCardOnMap = bilingual("Vis på kortet", "Show on the map");
inline constexpr UiText kCardMembers = bilingual("Partnere", "Partners");
inline constexpr UiText kCardSwaps = bilingual("Kan byttes", "Can be swapped");
inline constexpr UiText kCardSwap = bilingual("Byt", "Swap");
inline constexpr UiText kCardQuestions = bilingual("Skal afklares", "To be settled");
inline constexpr UiText kCardAddsNothing = bilingual("Tilføjer intet nyt", "Adds nothing new");
inline constexpr UiText kCardDemanded = bilingual("Skal med", "Must be in");
inline constexpr UiText kNoConsortium = bilingual("Det kan ikke lade sig gøre", "It cannot be done");
inline constexpr UiText kNoConsortiumHelp =
    bilingual("Disse krav kan ikke opfyldes på én gang. Slækkes bare ét af dem, går det op.",
              "These demands cannot be met together. Give way on any one of them and it works out.");
inline constexpr UiText kNoConsortiumOne = bilingual("Ét krav kan ingen i netværket opfylde. Slækkes det, går det op.",
                                                     "One demand nobody in the network can meet. Give way on it and it "
                                                     "works out.");
inline constexpr UiText kNoOffer = bilingual("Intet hedder noget med det", "Nothing is called that");
inline constexpr UiText kNotProven = bilingual("Søgningen blev afkortet: det bedste fundne vises.",
                                               "The search was cut short: the best found is shown.");
inline constexpr UiText kCandidates = bilingual("{} mulige partnere overvejet", "{} possible partners considered");

}  // namespace samspil::say
