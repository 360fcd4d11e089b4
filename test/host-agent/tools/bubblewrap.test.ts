import { describe, expect, it } from 'vitest';
import { jailArguments, parseJailPid } from '../../../host-agent/tools/bubblewrap.ts';

describe('a jail', () => {
  const told = jailArguments({ readable: [['/data/root', '/image/root']], writable: [['/run/session', '/machine']], devices: ['/dev/kvm'], command: ['qemu', '-S'] }).join(' ');

  it('shares no namespace, no environment, no capability and no terminal with the host', () => {
    for (const wall of ['--unshare-all', '--disable-userns', '--clearenv', '--cap-drop ALL', '--new-session']) expect(told).toContain(wall);
    expect(told).not.toContain('--share-net');
  });

  it('shows of the host the system read-only and what was named, and no home', () => {
    const mounts = [...told.matchAll(/--(ro-bind|bind|dev-bind) (\S+) (\S+)/g)].map((match) => match.slice(1).join(' '));
    expect(mounts).toEqual(['ro-bind /usr /usr', 'dev-bind /dev/kvm /dev/kvm', 'ro-bind /data/root /image/root', 'bind /run/session /machine']);
  });

  it('bounds what its program can write, and runs it last', () => {
    expect(told.startsWith('--fsize=268435456 --core=0 bwrap ')).toBe(true);
    expect(told.endsWith('-- qemu -S')).toBe(true);
  });

  it('tells who is inside', () => {
    expect(parseJailPid('{\n    "child-pid": 4711\n}\n')).toBe(4711);
    for (const untrustedText of ['', '{}', '{"child-pid": "x"}', '{"child-pid": 1}']) expect(parseJailPid(untrustedText)).toBeUndefined();
  });
});
