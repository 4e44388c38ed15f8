#include "export/report.h"

#include "base/files.h"
#include "base/text.h"

namespace samspil {
namespace {

bool isHtml(const std::filesystem::path& file) {
  const std::string ending = foldForSearch(file.extension().string());
  return ending == "html" || ending == "htm";
}

}  // namespace

Result<void> writeReport(const GapReport& report, const std::filesystem::path& file) {
  if (isHtml(file)) return writeFileAtomically(file, htmlReport(report));
  if (foldForSearch(file.extension().string()) != "xlsx")
    return makeError(ErrorCode::invalidArgument, "{}: a report is written as html or xlsx.", file.string());
  return writeXlsxReport(report, file);
}

Result<void> writeReport(const ConsortiumReport& report, const std::filesystem::path& file) {
  if (!isHtml(file))
    return makeError(ErrorCode::invalidArgument, "{}: a consortium's card is written as html.", file.string());
  return writeFileAtomically(file, htmlReport(report));
}

}  // namespace samspil
