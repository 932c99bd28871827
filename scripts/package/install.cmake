# SPDX-License-Identifier: GPL-3.0-or-later
# What `cmake --install` puts where, so that other programs find liboverture by pkg-config or CMake.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/overture)
install(TARGETS overture_lib EXPORT overtureTargets)
if(TARGET overture)
  install(TARGETS overture)
endif()
if(TARGET overture-mpi)
  install(TARGETS overture-mpi)
endif()
install(DIRECTORY include/overture DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY scenarios DESTINATION ${CMAKE_INSTALL_DATADIR}/overture OPTIONAL)
install(FILES README.md CHANGELOG.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)

install(EXPORT overtureTargets NAMESPACE overture:: DESTINATION ${package_dir})
configure_package_config_file(scripts/package/overtureConfig.cmake.in overtureConfig.cmake
  INSTALL_DESTINATION ${package_dir} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(overtureConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/overtureConfig.cmake
  ${PROJECT_BINARY_DIR}/overtureConfigVersion.cmake scripts/package/dependencies.cmake
  DESTINATION ${package_dir})

# A static library needs all its packages at the consumer's link; a shared one brings them along.
set(OVT_PC_REQUIRES "gsl jansson")
set(OVT_PC_PRIVATE "libconfig smartcols nettle sqlite3")
set(OVT_PC_LIBS "-loverture -lm -pthread")
if(NOT BUILD_SHARED_LIBS)
  string(APPEND OVT_PC_REQUIRES " ${OVT_PC_PRIVATE}")
  set(OVT_PC_PRIVATE "")
endif()
foreach(dir IN ITEMS LIBDIR INCLUDEDIR DATADIR)
  cmake_path(APPEND OVT_PC_${dir} "\${prefix}" "${CMAKE_INSTALL_${dir}}")
endforeach()
configure_file(scripts/package/overture.pc.in overture.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/overture.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
