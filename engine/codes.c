/* The table of findings: the master of `polku help CODE` and of docs/findings/. Its rows stand in
 * five files, by topic. A finding that is not in it cannot be made (issue_add asserts it). */
#include "engine/issue.h"

#include <string.h>

#define ERROR(code, title, remedy, bad, good) {code, ISSUE_ERROR, title, remedy, bad, good},
#define WARNING(code, title, remedy, bad, good) {code, ISSUE_WARNING, title, remedy, bad, good},

static const struct issue_code codes[] = {
#include "engine/codes_text.h"

#include "engine/codes_meaning.h"

#include "engine/codes_shape.h"

#include "engine/codes_warning.h"

#include "engine/codes_request.h"
};

const struct issue_code *issue_codes(int *n)
{
    *n = (int)(sizeof codes / sizeof *codes);
    return codes;
}

const struct issue_code *issue_code(const char *code)
{
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (strcmp(codes[i].code, code) == 0)
            return &codes[i];
    return NULL;
}
