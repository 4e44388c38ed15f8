// Structural holes (Burt 1992): who reaches separate circles, and who is boxed in by one. Both on the unweighted,
// undirected graph of links; not defined (kNoScore) for entities without partners, as NetworkX has it.
//
// Effective size: n - 2t/n for n partners with t links among them (Borgatti 1997), between 1 and n.
// Constraint: sum over partners j of (p_ij + sum_q p_iq p_qj)^2 with p_ij = 1/degree(i), q the common partners of i and
// j. Larger means more constrained; may pass 1 in small dense circles.
#pragma once

#include <vector>

#include "graph/analysis/analysis.h"

namespace samspil {

extern const Analysis kEffectiveSizeAnalysis;
extern const Analysis kConstraintAnalysis;

Result<std::vector<double>> effectiveSize(const TieGraph& graph, JobControl& job);
Result<std::vector<double>> constraint(const TieGraph& graph, JobControl& job);

}  // namespace samspil
