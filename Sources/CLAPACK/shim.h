#pragma once
#include <cblas.h>
// For the prototypes of LAPACK's Fortran symbols, which it includes.
#include <lapacke.h>

/// Makes OpenBLAS run what the calling thread asks of it on that thread alone: sums that are divided among threads have other
/// last bits.
///
/// To be called before everything, since the number of threads is the whole process's, and others may set it: OpenBLAS starts with
/// one for each core. Where it is built on OpenMP, the number is that of the calling thread, which only setting it tells.
static inline void CLAPACK_use_one_thread(void)
{
    if (openblas_get_num_threads() != 1 || openblas_get_parallel() == OPENBLAS_OPENMP) { openblas_set_num_threads(1); }
}

/// `LAPACK_dsyevr`: eigenvalues and eigenvectors of a real symmetric matrix.
static inline void CLAPACK_dsyevr(
    char job, char range, char triangle, int order, double *matrix, int firstIndex, int lastIndex, int *found,
    double *values, double *vectors, int *support, double *work, int workCount, int *integerWork, int integerWorkCount,
    int *info)
{
    // The bounds of a range of values, which the ranges 'A' and 'I' do not use.
    const double unused = 0;
    // Zero asks for the default tolerance, at which the fastest path is taken.
    const double tolerance = 0;
    CLAPACK_use_one_thread();
    LAPACK_dsyevr(
        &job, &range, &triangle, &order, matrix, &order, &unused, &unused, &firstIndex, &lastIndex, &tolerance, found,
        values, vectors, &order, support, work, &workCount, integerWork, &integerWorkCount, info);
}

/// `LAPACK_dgesdd`: the singular value decomposition of a real matrix.
static inline void CLAPACK_dgesdd(
    char job, int rows, int columns, double *matrix, double *values, double *left, int leftStride, double *right,
    int rightStride, double *work, int workCount, int *integerWork, int *info)
{
    CLAPACK_use_one_thread();
    LAPACK_dgesdd(
        &job, &rows, &columns, matrix, &rows, values, left, &leftStride, right, &rightStride, work, &workCount,
        integerWork, info);
}

/// The number of doubles in the vectors that this was compiled for, where the processor multiplies and adds them in one instruction;
/// 0 of other processors.
static inline int CLAPACK_fused_lanes(void)
{
#if defined(__AVX512F__)
    return 8;
#elif defined(__AVX2__) && defined(__FMA__)
    return 4;
#else
    return 0;
#endif
}
