// A page that stands by itself: the picture, and all that is on it as tables that a screen reader can walk through. No
// scripts, nothing fetched.
#include <algorithm>

#include "export/base64.h"
#include "export/formats.h"
#include "export/output_file.h"
#include "export/shown_tables.h"
#include "export/xml_text.h"
#include "session/wording.h"

namespace samspil {

namespace {

constexpr std::string_view kStyle = R"(
:root{color-scheme:light dark;--text:#1d232a;--muted:#545b64;--paper:#fbfaf7;--line:#d9d7d1;--accent:#a83b0b}
@media(prefers-color-scheme:dark){:root{--text:#eceae4;--muted:#b0b5bc;--paper:#15191d;--line:#3a4047;--accent:#ff9a66}}
body{margin:2rem auto;max-width:80rem;padding:0 1rem;font:16px/1.5 Inter,system-ui,sans-serif;color:var(--text);
background:var(--paper)}
h1{margin-bottom:.2rem}p.note{color:var(--muted);margin-top:0}a{color:var(--accent)}
img{max-width:100%;height:auto;border:1px solid var(--line);border-radius:8px}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem}
caption{text-align:left;color:var(--muted);padding:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line)}
thead th{position:sticky;top:0;background:var(--paper)}.n{text-align:right}
.skip{position:absolute;left:-99rem}.skip:focus{position:static}
@media print{.scroll{overflow:visible}a{color:inherit}})";

constexpr std::size_t kMostRows = 20'000;  // of a table; with many more a browser is slow, and nobody reads them

std::string anchor(std::size_t index) { return fmt::format("t{}", index + 1); }

std::string captionOf(const ShownTable& table, Language language) {
  if (table.rows <= kMostRows) return table.caption;
  return fmt::format(
      "{} · {} {}{}", table.caption, language == Language::danish ? "her de første" : "here the first",
      numberText(kMostRows, language),
      language == Language::danish ? "; Excel- og CSV-filer har dem alle" : "; Excel and CSV files have them all");
}

Result<void> appendTable(OutputFile& file, const ShownTable& table, std::size_t index, Language language) {
  std::string& out = file.text();
  out +=
      fmt::format("<section aria-labelledby=\"{0}h\"><h2 id=\"{0}h\">{1}</h2>\n", anchor(index), xmlText(table.title));
  out += fmt::format("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"{0}h\"><table id=\"{0}\">",
                     anchor(index));
  out += fmt::format("<caption>{}</caption>\n<thead><tr>", xmlText(captionOf(table, language)));
  for (const auto& heading : table.headings)
    out += fmt::format("<th scope=\"col\"{}>{}</th>", heading.number ? " class=\"n\"" : "", xmlText(heading.text));
  out += "</tr></thead>\n<tbody>\n";
  for (std::size_t at = 0; at < std::min(table.rows, kMostRows); ++at) {
    const std::vector<ShownTable::Cell> row = table.row(at);
    out += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string_view tag = i == 0 ? "th" : "td";
      out += fmt::format("<{}{}{}>{}</{}>", tag, i == 0 ? " scope=\"row\"" : "",
                         table.headings[i].number ? " class=\"n\"" : "", xmlText(row[i].text), tag);
    }
    out += "</tr>\n";
    TRY(file.flush());
  }
  out += "</tbody></table></div></section>\n";
  return {};
}

void appendHead(std::string& out, const ShownTables& tables, const ShownPicture& picture, Language language) {
  const bool danish = language == Language::danish;
  out += fmt::format(
      "<!doctype html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" "
      "content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>{}</style></head>\n<body>\n",
      danish ? "da" : "en", xmlText(picture.title), kStyle);
  out += fmt::format("<a class=\"skip\" href=\"#t1\">{}</a>\n", danish ? "Gå til tabellerne" : "Go to the tables");
  out += fmt::format("<main><h1>{}</h1>\n<p class=\"note\">{}</p>\n", xmlText(picture.title), xmlText(picture.caption));
  if (!tables.filters.empty())
    out += fmt::format("<p>{}: {}</p>\n", danish ? "Filtre" : "Filters", xmlText(tables.filters));
  if (!tables.made.empty()) out += fmt::format("<p class=\"note\">{} {}</p>\n", danish ? "Lavet" : "Made", tables.made);
  out += fmt::format("<nav aria-label=\"{}\"><ul>", danish ? "Indhold" : "Content");
  for (std::size_t i = 0; i < tables.tables.size(); ++i)
    out += fmt::format("<li><a href=\"#{}\">{}</a></li>", anchor(i), xmlText(tables.tables[i].title));
  out += "</ul></nav>\n";
  const std::string alternative =
      fmt::format("{} {}. {}", danish ? "Kort over" : "Map of", picture.title,
                  danish ? "Tabellerne nedenfor siger det samme med ord." : "The tables below say the same in words.");
  out += fmt::format("<figure><img alt=\"{}\" src=\"data:image/png;base64,{}\"></figure>\n", xmlText(alternative),
                     base64(picture.bytes));
}

Result<std::vector<std::filesystem::path>> write(const Session& session, const std::filesystem::path& path,
                                                 const ExportOptions& options, JobControl& job) {
  TRY_ASSIGN(const ShownTables tables, readShownTables(session, options, job));
  TRY_ASSIGN(const ShownPicture picture, drawShown(session, options, PictureKind::png, job));
  TRY_ASSIGN(OutputFile file, OutputFile::create(path));
  appendHead(file.text(), tables, picture, options.language);
  for (std::size_t i = 0; i < tables.tables.size(); ++i) TRY(appendTable(file, tables.tables[i], i, options.language));
  file.text() += "</main>\n</body>\n</html>\n";
  TRY(file.finish());
  return std::vector{path};
}

}  // namespace

const ExportFormat kHtmlFormat{"html", "Hjemmeside (HTML)", "Web page (HTML)", false, &write};

}  // namespace samspil
