// Calls of the system that Swift does not import: they are hidden behind feature macros, variadic, or typed differently on each system.
#ifndef CSYSTEM_SHIM_H
#define CSYSTEM_SHIM_H

#include <fcntl.h>
#ifdef __linux__
#include <malloc.h>
#endif
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#ifdef __linux__
extern int memfd_create(const char *name, unsigned int flags);
/// `sched_getaffinity`, with a set of as many bytes as are given, so that there may be any number of processors.
extern int CSystem_sched_getaffinity(pid_t process, size_t size, void *set) __asm__("sched_getaffinity");
#endif

/// The number of processors that the calling thread may run on; 0 where the system does not say.
static inline int CSystem_available_processors(void) {
    int count = 0;
#ifdef __linux__
    uint64_t words[1024];
    memset(words, 0, sizeof words);
    if (CSystem_sched_getaffinity(0, sizeof words, words) != 0) { return 0; }
    for (size_t index = 0; index < sizeof words / sizeof words[0]; index++) {
        count += __builtin_popcountll(words[index]);
    }
#endif
    return count;
}

/// The processor time that a process has used, in seconds; negative where the system does not say.
static inline double CSystem_processor_seconds(pid_t process) {
#ifdef __linux__
    clockid_t clock;
    struct timespec time;
    if (clock_getcpuclockid(process, &clock) != 0 || clock_gettime(clock, &time) != 0) { return -1; }
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
#else
    (void)process;
    return -1;
#endif
}

/// Starts a thread that leaves nothing behind when it ends; 0, or the number of an error.
static inline int CSystem_start_thread(size_t stack, void *(*body)(void *), void *context) {
    pthread_t thread;
    pthread_attr_t attributes;
    int status = pthread_attr_init(&attributes);
    if (status != 0) { return status; }
    status = pthread_attr_setstacksize(&attributes, stack);
    if (status == 0) { status = pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED); }
    if (status == 0) { status = pthread_create(&thread, &attributes, body, context); }
    pthread_attr_destroy(&attributes);
    return status;
}

#ifdef __linux__
extern int CSystem_pthread_setname(pthread_t thread, const char *name) __asm__("pthread_setname_np");
#endif

/// Names the calling thread.
static inline void CSystem_name_thread(const char *name) {
#ifdef __linux__
    char beginning[16];
    snprintf(beginning, sizeof beginning, "%s", name);
    CSystem_pthread_setname(pthread_self(), beginning);
#else
    pthread_setname_np(name);
#endif
}

/// A lock, and what threads wait by for a change.
typedef struct {
    pthread_mutex_t mutex;
    pthread_cond_t change;
} CSystem_condition;

/// Makes a condition, whose lock the thread that has it may take again where it is recursive.
static inline void CSystem_condition_create(CSystem_condition *condition, bool is_recursive) {
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_settype(&attributes, is_recursive ? PTHREAD_MUTEX_RECURSIVE : PTHREAD_MUTEX_DEFAULT);
    pthread_mutex_init(&condition->mutex, &attributes);
    pthread_mutexattr_destroy(&attributes);
    pthread_cond_init(&condition->change, NULL);
}

static inline void CSystem_condition_destroy(CSystem_condition *condition) {
    pthread_cond_destroy(&condition->change);
    pthread_mutex_destroy(&condition->mutex);
}

static inline void CSystem_condition_lock(CSystem_condition *condition) { pthread_mutex_lock(&condition->mutex); }

static inline void CSystem_condition_unlock(CSystem_condition *condition) { pthread_mutex_unlock(&condition->mutex); }

static inline void CSystem_condition_wait(CSystem_condition *condition) {
    pthread_cond_wait(&condition->change, &condition->mutex);
}

static inline void CSystem_condition_broadcast(CSystem_condition *condition) {
    pthread_cond_broadcast(&condition->change);
}

/// `snprintf` of one number: with so many decimals, by a power of ten, or with so many digits, as the form f, e or g says.
static inline int CSystem_print_number(char *text, size_t size, char form, int precision, double value) {
    switch (form) {
    case 'f': return snprintf(text, size, "%.*f", precision, value);
    case 'e': return snprintf(text, size, "%.*e", precision, value);
    default: return snprintf(text, size, "%.*g", precision, value);
    }
}

/// Gives back the memory of pages, which are zeros then.
static inline void CSystem_discard(void *address, size_t count, int is_shared) {
#ifdef __linux__
    madvise(address, count, is_shared ? MADV_REMOVE : MADV_DONTNEED);
#else
    (void)address;
    (void)count;
    (void)is_shared;
#endif
}

/// Has memory that will be written to made ready in one go, where the system can: a page at a time takes longer.
static inline void CSystem_make_ready(void *address, size_t count) {
#ifdef MADV_POPULATE_WRITE
    madvise(address, count, MADV_POPULATE_WRITE);
#elif defined(__linux__)
    // MADV_POPULATE_WRITE of Linux 5.14 on; older ones refuse it.
    madvise(address, count, 23);
#else
    (void)address;
    (void)count;
#endif
}

/// A descriptor of memory without a name, closed on exec; -1 with errno where there is none.
static inline int CSystem_open_memory(void) {
#ifdef __linux__
    // MFD_CLOEXEC
    return memfd_create("gibbous", 1U);
#else
    char name[32];
    snprintf(name, sizeof name, "/gibbous-%d", (int)getpid());
    int descriptor = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0600);
    if (descriptor >= 0) {
        shm_unlink(name);
        fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    }
    return descriptor;
#endif
}

/// Two ends of a stream, closed on exec; 0, or -1 with errno.
static inline int CSystem_open_stream(int ends[2]) {
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) { return -1; }
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
#ifdef SO_NOSIGPIPE
    int yes = 1;
    setsockopt(ends[0], SOL_SOCKET, SO_NOSIGPIPE, &yes, sizeof yes);
    setsockopt(ends[1], SOL_SOCKET, SO_NOSIGPIPE, &yes, sizeof yes);
#endif
    return 0;
}

/// Sends bytes; a stream that nobody reads any more is an error, not a signal.
static inline ssize_t CSystem_send(int descriptor, const void *bytes, size_t count) {
#ifdef MSG_NOSIGNAL
    return send(descriptor, bytes, count, MSG_NOSIGNAL);
#else
    return send(descriptor, bytes, count, 0);
#endif
}

/// Keeps a process that is ended by a signal from leaving a core file behind.
static inline int CSystem_leave_no_core(void) {
    struct rlimit limit = {0, 0};
    return setrlimit(RLIMIT_CORE, &limit);
}

/// Lifts the limit on the size of files as far as it may be: shared memory counts as a file.
static inline int CSystem_lift_file_limit(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_FSIZE, &limit) != 0) { return -1; }
    limit.rlim_cur = limit.rlim_max;
    return setrlimit(RLIMIT_FSIZE, &limit);
}

/// The addresses that a process may have, in bytes; as many as there are numbers where there is no limit.
static inline unsigned long long CSystem_address_limit(void) {
    struct rlimit limit;
    return getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY ? limit.rlim_cur : ~0ULL;
}

/// The memory that a process may have for itself, in bytes; as many as there are numbers where there is no limit.
static inline unsigned long long CSystem_data_limit(void) {
    struct rlimit limit;
    return getrlimit(RLIMIT_DATA, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY ? limit.rlim_cur : ~0ULL;
}

/// Has the C library take memory for all threads from two places rather than from one for each, which leaves less of it unused.
static inline void CSystem_share_memory(void) {
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, 2);
#endif
}

/// Bounds the memory that a process can have for itself, in bytes; what it shares does not count.
static inline int CSystem_limit_own_memory(unsigned long long bytes) {
    struct rlimit limit = {(rlim_t)bytes, (rlim_t)bytes};
    return setrlimit(RLIMIT_DATA, &limit);
}

#endif
