import { describe, expect, it } from 'vitest';
import { inheritedDescriptors, pathOfInode } from '../../../host-agent/daemon/inherited-socket.ts';

describe('a socket inherited from systemd', () => {
  it('is the first descriptor after the standard three', () => {
    expect(inheritedDescriptors({ LISTEN_PID: '42', LISTEN_FDS: '1' }, 42)).toEqual({ socket: 3 });
  });

  it('is absent when none was passed, or to another process', () => {
    expect(inheritedDescriptors({}, 42)).toEqual({});
    expect(inheritedDescriptors({ LISTEN_PID: '41', LISTEN_FDS: '1' }, 42)).toEqual({});
  });

  it('is refused when systemd passes several', () => {
    expect(() => inheritedDescriptors({ LISTEN_PID: '42', LISTEN_FDS: '2' }, 42)).toThrow(
      'it was handed 2 sockets instead of one',
    );
  });

  it.each([
    ['safe-browse.socket:journal', '2', { socket: 3, journal: 4 }],
    ['journal:safe-browse.socket', '2', { socket: 4, journal: 3 }],
    ['journal', '1', { journal: 3 }],
    // systemd passes nothing in place of a journal that is not there.
    ['safe-browse.socket', '1', { socket: 3 }],
  ])('is told from the journal by its name: %s', (names, count, expected) => {
    expect(inheritedDescriptors({ LISTEN_PID: '42', LISTEN_FDS: count, LISTEN_FDNAMES: names }, 42)).toEqual(expected);
  });

  it('is identified by the path that it is bound to, also with a space in it', () => {
    const table =
      'Num       RefCount Protocol Flags    Type St Inode Path\n00000000d1: 00000002 00000000 00010000 0001 01 2231 /run/user/1000/my folder/agent.sock\n00000000d2: 00000003 00000000 00000000 0001 03 2232\n';
    expect(pathOfInode(table, '2231')).toBe('/run/user/1000/my folder/agent.sock');
    expect(pathOfInode(table, '2232')).toBeUndefined();
  });
});
