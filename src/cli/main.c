// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/cli/cli.h"

int
main(int argc, char **argv)
{
    return ovt_cli_main(argc, argv, stdin, stdout, stderr);
}
