/*
 * Tries one escape, named by the environment, and says by its exit status how it went: 42 it is out, 43 it was refused. A kill is a refusal too.
 * As a library it is preloaded into the very program that a jail is for, and tries when that program waits for work for the first time: behind all
 * walls that it has been given and has given itself. As a program it is the control: the same code without a jail.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

enum { OUT = 42, REFUSED = 43, UNKNOWN = 44 };
#define MIB (1024UL * 1024UL)

static const char *target;

static int opens(const char *path, int flags) {
  int file = open(path, flags, 0600);
  if (file < 0) return REFUSED;
  close(file);
  return OUT;
}

static int writes(const char *path, unsigned long from, unsigned long bytes) {
  static char block[64 * 1024];
  int file = open(path, O_CREAT | O_WRONLY, 0600);
  if (file < 0) return REFUSED;
  int result = OUT;
  for (unsigned long at = from; at < from + bytes; at += sizeof block)
    if (pwrite(file, block, sizeof block, (off_t)at) != (ssize_t)sizeof block) {
      result = REFUSED;
      break;
    }
  unlink(path);
  close(file);
  return result;
}

static int connects_unix(const char *path, int is_abstract) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  size_t length = strlen(path);
  memcpy(address.sun_path + (is_abstract ? 1 : 0), path, length);
  int file = socket(AF_UNIX, SOCK_STREAM, 0);
  if (file < 0) return REFUSED;
  /* Node fills an abstract name up with zeros. */
  socklen_t size = (socklen_t)(is_abstract ? sizeof address : offsetof(struct sockaddr_un, sun_path) + length + 1);
  return connect(file, (struct sockaddr *)&address, size) == 0 ? OUT : REFUSED;
}

static int makes_socket(int family) {
  int file = socket(family, family == AF_NETLINK ? SOCK_RAW : SOCK_STREAM, 0);
  if (file < 0) return REFUSED;
  close(file);
  return OUT;
}

static int connects_tcp(int port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port), .sin_addr = {htonl(INADDR_LOOPBACK)}};
  int file = socket(AF_INET, SOCK_STREAM, 0);
  if (file < 0) return REFUSED;
  return connect(file, (struct sockaddr *)&address, sizeof address) == 0 ? OUT : REFUSED;
}

static int executes(const char *path, char *const arguments[]) {
  char *const nothing[] = {NULL};
  execve(path, arguments, nothing);
  return REFUSED;
}

/* Brings its own program along. */
static int executes_own(const char *from, const char *to) {
  static char block[64 * 1024];
  int source = open(from, O_RDONLY), copy = open(to, O_CREAT | O_WRONLY, 0700);
  if (source < 0 || copy < 0) return UNKNOWN;
  for (ssize_t got; (got = read(source, block, sizeof block)) > 0;)
    if (write(copy, block, (size_t)got) != got) return UNKNOWN;
  close(source);
  close(copy);
  char *const arguments[] = {(char *)to, "out", NULL};
  return executes(to, arguments);
}

static void *waits(void *nothing) {
  pause();
  return nothing;
}

static int starts_threads(int wanted) {
  pthread_attr_t small;
  pthread_attr_init(&small);
  pthread_attr_setstacksize(&small, 64 * 1024);
  for (int count = 0; count < wanted; count++) {
    pthread_t thread;
    if (pthread_create(&thread, &small, waits, NULL) != 0) return REFUSED;
  }
  return OUT;
}

static int raises(int limit, rlim_t wanted) {
  struct rlimit raised = {wanted, wanted};
  return setrlimit((__rlimit_resource_t)limit, &raised) == 0 ? OUT : REFUSED;
}

/* Devices that give more than nothing, zeros, random bytes or the program's own terminal. */
static int finds_devices(void) {
  static const char *const harmless = " null zero full random urandom tty ptmx console stdin stdout stderr ";
  DIR *folder = opendir("/dev");
  if (!folder) return REFUSED;
  for (struct dirent *entry; (entry = readdir(folder));) {
    char name[300];
    struct stat found;
    if (fstatat(dirfd(folder), entry->d_name, &found, AT_SYMLINK_NOFOLLOW) != 0 || !(S_ISCHR(found.st_mode) || S_ISBLK(found.st_mode))) continue;
    snprintf(name, sizeof name, " %s ", entry->d_name);
    if (!strstr(harmless, name)) return OUT;
  }
  return REFUSED;
}

static int tries(const char *escape) {
  const int pid = atoi(target);
  char path[300];
  /* Shows that it runs at all. */
  if (!strcmp(escape, "none")) return OUT;
  if (!strcmp(escape, "read-file")) return opens(target, O_RDONLY);
  if (!strcmp(escape, "list-folder")) return opens(target, O_RDONLY | O_DIRECTORY);
  if (!strcmp(escape, "write-file")) return opens(target, O_WRONLY);
  if (!strcmp(escape, "make-file")) return writes(target, 0, 64 * 1024);
  if (!strcmp(escape, "fill-folder")) return writes(target, 0, 64 * MIB);
  if (!strcmp(escape, "large-file")) {
    signal(SIGXFSZ, SIG_IGN);
    return writes(target, 300 * MIB, 64 * 1024);
  }
  if (!strcmp(escape, "make-vsock")) return makes_socket(AF_VSOCK);
  if (!strcmp(escape, "make-netlink")) return makes_socket(AF_NETLINK);
  if (!strcmp(escape, "connect-tcp")) return connects_tcp(pid);
  if (!strcmp(escape, "connect-abstract")) return connects_unix(target, 1);
  if (!strcmp(escape, "connect-unix")) return connects_unix(target, 0);
  if (!strcmp(escape, "run-shell")) {
    char *const arguments[] = {"sh", "-c", "exit 42", NULL};
    return executes("/bin/sh", arguments);
  }
  if (!strcmp(escape, "run-own")) return executes_own(getenv("PROBE_ITSELF"), target);
  if (!strcmp(escape, "fork")) {
    long child = syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
    if (child == 0) _exit(0);
    return child > 0 ? OUT : REFUSED;
  }
  if (!strcmp(escape, "many-threads")) return starts_threads(pid);
  if (!strcmp(escape, "trace")) return ptrace(PTRACE_SEIZE, pid, 0, 0) == 0 ? OUT : REFUSED;
  if (!strcmp(escape, "signal")) return kill(pid, 0) == 0 ? OUT : REFUSED;
  if (!strcmp(escape, "look-at-process")) {
    snprintf(path, sizeof path, "/proc/%d/environ", pid);
    return opens(path, O_RDONLY);
  }
  if (!strcmp(escape, "memory")) return mmap(NULL, 1024 * 1024 * MIB, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0) == MAP_FAILED ? REFUSED : OUT;
  if (!strcmp(escape, "raise-memory")) return raises(RLIMIT_AS, RLIM_INFINITY);
  if (!strcmp(escape, "core-file")) return raises(RLIMIT_CORE, 1024 * MIB);
  if (!strcmp(escape, "devices")) return finds_devices();
  if (!strcmp(escape, "user-namespace")) return unshare(CLONE_NEWUSER) == 0 ? OUT : REFUSED;
  if (!strcmp(escape, "user-namespace-of-child")) {
    long child = syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0);
    if (child == 0) _exit(0);
    return child > 0 ? OUT : REFUSED;
  }
  if (!strcmp(escape, "mount")) {
    unshare(CLONE_NEWUSER | CLONE_NEWNS);
    return mount("none", target, "tmpfs", 0, NULL) == 0 ? OUT : REFUSED;
  }
  if (!strcmp(escape, "keys")) return syscall(SYS_add_key, "user", "escape", "x", 1, -2 /* of the process */) >= 0 ? OUT : REFUSED;
  if (!strcmp(escape, "gain-rights")) return prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 0 ? OUT : REFUSED;
  if (!strcmp(escape, "environment")) return getenv("PROBE_SECRET") ? OUT : REFUSED;
  return UNKNOWN;
}

#ifdef ALONE
int main(int count, char **arguments) {
  if (count > 1 && !strcmp(arguments[1], "out")) return OUT;
  target = getenv("PROBE_TARGET");
  return tries(getenv("PROBE"));
}
#else
/* A program's own filter comes on top of the jail's. */
static int stands_behind_its_walls(void) {
  const char *wanted = getenv("PROBE_FILTERS");
  char status[4096] = {0};
  if (!wanted) return 1;
  int file = open("/proc/self/status", O_RDONLY);
  if (file < 0 || read(file, status, sizeof status - 1) <= 0) _exit(UNKNOWN);
  close(file);
  const char *filters = strstr(status, "Seccomp_filters:");
  return filters && atoi(filters + 16) >= atoi(wanted);
}

static int outcome = REFUSED;
static void *tries_here(void *escape) {
  outcome = tries(escape);
  return NULL;
}

static void now(void) {
  static int is_trying;
  pthread_t thread;
  char *escape = getenv("PROBE");
  if (!escape || is_trying || !stands_behind_its_walls()) return;
  is_trying = 1;
  target = getenv("PROBE_TARGET");
  /* QEMU's filter kills the thread alone, and the rest of the program would stand still; passt's kills all, and lets it have no thread. */
  if (!getenv("PROBE_FILTERS")) _exit(tries(escape));
  if (pthread_create(&thread, NULL, tries_here, escape) != 0) _exit(UNKNOWN);
  pthread_join(thread, NULL);
  _exit(outcome);
}

int ppoll(struct pollfd *files, nfds_t count, const struct timespec *within, const sigset_t *signals) {
  struct timespec copy = within ? *within : (struct timespec){0};
  now();
  return (int)syscall(SYS_ppoll, files, count, within ? &copy : NULL, signals, 8);
}
int __ppoll_chk(struct pollfd *files, nfds_t count, const struct timespec *within, const sigset_t *signals, size_t size) {
  (void)size;
  return ppoll(files, count, within, signals);
}
int epoll_wait(int file, struct epoll_event *events, int count, int within_ms) {
  now();
  return (int)syscall(SYS_epoll_wait, file, events, count, within_ms);
}
int epoll_pwait(int file, struct epoll_event *events, int count, int within_ms, const sigset_t *signals) {
  now();
  return (int)syscall(SYS_epoll_pwait, file, events, count, within_ms, signals, 8);
}
#endif
