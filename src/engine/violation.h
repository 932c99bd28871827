// SPDX-License-Identifier: GPL-3.0-or-later
/** @file violation.h
 *  @brief When the next violation comes: a power-law process over the truce's age, inverted.
 */
#ifndef OVT_ENGINE_VIOLATION_H
#define OVT_ENGINE_VIOLATION_H

#include "deal.h"

/** Begins a deal without a hazard (later deals of a history go on with the numbers of the first);
 * ovt_violation_weigh() sets it. */
void ovt_violation_begin(ovt_deal *self);

/** Sets the hazard for the present phase and temptation; what has been spent of the budget stays
 *  spent. */
void ovt_violation_weigh(ovt_deal *self);

/** Plans the violation after the one that is happening. */
void ovt_violation_next(ovt_deal *self);

#endif
