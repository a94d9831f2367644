// What can be known of a terminal before it is opened.
// Before term.h, which makes macros of the words "lines" and "columns".
#include "internal.h"

#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

int32_t console_interactive(int32_t input, int32_t output) {
  return (isatty(input) ? 1 : 0) | (isatty(output) ? 2 : 0);
}

int32_t console_locale_is_utf8(void) {
  setlocale(LC_CTYPE, "");
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

int32_t console_type_colors(const char *type) {
  int found = 0;
  // The cast is for an old signature without const.
  if (setupterm((char *)type, 1, &found) != OK) {
    // 1 is a hard copy terminal, 0 an unknown or an incomplete ("generic") one.
    return found == 1 ? CONSOLE_TYPE_TOO_PLAIN : found == 0 ? CONSOLE_TYPE_UNKNOWN : CONSOLE_NO_DATABASE;
  }
  char *move = tigetstr("cup");
  int colors = tigetnum("colors");
  if (move == NULL || move == (char *)-1) colors = CONSOLE_TYPE_TOO_PLAIN;
  else if (colors < 0) colors = 0;
  del_curterm(cur_term);
  return colors;
}
