#include <xlsxwriter.h>

#include <string>
#include <system_error>

#include "export/output_file.h"
#include "export/report.h"

namespace samspil {
namespace {

struct Column {
  std::string_view danish, english;
  double width;  // in letters
};

// A table that grows by rows, with a frozen, filtered header.
class Table {
 public:
  Table(lxw_workbook* book, lxw_format* header, lxw_format* wrapped, const char* name, Language language,
        std::initializer_list<Column> columns)
      : sheet_(workbook_add_worksheet(book, name)), wrapped_(wrapped), columns_(columns.size()) {
    lxw_col_t at = 0;
    for (const Column& column : columns) {
      const std::string label(language == Language::danish ? column.danish : column.english);
      worksheet_set_column(sheet_, at, at, column.width, nullptr);
      worksheet_write_string(sheet_, 0, at++, label.c_str(), header);
    }
    worksheet_freeze_panes(sheet_, 1, 0);
    worksheet_set_landscape(sheet_);
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_repeat_rows(sheet_, 0, 0);
  }
  ~Table() { worksheet_autofilter(sheet_, 0, 0, row_, static_cast<lxw_col_t>(columns_ - 1)); }
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  void row() {
    ++row_;
    at_ = 0;
  }
  void add(const std::string& text) { worksheet_write_string(sheet_, row_, at_++, text.c_str(), wrapped_); }
  void add(double number) { worksheet_write_number(sheet_, row_, at_++, number, wrapped_); }

 private:
  lxw_worksheet* sheet_;
  lxw_format* wrapped_;
  std::size_t columns_;
  lxw_row_t row_ = 0;
  lxw_col_t at_ = 0;
};

class Workbook {
 public:
  Workbook(const GapReport& report, lxw_workbook* book) : report_(report), book_(book) {
    header_ = workbook_add_format(book);
    format_set_bold(header_);
    format_set_bottom(header_, LXW_BORDER_THIN);
    format_set_text_wrap(header_);
    wrapped_ = workbook_add_format(book);
    format_set_text_wrap(wrapped_);
    format_set_align(wrapped_, LXW_ALIGN_VERTICAL_TOP);
  }

  void write() {
    writeGaps();
    writeReasons();
    writeEvidence();
    writeDismissed();
  }

 private:
  Table table(std::string_view danish, std::string_view english, std::initializer_list<Column> columns) {
    const std::string name(report_.language == Language::danish ? danish : english);
    return Table(book_, header_, wrapped_, name.c_str(), report_.language, columns);
  }
  template <typename Visit>
  void eachGap(Visit visit) {
    for (const ReportSection& section : report_.sections) {
      for (const ReportGap& gap : section.gaps) visit(section, gap);
    }
  }

  void writeGaps() {
    Table sheet = table("Huller", "Gaps",
                        {{"Slags", "Kind", 22},
                         {"Hul", "Gap", 60},
                         {"Vægt", "Weight", 8},
                         {"Næste skridt", "Next step", 60},
                         {"Tilstand", "State", 14},
                         {"Notat", "Note", 40},
                         {"Bemærk", "Remark", 30},
                         {"Id", "Id", 40}});
    eachGap([&](const ReportSection& section, const ReportGap& gap) {
      sheet.row();
      sheet.add(section.title);
      sheet.add(gap.sentence);
      sheet.add(gap.score);
      sheet.add(gap.next);
      sheet.add(gap.status);
      sheet.add(gap.note);
      sheet.add(gap.raisedAgain);
      sheet.add(gap.id);
    });
  }

  void writeReasons() {
    Table sheet =
        table("Grunde", "Reasons",
              {{"Id", "Id", 40}, {"Retning", "Direction", 9}, {"Vægt", "Weight", 8}, {"Grund", "Reason", 80}});
    eachGap([&](const ReportSection&, const ReportGap& gap) {
      for (const ReportPart& part : gap.parts) {
        sheet.row();
        sheet.add(gap.id);
        sheet.add(std::string(1, part.sign));
        sheet.add(part.value);
        sheet.add(part.text);
      }
    });
  }

  void writeEvidence() {
    Table sheet =
        table("Kilder", "Sources",
              {{"Id", "Id", 40}, {"Udsagn", "Statement", 60}, {"Sted", "Place", 60}, {"Sikkerhed", "Certainty", 20}});
    eachGap([&](const ReportSection&, const ReportGap& gap) {
      for (const ReportEvidence& evidence : gap.evidence) {
        sheet.row();
        sheet.add(gap.id);
        sheet.add(evidence.statement);
        sheet.add(evidence.source);
        sheet.add(evidence.certainty);
      }
    });
  }

  void writeDismissed() {
    if (report_.dismissed.empty()) return;
    Table sheet = table("Afvist", "Dismissed",
                        {{"Id", "Id", 40}, {"Grund", "Reason", 60}, {"Af", "By", 20}, {"Hvornår", "When", 22}});
    for (const ReportDismissal& dismissal : report_.dismissed) {
      sheet.row();
      for (const std::string* cell : {&dismissal.gap, &dismissal.reason, &dismissal.who, &dismissal.when})
        sheet.add(*cell);
    }
  }

  const GapReport& report_;
  lxw_workbook* book_;
  lxw_format* header_;
  lxw_format* wrapped_;
};

}  // namespace

Result<void> writeXlsxReport(const GapReport& report, const std::filesystem::path& file) {
  std::filesystem::path unfinished = file;
  unfinished += ".new";
  lxw_workbook* book = workbook_new(unfinished.c_str());
  if (book == nullptr) return makeError(ErrorCode::io, "{} cannot be begun.", file.string());
  Workbook(report, book).write();
  std::error_code refused;
  if (const lxw_error problem = workbook_close(book); problem != LXW_NO_ERROR) {
    std::filesystem::remove(unfinished, refused);
    return makeError(ErrorCode::io, "{} cannot be written: {}.", file.string(), lxw_strerror(problem));
  }
  return replaceWith(unfinished, file);
}

}  // namespace samspil
