#include "export/output_file.h"

#include <cerrno>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "session/parallel_ranges.h"

namespace samspil {

namespace {

constexpr std::size_t kEnough = std::size_t{1} << 20;
constexpr std::size_t kItemsARound = 1 << 15;  // some megabytes of text, at most as much as one round keeps
constexpr std::size_t kFewItems = 64;          // not worth a thread

std::unexpected<Error> writeError(const std::filesystem::path& path, int number) {
  return makeError(number == ENOSPC ? ErrorCode::noSpace : ErrorCode::io, "{} can't be written: {}.", path.string(),
                   std::generic_category().message(number));
}

}  // namespace

OutputFile::OutputFile(std::filesystem::path path, std::filesystem::path draft, std::FILE* file)
    : path_(std::move(path)), draft_(std::move(draft)), file_(file, &std::fclose) {}

OutputFile::~OutputFile() {
  if (file_ != nullptr) ::unlink(draft_.c_str());
}

Result<OutputFile> OutputFile::create(const std::filesystem::path& path) {
  auto draft = path;
  draft += fmt::format(".{}.tmp", ::getpid());
  std::FILE* file = std::fopen(draft.c_str(), "wb");
  if (file == nullptr) return writeError(path, errno);
  return OutputFile(path, draft, file);
}

Result<void> OutputFile::write() {
  if (std::fwrite(text_.data(), 1, text_.size(), file_.get()) != text_.size()) return writeError(path_, errno);
  text_.clear();
  return {};
}

Result<void> OutputFile::flush() { return text_.size() < kEnough ? Result<void>{} : write(); }

Result<void> OutputFile::appendEach(std::size_t count,
                                    const std::function<void(std::string& out, std::size_t item)>& appendItem) {
  std::vector<std::string> texts;
  for (std::size_t first = 0; first < count; first += kItemsARound) {
    const std::size_t items = std::min(kItemsARound, count - first);
    texts.assign(items < kFewItems ? 1 : scanThreads(), {});
    forRanges(texts.size(), items, [&](std::size_t range, std::size_t begin, std::size_t end) {
      for (std::size_t item = begin; item < end; ++item) appendItem(texts[range], first + item);
    });
    for (const std::string& text : texts) text_ += text;
    TRY(flush());
  }
  return {};
}

Result<void> OutputFile::finish() {
  TRY(write());
  if (std::fflush(file_.get()) != 0 || ::fsync(::fileno(file_.get())) != 0) return writeError(path_, errno);
  if (std::rename(draft_.c_str(), path_.c_str()) != 0) return writeError(path_, errno);
  file_.reset();
  return {};
}

Result<void> replaceWith(const std::filesystem::path& draft, const std::filesystem::path& path) {
  const int file = ::open(draft.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = file >= 0 && ::fsync(file) == 0;
  int problem = synced ? 0 : errno;
  if (file >= 0) ::close(file);
  if (synced && std::rename(draft.c_str(), path.c_str()) != 0) problem = errno;
  if (problem == 0) return {};
  ::unlink(draft.c_str());
  return writeError(path, problem);
}

}  // namespace samspil
