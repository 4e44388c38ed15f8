#include "export/shown_tables.h"

#include "base/text.h"
#include "export/shown_network.h"
#include "session/wording.h"

namespace samspil {

namespace {

constexpr std::size_t kPerCheckpoint = 256;

std::string shareText(std::size_t shown, std::size_t total, Language language) {
  const bool danish = language == Language::danish;
  return fmt::format("{} {} {} {}", numberText(shown, language), danish ? "af" : "of", numberText(total, language),
                     danish ? "vist" : "shown");
}

Result<ShownTable> tableOf(TableModel& model, RowKind kind, const Session& session, const ExportOptions& options,
                           JobControl& job) {
  model.arrange({.kind = kind}, session.visibility());
  ShownTable table;
  const bool entities = kind == RowKind::entities;
  const auto& network = session.network();
  table.title = UiText{entities ? "Enheder" : "Forbindelser", entities ? "Entities" : "Ties"}.in(options.language);
  table.caption = shareText(model.rowCount(), entities ? network.vertexCount() : network.edgeCount(), options.language);
  const auto columns = tableColumns(kind);
  for (const TableColumn& column : columns)
    table.headings.push_back({std::string(column.title.in(options.language)), column.number, column.width});
  table.rows.reserve(model.rowCount());
  for (std::size_t row = 0; row < model.rowCount(); ++row) {
    if (row % kPerCheckpoint == 0) TRY(job.checkpoint(row, model.rowCount()));
    std::vector<ShownTable::Cell> cells;
    for (std::size_t column = 0; column < columns.size(); ++column)
      cells.push_back({model.cell(row, column), model.number(row, column)});
    table.rows.push_back(std::move(cells));
  }
  return table;
}

ShownTable sourceTable(const ShownNetwork& shown, const ExportOptions& options) {
  const bool danish = options.language == Language::danish;
  ShownTable table;
  table.title = danish ? "Kilder" : "Sources";
  table.caption = danish ? "Det, som rækkerne bygger på" : "What the rows rest on";
  table.headings = {{danish ? "Titel" : "Title", false, 320},
                    {danish ? "Udgiver" : "Publisher", false, 180},
                    {danish ? "Dato" : "Date", false, 100},
                    {danish ? "Fil" : "File", false, 220}};
  for (const SourceView& source : shown.sources) {
    table.rows.push_back({{std::string(source.title.in(options.language)), {}},
                          {std::string(source.publisher), {}},
                          {dateText(source.date, options.language), {}},
                          {std::string(source.file), {}}});
  }
  return table;
}

std::string filterWords(const Session& session, Language language) {
  std::vector<std::string> parts;
  for (const FilterTerm& term : session.view().filter.terms)
    parts.push_back(describeTerm(term, session.network(), language));
  if (const auto& focus = session.view().focus) {
    const auto v = session.network().findKey(focus->entity);
    parts.push_back(fmt::format("{} {}", language == Language::danish ? "Omkring" : "Around",
                                v ? session.network().name(*v, language) : std::string_view(focus->entity)));
  }
  return joinText(parts, " · ");
}

}  // namespace

Result<ShownTables> readShownTables(const Session& session, const ExportOptions& options, JobControl& job) {
  ShownTables tables;
  const bool danish = options.language == Language::danish;
  tables.title = danish ? "Samspil: hvem arbejder sammen" : "Samspil: who works together";
  tables.filters = filterWords(session, options.language);
  if (options.dated) tables.made = timeText(nowMicroseconds(), options.language);
  TableModel model(session.networkPtr(), options.language);
  for (const RowKind kind : {RowKind::entities, RowKind::ties}) {
    TRY_ASSIGN(ShownTable table, tableOf(model, kind, session, options, job));
    tables.tables.push_back(std::move(table));
  }
  TRY_ASSIGN(const ShownNetwork shown, readShownNetwork(session, options, job));
  tables.tables.push_back(sourceTable(shown, options));
  return tables;
}

}  // namespace samspil
