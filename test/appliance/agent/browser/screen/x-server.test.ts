import { beforeEach, describe, expect, it, vi } from 'vitest';
import { startXServer } from '../../../../../appliance/agent/browser/screen/x-server.ts';
import { createLog } from '../../../../../appliance/agent/log.ts';
import { settle } from '../../../../bed/event-loop.ts';
import { useFakeClock } from '../../../../bed/fake-clock.ts';
import { play, started } from '../../played-programs.ts';

const files = { owned: [] as string[], open: 0, authorities: [] as unknown[] };
vi.mock(import('../../../../../appliance/agent/commands/launch.ts'), async (original) => ({
  ...(await original()),
  launch: (...words) => play(...words),
}));
vi.mock(import('../../../../../appliance/agent/browser/screen/x-authority.ts'), async (original) => ({
  ...(await original()),
  writeAuthority: (path, display) => Promise.resolve(void files.authorities.push([path, display])),
}));
vi.mock(import('node:fs/promises'), async (original) => ({
  ...(await original()),
  mkdir: (() => Promise.resolve()) as never,
  chown: (path) => Promise.resolve(void files.owned.push(String(path))),
  open: (() => {
    files.open += 1;
    return Promise.resolve({ fd: 7, close: () => Promise.resolve(void (files.open -= 1)) });
  }) as never,
}));

let lines: string[];
beforeEach(() => {
  started.length = 0;
  lines = [];
  Object.assign(files, { owned: [], open: 0, authorities: [] });
});
/** The server as it starts. */
async function starting() {
  const server = startXServer(createLog((line) => lines.push(line)));
  server.catch(() => undefined);
  await settle();
  return { server, played: started[0] ?? expect.fail() };
}

describe('the X server', () => {
  it('has started when it says that it accepts clients, on a console of the account', async () => {
    const { server, played } = await starting();
    expect(files).toEqual({
      owned: ['/run/safe-browse', '/run/user/1000', '/dev/tty1'],
      open: 1,
      authorities: [['/run/safe-browse/x-authority', '0']],
    });
    played.says(3, '0');
    expect(await server).toBe(played);
    expect([files.open, played.signals]).toEqual([0, []]);
  });

  it('has not started when it ends before, with its last complaints as the reason', async () => {
    const { server, played } = await starting();
    for (const line of ['(II) fine', '(EE) one', '(WW) two ', 'Failed to three', '\tit cannot four', 'all is well'])
      played.says(2, line);
    await settle();
    played.ends();
    await expect(server).rejects.toThrow('The X server exit status 1. (WW) two | Failed to three | it cannot four');
    expect(lines).toHaveLength(4);
    expect(files.open).toBe(0);
  });

  it('tells no more than 500 characters of its complaints', async () => {
    const { server, played } = await starting();
    for (const letter of ['a', 'b', 'c']) played.says(2, `(EE) ${letter.repeat(300)}`);
    await settle();
    played.ends();
    await expect(server).rejects.toThrow(/^The X server exit status 1\. b{192} \| \(EE\) c{300}$/);
  });

  it('is killed when it takes longer than a minute', async () => {
    const clock = useFakeClock();
    const { server, played } = await starting();
    await clock.advance(59_999);
    expect(played.signals).toEqual([]);
    await clock.advance(1);
    await expect(server).rejects.toThrow('took longer than 60 s');
    expect(played.signals).toHaveLength(1);
  });
});
