// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/base/text.h"
#include "overture/stats/metric.h"
#include "parts.h"

static const char *const family_names[] = {"alone", "category", "class", "ending"};

static const char *
preference(const ovt_metric *metric, int side)
{
    static const char *const words[] = {"fewer", "-", "more"};
    return words[metric->prefers[side] + 1];
}

static void
add_record(ovt_document *self, ovt_table *table, const ovt_metric *metric)
{
    char tolerance[OVT_NUMBER_TEXT];
    ovt_table_row(self, table);
    ovt_table_cell(self, table, 0, "%s", metric->key);
    ovt_table_cell(self, table, 1, "%s", family_names[metric->family]);
    ovt_table_cell(self, table, 2, "%s", metric->unit);
    ovt_table_cell(self, table, 3, "%s", preference(metric, OVT_SEEKER));
    ovt_table_cell(self, table, 4, "%s", preference(metric, OVT_HOLDER));
    ovt_table_cell(self, table, 5, "%s", ovt_number_text(tolerance, metric->practically_same));
    ovt_table_cell(self, table, 6, "%s", metric->summary);
}

static void
add_item(ovt_document *self, const ovt_metric *metric)
{
    static const char *const members[] = {"", "[.CATEGORY]", "[.CLASS]", ".ENDING"};
    static const char *const wishes[] = {" fewer", " no number", " more"};
    char tolerance[OVT_NUMBER_TEXT];
    int seeker = metric->prefers[OVT_SEEKER], holder = metric->prefers[OVT_HOLDER];
    ovt_text wish = {0};
    if (seeker != 0 && seeker == holder) {
        ovt_text_format(&wish, "; both prefer%s", wishes[seeker + 1]);
    } else if (seeker != 0 || holder != 0) {
        ovt_text_format(&wish, "; %s%s%s%s%s", seeker == 0 ? "" : "the seeker prefers",
            seeker == 0 ? "" : wishes[seeker + 1], seeker != 0 && holder != 0 ? ", " : "",
            holder == 0 ? "" : "the holder prefers", holder == 0 ? "" : wishes[holder + 1]);
    }
    self->failed |= wish.failed;
    ovt_document_item(self, "%s%s: %s (%s; the same within %s%s)", metric->key,
        members[metric->family], metric->summary, metric->unit,
        ovt_number_text(tolerance, metric->practically_same), wish.length > 0 ? wish.data : "");
    ovt_text_free(&wish);
}

static json_t *
metric_data(ovt_document *self, const ovt_metric *metric)
{
    json_t *object = json_object(), *prefers = json_object();
    ovt_data_set(self, object, "metric", ovt_data_text(metric->key));
    ovt_data_set(self, object, "title", ovt_data_text(metric->title));
    ovt_data_set(self, object, "unit", ovt_data_text(metric->unit));
    ovt_data_set(self, object, "per", ovt_data_text(family_names[metric->family]));
    ovt_data_set(self, prefers, "seeker", json_integer(metric->prefers[OVT_SEEKER]));
    ovt_data_set(self, prefers, "holder", json_integer(metric->prefers[OVT_HOLDER]));
    ovt_data_set(self, object, "prefers", prefers);
    ovt_data_set(self, object, "practically_same", ovt_data_number(metric->practically_same));
    ovt_data_set(self, object, "summary", ovt_data_text(metric->summary));
    return object;
}

ovt_status
ovt_build_metrics(ovt_document *self, const ovt_provenance *provenance, ovt_error *err)
{
    static const char *const keys[] = {
        "metric", "per", "unit", "seeker_prefers", "holder_prefers", "practically_same", "summary"};
    *self = (ovt_document){0};
    ovt_document_heading(self, 1, "Outcome metrics");
    ovt_document_paragraph(self,
        "Names for --metrics, CSV and JSON. A name with [.CATEGORY] or [.CLASS] also stands for "
        "its members, one for each category of captives or class of prisoners in the scenario.");
    ovt_table *records = ovt_document_records(self);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        ovt_table_column_add(self, records, keys[i], OVT_ALIGN_LEFT, false);
    }
    ovt_data_begin(self, provenance);
    json_t *array = json_array();
    const ovt_metric *metric;
    for (size_t i = 0; (metric = ovt_metric_at(i)) != NULL; i++) {
        add_item(self, metric);
        add_record(self, records, metric);
        ovt_data_append(self, array, metric_data(self, metric));
    }
    ovt_data_set(self, self->data, "metrics", array);
    return ovt_built(self, err);
}
