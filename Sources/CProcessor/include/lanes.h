// Sixteen numbers at a time, and instructions of the processor that Swift has no name for, with plain C where it has none of
// them.

#ifndef GIBBOUS_LANES_H
#define GIBBOUS_LANES_H

#if !defined(__clang__)
#error "Clang's vectors, which the Swift package manager compiles C with"
#endif

#include <stddef.h>
#include <stdint.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// No vector is handed over in a call, here or by those who include this: all functions that take or give one are inlined.
#pragma clang diagnostic ignored "-Wpsabi"

/// Sixteen numbers; the compiler splits them where registers are shorter.
typedef float gibbous_lanes __attribute__((vector_size(64)));
typedef uint32_t gibbous_words __attribute__((vector_size(64)));
typedef uint16_t gibbous_bfloat16_lanes __attribute__((vector_size(32)));

/// 1 if the instructions that this is compiled for include products of bfloat16 numbers.
#if defined(__AVX512BF16__)
static const int gibbous_has_pair_products = 1;
#else
static const int gibbous_has_pair_products = 0;
#endif

/// The number of floats in a vector.
enum { gibbous_lane_count = sizeof(gibbous_lanes) / sizeof(float) };

// Copies of a size that the compiler knows are single instructions, wherever the numbers lie.

/// The first `count` numbers from an address on, and zeros.
static inline __attribute__((always_inline)) gibbous_lanes gibbous_load(const float *address, int count) {
    gibbous_lanes numbers = {0};
    __builtin_memcpy(&numbers, address, (size_t)count * sizeof *address);
    return numbers;
}

/// Overwrites the first `count` numbers from an address on.
static inline __attribute__((always_inline)) void gibbous_store(float *address, gibbous_lanes numbers, int count) {
    __builtin_memcpy(address, &numbers, (size_t)count * sizeof *address);
}

/// The same number sixteen times.
static inline __attribute__((always_inline)) gibbous_lanes gibbous_repeated(float number) {
    return (gibbous_lanes){number, number, number, number, number, number, number, number,
                           number, number, number, number, number, number, number, number};
}

/// sum + a · b, rounded once where the processor can.
static inline __attribute__((always_inline)) gibbous_lanes gibbous_add_products(
    gibbous_lanes sum, gibbous_lanes a, gibbous_lanes b) {
#if defined(__AVX512F__)
    return (gibbous_lanes)_mm512_fmadd_ps((__m512)a, (__m512)b, (__m512)sum);
#elif defined(__FMA__) || defined(__ARM_FEATURE_FMA)
    return __builtin_elementwise_fma(a, b, sum);
#else
    return sum + a * b;
#endif
}

/// sum + a₀ · b₀ + a₁ · b₁, where each number of a and b holds two in bfloat16, the first in its lower half.
static inline __attribute__((always_inline)) gibbous_lanes gibbous_add_pair_products(
    gibbous_lanes sum, gibbous_lanes a, gibbous_lanes b) {
#if defined(__AVX512BF16__)
    return (gibbous_lanes)_mm512_dpbf16_ps((__m512)sum, (__m512bh)a, (__m512bh)b);
#else
    // Products of bfloat16 numbers are exact.
    const gibbous_words upper = (gibbous_words){0} + 0xFFFF0000u;
    const gibbous_lanes first = gibbous_add_products(
        sum, (gibbous_lanes)((gibbous_words)a << 16), (gibbous_lanes)((gibbous_words)b << 16));
    return gibbous_add_products(
        first, (gibbous_lanes)((gibbous_words)a & upper), (gibbous_lanes)((gibbous_words)b & upper));
#endif
}

/// The numbers in bfloat16, rounded to the nearest, ties to even.
///
/// The instruction makes 0 of numbers below 1e-38; without it those stay, and NaN may become another NaN, infinity or 0.
static inline __attribute__((always_inline)) gibbous_bfloat16_lanes gibbous_rounded(gibbous_lanes numbers) {
#if defined(__AVX512BF16__)
    return (gibbous_bfloat16_lanes)_mm512_cvtneps_pbh((__m512)numbers);
#else
    const gibbous_words bits = (gibbous_words)numbers;
    return __builtin_convertvector((bits + 0x7FFFu + ((bits >> 16) & 1u)) >> 16, gibbous_bfloat16_lanes);
#endif
}

/// Two numbers in bfloat16 in the bits of one, the first in its lower half.
static inline __attribute__((always_inline)) gibbous_lanes gibbous_pairs(gibbous_lanes first, gibbous_lanes second) {
    const gibbous_words lower = __builtin_convertvector(gibbous_rounded(first), gibbous_words);
    const gibbous_words upper = __builtin_convertvector(gibbous_rounded(second), gibbous_words);
    return (gibbous_lanes)(upper << 16 | lower);
}

/// Begins to fetch a cache line that will be overwritten; any address will do.
static inline __attribute__((always_inline)) void gibbous_prefetch(const void *address) {
    __builtin_prefetch(address, 1, 3);
}

/// A moment's rest for a thread that looks again and again.
static inline __attribute__((always_inline)) void gibbous_pause(void) {
#if defined(__x86_64__)
    _mm_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

#endif
