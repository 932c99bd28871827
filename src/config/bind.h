// SPDX-License-Identifier: GPL-3.0-or-later
/** @file bind.h
 *  @brief From a merged tree to a scenario: what the parts of the binding share.
 */
#ifndef OVT_CONFIG_BIND_H
#define OVT_CONFIG_BIND_H

#include "overture/config/fault.h"
#include "overture/config/node.h"
#include "overture/config/settings.h"

/** Longest path of a setting; a longer one is cut in messages. */
enum { OVT_PATH_TEXT = 512 };

/** What the groups around a setting say about where its number is from. */
typedef struct {
    const char *source; /* NULL or text, as note */
    const char *note;
} ovt_grounds;

/** One binding under way. The scenario's block is `capacity` bytes from the start, more than it
 *  can need, so that no list ever moves. */
typedef struct {
    const ovt_node *root;
    ovt_faults *faults;
    ovt_scenario *scenario;
    size_t capacity;
    ovt_assumption *ledger; /* owned while binding */
    size_t ledger_capacity;
    bool is_bare; /* keeps no ledger, and does not warn of what lacks in it */
    bool failed;  /* out of memory */
} ovt_binding;

/** Binds a tree. *@p scenario is NULL where there are errors; it is to be released with
 *  ovt_scenario_delete(). @p name is that of a scenario that gives none. @p is_bare: it is only to
 *  be simulated, and does not say where its numbers are from. */
ovt_status ovt_binding_run(ovt_scenario **scenario, const ovt_node *root, const char *name,
    bool is_bare, ovt_faults *faults, ovt_error *err) OVT_MUST_CHECK;

/** Binds the group `study` of a study file, and nothing else of it, with the values of `vary`. What
 *  needs the scenarios is left to ovt_vary_place(). */
ovt_status ovt_binding_run_study(ovt_scenario **scenario, const ovt_node *root, ovt_faults *faults,
    ovt_error *err) OVT_MUST_CHECK;

/** Reads the lists of values of `study.vary` and checks what stands in the file alone. */
void ovt_bind_vary(ovt_binding *self);

/** The path of a node by the keys of list elements where they are unique, else by indices; with
 *  @p member, the path of that member of it. Returns @p path. */
char *ovt_node_path(const ovt_node *self, const char *member, char path[OVT_PATH_TEXT]);

/** Adds a fault at a node. */
void ovt_bind_fault(ovt_binding *self, ovt_severity severity, const ovt_node *node,
    const char *member, const char *format, ...) OVT_PRINTF(5, 6);

/** Zeroed room in the block for a list; NULL only when it is out of memory. */
void *ovt_bind_room(ovt_binding *self, size_t count, size_t size);

/** A copy of a text in the scenario's arena; NULL for NULL and without memory. */
const char *ovt_bind_text(ovt_binding *self, const char *text);

/** The node that holds the value: what stands after `value` in a wrapper, else the node itself.
 *  NULL when there is none (the fault is added). *@p grounds learns the wrapper's. */
const ovt_node *ovt_bind_unwrap(
    ovt_binding *self, const ovt_setting *row, const ovt_node *node, ovt_grounds *grounds);

/** Reads one value that is no group and no list of groups into @p base. */
void ovt_bind_value(ovt_binding *self, const ovt_setting *row, const ovt_node *node, char *base,
    const ovt_grounds *grounds);

/** Puts the default of a setting that is not given; @p group is its group's node, or NULL, and
 *  @p where the node at which its lack is reported. */
void ovt_bind_fallback(ovt_binding *self, const ovt_setting *row, const ovt_node *group,
    const ovt_node *where, char *base);

/** Reads a number, moved into no range; false (with a fault) when the node holds none. */
bool ovt_bind_number(
    ovt_binding *self, const ovt_setting *row, const ovt_node *node, double *number);

/** The unit to say behind a range; "" where it would not read well. */
const char *ovt_bind_range_unit(const ovt_setting *row);

/** Says that a list has too few or too many elements. */
void ovt_bind_length_fault(
    ovt_binding *self, const ovt_setting *row, const ovt_node *node, size_t count);

/** Whether a group is a distribution; reads one as an uncertain input. */
bool ovt_bind_is_distribution(const ovt_node *node);
void ovt_bind_distribution(ovt_binding *self, const ovt_setting *row, const ovt_node *node,
    char *base, const ovt_grounds *grounds);

/** Says that @p name is not known among @p count words, with the nearest. */
void ovt_bind_unknown(ovt_binding *self, const ovt_node *node, const char *what, const char *name,
    const char *const *words, size_t count);

/** Adds a line to the ledger: a value that was given at @p node, or a default of @p group's
 *  member. */
void ovt_ledger_given(ovt_binding *self, const ovt_setting *row, const ovt_node *node,
    const char *value, const ovt_grounds *grounds);
void ovt_ledger_default(ovt_binding *self, const ovt_setting *row, const ovt_node *group);

/** Moves the ledger into the scenario's arena. */
void ovt_ledger_close(ovt_binding *self);

/** Fills what follows from the settings (indices of names, positions, inputs' copula) and checks
 *  what concerns several settings at once. */
void ovt_bind_names(ovt_binding *self);
void ovt_bind_issues(ovt_binding *self);
void ovt_bind_copula(ovt_binding *self);
void ovt_check_world(ovt_binding *self);
void ovt_check_offer(ovt_binding *self);
void ovt_check_talks(ovt_binding *self);
void ovt_check_actual(ovt_binding *self);
void ovt_check_grounds(ovt_binding *self);

/** For the checks: the node at a path (by indices), or of the nearest group around it. */
const ovt_node *ovt_bind_node(const ovt_binding *self, const char *format, ...) OVT_PRINTF(2, 3);

/** Whether an error stands already at one of two nodes (the second may be NULL): a check that
 *  compares them would only repeat it. */
bool ovt_bind_is_faulty(const ovt_binding *self, const ovt_node *a, const ovt_node *b);

/** Whether the number at an address of the scenario is drawn anew in each history. */
bool ovt_bind_is_uncertain(const ovt_binding *self, const void *number);

/** " (line 12)", or " (FILE:12)" when it is not @p here's file; "" without a line. */
enum { OVT_LINE_TEXT = 256 };
char *ovt_bind_line(const ovt_node *node, const ovt_node *here, char text[OVT_LINE_TEXT]);

#endif
