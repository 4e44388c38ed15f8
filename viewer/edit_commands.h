// What the commands of editing do: open a form, save it, or change at once. Each is a plain function on a Workspace.
#pragma once

#include "viewer/workspace.h"

namespace samspil::command {

Result<void> newEntity(Workspace& workspace);
Result<void> editSelected(Workspace& workspace);
Result<void> newTie(Workspace& workspace);  // from the first selected to the second, if there is one
Result<void> mergeSelected(Workspace& workspace);
Result<void> splitSelected(Workspace& workspace);
Result<void> noteOnSelected(Workspace& workspace);
Result<void> removeSelected(Workspace& workspace);
Result<void> removeStatement(Workspace& workspace, StatementId statement);
// Checks the open form again after a change of its fields.
void checkForm(Workspace& workspace);
// Saves the open form, or says in it why not.
Result<void> saveForm(Workspace& workspace);

}  // namespace samspil::command
