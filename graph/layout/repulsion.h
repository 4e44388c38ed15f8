// How all vertices push one another away, in O(n log n). Internal to graph/layout.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/layout/points.h"
#include "graph/layout/workers.h"

namespace samspil {

// Barnes-Hut (1986) by groups: vertices sorted along a Hilbert curve, an implicit four-ary tree over that order (a node
// is a run of the order with its centre of mass and its box), one list of interaction partners for 32 neighbouring
// vertices at once, the inner loop vectorised over the 32.
//
// The push on i is the sum over j of mass[j] * (p_i - p_j) / ((kSoftening + d^2) * (1 + d^2)): the kernel of
// t-distributed neighbour embeddings (van der Maaten & Hinton, 2008), short ranged, so that groups stand apart.
class Repulsion {
 public:
  static constexpr float kSoftening = 0.1F;

  // Takes the places in.
  void update(const Points& points, std::span<const float> mass, Workers& workers);

  // pushes[i] for all i. A run of vertices counts as one when it is smaller than theta times its distance.
  void pushes(Points& pushes, float theta, Workers& workers) const;

  // The vertices along the curve.
  std::span<const std::uint32_t> order() const { return order_; }

 private:
  struct Node {
    float x, y, mass, sizeSquared;  // centre of mass; square of the longer side of the box
  };
  struct Level {
    std::vector<Node> nodes;
    std::vector<Box> boxes;
  };
  struct Partners {
    std::vector<float> x, y, mass;
    void add(float px, float py, float m) {
      x.push_back(px);
      y.push_back(py);
      mass.push_back(m);
    }
  };

  void sortAlongCurve(const Points& points, Workers& workers);
  void buildLeaves(Workers& workers);
  void buildLevelAbove(const Level& below, Level& level, Workers& workers);
  void collectPartners(const Box& box, float theta, Partners& partners) const;

  std::vector<std::uint64_t> keys_, scratch_;  // place on the curve above, vertex below
  std::vector<std::uint32_t> order_;
  std::vector<float> x_, y_, mass_;  // in the order of the curve
  std::vector<Level> levels_;        // leaves first
};

}  // namespace samspil
