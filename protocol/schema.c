/* The schema files in protocol/schema/, carried in the program: see schema.h. The build makes each
 * NAME.json.inc of NAME.json. */
#include "protocol/schema.h"

/* clang-format off */
static const unsigned char recommend[] = {
#include "protocol/schema/recommend.json.inc"
    0};
static const unsigned char plan[] = {
#include "protocol/schema/plan.json.inc"
    0};
static const unsigned char explain[] = {
#include "protocol/schema/explain.json.inc"
    0};
static const unsigned char assess[] = {
#include "protocol/schema/assess.json.inc"
    0};
static const unsigned char catalog_regions[] = {
#include "protocol/schema/catalog.regions.json.inc"
    0};
static const unsigned char catalog_services[] = {
#include "protocol/schema/catalog.services.json.inc"
    0};
static const unsigned char catalog_facts[] = {
#include "protocol/schema/catalog.facts.json.inc"
    0};
static const unsigned char catalog_actors[] = {
#include "protocol/schema/catalog.actors.json.inc"
    0};
static const unsigned char catalog_assessments[] = {
#include "protocol/schema/catalog.assessments.json.inc"
    0};
static const unsigned char catalog_goals[] = {
#include "protocol/schema/catalog.goals.json.inc"
    0};
static const unsigned char catalog_events[] = {
#include "protocol/schema/catalog.events.json.inc"
    0};
static const unsigned char plan_accept[] = {
#include "protocol/schema/plan.accept.json.inc"
    0};
static const unsigned char plan_get[] = {
#include "protocol/schema/plan.get.json.inc"
    0};
static const unsigned char plan_list[] = {
#include "protocol/schema/plan.list.json.inc"
    0};
static const unsigned char plan_update[] = {
#include "protocol/schema/plan.update.json.inc"
    0};
static const unsigned char arrival_announce[] = {
#include "protocol/schema/arrival.announce.json.inc"
    0};
static const unsigned char arrival_list[] = {
#include "protocol/schema/arrival.list.json.inc"
    0};
static const unsigned char events_since[] = {
#include "protocol/schema/events.since.json.inc"
    0};
static const unsigned char client_export[] = {
#include "protocol/schema/client.export.json.inc"
    0};
static const unsigned char client_forget[] = {
#include "protocol/schema/client.forget.json.inc"
    0};
static const unsigned char backup_begin[] = {
#include "protocol/schema/backup.begin.json.inc"
    0};
static const unsigned char backup_status[] = {
#include "protocol/schema/backup.status.json.inc"
    0};
static const unsigned char rules_status[] = {
#include "protocol/schema/rules.status.json.inc"
    0};
static const unsigned char rules_check[] = {
#include "protocol/schema/rules.check.json.inc"
    0};
static const unsigned char rules_reload[] = {
#include "protocol/schema/rules.reload.json.inc"
    0};
static const unsigned char decision_get[] = {
#include "protocol/schema/decision.get.json.inc"
    0};
static const unsigned char decision_list[] = {
#include "protocol/schema/decision.list.json.inc"
    0};
static const unsigned char decision_verify[] = {
#include "protocol/schema/decision.verify.json.inc"
    0};
static const unsigned char decision_replay[] = {
#include "protocol/schema/decision.replay.json.inc"
    0};
static const unsigned char statistics[] = {
#include "protocol/schema/statistics.json.inc"
    0};
static const unsigned char rpc_discover[] = {
#include "protocol/schema/rpc.discover.json.inc"
    0};
static const unsigned char common[] = {
#include "protocol/schema/common.json.inc"
    0};
static const unsigned char answer[] = {
#include "protocol/schema/answer.json.inc"
    0};
static const unsigned char entries[] = {
#include "protocol/schema/entries.json.inc"
    0};
const unsigned char schema_errors[] = {
#include "protocol/schema/errors.json.inc"
    0};
/* clang-format on */

const unsigned char *const schema_methods[] = {recommend,
                                               plan,
                                               explain,
                                               assess,
                                               catalog_regions,
                                               catalog_services,
                                               catalog_facts,
                                               catalog_actors,
                                               catalog_assessments,
                                               catalog_goals,
                                               catalog_events,
                                               plan_accept,
                                               plan_get,
                                               plan_list,
                                               plan_update,
                                               arrival_announce,
                                               arrival_list,
                                               events_since,
                                               client_export,
                                               client_forget,
                                               backup_begin,
                                               backup_status,
                                               rules_status,
                                               rules_check,
                                               rules_reload,
                                               decision_get,
                                               decision_list,
                                               decision_verify,
                                               decision_replay,
                                               statistics,
                                               rpc_discover};
const int schema_methods_n = sizeof schema_methods / sizeof *schema_methods;

const unsigned char *const schema_shared[] = {common, answer, entries, schema_errors};
const int schema_shared_n = sizeof schema_shared / sizeof *schema_shared;
