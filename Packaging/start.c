// The entry of a program that is linked with a C library of 2.34 or later and runs with an older one, too.
//
// Since 2.34 the C library itself runs a program's initialisers; before, a function of the program did so, and newer ones still
// call it where it is given. The linker is told to begin here (-e gibbous_start) instead of in its own file.

#include <stddef.h>

typedef void (*initialiser)(int, char **, char **);

__asm__(".symver older_start_main,__libc_start_main@GLIBC_2.2.5");
extern int older_start_main(
    int (*program)(int, char **, char **), int count, char **arguments, initialiser initialise, void (*finish)(void),
    void (*finish_loader)(void), void *stack_end);

extern int main(int count, char **arguments, char **environment);
extern void _init(void);
extern const initialiser __init_array_start[] __attribute__((weak, visibility("hidden")));
extern const initialiser __init_array_end[] __attribute__((weak, visibility("hidden")));

/// Runs the program's initialisers. What is to be done at its end the system's loader does.
static void initialise(int count, char **arguments, char **environment) {
    _init();
    const ptrdiff_t number = __init_array_end - __init_array_start;
    for (ptrdiff_t index = 0; index < number; index++) __init_array_start[index](count, arguments, environment);
}

/// Hands over what the system has put on the stack: the number of arguments, and the arguments.
__attribute__((noreturn, used)) static void gibbous_start_main(long *stack, void (*finish_loader)(void)) {
    older_start_main(main, (int)stack[0], (char **)(stack + 1), initialise, NULL, finish_loader, stack);
    __builtin_trap();
}

__asm__(
    ".globl gibbous_start\n"
    ".type gibbous_start, @function\n"
    "gibbous_start:\n"
    "    xorl %ebp, %ebp\n"
    "    movq %rsp, %rdi\n"
    "    movq %rdx, %rsi\n"
    "    andq $-16, %rsp\n"
    "    call gibbous_start_main\n"
    "    hlt\n");
