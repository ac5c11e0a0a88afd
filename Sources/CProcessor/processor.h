// The instructions that a processor has and a system lets programs use.
//
// All functions are static: they are compiled for what the file that includes this is compiled for.

#ifndef GIBBOUS_PROCESSOR_H
#define GIBBOUS_PROCESSOR_H

#include <cpuid.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/// A set of instructions, with the place where CPUID reports it: a leaf, and a bit of one of the four registers that it
/// fills.
typedef struct {
    const char *name;
    unsigned leaf, subleaf;
    enum { eax, ebx, ecx, edx } result;
    unsigned bit;
    /// The parts of a thread's state that the system has to save for them.
    unsigned state;
} instructions;

enum { no_state = 0, vectors = 0x6, wide_vectors = 0xE6, tiles = 0x600E6 };

/// One leaf of CPUID; zeros where the processor does not have it.
static void ask(unsigned leaf, unsigned subleaf, unsigned registers[4]) {
    memset(registers, 0, 4 * sizeof registers[0]);
    if (__get_cpuid_max(leaf & 0x80000000u, NULL) < leaf) return;
    if (subleaf > 0) {
        __cpuid_count(leaf, 0, registers[eax], registers[ebx], registers[ecx], registers[edx]);
        const unsigned last = registers[eax];
        memset(registers, 0, 4 * sizeof registers[0]);
        if (last < subleaf) return;
    }
    __cpuid_count(leaf, subleaf, registers[eax], registers[ebx], registers[ecx], registers[edx]);
}

/// The parts of a thread's state that the system saves.
static unsigned saved_state(void) {
    unsigned registers[4];
    ask(1, 0, registers);
    // True if the system has said so at all.
    if (!(registers[ecx] & 1u << 27)) return 0;
    unsigned lower, upper;
    __asm__ volatile("xgetbv" : "=a"(lower), "=d"(upper) : "c"(0));
    return lower;
}

/// True if the processor has a set of instructions, and the system saves what it needs: `state` is what it saves.
static bool can_use(const instructions *one, unsigned state) {
    unsigned registers[4];
    ask(one->leaf, one->subleaf, registers);
    return registers[one->result] & 1u << one->bit && (state & one->state) == one->state;
}

#endif
