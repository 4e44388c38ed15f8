// A layout turns a graph and what is known of it into one point per vertex.
//
//   const LayoutAlgorithm* force = findLayout("force");
//   TRY_ASSIGN(const std::vector<Vec2> positions, force->run(input, {.seed = 7}, job));
//
// Every algorithm is a pure function: the same input and parameters give the same bytes on any number of threads.
// World units: the wanted distance of two tied vertices is about 1; y grows downward.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "base/job.h"
#include "base/language.h"
#include "base/result.h"

namespace samspil {

// Compressed sparse rows, undirected: every tie appears in the rows of both ends; no self-loops, no parallel entries.
// The neighbours of v are neighbors[offsets[v]] .. neighbors[offsets[v + 1]] (exclusive), in ascending order.
struct LayoutGraph {
  std::span<const std::uint32_t> offsets;    // vertices + 1 entries
  std::span<const std::uint32_t> neighbors;  // 2 * ties entries
  std::span<const float> weights;            // parallel to neighbors, > 0; empty: all 1

  std::size_t vertexCount() const { return offsets.empty() ? 0 : offsets.size() - 1; }
};

// Views; the caller keeps the arrays alive for the call. All but `graph` may be empty; what is not has vertexCount()
// entries.
struct LayoutInput {
  LayoutGraph graph;
  std::span<const Vec2> initial;         // where a vertex stands now; NaN in x: it has no place yet
  std::span<const std::uint8_t> pinned;  // 1: stays exactly at its initial place
  std::span<const Vec2> extent;  // half width and half height, world units, of what is drawn: kept free of overlap
  std::span<const std::uint32_t>
      group;  // type, theme, ...: what group layouts arrange by; the force layout pulls groups together lightly
  std::span<const Vec2> anchor;      // where a vertex belongs, of the places layout; NaN in x: nowhere
  std::uint32_t focus = 0xFFFFFFFF;  // the centre of a radial layout; none: the vertex of highest degree
};

struct LayoutParameters {
  std::uint64_t seed = 1;
  unsigned threads = 0;  // 0: as many as the machine has

  // Gets every picture on the way to the final one, the first within about a tenth of the time: vertexCount() points in
  // a scale of their own, NaN in x where a vertex has none yet. Called on the thread that runs the layout. Layouts that
  // are quick by nature don't call it.
  std::function<void(std::span<const Vec2>)> preview = {};
};

struct LayoutAlgorithm {
  std::string_view id;  // stable: stored in views, used on the command line
  std::string_view titleDanish, titleEnglish;
  std::string_view summaryDanish, summaryEnglish;  // one sentence for people who choose
  Result<std::vector<Vec2>> (*run)(const LayoutInput& input, const LayoutParameters& parameters, JobControl& job);
};

// All layouts, the default first. A new one is one file and one line in layout_catalogue.cpp.
std::span<const LayoutAlgorithm> layoutCatalogue();
const LayoutAlgorithm* findLayout(std::string_view id);

}  // namespace samspil
