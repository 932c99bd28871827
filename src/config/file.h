// SPDX-License-Identifier: GPL-3.0-or-later
/** @file file.h
 *  @brief Opening, reading and hashing one file.
 */
#ifndef OVT_CONFIG_FILE_H
#define OVT_CONFIG_FILE_H

#include <stddef.h>
#include <stdio.h>

#include "overture/base/status.h"
#include "overture/base/text.h"

/** Opens an ordinary file; NULL with the reason in @p problem for anything else. */
FILE *ovt_file_open(const char *real, const char **problem);

/** Reads all of a file that has at most OVT_MAX_FILE_BYTES, some bytes more of a longer one. */
ovt_status ovt_file_read(
    FILE *file, const char *shown, ovt_text *text, ovt_error *err) OVT_MUST_CHECK;

/** SHA-256 in hexadecimal with a final NUL. */
void ovt_file_hash(const char *text, size_t length, char hexadecimal[65]);

#endif
