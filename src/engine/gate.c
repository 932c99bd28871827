// SPDX-License-Identifier: GPL-3.0-or-later
#include "gate.h"

#include <math.h>

static ovt_stream
gate_stream(const ovt_deal *self)
{
    uint32_t index = self->number << 20 | (uint32_t) self->phase;
    return ovt_stream_open(self->seed, self->replication, OVT_PURPOSE_GATE, index);
}

double
ovt_gate_agreement(const ovt_deal *self, const ovt_gate *gate)
{
    if (gate->mode != OVT_GATE_TALKS || gate->rate <= 0) {
        return INFINITY;
    }
    ovt_stream stream = gate_stream(self);
    return self->phase_start + gate->from_day + ovt_stream_exponential(&stream) / gate->rate;
}

bool
ovt_gate_opens(const ovt_deal *self, const ovt_gate *gate)
{
    if (gate->mode == OVT_GATE_TALKS) {
        return self->agreement <= self->age;
    }
    if (gate->mode == OVT_GATE_AUTOMATIC) {
        return true;
    }
    ovt_stream stream = gate_stream(self);
    return ovt_stream_uniform(&stream) < gate->probability;
}

bool
ovt_gate_goes_on(const ovt_deal *self, const ovt_gate *gate)
{
    bool decides =
        gate->mode == OVT_GATE_PROBABILITY || (gate->mode == OVT_GATE_TALKS && gate->rate > 0);
    return decides && ovt_gate_opens(self, gate);
}
