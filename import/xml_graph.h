// What the readers of GraphML and GEXF share: a parsed document that knows the line of every element.
#pragma once

#include <pugixml.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace samspil {

class XmlGraph {
 public:
  // Errors say where the file breaks the rules of XML.
  static Result<XmlGraph> parse(std::string_view bytes);

  pugi::xml_node root() const { return document_.document_element(); }
  std::uint32_t line(const pugi::xml_node& node) const;

 private:
  pugi::xml_document document_;
  std::vector<std::ptrdiff_t> lineEnds_;
};

// Elements inside elements further down than this are not read: nobody draws them.
inline constexpr int kDeepestNesting = 64;

// The name without its prefix: "viz:color" is "color".
std::string_view localName(const pugi::xml_node& node);
bool isElement(const pugi::xml_node& node, std::string_view name);
// Whether the bytes begin as XML with this root element within their first kilobytes.
bool hasXmlRoot(std::string_view bytes, std::string_view root);

}  // namespace samspil
