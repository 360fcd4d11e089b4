import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ACCOUNT } from '../../../../appliance/agent/browser/account.ts';
import { followKeyLog, KEY_LOG, KeyLog } from '../../../../appliance/agent/browser/key-log.ts';
import { environmentOf, policiesOf } from '../../../../appliance/agent/browser/settings.ts';
import { KeyLogLine, MAX_KEY_LINES } from '../../../../appliance/protocol/tls-keys.ts';

const [RANDOM, SECRET] = ['0a'.repeat(32), 'f1'.repeat(48)];
const line = (label = 'CLIENT_HANDSHAKE_TRAFFIC_SECRET', secret = SECRET) => `${label} ${RANDOM} ${secret}`;

function logging() {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const said: string[][] = [];
  const log = new KeyLog((lines) => void said.push(lines));
  return { log, said, take: (text: string) => log.take(Buffer.from(text, 'latin1')) };
}

describe('the keys of TLS connections', () => {
  it.each([
    line(),
    line('SERVER_HANDSHAKE_TRAFFIC_SECRET', 'f1'.repeat(32)),
    line('CLIENT_TRAFFIC_SECRET_0'),
    line('SERVER_TRAFFIC_SECRET_12'),
    line('EXPORTER_SECRET'),
    line('CLIENT_RANDOM'),
  ])('are lines such as %s', (text) => expect(KeyLogLine.safeParse(text).success).toBe(true));

  it.each([
    ['a comment', '# by NSS'],
    ['another label', line('PASSWORD')],
    ['a short random number', `CLIENT_RANDOM 0a ${SECRET}`],
    ['a secret of another length', line('CLIENT_RANDOM', 'f1'.repeat(40))],
    ['capitals', line('CLIENT_RANDOM', 'F1'.repeat(48))],
    ['two lines', `${line()}\n${line()}`],
    ['more at the end', `${line()} `],
    ['a line that ends', `${line()}\n`],
  ])('are no other bytes: %s', (_, text) => expect(KeyLogLine.safeParse(text).success).toBe(false));

  it('are cut into lines, of which only those of a key log are said, a few at a time', () => {
    const { said, take } = logging();
    take(`# by Chromium\n${line().slice(0, 20)}`);
    take(`${line().slice(20)}\n\u0000\u001b[2J${line()}\n${line('EXPORTER_SECRET')}\n`);
    expect(said).toEqual([]);
    vi.advanceTimersByTime(500);
    expect(said).toEqual([[line(), line('EXPORTER_SECRET')]]);
    vi.advanceTimersByTime(5_000);
    expect(said).toHaveLength(1);
  });

  it('are said at most twice a second, and not all of a flood', () => {
    const { said, take } = logging();
    take('x'.repeat(1_000_000));
    take(`\n${`${line()}\n`.repeat(5_000)}`);
    vi.advanceTimersByTime(10_000);
    expect(said.map(({ length }) => length)).toEqual(Array.from({ length: 10 }, () => MAX_KEY_LINES));
  });

  it('come through a named pipe, also from the next Chromium', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sb-key-log-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'keys');
    const said: string[] = [];
    const [userId, groupId] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
    const ours = { path, mkfifo: ['mkfifo'], owner: { ...ACCOUNT, userId, groupId } as unknown as typeof ACCOUNT };
    await followKeyLog((lines) => void said.push(...lines), ours);
    for (const label of ['CLIENT_RANDOM', 'EXPORTER_SECRET']) {
      appendFileSync(path, `${line(label)}\n`);
      await vi.waitFor(() => expect(said.at(-1)).toBe(line(label)), { timeout: 5_000 });
    }
  });

  it('are written only where the settings say so, without a bar over each page', () => {
    expect(environmentOf({ logsTlsKeys: true })).toEqual({ SSLKEYLOGFILE: KEY_LOG });
    expect(policiesOf({ logsTlsKeys: true })).toEqual({ CommandLineFlagSecurityWarningsEnabled: false });
    expect([environmentOf({}), policiesOf({})]).toEqual([{}, {}]);
  });
});
