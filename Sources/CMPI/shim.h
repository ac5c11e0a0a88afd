#pragma once
#include <mpi.h>
#include <unistd.h>

// Communicators and types are macros that Swift can't see. All functions return MPI_SUCCESS, 0, or an error's number.

/// Joins the other processes; calls come from one thread at a time.
static inline int CMPI_begin(int *rank, int *count) {
    int provided, status = MPI_Init_thread(NULL, NULL, MPI_THREAD_SERIALIZED, &provided);
    if (status == MPI_SUCCESS) { status = MPI_Comm_set_errhandler(MPI_COMM_WORLD, MPI_ERRORS_RETURN); }
    if (status == MPI_SUCCESS) { status = MPI_Comm_rank(MPI_COMM_WORLD, rank); }
    if (status == MPI_SUCCESS) { status = MPI_Comm_size(MPI_COMM_WORLD, count); }
    return status;
}

/// Waits until all processes have called it, without taking the processor from those that still work.
static inline int CMPI_meet(void) {
    MPI_Request request;
    int status = MPI_Ibarrier(MPI_COMM_WORLD, &request), is_done = 0;
    while (status == MPI_SUCCESS && !is_done) {
        status = MPI_Test(&request, &is_done, MPI_STATUS_IGNORE);
        if (!is_done) { usleep(2000); }
    }
    return status;
}

/// Sends one process' bytes to all others.
static inline int CMPI_broadcast(void *bytes, int count, int from) {
    return MPI_Bcast(bytes, count, MPI_BYTE, from, MPI_COMM_WORLD);
}

/// Ends this process' part; all have to call it.
static inline int CMPI_end(void) { return MPI_Finalize(); }

/// True between CMPI_begin and CMPI_end.
static inline int CMPI_is_begun(void) {
    int is_begun = 0, is_ended = 0;
    MPI_Initialized(&is_begun);
    MPI_Finalized(&is_ended);
    return is_begun && !is_ended;
}

/// Lets a second pass in all processes but the first.
static inline void CMPI_let_first_fail(void) {
    int rank = 0;
    if (CMPI_is_begun() && MPI_Comm_rank(MPI_COMM_WORLD, &rank) == MPI_SUCCESS && rank > 0) { sleep(1); }
}

/// Ends all processes, if there are any.
static inline void CMPI_abort(int status) {
    if (CMPI_is_begun()) { MPI_Abort(MPI_COMM_WORLD, status); }
}
