#include <algorithm>
#include <array>

#include "base/text.h"
#include "export/formats.h"

namespace samspil {

namespace {

const ExportFormat* findFormat(const std::filesystem::path& path) {
  std::string extension = foldForSearch(path.extension().string());
  const auto formats = exportCatalogue();
  const auto format = std::ranges::find(formats, std::string_view{extension}, &ExportFormat::extension);
  return format == formats.end() ? nullptr : &*format;
}

std::string knownExtensions() {
  std::vector<std::string> extensions;
  for (const ExportFormat& format : exportCatalogue()) extensions.emplace_back(format.extension);
  return joinText(extensions, ", ");
}

}  // namespace

std::span<const ExportFormat> exportCatalogue() {
  static const std::array kFormats = {kPngFormat, kSvgFormat,  kPdfFormat,     kHtmlFormat, kXlsxFormat, kCsvFormat,
                                      kTtlFormat, kJsonFormat, kGraphmlFormat, kGexfFormat, kDotFormat};
  return kFormats;
}

Result<std::vector<std::filesystem::path>> exportNetwork(const Session& session, const std::filesystem::path& path,
                                                         const ExportOptions& options, JobControl& job) {
  const ExportFormat* format = findFormat(path);
  if (format == nullptr) {
    return makeError(ErrorCode::invalidArgument, "{}: the format follows from the file's ending, which is one of {}.",
                     path.string(), knownExtensions());
  }
  return format->write(session, path, options, job);
}

}  // namespace samspil
