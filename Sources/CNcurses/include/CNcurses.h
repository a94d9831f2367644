// The terminal as this project needs it. Everything of curses stays behind this header: no macro, no
// type and no global of it is visible here.
//
// One terminal at a time, driven by one thread; only console_wake may be called from any.
#ifndef THRESH_CNCURSES_H
#define THRESH_CNCURSES_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// MARK: Before a terminal is opened

/// 1: the input is a terminal, 2: the output is, 3: both.
int32_t console_interactive(int32_t input, int32_t output);

/// Whether the person's locale says UTF-8.
int32_t console_locale_is_utf8(void);

enum {
  CONSOLE_TYPE_UNKNOWN = -1,   // no such entry in the terminal database
  CONSOLE_NO_DATABASE = -2,
  CONSOLE_TYPE_TOO_PLAIN = -3, // cannot place its cursor: dumb, a printer
};

/// Number of colours of a type of terminal, 0 for none, or one of the above.
int32_t console_type_colors(const char *type);

/// Prints one character of three bytes and asks where the cursor is: 1 when the terminal took it for
/// one column (UTF-8), 0 when not, -1 when it does not answer in time. Typed keys are kept.
int32_t console_probe_utf8(int32_t input, int32_t output, int32_t timeout_milliseconds);

/// Writes a question that ends by asking for the primary device attributes (ESC [ c), which every
/// terminal answers, and reads until it has, or the time is up. Nothing is echoed, signals wait, and
/// the terminal's modes are as before afterwards. Keys typed meanwhile are in what was read.
/// Returns how many bytes were read, or -1 where this process may not ask.
int32_t console_ask(
  int32_t input, int32_t output, const uint8_t *question, int32_t count, uint8_t *answer,
  int32_t capacity, int32_t timeout_milliseconds);

// MARK: Opening and closing

enum {
  CONSOLE_MOUSE = 1,
  CONSOLE_COLOR = 2,
  CONSOLE_UTF8 = 4,
};

/// Takes the screen over, that of the descriptors `input` and `output`, which stay the caller's.
/// Returns 0, or -1 when curses refuses the type, or -2 when one is open.
int32_t console_open(const char *type, int32_t flags, int32_t input, int32_t output);

/// Gives everything back as it was: screen, modes, signal handlers, standard output and error.
/// Harmless when nothing is open. Also run at exit.
void console_close(void);

/// Gives the screen back for a while, and takes it again.
void console_leave(void);
void console_enter(void);

/// Gives the screen back, stops the process as Ctrl-Z would, and takes it again on return.
void console_stop_process(void);

// MARK: Drawing

enum {
  CONSOLE_BOLD = 1,
  CONSOLE_DIM = 2,
  CONSOLE_ITALIC = 4,
  CONSOLE_REVERSE = 8,
  CONSOLE_UNDERLINE = 16,
};

/// A style for the following console_put calls. Colours: -1 for the terminal's own, else an index, or
/// 0xRRGGBB where console_type_colors says 16777216.
void console_style(int32_t attributes, int32_t foreground, int32_t background);

/// Puts `count` characters of one scalar each from a column on, each taking widths[i] (1 or 2) columns.
void console_put(int32_t x, int32_t y, const uint32_t *scalars, const uint8_t *widths, int32_t count);

/// Puts one character made of a base and combining marks, at most 5 scalars.
void console_put_cluster(
  int32_t x, int32_t y, const uint32_t *scalars, int32_t count, int32_t width);

/// Where the cursor stands when shown; x < 0 hides it.
void console_cursor(int32_t x, int32_t y);

/// Sends what changed to the terminal.
void console_flush(void);

/// Forgets what the terminal shows: the next flush clears it and draws everything.
void console_forget(void);

/// Writes bytes that curses knows nothing of: questions, and pictures. They must leave the style of
/// later characters alone; whoever moves the cursor with them calls console_return_cursor.
void console_send(const uint8_t *bytes, int32_t count);

/// Puts the cursor where curses believes it to be.
void console_return_cursor(void);

void console_beep(void);

/// Asks the terminal to put text on the clipboard (OSC 52); one that cannot ignores it.
/// `base64` ends with a zero byte.
void console_copy(const char *base64);

// MARK: Size

/// The size curses works with.
void console_size(int32_t *columns, int32_t *lines);

/// The pixels of a cell as the terminal's driver knows them, or 0 and 0.
void console_cell_size(int32_t *width, int32_t *height);

/// Adopts the terminal's present size; returns whether it changed.
int32_t console_adopt_size(void);

// MARK: Input

enum {
  CONSOLE_HAS_INPUT = 1,
  CONSOLE_HAS_SIGNALS = 2,
  CONSOLE_HAS_OUTPUT = 4,
  CONSOLE_GONE = 8,  // the terminal hung up; reported once
};

/// Waits for any of the above; a negative time waits without end.
int32_t console_wait(int32_t timeout_milliseconds);

/// What console_read gives: a scalar as it is, or CONSOLE_KEY | modifiers << 16 | one of the keys.
enum {
  CONSOLE_KEY = 0x40000000,
  CONSOLE_SHIFT = 1 << 16,
  CONSOLE_ALT = 2 << 16,
  CONSOLE_CONTROL = 4 << 16,
};
enum {
  CONSOLE_KEY_UP = 1, CONSOLE_KEY_DOWN, CONSOLE_KEY_LEFT, CONSOLE_KEY_RIGHT, CONSOLE_KEY_HOME,
  CONSOLE_KEY_END, CONSOLE_KEY_PAGE_UP, CONSOLE_KEY_PAGE_DOWN, CONSOLE_KEY_INSERT,
  CONSOLE_KEY_DELETE, CONSOLE_KEY_BACKSPACE, CONSOLE_KEY_BACK_TAB, CONSOLE_KEY_ENTER,
  CONSOLE_KEY_MOUSE,        // followed by the rest of an SGR report: "0;12;5M"
  CONSOLE_KEY_MOUSE_PLAIN,  // followed by three characters, as before SGR
  CONSOLE_KEY_PASTE_START, CONSOLE_KEY_PASTE_END,
  CONSOLE_KEY_F0 = 64,      // function keys: F0 + n
};

/// Keys and characters that are waiting; returns how many were written.
int32_t console_read(uint32_t *codes, int32_t capacity);

enum { CONSOLE_WOKEN = 0 };

/// Signal numbers that arrived, CONSOLE_WOKEN for a wake; returns how many were written.
int32_t console_take_signals(uint8_t *signals, int32_t capacity);

/// The kinds among these numbers: 'w' size, 'i' interrupt, 't' terminate, 'h' hangup, 'z' stop,
/// 'c' continue, 0 for none of these.
int32_t console_signal_kind(uint8_t number);

/// Makes console_wait return. Safe from any thread and from signal handlers, at any time.
void console_wake(void);

/// Bytes that were written to standard output or error since the screen is up.
int32_t console_take_output(uint8_t *bytes, int32_t capacity);

#ifdef __cplusplus
}
#endif
#endif
