// The gradient of a linear layer's weights, summed up in registers.

#ifndef GIBBOUS_GRADIENTS_H
#define GIBBOUS_GRADIENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "adamw.h"

/// The product of a layer's transposed input and of its output's gradient.
typedef struct {
    /// The layer's input, `[steps, rows]`.
    const float *inputs;
    /// The gradient of its output, `[steps, columns]`; a vector may be read beyond the end.
    const float *output_gradients;
    /// The shape of the weights, `[rows, columns]`: the layer's inputs and outputs.
    ptrdiff_t rows;
    ptrdiff_t columns;
    /// The number of rows of the batch, or of pairs of them.
    ptrdiff_t steps;
    /// True if a step is two rows of the batch in bfloat16, packed into 32 bits with the first in the lower half.
    bool is_paired;
} gibbous_gradient;

/// Sums up the gradients of some rows of the weights, and writes them down.
///
/// @param gradient What is summed up.
/// @param start The first row.
/// @param end The row after the last.
/// @param gradients The gradients of all weights, `[rows, columns]`.
void gibbous_write_gradients(const gibbous_gradient *gradient, ptrdiff_t start, ptrdiff_t end, float *gradients);

/// Sums up the gradients of some rows of the weights, and moves the weights by them: they are nowhere written down.
///
/// @param gradient What is summed up.
/// @param start The first row.
/// @param end The row after the last.
/// @param step What is done to the weights, a block of `[rows, columns]`.
void gibbous_move_by_gradients(
    const gibbous_gradient *gradient, ptrdiff_t start, ptrdiff_t end, const gibbous_adamw_step *step);

#endif
