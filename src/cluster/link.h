// SPDX-License-Identifier: GPL-3.0-or-later
/** @file link.h
 *  @brief The processes that work on one command, and what they say to each other by MPI.
 *
 *  The process of rank 0 leads: it alone reads, writes and decides. The others wait for its word,
 *  then run the same command line up to ovt_crew_serve(). All messages go to the leader or come
 *  from it, and nobody ever waits for a message without sleeping in between: the cores belong to
 *  the workers.
 */
#ifndef OVT_CLUSTER_LINK_H
#define OVT_CLUSTER_LINK_H

#include <stdio.h>

#include "overture/base/text.h"
#include "overture/study/crew.h"

/** What a message is: its tag. */
typedef enum {
    OVT_SAY_START = 1, /* to others: seed, then what stood on standard input */
    OVT_SAY_TASK,      /* to others: a slot, then an input */
    OVT_SAY_STOP,      /* to others: give up what is under way */
    OVT_SAY_DISMISS,   /* to others: once, there is nothing more to do */
    OVT_SAY_END,       /* to others: the exit status of all */
    OVT_SAY_READY,     /* to the leader: an ovt_readiness */
    OVT_SAY_RESULT,    /* to the leader: the slot, then the output */
    OVT_SAY_FAILED,    /* to the leader: an ovt_said */
    OVT_SAY_STOPPED,   /* to the leader: nothing is under way any more */
    OVT_SAY_GONE       /* to the leader: an ovt_said, and nothing more comes */
} ovt_say;

/** How a process fared. */
typedef struct {
    int status; /* an ovt_status, or that of the program with OVT_SAY_GONE */
    char host[64];
    char words[400];
} ovt_said;

/** What a process is about to do, as in its task. */
typedef struct {
    uint64_t input_length;
    uint64_t output_length;
    uint64_t fingerprint;
} ovt_readiness;

/** What the leader knows of another process. */
typedef struct {
    unsigned cores; /* its share of those of its machine */
    bool ready;     /* serves */
    bool stopped;
    bool gone;
} ovt_peer;

/** One for the whole program, as MPI is. */
typedef struct {
    int rank;
    int size;
    ovt_peer *peers; /* of all ranks; owned */
    FILE *input;     /* the leader's standard input, kept; NULL: nobody wants it */
    uint64_t seed;   /* the leader's */
    bool started;    /* the others were told, or were */
    bool dismissed;
} ovt_link;

/** Joins the processes that the launcher has started. */
ovt_status ovt_link_open(ovt_link *self, int *argc, char ***argv, ovt_error *err) OVT_MUST_CHECK;

/** On other processes than the leader's: waits for its word; false: there is nothing to do.
 *  Fills input and seed. */
bool ovt_link_await(ovt_link *self);

/** On the leader: tells the others to begin, unless they were. */
ovt_status ovt_link_start(ovt_link *self, ovt_error *err) OVT_MUST_CHECK;

/** On the leader: tells the others that there is nothing more to do, unless they were. */
void ovt_link_dismiss(ovt_link *self);

/** Ends the program in all processes at once: the leader's @p status becomes that of all. @p words
 *  is why another process fails; where the leader learns of it only now it says so on @p log. */
int ovt_link_close(ovt_link *self, int status, const char *words, FILE *log);

/** Sends a message to a rank; doubles, and bytes. */
void ovt_link_say(int rank, ovt_say what, const double *numbers, size_t count);
void ovt_link_tell(int rank, ovt_say what, const void *bytes, size_t count);

/** Whether a message has come, from whom and which; it is to be received next. */
bool ovt_link_hears(int *rank, ovt_say *what);

/** Receives the message heard. */
void ovt_link_read(int rank, ovt_say what, double *numbers, size_t count);
void ovt_link_take(int rank, ovt_say what, void *bytes, size_t count);

/** Words of this process about itself. */
ovt_said ovt_link_said(int status, const char *words);

/** Long enough that waiting costs nothing, short enough that no worker runs dry. */
static const long OVT_NAP_NANOSECONDS = 1000000;
void ovt_link_nap(void);

#endif
