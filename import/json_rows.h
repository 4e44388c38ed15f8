// JSON that is a list of records as one table: plain objects, features of GeoJSON (RFC 7946) and answers to a SPARQL
// query (SPARQL 1.1 Query Results JSON Format). Members become columns in the order in which they first come; so do
// those of objects inside, by their own name where no other member has it, else by both ("address.name"). A feature's
// properties are its columns, and a point's place is its latitude and longitude; other shapes have none. Values that
// are lists are parted by bars; of an object in a list, what it is called is kept.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/result.h"
#include "import/node_link_table.h"

namespace samspil {

using Json = nlohmann::ordered_json;

// A value as a cell; "" for what no cell can hold.
std::string cellOf(const Json& value, int depth = 0);
// The first of these members that is there and not null; else nullptr.
const Json* memberOf(const Json& object, std::initializer_list<const char*> names);
// The members of an object as cells; of objects inside it too, two levels deep, under their own names. What graph
// programs draw with is left out.
void setMembers(const Json& object, TableColumns& table, const std::unordered_set<std::string>& except, int depth = 0);

// A list of objects; what is no object is passed over, but counted. Features of GeoJSON are told by their shape.
std::vector<NetworkTable> readRecords(const Json& list);

// A collection of features, or one feature alone.
bool isGeoJson(const Json& document);
std::vector<NetworkTable> readGeoJson(const Json& document);

bool isSparqlAnswer(const Json& document);
// Errors: the answer to a question of yes or no.
Result<std::vector<NetworkTable>> readSparqlAnswer(const Json& document);

}  // namespace samspil
