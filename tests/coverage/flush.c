/* Linked into every program of a build that counts what runs (make coverage): a process that leaves
 * by _exit, as the sandboxed children do, writes its counts first. Says nothing of what is counted.
 */

_Noreturn void __real__exit(int code);
_Noreturn void __wrap__exit(int code);
void __gcov_dump(void);

void __wrap__exit(int code)
{
    __gcov_dump();
    __real__exit(code);
}
