// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/base/text.h"
#include "overture/stats/metric.h"
#include "parts.h"

static const char *const family_names[] = {"alone", "category", "class", "ending"};

/* The name with what follows it in a family. */
static void
name_cell(ovt_document *self, ovt_table *table, const ovt_metric *metric)
{
    static const char *const members[] = {"", "[.CATEGORY]", "[.CLASS]", ".ENDING"};
    ovt_table_cell(self, table, 0, "%s%s", metric->key, members[metric->family]);
}

static const char *
preference(const ovt_metric *metric, int side)
{
    static const char *const words[] = {"fewer", "-", "more"};
    return words[metric->prefers[side] + 1];
}

static void
add_row(ovt_document *self, ovt_table *table, const ovt_metric *metric)
{
    char tolerance[OVT_NUMBER_TEXT];
    ovt_table_row(self, table);
    name_cell(self, table, metric);
    ovt_table_cell(self, table, 1, "%s", metric->unit);
    ovt_table_cell(self, table, 2, "%s", preference(metric, OVT_SEEKER));
    ovt_table_cell(self, table, 3, "%s", preference(metric, OVT_HOLDER));
    ovt_table_cell(self, table, 4, "%s", ovt_number_text(tolerance, metric->practically_same));
    ovt_table_cell(self, table, 5, "%s", metric->summary);
}

static void
add_columns(ovt_document *self, ovt_table *table, const char *const titles[6])
{
    for (size_t i = 0; i < 6; i++) {
        bool right = i == 4;
        ovt_table_column_add(
            self, table, titles[i], right ? OVT_ALIGN_RIGHT : OVT_ALIGN_LEFT, i == 1 || i == 5);
    }
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
    static const char *const titles[] = {
        "Metric", "Unit", "Seeker prefers", "Holder prefers", "Same within", "What it is"};
    static const char *const keys[] = {
        "metric", "unit", "seeker_prefers", "holder_prefers", "practically_same", "summary"};
    *self = (ovt_document){0};
    ovt_document_heading(self, 1, "Outcome metrics");
    ovt_document_paragraph(self,
        "Names for --metrics, CSV and JSON. A name with [.CATEGORY] or [.CLASS] also stands for "
        "its members, one for each category of captives or class of prisoners in the scenario.");
    ovt_table *table = ovt_document_table(self, NULL), *records = ovt_document_records(self);
    add_columns(self, table, titles);
    add_columns(self, records, keys);
    ovt_data_begin(self, provenance);
    json_t *array = json_array();
    const ovt_metric *metric;
    for (size_t i = 0; (metric = ovt_metric_at(i)) != NULL; i++) {
        add_row(self, table, metric);
        add_row(self, records, metric);
        ovt_data_append(self, array, metric_data(self, metric));
    }
    ovt_data_set(self, self->data, "metrics", array);
    return ovt_built(self, err);
}
