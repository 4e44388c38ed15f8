// The formats of export_catalogue.cpp, each in a file of its own.
#pragma once

#include "export/export.h"

namespace samspil {

extern const ExportFormat kCsvFormat;
extern const ExportFormat kJsonFormat;
extern const ExportFormat kGraphmlFormat;
extern const ExportFormat kGexfFormat;
extern const ExportFormat kDotFormat;
extern const ExportFormat kXlsxFormat;
extern const ExportFormat kTtlFormat;
extern const ExportFormat kHtmlFormat;
extern const ExportFormat kPngFormat;
extern const ExportFormat kSvgFormat;
extern const ExportFormat kPdfFormat;

}  // namespace samspil
