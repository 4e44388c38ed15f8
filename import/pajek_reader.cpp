// Pajek's .net (Mrvar and Batagelj, Programs for Analysis and Visualization of Very Large Networks: Reference Manual):
// *Vertices with quoted labels, also of two kinds ("*Vertices 20 12"); *Arcs and *Edges with weights, also of several
// named relations ("*Arcs :2 "advises""); *Arcslist and *Edgeslist with several targets a line; *Matrix. Vertices that
// have no line of their own are called by their numbers. Places, shapes, times and partitions are passed over.
#include <algorithm>
#include <charconv>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/text.h"
#include "import/line_words.h"
#include "import/node_link_table.h"

namespace samspil {
namespace {

// Vertices that a file only counts are made up to so many; of more, those that it names.
constexpr std::uint64_t kMostUnnamed = 100'000;

std::optional<std::uint64_t> countIn(const std::string& word) {
  std::uint64_t count = 0;
  const auto [end, failed] = std::from_chars(word.data(), word.data() + word.size(), count);
  return failed == std::errc{} && end == word.data() + word.size() ? std::optional(count) : std::nullopt;
}

// "Århus\nC" and "&#197;rhus", as Pajek writes breaks and letters that it has not.
std::string plainLabel(std::string_view label) {
  std::string plain;
  for (std::size_t at = 0; at < label.size(); ++at) {
    const std::size_t end = label.substr(at).starts_with("&#") ? label.find(';', at) : std::string_view::npos;
    const auto letter =
        end == std::string_view::npos ? std::nullopt : countIn(std::string(label.substr(at + 2, end - at - 2)));
    if (letter && *letter > 0 && *letter < 0xD800) {
      appendUtf8(plain, static_cast<char32_t>(*letter));
      at = end;
    } else if (label.substr(at).starts_with("\\n")) {
      plain += ' ';
      ++at;
    } else {
      plain += label[at];
    }
  }
  return std::string(trimmed(plain));
}

class PajekReader {
 public:
  Result<std::vector<NetworkTable>> read(const TextLines& lines) {
    for (const auto line : lines.all()) {
      ++line_;
      const auto text = trimmed(line);
      if (text.empty() || text.starts_with('%') || text.starts_with("/*")) continue;
      if (text.starts_with('*')) {
        TRY(beginSection(wordsOf(text)));
      } else {
        readLine(wordsOf(text));
      }
    }
    addVertices();
    return std::vector{nodes_.table(TableKind::entities), links_.table(TableKind::ties)};
  }

 private:
  enum class Section : std::uint8_t { none, vertices, pairs, lists, matrix };

  Result<void> beginSection(const std::vector<std::string>& words) {
    const std::string name = foldForSearch(words.front());
    section_ = Section::none;
    relation_.clear();
    row_ = 0;
    if (name == "vertices") {
      const auto count = words.size() > 1 ? countIn(words[1]) : std::nullopt;
      if (!count)
        return makeError(ErrorCode::invalidData, "line {}: *Vertices says how many there are, as in “*Vertices 12”.",
                         line_);
      if (vertices_ != 0) return {};  // of another network in the same file
      vertices_ = *count;
      section_ = Section::vertices;
    } else if (name == "arcs" || name == "edges") {
      section_ = Section::pairs;
    } else if (name == "arcslist" || name == "edgeslist") {
      section_ = Section::lists;
    } else if (name == "matrix") {
      section_ = Section::matrix;
    }
    if (words.size() > 2 && words[1].starts_with(':')) relation_ = words[2];
    if (words.size() > 3 && words[1] == ":") relation_ = words[3];
    return {};
  }

  void readLine(const std::vector<std::string>& words) {
    switch (section_) {
      case Section::vertices:
        labels_.try_emplace(words.front(), Label{words.size() > 1 ? plainLabel(words[1]) : "", line_});
        break;
      case Section::pairs:
        addLink(words[0], words.size() > 1 ? words[1] : "", words.size() > 2 ? words[2] : "", relation_);
        break;
      case Section::lists:
        for (std::size_t i = 1; i < words.size(); ++i) addLink(words[0], words[i], "", relation_);
        break;
      case Section::matrix: readMatrixRow(words); break;
      case Section::none: break;
    }
  }

  void readMatrixRow(const std::vector<std::string>& words) {
    ++row_;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i].find_first_not_of("0.") == std::string::npos) continue;
      addLink(std::to_string(row_), std::to_string(i + 1), words[i], relation_);
    }
  }

  // "2:1 3 5": the second relation, where its name stands beside the section.
  void addLink(const std::string& from, const std::string& to, const std::string& weight, const std::string& relation) {
    const auto colon = from.find(':');
    const std::string vertex = colon == std::string::npos ? from : from.substr(colon + 1);
    links_.beginRow(line_);
    links_.setFixed(0, vertex);
    links_.setFixed(1, to);
    if (vertices_ > kMostUnnamed) linked_.insert({vertex, to});
    if (!weight.empty() && weight.find_first_not_of("0123456789.-+eE") == std::string::npos)
      links_.set("weight", weight);
    if (!relation.empty()) links_.set("relation", relation);
  }

  void addVertices() {
    std::vector<std::uint64_t> numbers;
    if (vertices_ <= kMostUnnamed) {
      for (std::uint64_t i = 1; i <= vertices_; ++i) numbers.push_back(i);
    } else {
      for (const auto& [id, label] : labels_) numbers.push_back(countIn(id).value_or(0));
      for (const auto& id : linked_) numbers.push_back(countIn(id).value_or(0));
      std::sort(numbers.begin(), numbers.end());
      numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
      std::erase_if(numbers, [&](std::uint64_t number) { return number == 0 || number > vertices_; });
    }
    for (const std::uint64_t number : numbers) addVertex(std::to_string(number));
  }

  void addVertex(const std::string& id) {
    const auto label = labels_.find(id);
    const bool named = label != labels_.end() && !label->second.text.empty();
    nodes_.beginRow(label == labels_.end() ? 1 : label->second.line);
    nodes_.setFixed(0, id);
    nodes_.setFixed(1, named ? label->second.text : id);
  }

  struct Label {
    std::string text;
    std::uint32_t line;
  };

  Section section_ = Section::none;
  std::uint32_t line_ = 0;
  std::uint64_t vertices_ = 0, row_ = 0;
  std::string relation_;
  std::unordered_map<std::string, Label> labels_;
  std::unordered_set<std::string> linked_;  // of a file of very many vertices
  TableColumns nodes_{{"id", "name"}}, links_{{"from", "to"}};
};

bool recognises(std::string_view bytes) {
  constexpr std::size_t kLookedAt = 4096;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  for (const auto line : splitText(bytes.substr(0, kLookedAt), '\n')) {
    const auto text = trimmed(line);
    if (text.empty() || text == "\r" || text.starts_with('%')) continue;
    const std::string word = foldForSearch(text.substr(0, text.find_first_of(" \t\r")));
    return text.starts_with('*') && (word == "vertices" || word == "network");
  }
  return false;
}

Result<std::vector<NetworkTable>> read(std::string_view bytes) {
  TRY_ASSIGN(const TextLines lines, TextLines::of(bytes));
  return PajekReader().read(lines);
}

}  // namespace

const ImportFormat kPajekFormatIn{"pajek", {"Graf (Pajek)", "Graph (Pajek)"}, &recognises, &read};

}  // namespace samspil
