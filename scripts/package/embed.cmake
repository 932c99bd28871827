# SPDX-License-Identifier: GPL-3.0-or-later
# ovt_embed(FILE NAME RESULT): writes a C source that defines `const char *const NAME[]`, the lines
# of a text file with NULL at the end, and sets RESULT to its path. One string per line, since a
# compiler need not take longer ones.
function(ovt_embed file name result)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${file})
  file(READ ${file} text)
  string(REPLACE "\\" "\\\\" text "${text}")
  string(REPLACE "\"" "\\\"" text "${text}")
  string(REPLACE "\n" "\\n\",\n    \"" text "${text}")
  set(source ${PROJECT_BINARY_DIR}/embedded/${name}.c)
  file(CONFIGURE OUTPUT ${source} CONTENT "extern const char *const ${name}[];
const char *const ${name}[] = {
    \"@text@\",
    0,
};
" @ONLY)
  set(${result} ${source} PARENT_SCOPE)
endfunction()
