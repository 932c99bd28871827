// SPDX-License-Identifier: GPL-3.0-or-later
#include "search.h"

#include <math.h>

#include "overture/base/memory.h"
#include "overture/base/wide.h"

ovt_status
ovt_search_init(ovt_search *self, size_t most, ovt_error *err)
{
    *self = (ovt_search){.values = ovt_allocate(most + 1, sizeof *self->values)};
    return self->values != NULL ? OVT_OK : ovt_fail(err, OVT_MEMORY, "out of memory for a search");
}

void
ovt_search_free(ovt_search *self)
{
    ovt_free(self->values);
    *self = (ovt_search){0};
}

/* What is looked for in a stretch lies below all values of the stretches before, and above all of
 * those behind: only the values of its own are left to be asked. */
void
ovt_search_read(ovt_search *self, size_t count)
{
    double range = self->values[0] - self->values[count - 1];
    self->values[count] = -INFINITY;
    self->stretches = range > 0 ? OVT_STRETCHES / range : 0;
    self->most = 0;
    size_t place = 0;
    for (int32_t i = 0; i < OVT_STRETCHES; i++) {
        size_t before = place;
        self->starts[i] = (int32_t) place;
        while (place + 1 < count && ovt_search_stretch(self, self->values[place + 1]) == i) {
            place++;
        }
        self->most = place - before > self->most ? place - before : self->most;
    }
}

OVT_WIDE void
ovt_search_last_lanes(const ovt_search *self, const double *least, int32_t *place)
{
    int32_t at[OVT_LANES];
    for (size_t i = 0; i < OVT_LANES; i++) {
        at[i] = self->starts[ovt_search_stretch(self, least[i])];
    }
    for (size_t k = 0; k < self->most; k++) {
        for (size_t i = 0; i < OVT_LANES; i++) {
            at[i] += self->values[at[i] + 1] >= least[i];
        }
    }
    for (size_t i = 0; i < OVT_LANES; i++) {
        place[i] = at[i];
    }
}
