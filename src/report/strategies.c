// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/bargain/strategy.h"
#include "parts.h"

static json_t *
strategy_data(ovt_document *self, const ovt_strategy *row)
{
    json_t *object = json_object();
    ovt_data_set(self, object, "strategy", ovt_data_text(row->key));
    ovt_data_set(self, object, "title", ovt_data_text(row->title));
    ovt_data_set(self, object, "summary", ovt_data_text(row->summary));
    ovt_data_set(self, object, "formula", ovt_data_text(row->formula));
    return object;
}

void
ovt_section_strategies(ovt_document *self)
{
    const ovt_strategy *row;
    ovt_document_heading(self, 2, "Strategies");
    ovt_document_paragraph(self,
        "What a side asks for in its next offer, exactly: other tools mean other curves by the "
        "same names. R is the utility of no agreement at that moment.");
    for (size_t i = 0; (row = ovt_strategy_at(i)) != NULL; i++) {
        ovt_document_item(self, "%s: %s Exactly: %s.", row->key, row->summary, row->formula);
    }
}

json_t *
ovt_data_strategies(ovt_document *self)
{
    const ovt_strategy *row;
    json_t *array = json_array();
    for (size_t i = 0; (row = ovt_strategy_at(i)) != NULL; i++) {
        ovt_data_append(self, array, strategy_data(self, row));
    }
    return array;
}
