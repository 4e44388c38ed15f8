#include <iterator>
#include <ostream>

#include <fmt/ostream.h>

#include "base/files.h"
#include "base/text.h"
#include "cli/commands/commands.h"
#include "cli/json_output.h"
#include "import/import.h"

namespace samspil {
namespace {

// New entities and ties; fewer are held in memory, which needs no second look at the files.
constexpr std::uint64_t kRecordsFrom = 50'000;

struct ImportCommandOptions {
  std::vector<std::filesystem::path> files;
  ImportOptions import;
  std::vector<std::string> maps;
  std::string delimiter;
  std::filesystem::path rejects;
  bool createEnds = false, noCreateEnds = false;
  bool dryRun = false, strict = false, json = false;
};

std::uint64_t rejectedRows(const ImportProposal& proposal) {
  std::uint64_t rejected = 0;
  for (const FileAccount& file : proposal.files) rejected += file.rejected;
  return rejected;
}

Result<void> readOptions(ImportCommandOptions& options) {
  for (const std::string& map : options.maps) {
    const auto equals = map.rfind('=');
    if (equals == std::string::npos) {
      return makeError(ErrorCode::invalidArgument, "--map {} has no `=`. Write --map \"COLUMN=FIELD\".", map);
    }
    options.import.everyFile.columnToField.push_back({map.substr(0, equals), map.substr(equals + 1)});
  }
  if (options.createEnds && options.noCreateEnds)
    return makeError(ErrorCode::invalidArgument, "--create-ends and --no-create-ends ask for the opposite.");
  if (options.createEnds) options.import.ends = EndPolicy::create;
  if (options.noCreateEnds) options.import.ends = EndPolicy::reject;
  if (options.delimiter.empty()) return {};
  const std::string named = options.delimiter == "tab" || options.delimiter == "\\t" ? "\t" : options.delimiter;
  if (named.size() != 1) return makeError(ErrorCode::invalidArgument, "--delimiter is one character, or the word tab.");
  options.import.everyFile.delimiter = named.front();
  return {};
}

Json fileJson(const FileAccount& file) {
  return {{"file", file.file},
          {"format", file.format},
          {"encoding", file.encoding},
          {"delimiter", file.delimiter},
          {"header", file.header},
          {"rows", file.rows},
          {"created", file.created},
          {"updated", file.updated},
          {"unchanged", file.unchanged},
          {"merged", file.merged},
          {"rejected", file.rejected},
          {"recipe", file.recipe},
          {"kind", tableKindName(file.kind)}};
}

Json accountJson(const ImportProposal& proposal, BatchId batch, bool dryRun, const GraphSnapshot& network,
                 Language language) {
  Json files = Json::array();
  for (const FileAccount& file : proposal.files) files.push_back(fileJson(file));
  Json duplicates = Json::array();
  for (const PossibleDuplicate& duplicate : proposal.possibleDuplicates) {
    const auto vertex = network.find(duplicate.existing);
    duplicates.push_back({{"file", duplicate.file},
                          {"line", duplicate.line},
                          {"name", duplicate.newName},
                          {"existing", vertex ? std::string(network.key(*vertex)) : std::string()},
                          {"score", duplicate.score}});
  }
  Json diagnostics = Json::array();
  for (const Diagnostic& diagnostic : proposal.diagnostics) {
    diagnostics.push_back({{"file", diagnostic.file},
                           {"line", diagnostic.line},
                           {"column", diagnostic.column},
                           {"code", diagnostic.code},
                           {"rejected", diagnostic.severity == Severity::rejected},
                           {"text", diagnostic.text},
                           {"message", diagnostic.message.in(language)}});
  }
  Json terms = Json::array();
  for (const LocalizedText& term : proposal.termsCreated) terms.push_back(term.in(language));
  return {{"batch", batch.value},
          {"dry_run", dryRun},
          {"files", files},
          {"entities_created", proposal.entitiesCreated},
          {"entities_updated", proposal.entitiesUpdated},
          {"ties_created", proposal.tiesCreated},
          {"ties_updated", proposal.tiesUpdated},
          {"terms_created", terms},
          {"possible_duplicates", duplicates},
          {"diagnostics", diagnostics}};
}

// "UTF-8, «;»", or "graphml, enheder" of a file of which each part is a table of its own.
std::string readAs(const CommandContext& context, const FileAccount& file) {
  if (file.delimiter.empty()) {
    const bool ties = file.kind == TableKind::ties;
    return fmt::format("{}, {}", file.format,
                       ties ? context.words("forbindelser", "ties") : context.words("enheder", "entities"));
  }
  return fmt::format("{}, «{}»", file.encoding, file.delimiter == "\t" ? "tab" : file.delimiter);
}

void printAccount(const CommandContext& context, const ImportProposal& proposal, bool dryRun) {
  for (const FileAccount& file : proposal.files) {
    fmt::print(context.out, "{}: {} {} ({})\n", file.file, file.rows, context.words("rækker", "rows"),
               readAs(context, file));
    fmt::print(context.out, "  {} {}, {} {}, {} {}, {} {}, {} {}\n", file.created, context.words("oprettet", "created"),
               file.updated, context.words("ændret", "updated"), file.unchanged, context.words("uændret", "unchanged"),
               file.merged, context.words("flettet", "merged"), file.rejected, context.words("afvist", "rejected"));
  }
  fmt::print(context.out, "{} {}, {} {}\n", proposal.entitiesCreated, context.words("nye enheder", "new entities"),
             proposal.tiesCreated, context.words("nye forbindelser", "new ties"));
  std::vector<std::string> terms;
  for (const LocalizedText& term : proposal.termsCreated) terms.emplace_back(term.in(context.language));
  if (!terms.empty())
    fmt::print(context.out, "{}: {}\n", context.words("nye typer og relationer", "new types and relations"),
               joinText(terms, ", "));
  if (proposal.changesNothing())
    fmt::print(context.out, "{}\n",
               context.words("Intet at ændre: alt er her allerede.", "Nothing to change: all of it is here already."));
  if (dryRun)
    fmt::print(context.out, "{}\n",
               context.words("Kun en prøve: intet er skrevet.", "Only a preview: nothing was written."));
  for (const Diagnostic& diagnostic : proposal.diagnostics) {
    fmt::print(context.err, "{}:{}:{}: {}\n", diagnostic.file, diagnostic.line, diagnostic.column,
               diagnostic.message.in(context.language));
  }
}

Result<void> writeRejects(const ImportProposal& proposal, const std::filesystem::path& path) {
  if (path.empty()) return {};
  std::string bytes;
  for (const FileAccount& file : proposal.files) bytes += file.rejectedRows.csv();
  return writeFileAtomically(path, bytes);
}

Result<ExitStatus> run(const CommandContext& context, ImportCommandOptions& options) {
  TRY(readOptions(options));
  TRY_ASSIGN(const auto session, options.dryRun ? context.openForReading() : context.openForWriting());
  options.import.who = userName();
  options.import.language = context.language;
  options.import.onlyAccount = options.dryRun;
  options.import.recordsFrom = kRecordsFrom;
  options.import.recordsOnce = true;
  JobControl job;
  TRY_ASSIGN(const ImportProposal proposal, session->proposeImport(options.files, options.import, job));
  const std::uint64_t rejected = rejectedRows(proposal);
  const bool refused = options.strict && rejected != 0;
  const SnapshotPtr before = session->networkPtr();
  Applied applied;
  if (!options.dryRun && !refused) {
    TRY_ASSIGN(applied, session->writeImport(proposal, job));
  }
  TRY(writeRejects(proposal, options.rejects));
  if (options.json) {
    print(context.out, accountJson(proposal, applied.batch, options.dryRun || refused, *before, context.language));
  } else {
    printAccount(context, proposal, options.dryRun || refused);
  }
  if (refused)
    return makeError(ErrorCode::invalidData, "{} rows were rejected, and --strict asks for none. Nothing was imported.",
                     rejected);
  return rejected != 0 ? ExitStatus::rowsRejected : ExitStatus::done;
}

}  // namespace

CommandRunner defineImport(Arguments arguments) {
  const auto options = std::make_shared<ImportCommandOptions>();
  const std::vector<std::pair<std::string, TableKind>> kinds{{"auto", TableKind::automatic},
                                                             {"entities", TableKind::entities},
                                                             {"ties", TableKind::ties},
                                                             {"sources", TableKind::sources}};
  const std::vector<std::pair<std::string, DuplicatePolicy>> policies{
      {"ask", DuplicatePolicy::ask}, {"merge", DuplicatePolicy::merge}, {"separate", DuplicatePolicy::separate}};
  arguments.operand({"filer", "files"}, options->files, {"CSV-filer, eller andre som import kender", "CSV files"});
  arguments.choice(
      "--kind", options->import.everyFile.kind,
      {"Hvad rækkerne er: auto (ses af kolonnerne), entities (enheder), ties (forbindelser) eller sources (kilder)",
       "What the rows are: auto, entities, ties or sources"},
      kinds);
  arguments.option("--map", options->maps,
                   {"Hvilket felt en kolonne er, fx --map \"Partner=name_da\"",
                    "Which field a column is, e.g. --map \"Partner=name_da\""},
                   "COLUMN=FIELD");
  arguments.option("--recipe", options->import.everyFile.recipe,
                   {"En gemt eller indbygget opskrift, eller none for ingen; ellers den, der passer til kolonnerne",
                    "A saved or built-in recipe, or none; default: the one that fits the columns"},
                   "RECIPE");
  arguments.flag("--create-ends", options->createEnds,
                 {"Opret de organisationer, som forbindelser nævner, og som ikke er kendt; sådan er det også, hvor "
                  "filerne kun rummer forbindelser, og netværket er tomt",
                  "Make organisations of ends of ties that are not known; default where the files hold ties alone and "
                  "the network is empty"});
  arguments.flag("--no-create-ends", options->noCreateEnds,
                 {"Afvis forbindelser, hvis ender ikke er kendt", "Reject ties whose ends are not known"});
  arguments.flag("--create-types", options->import.createTypes,
                 {"Opret de typer og relationer, som filen nævner, og som ikke er kendt",
                  "Make the types and relations that the file names and that are not known"});
  arguments.option(
      "--encoding", options->import.everyFile.encoding,
      {"Fx UTF-8 eller windows-1252; ellers ses det af filen", "E.g. UTF-8 or windows-1252; default: detected"},
      "ENCODING");
  arguments.option("--delimiter", options->delimiter,
                   {"Ét tegn eller tab; ellers ses det af filen", "One character or tab; default: detected"}, "SIGN");
  arguments.flag("--dry-run", options->dryRun, {"Fortæl kun, hvad der ville ske", "Only say what would happen"});
  arguments.flag("--strict", options->strict,
                 {"Hent intet, hvis en række afvises", "Import nothing if any row is rejected"});
  arguments.choice(
      "--duplicates", options->import.duplicates,
      {"Mulige dubletter: ask (hold dem adskilt og nævn dem), merge (flet) eller separate (hold dem adskilt)",
       "Possible duplicates: ask (keep apart and list), merge or separate"},
      policies);
  arguments.option(
      "--rejects", options->rejects,
      {"Skriv de afviste rækker hertil, med linje og grund", "Write the rejected rows here, with line and reason"},
      "FILE");
  arguments.json(options->json);
  return [options](CommandContext& context) { return run(context, *options); };
}

}  // namespace samspil
