// SPDX-License-Identifier: GPL-3.0-or-later
/** @file overture.h
 *  @brief All of liboverture for programs that use it as a library.
 */
#ifndef OVT_OVERTURE_H
#define OVT_OVERTURE_H

#include "overture/bargain/change.h"
#include "overture/bargain/domain.h"
#include "overture/bargain/frontier.h"
#include "overture/bargain/ladder.h"
#include "overture/bargain/player.h"
#include "overture/bargain/strategy.h"
#include "overture/bargain/talks.h"
#include "overture/bargain/utility.h"
#include "overture/base/bounds.h"
#include "overture/base/calendar.h"
#include "overture/base/memory.h"
#include "overture/base/random.h"
#include "overture/base/status.h"
#include "overture/base/text.h"
#include "overture/config/fault.h"
#include "overture/config/load.h"
#include "overture/config/node.h"
#include "overture/config/reader.h"
#include "overture/config/settings.h"
#include "overture/engine/calendar.h"
#include "overture/engine/event.h"
#include "overture/engine/history.h"
#include "overture/engine/simulate.h"
#include "overture/model/distribution.h"
#include "overture/model/outcome.h"
#include "overture/model/scenario.h"
#include "overture/report/build.h"
#include "overture/report/chronicle.h"
#include "overture/report/data.h"
#include "overture/report/document.h"
#include "overture/report/package.h"
#include "overture/report/words.h"
#include "overture/report/writer.h"
#include "overture/stats/collector.h"
#include "overture/stats/interval.h"
#include "overture/stats/metric.h"
#include "overture/stats/profile.h"
#include "overture/stats/results.h"
#include "overture/stats/typical.h"

#endif
