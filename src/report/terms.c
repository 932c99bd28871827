// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "overture/model/distribution.h"
#include "parts.h"

static const ovt_input *
input_of(const ovt_scenario *scenario, const void *number)
{
    size_t offset = (size_t) ((const char *) number - (const char *) scenario);
    for (size_t i = 0; i < scenario->input_count; i++) {
        if (scenario->inputs[i].place.offset == offset) {
            return &scenario->inputs[i];
        }
    }
    return NULL;
}

/* Short, so that it fits a narrow column. */
static char *
say_between(char text[OVT_SAY], double low, double high, int decimals)
{
    char low_text[OVT_SAY], high_text[OVT_SAY];
    snprintf(text, OVT_SAY, "%.28s-%.28s", ovt_say(low_text, low, decimals),
        ovt_say(high_text, high, decimals));
    return text;
}

/* An uncertain number is its range, where it has one. */
static char *
say_term(char text[OVT_SAY], const ovt_scenario *scenario, const double *number, int decimals)
{
    const ovt_input *input = input_of(scenario, number);
    if (input != NULL) {
        double low, high;
        ovt_distribution_support(&input->distribution, &low, &high);
        if (isfinite(low) && isfinite(high)) {
            return say_between(text, low, high, decimals);
        }
        char mean[OVT_SAY];
        snprintf(text, OVT_SAY, "about %.40s", ovt_say(mean, *number, decimals));
        return text;
    }
    return ovt_say(text, *number, decimals);
}

/* Prisoners of all classes promised for each captive of a release. */
static double
prisoners_for_each(const ovt_release *release)
{
    double sum = 0;
    for (size_t i = 0; i < release->exchange_count; i++) {
        sum += release->exchange[i].per_captive;
    }
    return release->exchange_count == 0 && !isnan(release->ratio) ? release->ratio : sum;
}

typedef struct {
    double captives;
    double remains;
    double prisoners;
} promise;

static promise
promised(const ovt_scenario *scenario)
{
    promise sum = {0};
    for (size_t i = 0; i < ovt_phases_in_reach(scenario); i++) {
        const ovt_phase *phase = &scenario->offer.phases[i];
        for (size_t j = 0; j < phase->release_count; j++) {
            const ovt_release *release = &phase->releases[j];
            *(release->kind == OVT_ALIVE ? &sum.captives : &sum.remains) += release->count;
            sum.prisoners += release->count * prisoners_for_each(release);
        }
        for (size_t j = 0; j < phase->prisoners_count; j++) {
            sum.prisoners += phase->prisoners[j].count;
        }
    }
    return sum;
}

/* One text for all phases where they agree, else the least and the most. */
static char *
say_phases(char text[OVT_SAY], const ovt_scenario *scenario, size_t offset, int decimals)
{
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < ovt_phases_in_reach(scenario); i++) {
        double value;
        memcpy(&value, (const char *) &scenario->offer.phases[i] + offset, sizeof value);
        low = fmin(low, value);
        high = fmax(high, value);
    }
    return low == high ? ovt_say(text, low, decimals) : say_between(text, low, high, decimals);
}

static char *
say_signed_day(char text[OVT_SAY], const ovt_scenario *scenario)
{
    return ovt_scenario_negotiates(scenario)
               ? strcpy(text, "talks")
               : say_term(text, scenario, &scenario->talks.signed_day, 0);
}

static char *
say_phase_count(char text[OVT_SAY], const ovt_scenario *scenario)
{
    return ovt_say(text, (double) ovt_phases_in_reach(scenario), 0);
}

static char *
say_days(char text[OVT_SAY], const ovt_scenario *scenario)
{
    double days = 0;
    for (size_t i = 0; i < ovt_phases_in_reach(scenario); i++) {
        days += scenario->offer.phases[i].days;
    }
    return ovt_say(text, days, 0);
}

static char *
say_captives(char text[OVT_SAY], const ovt_scenario *scenario)
{
    return ovt_say(text, promised(scenario).captives, 0);
}

static char *
say_remains(char text[OVT_SAY], const ovt_scenario *scenario)
{
    return ovt_say(text, promised(scenario).remains, 0);
}

static char *
say_prisoners(char text[OVT_SAY], const ovt_scenario *scenario)
{
    return ovt_say(text, promised(scenario).prisoners, 0);
}

static char *
say_per_captive(char text[OVT_SAY], const ovt_scenario *scenario)
{
    promise sum = promised(scenario);
    double people = sum.captives + sum.remains;
    return ovt_say(text, people > 0 ? sum.prisoners / people : NAN, 1);
}

static char *
say_aid(char text[OVT_SAY], const ovt_scenario *scenario)
{
    return say_phases(text, scenario, offsetof(ovt_phase, aid_per_day), 0);
}

static char *
say_hundredth_phases(char text[OVT_SAY], const ovt_scenario *scenario, size_t offset)
{
    double high = 0;
    for (size_t i = 0; i < ovt_phases_in_reach(scenario); i++) {
        double value;
        memcpy(&value, (const char *) &scenario->offer.phases[i] + offset, sizeof value);
        high = fmax(high, value);
    }
    return ovt_say_hundredths(text, high);
}

static char *
say_withdrawal(char text[OVT_SAY], const ovt_scenario *scenario)
{
    return say_hundredth_phases(text, scenario, offsetof(ovt_phase, withdrawal));
}

static char *
say_return(char text[OVT_SAY], const ovt_scenario *scenario)
{
    return say_hundredth_phases(text, scenario, offsetof(ovt_phase, civilian_return));
}

static char *
say_permanent(char text[OVT_SAY], const ovt_scenario *scenario)
{
    for (size_t i = 0; i < ovt_phases_in_reach(scenario); i++) {
        if (scenario->offer.phases[i].permanent) {
            snprintf(text, OVT_SAY, "after phase %zu", i + 1);
            return text;
        }
    }
    return strcpy(text, "no");
}

static const char *const gate_words[] = {"auto", "chance", "talks"};

/* The last phase's gate leads nowhere, unless it extends the phase. */
static char *
say_gates(char text[OVT_SAY], const ovt_scenario *scenario)
{
    size_t used = 0;
    text[0] = '\0';
    for (size_t i = 0; i + 1 < ovt_phases_in_reach(scenario) && used < OVT_SAY - 8; i++) {
        const ovt_gate *gate = &scenario->offer.phases[i].gate;
        used += (size_t) snprintf(
            text + used, OVT_SAY - used, "%s%.7s", i > 0 ? ", " : "", gate_words[gate->mode]);
    }
    return used > 0 ? text : strcpy(text, "-");
}

static char *
say_extension(char text[OVT_SAY], const ovt_scenario *scenario)
{
    int most = 0;
    for (size_t i = 0; i < ovt_phases_in_reach(scenario); i++) {
        const ovt_gate *gate = &scenario->offer.phases[i].gate;
        if (gate->mode == OVT_GATE_TALKS && gate->extend_captives > 0) {
            most += gate->extend_max_days;
        }
    }
    return most > 0 ? ovt_say(text, most, 0) : strcpy(text, "-");
}

/* To add a term: write its function above, add its row here. */
static const struct {
    const char *title;
    char *(*say)(char text[OVT_SAY], const ovt_scenario *scenario);
} terms[] = {
    {"Signed on day", say_signed_day},
    {"Phases", say_phase_count},
    {"Days of truce", say_days},
    {"Captives promised", say_captives},
    {"Remains promised", say_remains},
    {"Prisoners promised", say_prisoners},
    {"Prisoners for each", say_per_captive},
    {"Aid, trucks a day", say_aid},
    {"Withdrawal, of 100", say_withdrawal},
    {"Return, of 100", say_return},
    {"Permanent truce", say_permanent},
    {"Gate to next phase", say_gates},
    {"Extension, days at most", say_extension},
};

void
ovt_section_terms(ovt_document *self, const ovt_scenario *const *scenarios, size_t count)
{
    char text[OVT_SAY];
    ovt_table *table = ovt_document_table(self, NULL);
    ovt_table_column_add(self, table, "Term", OVT_ALIGN_LEFT, true);
    for (size_t i = 0; i < count; i++) {
        const char *title = count == 1 ? "As offered" : ovt_say_letter(text, i);
        ovt_table_column_add(self, table, title, OVT_ALIGN_RIGHT, true);
    }
    for (size_t row = 0; row < sizeof terms / sizeof *terms; row++) {
        ovt_table_row(self, table);
        ovt_table_cell(self, table, 0, "%s", terms[row].title);
        for (size_t i = 0; i < count; i++) {
            bool none = scenarios[i]->talks.protocol == OVT_PROTOCOL_NONE ||
                        scenarios[i]->offer.phase_count == 0;
            const char *missing = row == 0 ? "none" : "-";
            ovt_table_cell(
                self, table, i + 1, "%s", none ? missing : terms[row].say(text, scenarios[i]));
        }
    }
}
