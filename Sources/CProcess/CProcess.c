#include "CProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static volatile int signal_writer = -1;

static void write_signal(int signal_number) {
  int saved = errno;
  unsigned char byte = (unsigned char)signal_number;
  ssize_t written = write(signal_writer, &byte, 1);
  (void)written;
  errno = saved;
}

int cprocess_signal_pipe(const int *signals, size_t count) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
  // The reader blocks in poll, not in read; only the handler must never wait.
  signal_writer = ends[1];
  for (size_t i = 0; i < count; i++) {
    struct sigaction action = {.sa_handler = write_signal, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    if (sigaction(signals[i], &action, NULL) != 0) return -1;
    // A program started from a thread that blocks signals inherits the block.
    sigset_t one;
    sigemptyset(&one);
    sigaddset(&one, signals[i]);
    pthread_sigmask(SIG_UNBLOCK, &one, NULL);
  }
  return ends[0];
}

int cprocess_spawn_detached(const char *arguments, size_t count, const char *log) {
  char **argv = calloc(count + 1, sizeof *argv);
  if (argv == NULL) return -1;
  const char *next = arguments;
  for (size_t i = 0; i < count; i++) {
    argv[i] = (char *)next;
    next += strlen(next) + 1;
  }

  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&files);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, 1, log, O_WRONLY | O_CREAT | O_APPEND, 0644);
  posix_spawn_file_actions_adddup2(&files, 1, 2);
  // Whoever waits for the end of this process by a pipe must not wait for that of its child.
  posix_spawn_file_actions_addclosefrom_np(&files, 3);
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setflags(
      &attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

  pid_t child = -1;
  int failure = posix_spawn(&child, argv[0], &files, &attributes, argv, environ);
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&attributes);
  free(argv);
  if (failure != 0) {
    errno = failure;
    return -1;
  }
  return child;
}

/// Whether two "NAME=value" texts have the same name.
static int same_name(const char *a, const char *b) {
  size_t length = strcspn(a, "=");
  return length == strcspn(b, "=") && strncmp(a, b, length) == 0;
}

int cprocess_spawn_shell(const char *command, const char *variables, size_t count, int *output) {
  size_t inherited = 0;
  while (environ[inherited] != NULL) inherited++;
  char **envp = calloc(count + inherited + 1, sizeof *envp);
  if (envp == NULL) return -1;
  const char *next = variables;
  for (size_t i = 0; i < count; i++) {
    envp[i] = (char *)next;
    next += strlen(next) + 1;
  }
  // A name that stood there twice would mean one thing to a shell and another to a program.
  size_t used = count;
  for (size_t i = 0; i < inherited; i++) {
    int is_new = 1;
    for (size_t j = 0; j < count; j++) is_new &= !same_name(environ[i], envp[j]);
    if (is_new) envp[used++] = environ[i];
  }
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) {
    free(envp);
    return -1;
  }
  fcntl(ends[0], F_SETFL, O_NONBLOCK);

  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&files);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&files, ends[1], 1);
  posix_spawn_file_actions_adddup2(&files, ends[1], 2);
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setflags(
      &attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

  char *argv[] = {"sh", "-c", (char *)command, NULL};
  pid_t child = -1;
  int failure = posix_spawn(&child, "/bin/sh", &files, &attributes, argv, envp);
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&attributes);
  free(envp);
  close(ends[1]);
  if (failure != 0) {
    close(ends[0]);
    errno = failure;
    return -1;
  }
  *output = ends[0];
  return child;
}

int cprocess_ended(int process, int *status) {
  int state;
  pid_t ended = waitpid(process, &state, WNOHANG);
  if (ended <= 0) return ended;
  *status = WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
  return 1;
}

void cprocess_kill_group(int process) {
  kill(-process, SIGKILL);
  int state;
  while (waitpid(process, &state, 0) < 0 && errno == EINTR) continue;
}

int cprocess_run_foreground(const char *arguments, size_t count) {
  char **argv = calloc(count + 1, sizeof *argv);
  if (argv == NULL) return -1;
  const char *next = arguments;
  for (size_t i = 0; i < count; i++) {
    argv[i] = (char *)next;
    next += strlen(next) + 1;
  }

  const int signals[] = {SIGINT, SIGQUIT, SIGTSTP};
  struct sigaction before[3];
  for (int i = 0; i < 3; i++) {
    struct sigaction action = {.sa_handler = signals[i] == SIGTSTP ? SIG_DFL : SIG_IGN};
    sigemptyset(&action.sa_mask);
    sigaction(signals[i], &action, &before[i]);
  }
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

  pid_t child = -1;
  int failure = posix_spawn(&child, argv[0], NULL, &attributes, argv, environ);
  posix_spawnattr_destroy(&attributes);
  free(argv);
  int state = 0;
  if (failure == 0)
    while (waitpid(child, &state, 0) < 0 && errno == EINTR) continue;
  for (int i = 0; i < 3; i++) sigaction(signals[i], &before[i], NULL);
  if (failure != 0) {
    errno = failure;
    return -1;
  }
  return WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
}

double cprocess_monotonic_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

double cprocess_thread_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

void cprocess_usage(double *cpu_seconds, uint64_t *resident_bytes) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  *cpu_seconds = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                 1e-6 * (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
  *resident_bytes = 0;
  FILE *file = fopen("/proc/self/statm", "r");
  if (file == NULL) return;
  unsigned long total, resident;
  if (fscanf(file, "%lu %lu", &total, &resident) == 2)
    *resident_bytes = (uint64_t)resident * (uint64_t)sysconf(_SC_PAGESIZE);
  fclose(file);
}

uint64_t cprocess_free_bytes(const char *path) {
  struct statvfs state;
  if (statvfs(path, &state) != 0) return UINT64_MAX;
  return (uint64_t)state.f_bavail * (uint64_t)state.f_frsize;
}

uint64_t cprocess_file_system(const char *path) {
  struct statfs status;
  return statfs(path, &status) == 0 ? (uint64_t)status.f_type : UINT64_MAX;
}
