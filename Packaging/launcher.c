// Starts the program that was built for the best level of instructions that this processor has.
//
// The tree that it lies in may be moved anywhere:
//
//     bin/gibbous            this
//     libexec/gibbous-LEVEL  the program, once for each level
//     lib                    the libraries that it needs
//     share                  fonts, and how they are found
//
// It is compiled for any x86-64 and linked statically, so that it can say what is missing wherever it is started.

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../Sources/CProcessor/processor.h"

enum { usage_status = 64, software_status = 70 };

/// A level of instructions, the program for it, and what keeps libraries that choose by themselves to it: a report's numbers are
/// then those of its level, whatever the processor.
typedef struct {
    const char *name;
    const char *program;
    const char *onednn;
    const char *openblas;
    /// What it needs beside what the level before it does.
    instructions needed[8];
} level;

/// From the least to the best; each has what those before it have.
static const level levels[] = {
    {"v2", "gibbous-v2", "SSE41", "NEHALEM",
     {{"SSE3", 1, 0, ecx, 0, no_state},
      {"SSSE3", 1, 0, ecx, 9, no_state},
      {"CMPXCHG16B", 1, 0, ecx, 13, no_state},
      {"SSE4.1", 1, 0, ecx, 19, no_state},
      {"SSE4.2", 1, 0, ecx, 20, no_state},
      {"POPCNT", 1, 0, ecx, 23, no_state}}},
    {"v3", "gibbous-v3", "AVX2", "HASWELL",
     {{"MOVBE", 1, 0, ecx, 22, no_state},
      {"LZCNT", 0x80000001, 0, ecx, 5, no_state},
      {"BMI1", 7, 0, ebx, 3, no_state},
      {"BMI2", 7, 0, ebx, 8, no_state},
      {"AVX", 1, 0, ecx, 28, vectors},
      {"F16C", 1, 0, ecx, 29, vectors},
      {"FMA", 1, 0, ecx, 12, vectors},
      {"AVX2", 7, 0, ebx, 5, vectors}}},
    {"v4", "gibbous-v4", "AVX512_CORE", "SKYLAKEX",
     {{"AVX-512F", 7, 0, ebx, 16, wide_vectors},
      {"AVX-512DQ", 7, 0, ebx, 17, wide_vectors},
      {"AVX-512CD", 7, 0, ebx, 28, wide_vectors},
      {"AVX-512BW", 7, 0, ebx, 30, wide_vectors},
      {"AVX-512VL", 7, 0, ebx, 31, wide_vectors}}},
    {"v4-bf16", "gibbous-v4-bf16", "AVX512_CORE_BF16", "SKYLAKEX",
     {{"AVX-512VNNI", 7, 0, ecx, 11, wide_vectors}, {"AVX-512BF16", 7, 1, eax, 5, wide_vectors}}},
    {"v4-amx", "gibbous-v4-bf16", "AVX512_CORE_AMX", "SKYLAKEX",
     {{"AMX-BF16", 7, 0, edx, 22, tiles},
      {"AVX-512FP16", 7, 0, edx, 23, wide_vectors},
      {"AMX-TILE", 7, 0, edx, 24, tiles},
      {"AMX-INT8", 7, 0, edx, 25, tiles}}},
};
enum { level_count = sizeof levels / sizeof levels[0] };

/// Prints the names of a level's own instructions that are missing here; true if some are.
static bool lacks(const level *level, unsigned state, FILE *stream) {
    bool is_missing = false;
    for (size_t index = 0; index < sizeof level->needed / sizeof level->needed[0]; index++) {
        const instructions *const one = &level->needed[index];
        if (!one->name) break;
        if (can_use(one, state)) continue;
        if (stream) fprintf(stream, "%s%s", is_missing ? ", " : "", one->name);
        is_missing = true;
    }
    return is_missing;
}

/// True if what is at a path can be read.
static bool is_there(const char *path) { return access(path, R_OK) == 0; }

/// Puts a text together that has to fit into a path.
#define PATH(path, ...) (snprintf(path, PATH_MAX, __VA_ARGS__) < PATH_MAX)

/// Removes the last component of a path.
static void go_up(char *path) {
    char *const slash = strrchr(path, '/');
    if (slash) *slash = 0;
}

/// Finds the root of the tree that a program is in, links followed; false where that is none.
static bool find_tree_of(const char *program, char tree[PATH_MAX]) {
    char libexec[PATH_MAX];
    if (!realpath(program, tree)) return false;
    go_up(tree);
    go_up(tree);
    return PATH(libexec, "%s/libexec", tree) && is_there(libexec);
}

/// Finds the root of the tree by the name that this was started by, where /proc is missing.
static bool find_tree_by_name(const char *name, char tree[PATH_MAX]) {
    if (strchr(name, '/')) return find_tree_of(name, tree);
    const char *place = getenv("PATH");
    while (place && *place) {
        const size_t length = strcspn(place, ":");
        char program[PATH_MAX];
        if (PATH(program, "%.*s/%s", (int)length, place, name) && access(program, X_OK) == 0 &&
            find_tree_of(program, tree)) {
            return true;
        }
        place += length + (place[length] == ':');
    }
    return false;
}

/// Finds the root of the tree.
static bool find_tree(const char *name, char tree[PATH_MAX]) {
    if (find_tree_of("/proc/self/exe", tree)) return true;
    if (!find_tree_by_name(name, tree)) return false;
    // Programs find libraries beside themselves by /proc, too.
    char libraries[PATH_MAX];
    if (PATH(libraries, "%s/lib", tree)) setenv("LD_LIBRARY_PATH", libraries, 1);
    return true;
}

/// Sets what a user has not set.
static void set_default(const char *name, const char *value) { setenv(name, value, 0); }

/// Makes known where filter plugins lie: in the tree, and where HDF5 of this release looks by itself.
static void set_plugins(const char *tree) {
    char path[3 * PATH_MAX];
    snprintf(
        path, sizeof path,
        "%s/lib/plugins:/usr/local/hdf5/lib/plugin:/usr/lib/x86_64-linux-gnu/hdf5/serial/plugins:"
        "/usr/lib/x86_64-linux-gnu/hdf5/plugins",
        tree);
    set_default("HDF5_PLUGIN_PATH", path);
}

/// Makes known which fonts there are: the tree's own, and the system's for scripts that those do not have.
static void set_fonts(const char *tree) {
    char configuration[PATH_MAX];
    if (PATH(configuration, "%s/share/fontconfig/fonts.conf", tree) && is_there(configuration)) {
        set_default("FONTCONFIG_FILE", configuration);
    }
}

/// The best level that this processor has; -1 where it has none.
static int best_level(unsigned state) {
    int best = -1;
    while (best + 1 < level_count && !lacks(&levels[best + 1], state, NULL)) best++;
    return best;
}

/// The level that a user asks for, or the program ends.
static int asked_level(const char *asked, int best, unsigned state) {
    const char *const prefix = "x86-64-";
    const char *const name = strncmp(asked, prefix, strlen(prefix)) == 0 ? asked + strlen(prefix) : asked;
    for (int index = 0; index < level_count; index++) {
        if (strcmp(levels[index].name, name) != 0) continue;
        if (index <= best) return index;
        fprintf(stderr, "gibbous: this processor can't do GIBBOUS_LEVEL=%s: it lacks ", asked);
        for (int missing = best + 1; missing <= index; missing++) {
            if (lacks(&levels[missing], state, NULL)) {
                lacks(&levels[missing], state, stderr);
                break;
            }
        }
        if (best >= 0) fprintf(stderr, ". Its best level is %s", levels[best].name);
        fprintf(stderr, ".\n");
        exit(software_status);
    }
    fprintf(stderr, "gibbous: GIBBOUS_LEVEL=%.60s is no level. Those there are: ", asked);
    for (int index = 0; index < level_count; index++) {
        fprintf(stderr, "%s%s", index > 0 ? ", " : "", levels[index].name);
    }
    fprintf(stderr, ".\n");
    exit(usage_status);
}

int main(int count, char **arguments) {
    const unsigned state = saved_state();
    const char *const asked = getenv("GIBBOUS_LEVEL");
    int chosen = best_level(state);
    if (asked && *asked) chosen = asked_level(asked, chosen, state);
    if (chosen < 0) {
        fprintf(stderr, "gibbous: this processor is older than those that Gibbous is built for (x86-64-v2, of 2009 on): it lacks ");
        lacks(&levels[0], state, stderr);
        fprintf(stderr, ".\n");
        return software_status;
    }
    char tree[PATH_MAX];
    if (!find_tree(count > 0 ? arguments[0] : "", tree)) {
        fprintf(stderr, "gibbous: the rest of the program is not beside this file. Move or copy the whole folder, or link to it.\n");
        return software_status;
    }
    char program[PATH_MAX];
    // What was left out of a tree is no level of it: the next lower one will do.
    do {
        if (!PATH(program, "%s/libexec/%s", tree, levels[chosen].program)) return software_status;
    } while (!is_there(program) && !(asked && *asked) && --chosen >= 0);
    if (chosen < 0) chosen = 0;
    set_default("DNNL_MAX_CPU_ISA", levels[chosen].onednn);
    set_default("OPENBLAS_CORETYPE", levels[chosen].openblas);
    set_plugins(tree);
    set_fonts(tree);
    execv(program, arguments);
    if (errno == ENOENT && is_there(program)) {
        fprintf(stderr, "gibbous: it needs the GNU C library, which is not on this system.\n");
    } else {
        fprintf(stderr, "gibbous: %s can't be started: %s.\n", program, strerror(errno));
    }
    return software_status;
}
