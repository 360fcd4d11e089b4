/**
 * System calls that are denied to a jailed program from its start, in addition to the filters that QEMU and passt install themselves.
 * util-linux' `enosys` installs the filter: the calls fail with ENOSYS, which every program must be able to handle.
 */

/** No program of ours needs these. */
export const DENIED_CALLS: readonly string[] = [
  // The kernel keyrings of the person, which no namespace isolates.
  'add_key',
  'keyctl',
  'request_key',
  // Access to memory and files of other processes of the same account.
  'ptrace',
  'process_vm_readv',
  'process_vm_writev',
  'process_madvise',
  'kcmp',
  'pidfd_getfd',
  // Large attack surface that an unprivileged account may use.
  'bpf',
  'io_uring_setup',
  'io_uring_enter',
  'io_uring_register',
  'perf_event_open',
  'userfaultfd',
  'fanotify_init',
  'modify_ldt',
  // Files by handle instead of by path: bypasses mount namespaces.
  'name_to_handle_at',
  'open_by_handle_at',
  // The new mount API, and joining other namespaces.
  'fsopen',
  'fsconfig',
  'fsmount',
  'fspick',
  'move_mount',
  'open_tree',
  'mount_setattr',
  'setns',
  // Administration of the host.
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

/** Calls to build a jail, or to escape from one. Only a program that isolates itself keeps them. */
export const NAMESPACE_CALLS: readonly string[] = ['chroot', 'mount', 'pivot_root', 'umount2', 'unshare'];
