// SPDX-License-Identifier: GPL-3.0-or-later
/** @file kit.h
 *  @brief A scenario as a printed exercise: sheets for a class and its teacher, each a document.
 */
#ifndef OVT_KIT_KIT_H
#define OVT_KIT_KIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "overture/base/status.h"
#include "overture/report/build.h"

/** Simulated pairs that a kit can show. */
enum { OVT_KIT_PAIRS = 30, OVT_KIT_MOST_PAIRS = 60 };

/** Opaque: a scenario with its bargain and a simulated class. */
typedef struct ovt_kit ovt_kit;

/** @p scenario is borrowed. OVT_SCENARIO where there is nothing to negotiate about; free with
 *  ovt_kit_delete(). */
ovt_status ovt_kit_new(ovt_kit **self, const ovt_scenario *scenario, uint64_t seed, size_t pairs,
    ovt_error *err) OVT_MUST_CHECK;

/** Frees it; NULL is ignored. */
void ovt_kit_delete(ovt_kit *self);

typedef struct {
    const char *name; /* of its file, without an extension */
    void (*build)(ovt_document *self, const ovt_kit *kit);
} ovt_kit_sheet;

/** NULL past the end. In the order in which a class needs them. */
const ovt_kit_sheet *ovt_kit_sheet_at(size_t index);

/** Fills a zeroed document; free it also after a failure. */
ovt_status ovt_kit_build(const ovt_kit *self, const ovt_kit_sheet *sheet, ovt_document *document,
    const ovt_provenance *provenance, ovt_error *err) OVT_MUST_CHECK;

#endif
