// Verifies every invariant of a store; what the check of a store's folder (`samspil check`) rests upon.
#pragma once

#include "base/job.h"
#include "base/result.h"
#include "storage/property_graph_store.h"
#include "storage/store_reader.h"

namespace samspil {

// Records decode; ends, sources, types and relations exist; keys are taken once; indexes and adjacency are exactly what
// the records ask for; use counts and next ids fit; and the journal, replayed, gives the state. Problems are counted
// beyond 100, not listed. Damaged bytes that the engine reports are an error of this function, not a problem.
//
// Reads every row once, on two threads, in memory that grows with what was edited, not with what was loaded. Where
// something is wrong it goes on with checkOneByOne().
Result<CheckReport> checkInvariants(const StoreReader& reader, JobControl& job);

// The same by hashes that are kept one by one, which tells what is wrong: some 150 bytes a record.
Result<CheckReport> checkOneByOne(const StoreReader& reader, JobControl& job);

}  // namespace samspil
