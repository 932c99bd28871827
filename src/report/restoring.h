// SPDX-License-Identifier: GPL-3.0-or-later
/** @file restoring.h
 *  @brief Reading a stored report member by member, each with its place for messages.
 */
#ifndef OVT_REPORT_RESTORING_H
#define OVT_REPORT_RESTORING_H

#include "overture/report/stored.h"

enum { OVT_RESTORE_PLACE = 160 };

/** What is being read, and where in it. After a fault `status` stays set. */
typedef struct {
    ovt_document *document;
    const char *name;
    char place[OVT_RESTORE_PLACE]; /* "report.blocks[3].table" */
    ovt_status status;
    ovt_error *err;
} ovt_restorer;

/** Says what is wrong at the place reached, unless something was wrong before. */
void ovt_restore_wrong(ovt_restorer *self, const char *format, ...) OVT_PRINTF(2, 3);

/** Goes into a member; what is returned leads back. */
size_t ovt_restore_enter(ovt_restorer *self, const char *member);
void ovt_restore_leave(ovt_restorer *self, size_t back);

bool ovt_restore_is_object(ovt_restorer *self, const json_t *value);
bool ovt_restore_is_text(ovt_restorer *self, const json_t *value); /* or null */

/* Members of an object. What is wrong reads as NULL, NAN, false or the least. */
const char *ovt_restore_text(ovt_restorer *self, const json_t *object, const char *member);
double ovt_restore_number_at(ovt_restorer *self, const json_t *object, const char *member);
bool ovt_restore_truth(ovt_restorer *self, const json_t *object, const char *member);
int ovt_restore_whole(
    ovt_restorer *self, const json_t *object, const char *member, int least, int most);

/** The index of a word in a list of words. */
size_t ovt_restore_word(ovt_restorer *self, const json_t *object, const char *member,
    const char *const *words, size_t count);

/** A number; NAN for null. */
double ovt_restore_number(ovt_restorer *self, const json_t *value);

/** What is done with an item of a list. */
typedef void (*ovt_restore_item)(
    ovt_restorer *self, const json_t *item, size_t index, void *context);

/** Each item of a list of at most @p most, until something is wrong. */
void ovt_restore_each(
    ovt_restorer *self, const json_t *array, size_t most, ovt_restore_item read, void *context);
void ovt_restore_each_at(ovt_restorer *self, const json_t *object, const char *member, size_t most,
    ovt_restore_item read, void *context);

/** Fills a table without columns; NULL without memory. */
void ovt_restore_table(ovt_restorer *self, const json_t *object, ovt_table *table);

/** Adds a chart to the document. */
void ovt_restore_chart(ovt_restorer *self, const json_t *object);

#endif
