/* SANITIZED: whether a sanitizer is at work that needs system calls and memory of its own, or the
 * counting of what runs (COVERED), which writes files. gcc and clang say so in different ways. */
#ifndef POLKU_LUA_SANITIZED_H
#define POLKU_LUA_SANITIZED_H

#if defined COVERED
#define SANITIZED 1
#elif defined __has_feature
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#elif defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
#define SANITIZED 1
#endif

#ifndef SANITIZED
#define SANITIZED 0
#endif

#endif
