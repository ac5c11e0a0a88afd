// How loops over the processor's registers are written.
//
// Their bounds are known to the compiler, and they are unrolled: a register that is chosen by a number would have to be
// memory. A loop that is left as it is, which the compiler warns of, makes a kernel several times slower.

#ifndef GIBBOUS_REGISTERS_H
#define GIBBOUS_REGISTERS_H

#define ALWAYS_INLINE static inline __attribute__((always_inline))
#define UNROLLED _Pragma("clang loop unroll(full)")

enum { lane_count = 16 };

// As many sums as the registers of AVX-512 hold, or those of AVX2 and NEON, in rows of vectors. `GradientProduct` cuts weights
// into parts of a multiple of each number of rows.
#if defined(__AVX512F__)
enum { most_rows = 14, most_vectors = 2 };
#else
enum { most_rows = 6, most_vectors = 1 };
#endif

#endif
