// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/base/status.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

static const struct {
    const char *text;
    int exit_status;
} rows[OVT_STATUS_COUNT] = {
#define OVT_STATUS_ROW(name, words, status) [OVT_##name] = {.text = words, .exit_status = status},
    OVT_STATUS_LIST(OVT_STATUS_ROW)
#undef OVT_STATUS_ROW
};

ovt_status
ovt_fail(ovt_error *err, ovt_status status, const char *format, ...)
{
    if (err == NULL || err->status != OVT_OK) {
        return status;
    }
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(err->message, sizeof err->message, format, arguments);
    va_end(arguments);
    err->status = status;
    return status;
}

const char *
ovt_status_text(ovt_status status)
{
    return status < OVT_STATUS_COUNT ? rows[status].text : "unknown status";
}

int
ovt_status_exit(ovt_status status)
{
    return status < OVT_STATUS_COUNT ? rows[status].exit_status : 1;
}
