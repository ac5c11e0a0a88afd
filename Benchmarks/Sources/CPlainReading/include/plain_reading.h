// The HDF5 library as a C program uses it: what reading is compared with.

#ifndef PLAIN_READING_H
#define PLAIN_READING_H

#include <stddef.h>

typedef enum {
    CPlainReading_contiguous,
    /// In chunks that have been through shuffle and gzip.
    CPlainReading_packed,
} CPlainReading_storage;

/// A matrix of bytes or of 32-bit floats.
typedef struct {
    const char *name;
    int is_float;
    CPlainReading_storage storage;
    size_t rows, columns;
    /// The number of rows of a chunk if it is stored in chunks, which are as wide as the matrix.
    size_t chunk_rows;
} CPlainReading_matrix;

/// Writes matrices into a new file, made up of the same so many rows again and again.
///
/// The rows lie one after the other in `bytes` for the matrices of bytes, and in `floats` for those of floats; their number is
/// a multiple of all chunks' rows, and all numbers of rows are multiples of it. Answers with 0, or -1 for failure.
int CPlainReading_write(
    const char *path, const CPlainReading_matrix *matrices, size_t count, size_t rows, const unsigned char *bytes,
    const float *floats);

/// Reads rows from the first to before the last, so many at a time, all into the same memory. Answers with 0, or -1 for failure.
int CPlainReading_read(
    const char *path, CPlainReading_matrix matrix, size_t first, size_t last, size_t rows_at_once, void *memory);

#endif
