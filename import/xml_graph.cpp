#include "import/xml_graph.h"

#include <algorithm>

#include "base/text.h"

namespace samspil {

Result<XmlGraph> XmlGraph::parse(std::string_view bytes) {
  XmlGraph graph;
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1))
    graph.lineEnds_.push_back(static_cast<std::ptrdiff_t>(at));
  const auto parsed = graph.document_.load_buffer(bytes.data(), bytes.size());
  if (parsed) return graph;
  const auto line =
      std::lower_bound(graph.lineEnds_.begin(), graph.lineEnds_.end(), parsed.offset) - graph.lineEnds_.begin() + 1;
  return makeError(ErrorCode::invalidData, "line {}: this is not well-formed XML: {}.", line, parsed.description());
}

std::uint32_t XmlGraph::line(const pugi::xml_node& node) const {
  const auto before = std::lower_bound(lineEnds_.begin(), lineEnds_.end(), node.offset_debug());
  return static_cast<std::uint32_t>(before - lineEnds_.begin() + 1);
}

std::string_view localName(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool isElement(const pugi::xml_node& node, std::string_view name) {
  return node.type() == pugi::node_element && localName(node) == name;
}

bool hasXmlRoot(std::string_view bytes, std::string_view root) {
  constexpr std::size_t kLookedAt = 8192;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes = trimmed(bytes.substr(0, kLookedAt));
  while (bytes.starts_with('\n') || bytes.starts_with('\r')) bytes.remove_prefix(1);
  if (!bytes.starts_with('<')) return false;
  for (std::size_t at = bytes.find('<'); at != std::string_view::npos; at = bytes.find('<', at + 1)) {
    const char next = at + 1 < bytes.size() ? bytes[at + 1] : '\0';
    if (next == '?' || next == '!') continue;
    std::string_view name = bytes.substr(at + 1, bytes.find_first_of(" \t\r\n/>", at + 1) - at - 1);
    if (const auto colon = name.find(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
    return name == root;
  }
  return false;
}

}  // namespace samspil
