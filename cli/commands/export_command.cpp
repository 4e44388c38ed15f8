#include <ostream>

#include <fmt/ostream.h>

#include "cli/commands/commands.h"
#include "cli/progress_line.h"
#include "cli/view_options.h"
#include "export/export.h"

namespace samspil {
namespace {

struct ExportCommandOptions {
  std::filesystem::path file;
  ViewOptions view;
  ExportOptions format;
};

Result<ExitStatus> run(const CommandContext& context, ExportCommandOptions& options) {
  TRY_ASSIGN(const auto session, context.openForReading());
  TRY(previewView(*session, options.view));
  options.format.language = context.language;
  JobControl job;
  TRY_ASSIGN(const auto written, [&] {
    const ProgressLine progress(context.err, context.words("Skriver", "Writing"), job);
    return exportNetwork(*session, options.file, options.format, job);
  }());
  for (const auto& path : written) fmt::print(context.out, "{}\n", path.string());
  return ExitStatus::done;
}

}  // namespace

CommandRunner defineExport(Arguments arguments) {
  const auto options = std::make_shared<ExportCommandOptions>();
  std::string formats;
  for (const ExportFormat& format : exportCatalogue())
    formats += fmt::format("{}{}", formats.empty() ? "" : ", ", format.extension);
  arguments.operand({"fil", "file"}, options->file,
                    {"Endelsen afgør formatet: " + formats, "Its extension says the format: " + formats});
  addViewOptions(arguments, options->view);
  arguments.flag("--safe", options->format.safe,
                 {"Udelad noter og andet, som ikke skal deles", "Leave out notes and other things not to be shared"});
  arguments.flag("--plain-csv", options->format.plainCsv,
                 {"CSV med komma og decimalpunktum i stedet for det, dansk Excel åbner",
                  "CSV with comma and decimal point instead of what Danish Excel opens"});
  return [options](CommandContext& context) { return run(context, *options); };
}

}  // namespace samspil
