#include "plain_reading.h"

#include <hdf5.h>
#include <stdlib.h>

static hid_t element(CPlainReading_matrix matrix) { return matrix.is_float ? H5T_NATIVE_FLOAT : H5T_NATIVE_UCHAR; }

/// Reads or writes rows from one on.
static int transfer(
    hid_t dataset, CPlainReading_matrix matrix, size_t first, size_t rows, void *memory, const void *source) {
    hsize_t start[2] = {first, 0}, count[2] = {rows, matrix.columns};
    hid_t file = H5Dget_space(dataset), inside = H5Screate_simple(2, count, NULL);
    int status = H5Sselect_hyperslab(file, H5S_SELECT_SET, start, NULL, count, NULL);
    if (status >= 0) {
        status = source ? H5Dwrite(dataset, element(matrix), inside, file, H5P_DEFAULT, source)
                        : H5Dread(dataset, element(matrix), inside, file, H5P_DEFAULT, memory);
    }
    H5Sclose(inside);
    H5Sclose(file);
    return status < 0 ? -1 : 0;
}

/// Writes the chunks of the first rows once more further on, packed as they are.
static int repeat_chunks(hid_t dataset, CPlainReading_matrix matrix, size_t first, size_t rows) {
    int status = 0;
    for (size_t row = 0; row < rows && status >= 0; row += matrix.chunk_rows) {
        hsize_t from[2] = {row, 0}, to[2] = {first + row, 0}, size = 0;
        uint32_t skipped = 0;
        if (H5Dget_chunk_storage_size(dataset, from, &size) < 0) return -1;
        size_t bytes = (size_t)size;
        void *chunk = malloc(bytes);
        if (!chunk) return -1;
#if H5_VERSION_GE(2, 0, 0)
        status = H5Dread_chunk2(dataset, H5P_DEFAULT, from, &skipped, chunk, &bytes);
#else
        status = H5Dread_chunk(dataset, H5P_DEFAULT, from, &skipped, chunk);
#endif
        if (status >= 0) status = H5Dwrite_chunk(dataset, H5P_DEFAULT, skipped, to, (size_t)size, chunk);
        free(chunk);
    }
    return status < 0 ? -1 : 0;
}

static int write_matrix(hid_t file, CPlainReading_matrix matrix, size_t rows, const void *source) {
    hsize_t shape[2] = {matrix.rows, matrix.columns}, chunk[2] = {matrix.chunk_rows, matrix.columns};
    hid_t space = H5Screate_simple(2, shape, NULL), creation = H5Pcreate(H5P_DATASET_CREATE);
    int is_packed = matrix.storage == CPlainReading_packed;
    if (is_packed) {
        H5Pset_chunk(creation, 2, chunk);
        H5Pset_shuffle(creation);
        H5Pset_deflate(creation, 4);
    }
    hid_t dataset = H5Dcreate2(file, matrix.name, element(matrix), space, H5P_DEFAULT, creation, H5P_DEFAULT);
    int status = dataset < 0 ? -1 : transfer(dataset, matrix, 0, rows, NULL, source);
    for (size_t first = rows; first < matrix.rows && status == 0; first += rows) {
        status = is_packed ? repeat_chunks(dataset, matrix, first, rows)
                           : transfer(dataset, matrix, first, rows, NULL, source);
    }
    if (dataset >= 0) H5Dclose(dataset);
    H5Pclose(creation);
    H5Sclose(space);
    return status;
}

int CPlainReading_write(
    const char *path, const CPlainReading_matrix *matrices, size_t count, size_t rows, const unsigned char *bytes,
    const float *floats) {
    hid_t file = H5Fcreate(path, H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
    if (file < 0) return -1;
    int status = 0;
    for (size_t index = 0; index < count && status == 0; index++) {
        const void *source = matrices[index].is_float ? (const void *)floats : (const void *)bytes;
        status = write_matrix(file, matrices[index], rows, source);
    }
    return H5Fclose(file) < 0 ? -1 : status;
}

int CPlainReading_read(
    const char *path, CPlainReading_matrix matrix, size_t first, size_t last, size_t rows_at_once, void *memory) {
    hid_t file = H5Fopen(path, H5F_ACC_RDONLY, H5P_DEFAULT);
    if (file < 0) return -1;
    hid_t dataset = H5Dopen2(file, matrix.name, H5P_DEFAULT);
    int status = dataset < 0 ? -1 : 0;
    for (; first < last && status == 0; first += rows_at_once) {
        size_t rows = last - first < rows_at_once ? last - first : rows_at_once;
        status = transfer(dataset, matrix, first, rows, memory, NULL);
    }
    if (dataset >= 0) H5Dclose(dataset);
    H5Fclose(file);
    return status;
}
