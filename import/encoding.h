// From the bytes of a file to UTF-8, whatever program wrote it. Order of decision: byte order mark, UTF-16 by its zero
// bytes, validity as UTF-8 over the whole file (a sample would miss the one `æ` in row 50,000), else the single-byte
// code page whose text looks most like one of the languages we expect.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/job.h"
#include "base/language.h"
#include "base/result.h"
#include "import/text_bytes.h"

namespace samspil {

struct DecodedText {
  TextBytes text;        // UTF-8, without byte order mark and NUL bytes
  std::string encoding;  // "UTF-8", "UTF-16LE", "windows-1252", "macintosh", ...
  bool byteOrderMark = false;
  LocalizedText evidence;                 // why this encoding
  bool doubleEncoded = false;             // UTF-8 that was taken for windows-1252 once: "KÃ¸benhavn"
  std::vector<std::uint64_t> otherLines;  // lines of a UTF-8 file that were not UTF-8 and were read as windows-1252
  std::uint64_t removedNuls = 0;
  bool lostLetters = false;  // U+FFFD stands where the program that wrote it had lost a letter
};

// UTF-8 that was taken for windows-1252 and written as UTF-8 once more: reading by this name takes that back.
inline constexpr std::string_view kDoubleUtf8 = "double-utf-8";

// What a person can choose as encoding, the likely ones first.
std::vector<std::string> encodingNames();

// `wanted` is the name of an encoding ("latin1" and the like are understood), or empty to detect it. Unknown names are
// an error that lists the known ones.
Result<DecodedText> decodeText(TextBytes bytes, std::string_view wanted = {});
// The same with progress and cancel: some milliseconds lie between two checkpoints.
Result<DecodedText> decodeText(const TextBytes& bytes, std::string_view wanted, JobControl& job);

// The text with one wrong round of decoding undone, where that makes valid UTF-8; lines that do not are kept as they
// are.
std::string undoDoubleEncoding(std::string_view text);

}  // namespace samspil
