// SPDX-License-Identifier: GPL-3.0-or-later
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <nettle/sha2.h>

#include "overture/config/reader.h"

/* Opened without waiting and checked after opening, so that no pipe or device is ever read. */
FILE *
ovt_file_open(const char *real, const char **problem)
{
    struct stat about;
    int descriptor = open(real, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor < 0) {
        *problem = strerror(errno);
        return NULL;
    }
    FILE *file = NULL;
    if (fstat(descriptor, &about) != 0) {
        *problem = strerror(errno);
    } else if (S_ISDIR(about.st_mode)) {
        *problem = "is a folder, not a file";
    } else if (!S_ISREG(about.st_mode)) {
        *problem = "is not an ordinary file; standard input is read with -";
    } else {
        file = fdopen(descriptor, "rb");
        *problem = strerror(errno);
    }
    if (file == NULL) {
        close(descriptor);
    }
    return file;
}

/* Everything up to one byte above the limit, to notice what is too large. */
ovt_status
ovt_file_read(FILE *file, const char *shown, ovt_text *text, ovt_error *err)
{
    char block[4096];
    size_t got = 1;
    ovt_text_add(text, "");
    while (got > 0 && text->length <= OVT_MAX_FILE_BYTES) {
        got = fread(block, 1, sizeof block, file);
        ovt_text_append(text, block, got);
    }
    if (ferror(file)) {
        return ovt_fail(err, OVT_IO, "%s: %s", shown, strerror(errno));
    }
    return text->failed ? ovt_fail(err, OVT_MEMORY, "%s: out of memory", shown) : OVT_OK;
}

void
ovt_file_hash(const char *text, size_t length, char hexadecimal[65])
{
    struct sha256_ctx context;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, length, (const uint8_t *) text);
    sha256_digest(&context, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++) {
        snprintf(hexadecimal + 2 * i, 3, "%02x", digest[i]);
    }
}
