/* The form of a Finnish personal identity code: day, month and year of birth, a sign for the
 * century, three digits and a check character, as in 010199-999A. Only the form is looked at, not
 * the check character: a mistyped code still points to somebody. The signs for the century are
 * those that count since 2023: + for the 1800s, - and U to Y for the 1900s, A to F for the 2000s.
 */
#include "protocol/situation.h"

#include <ctype.h>
#include <string.h>

#define CODE_LENGTH 11

static int two_digits(const char *p)
{
    return (p[0] - '0') * 10 + p[1] - '0';
}

static bool digits(const char *p, int n)
{
    for (int i = 0; i < n; i++)
        if (p[i] < '0' || p[i] > '9')
            return false;
    return true;
}

/* `p` has at least CODE_LENGTH characters. */
static bool code_at(const char *p)
{
    if (!digits(p, 6) || !digits(p + 7, 3) ||
        !strchr("+-ABCDEFUVWXY", toupper((unsigned char)p[6])))
        return false;
    int day = two_digits(p), month = two_digits(p + 2);
    return day >= 1 && day <= 31 && month >= 1 && month <= 12 && isalnum((unsigned char)p[10]);
}

bool identity_code_in(const char *text)
{
    size_t n = strlen(text);
    for (size_t i = 0; i + CODE_LENGTH <= n; i++) {
        bool begins = i == 0 || !isalnum((unsigned char)text[i - 1]);
        bool ends = !isalnum((unsigned char)text[i + CODE_LENGTH]);
        if (begins && ends && code_at(text + i))
            return true;
    }
    return false;
}
