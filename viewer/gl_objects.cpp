#include "viewer/gl_objects.h"

#include <string>

namespace samspil {

namespace {

std::string shaderLog(GLuint shader) {
  std::string log(1024, '\0');
  GLsizei size = 0;
  glGetShaderInfoLog(shader, static_cast<GLsizei>(log.size()), &size, log.data());
  log.resize(static_cast<std::size_t>(size));
  return log;
}

Result<GLuint> compile(const char* name, GLenum kind, const char* source) {
  const GLuint shader = glCreateShader(kind);
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  GLint done = 0;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &done);
  if (done != 0) return shader;
  const std::string log = shaderLog(shader);
  glDeleteShader(shader);
  return makeError(ErrorCode::unsupported, "The graphics driver refuses the shader \"{}\": {}", name, log);
}

}  // namespace

Result<GlProgram> GlProgram::link(const char* name, const char* vertexSource, const char* fragmentSource) {
  TRY_ASSIGN(const GLuint vertex, compile(name, GL_VERTEX_SHADER, vertexSource));
  TRY_ASSIGN(const GLuint fragment, compile(name, GL_FRAGMENT_SHADER, fragmentSource));
  GlProgram program;
  program.id_ = glCreateProgram();
  glAttachShader(program.id_, vertex);
  glAttachShader(program.id_, fragment);
  glLinkProgram(program.id_);
  glDeleteShader(vertex);
  glDeleteShader(fragment);
  GLint done = 0;
  glGetProgramiv(program.id_, GL_LINK_STATUS, &done);
  if (done == 0) return makeError(ErrorCode::unsupported, "The graphics driver does not link the shader \"{}\".", name);
  return program;
}

GlArray::GlArray() {
  glGenVertexArrays(1, &vertexArray_);
  glGenBuffers(1, &buffer_);
}

GlArray::~GlArray() {
  glDeleteBuffers(1, &buffer_);
  glDeleteVertexArrays(1, &vertexArray_);
}

void GlArray::describe(std::initializer_list<Attribute> attributes, std::size_t itemSize, GLuint divisor) {
  glBindVertexArray(vertexArray_);
  glBindBuffer(GL_ARRAY_BUFFER, buffer_);
  GLuint location = 0;
  for (const auto& attribute : attributes) {
    const GLboolean normalized = attribute.type == GL_UNSIGNED_BYTE ? GL_TRUE : GL_FALSE;
    glEnableVertexAttribArray(location);
    glVertexAttribPointer(location, attribute.components, attribute.type, normalized, static_cast<GLsizei>(itemSize),
                          reinterpret_cast<const void*>(attribute.offset));
    glVertexAttribDivisor(location, divisor);
    ++location;
  }
  glBindVertexArray(0);
}

void GlArray::drawTriangles() const {
  if (count_ == 0) return;
  glBindVertexArray(vertexArray_);
  glDrawArrays(GL_TRIANGLES, 0, count_);
}

void GlArray::drawQuads() const {
  if (count_ == 0) return;
  glBindVertexArray(vertexArray_);
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, count_);
}

void clearTo(Color color, int left, int y, int width, int height) {
  const auto share = [](std::uint8_t value) { return static_cast<float>(value) / 255; };
  glEnable(GL_SCISSOR_TEST);
  glScissor(left, y, width, height);
  glClearColor(share(color.r), share(color.g), share(color.b), share(color.a));
  glClear(GL_COLOR_BUFFER_BIT);
  glDisable(GL_SCISSOR_TEST);
}

}  // namespace samspil
