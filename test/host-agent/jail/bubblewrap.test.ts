import { describe, expect, it } from 'vitest';
import { type Jail, jailArguments, parseJailPid } from '../../../host-agent/jail/bubblewrap.ts';
import { DENIED_CALLS, NAMESPACE_CALLS } from '../../../host-agent/jail/denied-calls.ts';

const jail: Jail = {
  system: ['/usr/bin/qemu'],
  readable: [['/data/root', '/image/root']],
  writable: [['/run/session', '/vm']],
  devices: ['/dev/kvm'],
  limits: { addressSpaceBytes: 4096, processes: 7, openFiles: 9 },
  command: ['qemu', '-S'],
};
const words = (text: string) => text.split(' ');
const calls = (names: readonly string[]) => names.map((name) => `--syscall ${name}`).join(' ');

describe('a jail', () => {
  it('has exactly these arguments', () => {
    expect(jailArguments(jail)).toEqual([
      ...words('--fsize=268435456 --core=1 --as=4096 --nofile=9 bwrap'),
      ...words('--unshare-all --unshare-user --disable-userns --uid 1000 --gid 1000 --hostname jail'),
      ...words('--new-session --cap-drop ALL --clearenv --setenv PATH /usr/bin --setenv LC_ALL C.UTF-8'),
      ...words('--dir /usr --dir /usr/lib --dir /usr/bin --dir /image'),
      ...words('--ro-bind-try /usr/lib/x86_64-linux-gnu /usr/lib/x86_64-linux-gnu'),
      ...words('--ro-bind-try /usr/lib64 /usr/lib64 --ro-bind-try /usr/bin/prlimit /usr/bin/prlimit'),
      ...words('--ro-bind-try /usr/bin/enosys /usr/bin/enosys --ro-bind-try /usr/bin/qemu /usr/bin/qemu'),
      ...words('--symlink usr/bin /bin --symlink usr/lib /lib --symlink usr/lib64 /lib64 --proc /proc --dev /dev'),
      ...words('--dev-bind /dev/kvm /dev/kvm --perms 1777 --size 16777216 --tmpfs /scratch'),
      ...words('--ro-bind /data/root /image/root --bind /run/session /vm'),
      ...words('--chdir /scratch --remount-ro /dev --remount-ro / --info-fd 3 --seccomp 4 -- prlimit --nproc=7 enosys'),
      ...words(calls([...DENIED_CALLS, ...NAMESPACE_CALLS])),
      ...words('-- qemu -S'),
    ]);
  });

  it('waits for a separate account, becomes it in a second namespace, and keeps no right to become another', () => {
    const args = jailArguments(jail, { hasOwnAccount: true });
    const line = args.join(' ');
    expect(line).toContain(
      '--nofile=9 sh -c umask 0; exec "$0" "$@" bwrap --unshare-all --unshare-user --userns-block-fd 6',
    );
    expect(line).not.toMatch(/--disable-userns|--uid/);
    expect(line).toContain('--cap-drop ALL --cap-add CAP_SETUID --cap-add CAP_SETGID --clearenv');
    expect(args.slice(args.lastIndexOf('--seccomp') + 3, args.indexOf('enosys') + 1)).toEqual([
      ...words('setpriv --reuid=1000 --regid=1000 --clear-groups --'),
      ...words('unshare --user --map-user=1000 --map-group=1000 -- prlimit --nproc=7 enosys'),
    ]);
  });

  it('lets other accounts connect to its sockets when it keeps the person’s account', () => {
    expect(jailArguments({ ...jail, keepsAccount: true }).join(' ')).toContain(
      '--nofile=9 sh -c umask 0; exec "$0" "$@" bwrap --unshare-all --unshare-user --disable-userns',
    );
    expect(jailArguments(jail).join(' ')).toContain('--nofile=9 bwrap');
  });

  it('allows namespaces only to a program that isolates itself, and the host’s network only to one that needs it', () => {
    const args = jailArguments({ ...jail, isolatesItself: true, sharesNetwork: true }).join(' ');
    expect(args).toContain('--unshare-all --share-net --unshare-user --uid');
    expect(args).toContain(`enosys ${calls(DENIED_CALLS)} -- qemu`);
  });

  it('is created under one AppArmor profile and enters its own as the last step', () => {
    const args = jailArguments(jail, { profile: 'safe-browse-vm-7' }).join(' ');
    expect(args).toContain('--nofile=9 setpriv --apparmor-profile=safe-browse -- bwrap --unshare-all');
    expect(args).toContain('--ro-bind-try /usr/bin/setpriv /usr/bin/setpriv');
    expect(args).toMatch(/ -- setpriv --apparmor-profile=safe-browse-vm-7 -- qemu -S$/);
  });

  it('may lock as much memory as configured, and gets the configured environment', () => {
    const args = jailArguments({
      ...jail,
      limits: { ...jail.limits, lockedBytes: 5 },
      environment: { DISPLAY: ':1' },
    }).join(' ');
    expect(args).toContain('--nofile=9 --memlock=5 bwrap');
    expect(args).toContain('--setenv LC_ALL C.UTF-8 --setenv DISPLAY :1 --dir');
  });

  it('reports the pid of the process inside', () => {
    expect(parseJailPid('{\n    "child-pid": 4711\n}\n')).toBe(4711);
    for (const untrustedText of ['', '{}', '{"child-pid": "x"}', '{"child-pid": 1}'])
      expect(parseJailPid(untrustedText)).toBeUndefined();
  });
});
