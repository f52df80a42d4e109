/* The client library against a daemon of straw that answers, keeps silent, answers late or wrongly,
 * as each test says; and what the library adds to bodies. */
#include "protocol/client.h"
#include "protocol/client_body.h"

#include <errno.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zmq.h>

#include <cmocka.h>

#define MESSAGES 8
#define TIMEOUT_MS 900

/* ---- a daemon of straw ------------------------------------------------------------------------
 */

enum deed {
    ANSWER,     /* {"jsonrpc":"2.0","id":1,"result":N}, N counting messages from 1 */
    SILENCE,    /* nothing */
    WRONG_ID,   /* an answer to another call */
    NO_ID,      /* an error for a call that could not be read */
    LATE_FIRST, /* the answer to the message before, to its sender; then this one's */
};

struct straw {
    void *context, *socket;
    pthread_t thread;
    char endpoint[64];
    const enum deed *deeds; /* by message; ANSWER after the last */
    int ndeeds;
    char received[MESSAGES][512];
    int n; /* messages received; read it after straw_end */
};

/* The answer to the `n`th message, sent to `who`. */
static void reply_send(struct straw *s, zmq_msg_t *who, enum deed deed, int n)
{
    char body[128];
    int size = 0;
    if (deed == WRONG_ID)
        size = snprintf(body, sizeof body, "{\"id\":2,\"result\":%d}", n);
    else if (deed == NO_ID)
        size = snprintf(body, sizeof body, "{\"error\":{\"code\":-32700},\"id\":null}");
    else
        size = snprintf(body, sizeof body, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":%d}", n);
    zmq_send(s->socket, zmq_msg_data(who), zmq_msg_size(who), ZMQ_SNDMORE);
    zmq_send(s->socket, body, (size_t)size, 0);
}

static void deed_do(struct straw *s, enum deed deed, zmq_msg_t *before, zmq_msg_t *who)
{
    if (deed == LATE_FIRST)
        reply_send(s, before, ANSWER, s->n - 1);
    if (deed != SILENCE)
        reply_send(s, who, deed, s->n);
}

static void *straw_run(void *context)
{
    struct straw *s = context;
    zmq_msg_t before, who;
    zmq_msg_init(&before);
    zmq_msg_init(&who);
    while (zmq_msg_recv(&who, s->socket, 0) >= 0) {
        char *body = s->received[s->n < MESSAGES ? s->n : MESSAGES - 1];
        int size = zmq_recv(s->socket, body, sizeof s->received[0] - 1, 0);
        if (size < 0)
            break;
        body[size] = '\0';
        s->n++;
        deed_do(s, s->n <= s->ndeeds ? s->deeds[s->n - 1] : ANSWER, &before, &who);
        zmq_msg_copy(&before, &who);
    }
    zmq_msg_close(&before);
    zmq_msg_close(&who);
    zmq_close(s->socket);
    return NULL;
}

/* With a key, the straw speaks CURVE only. */
static void straw_begin(struct straw *s, const enum deed *deeds, int n, const char *secret_key)
{
    int one = 1;
    size_t size = sizeof s->endpoint;
    *s = (struct straw){.context = zmq_ctx_new(), .deeds = deeds, .ndeeds = n};
    s->socket = zmq_socket(s->context, ZMQ_ROUTER);
    if (secret_key) {
        zmq_setsockopt(s->socket, ZMQ_CURVE_SERVER, &one, sizeof one);
        zmq_setsockopt(s->socket, ZMQ_CURVE_SECRETKEY, secret_key, 40);
    }
    assert_int_equal(zmq_bind(s->socket, "tcp://127.0.0.1:*"), 0);
    assert_int_equal(zmq_getsockopt(s->socket, ZMQ_LAST_ENDPOINT, s->endpoint, &size), 0);
    assert_int_equal(pthread_create(&s->thread, NULL, straw_run, s), 0);
}

static void straw_end(struct straw *s)
{
    zmq_ctx_shutdown(s->context);
    pthread_join(s->thread, NULL);
    zmq_ctx_term(s->context);
}

static struct polku_client *client_of(const char *endpoint, int tries)
{
    struct polku_client *c = polku_client_new(
        &(struct polku_config){.endpoint = endpoint, .timeout_ms = TIMEOUT_MS, .tries = tries});
    assert_non_null(c);
    return c;
}

static const char *ask(struct polku_client *c, const char *body)
{
    return polku_client_ask(c, body, strlen(body), NULL);
}

static const char call[] = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"params\":{}}";

/* ---- the talk ---------------------------------------------------------------------------------
 */

static void one_client_asks_many_times(void **state)
{
    struct straw s;
    size_t size = 0;
    (void)state;
    straw_begin(&s, NULL, 0, NULL);
    struct polku_client *c = client_of(s.endpoint, 1);
    assert_string_equal(polku_client_ask(c, call, sizeof call - 1, &size),
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":1}");
    assert_int_equal(size, strlen("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":1}"));
    assert_string_equal(ask(c, call), "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":2}");
    assert_string_equal(polku_client_why(c), "all is well");
    polku_client_free(c);
    straw_end(&s);
    assert_string_not_equal(s.received[0], s.received[1]); /* each call has its request_id */
}

static void a_try_without_answer_is_sent_again_the_same(void **state)
{
    static const enum deed deeds[] = {SILENCE, SILENCE, ANSWER};
    struct straw s;
    (void)state;
    straw_begin(&s, deeds, 3, NULL);
    struct polku_client *c = client_of(s.endpoint, 3);
    assert_string_equal(ask(c, call), "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":3}");
    polku_client_free(c);
    straw_end(&s);
    assert_int_equal(s.n, 3);
    assert_string_equal(s.received[0], s.received[1]);
    assert_string_equal(s.received[1], s.received[2]);
    assert_non_null(strstr(s.received[0], "\"request_id\":\""));
}

/* The answer to the first try comes after the second was sent, and before the second's answer. */
static void late_answers_arrive_nowhere(void **state)
{
    static const enum deed deeds[] = {SILENCE, LATE_FIRST, ANSWER};
    struct straw s;
    (void)state;
    straw_begin(&s, deeds, 3, NULL);
    struct polku_client *c = client_of(s.endpoint, 2);
    assert_string_equal(ask(c, call), "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":2}");
    assert_string_equal(ask(c, call), "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":3}");
    polku_client_free(c);
    straw_end(&s);
}

static void silence_ends_in_a_timeout(void **state)
{
    static const enum deed deeds[] = {SILENCE, SILENCE, ANSWER};
    struct straw s;
    (void)state;
    straw_begin(&s, deeds, 3, NULL);
    struct polku_client *c = client_of(s.endpoint, 2);
    assert_null(ask(c, call));
    assert_int_equal(errno, ETIMEDOUT);
    assert_string_equal(polku_client_why(c), "the daemon did not answer in time");
    assert_string_equal(ask(c, call), "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":3}");
    polku_client_free(c);
    straw_end(&s);
}

static void nobody_there(void **state)
{
    (void)state;
    struct polku_client *c = client_of("tcp://127.0.0.1:1", 1);
    assert_null(ask(c, call));
    assert_int_equal(errno, EHOSTUNREACH);
    polku_client_free(c);
}

static void an_answer_to_another_call_is_not_taken(void **state)
{
    static const enum deed deeds[] = {WRONG_ID, WRONG_ID, WRONG_ID, ANSWER, NO_ID};
    struct straw s;
    (void)state;
    straw_begin(&s, deeds, 5, NULL);
    struct polku_client *c = client_of(s.endpoint, 2);
    assert_null(ask(c, call));
    assert_int_equal(errno, EPROTO);
    assert_string_equal(ask(c, call), "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":4}");
    assert_string_equal(ask(c, call), "{\"error\":{\"code\":-32700},\"id\":null}");
    polku_client_free(c);
    straw_end(&s);
}

static void notifications_are_not_waited_for(void **state)
{
    struct straw s;
    (void)state;
    straw_begin(&s, NULL, 0, NULL);
    struct polku_client *c = client_of(s.endpoint, 3);
    assert_string_equal(ask(c, "{\"jsonrpc\":\"2.0\",\"method\":\"m\"}"), "");
    assert_string_equal(ask(c, "[{\"jsonrpc\":\"2.0\",\"method\":\"m\"}]"), "");
    /* What the straw answered to them is not taken for the answer to this. */
    const char *reply = ask(c, call);
    assert_non_null(reply);
    polku_client_free(c);
    straw_end(&s);
    assert_int_equal(s.n, 3);
}

static void a_call_is_made_from_its_parts(void **state)
{
    struct straw s;
    (void)state;
    straw_begin(&s, NULL, 0, NULL);
    struct polku_client *c = client_of(s.endpoint, 1);
    assert_non_null(polku_client_call(c, "catalog.regions", "{\"language\":\"sv\"}", NULL));
    assert_null(polku_client_call(c, "a\"b", NULL, NULL));
    assert_int_equal(errno, EINVAL);
    polku_client_free(c);
    straw_end(&s);
    static const char start[] = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"catalog.regions\","
                                "\"params\":{\"request_id\":\"";
    assert_memory_equal(s.received[0], start, sizeof start - 1);
    assert_non_null(strstr(s.received[0], "\",\"language\":\"sv\"}}"));
}

static void curve_needs_the_right_key(void **state)
{
    char server[41], server_secret[41], mine[41], secret[41], other[41], other_secret[41];
    struct straw s;
    (void)state;
    assert_int_equal(zmq_curve_keypair(server, server_secret), 0);
    assert_int_equal(zmq_curve_keypair(mine, secret), 0);
    assert_int_equal(zmq_curve_keypair(other, other_secret), 0);
    straw_begin(&s, NULL, 0, server_secret);
    struct polku_config config = {.endpoint = s.endpoint,
                                  .timeout_ms = TIMEOUT_MS,
                                  .tries = 1,
                                  .server_key = server,
                                  .public_key = mine,
                                  .secret_key = secret};
    struct polku_client *c = polku_client_new(&config);
    assert_non_null(c);
    assert_non_null(ask(c, call));
    polku_client_free(c);
    config.server_key = other;
    c = polku_client_new(&config);
    assert_null(ask(c, call));
    assert_int_equal(errno, EHOSTUNREACH);
    polku_client_free(c);
    straw_end(&s);
}

static void configs_that_cannot_be_right(void **state)
{
    static const char key[] = "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7";
    const struct polku_config configs[] = {
        {.endpoint = NULL},
        {.endpoint = "nonsense"},
        {.endpoint = "tcp://127.0.0.1:1", .timeout_ms = -1},
        {.endpoint = "tcp://127.0.0.1:1", .tries = -1},
        {.endpoint = "tcp://127.0.0.1:1", .server_key = key},
        {.endpoint = "tcp://127.0.0.1:1", .server_key = key, .public_key = key, .secret_key = "x"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof configs / sizeof *configs; i++) {
        assert_null(polku_client_new(&configs[i]));
        assert_int_equal(errno, EINVAL);
    }
}

/* ---- bodies -----------------------------------------------------------------------------------
 */

/* `#` in `wanted` stands for a request_id that the library made. */
static void body_becomes(const char *text, const char *wanted, bool silent)
{
    static const char start[] = "\"request_id\":\"";
    struct buffer b = {NULL, 0, 0};
    struct sent sent;
    char got[512];
    size_t n = 0;
    assert_true(body_make(&b, (struct slice){text, strlen(text)}, &sent));
    for (const char *p = b.data; *p && n < sizeof got - 1; n++) {
        bool made = strncmp(p, start, strlen(start)) == 0 &&
                    strspn(p + strlen(start), "0123456789abcdef") == 32;
        got[n] = made ? '#' : *p;
        p += made ? strlen(start) + 32 + 1 : 1;
    }
    got[n] = '\0';
    free(b.data);
    assert_string_equal(got, wanted);
    assert_int_equal(sent.silent, silent);
}

static void request_ids_are_added_where_there_are_none(void **state)
{
    (void)state;
    body_becomes("{\"id\":1,\"method\":\"m\",\"params\":{}}",
                 "{\"id\":1,\"method\":\"m\",\"params\":{#}}", false);
    body_becomes(" {\"id\":1,\"params\" : { \"a\":{\"request_id\":\"x\"} },\"method\":\"m\"} ",
                 "{\"id\":1,\"params\" : {#, \"a\":{\"request_id\":\"x\"} },\"method\":\"m\"}",
                 false);
    body_becomes("{\"id\":1,\"method\":\"m\"}", "{\"params\":{#},\"id\":1,\"method\":\"m\"}",
                 false);
    body_becomes("{\"id\":1,\"method\":\"m\",\"params\":{\"s\":\"\\\",\\\"request_id\\\":\"}}",
                 "{\"id\":1,\"method\":\"m\",\"params\":{#,\"s\":\"\\\",\\\"request_id\\\":\"}}",
                 false);
    body_becomes("{\"id\":1,\"method\":\"m\",\"params\":{\"request_id\":\"mine\"}}",
                 "{\"id\":1,\"method\":\"m\",\"params\":{\"request_id\":\"mine\"}}", false);
    body_becomes("[{\"method\":\"m\"}, {\"id\":2,\"method\":\"m\",\"params\":{\"a\":[1,2]}}]",
                 "[{\"params\":{#},\"method\":\"m\"},"
                 "{\"id\":2,\"method\":\"m\",\"params\":{#,\"a\":[1,2]}}]",
                 false);
}

static void what_is_no_call_is_left_alone(void **state)
{
    static const char *const texts[] = {"",
                                        "7",
                                        "null",
                                        "{",
                                        "{\"method\":\"m\"",
                                        "[{\"method\":\"m\"}",
                                        "{}",
                                        "[]",
                                        "[1,\"a\",[]]",
                                        "{\"id\":1,\"params\":{}}",
                                        "{\"id\":1,\"method\":\"m\",\"params\":[1]}",
                                        "{\"id\":1,\"method\":\"m\",\"params\":\"x\"}",
                                        "{\"method\":\"m} }",
                                        "{\"method\":\"m\"} {}",
                                        "{\"id\":1 \"method\":",
                                        "]",
                                        "\"abc",
                                        "[\"\\\"]"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        body_becomes(texts[i], texts[i], false);
}

static void notifications_are_known(void **state)
{
    (void)state;
    body_becomes("{\"method\":\"m\",\"params\":[]}", "{\"method\":\"m\",\"params\":[]}", true);
    body_becomes("[{\"method\":\"m\",\"params\":[]}]", "[{\"method\":\"m\",\"params\":[]}]", true);
    body_becomes("[{\"method\":\"m\",\"params\":[]},7]", "[{\"method\":\"m\",\"params\":[]},7]",
                 false);
    body_becomes("{\"method\":\"m\",\"params\":[],\"id\":null}",
                 "{\"method\":\"m\",\"params\":[],\"id\":null}", false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_client_asks_many_times),
        cmocka_unit_test(a_try_without_answer_is_sent_again_the_same),
        cmocka_unit_test(late_answers_arrive_nowhere),
        cmocka_unit_test(silence_ends_in_a_timeout),
        cmocka_unit_test(nobody_there),
        cmocka_unit_test(an_answer_to_another_call_is_not_taken),
        cmocka_unit_test(notifications_are_not_waited_for),
        cmocka_unit_test(a_call_is_made_from_its_parts),
        cmocka_unit_test(curve_needs_the_right_key),
        cmocka_unit_test(configs_that_cannot_be_right),
        cmocka_unit_test(request_ids_are_added_where_there_are_none),
        cmocka_unit_test(what_is_no_call_is_left_alone),
        cmocka_unit_test(notifications_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
