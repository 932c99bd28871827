# SPDX-License-Identifier: GPL-3.0-or-later
# The packages that liboverture is built from; the installed overtureConfig.cmake includes this file,
# too. To add one: a line here, and its name in cmake/install.cmake and scripts/deps.sh.
pkg_check_modules(GSL REQUIRED IMPORTED_TARGET gsl)
pkg_check_modules(JANSSON REQUIRED IMPORTED_TARGET jansson)
pkg_check_modules(LIBCONFIG REQUIRED IMPORTED_TARGET libconfig)
pkg_check_modules(SMARTCOLS REQUIRED IMPORTED_TARGET smartcols)
pkg_check_modules(NETTLE REQUIRED IMPORTED_TARGET nettle)
# Random123 is headers only and has no .pc file.
find_path(RANDOM123_INCLUDE_DIR Random123/philox.h REQUIRED)
