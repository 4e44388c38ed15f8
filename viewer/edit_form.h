// The form that is open for editing by hand: what was typed so far, and what is wrong with it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "session/edit.h"
#include "viewer/focus_wish.h"

namespace samspil {

enum class EditKind : std::uint8_t { none, entity, tie, merge, split, note };

struct EditForm {
  EditKind kind = EditKind::none;
  std::optional<VertexIndex> subject;  // the entity that is changed; none: a new one
  TypeId type;
  std::map<std::string, std::string, std::less<>> fields;  // by property; several values with commas between
  TieDraft tie;
  bool tieReads = true;              // the chosen relation reads from the subject; else towards it
  std::optional<VertexIndex> other;  // the other end, or whom to merge
  std::string otherText;             // typed to find it
  std::vector<StatementId> chosen;   // split: what the new entity takes over
  std::vector<DraftProblem> problems;
  std::optional<MergePreview> merge;
  bool tried = false;   // saving was refused: blocking problems are shown from now on
  FocusWish takeFocus;  // of the field in `focused`
  std::string focused;  // "": the first field that is drawn

  // The texts of the fields as a draft.
  EntityDraft draft() const;
};

}  // namespace samspil
