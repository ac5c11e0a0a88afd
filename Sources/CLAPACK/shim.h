#pragma once
#include <cblas.h>
// For the prototypes of LAPACK's Fortran symbols, which it includes.
#include <lapacke.h>

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
    LAPACK_dsyevr(
        &job, &range, &triangle, &order, matrix, &order, &unused, &unused, &firstIndex, &lastIndex, &tolerance, found,
        values, vectors, &order, support, work, &workCount, integerWork, &integerWorkCount, info);
}

/// `LAPACK_dgesdd`: the singular value decomposition of a real matrix.
static inline void CLAPACK_dgesdd(
    char job, int rows, int columns, double *matrix, double *values, double *left, int leftStride, double *right,
    int rightStride, double *work, int workCount, int *integerWork, int *info)
{
    LAPACK_dgesdd(
        &job, &rows, &columns, matrix, &rows, values, left, &leftStride, right, &rightStride, work, &workCount,
        integerWork, info);
}
