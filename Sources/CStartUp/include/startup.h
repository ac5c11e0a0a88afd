// What has to be known or done before any library is loaded.

#ifndef GIBBOUS_STARTUP_H
#define GIBBOUS_STARTUP_H

/// The number of words that the program was started with, its name included; 0 where the system tells it elsewhere.
int CStartUp_argument_count(void);

/// A word that the program was started with, counted from 0; null beyond the last.
const char *CStartUp_argument(int index);

/// The path by which the program can be started again; null where the system does not tell.
const char *CStartUp_executable(void);

#endif
