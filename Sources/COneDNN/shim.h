#pragma once
#include <dnnl.h>

// Every call whose form differs between oneDNN 2 (Debian 12, Ubuntu 22.04 and 24.04) and oneDNN 3 (Debian 13, Homebrew)
// is here, once, under one name.

/// `DNNL_MEMORY_ALLOCATE`, a pointer cast that Swift cannot import.
static inline void *conednn_memory_allocate(void) { return DNNL_MEMORY_ALLOCATE; }

/// `DNNL_ARG_SRC`, `DNNL_ARG_WEIGHTS`, `DNNL_ARG_BIAS`, `DNNL_ARG_DST`, `DNNL_ARG_SCRATCHPAD`.
static inline int conednn_arg_src(void) { return DNNL_ARG_SRC; }
static inline int conednn_arg_weights(void) { return DNNL_ARG_WEIGHTS; }
static inline int conednn_arg_bias(void) { return DNNL_ARG_BIAS; }
static inline int conednn_arg_dst(void) { return DNNL_ARG_DST; }
static inline int conednn_arg_scratchpad(void) { return DNNL_ARG_SCRATCHPAD; }

/// The number of threads that oneDNN's kernels take when called from the calling thread: libgomp's, or libomp's.
extern void omp_set_num_threads(int count);

/// Whether the processor multiplies bfloat16 numbers itself; elsewhere oneDNN would imitate it, slowly.
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
static inline void conednn_descriptor_destroy(conednn_descriptor *descriptor) { dnnl_memory_desc_destroy(*descriptor); }
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

/// Memory of the caller's at `data`, seen as a matrix.
static inline dnnl_status_t conednn_memory_create(
    dnnl_memory_t *memory, dnnl_engine_t engine, conednn_matrix matrix, void *data) {
    conednn_descriptor descriptor;
    dnnl_status_t status = conednn_descriptor_create(&descriptor, matrix);
    if (status != dnnl_success) return status;
    status = dnnl_memory_create(memory, conednn_pointer(&descriptor), engine, data);
    conednn_descriptor_destroy(&descriptor);
    return status;
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
    conednn_descriptor s, w, b, d;
    dnnl_status_t status = conednn_descriptor_create(&s, source);
    if (status == dnnl_success) status = conednn_descriptor_create(&w, weights);
    if (status == dnnl_success) status = conednn_descriptor_create(&d, destination);
    if (status == dnnl_success && bias) status = conednn_descriptor_create(&b, *bias);
    if (status != dnnl_success) return status;
#if DNNL_VERSION_MAJOR >= 3
    status = dnnl_matmul_primitive_desc_create(primitive, engine, s, w, bias ? b : NULL, d, attributes);
#else
    dnnl_matmul_desc_t operation;
    status = dnnl_matmul_desc_init(&operation, &s, &w, bias ? &b : NULL, &d);
    if (status == dnnl_success) status = dnnl_primitive_desc_create(primitive, &operation, attributes, engine, NULL);
#endif
    conednn_descriptor_destroy(&s);
    conednn_descriptor_destroy(&w);
    conednn_descriptor_destroy(&d);
    if (bias) conednn_descriptor_destroy(&b);
    return status;
}
