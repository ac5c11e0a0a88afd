#pragma once
#include <dnnl.h>

// Every call whose form differs between oneDNN 2 (Debian 12, Ubuntu 22.04) and oneDNN 3 (Ubuntu 24.04, Debian 13, Homebrew) is
// here, once, under one name.

/// `DNNL_MEMORY_ALLOCATE`, a pointer cast that Swift cannot import.
static inline void *conednn_memory_allocate(void) { return DNNL_MEMORY_ALLOCATE; }

/// `DNNL_ARG_SRC`, `DNNL_ARG_WEIGHTS`, `DNNL_ARG_BIAS`, `DNNL_ARG_DST`, `DNNL_ARG_SCRATCHPAD`.
static inline int conednn_arg_src(void) { return DNNL_ARG_SRC; }
static inline int conednn_arg_weights(void) { return DNNL_ARG_WEIGHTS; }
static inline int conednn_arg_bias(void) { return DNNL_ARG_BIAS; }
static inline int conednn_arg_dst(void) { return DNNL_ARG_DST; }
static inline int conednn_arg_scratchpad(void) { return DNNL_ARG_SCRATCHPAD; }

/// The number of threads that oneDNN's kernels are made for and take when called from the calling thread: libgomp's, or libomp's.
extern int omp_get_max_threads(void);
extern void omp_set_num_threads(int count);

/// 1 if the processor multiplies bfloat16 numbers itself; elsewhere oneDNN would imitate it, slowly.
static inline int conednn_has_bfloat16(void) {
    return (dnnl_get_effective_cpu_isa() & dnnl_cpu_isa_avx512_core_bf16) == dnnl_cpu_isa_avx512_core_bf16;
}

/// A two-dimensional matrix in memory: rows, columns, the distance in elements between neighbours of each, and what the
/// elements are.
typedef struct {
    dnnl_dim_t rows, columns, row_stride, column_stride;
    dnnl_data_type_t type;
} conednn_matrix;

#if DNNL_VERSION_MAJOR >= 3
typedef dnnl_memory_desc_t conednn_descriptor;
typedef const_dnnl_memory_desc_t conednn_descriptor_pointer;
static inline conednn_descriptor_pointer conednn_pointer(const conednn_descriptor *descriptor) { return *descriptor; }
/// Destroys a descriptor, or nothing where it is all zeros and was never made.
static inline void conednn_descriptor_destroy(conednn_descriptor *descriptor) {
    if (*descriptor) dnnl_memory_desc_destroy(*descriptor);
}
#else
typedef dnnl_memory_desc_t conednn_descriptor;
typedef const dnnl_memory_desc_t *conednn_descriptor_pointer;
static inline conednn_descriptor_pointer conednn_pointer(const conednn_descriptor *descriptor) { return descriptor; }
static inline void conednn_descriptor_destroy(conednn_descriptor *descriptor) { (void)descriptor; }
#endif

static inline dnnl_status_t conednn_descriptor_create(conednn_descriptor *descriptor, conednn_matrix matrix) {
    dnnl_dims_t dims = {matrix.rows, matrix.columns};
    dnnl_dims_t strides = {matrix.row_stride, matrix.column_stride};
#if DNNL_VERSION_MAJOR >= 3
    return dnnl_memory_desc_create_with_strides(descriptor, 2, dims, matrix.type, strides);
#else
    return dnnl_memory_desc_init_by_strides(descriptor, 2, dims, matrix.type, strides);
#endif
}

/// Memory of the caller's at `data`, as a descriptor sees it that could be made and is not needed any more.
static inline dnnl_status_t conednn_described_create(
    dnnl_memory_t *memory, dnnl_engine_t engine, dnnl_status_t made, conednn_descriptor *descriptor, void *data) {
    if (made != dnnl_success) return made;
    dnnl_status_t status = dnnl_memory_create(memory, conednn_pointer(descriptor), engine, data);
    conednn_descriptor_destroy(descriptor);
    return status;
}

/// Memory of the caller's at `data`, seen as a matrix.
static inline dnnl_status_t conednn_memory_create(
    dnnl_memory_t *memory, dnnl_engine_t engine, conednn_matrix matrix, void *data) {
    conednn_descriptor descriptor;
    dnnl_status_t made = conednn_descriptor_create(&descriptor, matrix);
    return conednn_described_create(memory, engine, made, &descriptor, data);
}

/// Memory that a primitive needs while it runs, allocated by oneDNN.
static inline dnnl_status_t conednn_scratchpad_create(
    dnnl_memory_t *memory, dnnl_engine_t engine, dnnl_primitive_desc_t primitive) {
    return dnnl_memory_create(
        memory, dnnl_primitive_desc_query_md(primitive, dnnl_query_scratchpad_md, 0), engine, DNNL_MEMORY_ALLOCATE);
}

static inline dnnl_status_t conednn_append_relu(dnnl_post_ops_t operations) {
#if DNNL_VERSION_MAJOR >= 3
    return dnnl_post_ops_append_eltwise(operations, dnnl_eltwise_relu, 0.0f, 0.0f);
#else
    return dnnl_post_ops_append_eltwise(operations, 1.0f, dnnl_eltwise_relu, 0.0f, 0.0f);
#endif
}

/// The descriptor of `destination = source · weights (+ bias)`; `bias` may be null.
static inline dnnl_status_t conednn_matmul_descriptor_create(
    dnnl_primitive_desc_t *primitive, dnnl_engine_t engine, conednn_matrix source, conednn_matrix weights,
    const conednn_matrix *bias, conednn_matrix destination, const_dnnl_primitive_attr_t attributes) {
    conednn_descriptor s = {0}, w = {0}, b = {0}, d = {0};
    dnnl_status_t status = conednn_descriptor_create(&s, source);
    if (status == dnnl_success) status = conednn_descriptor_create(&w, weights);
    if (status == dnnl_success) status = conednn_descriptor_create(&d, destination);
    if (status == dnnl_success && bias) status = conednn_descriptor_create(&b, *bias);
#if DNNL_VERSION_MAJOR >= 3
    if (status == dnnl_success)
        status = dnnl_matmul_primitive_desc_create(primitive, engine, s, w, bias ? b : NULL, d, attributes);
#else
    dnnl_matmul_desc_t operation;
    if (status == dnnl_success) status = dnnl_matmul_desc_init(&operation, &s, &w, bias ? &b : NULL, &d);
    if (status == dnnl_success) status = dnnl_primitive_desc_create(primitive, &operation, attributes, engine, NULL);
#endif
    conednn_descriptor_destroy(&s);
    conednn_descriptor_destroy(&w);
    conednn_descriptor_destroy(&d);
    conednn_descriptor_destroy(&b);
    return status;
}

/// `DNNL_ARG_DIFF_SRC`, `DNNL_ARG_DIFF_WEIGHTS`, `DNNL_ARG_DIFF_BIAS`, `DNNL_ARG_DIFF_DST`, `DNNL_ARG_FROM` and
/// `DNNL_ARG_TO`.
static inline int conednn_arg_diff_src(void) { return DNNL_ARG_DIFF_SRC; }
static inline int conednn_arg_diff_weights(void) { return DNNL_ARG_DIFF_WEIGHTS; }
static inline int conednn_arg_diff_bias(void) { return DNNL_ARG_DIFF_BIAS; }
static inline int conednn_arg_diff_dst(void) { return DNNL_ARG_DIFF_DST; }
static inline int conednn_arg_from(void) { return DNNL_ARG_FROM; }
static inline int conednn_arg_to(void) { return DNNL_ARG_TO; }

/// An NHWC convolution with zero padding.
typedef struct {
    dnnl_dim_t rows, height, width, channels, output_height, output_width, output_channels, kernel, stride;
    dnnl_dim_t padding_top, padding_left, padding_bottom, padding_right;
    /// The element type of the products' operands; results are 32-bit floating point.
    dnnl_data_type_t type;
    int has_bias;
} conednn_convolution;

/// One of a convolution's three computations: the output, or the gradient of the input or of weights and bias.
typedef enum { conednn_forward, conednn_backward_data, conednn_backward_weights } conednn_convolution_kind;

static inline dnnl_status_t conednn_tagged_create(
    conednn_descriptor *descriptor, int rank, const dnnl_dim_t *lengths, dnnl_data_type_t type,
    dnnl_format_tag_t tag) {
    dnnl_dims_t dims = {0};
    for (int index = 0; index < rank; index++) dims[index] = lengths[index];
#if DNNL_VERSION_MAJOR >= 3
    return dnnl_memory_desc_create_with_tag(descriptor, rank, dims, type, tag);
#else
    return dnnl_memory_desc_init_by_tag(descriptor, rank, dims, type, tag);
#endif
}

/// Images at `data` as a convolution sees them: its input, or its output.
static inline dnnl_status_t conednn_images_describe(
    conednn_descriptor *descriptor, const conednn_convolution *convolution, int is_output, dnnl_data_type_t type) {
    dnnl_dim_t lengths[4] = {
        convolution->rows, is_output ? convolution->output_channels : convolution->channels,
        is_output ? convolution->output_height : convolution->height,
        is_output ? convolution->output_width : convolution->width};
    return conednn_tagged_create(descriptor, 4, lengths, type, dnnl_nhwc);
}

/// A convolution's weights: `[kernel, kernel, channels, output channels]` row after row, or in the order that its kernel
/// likes best.
static inline dnnl_status_t conednn_weights_describe(
    conednn_descriptor *descriptor, const conednn_convolution *convolution, dnnl_data_type_t type, int is_plain) {
    dnnl_dim_t lengths[4] = {
        convolution->output_channels, convolution->channels, convolution->kernel, convolution->kernel};
    return conednn_tagged_create(descriptor, 4, lengths, type, is_plain ? dnnl_hwio : dnnl_format_tag_any);
}

static inline dnnl_status_t conednn_bias_describe(
    conednn_descriptor *descriptor, const conednn_convolution *convolution) {
    return conednn_tagged_create(descriptor, 1, &convolution->output_channels, dnnl_f32, dnnl_a);
}

/// The descriptor of one of a convolution's computations; `forward` is that of the output, needed for the gradients.
static inline dnnl_status_t conednn_convolution_descriptor_create(
    dnnl_primitive_desc_t *primitive, dnnl_engine_t engine, const conednn_convolution *convolution,
    conednn_convolution_kind kind, const_dnnl_primitive_desc_t forward, const_dnnl_primitive_attr_t attributes) {
    dnnl_dims_t strides = {convolution->stride, convolution->stride};
    dnnl_dims_t dilation = {0, 0};
    dnnl_dims_t before = {convolution->padding_top, convolution->padding_left};
    dnnl_dims_t after = {convolution->padding_bottom, convolution->padding_right};
    dnnl_data_type_t type = convolution->type;
    conednn_descriptor s = {0}, w = {0}, b = {0}, d = {0};
    dnnl_status_t status = conednn_images_describe(&s, convolution, 0, kind == conednn_backward_data ? dnnl_f32 : type);
    if (status == dnnl_success)
        status = conednn_weights_describe(&w, convolution, kind == conednn_backward_weights ? dnnl_f32 : type, 0);
    if (status == dnnl_success) status = conednn_bias_describe(&b, convolution);
    if (status == dnnl_success)
        status = conednn_images_describe(&d, convolution, 1, kind == conednn_forward ? dnnl_f32 : type);
#if DNNL_VERSION_MAJOR >= 3
    if (status != dnnl_success) {
        // Nothing to be made of them.
    } else if (kind == conednn_forward)
        status = dnnl_convolution_forward_primitive_desc_create(
            primitive, engine, dnnl_forward_training, dnnl_convolution_direct, s, w,
            convolution->has_bias ? b : NULL, d, strides, dilation, before, after, attributes);
    else if (kind == conednn_backward_data)
        status = dnnl_convolution_backward_data_primitive_desc_create(
            primitive, engine, dnnl_convolution_direct, s, w, d, strides, dilation, before, after, forward, attributes);
    else
        status = dnnl_convolution_backward_weights_primitive_desc_create(
            primitive, engine, dnnl_convolution_direct, s, w, convolution->has_bias ? b : NULL, d, strides, dilation,
            before, after, forward, attributes);
#else
    dnnl_convolution_desc_t operation;
    if (status != dnnl_success) {
        // Nothing to be made of them.
    } else if (kind == conednn_forward)
        status = dnnl_dilated_convolution_forward_desc_init(
            &operation, dnnl_forward_training, dnnl_convolution_direct, &s, &w, convolution->has_bias ? &b : NULL, &d,
            strides, dilation, before, after);
    else if (kind == conednn_backward_data)
        status = dnnl_dilated_convolution_backward_data_desc_init(
            &operation, dnnl_convolution_direct, &s, &w, &d, strides, dilation, before, after);
    else
        status = dnnl_dilated_convolution_backward_weights_desc_init(
            &operation, dnnl_convolution_direct, &s, &w, convolution->has_bias ? &b : NULL, &d, strides, dilation,
            before, after);
    if (status == dnnl_success)
        status = dnnl_primitive_desc_create(primitive, &operation, attributes, engine, forward);
#endif
    conednn_descriptor_destroy(&s);
    conednn_descriptor_destroy(&w);
    conednn_descriptor_destroy(&b);
    conednn_descriptor_destroy(&d);
    return status;
}

/// Memory at `data` for one of a convolution's operands.
static inline dnnl_status_t conednn_images_create(
    dnnl_memory_t *memory, dnnl_engine_t engine, const conednn_convolution *convolution, int is_output,
    dnnl_data_type_t type, void *data) {
    conednn_descriptor descriptor;
    dnnl_status_t made = conednn_images_describe(&descriptor, convolution, is_output, type);
    return conednn_described_create(memory, engine, made, &descriptor, data);
}

/// Memory at `data` for a convolution's bias or its gradient.
static inline dnnl_status_t conednn_bias_create(
    dnnl_memory_t *memory, dnnl_engine_t engine, const conednn_convolution *convolution, void *data) {
    conednn_descriptor descriptor;
    dnnl_status_t made = conednn_bias_describe(&descriptor, convolution);
    return conednn_described_create(memory, engine, made, &descriptor, data);
}

/// Memory at `data` for a convolution's weights or their gradient, row after row.
static inline dnnl_status_t conednn_weights_create(
    dnnl_memory_t *memory, dnnl_engine_t engine, const conednn_convolution *convolution, void *data) {
    conednn_descriptor descriptor;
    dnnl_status_t made = conednn_weights_describe(&descriptor, convolution, dnnl_f32, 1);
    return conednn_described_create(memory, engine, made, &descriptor, data);
}

/// Memory of oneDNN's own for the weights or their gradient as a computation likes them best.
static inline dnnl_status_t conednn_inner_weights_create(
    dnnl_memory_t *memory, dnnl_engine_t engine, dnnl_primitive_desc_t primitive, int is_gradient) {
    return dnnl_memory_create(
        memory,
        dnnl_primitive_desc_query_md(
            primitive, is_gradient ? dnnl_query_diff_weights_md : dnnl_query_weights_md, 0),
        engine, DNNL_MEMORY_ALLOCATE);
}

/// The descriptor of a copy from one memory to another of the same shape and perhaps another order or type.
static inline dnnl_status_t conednn_copy_descriptor_create(
    dnnl_primitive_desc_t *primitive, dnnl_engine_t engine, dnnl_memory_t from, dnnl_memory_t to,
    const_dnnl_primitive_attr_t attributes) {
#if DNNL_VERSION_MAJOR >= 3
    const_dnnl_memory_desc_t source, destination;
#else
    const dnnl_memory_desc_t *source, *destination;
#endif
    dnnl_status_t status = dnnl_memory_get_memory_desc(from, &source);
    if (status == dnnl_success) status = dnnl_memory_get_memory_desc(to, &destination);
    if (status != dnnl_success) return status;
    return dnnl_reorder_primitive_desc_create(primitive, source, engine, destination, engine, attributes);
}
