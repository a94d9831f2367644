// Cells to curses.
#include <curses.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include "internal.h"

static attr_t style_attributes;
static int style_pair;

void console_style(int32_t attributes, int32_t foreground, int32_t background) {
  attr_t result = A_NORMAL;
  if (attributes & CONSOLE_BOLD) result |= A_BOLD;
  if (attributes & CONSOLE_DIM) result |= A_DIM;
  if (attributes & CONSOLE_ITALIC) result |= A_ITALIC;
  if (attributes & CONSOLE_REVERSE) result |= A_REVERSE;
  if (attributes & CONSOLE_UNDERLINE) result |= A_UNDERLINE;
  style_attributes = result;
  style_pair = 0;
  if (console_open_flags & CONSOLE_COLOR && (foreground >= 0 || background >= 0)) {
    // With direct colours the first eight numbers are still names; their neighbours look the same.
    if (COLORS > 256 && foreground >= 0 && foreground < 8) foreground = 8;
    if (COLORS > 256 && background >= 0 && background < 8) background = 8;
    int pair = alloc_pair(foreground, background);
    if (pair > 0) style_pair = pair;
  }
}

static void put(const wchar_t *characters, int width) {
  wchar_t shown[6];
  wcsncpy(shown, characters, 5);
  shown[5] = 0;
  // One character of another width than was reckoned with would shift the rest of its line.
  if ((shown[0] > 126 && !(console_open_flags & CONSOLE_UTF8)) || wcwidth(shown[0]) != width) {
    shown[0] = L'?';
    shown[1] = 0;
  }
  for (int i = 1; shown[i] != 0; i++) {
    if (wcwidth(shown[i]) != 0) shown[i] = 0;
  }
  cchar_t cell;
  if (setcchar(&cell, shown, style_attributes, 0, &style_pair) == OK) wadd_wch(stdscr, &cell);
  if (width == 2 && shown[0] == L'?') {
    setcchar(&cell, L" ", style_attributes, 0, &style_pair);
    wadd_wch(stdscr, &cell);
  }
}

void console_put(
  int32_t x, int32_t y, const uint32_t *scalars, const uint8_t *widths, int32_t count
) {
  if (!console_is_up || wmove(stdscr, y, x) == ERR) return;
  for (int32_t i = 0; i < count; i++) {
    wchar_t character[2] = {(wchar_t)scalars[i], 0};
    put(character, widths[i]);
  }
}

void console_put_cluster(
  int32_t x, int32_t y, const uint32_t *scalars, int32_t count, int32_t width
) {
  if (!console_is_up || wmove(stdscr, y, x) == ERR) return;
  wchar_t characters[6] = {0};
  for (int32_t i = 0; i < count && i < 5; i++) characters[i] = (wchar_t)scalars[i];
  put(characters, width);
}

void console_cursor(int32_t x, int32_t y) {
  if (!console_is_up) return;
  int hidden = x < 0 || wmove(stdscr, y, x) == ERR;
  curs_set(hidden ? 0 : 1);
}

void console_flush(void) {
  if (!console_is_up) return;
  wnoutrefresh(stdscr);
  doupdate();
}

void console_forget(void) {
  if (!console_is_open) return;
  werase(stdscr);
  clearok(curscr, TRUE);
}

void console_send(const uint8_t *bytes, int32_t count) {
  if (console_is_up && count > 0) console_write_all(console_tty, (const char *)bytes, (size_t)count);
}

void console_return_cursor(void) {
  if (!console_is_up) return;
  char bytes[32];
  int count = snprintf(bytes, sizeof bytes, "\033[%d;%dH", getcury(curscr) + 1, getcurx(curscr) + 1);
  console_write_all(console_tty, bytes, (size_t)count);
}

void console_beep(void) {
  if (console_is_up) beep();
}

void console_copy(const char *base64) {
  if (!console_is_up) return;
  console_write_all(console_tty, "\033]52;c;", 7);
  console_write_all(console_tty, base64, strlen(base64));
  console_write_all(console_tty, "\a", 1);
}
