// Reports as files: the gap list as a spreadsheet or as a page of HTML that needs nothing else, a consortium as one
// page of HTML. The page is made for reading aloud as well: a language, headings in order, tables with captions and
// headers, signs in words, contrast of at least 4.5 to 1, and it prints without losing anything.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "session/gap_report.h"

namespace samspil {

std::string htmlReport(const GapReport& report);
std::string htmlReport(const ConsortiumReport& report);
// An Office Open XML workbook with a sheet each for the gaps, their reasons, the evidence and what was dismissed.
Result<void> writeXlsxReport(const GapReport& report, const std::filesystem::path& file);

// By the file's ending, html or xlsx. Atomically.
Result<void> writeReport(const GapReport& report, const std::filesystem::path& file);
Result<void> writeReport(const ConsortiumReport& report, const std::filesystem::path& file);

}  // namespace samspil
