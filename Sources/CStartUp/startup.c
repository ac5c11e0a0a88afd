#include "startup.h"

#include <stddef.h>

#ifdef __linux__

#include <elf.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/resource.h>
#include <unistd.h>

// This runs before it is known whether the processor has what all else was compiled for.
#if defined(__x86_64__)
#pragma clang attribute push( \
    __attribute__((target("arch=x86-64,no-avx,no-sse3,no-bmi,no-bmi2,no-lzcnt,no-popcnt,no-movbe"))), apply_to = function)
#endif

static int argument_count;
static char **arguments;

/// Variables that a library reads when it is loaded. OpenBLAS starts a thread for each core then, and waits for ever where there is
/// no memory for them; each thread that allocates has the C library reserve 64 MB of addresses.
static char threads_of_openblas[] = "OPENBLAS_NUM_THREADS=1";
static char arenas[] = "MALLOC_ARENA_MAX=2";

/// The instructions of OpenBLAS' products: those that this program was compiled for. It chooses by the processor's model otherwise,
/// and takes those of 2004 for a model that is newer than itself, at a fifth of the speed.
#if defined(__AVX512F__) && defined(__AVX512DQ__) && defined(__AVX512BW__) && defined(__AVX512VL__)
static char products_of_openblas[] = "OPENBLAS_CORETYPE=SKYLAKEX";
#elif defined(__AVX2__) && defined(__FMA__)
static char products_of_openblas[] = "OPENBLAS_CORETYPE=HASWELL";
#else
static char products_of_openblas[] = "";
#endif

static int is_set(char **environment, const char *variable) {
    size_t length = (size_t)(strchr(variable, '=') - variable) + 1;
    for (; *environment; environment++) {
        if (strncmp(*environment, variable, length) == 0) { return 1; }
    }
    return 0;
}

/// True under a limit of addresses (`ulimit -v`).
static int is_limited(void) {
    struct rlimit limit;
    return getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY;
}

/// Keeps the arguments, which can't be asked for later where /proc is missing, and starts the program once more if libraries are to
/// find variables that are not set. Those that are set stay as they are.
static void begin(int count, char **words, char **environment) {
    argument_count = count;
    arguments = words;
    // Started by the loader, which is then the program that would start again.
    if (getauxval(AT_BASE) == 0) { return; }
    char *further[3];
    size_t further_count = 0;
    if (is_limited() && !is_set(environment, threads_of_openblas)) {
        further[further_count++] = threads_of_openblas;
        if (!is_set(environment, arenas)) { further[further_count++] = arenas; }
    }
    if (products_of_openblas[0] && !is_set(environment, products_of_openblas)) {
        further[further_count++] = products_of_openblas;
    }
    if (further_count == 0) { return; }
    size_t number = 0;
    while (environment[number]) { number++; }
    char *variables[number + further_count + 1];
    memcpy(variables, environment, number * sizeof *variables);
    memcpy(variables + number, further, further_count * sizeof *variables);
    variables[number + further_count] = NULL;
    // By the name that it was started by, which tools show, where that still leads to it.
    execve((const char *)getauxval(AT_EXECFN), words, variables);
    const char *path = CStartUp_executable();
    if (path) { execve(path, words, variables); }
}

/// Called by the loader before any library's own beginning.
__attribute__((section(".preinit_array"), used)) static void (*first)(int, char **, char **) = begin;

int CStartUp_argument_count(void) { return argument_count; }

const char *CStartUp_argument(int index) {
    return index >= 0 && index < argument_count ? arguments[index] : NULL;
}

const char *CStartUp_executable(void) {
    // The program as it runs, even where its file has been replaced meanwhile.
    static const char own[] = "/proc/self/exe";
    return access(own, X_OK) == 0 ? own : (const char *)getauxval(AT_EXECFN);
}

#if defined(__x86_64__)
#pragma clang attribute pop
#endif

#else

#include <limits.h>
#include <mach-o/dyld.h>
#include <stdint.h>

int CStartUp_argument_count(void) { return 0; }

const char *CStartUp_argument(int index) {
    (void)index;
    return NULL;
}

const char *CStartUp_executable(void) {
    static char path[PATH_MAX];
    uint32_t size = sizeof path;
    return _NSGetExecutablePath(path, &size) == 0 ? path : NULL;
}

#endif
