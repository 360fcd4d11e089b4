/*
 * Lets `xl create -n` read a configuration where no hypervisor runs: what it opens below /dev/xen and /proc/xen is empty, and the few
 * questions that reading asks get a fixed answer. Fits Xen 4.20 alone, whose structure of physical facts is spelled out below.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/types.h>

static const char *place_of(const char *path) {
    if (path == NULL) return path;
    if (strcmp(path, "/dev/xen/hypercall") == 0) return "/nonexistent";
    if (strncmp(path, "/dev/xen/", 9) == 0 || strncmp(path, "/proc/xen/", 10) == 0) return "/dev/null";
    return path;
}

static int open_as(const char *name, const char *path, int flags, mode_t mode) {
    int (*real)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, name);
    return real(place_of(path), flags, mode);
}

#define MODE_OF(flags, mode) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, flags); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    }

int open(const char *path, int flags, ...) {
    MODE_OF(flags, mode)
    return open_as("open", path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    MODE_OF(flags, mode)
    return open_as("open64", path, flags, mode);
}

struct physical_facts {
    uint32_t threads_per_core, cores_per_socket, cpus, max_cpu, nodes, max_node, khz, capabilities, arch_capabilities, padding;
    uint64_t total, free, scrub, outstanding, max_frame;
    uint32_t hardware[8];
};

int xc_physinfo(void *handle, struct physical_facts *facts) {
    (void)handle;
    memset(facts, 0, sizeof *facts);
    facts->threads_per_core = 1;
    facts->cores_per_socket = facts->cpus = 8;
    facts->max_cpu = 7;
    facts->nodes = 1;
    facts->khz = 2000000;
    facts->capabilities = 0x3f; /* hvm, pv, directio, hap, shadow, shared page tables */
    facts->total = facts->free = 4u << 20;
    return 0;
}

int xc_get_max_cpus(void *handle) { return (void)handle, 8; }
int xc_get_max_nodes(void *handle) { return (void)handle, 1; }
long xc_sharing_freed_pages(void *handle) { return (void)handle, 0; }
long xc_sharing_used_frames(void *handle) { return (void)handle, 0; }

static int a_store;
void *xs_open(unsigned long flags) { return (void)flags, &a_store; }
void xs_close(void *handle) { (void)handle; }

int xc_version(void *handle, int question, void *answer) {
    (void)handle;
    switch (question) {
    case 0: return (4 << 16) | 20;
    case 1: strcpy(answer, ".0"); return 0;
    case 3: strcpy(answer, "xen-3.0-x86_64 hvm-3.0-x86_64 "); return 0;
    case 4: strcpy(answer, "none"); return 0;
    case 7: return 4096;
    case 9: strcpy(answer, ""); return 0;
    default: return -1;
    }
}
