#pragma once

#include <errno.h>
#include <fcntl.h>
#include <hdf5.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// A driver of the library for files that are made anew, in which no write fails: the first failure is kept, nothing is
// written from then on, and who closes the file asks. HDF5 1.14 crashes as it closes a data set that could not be written,
// and earlier releases lose one without a word.

/// A file of the driver.
typedef struct {
    /// The fields that the library keeps of a file; they come first.
    H5FD_t shared;
    int descriptor;
    /// The error number of the first failure to write; 0 where there was none.
    int failure;
    /// The ends of the space that the library has allocated and of the bytes that it has written.
    haddr_t end_of_addresses, end_of_file;
} CHDF5_new_file;

static inline H5FD_t *CHDF5_new_file_open(const char *path, unsigned flags, hid_t access, haddr_t max_address) {
    (void)access; (void)max_address;
    int mode = flags & H5F_ACC_RDWR ? O_RDWR : O_RDONLY;
    if (flags & H5F_ACC_TRUNC) mode |= O_TRUNC;
    if (flags & H5F_ACC_CREAT) mode |= O_CREAT;
    if (flags & H5F_ACC_EXCL) mode |= O_EXCL;
    int descriptor = open(path, mode | O_CLOEXEC, 0666);
    struct stat status;
    CHDF5_new_file *file = NULL;
    if (descriptor >= 0 && fstat(descriptor, &status) == 0) file = (CHDF5_new_file *)calloc(1, sizeof *file);
    if (!file) {
        int failure = errno;
        if (descriptor >= 0) close(descriptor);
        // In the words of the library's own drivers.
        H5Epush2(
            H5E_DEFAULT, __FILE__, __func__, __LINE__, H5E_ERR_CLS, H5E_FILE, H5E_CANTOPENFILE,
            "unable to open file: name = '%s', errno = %d, error message = '%s'", path, failure, strerror(failure));
        return NULL;
    }
    file->descriptor = descriptor;
    file->end_of_file = (haddr_t)status.st_size;
    return &file->shared;
}

static inline herr_t CHDF5_new_file_close(H5FD_t *shared) {
    CHDF5_new_file *file = (CHDF5_new_file *)shared;
    // A failure has been asked for by CHDF5_finish_new_file, or is of no interest.
    close(file->descriptor);
    free(file);
    return 0;
}

/// The library puts small pieces together and writes large ones as they come, as with its own driver of the disk.
static inline herr_t CHDF5_new_file_query(const H5FD_t *shared, unsigned long *features) {
    (void)shared;
    *features = H5FD_FEAT_AGGREGATE_METADATA | H5FD_FEAT_ACCUMULATE_METADATA | H5FD_FEAT_DATA_SIEVE
        | H5FD_FEAT_AGGREGATE_SMALLDATA;
    return 0;
}

static inline haddr_t CHDF5_new_file_get_eoa(const H5FD_t *shared, H5FD_mem_t type) {
    (void)type;
    return ((const CHDF5_new_file *)shared)->end_of_addresses;
}

static inline herr_t CHDF5_new_file_set_eoa(H5FD_t *shared, H5FD_mem_t type, haddr_t address) {
    (void)type;
    ((CHDF5_new_file *)shared)->end_of_addresses = address;
    return 0;
}

static inline haddr_t CHDF5_new_file_get_eof(const H5FD_t *shared, H5FD_mem_t type) {
    (void)type;
    return ((const CHDF5_new_file *)shared)->end_of_file;
}

static inline herr_t CHDF5_new_file_get_handle(H5FD_t *shared, hid_t access, void **handle) {
    (void)access;
    *handle = shared;
    return 0;
}

/// The most bytes that are read or written at once, fewer than any system takes.
static const size_t CHDF5_new_file_step = 1 << 30;

/// Bytes of the file, which are 0 behind its end.
static inline herr_t CHDF5_new_file_read(
    H5FD_t *shared, H5FD_mem_t type, hid_t transfer, haddr_t address, size_t size, void *buffer
) {
    (void)type; (void)transfer;
    CHDF5_new_file *file = (CHDF5_new_file *)shared;
    char *bytes = (char *)buffer;
    while (size > 0) {
        size_t step = size < CHDF5_new_file_step ? size : CHDF5_new_file_step;
        ssize_t count = pread(file->descriptor, bytes, step, (off_t)address);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return -1;
        if (count == 0) {
            memset(bytes, 0, size);
            return 0;
        }
        bytes += count;
        address += (haddr_t)count;
        size -= (size_t)count;
    }
    return 0;
}

static inline herr_t CHDF5_new_file_write(
    H5FD_t *shared, H5FD_mem_t type, hid_t transfer, haddr_t address, size_t size, const void *buffer
) {
    (void)type; (void)transfer;
    CHDF5_new_file *file = (CHDF5_new_file *)shared;
    const char *bytes = (const char *)buffer;
    if (address + size > file->end_of_file) file->end_of_file = address + size;
    while (size > 0 && file->failure == 0) {
        size_t step = size < CHDF5_new_file_step ? size : CHDF5_new_file_step;
        ssize_t count = pwrite(file->descriptor, bytes, step, (off_t)address);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) {
            file->failure = count < 0 ? errno : EIO;
            break;
        }
        bytes += count;
        address += (haddr_t)count;
        size -= (size_t)count;
    }
    return 0;
}

/// Gives the file the length of what the library has given away.
static inline herr_t CHDF5_new_file_truncate(H5FD_t *shared, hid_t transfer, hbool_t closing) {
    (void)transfer; (void)closing;
    CHDF5_new_file *file = (CHDF5_new_file *)shared;
    if (file->end_of_file == file->end_of_addresses) return 0;
    if (file->failure == 0 && ftruncate(file->descriptor, (off_t)file->end_of_addresses) != 0) file->failure = errno;
    file->end_of_file = file->end_of_addresses;
    return 0;
}

/// Makes the driver known to the library: its number for H5Pset_driver, negative where that fails.
static inline hid_t CHDF5_register_new_file_driver(void) {
    static const H5FD_class_t driver = {
#ifdef H5FD_CLASS_VERSION
        .version = H5FD_CLASS_VERSION,
        // One of those that are not registered with The HDF Group.
        .value = (H5FD_class_value_t)300,
#endif
        .name = "gibbous_new_file",
        // All that an off_t can say.
        .maxaddr = (haddr_t)INT64_MAX,
        .fc_degree = H5F_CLOSE_WEAK,
        .open = CHDF5_new_file_open,
        .close = CHDF5_new_file_close,
        .query = CHDF5_new_file_query,
        .get_eoa = CHDF5_new_file_get_eoa,
        .set_eoa = CHDF5_new_file_set_eoa,
        .get_eof = CHDF5_new_file_get_eof,
        .get_handle = CHDF5_new_file_get_handle,
        .read = CHDF5_new_file_read,
        .write = CHDF5_new_file_write,
        .truncate = CHDF5_new_file_truncate,
        .fl_map = H5FD_FLMAP_DICHOTOMY,
    };
    return H5FDregister(&driver);
}

/// Writes what the library still keeps of a file of the driver.
///
/// - Returns: 0 where all of the file has been written since it was opened; the error number of the first failure; negative
///   where the library refuses.
static inline int CHDF5_finish_new_file(hid_t number) {
    void *handle = NULL;
    if (H5Fflush(number, H5F_SCOPE_LOCAL) < 0 || H5Fget_vfd_handle(number, H5P_DEFAULT, &handle) < 0) return -1;
    CHDF5_new_file *file = (CHDF5_new_file *)handle;
    if (file->failure != 0) return file->failure;
    // Disks of other machines may say only at the end that they are full.
    int copy = dup(file->descriptor);
    return copy < 0 || close(copy) != 0 ? errno : 0;
}
