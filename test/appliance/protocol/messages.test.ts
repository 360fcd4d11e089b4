import { describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '../../../appliance/protocol/limits.ts';
import { MAX_PAGE_SIDE } from '../../../appliance/protocol/transfers.ts';
import { GuestMessage, HostMessage, MAX_NAMES, STEPS } from '../../../appliance/protocol/messages.ts';

const identity = {
  type: 'identity',
  entropy: Buffer.alloc(64, 7).toString('base64'),
  mac: '02:53:42:02:00:01',
  hostname: 'sb-0123456789ab',
  machineId: '0123456789abcdef0123456789abcdef',
  screen: { width: 1280, height: 800 },
};
const policy = {
  revision: 1,
  refusedNetworks: [],
  ports: [],
  limits: { connections: 1024, newConnectionsPerSecond: 100 },
};
const allowing = (...names: readonly string[]) => ({
  ...policy,
  ports: [{ port: 0, access: { kind: 'allow-list', names } }],
});
const accepts = (schema: typeof HostMessage | typeof GuestMessage, value: unknown): boolean =>
  schema.safeParse(value).success;

describe('the contract of the guest wire', () => {
  it('accepts what a session needs', () => {
    expect(accepts(HostMessage, { type: 'hello', protocol: PROTOCOL_VERSION })).toBe(true);
    expect(accepts(HostMessage, identity)).toBe(true);
    expect(accepts(HostMessage, { type: 'prepare', level: 'browser' })).toBe(true);
    expect(accepts(HostMessage, { type: 'policy', policy: allowing('bank.example', 'xn--bcher-kva.example') })).toBe(
      true,
    );
    expect(accepts(HostMessage, { type: 'browse', url: 'https://example.org/' })).toBe(true);
    expect(
      accepts(GuestMessage, { type: 'hello', protocol: PROTOCOL_VERSION, role: 'browser', reached: ['home'] }),
    ).toBe(true);
    expect(accepts(GuestMessage, { type: 'screen', width: 1280, height: 800 })).toBe(true);
    expect(
      accepts(GuestMessage, { type: 'transfer-page', transfer: 1, page: 2, pages: 3, width: 1240, height: 1754 }),
    ).toBe(true);
  });

  it.each([
    ['another protocol version', { type: 'hello', protocol: PROTOCOL_VERSION + 1, role: 'browser', reached: [] }],
    ['a key that it does not know', { type: 'screen', width: 1280, height: 800, depth: 24 }],
    ['a screen of no size', { type: 'screen', width: 0, height: 800 }],
    ['half a pixel', { type: 'screen', width: 1280.5, height: 800 }],
    ['a step that does not exist', { type: 'step', step: 'coffee', elapsedMs: 1 }],
    ['an endless error text', { type: 'failed', step: 'home', message: 'x'.repeat(1001) }],
    [
      'more steps than there are',
      {
        type: 'hello',
        protocol: PROTOCOL_VERSION,
        role: 'browser',
        reached: Array.from({ length: STEPS.length + 1 }, () => 'home'),
      },
    ],
    ['a page of no size', { type: 'transfer-page', transfer: 1, page: 1, pages: 1, width: 0, height: 100 }],
    [
      'a page longer than any',
      { type: 'transfer-page', transfer: 1, page: 1, pages: 1, width: 1, height: MAX_PAGE_SIDE + 1 },
    ],
    [
      'a page of more pixels than may cross',
      { type: 'transfer-page', transfer: 1, page: 1, pages: 1, width: 16_000, height: 16_000 },
    ],
    ['a type that is missing', { width: 1280, height: 800 }],
  ])('refuses of a guest %s', (_, value) => {
    expect(accepts(GuestMessage, value)).toBe(false);
  });

  it.each([
    ['a URL that is too long', { type: 'browse', url: `https://example.org/${'x'.repeat(8192)}` }],
    ['a port that cannot be', { type: 'port-released', port: 64 }],
    ['a network that is none', { type: 'policy', policy: { ...policy, refusedNetworks: ['10.0.0.0/33'] } }],
    [
      'an access that is not built',
      { type: 'policy', policy: { ...policy, ports: [{ port: 0, access: { kind: 'everything' } }] } },
    ],
    ['a list of no names', { type: 'policy', policy: allowing() }],
    [
      'more names than a port takes',
      { type: 'policy', policy: allowing(...Array.from({ length: MAX_NAMES + 1 }, (_, index) => `n${index}.example`)) },
    ],
    ['too little entropy', { ...identity, entropy: Buffer.alloc(16).toString('base64') }],
    ['an address that a shell would read', { ...identity, mac: '02:53:42:02:00:$0' }],
    ['a host name with more than letters', { ...identity, hostname: 'a;reboot' }],
    ['a time before all time', { type: 'connected', unixTimeMs: -1 }],
  ])('refuses of a host %s', (_, value) => {
    expect(accepts(HostMessage, value)).toBe(false);
  });

  it.each([
    'example',
    'Example.org',
    'a..example',
    '-a.example',
    'example.org/8.8.8.8',
    'a b.example',
    '#.example',
    '93.184.216.34',
    'bücher.example',
  ])('refuses of a host the name %s', (name) => {
    expect(accepts(HostMessage, { type: 'policy', policy: allowing(name) })).toBe(false);
  });
});
