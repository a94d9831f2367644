// Shared by the files of this shim; see include/CNcurses.h for what each part promises.
#ifndef THRESH_CNCURSES_INTERNAL_H
#define THRESH_CNCURSES_INTERNAL_H

#include <stddef.h>
#include <stdint.h>
#include <termios.h>

#include "CNcurses.h"

// console.c: what a crash handler needs, valid while console_is_up.
extern int console_is_open;
extern int console_open_flags;
extern volatile int console_is_up;
extern int console_tty;
extern char console_farewell[512];
extern volatile size_t console_farewell_length;
extern struct termios console_saved_modes;

// signals.c
int console_make_wake_pipe(void);
int console_wake_descriptor(void);
void console_install_signals(void);
void console_restore_signals(void);

// capture.c
void console_start_capture(void);
void console_stop_capture(void);
int console_capture_descriptor(void);
/// Only async-signal-safe calls: gives standard error back and repeats on it what was written last.
void console_spill_capture(void);

// input.c
void console_start_input(void);
/// Characters that came while the terminal was being probed, to be read first.
void console_keep_typed(const unsigned char *bytes, size_t count);

/// write(2) until all is written or it fails.
void console_write_all(int descriptor, const char *bytes, size_t count);
/// tcsetattr that cannot stop a process in the background.
void console_set_modes(int descriptor, const struct termios *modes);

#endif
