// Functions that the GNU C library has had for some releases only, for programs that were linked with a newer one than they run
// with; and those of libraries that are left out, which nothing calls.
//
// They do what the C library's own do, by the same calls of the system.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/syscall.h>
#include <threads.h>
#include <unistd.h>

struct stat;

#define SUPPLIED __attribute__((visibility("default")))

// 2.32: a program of one thread may leave out locks. This one has several.
SUPPLIED char __libc_single_threaded = 0;

// 2.33: before it they were functions inside each program. The system's `struct stat` is the C library's on x86-64.
static int status_of(int folder, const char *path, struct stat *status, int flags) {
    return (int)syscall(SYS_newfstatat, folder, path, status, flags);
}
SUPPLIED int fstatat(int folder, const char *path, struct stat *status, int flags) {
    return status_of(folder, path, status, flags);
}
SUPPLIED int fstatat64(int folder, const char *path, struct stat *status, int flags) {
    return status_of(folder, path, status, flags);
}
SUPPLIED int stat(const char *path, struct stat *status) { return status_of(AT_FDCWD, path, status, 0); }
SUPPLIED int stat64(const char *path, struct stat *status) { return status_of(AT_FDCWD, path, status, 0); }
SUPPLIED int lstat(const char *path, struct stat *status) {
    return status_of(AT_FDCWD, path, status, AT_SYMLINK_NOFOLLOW);
}
SUPPLIED int lstat64(const char *path, struct stat *status) {
    return status_of(AT_FDCWD, path, status, AT_SYMLINK_NOFOLLOW);
}
SUPPLIED int fstat(int file, struct stat *status) { return (int)syscall(SYS_fstat, file, status); }
SUPPLIED int fstat64(int file, struct stat *status) { return (int)syscall(SYS_fstat, file, status); }

// 2.32 and 2.34 moved these from libpthread to libc, and their older version is not the oldest: the C library's own are called.
#define CALL_NEXT(name, parameters, arguments)                                                                         \
    SUPPLIED int name parameters {                                                                                     \
        static int(*next) parameters;                                                                                  \
        if (!next) next = (int(*) parameters)dlsym(RTLD_NEXT, #name);                                                  \
        return next ? next arguments : ENOSYS;                                                                         \
    }
CALL_NEXT(pthread_getaffinity_np, (pthread_t thread, size_t size, cpu_set_t *set), (thread, size, set))
CALL_NEXT(pthread_setaffinity_np, (pthread_t thread, size_t size, const cpu_set_t *set), (thread, size, set))
CALL_NEXT(pthread_attr_setaffinity_np, (pthread_attr_t *attributes, size_t size, const cpu_set_t *set), (attributes, size, set))
CALL_NEXT(pthread_setname_np, (pthread_t thread, const char *name), (thread, name))
CALL_NEXT(pthread_getname_np, (pthread_t thread, char *name, size_t size), (thread, name, size))

// 2.34.
SUPPLIED int close_range(unsigned first, unsigned last, int flags) { return (int)syscall(436, first, last, flags); }

// 2.36.
SUPPLIED void arc4random_buf(void *bytes, size_t count) {
    while (count > 0) {
        const ssize_t given = getrandom(bytes, count < 256 ? count : 256, 0);
        if (given < 0) {
            if (errno == EINTR) continue;
            abort();
        }
        bytes = (char *)bytes + given;
        count -= (size_t)given;
    }
}
SUPPLIED uint32_t arc4random(void) {
    uint32_t number;
    arc4random_buf(&number, sizeof number);
    return number;
}

/// Ends the program, which has called what it was made without.
static void refuse(const char *name) {
    static const char beginning[] = "gibbous: left out of this build: ";
    ssize_t written = write(STDERR_FILENO, beginning, sizeof beginning - 1);
    written = write(STDERR_FILENO, name, strlen(name));
    written = write(STDERR_FILENO, "\n", 1);
    (void)written;
    _exit(70);
}

#define ABSENT(name) SUPPLIED void name(void) { refuse(#name); }

// 2.34 brought these, which look for names in the network for GIO, from libresolv.
ABSENT(dn_expand)
ABSENT(res_nquery)

// GIO asks this before it asks more of SELinux.
SUPPLIED int is_selinux_enabled(void) { return 0; }

// ABSENT(name) for each function of a library that is left out; script/package finds out which.
#if defined(ABSENT_FUNCTIONS)
#include ABSENT_FUNCTIONS
#endif
