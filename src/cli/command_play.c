// SPDX-License-Identifier: GPL-3.0-or-later
/* Connects a game to standard input and output, and to the files it asks for. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "job.h"
#include "overture/play/game.h"
#include "overture/report/words.h"

enum { LINE_BYTES = 4096, MOST_FILE = 1 << 23 };

/* A game at a terminal. */
typedef struct {
    const ovt_job *job;
    ovt_game *game;
    ovt_page page;
    ovt_text transcript; /* all that was said */
    bool echoes;         /* what is read is shown: nobody has typed it */
    bool closed;         /* nobody reads any more */
} session;

static void
say(session *self, const char *text)
{
    if (fputs(text, self->job->out) == EOF || fflush(self->job->out) != 0) {
        self->closed = true;
    }
}

/* Writes an answer, with an empty line after it. */
static ovt_status
show(session *self, const ovt_document *answer, ovt_error *err)
{
    ovt_page plain = {.width = self->page.width};
    ovt_text text = {0};
    if (answer->first == NULL) {
        return OVT_OK;
    }
    ovt_status status = ovt_writer_at(0)->write(answer, &self->page, &text, err);
    if (status == OVT_OK) {
        ovt_text_add(&text, "\n");
        say(self, text.data);
        status = ovt_writer_at(0)->write(answer, &plain, &self->transcript, err);
        ovt_text_add(&self->transcript, "\n");
    }
    ovt_text_free(&text);
    return status;
}

/* What the player who leaves the screen has seen must not be there for the other. */
static void
clear_screen(session *self)
{
    if (ovt_is_terminal(self->job->out)) {
        say(self, "\033[2J\033[3J\033[H");
    }
}

/* A line of any bytes, of which the first are kept; false at the end of the input. */
static bool
read_line(FILE *in, char *line, size_t *length)
{
    int byte;
    size_t count = 0;
    while ((byte = getc(in)) != EOF && byte != '\n') {
        if (count < LINE_BYTES) {
            line[count] = (char) byte;
        }
        count++;
    }
    *length = count < LINE_BYTES ? count : LINE_BYTES;
    return byte != EOF || count > 0;
}

static ovt_status
take_line(session *self, const char *line, size_t length, ovt_error *err)
{
    ovt_document answer = {0};
    bool covered = ovt_game_is_covered(self->game);
    ovt_text_append(&self->transcript, line, length);
    ovt_text_add(&self->transcript, "\n\n");
    if (self->echoes) {
        ovt_text echo = {0};
        ovt_text_append(&echo, line, length);
        ovt_text_add(&echo, "");
        ovt_text clean = {0};
        ovt_text_add_clean(&clean, echo.data == NULL ? "" : echo.data);
        ovt_text_add(&clean, "\n\n");
        say(self, clean.data == NULL ? "" : clean.data);
        ovt_text_free(&clean);
        ovt_text_free(&echo);
    } else {
        say(self, "\n");
    }
    ovt_status status = ovt_game_take(self->game, line, length, &answer, err);
    if (status == OVT_OK && !covered && ovt_game_is_covered(self->game)) {
        clear_screen(self);
    }
    if (status == OVT_OK) {
        status = show(self, &answer, err);
    }
    ovt_document_free(&answer);
    return status;
}

/* Whether a file may be written: a new one, or a saved game over a saved game. */
static bool
may_write(const char *path, bool game)
{
    static const char sign[] = "overture game ";
    char begin[sizeof sign - 1];
    struct stat status;
    if (stat(path, &status) != 0) {
        return true;
    }
    FILE *file = game && S_ISREG(status.st_mode) ? fopen(path, "rb") : NULL;
    bool same = file != NULL && fread(begin, 1, sizeof begin, file) == sizeof begin &&
                memcmp(begin, sign, sizeof begin) == 0;
    if (file != NULL) {
        fclose(file);
    }
    return same;
}

static ovt_status
write_file(session *self, const char *path, bool game, ovt_document *answer, ovt_error *err)
{
    ovt_text saved = {0};
    ovt_error wrong = {0};
    ovt_job to = *self->job;
    to.output = path;
    if (!may_write(path, game)) {
        ovt_document_paragraph(answer, "%s exists; choose another name.", path);
        return OVT_OK;
    }
    ovt_status status = game ? ovt_game_save(self->game, OVT_VERSION, &saved, err) : OVT_OK;
    if (status == OVT_OK) {
        ovt_status written = ovt_job_write(&to, game ? &saved : &self->transcript, &wrong);
        ovt_document_paragraph(answer, "%s", written == OVT_OK ? "Written." : wrong.message);
    }
    ovt_text_free(&saved);
    return status;
}

static ovt_status
read_file(const char *path, ovt_text *text, ovt_error *err)
{
    char block[4096];
    size_t got;
    struct stat status;
    if (stat(path, &status) == 0 && !S_ISREG(status.st_mode)) {
        return ovt_fail(err, OVT_IO, "%s is no ordinary file", path);
    }
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return ovt_fail(err, OVT_IO, "%s: %s", path, strerror(errno));
    }
    while (text->length <= MOST_FILE && (got = fread(block, 1, sizeof block, file)) > 0) {
        ovt_text_append(text, block, got);
    }
    fclose(file);
    ovt_text_add(text, "");
    return text->failed ? ovt_fail(err, OVT_MEMORY, "no memory to read %s", path) : OVT_OK;
}

static ovt_status
load(session *self, const char *path, ovt_document *answer, ovt_error *err)
{
    ovt_text text = {0};
    ovt_error wrong = {0};
    ovt_status status = OVT_OK;
    if (read_file(path, &text, &wrong) == OVT_OK) {
        status = ovt_game_load(self->game, text.data, text.length, answer, err);
    } else {
        ovt_document_paragraph(answer, "%s", wrong.message);
    }
    ovt_text_free(&text);
    return status;
}

static ovt_status
grant(session *self, ovt_wish wish, ovt_error *err)
{
    ovt_document answer = {0};
    ovt_status status = OVT_OK;
    if (wish.kind == OVT_WISH_LOAD) {
        status = load(self, wish.file, &answer, err);
    } else if (wish.kind != OVT_WISH_NONE) {
        status = write_file(self, wish.file, wish.kind == OVT_WISH_SAVE, &answer, err);
    }
    if (status == OVT_OK) {
        status = show(self, &answer, err);
    }
    ovt_document_free(&answer);
    return status;
}

static void
prompt(session *self)
{
    say(self, ovt_game_prompt(self->game));
    ovt_text_add(&self->transcript, ovt_game_prompt(self->game));
}

static ovt_status
converse(session *self, ovt_error *err)
{
    char line[LINE_BYTES];
    size_t length;
    ovt_status status = OVT_OK;
    prompt(self);
    while (status == OVT_OK && !self->closed && read_line(self->job->in, line, &length)) {
        status = take_line(self, line, length, err);
        if (status == OVT_OK) {
            status = grant(self, ovt_game_wish(self->game), err);
        }
        if (ovt_game_is_over(self->game)) {
            return status;
        }
        prompt(self);
    }
    ovt_document answer = {0};
    if (status == OVT_OK) {
        say(self, "\n\n");
        status = ovt_game_close(self->game, &answer, err);
    }
    if (status == OVT_OK) {
        status = show(self, &answer, err);
    }
    ovt_document_free(&answer);
    return status;
}

static ovt_status
report(session *self, ovt_error *err)
{
    ovt_document document = {0};
    ovt_provenance provenance = ovt_job_provenance(self->job);
    ovt_status status = ovt_game_debrief(self->game, &document, &provenance, err);
    return ovt_job_deliver(self->job, &document, status, err);
}

static ovt_status
read_setup(const ovt_job *job, const ovt_study *study, ovt_game_setup *setup, ovt_error *err)
{
    ovt_run_plan plan;
    *setup = (ovt_game_setup){.scenario = study->scenarios[0],
        .two = job->two_players,
        .side = job->seat == OVT_HOLDER ? OVT_HOLDER : OVT_SEEKER,
        .temperament = job->opponent,
        .practice = job->practice};
    ovt_status status = ovt_job_plan(job, study, &plan, err);
    if (status == OVT_OK) {
        setup->seed = plan.seed;
        setup->negotiators = plan.replications;
    }
    return status;
}

/* The scenario as resolved, so that a saved game goes on in the same world only. */
static ovt_status
take_fingerprint(const ovt_study *study, char fingerprint[OVT_FINGERPRINT], ovt_error *err)
{
    ovt_text text = {0};
    ovt_status status = ovt_tree_write(study->loaded[0].tree, "", &text, err);
    if (status == OVT_OK) {
        ovt_game_fingerprint(fingerprint, text.data);
    }
    ovt_text_free(&text);
    return status;
}

static ovt_status
play(const ovt_job *job, const ovt_study *study, ovt_error *err)
{
    session self = {.job = job, .echoes = !ovt_is_terminal(job->in)};
    ovt_job talk = *job; /* the debrief may go to a file; the talk does not */
    ovt_game_setup setup;
    ovt_document briefing = {0};
    char fingerprint[OVT_FINGERPRINT];
    ovt_status status = read_setup(job, study, &setup, err);
    setup.fingerprint = fingerprint;
    talk.output = NULL;
    self.page = ovt_job_page(&talk);
    if (status == OVT_OK) {
        status = take_fingerprint(study, fingerprint, err);
    }
    if (status == OVT_OK) {
        status = ovt_game_new(&self.game, &setup, &briefing, err);
    }
    if (status == OVT_OK) {
        status = show(&self, &briefing, err);
    }
    if (status == OVT_OK) {
        status = converse(&self, err);
    }
    if (status == OVT_OK && job->output != NULL) {
        status = report(&self, err);
    }
    ovt_document_free(&briefing);
    ovt_game_delete(self.game);
    ovt_text_free(&self.transcript);
    return status;
}

static ovt_status
check_options(const ovt_job *job, ovt_error *err)
{
    if (job->two_players && (job->seat != OVT_PARTIES || job->opponent != OVT_NONE)) {
        return ovt_fail(err, OVT_USAGE,
            "--two-players has both sides played by people: leave out --as and --opponent");
    }
    if (!job->two_players && job->seat == OVT_PARTIES) {
        return ovt_fail(err, OVT_USAGE,
            "say which side you play: --as seeker or --as holder (or --two-players)");
    }
    if (job->writers[0] != ovt_writer_at(0) && job->output == NULL) {
        return ovt_fail(err, OVT_USAGE,
            "--format is for the debrief, which needs a file of its own: give --output, too");
    }
    return strcmp(job->files.words[0], "-") != 0
               ? OVT_OK
               : ovt_fail(err, OVT_USAGE,
                     "what you write is read from standard input: give the scenario as a file");
}

ovt_status
ovt_run_play(const ovt_job *job, ovt_error *err)
{
    ovt_status status = check_options(job, err);
    return status == OVT_OK ? ovt_job_on_study(job, ovt_job_needs_one, play, err) : status;
}
