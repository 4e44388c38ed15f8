// Samspil's own JSON (export/export_json.cpp) as the tables of Samspil's own form: nothing is lost.
#pragma once

#include <vector>

#include <nlohmann/json.hpp>

#include "import/network_format.h"

namespace samspil {

std::vector<NetworkTable> readSamspilJson(const nlohmann::ordered_json& document);

}  // namespace samspil
