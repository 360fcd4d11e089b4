/*
 * Takes the network from the process of Electron that opens sockets for pages. Electron loads it into the programs that it starts, by LD_PRELOAD.
 * It is a library because Electron starts no program but itself, and may not be given a command in front of it. It uses no other library.
 */

#define SYSCALL_UNSHARE 272
#define CLONE_NEWUSER 0x10000000L
#define CLONE_NEWNET 0x40000000L

static const char NETWORK_SERVICE[] = "--utility-sub-type=network.mojom.NetworkService";
static const char PRELOAD[] = "LD_PRELOAD=";

static long unshare(long flags) {
  long result;
  __asm__ volatile("syscall" : "=a"(result) : "a"(SYSCALL_UNSHARE), "D"(flags) : "rcx", "r11", "memory");
  return result;
}

static int is_equal(const char *one, const char *other) {
  while (*one && *one == *other) one++, other++;
  return *one == *other;
}

/* The rest of `text` after `start`, or null. */
static char *after(char *text, const char *start) {
  while (*start)
    if (*text++ != *start++) return 0;
  return text;
}

/* What this program starts in turn loads what it would without us: the first entry of the list is ours. */
static void leave_environment(char **environment) {
  for (char **entry = environment; *entry; entry++) {
    char *list = after(*entry, PRELOAD);
    if (!list) continue;
    char *rest = list;
    while (*rest && *rest != ':') rest++;
    if (*rest == ':') {
      for (rest++; (*list = *rest); list++, rest++) {}
    } else {
      do entry[0] = entry[1];
      while (*entry++);
    }
    return;
  }
}

/* The C library calls it before the program begins, while there is one thread. Without the right to a namespace, the network stays; doctor says so. */
__attribute__((constructor)) static void begin(int count, char **words, char **environment) {
  leave_environment(environment);
  for (int word = 1; word < count; word++)
    if (is_equal(words[word], NETWORK_SERVICE)) unshare(CLONE_NEWUSER | CLONE_NEWNET);
}
