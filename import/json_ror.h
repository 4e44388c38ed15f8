// Records of the Research Organization Registry as JSON, schema 1 and 2 (ror.readme.io), as tables of organisations and
// of their relations.
#pragma once

#include <vector>

#include <nlohmann/json.hpp>

#include "import/network_format.h"

namespace samspil {

bool isRorList(const nlohmann::ordered_json& document);
std::vector<NetworkTable> readRorRecords(const nlohmann::ordered_json& records);

}  // namespace samspil
