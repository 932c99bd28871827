// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "html.h"

/* The drawing's width in CSS pixels: that of the text of a page. */
enum { DRAWING = 720 };

static const char *
words(const char *text)
{
    return text == NULL ? "" : text;
}

/* What stands before the drawing in a file of its own does not belong on a page. */
static bool
add_drawing(ovt_html *self, const ovt_chart *chart, ovt_text *drawn)
{
    const char *start = drawn->data == NULL ? NULL : strstr(drawn->data, "<svg");
    if (start == NULL) {
        return false;
    }
    ovt_text_format(self->out,
        "<div class=\"scroll drawing\" role=\"group\" tabindex=\"0\" "
        "aria-labelledby=\"chart-%s\">\n",
        chart->key);
    ovt_text_add(self->out, start);
    ovt_text_add(self->out, "</div>\n");
    return true;
}

/* Beside a drawing they would only repeat it and lengthen the page: they open on demand, and are
 * printed in any case. They stand outside the figure, which is not parted on paper. */
static void
add_data(ovt_html *self, const ovt_chart *chart, bool drawn)
{
    const ovt_table *data = chart->data;
    ovt_text caption = {0};
    if (data == NULL) {
        return;
    }
    ovt_text_add(self->out, drawn ? "<details>\n<summary>The numbers drawn</summary>\n" : "");
    ovt_text_format(&caption, "Data: %s", words(chart->title));
    ovt_html_add_table(self, data, data->caption == NULL ? words(caption.data) : data->caption);
    ovt_text_add(self->out, drawn ? "</details>\n" : "");
    self->out->failed |= caption.failed;
    ovt_text_free(&caption);
}

static void
add_words(ovt_html *self, const ovt_chart *chart)
{
    ovt_text_format(self->out, "<figcaption><strong id=\"chart-%s\">", chart->key);
    ovt_html_add(self->out, words(chart->title));
    ovt_text_add(self->out, "</strong> ");
    ovt_html_add_prose(self->out, words(chart->summary));
    ovt_text_add(self->out, "</figcaption>\n");
}

static void
add_reason(ovt_html *self, const ovt_error *reason)
{
    ovt_text_add(self->out, "<p class=\"missing\">This chart is not drawn");
    if (*reason->message != '\0') {
        ovt_text_add(self->out, ": ");
        ovt_html_add(self->out, reason->message);
    }
    ovt_text_add(self->out, ". Its numbers follow.</p>\n");
}

ovt_status
ovt_html_add_chart(ovt_html *self, const ovt_chart *chart, ovt_error *err)
{
    ovt_text drawing = {0};
    ovt_error reason = {0};
    const ovt_page *page = self->page;
    ovt_status status = page->draw == NULL ? OVT_FAILED
                                           : page->draw(page->draw_context, chart, "svg", DRAWING,
                                                 &drawing, &reason);
    ovt_text_add(self->out, "<figure>\n");
    add_words(self, chart);
    bool drawn = status == OVT_OK && add_drawing(self, chart, &drawing);
    if (!drawn) {
        add_reason(self, &reason);
    }
    ovt_text_add(self->out, "</figure>\n");
    if (!drawn && chart->beneath != NULL) {
        ovt_html_add_table(self, chart->beneath, chart->beneath->caption);
    }
    add_data(self, chart, drawn);
    ovt_text_free(&drawing);
    bool ends = status != OVT_OK && status != OVT_FAILED;
    return ends ? ovt_fail(err, status, "%s", reason.message) : OVT_OK;
}
