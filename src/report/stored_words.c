// SPDX-License-Identifier: GPL-3.0-or-later
#include "stored_words.h"

const char *const ovt_block_words[OVT_BLOCK_KINDS] = {
    [OVT_BLOCK_HEADING] = "heading",
    [OVT_BLOCK_PARAGRAPH] = "paragraph",
    [OVT_BLOCK_LIST] = "list",
    [OVT_BLOCK_TABLE] = "table",
    [OVT_BLOCK_CHART] = "chart",
};

const char *const ovt_align_words[OVT_ALIGN_RIGHT + 1] = {
    [OVT_ALIGN_LEFT] = "left",
    [OVT_ALIGN_RIGHT] = "right",
};

const char *const ovt_chart_words_of[OVT_CHART_COUNT] = {
#define CHART_WORD(name, word) [OVT_CHART_##name] = (word),
    OVT_CHART_LIST(CHART_WORD)
#undef CHART_WORD
};
