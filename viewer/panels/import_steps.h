// The pages of the import wizard, one file each in viewer/panels/.
#pragma once

#include <functional>

#include "viewer/import_texts.h"
#include "viewer/import_wizard.h"
#include "viewer/widgets.h"

namespace samspil {

void drawImportChooser(Frame& frame);
void drawImportSource(Frame& frame);
void drawImportColumns(Frame& frame);
void drawImportDuplicates(Frame& frame);
void drawImportDifferences(Frame& frame);
void drawImportDone(Frame& frame);
// Beside the map that shows the differences: what the signs mean, and the way back.
void drawImportMapCard(Frame& frame);

// Of the file that is shown, the table that is. REQUIRES: the file was inspected.
const FileInspection& shownTable(const ImportWizard& wizard);
// The tables of the file, to choose from by mouse or with Ctrl+Page Up and Down; nothing where there is one.
void drawTableTabs(Frame& frame);

// The first rows of a file as a table. `head` draws what stands above column i, or is empty.
void drawFirstRows(Frame& frame, const FileInspection& inspection, float height,
                   const std::function<void(std::size_t)>& head);

}  // namespace samspil
