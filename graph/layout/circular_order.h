// Orders of things round a circle. Internal to graph/layout.
#pragma once

#include <span>
#include <vector>

namespace samspil {

// The angles nearest to the wanted ones (least squares, by pooling adjacent violators) such that each thing keeps
// `space` (radians, centre to centre with the next one's: half of both) from its neighbours. wanted: ascending, within
// one turn. Where the circle is too full for that, the things stand evenly spread over it in the same order.
std::vector<double> spreadAngles(std::span<const double> wanted, std::span<const double> space);

// The mean direction of angles given as the sums of their sines and cosines; `otherwise` where they cancel out.
double meanAngle(double sines, double cosines, double otherwise);

}  // namespace samspil
