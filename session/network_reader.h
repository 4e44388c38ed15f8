// NetworkReader is the network at one revision and the store behind it, for reading on any thread: a copyable value
// that outlives changes of the session, but not the session itself.
//
//   const NetworkReader reader = session;   // on the session's thread
//   job.start([reader](JobControl& job) { return ask(reader, question, blanks, language, job); });
#pragma once

#include <utility>

#include "graph/snapshot.h"
#include "session/session.h"
#include "storage/property_graph_store.h"

namespace samspil {

class NetworkReader {
 public:
  NetworkReader(const Session& session)  // NOLINT(google-explicit-constructor): what reads takes a session as it is
      : network_(session.networkPtr()), store_(&session.store()) {}

  const GraphSnapshot& network() const { return *network_; }
  const PropertyGraphStore& store() const { return *store_; }

 private:
  SnapshotPtr network_;
  const PropertyGraphStore* store_;
};

}  // namespace samspil
