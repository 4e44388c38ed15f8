# How every folder of Samspil is built: one static library a folder, the repository root as include root, and
# the same warnings everywhere. A folder names what it uses; what it does not name does not link.

option(SAMSPIL_TESTS "Build the tests" ON)
option(SAMSPIL_BENCH "Build the benchmarks (tests/bench)" OFF)
option(SAMSPIL_FUZZ "Build the libFuzzer targets (tests/fuzz); needs clang" OFF)
set(SAMSPIL_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize takes them: address,undefined or thread")

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()
find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

# Contraction would let a picture or a layout differ by compiler; every float operation is done as written.
add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor
                    -Woverloaded-virtual -ffp-contract=off)
# Designated initialisers name what differs from the default; what they leave out is meant.
add_compile_options(-Wno-missing-field-initializers)
if(SAMSPIL_SANITIZE)
  add_compile_options(-fsanitize=${SAMSPIL_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${SAMSPIL_SANITIZE})
endif()

find_package(PkgConfig REQUIRED)

# samspil_library(NAME SOURCES a.cpp ... [PUBLIC folder ...] [PRIVATE folder|library ...])
function(samspil_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(samspil_${name} STATIC ${arg_SOURCES})
  target_include_directories(samspil_${name} PUBLIC ${CMAKE_SOURCE_DIR})
  foreach(dependency IN LISTS arg_PUBLIC)
    if(TARGET samspil_${dependency})
      set(dependency samspil_${dependency})
    endif()
    target_link_libraries(samspil_${name} PUBLIC ${dependency})
  endforeach()
  foreach(dependency IN LISTS arg_PRIVATE)
    if(TARGET samspil_${dependency})
      set(dependency samspil_${dependency})
    endif()
    target_link_libraries(samspil_${name} PRIVATE ${dependency})
  endforeach()
endfunction()

# samspil_test(FOLDER SOURCES a_test.cpp ... [LINK library ...]): one doctest program a folder; every TEST_CASE is
# one test of CTest. Tests run with the repository root as working directory.
function(samspil_test folder)
  cmake_parse_arguments(arg "" "" "SOURCES;LINK" ${ARGN})
  string(REPLACE "/" "_" name ${folder})
  set(target samspil_${name}_tests)
  add_executable(${target} ${CMAKE_SOURCE_DIR}/tests/test_main.cpp ${arg_SOURCES})
  string(REGEX REPLACE "/.*" "" library ${folder})
  if(TARGET samspil_${library})
    target_link_libraries(${target} PRIVATE samspil_${library})
  endif()
  target_link_libraries(${target} PRIVATE doctest::doctest ${arg_LINK})
  target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR})
  # What a test does itself takes no time when it runs, but much to optimise.
  target_compile_options(${target} PRIVATE -O0)
  # An exception in a check is told with its test case, not with its line; for that tests compile in 7 tenths of the time.
  target_compile_definitions(${target} PRIVATE DOCTEST_CONFIG_SUPER_FAST_ASSERTS)
  # A name that the filter of doctest does not find would run nothing, and pass.
  doctest_discover_tests(${target} TEST_PREFIX "${folder}: " WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
                         PROPERTIES FAIL_REGULAR_EXPRESSION "test cases: +0")
endfunction()
