// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>

#include <overture/overture.h>

int
main(void)
{
    ovt_stream stream = ovt_stream_open(1, 0, OVT_PURPOSE_TEST, 0);
    double uniform = ovt_stream_uniform(&stream);

    printf("%s: %.17g\n", ovt_status_text(OVT_OK), uniform);
    return uniform > 0 && uniform < 1 && ovt_status_exit(OVT_OK) == 0 ? 0 : 1;
}
