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
    {DrawerPage::gaps, "gaps", say::kGaps, icon::kUnlink, say::kGapsHint, drawGapsPage},
    {DrawerPage::coverage, "coverage", say::kCoverage, icon::kTh, say::kCoverageHint, drawCoveragePage},
    {DrawerPage::consortium, "consortium", say::kConsortium, icon::kHandshake, say::kConsortiumHint,
     drawConsortiumPage},
};

}  // namespace

std::span<const DrawerPageEntry> drawerCatalogue() { return kPages; }

const DrawerPageEntry* findDrawerPage(DrawerPage page) {
  const auto* found = std::ranges::find(kPages, page, &DrawerPageEntry::page);
  return found == std::end(kPages) ? nullptr : found;
}

}  // namespace samspil
