// Keys: from escape sequences to this project's own codes. See console_read.
#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

#include "internal.h"

// Codes given to define_key: above every code of curses' own and of its extended capabilities.
enum { own_base = 4096, own_modifiers = 256 };

static int own(int key, int modifiers) { return own_base + modifiers * own_modifiers + key; }

static void define(const char *sequence, int key, int modifiers) {
  define_key(sequence, own(key, modifiers));
}

// The terminal database knows few keys with modifiers, and often names another cursor-key mode than
// the terminal is in; xterm's sequences are what nearly all terminals send.
static void define_keys(void) {
  static const struct { char letter; int key; } letters[] = {
    {'A', CONSOLE_KEY_UP}, {'B', CONSOLE_KEY_DOWN}, {'C', CONSOLE_KEY_RIGHT},
    {'D', CONSOLE_KEY_LEFT}, {'H', CONSOLE_KEY_HOME}, {'F', CONSOLE_KEY_END},
    {'P', CONSOLE_KEY_F0 + 1}, {'Q', CONSOLE_KEY_F0 + 2}, {'R', CONSOLE_KEY_F0 + 3},
    {'S', CONSOLE_KEY_F0 + 4},
  };
  static const struct { int number; int key; } numbers[] = {
    {1, CONSOLE_KEY_HOME}, {2, CONSOLE_KEY_INSERT}, {3, CONSOLE_KEY_DELETE}, {4, CONSOLE_KEY_END},
    {5, CONSOLE_KEY_PAGE_UP}, {6, CONSOLE_KEY_PAGE_DOWN}, {7, CONSOLE_KEY_HOME},
    {8, CONSOLE_KEY_END},
  };
  char sequence[32];
  for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
    snprintf(sequence, sizeof sequence, "\033O%c", letters[i].letter);
    define(sequence, letters[i].key, 0);
    if (letters[i].letter >= 'P') continue;
    snprintf(sequence, sizeof sequence, "\033[%c", letters[i].letter);
    define(sequence, letters[i].key, 0);
    for (int modifiers = 1; modifiers < 8; modifiers++) {
      snprintf(sequence, sizeof sequence, "\033[1;%d%c", modifiers + 1, letters[i].letter);
      define(sequence, letters[i].key, modifiers);
    }
  }
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
    snprintf(sequence, sizeof sequence, "\033[%d~", numbers[i].number);
    define(sequence, numbers[i].key, 0);
    for (int modifiers = 1; modifiers < 8; modifiers++) {
      snprintf(sequence, sizeof sequence, "\033[%d;%d~", numbers[i].number, modifiers + 1);
      define(sequence, numbers[i].key, modifiers);
    }
  }
  define("\033[Z", CONSOLE_KEY_BACK_TAB, 0);
  define("\033[<", CONSOLE_KEY_MOUSE, 0);
  define("\033[M", CONSOLE_KEY_MOUSE_PLAIN, 0);
  define("\033[200~", CONSOLE_KEY_PASTE_START, 0);
  define("\033[201~", CONSOLE_KEY_PASTE_END, 0);
}

static uint32_t translated(wint_t code) {
  if (code >= own_base) {
    int value = (int)code - own_base;
    return CONSOLE_KEY | (uint32_t)(value / own_modifiers) << 16 | (uint32_t)(value % own_modifiers);
  }
  if (code > KEY_F0 && code <= KEY_F0 + 24) return CONSOLE_KEY | (CONSOLE_KEY_F0 + code - KEY_F0);
  uint32_t key = 0;
  switch (code) {
    case KEY_UP: key = CONSOLE_KEY_UP; break;
    case KEY_DOWN: key = CONSOLE_KEY_DOWN; break;
    case KEY_LEFT: key = CONSOLE_KEY_LEFT; break;
    case KEY_RIGHT: key = CONSOLE_KEY_RIGHT; break;
    case KEY_HOME: case KEY_FIND: case KEY_A1: key = CONSOLE_KEY_HOME; break;
    case KEY_END: case KEY_SELECT: case KEY_C1: key = CONSOLE_KEY_END; break;
    case KEY_PPAGE: case KEY_A3: key = CONSOLE_KEY_PAGE_UP; break;
    case KEY_NPAGE: case KEY_C3: key = CONSOLE_KEY_PAGE_DOWN; break;
    case KEY_IC: key = CONSOLE_KEY_INSERT; break;
    case KEY_DC: key = CONSOLE_KEY_DELETE; break;
    case KEY_BACKSPACE: key = CONSOLE_KEY_BACKSPACE; break;
    case KEY_BTAB: key = CONSOLE_KEY_BACK_TAB; break;
    case KEY_ENTER: key = CONSOLE_KEY_ENTER; break;
    case KEY_SLEFT: key = CONSOLE_KEY_LEFT | CONSOLE_SHIFT; break;
    case KEY_SRIGHT: key = CONSOLE_KEY_RIGHT | CONSOLE_SHIFT; break;
    case KEY_SR: key = CONSOLE_KEY_UP | CONSOLE_SHIFT; break;
    case KEY_SF: key = CONSOLE_KEY_DOWN | CONSOLE_SHIFT; break;
    case KEY_SHOME: key = CONSOLE_KEY_HOME | CONSOLE_SHIFT; break;
    case KEY_SEND: key = CONSOLE_KEY_END | CONSOLE_SHIFT; break;
    case KEY_SDC: key = CONSOLE_KEY_DELETE | CONSOLE_SHIFT; break;
    default: return 0;
  }
  return CONSOLE_KEY | key;
}

// MARK: Reading

// Keys are read through a pad: from the screen's own window, curses would first draw it.
static WINDOW *pad;

void console_start_input(void) {
  pad = newpad(1, 1);
  if (pad == NULL) pad = stdscr;
  keypad(pad, TRUE);
  wtimeout(pad, 0);
  define_keys();
}

static unsigned char typed[256];
static size_t typed_count;

void console_keep_typed(const unsigned char *bytes, size_t count) {
  for (size_t i = 0; i < count && typed_count < sizeof typed; i++) typed[typed_count++] = bytes[i];
}

int32_t console_read(uint32_t *codes, int32_t capacity) {
  int32_t count = 0;
  for (size_t i = 0; i < typed_count && count < capacity; i++) codes[count++] = typed[i];
  typed_count = 0;
  if (!console_is_up || pad == NULL) return count;
  while (count < capacity) {
    wint_t code;
    int kind = wget_wch(pad, &code);
    if (kind == ERR) break;
    uint32_t value = kind == KEY_CODE_YES ? translated(code) : (uint32_t)code;
    if (value != 0 || kind == OK) codes[count++] = value;
  }
  return count;
}

// MARK: Asking the terminal

static int milliseconds_since(const struct timespec *start) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int)((time.tv_sec - start->tv_sec) * 1000 + (time.tv_nsec - start->tv_nsec) / 1000000);
}

/// The column of a cursor report (ESC [ line ; column R) in what was read, or -1; sets where it lies.
static int cursor_report(const unsigned char *bytes, size_t count, size_t *start, size_t *end) {
  for (size_t i = 0; i + 1 < count; i++) {
    if (bytes[i] != 033 || bytes[i + 1] != '[') continue;
    int numbers[2] = {0, 0}, which = 0;
    size_t j = i + 2;
    for (; j < count && ((bytes[j] >= '0' && bytes[j] <= '9') || bytes[j] == ';'); j++) {
      if (bytes[j] == ';') { if (++which > 1) break; }
      else if (numbers[which] < 10000) numbers[which] = numbers[which] * 10 + bytes[j] - '0';
    }
    if (j < count && bytes[j] == 'R' && which == 1) {
      *start = i;
      *end = j + 1;
      return numbers[1];
    }
  }
  return -1;
}

int32_t console_probe_utf8(int32_t input, int32_t output, int32_t timeout_milliseconds) {
  struct termios before;
  if (console_is_up || tcgetattr(input, &before) != 0) return -1;
  struct termios raw = before;
  raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
  raw.c_cc[VMIN] = 0;
  raw.c_cc[VTIME] = 0;
  console_set_modes(input, &raw);
  // A blank braille cell: one column where UTF-8 is understood, three or none where it is not.
  static const char question[] = "\r\342\240\200\033[6n";
  console_write_all(output, question, sizeof question - 1);
  unsigned char bytes[256];
  size_t count = 0, start = 0, end = 0;
  int column = -1;
  struct timespec began;
  clock_gettime(CLOCK_MONOTONIC, &began);
  while (column < 0 && count < sizeof bytes) {
    int left = timeout_milliseconds - milliseconds_since(&began);
    if (left <= 0) break;
    struct pollfd fd = {.fd = input, .events = POLLIN};
    int ready = poll(&fd, 1, left);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0 || !(fd.revents & POLLIN)) break;
    ssize_t got = read(input, bytes + count, sizeof bytes - count);
    if (got <= 0) break;
    count += (size_t)got;
    column = cursor_report(bytes, count, &start, &end);
  }
  static const char wipe[] = "\r   \r";
  console_write_all(output, wipe, sizeof wipe - 1);
  console_set_modes(input, &before);
  typed_count = 0;
  console_keep_typed(bytes, column < 0 ? count : start);
  if (column >= 0) console_keep_typed(bytes + end, count - end);
  return column < 0 ? -1 : column == 2;
}

/// Whether primary device attributes (ESC [ ? numbers c) are among what was read.
static int has_attributes(const unsigned char *bytes, int count) {
  for (int i = 0; i + 2 < count; i++) {
    if (bytes[i] != 033 || bytes[i + 1] != '[' || bytes[i + 2] != '?') continue;
    int j = i + 3;
    while (j < count && ((bytes[j] >= '0' && bytes[j] <= '9') || bytes[j] == ';')) j++;
    if (j < count && bytes[j] == 'c') return 1;
  }
  return 0;
}

int32_t console_ask(
  int32_t input, int32_t output, const uint8_t *question, int32_t count, uint8_t *answer,
  int32_t capacity, int32_t timeout_milliseconds
) {
  struct termios before;
  // In the background a read would stop the process.
  if (console_is_up || tcgetpgrp(input) != getpgrp() || tcgetattr(input, &before) != 0) return -1;
  sigset_t all, mask;
  sigfillset(&all);
  sigprocmask(SIG_BLOCK, &all, &mask);
  struct termios raw = before;
  raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
  raw.c_cc[VMIN] = 0;
  raw.c_cc[VTIME] = 0;
  console_set_modes(input, &raw);
  console_write_all(output, (const char *)question, (size_t)count);
  struct timespec began;
  clock_gettime(CLOCK_MONOTONIC, &began);
  int32_t length = 0;
  while (length < capacity && !has_attributes(answer, length)) {
    int left = timeout_milliseconds - milliseconds_since(&began);
    struct pollfd fd = {.fd = input, .events = POLLIN};
    if (left <= 0 || poll(&fd, 1, left) <= 0 || !(fd.revents & POLLIN)) break;
    ssize_t got = read(input, answer + length, (size_t)(capacity - length));
    if (got <= 0) break;
    length += (int32_t)got;
  }
  console_set_modes(input, &before);
  sigprocmask(SIG_SETMASK, &mask, NULL);
  return length;
}
