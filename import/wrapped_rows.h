// Tables of which every row was taken for one cell and put in quotes once more: "Navn,By" and "Klinik A,Viborg" on the
// next line, as spreadsheets write what was pasted into their first column.
#pragma once

#include <string_view>

#include "base/job.h"
#include "base/result.h"
#include "import/text_bytes.h"

namespace samspil {

// Judged by the first rows.
bool rowsAreWrapped(std::string_view text);

// The text without those quotes, each row on the line where it stood. Rows that are not wrapped stay as they are.
Result<TextBytes> unwrappedRows(std::string_view text, JobControl& job);

}  // namespace samspil
