// What the few hot loops need to use the processor's wide registers. Internal to graph/layout.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

// Marks a function that is compiled for several instruction sets and chosen at start-up. Each lane is computed alone
// (no reduction across lanes but in a fixed order, no contraction of a * b + c), hence all versions give the same
// bytes.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__) && \
    !defined(__SANITIZE_ADDRESS__)
#define SAMSPIL_VECTORIZED __attribute__((target_clones("default", "avx2", "arch=x86-64-v4"), optimize("O3")))
#else
#define SAMSPIL_VECTORIZED
#endif

namespace samspil {

// Sixteen numbers that are computed with at once: one register of 64 bytes, or several smaller ones.
inline constexpr std::size_t kLanes = 16;
using Lanes = float __attribute__((vector_size(kLanes * sizeof(float))));
using LaneBits = std::int32_t __attribute__((vector_size(kLanes * sizeof(std::int32_t))));
using LaneShorts = std::uint16_t __attribute__((vector_size(kLanes * sizeof(std::uint16_t))));

}  // namespace samspil
