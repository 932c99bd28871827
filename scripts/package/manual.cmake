# SPDX-License-Identifier: GPL-3.0-or-later
# The manual page and the completions of shells, written by the program from its own tables.
set(manual_dir ${PROJECT_BINARY_DIR}/manual)
file(MAKE_DIRECTORY ${manual_dir})

# name of the file, words that make the program print it, folder it is installed in
set(manual_rows
  "overture.1 --manual ${CMAKE_INSTALL_MANDIR}/man1"
  "overture --completion=bash ${CMAKE_INSTALL_DATADIR}/bash-completion/completions"
  "_overture --completion=zsh ${CMAKE_INSTALL_DATADIR}/zsh/site-functions"
  "overture.fish --completion=fish ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
# Shells and man(1) look them up by the name of the program.
if(TARGET overture-mpi)
  list(APPEND manual_rows
    "overture-mpi.1 --manual ${CMAKE_INSTALL_MANDIR}/man1"
    "overture-mpi --completion=bash ${CMAKE_INSTALL_DATADIR}/bash-completion/completions"
    "overture-mpi.fish --completion=fish ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
endif()
foreach(row IN LISTS manual_rows)
  string(REPLACE " " ";" row "${row}")
  list(GET row 0 name)
  list(GET row 1 option)
  list(GET row 2 dir)
  add_custom_command(OUTPUT ${manual_dir}/${name}
    COMMAND overture ${option} --output=${manual_dir}/${name} DEPENDS overture VERBATIM)
  list(APPEND manual_files ${manual_dir}/${name})
  install(FILES ${manual_dir}/${name} DESTINATION ${dir})
endforeach()
add_custom_target(manual ALL DEPENDS ${manual_files})
