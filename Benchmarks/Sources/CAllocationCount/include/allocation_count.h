// How many allocations the process has made: on Linux with glibc, whose functions are counted as they are called.

#ifndef ALLOCATION_COUNT_H
#define ALLOCATION_COUNT_H

/// The allocations made so far, by all threads; -1 where they can't be counted.
long CAllocationCount_get(void);

#endif
