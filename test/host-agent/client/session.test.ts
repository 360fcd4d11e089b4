import { describe, expect, it, vi } from 'vitest';
import { open } from '../../../host-agent/client/main.ts';
import { withHostAgent } from '../cli/with-host-agent.ts';

const ADDRESS = { webSocket: 'ws://127.0.0.1:1/TOKEN/ID', http: 'http://127.0.0.1:1/TOKEN/ID' };
const DOWNLOAD = { bytes: 3, isWhole: true, type: 'text/plain', isDisguised: false };

describe('a program that opens a session', () => {
  const at = withHostAgent('stderr');
  const drivable = () => {
    at.hostAgent.startsAtOnce = true;
    at.hostAgent.drive = () => Promise.resolve(ADDRESS);
    return at.hostAgent;
  };
  const states = () => at.hostAgent.sessions.map(({ state }) => state);

  it('gets a browser that it can drive, until the end of the block', async () => {
    const hostAgent = drivable();
    const steps: string[] = [];
    {
      await using session = await open({ onStep: ({ requirement, state }) => steps.push(`${requirement} ${state}`) });
      expect(session).toMatchObject({
        id: hostAgent.last,
        profile: 'default',
        endpoint: ADDRESS.webSocket,
        reach: { policy: 'internet-only' },
      });
      expect(states()).toEqual(['browsing']);
      expect(steps).toContain('painted met');
    }
    expect(states()).toEqual([]);
  });

  it('asks for the profile and the page that it names', async () => {
    const hostAgent = drivable();
    await using session = await open({ profile: 'offline', url: 'https://Site.example' });
    expect(session.profile).toBe('offline');
    expect(hostAgent.asked.find(({ method }) => method === 'session.open')?.params).toEqual({
      profile: 'offline',
      url: 'https://site.example/',
    });
  });

  it('is refused what is no page, before anything starts', async () => {
    const hostAgent = drivable();
    await expect(open({ url: 'file:///etc/passwd' })).rejects.toMatchObject({ code: 'url-refused' });
    expect(hostAgent.asked).toEqual([]);
  });

  it('leaves no session that it may not drive', async () => {
    at.hostAgent.startsAtOnce = true;
    await expect(open()).rejects.toMatchObject({
      code: 'no-automation',
      hint: expect.stringContaining('automation') as string,
    });
    expect(states()).toEqual([]);
  });

  it('leaves no session when it gives up', async () => {
    at.hostAgent.drive = () => Promise.resolve(ADDRESS);
    const giveUp = new AbortController();
    const opened = open({ signal: giveUp.signal });
    await vi.waitFor(() => expect(states()).toEqual(['starting']));
    giveUp.abort();
    await expect(opened).rejects.toMatchObject({ code: 'cancelled' });
    expect(states()).toEqual([]);
  });

  it('takes downloads by number or by name, as they are or as safe copies', async () => {
    const hostAgent = drivable();
    hostAgent.downloads = [
      { ...DOWNLOAD, file: 2, name: 'list.txt' },
      { ...DOWNLOAD, file: 1, name: 'list.txt' },
    ];
    await using session = await open();
    expect((await session.downloads()).map(({ file }) => file)).toEqual([2, 1]);
    await session.take(1);
    expect(await session.take('list.txt')).toMatchObject({ name: 'list.txt', bytes: 3 });
    const safe = session.take('list.txt', { safe: true });
    await vi.waitFor(() => expect(hostAgent.asked.at(-1)?.method).toBe('session.take-safe'));
    hostAgent.safeCopy.finish();
    expect(await safe).toMatchObject({ bytes: 3 });
    await expect(session.take('other.txt')).rejects.toMatchObject({ code: 'download-not-found' });
    const taken = hostAgent.asked.filter(({ method }) => method.startsWith('session.take'));
    expect(taken.map(({ method, params }) => [method, (params as { file: number }).file])).toEqual([
      ['session.take', 1],
      ['session.take', 2],
      ['session.take-safe', 2],
    ]);
  });

  it('gets the screen as a PNG file', async () => {
    drivable();
    await using session = await open();
    expect(
      Buffer.from(await session.screenshot())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  it('can close it twice, and when it has ended already', async () => {
    const hostAgent = drivable();
    const session = await open();
    await session.close();
    await session.close();
    expect(hostAgent.asked.filter(({ method }) => method === 'session.close')).toHaveLength(1);
    const other = await open();
    hostAgent.end(other.id, 'browser-closed');
    await other.close();
  });
});
