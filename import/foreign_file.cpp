#include "import/foreign_file.h"

#include <algorithm>

#include "base/text.h"

namespace samspil {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kWorkbook =
    "This is a workbook of a spreadsheet, not a text file. Open it in the spreadsheet, choose Save As and CSV UTF-8, "
    "and "
    "import the file that this gives; each sheet becomes a file of its own.";
constexpr std::string_view kDocument =
    "This is a document, not a list. Copy the table in it into a spreadsheet, save that as CSV, and import the file.";
constexpr std::string_view kWebPage =
    "This is a web page, not a list. Open it in a spreadsheet, save that as CSV, and import the file.";
constexpr std::string_view kPicture = "This is a picture, not a list. Import lists as CSV, GraphML, GEXF or JSON.";
constexpr std::string_view kArchive = "This is a compressed archive. Unpack it, and import the files in it.";
constexpr std::string_view kLinkedData =
    "This is linked data (Turtle or N-Triples), which Samspil writes but does not read. Save it as CSV or JSON, for "
    "example as the answer to a query, and import that.";
constexpr std::string_view kDrawing =
    "This is a drawing by Graphviz (DOT), which Samspil writes but does not read. Save the network as GraphML, GEXF or "
    "CSV, and import that.";
constexpr std::string_view kBinary = "This is not a text file. Save what it holds as CSV, and import that.";

struct Mark {
  std::string_view bytes;
  std::string_view sentence;
};
// How files begin that are told apart by that.
constexpr Mark kMarks[] = {{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", kWorkbook},  // Office before 2007
                           {"%PDF-", kDocument},
                           {"{\\rtf", kDocument},
                           {"\x89PNG\r\n\x1A\n", kPicture},
                           {"\xFF\xD8\xFF", kPicture},
                           {"GIF8", kPicture},
                           {"\x1F\x8B", kArchive},
                           {"7z\xBC\xAF\x27\x1C", kArchive},
                           {"Rar!\x1A", kArchive},
                           {"BZh9", kArchive},
                           {"\xFD\x37zXZ", kArchive}};

bool beginsWithWord(std::string_view text, std::string_view folded) {
  return text.size() >= folded.size() && std::ranges::equal(text.substr(0, folded.size()), folded, [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b;
         });
}

// A ZIP file by the names in it, which stand at its beginning and again at its end.
std::string_view sentenceOfZip(std::string_view bytes) {
  constexpr std::size_t kLookedAt = 64 << 10;
  const std::string_view head = bytes.substr(0, kLookedAt);
  const std::string_view tail = bytes.substr(bytes.size() - std::min(bytes.size(), kLookedAt));
  const auto holds = [&](std::string_view name) {
    return head.find(name) != std::string_view::npos || tail.find(name) != std::string_view::npos;
  };
  if (holds("xl/workbook") || holds("opendocument.spreadsheet")) return kWorkbook;
  return holds("word/document") || holds("ppt/presentation") || holds("opendocument.") ? kDocument : kArchive;
}

// The first line that is neither blank nor a comment.
std::string_view firstLine(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    if (!line.empty() && line.front() != '#') return line;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return {};
}

bool isLinkedData(std::string_view line) {
  for (const std::string_view word : {"@prefix ", "@base ", "prefix ", "base "}) {
    if (beginsWithWord(line, word)) return line.contains('<') && (line.ends_with('>') || line.ends_with('.'));
  }
  const bool subject = line.starts_with("<http") || line.starts_with("_:");
  return subject && line.ends_with('.') && line.find("> <") != std::string_view::npos;
}

bool isDrawing(std::string_view line) {
  for (const std::string_view word : {"strict ", "digraph ", "digraph{", "graph ", "graph{"}) {
    if (line.starts_with(word)) return line.find_first_of("{;,\t") == line.find('{') && line.contains('{');
  }
  return false;
}

Error refusal(std::string_view sentence) { return {ErrorCode::invalidData, std::string(sentence)}; }

}  // namespace

std::optional<Error> refusalOf(std::string_view bytes) {
  for (const Mark& mark : kMarks) {
    if (bytes.starts_with(mark.bytes)) return refusal(mark.sentence);
  }
  if (bytes.starts_with("PK\x03\x04")) return refusal(sentenceOfZip(bytes));
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  constexpr std::size_t kLookedAt = 16 << 10;
  const std::string_view line = firstLine(bytes.substr(0, kLookedAt));
  if (beginsWithWord(line, "<!doctype html") || beginsWithWord(line, "<html")) return refusal(kWebPage);
  if (isLinkedData(line)) return refusal(kLinkedData);
  if (isDrawing(line)) return refusal(kDrawing);
  return std::nullopt;
}

bool isText(std::string_view decoded) {
  constexpr std::size_t kLookedAt = 4096, kFewest = 8, kShare = 50;
  const std::string_view head = decoded.substr(0, kLookedAt);
  const auto controls = static_cast<std::size_t>(std::ranges::count_if(
      head, [](char c) { return static_cast<unsigned char>(c) < 0x20 && !"\t\n\v\f\r\x1a\x1b"sv.contains(c); }));
  return controls < kFewest || controls * kShare < head.size();
}

Error refusalOfBinary() { return refusal(kBinary); }

}  // namespace samspil
