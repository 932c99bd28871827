// SPDX-License-Identifier: GPL-3.0-or-later
/** @file options.h
 *  @brief What each option does with its argument: a setter for each row of the table of options.
 */
#ifndef OVT_CLI_OPTIONS_H
#define OVT_CLI_OPTIONS_H

#include "job.h"

/** Puts what is given into the job; OVT_USAGE with a remedy where it is wrong. */
#define OVT_SETTER(name) \
    ovt_status ovt_set_##name(ovt_job *job, const char *argument, ovt_error *err) OVT_MUST_CHECK

/* Numbers. */
OVT_SETTER(replications);
OVT_SETTER(replication);
OVT_SETTER(seed);
OVT_SETTER(threads);
OVT_SETTER(precision);
OVT_SETTER(points);
OVT_SETTER(target);
OVT_SETTER(id);
OVT_SETTER(part);

/* Words. */
OVT_SETTER(setting);
OVT_SETTER(metrics);
OVT_SETTER(baseline);
OVT_SETTER(format);
OVT_SETTER(output);
OVT_SETTER(color);
OVT_SETTER(progress);
OVT_SETTER(shell);
OVT_SETTER(charts);
OVT_SETTER(plots);
OVT_SETTER(plot_format);
OVT_SETTER(include);
OVT_SETTER(condition);
OVT_SETTER(example);
OVT_SETTER(seat);
OVT_SETTER(opponent);
OVT_SETTER(varied);
OVT_SETTER(giver);
OVT_SETTER(more);
OVT_SETTER(less);
OVT_SETTER(method);
OVT_SETTER(store);

/* Without an argument. */
OVT_SETTER(quiet);
OVT_SETTER(verbose);
OVT_SETTER(dry_run);
OVT_SETTER(strict);
OVT_SETTER(force);
OVT_SETTER(help);
OVT_SETTER(version);
OVT_SETTER(manual);
OVT_SETTER(two_players);
OVT_SETTER(practice);

#undef OVT_SETTER

#endif
