import { describe, expect, it } from 'vitest';
import type { HostConnection } from '../../../host-agent/pool/desk/host-connection.ts';
import { openThere } from '../../../host-agent/pool/desk/open-there.ts';
import { FarScreen } from './far-screen.ts';
import { NEVER_ABORTED, VIEWER_GREETING } from './pool-bed.ts';
import { FIRST_WORDS } from '../../../host-agent/pool/desk/greeted-screen.ts';

/** A connection on which the host has not answered yet. */
function silent(): {
  connection: Pick<HostConnection, 'call' | 'stream'>;
  screen: FarScreen;
  asked: unknown[];
  fail: (error: Error) => void;
} {
  const screen = new FarScreen();
  const asked: unknown[] = [];
  let fail: (error: Error) => void = () => undefined;
  const connection = {
    call: (...call: unknown[]) => {
      asked.push(call.slice(0, 2));
      return new Promise<never>((_, reject) => (fail = reject));
    },
    stream: (...what: unknown[]) => {
      asked.push(what);
      return screen;
    },
  };
  return { connection, screen, asked, fail: (error) => fail(error) };
}

describe('opening a session on another host', () => {
  it('asks for the session, its screen and its first picture at once, before the host has answered', () => {
    const { connection, screen, asked } = silent();
    void openThere(connection, { profile: 'default' }, NEVER_ABORTED);
    const [[what, name]] = asked as [[string, string]];
    expect([what, name]).toEqual(['first-screen', expect.stringMatching(/^[0-9a-f]{8}$/)]);
    expect(asked[1]).toEqual(['open', { profile: 'default', screen: name }]);
    expect(screen.sent).toEqual(Buffer.concat([VIEWER_GREETING, FIRST_WORDS]));
  });

  it('leaves no screen when the host opens none', async () => {
    const { connection, screen, fail } = silent();
    const opening = openThere(connection, { profile: 'default' }, NEVER_ABORTED);
    fail(new Error('It is full.'));
    await expect(opening).rejects.toThrow('It is full.');
    expect(screen.destroyed).toBe(true);
  });
});
