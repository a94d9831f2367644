#ifndef CPROCESS_H
#define CPROCESS_H

#include <stddef.h>
#include <stdint.h>

/// Routes the signals in `signals` to a pipe: each arrival writes its number as one byte.
/// Returns the pipe's reading end, or -1 with errno set. May be called once in a process.
int cprocess_signal_pipe(const int *signals, size_t count);

/// Starts a program in a session of its own, so that no hang-up of this terminal reaches it.
/// `arguments` holds `count` strings, each ended by a zero byte, the program's path first.
/// Input is empty; output and errors are appended to `log`.
/// Returns the process id, or -1 with errno set.
int cprocess_spawn_detached(const char *arguments, size_t count, const char *log);

/// Starts `/bin/sh -c command` in a session of its own, with `count` variables ("NAME=value", each
/// ended by a zero byte) put in place of those of this process. Input is empty; output and errors come
/// out of `*output`, which the caller closes and which never blocks.
/// Returns the process id, or -1 with errno set.
int cprocess_spawn_shell(const char *command, const char *variables, size_t count, int *output);

/// Looks whether a child has ended. Returns 1 with its status (its exit code, or 128 plus the signal
/// that ended it), 0 while it is at work, and -1 with errno set.
int cprocess_ended(int process, int *status);

/// Kills a child and all that share its session's process group, and waits for the child.
void cprocess_kill_group(int process);
/// Runs a program on this process's terminal and waits for its end, as a shell would: keys that
/// interrupt it are for it alone, and a key that stops it stops both.
/// `arguments` holds `count` strings, each ended by a zero byte, the program's path first.
/// Returns its exit status, 128 plus the signal that ended it, or -1 with errno set.
int cprocess_run_foreground(const char *arguments, size_t count);

/// Seconds on a clock that never goes back.
double cprocess_monotonic_seconds(void);

/// Processor seconds the calling thread has used.
double cprocess_thread_seconds(void);

/// Processor seconds this process has used, and its resident memory in bytes.
void cprocess_usage(double *cpu_seconds, uint64_t *resident_bytes);

/// Bytes an ordinary user may still write to the file system of `path`, or UINT64_MAX if unknown.
uint64_t cprocess_free_bytes(const char *path);

/// The kind of file system `path` is on, as statfs numbers them, or UINT64_MAX if unknown.
uint64_t cprocess_file_system(const char *path);

#endif
