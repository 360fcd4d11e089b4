import { expect, it } from 'vitest';
import { progressIn } from '../../../../../../appliance/agent/network/exit/tor/tor-exit.ts';
import { bridgeEnds, torSettings } from '../../../../../../appliance/agent/network/exit/tor/settings.ts';
import { TorBridge, TorDirectory } from '../../../../../../appliance/protocol/network.ts';

const PRINT = 'A'.repeat(40);
const PLAIN = `203.0.113.5:9001 ${PRINT}`;
const OBFS4 = `obfs4 203.0.113.6:443 ${PRINT} cert=${'c'.repeat(70)} iat-mode=0`;
const DIRECTORY = `relay0 orport=9001 v3ident=${PRINT} 203.0.113.7:9030 ${PRINT}`;

it('gives each login separate circuits, and serves only this VM', () => {
  const lines = torSettings({ bridges: [], directories: [] }).split('\n');
  expect(lines).toContain('SocksPort 127.0.0.1:9050 IsolateSOCKSAuth KeepAliveIsolateSOCKSAuth');
  expect(lines).toContain('ClientOnly 1');
  expect(lines.filter((line) => /Bridge|DirAuthority|ControlPort/.test(line))).toEqual([]);
});

it('connects to bridges only where there are some, and to the directories of a private network', () => {
  const lines = torSettings({ bridges: [PLAIN, OBFS4], directories: [DIRECTORY] }).split('\n');
  for (const line of ['UseBridges 1', `Bridge ${PLAIN}`, `Bridge ${OBFS4}`, `DirAuthority ${DIRECTORY}`])
    expect(lines).toContain(line);
  expect(bridgeEnds({ bridges: [PLAIN, OBFS4] })).toEqual([
    { address: '203.0.113.5', port: 9001, protocol: 'tcp' },
    { address: '203.0.113.6', port: 443, protocol: 'tcp' },
  ]);
});

it.each([
  ['a line after it', `${PLAIN}\nControlPort 9051`],
  ['an option after it', `${PLAIN} proxy=x`],
  ['another transport', PLAIN.replace('203', 'snowflake 203')],
  ['a name', PLAIN.replace('203.0.113.5', 'bridge.test')],
  ['an address that is none', PLAIN.replace('203', '999')],
  ['a port beyond the last one', PLAIN.replace('9001', '70000')],
  ['obfs4 without its certificate', `obfs4 ${PLAIN}`],
])('takes no bridge with %s', (_, line) => {
  expect(TorBridge.safeParse(line).success).toBe(false);
});

it('takes bridges as people get them, and directories as relays name them, on one line', () => {
  for (const line of [PLAIN, OBFS4, '203.0.113.5:9001']) expect(TorBridge.safeParse(line).success).toBe(true);
  expect(TorDirectory.safeParse(DIRECTORY).success).toBe(true);
  expect(TorDirectory.safeParse(`${DIRECTORY}\nLog debug file /x`).success).toBe(false);
});

it('reads how far Tor has come, and nothing else', () => {
  expect(progressIn('650 STATUS_CLIENT NOTICE BOOTSTRAP PROGRESS=45 TAG=requesting_descriptors SUMMARY="x"')).toBe(45);
  expect(progressIn('250-status/bootstrap-phase=NOTICE BOOTSTRAP PROGRESS=100 TAG=done SUMMARY="Done"')).toBe(100);
  for (const line of [
    '650 STATUS_CLIENT WARN BOOTSTRAP PROGRESS=999 TAG=x',
    '650 STATUS_CLIENT NOTICE CIRCUIT_ESTABLISHED',
    'x 650 STATUS_CLIENT NOTICE BOOTSTRAP PROGRESS=45 TAG=x',
    '',
  ])
    expect(progressIn(line)).toBeUndefined();
});
