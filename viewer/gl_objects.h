// Owners of OpenGL objects. A context must be current when they are made, used and destroyed.
#pragma once

#include <utility>

#include <epoxy/gl.h>

#include "base/result.h"
#include "session/scene.h"

namespace samspil {

class GlProgram {
 public:
  GlProgram() = default;
  static Result<GlProgram> link(const char* name, const char* vertexSource, const char* fragmentSource);
  GlProgram(GlProgram&& other) noexcept : id_(std::exchange(other.id_, 0)) {}
  GlProgram& operator=(GlProgram&& other) noexcept {
    std::swap(id_, other.id_);
    return *this;
  }
  ~GlProgram() {
    if (id_ != 0) glDeleteProgram(id_);
  }
  GLuint id() const { return id_; }
  GLint uniform(const char* name) const { return glGetUniformLocation(id_, name); }

 private:
  GLuint id_ = 0;
};

// A vertex array with one buffer of `Item`s, for triangles or one item an instance.
class GlArray {
 public:
  GlArray();
  GlArray(const GlArray&) = delete;
  GlArray& operator=(const GlArray&) = delete;
  ~GlArray();

  struct Attribute {
    GLint components;
    GLenum type;  // GL_FLOAT, or GL_UNSIGNED_BYTE read as 0..1
    std::size_t offset;
  };
  // Attributes get locations 0, 1, ...; `divisor` 1: one item an instance.
  void describe(std::initializer_list<Attribute> attributes, std::size_t itemSize, GLuint divisor);

  template <typename Items>
  void upload(const Items& items) {
    count_ = static_cast<GLsizei>(items.size());
    glBindBuffer(GL_ARRAY_BUFFER, buffer_);
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(items.size() * sizeof(items[0])), items.data(),
                 GL_DYNAMIC_DRAW);
  }
  void drawTriangles() const;
  void drawQuads() const;  // a strip of four corners for each item

 private:
  GLuint vertexArray_ = 0, buffer_ = 0;
  GLsizei count_ = 0;
};

class GlFramebuffer {
 public:
  GlFramebuffer() { glGenFramebuffers(1, &id_); }
  GlFramebuffer(const GlFramebuffer&) = delete;
  GlFramebuffer& operator=(const GlFramebuffer&) = delete;
  ~GlFramebuffer() { glDeleteFramebuffers(1, &id_); }
  GLuint id() const { return id_; }

 private:
  GLuint id_ = 0;
};

class GlVertexArray {
 public:
  GlVertexArray() { glGenVertexArrays(1, &id_); }
  GlVertexArray(const GlVertexArray&) = delete;
  GlVertexArray& operator=(const GlVertexArray&) = delete;
  ~GlVertexArray() { glDeleteVertexArrays(1, &id_); }
  GLuint id() const { return id_; }

 private:
  GLuint id_ = 0;
};

class GlBuffer {
 public:
  GlBuffer() { glGenBuffers(1, &id_); }
  GlBuffer(const GlBuffer&) = delete;
  GlBuffer& operator=(const GlBuffer&) = delete;
  ~GlBuffer() { glDeleteBuffers(1, &id_); }
  GLuint id() const { return id_; }

 private:
  GLuint id_ = 0;
};

class GlTexture {
 public:
  GlTexture() { glGenTextures(1, &id_); }
  GlTexture(const GlTexture&) = delete;
  GlTexture& operator=(const GlTexture&) = delete;
  ~GlTexture() { glDeleteTextures(1, &id_); }
  GLuint id() const { return id_; }

 private:
  GLuint id_ = 0;
};

// Fills pixels of the framebuffer that is bound; y as it counts its rows.
void clearTo(Color color, int left, int y, int width, int height);

}  // namespace samspil
