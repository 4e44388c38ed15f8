#include "viewer/picture_file.h"

#include <string>
#include <vector>

#include <epoxy/gl.h>
#include <png.h>

#include "base/files.h"

namespace samspil {

Result<void> saveFramebuffer(const std::filesystem::path& path, Vec2 pixels) {
  const int width = static_cast<int>(pixels.x), height = static_cast<int>(pixels.y);
  const int stride = width * 3;
  std::vector<std::uint8_t> rows(static_cast<std::size_t>(stride) * height);
  glReadBuffer(GL_BACK);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, rows.data());
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(width);
  image.height = static_cast<png_uint_32>(height);
  image.format = PNG_FORMAT_RGB;
  png_alloc_size_t size = 0;
  // A negative stride: OpenGL counts rows from the bottom.
  std::string bytes;
  bool written = png_image_write_to_memory(&image, nullptr, &size, 0, rows.data(), -stride, nullptr) != 0;
  if (written) {
    bytes.resize(size);
    written = png_image_write_to_memory(&image, bytes.data(), &size, 0, rows.data(), -stride, nullptr) != 0;
  }
  if (!written) return makeError(ErrorCode::io, "The picture could not be packed: {}.", image.message);
  bytes.resize(size);
  return writeFileAtomically(path, bytes);
}

}  // namespace samspil
