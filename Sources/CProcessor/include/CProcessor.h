// What the processor does with its vector registers.

#ifndef GIBBOUS_PROCESSOR_H
#define GIBBOUS_PROCESSOR_H

#include "adamw.h"
#include "gradients.h"
#include "lanes.h"
#include "level.h"

#endif
