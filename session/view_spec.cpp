#include "session/view_spec.h"

#include <array>

#include <nlohmann/json.hpp>

namespace samspil {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 4> kColorByNames{"type", "country", "certainty", "community"};
constexpr std::array<std::string_view, 3> kSizeByNames{"degree", "betweenness", "uniform"};

template <typename Enum, std::size_t n>
Enum named(const std::array<std::string_view, n>& names, const Json& json, const char* key, Enum fallback) {
  const auto name = json.value(key, std::string());
  for (std::size_t i = 0; i < n; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return fallback;
}

// A saved filter whose type or document is gone would make the whole view unreadable; only that chip is lost instead.
Filter readableTerms(const Json& terms, const GraphSnapshot& snapshot) {
  Filter filter;
  for (const auto& term : terms) {
    if (!term.is_string()) continue;
    if (auto parsed = parseFilter(term.get<std::string>(), snapshot)) {
      filter.terms.insert(filter.terms.end(), parsed->terms.begin(), parsed->terms.end());
    }
  }
  return filter;
}

void narrowToFocus(Visibility& visibility, const Focus& focus, const GraphSnapshot& snapshot) {
  const auto center = snapshot.findKey(focus.entity);
  if (!center || !visibility.shows(*center)) return;
  std::vector<std::uint8_t> near(snapshot.vertexCount(), 0);
  std::vector<VertexIndex> frontier{*center};
  near[center->value] = 1;
  for (int hop = 0; hop < focus.hops; ++hop) {
    std::vector<VertexIndex> next;
    for (const VertexIndex v : frontier) {
      for (const HalfEdge half : snapshot.incident(v)) {
        if (!visibility.shows(half.edge) || near[half.neighbor.value]) continue;
        near[half.neighbor.value] = 1;
        next.push_back(half.neighbor);
      }
    }
    frontier = std::move(next);
  }
  visibility.vertexCount = 0;
  for (std::size_t v = 0; v < near.size(); ++v) {
    visibility.vertices[v] &= near[v];
    visibility.vertexCount += visibility.vertices[v];
  }
  visibility.edgeCount = 0;
  for (std::uint32_t e = 0; e < visibility.edges.size(); ++e) {
    const Edge& edge = snapshot.edge(EdgeIndex{e});
    if (!visibility.shows(edge.from) || !visibility.shows(edge.to)) visibility.edges[e] = 0;
    visibility.edgeCount += visibility.edges[e];
  }
}

}  // namespace

std::string toJson(const ViewSpec& view) {
  Json terms = Json::array();
  for (const auto& term : view.filter.terms) terms.push_back(formatTerm(term));
  Json json{{"filter", terms},
            {"highlight_only", view.highlightOnly},
            {"layout", view.layout},
            {"color_by", kColorByNames[static_cast<std::size_t>(view.colorBy)]},
            {"size_by", kSizeByNames[static_cast<std::size_t>(view.sizeBy)]},
            {"show_hulls", view.showHulls}};
  if (view.focus) json["focus"] = {{"entity", view.focus->entity}, {"hops", view.focus->hops}};
  return json.dump();
}

Setting viewSetting(const ViewSpec& view) { return {std::string(kViewSpace), std::string(kCurrentView), toJson(view)}; }

Result<ViewSpec> viewSpecFromJson(std::string_view text, const GraphSnapshot& snapshot) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return makeError(ErrorCode::invalidData, "The saved view is not a JSON object.");
  try {
    ViewSpec view;
    if (json.contains("filter")) view.filter = readableTerms(json["filter"], snapshot);
    view.highlightOnly = json.value("highlight_only", false);
    view.layout = json.value("layout", view.layout);
    view.colorBy = named(kColorByNames, json, "color_by", ColorBy::type);
    view.sizeBy = named(kSizeByNames, json, "size_by", SizeBy::degree);
    view.showHulls = json.value("show_hulls", false);
    if (json.contains("focus")) {
      view.focus =
          Focus{json["focus"].value("entity", std::string()), std::clamp(json["focus"].value("hops", 1), 1, 3)};
    }
    return view;
  } catch (const Json::exception& problem) {
    return makeError(ErrorCode::invalidData, "The saved view has a value of the wrong kind: {}.", problem.what());
  }
}

Visibility visibleIn(const ViewSpec& view, const GraphSnapshot& snapshot) {
  Visibility visibility = applyFilter(view.filter, snapshot);
  if (view.focus) narrowToFocus(visibility, *view.focus, snapshot);
  return visibility;
}

}  // namespace samspil
