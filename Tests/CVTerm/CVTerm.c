#include "CVTerm.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <vterm.h>

struct CVTerm {
  VTerm *emulator;
  VTermScreen *screen;
  int master;
  pid_t process;
  int status;
  int columns, lines;
  int is_alternate, cursor_is_visible, mouse_mode, bells;
  int64_t bytes;
};

// This version of libvterm stops with a fault when text meets a screen of one column and one line.
static int emulated(int32_t size) { return size < 2 ? 2 : size; }

// MARK: Starting and ending

static int on_property(VTermProp property, VTermValue *value, void *user) {
  CVTerm *terminal = user;
  if (property == VTERM_PROP_ALTSCREEN) terminal->is_alternate = value->boolean;
  if (property == VTERM_PROP_CURSORVISIBLE) terminal->cursor_is_visible = value->boolean;
  if (property == VTERM_PROP_MOUSE) terminal->mouse_mode = value->number;
  return 1;
}

static int on_bell(void *user) {
  ((CVTerm *)user)->bells++;
  return 1;
}

static char **list(const char *strings) {
  size_t count = 0;
  for (const char *s = strings; *s != 0; s += strlen(s) + 1) count++;
  char **result = calloc(count + 1, sizeof *result);
  if (result == NULL) return NULL;
  for (size_t i = 0; i < count; i++) {
    result[i] = (char *)strings;
    strings += strlen(strings) + 1;
  }
  return result;
}

static pid_t start(
  const char *path, const char *slave, char **arguments, char **environment, const char *directory
) {
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_t actions;
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_init(&actions);
  sigset_t all, none;
  sigfillset(&all);
  sigemptyset(&none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(
    &attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  // The first terminal that the leader of a new session opens is the one that controls it.
  posix_spawn_file_actions_addopen(&actions, 0, slave, O_RDWR, 0);
  posix_spawn_file_actions_adddup2(&actions, 0, 1);
  posix_spawn_file_actions_adddup2(&actions, 0, 2);
  if (directory != NULL) posix_spawn_file_actions_addchdir_np(&actions, directory);
  pid_t process = -1;
  int error = posix_spawn(&process, path, &actions, &attributes, arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return error == 0 ? process : -1;
}

CVTerm *cvterm_spawn(
  const char *path, const char *arguments, const char *environment, const char *directory,
  int32_t columns, int32_t lines
) {
  static const VTermScreenCallbacks callbacks = {.settermprop = on_property, .bell = on_bell};
  char slave[128];
  int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (master < 0) return NULL;
  if (grantpt(master) != 0 || unlockpt(master) != 0 || ptsname_r(master, slave, sizeof slave) != 0) {
    close(master);
    return NULL;
  }
  struct winsize size = {.ws_row = (unsigned short)lines, .ws_col = (unsigned short)columns};
  ioctl(master, TIOCSWINSZ, &size);
  CVTerm *terminal = calloc(1, sizeof *terminal);
  char **argv = list(arguments), **envp = list(environment);
  pid_t process = -1;
  if (terminal != NULL && argv != NULL && envp != NULL) {
    process = start(path, slave, argv, envp, directory);
  }
  free(argv);
  free(envp);
  if (process < 0) {
    free(terminal);
    close(master);
    return NULL;
  }
  terminal->master = master;
  terminal->process = process;
  terminal->status = -1;
  terminal->cursor_is_visible = 1;
  terminal->columns = columns;
  terminal->lines = lines;
  terminal->emulator = vterm_new(emulated(lines), emulated(columns));
  vterm_set_utf8(terminal->emulator, 1);
  terminal->screen = vterm_obtain_screen(terminal->emulator);
  vterm_screen_set_callbacks(terminal->screen, &callbacks, terminal);
  vterm_screen_enable_altscreen(terminal->screen, 1);
  vterm_screen_reset(terminal->screen, 1);
  return terminal;
}

void cvterm_free(CVTerm *terminal) {
  if (terminal == NULL) return;
  if (cvterm_exit_status(terminal) < 0) {
    kill(terminal->process, SIGKILL);
    waitpid(terminal->process, NULL, 0);
  }
  cvterm_hang_up(terminal);
  vterm_free(terminal->emulator);
  free(terminal);
}

void cvterm_hang_up(CVTerm *terminal) {
  if (terminal->master >= 0) close(terminal->master);
  terminal->master = -1;
}

int32_t cvterm_process(CVTerm *terminal) { return terminal->process; }

void cvterm_signal(CVTerm *terminal, int32_t number) {
  if (cvterm_exit_status(terminal) < 0) kill(terminal->process, number);
}

int32_t cvterm_exit_status(CVTerm *terminal) {
  int status;
  if (terminal->status < 0 && waitpid(terminal->process, &status, WNOHANG) == terminal->process) {
    terminal->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
  return terminal->status;
}

static tcflag_t local_modes(CVTerm *terminal) {
  struct termios modes;
  return terminal->master >= 0 && tcgetattr(terminal->master, &modes) == 0 ? modes.c_lflag : 0;
}

int32_t cvterm_echoes(CVTerm *terminal) { return (local_modes(terminal) & ECHO) != 0; }
int32_t cvterm_reads_lines(CVTerm *terminal) { return (local_modes(terminal) & ICANON) != 0; }

// MARK: Traffic

static void write_all(CVTerm *terminal, const char *bytes, size_t count) {
  while (count > 0 && terminal->master >= 0) {
    ssize_t written = write(terminal->master, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

/// What the emulator has to say to the program: keys, mouse reports, answers to its questions.
static void answer(CVTerm *terminal) {
  char bytes[1024];
  size_t count;
  while ((count = vterm_output_read(terminal->emulator, bytes, sizeof bytes)) > 0) {
    write_all(terminal, bytes, count);
  }
}

int32_t cvterm_pump(CVTerm *terminal, int32_t timeout_milliseconds) {
  if (terminal->master < 0) return 0;
  struct pollfd fd = {.fd = terminal->master, .events = POLLIN};
  int ready = poll(&fd, 1, timeout_milliseconds);
  if (ready <= 0) return 1;
  char bytes[65536];
  ssize_t count = read(terminal->master, bytes, sizeof bytes);
  if (count < 0 && (errno == EINTR || errno == EAGAIN)) return 1;
  if (count <= 0) return 0;
  terminal->bytes += count;
  vterm_input_write(terminal->emulator, bytes, (size_t)count);
  vterm_screen_flush_damage(terminal->screen);
  answer(terminal);
  return 1;
}

void cvterm_send(CVTerm *terminal, const uint8_t *bytes, int32_t count) {
  if (count > 0) write_all(terminal, (const char *)bytes, (size_t)count);
}

void cvterm_key(CVTerm *terminal, int32_t key, int32_t modifiers) {
  VTermKey named = VTERM_KEY_NONE;
  switch (key) {
    case 'u': named = VTERM_KEY_UP; break;
    case 'd': named = VTERM_KEY_DOWN; break;
    case 'l': named = VTERM_KEY_LEFT; break;
    case 'r': named = VTERM_KEY_RIGHT; break;
    case 'h': named = VTERM_KEY_HOME; break;
    case 'e': named = VTERM_KEY_END; break;
    case 'U': named = VTERM_KEY_PAGEUP; break;
    case 'D': named = VTERM_KEY_PAGEDOWN; break;
    case 'i': named = VTERM_KEY_INS; break;
    case 'x': named = VTERM_KEY_DEL; break;
    case 'b': named = VTERM_KEY_BACKSPACE; break;
    case 'n': named = VTERM_KEY_ENTER; break;
    case 't': named = VTERM_KEY_TAB; break;
    case 'E': named = VTERM_KEY_ESCAPE; break;
    default:
      if (key >= 1 && key <= 12) named = VTERM_KEY_FUNCTION(key);
  }
  vterm_keyboard_key(terminal->emulator, named, (VTermModifier)modifiers);
  answer(terminal);
}

void cvterm_paste(CVTerm *terminal, const uint8_t *bytes, int32_t count) {
  vterm_keyboard_start_paste(terminal->emulator);
  answer(terminal);
  cvterm_send(terminal, bytes, count);
  vterm_keyboard_end_paste(terminal->emulator);
  answer(terminal);
}

void cvterm_mouse_move(CVTerm *terminal, int32_t column, int32_t line, int32_t modifiers) {
  vterm_mouse_move(terminal->emulator, line, column, (VTermModifier)modifiers);
  answer(terminal);
}

void cvterm_mouse_button(
  CVTerm *terminal, int32_t button, int32_t pressed, int32_t modifiers
) {
  vterm_mouse_button(terminal->emulator, button, pressed != 0, (VTermModifier)modifiers);
  answer(terminal);
}

void cvterm_resize(CVTerm *terminal, int32_t columns, int32_t lines) {
  // The emulator first: what the program draws next is drawn for the new size.
  terminal->columns = columns;
  terminal->lines = lines;
  vterm_set_size(terminal->emulator, emulated(lines), emulated(columns));
  vterm_screen_flush_damage(terminal->screen);
  struct winsize size = {.ws_row = (unsigned short)lines, .ws_col = (unsigned short)columns};
  if (terminal->master >= 0) ioctl(terminal->master, TIOCSWINSZ, &size);
}

// MARK: The screen

int32_t cvterm_columns(CVTerm *terminal) { return terminal->columns; }
int32_t cvterm_lines(CVTerm *terminal) { return terminal->lines; }

static int32_t rgb(CVTerm *terminal, VTermColor color) {
  if (VTERM_COLOR_IS_DEFAULT_FG(&color) || VTERM_COLOR_IS_DEFAULT_BG(&color)) return -1;
  vterm_screen_convert_color_to_rgb(terminal->screen, &color);
  return color.rgb.red << 16 | color.rgb.green << 8 | color.rgb.blue;
}

static int32_t number(VTermColor color) {
  if (VTERM_COLOR_IS_DEFAULT_FG(&color) || VTERM_COLOR_IS_DEFAULT_BG(&color)) return -1;
  return VTERM_COLOR_IS_INDEXED(&color) ? color.indexed.idx : -1;
}

static int get(CVTerm *terminal, int32_t column, int32_t line, VTermScreenCell *cell) {
  VTermPos position = {.row = line, .col = column};
  if (column < 0 || line < 0 || column >= cvterm_columns(terminal) || line >= cvterm_lines(terminal)) {
    return 0;
  }
  return vterm_screen_get_cell(terminal->screen, position, cell);
}

CVTermCell cvterm_cell(CVTerm *terminal, int32_t column, int32_t line) {
  CVTermCell result = {.width = 1, .foreground = -1, .background = -1,
                       .foreground_index = -1, .background_index = -1};
  VTermScreenCell cell;
  if (!get(terminal, column, line, &cell)) return result;
  result.width = cell.chars[0] == (uint32_t)-1 ? 0 : cell.width;
  result.foreground = rgb(terminal, cell.fg);
  result.background = rgb(terminal, cell.bg);
  result.foreground_index = number(cell.fg);
  result.background_index = number(cell.bg);
  result.bold = cell.attrs.bold;
  result.italic = cell.attrs.italic;
  result.underline = cell.attrs.underline != 0;
  result.reverse = cell.attrs.reverse;
  return result;
}

static int encode(uint32_t scalar, uint8_t *out) {
  if (scalar < 0x80) {
    out[0] = (uint8_t)scalar;
    return 1;
  }
  if (scalar < 0x800) {
    out[0] = (uint8_t)(0xC0 | scalar >> 6);
    out[1] = (uint8_t)(0x80 | (scalar & 63));
    return 2;
  }
  if (scalar < 0x10000) {
    out[0] = (uint8_t)(0xE0 | scalar >> 12);
    out[1] = (uint8_t)(0x80 | (scalar >> 6 & 63));
    out[2] = (uint8_t)(0x80 | (scalar & 63));
    return 3;
  }
  out[0] = (uint8_t)(0xF0 | scalar >> 18);
  out[1] = (uint8_t)(0x80 | (scalar >> 12 & 63));
  out[2] = (uint8_t)(0x80 | (scalar >> 6 & 63));
  out[3] = (uint8_t)(0x80 | (scalar & 63));
  return 4;
}

int32_t cvterm_line(CVTerm *terminal, int32_t line, uint8_t *bytes, int32_t capacity) {
  int32_t length = 0, end = 0;
  for (int32_t column = 0; column < cvterm_columns(terminal); column++) {
    VTermScreenCell cell;
    if (!get(terminal, column, line, &cell) || cell.chars[0] == (uint32_t)-1) continue;
    if (length + 4 * VTERM_MAX_CHARS_PER_CELL > capacity) break;
    if (cell.chars[0] == 0) {
      bytes[length++] = ' ';
      continue;
    }
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++) {
      length += encode(cell.chars[i], bytes + length);
    }
    if (bytes[length - 1] != ' ') end = length;
  }
  return end;
}

int32_t cvterm_is_alternate(CVTerm *terminal) { return terminal->is_alternate; }
int32_t cvterm_cursor_is_visible(CVTerm *terminal) { return terminal->cursor_is_visible; }
int32_t cvterm_mouse_mode(CVTerm *terminal) { return terminal->mouse_mode; }
int32_t cvterm_bells(CVTerm *terminal) { return terminal->bells; }
int64_t cvterm_bytes(CVTerm *terminal) { return terminal->bytes; }

static VTermPos cursor(CVTerm *terminal) {
  VTermPos position;
  vterm_state_get_cursorpos(vterm_obtain_state(terminal->emulator), &position);
  return position;
}

int32_t cvterm_cursor_column(CVTerm *terminal) { return cursor(terminal).col; }
int32_t cvterm_cursor_line(CVTerm *terminal) { return cursor(terminal).row; }
