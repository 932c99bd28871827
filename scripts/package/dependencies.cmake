# SPDX-License-Identifier: GPL-3.0-or-later
# The packages that liboverture is built from; the installed overtureConfig.cmake includes this file,
# too. To add one: a line here, and its name in install.cmake beside it and scripts/deps.sh.
if(APPLE AND NOT DEFINED ENV{PKG_CONFIG_PATH})
  # Homebrew keeps libsmartcols out of pkg-config's default path.
  execute_process(COMMAND brew --prefix util-linux OUTPUT_VARIABLE keg
    OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  set(ENV{PKG_CONFIG_PATH} "${keg}/lib/pkgconfig")
endif()
pkg_check_modules(GSL REQUIRED IMPORTED_TARGET gsl)
pkg_check_modules(JANSSON REQUIRED IMPORTED_TARGET jansson)
pkg_check_modules(LIBCONFIG REQUIRED IMPORTED_TARGET libconfig)
pkg_check_modules(SMARTCOLS REQUIRED IMPORTED_TARGET smartcols)
pkg_check_modules(NETTLE REQUIRED IMPORTED_TARGET nettle)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
# Random123 is headers only and has no .pc file.
find_path(RANDOM123_INCLUDE_DIR Random123/philox.h HINTS ENV CPATH REQUIRED)
