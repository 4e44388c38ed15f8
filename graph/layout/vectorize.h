// SAMSPIL_VECTORIZED marks the few hot loops that are compiled for several instruction sets and chosen at start-up.
// They are written so that each lane is computed alone (no reduction across lanes, no contraction), hence all the
// versions give the same bytes. Internal to graph/layout.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__) && \
    !defined(__SANITIZE_ADDRESS__)
#define SAMSPIL_VECTORIZED __attribute__((target_clones("default", "avx2", "arch=x86-64-v4"), optimize("O3")))
#else
#define SAMSPIL_VECTORIZED
#endif
