// Says which instructions a program was compiled with that the processor does not have, before it meets one of them.
//
// The compiler may use every instruction of the processors that it was told to compile for, anywhere. So this runs before all else
// that was compiled with them, initialisers of global variables included, and is itself compiled for any x86-64.

#include <stddef.h>

#if defined(__x86_64__)

#pragma clang attribute push( \
    __attribute__((target("arch=x86-64,no-avx,no-sse3,no-bmi,no-bmi2,no-lzcnt,no-popcnt,no-movbe"))), apply_to = function)

#include <unistd.h>

#include "processor.h"

/// Those that this is compiled with, of those that compilers use by themselves.
static const instructions needed[] = {
#if defined(__SSE3__)
    {"SSE3", 1, 0, ecx, 0, no_state},
#endif
#if defined(__SSSE3__)
    {"SSSE3", 1, 0, ecx, 9, no_state},
#endif
#if defined(__SSE4_1__)
    {"SSE4.1", 1, 0, ecx, 19, no_state},
#endif
#if defined(__SSE4_2__)
    {"SSE4.2", 1, 0, ecx, 20, no_state},
#endif
#if defined(__POPCNT__)
    {"POPCNT", 1, 0, ecx, 23, no_state},
#endif
#if defined(__MOVBE__)
    {"MOVBE", 1, 0, ecx, 22, no_state},
#endif
#if defined(__LZCNT__)
    {"LZCNT", 0x80000001, 0, ecx, 5, no_state},
#endif
#if defined(__SSE4A__)
    {"SSE4a", 0x80000001, 0, ecx, 6, no_state},
#endif
#if defined(__TBM__)
    {"TBM", 0x80000001, 0, ecx, 21, no_state},
#endif
#if defined(__BMI__)
    {"BMI1", 7, 0, ebx, 3, no_state},
#endif
#if defined(__BMI2__)
    {"BMI2", 7, 0, ebx, 8, no_state},
#endif
#if defined(__GFNI__)
    {"GFNI", 7, 0, ecx, 8, no_state},
#endif
#if defined(__AVX__)
    {"AVX", 1, 0, ecx, 28, vectors},
#endif
#if defined(__F16C__)
    {"F16C", 1, 0, ecx, 29, vectors},
#endif
#if defined(__FMA__)
    {"FMA", 1, 0, ecx, 12, vectors},
#endif
#if defined(__XOP__)
    {"XOP", 0x80000001, 0, ecx, 11, vectors},
#endif
#if defined(__FMA4__)
    {"FMA4", 0x80000001, 0, ecx, 16, vectors},
#endif
#if defined(__AVX2__)
    {"AVX2", 7, 0, ebx, 5, vectors},
#endif
#if defined(__AVXVNNI__)
    {"AVX-VNNI", 7, 1, eax, 4, vectors},
#endif
#if defined(__AVX512F__)
    {"AVX-512F", 7, 0, ebx, 16, wide_vectors},
#endif
#if defined(__AVX512DQ__)
    {"AVX-512DQ", 7, 0, ebx, 17, wide_vectors},
#endif
#if defined(__AVX512IFMA__)
    {"AVX-512IFMA", 7, 0, ebx, 21, wide_vectors},
#endif
#if defined(__AVX512CD__)
    {"AVX-512CD", 7, 0, ebx, 28, wide_vectors},
#endif
#if defined(__AVX512BW__)
    {"AVX-512BW", 7, 0, ebx, 30, wide_vectors},
#endif
#if defined(__AVX512VL__)
    {"AVX-512VL", 7, 0, ebx, 31, wide_vectors},
#endif
#if defined(__AVX512VBMI__)
    {"AVX-512VBMI", 7, 0, ecx, 1, wide_vectors},
#endif
#if defined(__AVX512VBMI2__)
    {"AVX-512VBMI2", 7, 0, ecx, 6, wide_vectors},
#endif
#if defined(__AVX512VNNI__)
    {"AVX-512VNNI", 7, 0, ecx, 11, wide_vectors},
#endif
#if defined(__AVX512BITALG__)
    {"AVX-512BITALG", 7, 0, ecx, 12, wide_vectors},
#endif
#if defined(__AVX512VPOPCNTDQ__)
    {"AVX-512VPOPCNTDQ", 7, 0, ecx, 14, wide_vectors},
#endif
#if defined(__AVX512FP16__)
    {"AVX-512FP16", 7, 0, edx, 23, wide_vectors},
#endif
#if defined(__AVX512BF16__)
    {"AVX-512BF16", 7, 1, eax, 5, wide_vectors},
#endif
    // No array is empty; each x86-64 has SSE2.
    {"SSE2", 1, 0, edx, 26, no_state},
};

/// Appends to a text what fits.
static void append(char *text, size_t size, const char *more) {
    const size_t length = strlen(text);
    const size_t left = size - length - 1;
    const size_t count = strlen(more) < left ? strlen(more) : left;
    memcpy(text + length, more, count);
    text[length + count] = 0;
}

/// Ends the program with a message where the processor lacks instructions. 101 is the earliest place that is not the system's.
__attribute__((constructor(101))) static void gibbous_check_instructions(void) {
    static char message[1024];
    const unsigned state = saved_state();
    for (size_t index = 0; index < sizeof needed / sizeof needed[0]; index++) {
        const instructions *const one = &needed[index];
        if (can_use(one, state)) continue;
        append(
            message, sizeof message, message[0] ? ", " : "gibbous: this program was built for a processor with ");
        append(message, sizeof message, one->name);
    }
    if (!message[0]) return;
    append(
        message, sizeof message,
        ", which this one does not have. Build it again on this machine, which script/report does, or with "
        "GIBBOUS_MARCH=baseline for any.\n");
    // What becomes of the message changes nothing.
    const ssize_t written = write(STDERR_FILENO, message, strlen(message));
    (void)written;
    _exit(70);
}

#pragma clang attribute pop

#endif
