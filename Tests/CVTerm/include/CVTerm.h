// A program in a pseudo terminal, and a terminal emulator (libvterm) that shows what it draws.
#ifndef THRESH_CVTERM_H
#define THRESH_CVTERM_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct CVTerm CVTerm;

/// Starts a program with its standard input, output and error in a new terminal that controls it.
/// `arguments` (the first being the program's name) and `environment` (NAME=value) are lists of
/// strings, each ended by a 0, the list by one more. `directory` may be NULL. NULL when it fails.
CVTerm *cvterm_spawn(
  const char *path, const char *arguments, const char *environment, const char *directory,
  int32_t columns, int32_t lines);

/// Kills the program if it still runs, and frees all.
void cvterm_free(CVTerm *terminal);

/// Waits for output, shows it and answers it; returns 0 when the program has closed the terminal.
int32_t cvterm_pump(CVTerm *terminal, int32_t timeout_milliseconds);

// MARK: What is on the screen

typedef struct {
  int32_t width;       // 1 or 2; 0 for the right half of a wide character
  int32_t foreground;  // 0xRRGGBB, -1 for the terminal's own
  int32_t background;
  int32_t foreground_index;  // of 256, -1 when own or exact
  int32_t background_index;
  int32_t bold, italic, underline, reverse;
} CVTermCell;

CVTermCell cvterm_cell(CVTerm *terminal, int32_t column, int32_t line);

/// The text of a line as UTF-8 without trailing blanks; returns its length, at most `capacity`.
int32_t cvterm_line(CVTerm *terminal, int32_t line, uint8_t *bytes, int32_t capacity);

int32_t cvterm_columns(CVTerm *terminal);
int32_t cvterm_lines(CVTerm *terminal);
int32_t cvterm_is_alternate(CVTerm *terminal);
int32_t cvterm_cursor_is_visible(CVTerm *terminal);
int32_t cvterm_cursor_column(CVTerm *terminal);
int32_t cvterm_cursor_line(CVTerm *terminal);
/// 0: not asked for; 1: clicks, 2: drags too, 3: every motion.
int32_t cvterm_mouse_mode(CVTerm *terminal);
int32_t cvterm_bells(CVTerm *terminal);
/// Bytes the program has written so far.
int64_t cvterm_bytes(CVTerm *terminal);

// MARK: What a person does

void cvterm_send(CVTerm *terminal, const uint8_t *bytes, int32_t count);
/// 'u' 'd' 'l' 'r' arrows, 'h' home, 'e' end, 'U' page up, 'D' page down, 'i' insert, 'x' delete,
/// 'b' backspace, 'n' enter, 't' tab, 'E' escape, or 1...12 for function keys; modifiers: 1 shift,
/// 2 alt, 4 control. Sent as the program asked for them.
void cvterm_key(CVTerm *terminal, int32_t key, int32_t modifiers);
void cvterm_paste(CVTerm *terminal, const uint8_t *bytes, int32_t count);
void cvterm_mouse_move(CVTerm *terminal, int32_t column, int32_t line, int32_t modifiers);
/// Buttons 1...3, 4 wheel up, 5 wheel down.
void cvterm_mouse_button(CVTerm *terminal, int32_t button, int32_t pressed, int32_t modifiers);
void cvterm_resize(CVTerm *terminal, int32_t columns, int32_t lines);
/// Closes the terminal as a dropped connection does.
void cvterm_hang_up(CVTerm *terminal);

// MARK: The program

int32_t cvterm_process(CVTerm *terminal);
void cvterm_signal(CVTerm *terminal, int32_t number);
/// -1 while it runs, its exit code, or 128 and the number of the signal that ended it.
int32_t cvterm_exit_status(CVTerm *terminal);
/// Whether the terminal echoes, and whether it reads by lines: both so before and after a program.
int32_t cvterm_echoes(CVTerm *terminal);
int32_t cvterm_reads_lines(CVTerm *terminal);

#ifdef __cplusplus
}
#endif
#endif
