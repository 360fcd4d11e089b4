import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CommandFailed } from '../../../../appliance/agent/commands/run.ts';
import { forgetConnections, ip } from '../../../../appliance/agent/network/programs.ts';

const ran: string[] = [];
const conntrack = { fails: undefined as Error | undefined };
vi.mock(import('../../../../appliance/agent/commands/run.ts'), async (original) => ({
  ...(await original()),
  run: (program, args, { input }) => {
    ran.push([program, ...args, input].join(' '));
    return conntrack.fails ? Promise.reject(conntrack.fails) : Promise.resolve('');
  },
}));
beforeEach(() => {
  ran.length = 0;
  conntrack.fails = undefined;
});

describe('the network programs', () => {
  it('run for all lines at once, and not for none', async () => {
    await ip([]);
    expect(ran).toEqual([]);
    await ip(['link set dev lo up', 'link set dev eth0 up']);
    expect(ran).toEqual(['ip -batch - link set dev lo up\nlink set dev eth0 up\n']);
  });

  it('forget the connections of the family of an address', async () => {
    await forgetConnections('198.51.100.10');
    await forgetConnections('fd53:4200:0:2::10');
    expect(ran).toEqual(['conntrack -D -s 198.51.100.10 ', 'conntrack -D -f ipv6 -s fd53:4200:0:2::10 ']);
  });

  it('may find no connection to forget, and fail otherwise', async () => {
    conntrack.fails = new CommandFailed('conntrack failed (exit status 1): 0 flow entries have been deleted.');
    await forgetConnections('198.51.100.2');
    conntrack.fails = new CommandFailed('conntrack is not in the image.');
    await expect(forgetConnections('198.51.100.2')).rejects.toThrow('not in the image');
    conntrack.fails = new Error('0 flow entries');
    await expect(forgetConnections('198.51.100.2')).rejects.toThrow();
  });
});
