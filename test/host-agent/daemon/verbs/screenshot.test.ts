import { expect, it, vi } from 'vitest';
import type { Call } from '../../../../host-agent/daemon/server.ts';
import { sessionVerbs, type SessionVerbsOptions } from '../../../../host-agent/daemon/verbs/sessions.ts';

/** The verbs over one session with a screen of one pixel. */
function screenshotOf(filesOut: 'off' | 'ask') {
  const screenshot = vi.fn(() =>
    Promise.resolve({
      width: 1,
      height: 1,
      rgb: (async function* () {
        yield Buffer.from([1, 2, 3]);
      })(),
    }),
  );
  const session = { profile: { settings: { files: { out: filesOut } } }, devices: () => ({ screenshot }) };
  const verbs = sessionVerbs({ sessions: { get: () => session } } as unknown as SessionVerbsOptions);
  const delivered: string[] = [];
  const call = {
    signal: new AbortController().signal,
    deliver: ({ png }: { png: string }) => Promise.resolve(void delivered.push(png)),
  } as unknown as Call<'session.screenshot'>;
  return { result: verbs['session.screenshot']({ id: '0a1b2c3d' }, call), screenshot, delivered };
}

it('takes a picture of the screen only where the profile lets files be saved', async () => {
  const allowed = screenshotOf('ask');
  const { bytes } = await allowed.result;
  expect(Buffer.concat(allowed.delivered.map((piece) => Buffer.from(piece, 'base64')))).toHaveLength(bytes);
  const forbidden = screenshotOf('off');
  await expect(forbidden.result).rejects.toMatchObject({ code: 'transfer-forbidden', exitStatus: 3 });
  expect(forbidden.screenshot).not.toHaveBeenCalled();
});
