// Files of programs as tables: GraphML, GEXF, Pajek, SIF and node-link JSON become a table of nodes and one of links
// (and one of sources, in Samspil's own JSON), other JSON the table of its records, written as CSV in memory. From
// there on they go the way of every table: mapping, validation, entity resolution and account are shared.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "import/file_options.h"

namespace samspil {

struct NetworkTable {
  TableKind kind = TableKind::entities;
  std::string csv;                    // UTF-8, commas, with a header
  std::vector<std::uint32_t> lines;   // of each row in the file; in JSON, which of its list it is
  std::vector<std::uint32_t> broken;  // rows, from 0 on, that could not be read and hold nothing
};

struct ImportFormat {
  std::string_view id;  // "graphml"
  LocalizedText label;
  bool (*recognises)(std::string_view bytes);
  // Errors are files that break the format's rules; they say where.
  Result<std::vector<NetworkTable>> (*read)(std::string_view bytes);
  std::string_view extension = {};  // ".sif", where the name of the file alone says what it is
};

extern const ImportFormat kGraphmlFormatIn, kGexfFormatIn, kJsonFormatIn, kJsonLinesFormatIn, kPajekFormatIn,
    kSifFormatIn;

std::span<const ImportFormat* const> importFormats();
// By its first bytes or by its name; nullptr: a table of text.
const ImportFormat* formatOf(std::string_view bytes, std::string_view fileName = {});

}  // namespace samspil
