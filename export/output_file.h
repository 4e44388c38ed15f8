// A file that is written piece by piece beside its target, which it replaces when it is complete: readers see the old
// file or the new one, and a file of gigabytes needs a megabyte of memory.
//
//   TRY_ASSIGN(OutputFile file, OutputFile::create(path));
//   file.text() += "header\n";
//   TRY(file.flush());                                            // now and then; writes when enough has come together
//   TRY(file.appendEach(rows.size(), [&](std::string& out, std::size_t row) { ... }));
//   TRY(file.finish());
//
// One that is not finished leaves no trace. For one thread.
#pragma once

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "base/result.h"

namespace samspil {

class OutputFile {
 public:
  static Result<OutputFile> create(const std::filesystem::path& path);
  ~OutputFile();
  OutputFile(OutputFile&&) noexcept = default;
  OutputFile& operator=(OutputFile&&) = delete;

  std::string& text() { return text_; }
  Result<void> flush();
  // Appends what `appendItem(out, i)` writes of each 0 <= i < count, in that order; several threads call it at once.
  Result<void> appendEach(std::size_t count, const std::function<void(std::string& out, std::size_t item)>& appendItem);
  Result<void> finish();
  const std::filesystem::path& path() const { return path_; }

 private:
  OutputFile(std::filesystem::path path, std::filesystem::path draft, std::FILE* file);
  Result<void> write();

  std::filesystem::path path_, draft_;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
  std::string text_;
};

// For what another library wrote beside its target: syncs it and puts it in the target's place, or removes it.
Result<void> replaceWith(const std::filesystem::path& draft, const std::filesystem::path& path);

}  // namespace samspil
