// While the screen is up, standard output and error run into a pipe: a stray print cannot tear it.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "internal.h"

static int capture_pipe[2] = {-1, -1};
static int saved[3] = {-1, -1, -1};

// What was taken last, with its time: a fatal error's own words may already be in the log pane, which
// vanishes with the screen, when the crash comes.
enum { recent_capacity = 4096, recent_seconds = 2 };
static char recent[recent_capacity];
static volatile size_t recent_length;
static volatile time_t recent_time;

static time_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec;
}

void console_start_capture(void) {
  fflush(stdout);
  fflush(stderr);
  // Through a pipe stdout would be held back by the block; lines are wanted as they come.
  setvbuf(stdout, NULL, _IOLBF, 0);
  if (capture_pipe[0] < 0) {
    if (pipe(capture_pipe) != 0) return;
    fcntl(capture_pipe[0], F_SETFL, fcntl(capture_pipe[0], F_GETFL) | O_NONBLOCK);
    fcntl(capture_pipe[0], F_SETFD, FD_CLOEXEC);
    fcntl(capture_pipe[1], F_SETFD, FD_CLOEXEC);
#ifdef F_SETPIPE_SZ
    // Room for a burst: whoever prints must not wait for the screen.
    fcntl(capture_pipe[1], F_SETPIPE_SZ, 1 << 20);
#endif
  }
  for (int fd = 1; fd <= 2; fd++) {
    // Standard error that already goes to a file stays there.
    if (saved[fd] >= 0 || !isatty(fd)) continue;
    saved[fd] = fcntl(fd, F_DUPFD_CLOEXEC, 3);
    if (saved[fd] >= 0) dup2(capture_pipe[1], fd);
  }
}

void console_stop_capture(void) {
  fflush(stdout);
  fflush(stderr);
  for (int fd = 1; fd <= 2; fd++) {
    if (saved[fd] < 0) continue;
    dup2(saved[fd], fd);
    close(saved[fd]);
    saved[fd] = -1;
  }
}

int console_capture_descriptor(void) { return capture_pipe[0]; }

int32_t console_take_output(uint8_t *bytes, int32_t capacity) {
  if (capture_pipe[0] < 0 || capacity <= 0) return 0;
  ssize_t count = read(capture_pipe[0], bytes, (size_t)capacity);
  if (count <= 0) return 0;
  size_t length = (size_t)count, kept = recent_length;
  if (now() - recent_time > recent_seconds) kept = 0;
  size_t taken = length < recent_capacity ? length : recent_capacity;
  if (kept + taken > recent_capacity) {
    size_t dropped = kept + taken - recent_capacity;
    memmove(recent, recent + dropped, kept - dropped);
    kept -= dropped;
  }
  memcpy(recent + kept, bytes + length - taken, taken);
  recent_length = kept + taken;
  recent_time = now();
  return (int32_t)count;
}

void console_spill_capture(void) {
  for (int fd = 1; fd <= 2; fd++) {
    if (saved[fd] >= 0) dup2(saved[fd], fd);
  }
  if (recent_length > 0 && now() - recent_time <= recent_seconds) {
    console_write_all(2, recent, recent_length);
  }
  if (capture_pipe[0] < 0) return;
  char buffer[4096];
  ssize_t count;
  while ((count = read(capture_pipe[0], buffer, sizeof buffer)) > 0) {
    console_write_all(2, buffer, (size_t)count);
  }
}
