// A step of AdamW (Loshchilov and Hutter, 2019) for vectors of parameters.

#ifndef GIBBOUS_ADAMW_H
#define GIBBOUS_ADAMW_H

#include <stddef.h>

#include "lanes.h"

/// A step of a block: where its parameters, moments and bfloat16 forms begin, and the numbers that are the same for all.
typedef struct {
    float *parameters;
    float *first_moments;
    float *second_moments;
    /// Null where nobody wants parameters in bfloat16.
    uint16_t *bfloat16_values;
    float beta1;
    float beta2;
    float rate;
    float epsilon;
    /// The share of a parameter that its decay leaves.
    float kept;
    /// The factor by which gradients are multiplied first.
    float gradient_scale;
} gibbous_adamw_step;

/// Parameters and their moments.
typedef struct {
    gibbous_lanes parameters;
    gibbous_lanes first_moments;
    gibbous_lanes second_moments;
} gibbous_adamw_lanes;

/// Sixteen parameters and their moments after a step.
///
/// Products and the sums that they go into are rounded once where the processor can, by the default of C: here and where Swift
/// calls it alike, so that it makes no difference which of them moves a parameter.
static inline __attribute__((always_inline)) gibbous_adamw_lanes gibbous_adamw_moved(
    gibbous_adamw_step step, gibbous_adamw_lanes now, gibbous_lanes gradients) {
    const gibbous_lanes gradient = step.gradient_scale * gradients;
    const gibbous_lanes first = step.beta1 * now.first_moments + (1 - step.beta1) * gradient;
    const gibbous_lanes second = step.beta2 * now.second_moments + (1 - step.beta2) * gradient * gradient;
    const gibbous_lanes change = step.rate * first / (__builtin_elementwise_sqrt(second) + step.epsilon);
    return (gibbous_adamw_lanes){step.kept * now.parameters - change, first, second};
}

/// Moves the first `count` of sixteen parameters by their gradients, from `index` of their block on.
static inline __attribute__((always_inline)) void gibbous_adamw_move(
    gibbous_adamw_step step, gibbous_lanes gradients, ptrdiff_t index, int count) {
    const gibbous_adamw_lanes now = {
        gibbous_load(step.parameters + index, count), gibbous_load(step.first_moments + index, count),
        gibbous_load(step.second_moments + index, count)};
    const gibbous_adamw_lanes moved = gibbous_adamw_moved(step, now, gradients);
    gibbous_store(step.first_moments + index, moved.first_moments, count);
    gibbous_store(step.second_moments + index, moved.second_moments, count);
    gibbous_store(step.parameters + index, moved.parameters, count);
    if (!step.bfloat16_values) return;
    const gibbous_bfloat16_lanes rounded = gibbous_rounded(moved.parameters);
    __builtin_memcpy(step.bfloat16_values + index, &rounded, (size_t)count * sizeof *step.bfloat16_values);
}

#endif
