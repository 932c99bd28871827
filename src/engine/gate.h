// SPDX-License-Identifier: GPL-3.0-or-later
/** @file gate.h
 *  @brief What is decided when a phase ends.
 */
#ifndef OVT_ENGINE_GATE_H
#define OVT_ENGINE_GATE_H

#include "deal.h"

/** Age of the truce at which talks at a gate agree; infinite when there are none. */
double ovt_gate_agreement(const ovt_deal *self, const ovt_gate *gate);

/** Whether the gate to the next phase opens. */
bool ovt_gate_opens(const ovt_deal *self, const ovt_gate *gate);

/** After the last phase: whether the parties agree on what the offer leaves open, so that the truce
 *  goes on. An automatic gate, and talks that never agree, leave that to the terms: false. */
bool ovt_gate_goes_on(const ovt_deal *self, const ovt_gate *gate);

#endif
