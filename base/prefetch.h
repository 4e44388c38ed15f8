// Asks the processor for a line of memory that will be read or written soon.
#pragma once

namespace samspil {

inline void prefetchLine(const void* at) {
  __builtin_prefetch(at);
  // GCC takes a function that does no more than prefetch for one without effect, and drops it with all its calls. This
  // is an effect, if an empty one.
  asm volatile("" : : "r"(at));
}

}  // namespace samspil
