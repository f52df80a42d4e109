/* The page /metrics: every metric in the text format of Prometheus, version 0.0.4. */
#ifndef POLKU_DAEMON_METRIC_PAGE_H
#define POLKU_DAEMON_METRIC_PAGE_H

#include "daemon/http_site.h"
#include "protocol/out.h"

#define METRIC_PAGE_TYPE "text/plain; version=0.0.4; charset=utf-8"

void metric_page_write(struct out *out, const struct site *site);

#endif
