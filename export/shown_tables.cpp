#include "export/shown_tables.h"

#include "base/text.h"
#include "export/shown_network.h"
#include "session/wording.h"

namespace samspil {

namespace {

std::string shareText(std::size_t shown, std::size_t total, Language language) {
  const bool danish = language == Language::danish;
  return fmt::format("{} {} {} {}", numberText(shown, language), danish ? "af" : "of", numberText(total, language),
                     danish ? "vist" : "shown");
}

ShownTable tableOf(RowKind kind, const Session& session, const ExportOptions& options) {
  const auto model = std::make_shared<TableModel>(session.networkPtr(), options.language);
  model->arrange({.kind = kind}, session.visibility());
  ShownTable table;
  const bool entities = kind == RowKind::entities;
  const auto& network = session.network();
  table.title = UiText{entities ? "Enheder" : "Forbindelser", entities ? "Entities" : "Ties"}.in(options.language);
  table.caption =
      shareText(model->rowCount(), entities ? network.vertexCount() : network.edgeCount(), options.language);
  const auto columns = tableColumns(kind);
  for (const TableColumn& column : columns)
    table.headings.push_back({std::string(column.title.in(options.language)), column.number, column.width});
  table.rows = model->rowCount();
  table.row = [model, columns](std::size_t row) {
    std::vector<ShownTable::Cell> cells;
    for (std::size_t column = 0; column < columns.size(); ++column)
      cells.push_back({model->cell(row, column), model->number(row, column)});
    return cells;
  };
  return table;
}

ShownTable sourceTable(std::vector<SourceView> sources, const ExportOptions& options) {
  const bool danish = options.language == Language::danish;
  ShownTable table;
  table.title = danish ? "Kilder" : "Sources";
  table.caption = danish ? "Det, som rækkerne bygger på" : "What the rows rest on";
  table.headings = {{danish ? "Titel" : "Title", false, 320},
                    {danish ? "Udgiver" : "Publisher", false, 180},
                    {danish ? "Dato" : "Date", false, 100},
                    {danish ? "Fil" : "File", false, 220}};
  table.rows = sources.size();
  table.row = [shown = std::move(sources), language = options.language](std::size_t row) {
    const SourceView& source = shown[row];
    return std::vector<ShownTable::Cell>{{std::string(source.title.in(language)), {}},
                                         {std::string(source.publisher), {}},
                                         {dateText(source.date, language), {}},
                                         {std::string(source.file), {}}};
  };
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
  for (const RowKind kind : {RowKind::entities, RowKind::ties}) {
    TRY(job.checkpoint(0, 1));
    tables.tables.push_back(tableOf(kind, session, options));
  }
  tables.tables.push_back(sourceTable(shownSources(session), options));
  return tables;
}

}  // namespace samspil
