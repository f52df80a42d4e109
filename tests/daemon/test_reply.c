/* Replies: what is in them, that they are wiped, and that two threads may hand them on. */
#include "daemon/reply.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define MANY 2000 /* more than there are rooms */
#define AT_ONCE 500
#define LONG 20000 /* more than a room holds */
#define ROUNDS 300
#define EACH 40

static char text[LONG];
static struct reply replies[MANY];

static char *filled(unsigned seed, size_t n)
{
    for (size_t i = 0; i < n; i++)
        text[i] = (char)('a' + (seed + i * 7) % 26);
    return text;
}

static bool holds(struct reply *reply, unsigned seed, size_t n)
{
    return reply->n == n && zmq_msg_size(&reply->message) == n &&
           memcmp(reply->bytes, filled(seed, n), n) == 0 &&
           zmq_msg_data(&reply->message) == reply->bytes;
}

static long resident(void)
{
    long all, pages;
    FILE *file = fopen("/proc/self/statm", "r");
    assert_non_null(file);
    assert_int_equal(fscanf(file, "%ld %ld", &all, &pages), 2);
    fclose(file);
    return pages * sysconf(_SC_PAGESIZE);
}

/* The first test: no reply was made before. */
static void test_many_at_once_need_no_more_memory(void **state)
{
    (void)state;
    reply_begin();
    long before = resident();
    for (unsigned i = 0; i < AT_ONCE; i++)
        reply_make(&replies[i], filled(i, 16000), 16000);
    assert_true(resident() - before < (long)AT_ONCE * 16000 / 4);
    for (unsigned i = 0; i < AT_ONCE; i++)
        reply_drop(&replies[i]);
}

static void test_each_has_its_own_bytes(void **state)
{
    (void)state;
    for (int round = 0; round < 2; round++) {
        for (unsigned i = 0; i < MANY; i++)
            reply_make(&replies[i], filled(i, 1 + i * 9 % LONG), 1 + i * 9 % LONG);
        for (unsigned i = 0; i < MANY; i++)
            assert_true(holds(&replies[i], i, 1 + i * 9 % LONG));
        for (unsigned i = 0; i < MANY; i++)
            reply_drop(&replies[i]);
    }
    reply_make(&replies[0], text, 0);
    assert_null(replies[0].bytes);
}

/* Of a reply that lies in a room, whose bytes can be looked at afterwards. */
static void test_what_was_said_is_wiped(void **state)
{
    struct reply reply, moved;
    (void)state;
    reply_make(&reply, filled(3, 1000), 1000);
    const char *bytes = reply.bytes;
    reply_move(&moved, &reply);
    assert_null(reply.bytes);
    assert_true(holds(&moved, 3, 1000));
    reply_drop(&moved);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(bytes[i], 0);
    bool again = false; /* the room serves another */
    for (int i = 0; i < MANY; i++) {
        reply_make(&replies[i], filled(4, 500), 500);
        again |= replies[i].bytes == bytes;
    }
    for (int i = 0; i < MANY; i++)
        reply_drop(&replies[i]);
    assert_true(again);
}

struct handed { /* from the thread that makes to the one that is done with them */
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct reply *at;
};

static void *done_with(void *context)
{
    struct handed *h = context;
    for (int round = 0; round < ROUNDS; round++) {
        pthread_mutex_lock(&h->lock);
        while (!h->at)
            pthread_cond_wait(&h->changed, &h->lock);
        struct reply *at = h->at;
        h->at = NULL;
        pthread_cond_signal(&h->changed);
        pthread_mutex_unlock(&h->lock);
        for (int i = 0; i < EACH; i++)
            reply_drop(&at[i]);
        free(at);
    }
    return NULL;
}

static void test_another_thread_gives_them_back(void **state)
{
    struct handed h = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, NULL};
    pthread_t thread;
    (void)state;
    assert_int_equal(pthread_create(&thread, NULL, done_with, &h), 0);
    for (unsigned round = 0; round < ROUNDS; round++) {
        struct reply *made = calloc(EACH, sizeof *made);
        for (unsigned i = 0; i < EACH; i++)
            reply_make(&made[i], filled(round + i, 700), 700);
        for (unsigned i = 0; i < EACH; i++)
            assert_true(holds(&made[i], round + i, 700));
        pthread_mutex_lock(&h.lock);
        while (h.at)
            pthread_cond_wait(&h.changed, &h.lock);
        h.at = made;
        pthread_cond_signal(&h.changed);
        pthread_mutex_unlock(&h.lock);
    }
    pthread_join(thread, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_many_at_once_need_no_more_memory),
        cmocka_unit_test(test_each_has_its_own_bytes),
        cmocka_unit_test(test_what_was_said_is_wiped),
        cmocka_unit_test(test_another_thread_gives_them_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
