import { describe, expect, it } from 'vitest';
import { type Jail, jailArguments, parseJailPid } from '../../../host-agent/jail/bubblewrap.ts';
import { DENIED_CALLS, NAMESPACE_CALLS } from '../../../host-agent/jail/denied-calls.ts';

const jail: Jail = {
  system: ['/usr/bin/qemu'],
  readable: [['/data/root', '/image/root']],
  writable: [['/run/session', '/machine']],
  devices: ['/dev/kvm'],
  limits: { addressSpaceBytes: 4096, processes: 7, openFiles: 9 },
  command: ['qemu', '-S'],
};
const calls = (names: readonly string[]) => names.map((name) => `--syscall ${name}`).join(' ');

describe('a jail', () => {
  it('is entered exactly so', () => {
    expect(jailArguments(jail).join(' ')).toBe(
      [
        '--fsize=268435456 --core=1 --as=4096 --nofile=9 bwrap',
        '--unshare-all --unshare-user --disable-userns --uid 1000 --gid 1000 --hostname jail',
        '--new-session --cap-drop ALL --clearenv --setenv PATH /usr/bin --setenv LC_ALL C.UTF-8',
        '--ro-bind-try /usr/lib/x86_64-linux-gnu /usr/lib/x86_64-linux-gnu --ro-bind-try /usr/lib64 /usr/lib64 --ro-bind-try /usr/bin/prlimit /usr/bin/prlimit --ro-bind-try /usr/bin/enosys /usr/bin/enosys --ro-bind-try /usr/bin/qemu /usr/bin/qemu',
        '--symlink usr/bin /bin --symlink usr/lib /lib --symlink usr/lib64 /lib64 --proc /proc --dev /dev --dev-bind /dev/kvm /dev/kvm --size 16777216 --tmpfs /tmp',
        '--ro-bind /data/root /image/root --bind /run/session /machine --chdir /tmp --remount-ro /dev --remount-ro / --info-fd 3',
        `-- prlimit --nproc=7 enosys ${calls([...DENIED_CALLS, ...NAMESPACE_CALLS])} -- qemu -S`,
      ].join(' '),
    );
  });

  it('leaves namespaces to a program that makes a narrower one, and this computer’s network to one that is for it', () => {
    const told = jailArguments({ ...jail, isolatesItself: true, sharesNetwork: true }).join(' ');
    expect(told).toContain('--unshare-all --share-net --unshare-user --uid');
    expect(told).toContain(`enosys ${calls(DENIED_CALLS)} -- qemu`);
  });

  it('is made by a program under AppArmor’s profile for that, and enters one of its own as its last step', () => {
    const told = jailArguments(jail, 'safe-browse-machine-7').join(' ');
    expect(told).toContain('--nofile=9 setpriv --apparmor-profile=safe-browse -- bwrap --unshare-all');
    expect(told).toContain('--ro-bind-try /usr/bin/setpriv /usr/bin/setpriv');
    expect(told).toMatch(/ -- setpriv --apparmor-profile=safe-browse-machine-7 -- qemu -S$/);
  });

  it('locks as much memory as it is told, and hands on what it is told of the environment', () => {
    const told = jailArguments({
      ...jail,
      limits: { ...jail.limits, lockedBytes: 5 },
      environment: { DISPLAY: ':1' },
    }).join(' ');
    expect(told).toContain('--nofile=9 --memlock=5 bwrap');
    expect(told).toContain('--setenv LC_ALL C.UTF-8 --setenv DISPLAY :1 --ro-bind-try');
  });

  it('tells who is inside', () => {
    expect(parseJailPid('{\n    "child-pid": 4711\n}\n')).toBe(4711);
    for (const untrustedText of ['', '{}', '{"child-pid": "x"}', '{"child-pid": 1}'])
      expect(parseJailPid(untrustedText)).toBeUndefined();
  });
});
