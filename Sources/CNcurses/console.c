// Taking the screen over, drawing on it, and giving it back.
#include "internal.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

volatile int console_is_up;
int console_tty = -1;
char console_farewell[512];
volatile size_t console_farewell_length;
struct termios console_saved_modes;

static SCREEN *screen;
static FILE *screen_input, *screen_output;
int console_open_flags;
int console_is_open;
// Modes that curses knows nothing of: what turns them on, and how much of the farewell turns them off.
static char greeting[64];
static size_t modes_off_length;

void console_write_all(int descriptor, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(descriptor, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EAGAIN) {
      // Somebody else has made the terminal impatient: wait for it, but not for a dead one.
      struct pollfd fd = {.fd = descriptor, .events = POLLOUT};
      if (poll(&fd, 1, 2000) > 0 || errno == EINTR) continue;
      return;
    }
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

void console_set_modes(int descriptor, const struct termios *modes) {
  sigset_t stop, before;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTTOU);
  sigprocmask(SIG_BLOCK, &stop, &before);
  tcsetattr(descriptor, TCSANOW, modes);
  sigprocmask(SIG_SETMASK, &before, NULL);
}

// MARK: The bytes that give the screen back without curses

static void add_farewell(const char *capability) {
  char *bytes = tigetstr((char *)capability);
  if (bytes == NULL || bytes == (char *)-1) return;
  size_t length = console_farewell_length;
  while (*bytes != 0 && length + 1 < sizeof console_farewell) {
    // "$<5>" asks for a pause; write(2) knows none, and nothing needs it today.
    char *end = bytes[0] == '$' && bytes[1] == '<' ? strchr(bytes, '>') : NULL;
    if (end != NULL) bytes = end + 1;
    else console_farewell[length++] = *bytes++;
  }
  console_farewell_length = length;
}

static void prepare_farewell(const char *type) {
  console_farewell_length = 0;
  greeting[0] = 0;
  // 1002: presses, releases and drags; 1006: with coordinates beyond column 223. 2004: pastes in
  // brackets. Terminals of DEC's own kind and the console are not asked: they know none of it.
  int plain = strncmp(type, "vt", 2) == 0 || strncmp(type, "linux", 5) == 0;
  const char *on = plain ? "" : console_open_flags & CONSOLE_MOUSE
    ? "\033[?1002h\033[?1006h\033[?2004h" : "\033[?2004h";
  const char *off = plain ? "" : "\033[?1002l\033[?1006l\033[?2004l";
  strcpy(greeting, on);
  strcpy(console_farewell, off);
  console_farewell_length = modes_off_length = strlen(off);
  static const char *const names[] = {"sgr0", "op", "rmkx", "cnorm", "rmcup"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) add_farewell(names[i]);
}

static void say(const char *bytes, size_t count) { console_write_all(console_tty, bytes, count); }

// MARK: Opening and closing

static void set_modes(void) {
  cbreak();
  noecho();
  nonl();
  intrflush(stdscr, FALSE);
  meta(stdscr, TRUE);
  leaveok(stdscr, FALSE);
  scrollok(stdscr, FALSE);
  // Characters pushed along a line would take the pixels of a picture with them.
  idcok(stdscr, FALSE);
  // Ctrl-S, Ctrl-Q, Ctrl-V and Ctrl-O are keys here; Ctrl-C, Ctrl-Z and Ctrl-\ stay signals.
  struct termios modes;
  if (tcgetattr(console_tty, &modes) == 0) {
    modes.c_iflag &= ~(tcflag_t)(IXON | IXOFF);
    modes.c_lflag &= ~(tcflag_t)IEXTEN;
    console_set_modes(console_tty, &modes);
    def_prog_mode();
  }
}

/// Whoever exits with the screen up has nobody to take the last words, which may tell why.
static void close_at_exit(void) {
  if (!console_is_open) return;
  console_close();
  console_spill_capture();
}

int32_t console_open(const char *type, int32_t flags, int32_t input, int32_t output) {
  if (console_is_open) return -2;
  if (console_make_wake_pipe() != 0 || tcgetattr(input, &console_saved_modes) != 0) return -1;
  setlocale(LC_ALL, "");
  // Names of labels and files are UTF-8 whatever the locale says, if the terminal is.
  if (flags & CONSOLE_UTF8 && MB_CUR_MAX < 2) setlocale(LC_ALL, "C.UTF-8");
  setlocale(LC_NUMERIC, "C");

  int in = fcntl(input, F_DUPFD_CLOEXEC, 3), out = fcntl(output, F_DUPFD_CLOEXEC, 3);
  screen_input = in < 0 ? NULL : fdopen(in, "r");
  screen_output = out < 0 ? NULL : fdopen(out, "w");
  console_open_flags = flags;
  // Before newterm, which then leaves these signals alone.
  console_install_signals();
  if (screen_input != NULL && screen_output != NULL) {
    set_escdelay(25);
    screen = newterm((char *)type, screen_output, screen_input);
  }
  if (screen == NULL) {
    console_restore_signals();
    if (screen_input != NULL) fclose(screen_input);
    if (screen_output != NULL) fclose(screen_output);
    return -1;
  }
  set_term(screen);
  console_tty = in;
  console_is_open = 1;
  prepare_farewell(type);
  set_modes();
  if (flags & CONSOLE_COLOR && has_colors()) {
    start_color();
    use_default_colors();
  }
  console_start_input();
  console_adopt_size();
  curs_set(0);
  console_is_up = 1;
  say(greeting, strlen(greeting));
  console_start_capture();
  static int registered;
  if (!registered) {
    registered = 1;
    atexit(close_at_exit);
  }
  return 0;
}

void console_leave(void) {
  if (!console_is_up) return;
  console_is_up = 0;
  sigset_t stop, before;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTTOU);
  sigprocmask(SIG_BLOCK, &stop, &before);
  curs_set(1);
  endwin();
  sigprocmask(SIG_SETMASK, &before, NULL);
  // Only this much of the farewell: endwin has left the other screen, and leaving it twice would put
  // the cursor where it once was.
  say(console_farewell, modes_off_length);
  console_set_modes(console_tty, &console_saved_modes);
  console_stop_capture();
}

void console_enter(void) {
  if (!console_is_open || console_is_up) return;
  console_start_capture();
  reset_prog_mode();
  set_modes();
  clearok(curscr, TRUE);
  console_is_up = 1;
  refresh();
  curs_set(0);
  say(greeting, strlen(greeting));
}

void console_close(void) {
  if (!console_is_open) return;
  console_leave();
  console_is_open = 0;
  console_restore_signals();
  delscreen(screen);
  screen = NULL;
  fclose(screen_input);
  fclose(screen_output);
  console_tty = -1;
}

void console_stop_process(void) {
  if (!console_is_open) return;
  console_leave();
  // The default action: it stops the process for a shell with job control, and does nothing where
  // nobody could continue it.
  struct sigaction standard, before;
  memset(&standard, 0, sizeof standard);
  sigemptyset(&standard.sa_mask);
  standard.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, &standard, &before);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &before, NULL);
  console_enter();
  console_adopt_size();
}

// MARK: Size

void console_size(int32_t *columns, int32_t *lines) {
  *columns = console_is_open ? getmaxx(stdscr) : 0;
  *lines = console_is_open ? getmaxy(stdscr) : 0;
}

int32_t console_adopt_size(void) {
  struct winsize size;
  if (!console_is_open || ioctl(console_tty, TIOCGWINSZ, &size) != 0) return 0;
  if (size.ws_row == 0 || size.ws_col == 0) return 0;
  if (size.ws_row == getmaxy(stdscr) && size.ws_col == getmaxx(stdscr)) return 0;
  resize_term(size.ws_row, size.ws_col);
  console_forget();
  return 1;
}

void console_cell_size(int32_t *width, int32_t *height) {
  struct winsize size;
  *width = *height = 0;
  if (!console_is_open || ioctl(console_tty, TIOCGWINSZ, &size) != 0) return;
  if (size.ws_row == 0 || size.ws_col == 0) return;
  *width = size.ws_xpixel / size.ws_col;
  *height = size.ws_ypixel / size.ws_row;
}
