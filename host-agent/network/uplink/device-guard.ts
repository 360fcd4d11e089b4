/**
 * Keeps passt from sending beside the device that it is bound to. When the device vanishes, passt cannot bind the socket of a new connection any more, only
 * logs that, and connects by the host's default route. To end passt when the kernel reports the change would be too late, so each of its connects waits for
 * a program that looks whether the device is there. A socket that was bound stays bound to that device, also to one that is gone.
 */

/**
 * On x86-64: SECCOMP_SET_MODE_FILTER, with SECCOMP_FILTER_FLAG_NEW_LISTENER; `connect` waits (SECCOMP_RET_USER_NOTIF), which passt's own filter cannot undo.
 * The answer is SECCOMP_USER_NOTIF_FLAG_CONTINUE, or ENETDOWN. Interface indexes are not used twice, so with the index of the start the socket was bound. With
 * another one the jail ends, and is started again for that device.
 *
 * The first process waits for both others: when one ends, the jail ends.
 */
const GUARD = `
my ($device, @command) = @ARGV;
socket(my $any, 1, 2, 0) or die "socket: $!\\n";
sub index_now { my $asked = pack 'a16 x24', $device; ioctl($any, 0x8933, $asked) ? unpack 'x16 i', $asked : 0 }
my $index = index_now() or die "there is no device $device\\n";
my $filter = pack '(S C C L)*', 0x20,0,0,0, 0x15,0,1,42, 0x06,0,0,0x7fc00000, 0x06,0,0,0x7fff0000;
my $listener = syscall(317, 1, 8, pack 'S x6 P', 4, $filter);
$listener >= 0 or die "seccomp: $!\\n";
if (!(fork // die "fork: $!\\n")) { exec { $command[0] } @command or die "$command[0]: $!\\n" }
if (fork // die "fork: $!\\n") { wait; exit($? >> 8 || 1) }
open my $notices, '+<&=', $listener or die "listener: $!\\n";
for (;;) {
  my $notice = "\\0" x 80;
  if (!ioctl($notices, 0xc0502100, $notice)) { $! == 2 || $! == 4 ? next : die "receive: $!\\n" }
  my $now = index_now();
  exit 1 if $now && $now != $index;
  ioctl($notices, 0xc0182101, pack 'a8 x8 l L', $notice, $now ? (0, 1) : (-100, 0));
}`;

export const GUARD_SYSTEM: readonly string[] = ['/usr/bin/perl'];

/** `command`, of which no connect leaves without the device that is there now. Pure. */
export const guarded = (device: string, command: readonly string[]): string[] => [
  'perl',
  '-e',
  GUARD,
  '--',
  device,
  ...command,
];
