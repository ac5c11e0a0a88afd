// A register-blocked product Xᵀ · dY, the gradient of a linear layer's weights, with a fused AdamW update.
//
// Each sum stays in a register to its end, from where it goes to whoever needs it. The bounds of loops over registers are known
// to the compiler, and the loops are unrolled: a register that is chosen by a number would have to be memory. A loop that is
// left as it is, which the compiler warns of, makes the kernel several times slower.

#include "gradients.h"

#define ALWAYS_INLINE static inline __attribute__((always_inline))
#define UNROLLED _Pragma("clang loop unroll(full)")

enum { lane_count = gibbous_lane_count };

// As many sums as the registers of AVX-512 hold, or those of AVX2 and NEON, in rows of vectors. `GradientProduct` cuts weights
// into parts of a multiple of each number of rows.
#if defined(__AVX512F__)
enum { most_rows = 14, most_vectors = 2 };
#else
enum { most_rows = 6, most_vectors = 1 };
#endif

/// The destination of sums: a step of the weights, or memory if that is null.
typedef struct {
    const gibbous_adamw_step *step;
    float *gradients;
} destination;

/// Some of the weights: so many rows and vectors from a row and a column on.
typedef struct {
    /// The outputs' gradients from the tile's first column on, of which each step's begin so many numbers after the last one's.
    const float *output_gradients;
    ptrdiff_t output_stride;
    ptrdiff_t row;
    ptrdiff_t column;
    /// The number of columns of all weights, and the first weight's place among them.
    ptrdiff_t columns;
    ptrdiff_t start;
} tile;

/// Begins to fetch what a step needs of one of a tile's rows.
ALWAYS_INLINE void prefetch_row(const gibbous_adamw_step *step, tile at, int row, const int vectors) {
    UNROLLED for (int vector = 0; vector < vectors; vector++) {
        const ptrdiff_t place = at.start + row * at.columns + vector * lane_count;
        gibbous_prefetch(step->parameters + place);
        gibbous_prefetch(step->first_moments + place);
        gibbous_prefetch(step->second_moments + place);
    }
}

/// Hands over the first `count` of a vector of sums.
ALWAYS_INLINE void hand_over_vector(destination to, gibbous_lanes sums, ptrdiff_t place, int count) {
    if (to.step) {
        gibbous_adamw_move(*to.step, sums, place, count);
    } else {
        gibbous_store(to.gradients + place, sums, count);
    }
}

/// Hands over sums of which the last vector is not a whole one.
static __attribute__((noinline)) void hand_over_some(
    const gibbous_lanes *sums, int rows, int vectors, destination to, tile at) {
    for (int row = 0; row < rows; row++) {
        for (int vector = 0; vector < vectors; vector++) {
            const ptrdiff_t left = at.columns - at.column - vector * lane_count;
            hand_over_vector(
                to, sums[row * vectors + vector], at.start + row * at.columns + vector * lane_count,
                left < lane_count ? (int)left : lane_count);
        }
    }
}

/// Stores a tile's sums, or updates the parameters by them.
ALWAYS_INLINE void store_or_update(
    const gibbous_lanes (*sums)[most_vectors], const int rows, const int vectors, destination to, tile at) {
    if (at.columns - at.column < vectors * lane_count) {
        // Copies, since what another function is given the address of cannot stay in registers.
        gibbous_lanes copies[most_rows * most_vectors];
        UNROLLED for (int row = 0; row < rows; row++) {
            UNROLLED for (int vector = 0; vector < vectors; vector++) {
                copies[row * vectors + vector] = sums[row][vector];
            }
        }
        hand_over_some(copies, rows, vectors, to, at);
        return;
    }
    // A copy, since the compiler cannot tell that parameters are not written over it.
    const gibbous_adamw_step step = to.step ? *to.step : (gibbous_adamw_step){0};
    if (to.step) to.step = &step;
    UNROLLED for (int row = 0; row < rows; row++) {
        UNROLLED for (int vector = 0; vector < vectors; vector++) {
            hand_over_vector(
                to, sums[row][vector], at.start + row * at.columns + vector * lane_count, lane_count);
        }
    }
}

/// Sums up a tile's gradients.
///
/// What a step of the weights needs comes from memory while the sums are computed, so that neither waits for the other.
ALWAYS_INLINE void sum_up(
    gibbous_lanes (*sums)[most_vectors], const int rows, const int vectors, const bool is_paired,
    const gibbous_gradient *gradient, destination to, tile at) {
    const ptrdiff_t input_count = gradient->rows;
    // Places, since pointers may not go as far beyond the end as they do after the last step.
    const float *const inputs = gradient->inputs;
    const float *const output_gradients = at.output_gradients;
    ptrdiff_t input_place = at.row;
    ptrdiff_t output_place = 0;
    ptrdiff_t remaining = gradient->steps;
    const ptrdiff_t prefetch_interval = remaining / rows > 0 ? remaining / rows : 1;
    int prefetched_rows = 0;
    while (remaining > 0) {
        if (to.step && prefetched_rows < rows) prefetch_row(to.step, at, prefetched_rows++, vectors);
        ptrdiff_t count = prefetch_interval < remaining ? prefetch_interval : remaining;
        remaining -= count;
        do {
            gibbous_lanes numbers[most_vectors];
            UNROLLED for (int vector = 0; vector < vectors; vector++) {
                numbers[vector] = gibbous_load(output_gradients + output_place + vector * lane_count, lane_count);
            }
            UNROLLED for (int row = 0; row < rows; row++) {
                const gibbous_lanes factor = gibbous_repeated(inputs[input_place + row]);
                UNROLLED for (int vector = 0; vector < vectors; vector++) {
                    sums[row][vector] = is_paired
                                            ? gibbous_add_pair_products(sums[row][vector], factor, numbers[vector])
                                            : gibbous_add_products(sums[row][vector], factor, numbers[vector]);
                }
            }
            input_place += input_count;
            output_place += at.output_stride;
        } while (--count > 0);
    }
}

/// A function for each size of tile.
#define TILE(rows, vectors)                                                                                            \
    static void tile_##rows##_##vectors(const gibbous_gradient *gradient, destination to, tile at) {                   \
        gibbous_lanes sums[most_rows][most_vectors];                                                                   \
        UNROLLED for (int row = 0; row < rows; row++) {                                                                \
            UNROLLED for (int vector = 0; vector < vectors; vector++) { sums[row][vector] = (gibbous_lanes){0}; }      \
        }                                                                                                              \
        if (gradient->is_paired) {                                                                                     \
            sum_up(sums, rows, vectors, true, gradient, to, at);                                                       \
        } else {                                                                                                       \
            sum_up(sums, rows, vectors, false, gradient, to, at);                                                      \
        }                                                                                                              \
        store_or_update(sums, rows, vectors, to, at);                                                                  \
    }

typedef void (*tile_function)(const gibbous_gradient *, destination, tile);

#if defined(__AVX512F__)
TILE(14, 2) TILE(8, 2) TILE(4, 2) TILE(2, 2) TILE(1, 2)
TILE(14, 1) TILE(8, 1) TILE(4, 1) TILE(2, 1) TILE(1, 1)
enum { size_count = 5 };
static const int sizes[size_count] = {14, 8, 4, 2, 1};
static const tile_function tiles[most_vectors][size_count] = {
    {tile_14_1, tile_8_1, tile_4_1, tile_2_1, tile_1_1}, {tile_14_2, tile_8_2, tile_4_2, tile_2_2, tile_1_2}};
#else
TILE(6, 1) TILE(4, 1) TILE(2, 1) TILE(1, 1)
enum { size_count = 4 };
static const int sizes[size_count] = {6, 4, 2, 1};
static const tile_function tiles[most_vectors][size_count] = {{tile_6_1, tile_4_1, tile_2_1, tile_1_1}};
#endif

// A stripe of a tile's columns is read once for each tile. Where its steps lie a large power of two apart, they share a few sets of
// the processor's first cache, which do not hold them all: a copy does that has them one after another.

/// The most numbers of a copy: a stripe of as many steps as the largest usual batch has.
enum { most_copied = 512 * most_vectors * lane_count };
/// The sets of a first cache, the lines of each that are surely there, and the numbers of a line.
enum { cache_sets = 64, cache_ways = 8, line_numbers = 16 };
/// The fewest tiles of rows that a copy pays for.
enum { fewest_tiles = 8 };

/// True if a stripe of so many steps is to be copied, `columns` numbers apart.
static bool is_copied(ptrdiff_t columns, ptrdiff_t steps, ptrdiff_t rows) {
    if (columns % line_numbers != 0 || steps * most_vectors * lane_count > most_copied) return false;
    if (rows < fewest_tiles * most_rows) return false;
    // The lines from one step to the next, of which the largest power of two says how many sets are left out.
    const ptrdiff_t lines = columns / line_numbers;
    const ptrdiff_t power = lines & -lines;
    const ptrdiff_t sets = power < cache_sets ? cache_sets / power : 1;
    return steps > sets * cache_ways / most_vectors;
}

/// Copies a stripe, `[steps, vectors]`, and says how far apart its steps are then.
static ptrdiff_t copy_stripe(const gibbous_gradient *gradient, ptrdiff_t column, const bool is_wide, float *copy) {
    const ptrdiff_t width = is_wide ? most_vectors * lane_count : lane_count;
    const float *from = gradient->output_gradients + column;
    for (ptrdiff_t step = 0; step < gradient->steps; step++) {
        for (ptrdiff_t number = 0; number < width; number += lane_count) {
            gibbous_store(copy + step * width + number, gibbous_load(from + number, lane_count), lane_count);
        }
        from += gradient->columns;
    }
    return width;
}

/// Sums up some rows, tile by tile.
static void sum_rows(const gibbous_gradient *gradient, ptrdiff_t start, ptrdiff_t end, destination to) {
    const ptrdiff_t columns = gradient->columns;
    _Alignas(64) float copy[most_copied];
    const bool is_copying = is_copied(columns, gradient->steps, end - start);
    for (ptrdiff_t column = 0; column < columns; column += most_vectors * lane_count) {
        const bool is_wide = columns - column > lane_count;
        const ptrdiff_t stride = is_copying ? copy_stripe(gradient, column, is_wide, copy) : columns;
        const float *const stripe = is_copying ? copy : gradient->output_gradients + column;
        ptrdiff_t row = start;
        while (row < end) {
            int size = 0;
            while (sizes[size] > end - row) size++;
            const tile at = {stripe, stride, row, column, columns, row * columns + column};
            tiles[is_wide ? most_vectors - 1 : 0][size](gradient, to, at);
            row += sizes[size];
        }
    }
}

void gibbous_write_gradients(const gibbous_gradient *gradient, ptrdiff_t start, ptrdiff_t end, float *gradients) {
    sum_rows(gradient, start, end, (destination){NULL, gradients});
}

void gibbous_move_by_gradients(
    const gibbous_gradient *gradient, ptrdiff_t start, ptrdiff_t end, const gibbous_adamw_step *step) {
    sum_rows(gradient, start, end, (destination){step, NULL});
}
