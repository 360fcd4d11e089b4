/**
 * System calls that a jailed program is refused before it even starts, each with its reason, beside the filter that QEMU and passt give themselves. util-linux'
 * `enosys` makes the filter: it says that the kernel knows no such call, which every program is prepared for.
 */

/** Of no use to any program of ours. */
export const DENIED_CALLS: readonly string[] = [
  // The person's keys, which a jail inherits: no namespace holds them.
  'add_key',
  'keyctl',
  'request_key',
  // Looking into other programs of the same account, and taking their files.
  'ptrace',
  'process_vm_readv',
  'process_vm_writev',
  'process_madvise',
  'kcmp',
  'pidfd_getfd',
  // Large parts of the kernel that an account may call on, and where most ways into it were found.
  'bpf',
  'io_uring_setup',
  'io_uring_enter',
  'io_uring_register',
  'perf_event_open',
  'userfaultfd',
  'fanotify_init',
  'modify_ldt',
  // Files by number instead of by name: past every mount.
  'name_to_handle_at',
  'open_by_handle_at',
  // The mounting of newer kernels, and entering other namespaces.
  'fsopen',
  'fsconfig',
  'fsmount',
  'fspick',
  'move_mount',
  'open_tree',
  'mount_setattr',
  'setns',
  // The computer itself.
  'acct',
  'delete_module',
  'finit_module',
  'init_module',
  'ioperm',
  'iopl',
  'kexec_file_load',
  'kexec_load',
  'quotactl',
  'quotactl_fd',
  'reboot',
  'settimeofday',
  'clock_settime',
  'adjtimex',
  'clock_adjtime',
  'swapoff',
  'swapon',
  'syslog',
  'vhangup',
];

/** By these a program makes walls of its own, or walks around those that it is in. Only one that does the former keeps them. */
export const WALL_CALLS: readonly string[] = ['chroot', 'mount', 'pivot_root', 'umount2', 'unshare'];
