// SPDX-License-Identifier: GPL-3.0-or-later
#include "asked.h"

#include <math.h>
#include <stdio.h>

enum { DIGITS = 4 };

const ovt_metric *
ovt_asked_metric(const ovt_asked *asked)
{
    return ovt_question_columns(asked->question)->columns[asked->column].metric;
}

const ovt_scenario *
ovt_asked_scenario(const ovt_asked *asked)
{
    return asked->about->scenarios[asked->scenario];
}

char *
ovt_asked_value(const ovt_asked *asked, size_t input, double value, char text[OVT_VALUE_TEXT])
{
    if (ovt_question_is_word(asked->question, input)) {
        return ovt_question_value_text(asked->question, input, value, text);
    }
    if (ovt_question_is_whole(asked->question, input)) {
        snprintf(text, OVT_VALUE_TEXT, "%.0f", value);
    } else {
        snprintf(text, OVT_VALUE_TEXT, "%.*g", DIGITS, value);
    }
    return text;
}

void
ovt_asked_heading(ovt_document *self, const ovt_asked *asked, const char *what)
{
    const ovt_scenario *scenario = ovt_asked_scenario(asked);
    ovt_document_heading(self, 1, "%s: %s", what,
        ovt_question_columns(asked->question)->columns[asked->column].title);
    ovt_document_paragraph(
        self, "%s (%s)", scenario->title == NULL ? "" : scenario->title, scenario->name);
}

void
ovt_asked_data(ovt_document *self, const ovt_asked *asked)
{
    ovt_data_set(self, self->data, "scenario", ovt_data_text(ovt_asked_scenario(asked)->name));
    ovt_data_set(self, self->data, "metric",
        ovt_data_text(ovt_question_columns(asked->question)->columns[asked->column].name));
}
