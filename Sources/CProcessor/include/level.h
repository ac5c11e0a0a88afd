// The level of instructions that this is compiled for.

#ifndef GIBBOUS_LEVEL_H
#define GIBBOUS_LEVEL_H

/// The name of the highest level whose instructions the compiler may use: one of the x86-64 psABI's, with bfloat16 where its
/// products are among them, or the architecture.
static inline const char *gibbous_level(void) {
#if defined(__x86_64__)
#if defined(__AVX512F__) && defined(__AVX512BW__) && defined(__AVX512CD__) && defined(__AVX512DQ__) && defined(__AVX512VL__)
#if defined(__AVX512BF16__)
    return "x86-64-v4 with bfloat16";
#else
    return "x86-64-v4";
#endif
#elif defined(__AVX2__) && defined(__BMI2__) && defined(__FMA__) && defined(__F16C__) && defined(__LZCNT__)
    return "x86-64-v3";
#elif defined(__SSE4_2__) && defined(__POPCNT__)
    return "x86-64-v2";
#else
    return "x86-64";
#endif
#elif defined(__aarch64__)
    return "arm64";
#else
    return "unknown";
#endif
}

#endif
