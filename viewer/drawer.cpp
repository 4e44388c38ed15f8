#include "viewer/drawer.h"

#include <algorithm>

#include "viewer/gap_texts.h"
#include "viewer/icons.h"
#include "viewer/panels/gap_pages.h"
#include "viewer/texts.h"

namespace samspil {

namespace {

const DrawerPageEntry kPages[] = {
    {DrawerPage::table, "table", bilingual("Tabel", "Table"), icon::kTable,
     bilingual("Tabellen viser det samme som kortet: filtrér kortet, og tabellen følger med. Klik på en overskrift for "
               "at sortere, klik på en række for at finde den på kortet. Ctrl+C kopierer de valgte rækker til Excel.",
               "The table shows the same as the map: filter the map and the table follows. Click a heading to sort, "
               "click a row to find it on the map. Ctrl+C copies the selected rows for Excel."),
     drawTablePage},
    {DrawerPage::time, "time", bilingual("Tid", "Time"), icon::kClock,
     bilingual(
         "Sammenlign to år, to dokumenter eller to tidspunkter: træk i de to mærker på linjen. Plus er kommet til, "
         "minus findes kun før, bølge er ændret. At et senere dokument ikke nævner noget, betyder ikke, at det er "
         "ophørt.",
         "Compare two years, two documents or two moments: drag the two marks on the line. Plus has come, minus is "
         "only in the earlier, a wave has changed. That a later document does not mention something does not mean "
         "that it ended."),
     drawTimePage},
    {DrawerPage::gaps, "gaps", say::kGaps, icon::kUnlink, say::kGapsHint, drawGapsPage},
    {DrawerPage::coverage, "coverage", say::kCoverage, icon::kTh, say::kCoverageHint, drawCoveragePage},
    {DrawerPage::consortium, "consortium", say::kConsortium, icon::kHandshake, say::kConsortiumHint,
     drawConsortiumPage},
    {DrawerPage::questions, "ask", bilingual("Spørgsmål", "Questions"), icon::kComments,
     bilingual(
         "Skriv et spørgsmål, eller vælg et fra listen. Klik på et felt i sætningen for at spørge om noget andet. "
         "Svaret lyser op på kortet; klik på en række for at se den alene og hvor den kommer fra.",
         "Type a question, or choose one from the list. Click a blank in the sentence to ask about something else. "
         "The answer lights up on the map; click a row to see it alone and where it comes from."),
     drawQuestionPage},
};

}  // namespace

std::span<const DrawerPageEntry> drawerCatalogue() { return kPages; }

const DrawerPageEntry* findDrawerPage(DrawerPage page) {
  const auto* found = std::ranges::find(kPages, page, &DrawerPageEntry::page);
  return found == std::end(kPages) ? nullptr : found;
}

}  // namespace samspil
