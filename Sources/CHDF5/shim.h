#pragma once

#include <hdf5.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

// Macros that Swift can't import: each calls H5open() first, or carries a cast.

/// H5P_DEFAULT
static inline hid_t CHDF5_H5P_DEFAULT(void) { return H5P_DEFAULT; }
/// H5P_FILE_ACCESS
static inline hid_t CHDF5_H5P_FILE_ACCESS(void) { return H5P_FILE_ACCESS; }
/// H5P_FILE_CREATE
static inline hid_t CHDF5_H5P_FILE_CREATE(void) { return H5P_FILE_CREATE; }
/// H5P_DATASET_CREATE
static inline hid_t CHDF5_H5P_DATASET_CREATE(void) { return H5P_DATASET_CREATE; }
/// H5P_DATASET_XFER
static inline hid_t CHDF5_H5P_DATASET_XFER(void) { return H5P_DATASET_XFER; }
/// H5P_LINK_ACCESS
static inline hid_t CHDF5_H5P_LINK_ACCESS(void) { return H5P_LINK_ACCESS; }
/// H5P_LINK_CREATE
static inline hid_t CHDF5_H5P_LINK_CREATE(void) { return H5P_LINK_CREATE; }
/// H5E_DEFAULT
static inline hid_t CHDF5_H5E_DEFAULT(void) { return H5E_DEFAULT; }
/// H5S_ALL
static inline hid_t CHDF5_H5S_ALL(void) { return H5S_ALL; }
/// H5S_UNLIMITED
static inline hsize_t CHDF5_H5S_UNLIMITED(void) { return H5S_UNLIMITED; }
/// H5T_VARIABLE
static inline size_t CHDF5_H5T_VARIABLE(void) { return H5T_VARIABLE; }
/// H5F_ACC_RDONLY
static inline unsigned CHDF5_H5F_ACC_RDONLY(void) { return H5F_ACC_RDONLY; }
/// H5F_ACC_TRUNC
static inline unsigned CHDF5_H5F_ACC_TRUNC(void) { return H5F_ACC_TRUNC; }
/// H5T_C_S1
static inline hid_t CHDF5_H5T_C_S1(void) { return H5T_C_S1; }
/// H5T_NATIVE_INT8
static inline hid_t CHDF5_H5T_NATIVE_INT8(void) { return H5T_NATIVE_INT8; }
/// H5T_NATIVE_UINT8
static inline hid_t CHDF5_H5T_NATIVE_UINT8(void) { return H5T_NATIVE_UINT8; }
/// H5T_NATIVE_INT16
static inline hid_t CHDF5_H5T_NATIVE_INT16(void) { return H5T_NATIVE_INT16; }
/// H5T_NATIVE_UINT16
static inline hid_t CHDF5_H5T_NATIVE_UINT16(void) { return H5T_NATIVE_UINT16; }
/// H5T_NATIVE_INT32
static inline hid_t CHDF5_H5T_NATIVE_INT32(void) { return H5T_NATIVE_INT32; }
/// H5T_NATIVE_UINT32
static inline hid_t CHDF5_H5T_NATIVE_UINT32(void) { return H5T_NATIVE_UINT32; }
/// H5T_NATIVE_INT64
static inline hid_t CHDF5_H5T_NATIVE_INT64(void) { return H5T_NATIVE_INT64; }
/// H5T_NATIVE_UINT64
static inline hid_t CHDF5_H5T_NATIVE_UINT64(void) { return H5T_NATIVE_UINT64; }
/// H5T_NATIVE_FLOAT
static inline hid_t CHDF5_H5T_NATIVE_FLOAT(void) { return H5T_NATIVE_FLOAT; }
/// H5T_NATIVE_DOUBLE
static inline hid_t CHDF5_H5T_NATIVE_DOUBLE(void) { return H5T_NATIVE_DOUBLE; }
/// H5T_NATIVE_B8
static inline hid_t CHDF5_H5T_NATIVE_B8(void) { return H5T_NATIVE_B8; }
/// H5T_STD_REF_OBJ
static inline hid_t CHDF5_H5T_STD_REF_OBJ(void) { return H5T_STD_REF_OBJ; }
/// H5F_ACC_RDWR
static inline unsigned CHDF5_H5F_ACC_RDWR(void) { return H5F_ACC_RDWR; }
/// H5R_OBJECT, an enumerator of HDF5 1.10 and a macro of later ones
static inline H5R_type_t CHDF5_H5R_OBJECT(void) { return H5R_OBJECT; }
/// H5Z_CLASS_T_VERS
static inline int CHDF5_H5Z_CLASS_T_VERS(void) { return H5Z_CLASS_T_VERS; }

// Calls whose signature differs between HDF5 releases.

/// The type and the place of an object: two links lead to the same object when file number and token agree.
typedef struct {
    uint64_t file_number;
    /// The object's address (HDF5 1.10) or token (1.12 and later).
    uint8_t token[16];
} CHDF5_object_identity;

/// H5Oget_info2 (HDF5 1.10), H5Oget_info3 (1.12 and later)
static inline herr_t CHDF5_H5Oget_info(hid_t object, CHDF5_object_identity *identity) {
    memset(identity, 0, sizeof *identity);
#if H5_VERSION_GE(1, 12, 0)
    H5O_info2_t info;
    herr_t status = H5Oget_info3(object, &info, H5O_INFO_BASIC);
    if (status < 0) return status;
    memcpy(identity->token, &info.token, sizeof identity->token);
#else
    H5O_info_t info;
    herr_t status = H5Oget_info2(object, &info, H5O_INFO_BASIC);
    if (status < 0) return status;
    memcpy(identity->token, &info.addr, sizeof info.addr);
#endif
    identity->file_number = info.fileno;
    return status;
}

/// H5Dvlen_reclaim (HDF5 1.10), H5Treclaim (1.12 and later)
static inline herr_t CHDF5_H5Treclaim(hid_t type, hid_t space, hid_t transfer, void *buffer) {
#if H5_VERSION_GE(1, 12, 0)
    return H5Treclaim(type, space, transfer, buffer);
#else
    return H5Dvlen_reclaim(type, space, transfer, buffer);
#endif
}

/// H5Dread_chunk (HDF5 1.10 to 1.14), H5Dread_chunk2 (2.0 and later), of a chunk that takes `size` bytes in the file
static inline herr_t CHDF5_H5Dread_chunk(
    hid_t dataset, hid_t transfer, const hsize_t *offset, uint32_t *skipped_filters, void *buffer, size_t size
) {
#if H5_VERSION_GE(2, 0, 0)
    return H5Dread_chunk2(dataset, transfer, offset, skipped_filters, buffer, &size);
#else
    (void)size;
    return H5Dread_chunk(dataset, transfer, offset, skipped_filters, buffer);
#endif
}

/// H5Fis_hdf5 (HDF5 1.10), H5Fis_accessible (1.12 and later)
static inline htri_t CHDF5_H5Fis_accessible(const char *path) {
#if H5_VERSION_GE(1, 12, 0)
    return H5Fis_accessible(path, H5P_DEFAULT);
#else
    return H5Fis_hdf5(path);
#endif
}

/// Which file it is, its length in bytes, and the time of its last change
typedef struct {
    uint64_t device;
    uint64_t inode;
    int64_t length;
    int64_t seconds;
    int64_t nanoseconds;
} CHDF5_file_state;

/// The state of an open file on the disk by now; negative where that can't be known
static inline int CHDF5_state_now(hid_t file, CHDF5_file_state *state) {
    hid_t access = H5Fget_access_plist(file);
    if (access < 0) return -1;
    hid_t driver = H5Pget_driver(access);
    H5Pclose(access);
    // Its handle is a descriptor; what those of other drivers are is their own business.
    void *handle = NULL;
    struct stat status;
    if (driver != H5FD_SEC2 || H5Fget_vfd_handle(file, H5P_DEFAULT, &handle) < 0 || handle == NULL) return -1;
    if (fstat(*(const int *)handle, &status) != 0) return -1;
    state->device = (uint64_t)status.st_dev;
    state->inode = (uint64_t)status.st_ino;
    state->length = (int64_t)status.st_size;
#ifdef __APPLE__
    state->seconds = (int64_t)status.st_mtimespec.tv_sec;
    state->nanoseconds = (int64_t)status.st_mtimespec.tv_nsec;
#else
    state->seconds = (int64_t)status.st_mtim.tv_sec;
    state->nanoseconds = (int64_t)status.st_mtim.tv_nsec;
#endif
    return 0;
}

/// Told of each link of a group: its name, its kind (an H5L_type_t) and the bytes of its value; a non-zero answer stops.
typedef int (*CHDF5_link_visitor)(const char *name, int kind, size_t value_size, void *context);

typedef struct {
    CHDF5_link_visitor visitor;
    void *context;
} CHDF5_link_visit;

static inline herr_t CHDF5_visit_link(hid_t group, const char *name, const H5L_info_t *info, void *visit) {
    (void)group;
    CHDF5_link_visit *told = (CHDF5_link_visit *)visit;
    size_t value_size = info->type == H5L_TYPE_HARD ? 0 : info->u.val_size;
    return told->visitor(name, (int)info->type, value_size, told->context);
}

/// H5Literate, in the order of the names
static inline herr_t CHDF5_H5Literate(hid_t group, CHDF5_link_visitor visitor, void *context) {
    CHDF5_link_visit visit = {visitor, context};
    return H5Literate(group, H5_INDEX_NAME, H5_ITER_INC, NULL, CHDF5_visit_link, &visit);
}

static inline herr_t CHDF5_refuse_external_link(
    const char *parent_file, const char *parent_group, const char *child_file, const char *child_object,
    unsigned *access_flags, hid_t file_access, void *context
) {
    (void)parent_file; (void)parent_group; (void)child_file; (void)child_object;
    (void)access_flags; (void)file_access; (void)context;
    return -1;
}

/// H5Pset_elink_cb, with a callback that refuses to follow any external link
static inline herr_t CHDF5_refuse_external_links(hid_t link_access) {
    return H5Pset_elink_cb(link_access, CHDF5_refuse_external_link, NULL);
}
