// Signals become bytes in a pipe that the main loop polls; a crash gives the terminal back first.
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "internal.h"

static int wake_pipe[2] = {-1, -1};
static atomic_int wake_is_pending;
// The terminal hung up: polling it again would return at once, for ever.
static int gone;

// Made once and never closed: a waker may outlive the terminal, and must not write into a stranger.
int console_make_wake_pipe(void) {
  if (wake_pipe[0] >= 0) return 0;
  int fds[2];
  if (pipe(fds) != 0) return -1;
  for (int i = 0; i < 2; i++) {
    fcntl(fds[i], F_SETFL, fcntl(fds[i], F_GETFL) | O_NONBLOCK);
    fcntl(fds[i], F_SETFD, FD_CLOEXEC);
  }
  wake_pipe[0] = fds[0];
  wake_pipe[1] = fds[1];
  return 0;
}

int console_wake_descriptor(void) { return wake_pipe[0]; }

static void post(uint8_t byte) {
  int saved = errno;
  ssize_t written = write(wake_pipe[1], &byte, 1);
  (void)written;
  errno = saved;
}

// At most one wake is under way, so that wakes can never fill the pipe and shut a signal out.
void console_wake(void) {
  if (wake_pipe[1] < 0) return;
  if (atomic_exchange(&wake_is_pending, 1) == 0) post(CONSOLE_WOKEN);
}

int32_t console_take_signals(uint8_t *signals, int32_t capacity) {
  if (wake_pipe[0] < 0 || capacity <= 0) return 0;
  ssize_t count = read(wake_pipe[0], signals, (size_t)capacity);
  if (count <= 0) return 0;
  for (ssize_t i = 0; i < count; i++) {
    if (signals[i] == CONSOLE_WOKEN) atomic_store(&wake_is_pending, 0);
  }
  return (int32_t)count;
}

int32_t console_signal_kind(uint8_t number) {
  switch (number) {
    case SIGWINCH: return 'w';
    case SIGINT: return 'i';
    case SIGTERM: return 't';
    case SIGHUP: return 'h';
    case SIGTSTP: return 'z';
    case SIGCONT: return 'c';
    default: return 0;
  }
}

// MARK: Handlers

static const int posted[] = {SIGWINCH, SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT};
// Ctrl-\ is among them: the way out when the main thread hangs.
static const int fatal[] = {SIGSEGV, SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGABRT, SIGQUIT};
enum { posted_count = sizeof posted / sizeof *posted, fatal_count = sizeof fatal / sizeof *fatal };

static struct sigaction before_posted[posted_count];
static struct sigaction before_fatal[fatal_count];
static int installed;

static void on_signal(int number) { post((uint8_t)number); }

static void on_crash(int number, siginfo_t *info, void *context) {
  (void)context;
  if (console_is_up) {
    console_is_up = 0;
    console_write_all(console_tty, console_farewell, console_farewell_length);
    console_set_modes(console_tty, &console_saved_modes);
    console_spill_capture();
  }
  for (int i = 0; i < fatal_count; i++) {
    if (fatal[i] == number) sigaction(number, &before_fatal[i], NULL);
  }
  // A fault of the processor's happens again on return, now for the handler that was there before,
  // with its true address. What somebody sent must be sent again.
  int repeats = info != NULL && info->si_code > 0 && number != SIGTRAP && number != SIGABRT;
  if (repeats) return;
  raise(number);
  // Swift's runtime prints its backtrace and returns, for a fault would now happen again by itself.
  signal(number, SIG_DFL);
  raise(number);
}

void console_install_signals(void) {
  if (installed) return;
  installed = 1;
  gone = 0;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESTART;
  for (int i = 0; i < posted_count; i++) sigaction(posted[i], &action, &before_posted[i]);

  // A stack of its own, for the crash may be that the stack is used up.
  static char stack[64 * 1024];
  stack_t current;
  if (sigaltstack(NULL, &current) == 0 && (current.ss_flags & SS_DISABLE)) {
    stack_t own = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&own, NULL);
  }
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_sigaction = on_crash;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
  for (int i = 0; i < fatal_count; i++) sigaction(fatal[i], &action, &before_fatal[i]);
}

void console_restore_signals(void) {
  if (!installed) return;
  installed = 0;
  for (int i = 0; i < posted_count; i++) sigaction(posted[i], &before_posted[i], NULL);
  for (int i = 0; i < fatal_count; i++) sigaction(fatal[i], &before_fatal[i], NULL);
}

// MARK: Waiting

int32_t console_wait(int32_t timeout_milliseconds) {
  struct pollfd fds[3] = {
    {.fd = console_is_up && !gone ? console_tty : -1, .events = POLLIN},
    {.fd = wake_pipe[0], .events = POLLIN},
    {.fd = console_capture_descriptor(), .events = POLLIN},
  };
  int count = poll(fds, 3, timeout_milliseconds);
  // Interrupted means that a handler ran, whose byte is in the pipe.
  if (count < 0 && errno == EINTR) count = poll(fds, 3, 0);
  if (count <= 0) return 0;
  int32_t ready = 0;
  if (fds[0].revents & (POLLHUP | POLLERR | POLLNVAL)) {
    gone = 1;
    ready |= CONSOLE_GONE;
  } else if (fds[0].revents & POLLIN) {
    ready |= CONSOLE_HAS_INPUT;
  }
  if (fds[1].revents & POLLIN) ready |= CONSOLE_HAS_SIGNALS;
  if (fds[2].revents & POLLIN) ready |= CONSOLE_HAS_OUTPUT;
  return ready;
}
