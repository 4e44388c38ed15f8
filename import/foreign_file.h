// Files that hold no list at all, or hold it in a way that is not read: workbooks, documents, pictures, archives,
// linked data. They are told by their first bytes and refused in a sentence that says what to do instead; read as a
// table, they would give rows of rubbish.
#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"

namespace samspil {

// `bytes` are all of the file's. None: it may be a list.
std::optional<Error> refusalOf(std::string_view bytes);

// Whether decoded text is text: no more than a few control characters among its first letters.
bool isText(std::string_view decoded);
Error refusalOfBinary();

}  // namespace samspil
