import { describe, expect, it } from 'vitest';
import { BROWSER_STEPS } from '../../../appliance/protocol/browser.ts';
import { CHANNELS, type GuestMessage, type HostMessage } from '../../../appliance/protocol/channels.ts';
import { type Role, ROLES } from '../../../appliance/protocol/every-role.ts';
import { MAX_PICTURE_SIDE } from '../../../appliance/protocol/pixels.ts';
import { PROTOCOL_VERSION } from '../../../appliance/protocol/limits.ts';
import { MAX_NAMES } from '../../../appliance/protocol/network.ts';

const hello = { type: 'hello', protocol: PROTOCOL_VERSION } as const;
const identity = {
  type: 'identity',
  entropy: Buffer.alloc(64, 7).toString('base64'),
  mac: '02:53:42:02:00:01',
  hostname: 'sb-0123456789ab',
  machineId: '0123456789abcdef0123456789abcdef',
  screen: { width: 1280, height: 800 },
} as const;
const policy = {
  revision: 1,
  refusedNetworks: [],
  ports: [],
  limits: { connections: 1024, newConnectionsPerSecond: 100 },
};
const allowing = (...names: readonly string[]) => ({
  ...policy,
  ports: [{ port: 0, access: { kind: 'allow-list' as const, names: [...names] } }],
});
const acceptsFromGuest = (role: Role, value: unknown): boolean => CHANNELS[role].guest.safeParse(value).success;
const acceptsFromHost = (role: Role, value: unknown): boolean => CHANNELS[role].host.safeParse(value).success;

/** One example of each message that only some roles have. */
const fromHost: { readonly [GuestRole in Role]: readonly HostMessage<GuestRole>[] } = {
  browser: [
    { type: 'prepare-seal', level: 'browser' },
    { type: 'settings', settings: {} },
    { type: 'bookmarks', bookmarks: [] },
    identity,
    { type: 'warm-up', hasDocuments: false },
    { type: 'scratch-disk', mebibytes: 8192 },
    { type: 'link-up', unixTimeMs: 1 },
    { type: 'open-start-page' },
    { type: 'browse', url: 'https://example.org/' },
    { type: 'volume', percent: 50, isMuted: false },
    { type: 'microphone', isOn: true },
    { type: 'transfer-request', transfer: 1, what: { kind: 'file', file: 1 } },
    { type: 'transfer-request', transfer: 1, what: { kind: 'clipboard', wanted: 'anything' } },
  ],
  network: [
    { type: 'configure', task: { mode: 'nat', uplink: { kind: 'dhcp' }, policy } },
    { type: 'policy', policy: allowing('bank.example', 'xn--bcher-kva.example') },
    { type: 'bridge-settings', settings: { revision: 1, forwardEapol: false, rules: '' } },
    { type: 'forget-port', port: 0 },
    { type: 'count-traffic' },
  ],
  converter: [{ type: 'transfer-request', transfer: 1, what: { kind: 'page', format: 'pdf', page: 1, hasText: true } }],
};
const fromGuest: { readonly [GuestRole in Role]: readonly GuestMessage<GuestRole>[] } = {
  browser: [
    { ...hello, role: 'browser', reached: ['home'] },
    { type: 'step', step: 'home', elapsedMs: 1 },
    { type: 'out-of-memory', programs: 1 },
    { type: 'failed', step: 'home', message: '' },
    { type: 'screen', width: 1280, height: 800 },
    { type: 'title', title: 'Example' },
    { type: 'browser-closed', cause: 'last-window' },
    { type: 'downloads', files: [], count: 0 },
    { type: 'transfer-offer', transfer: 1, bytes: 1, content: 'file' },
    { type: 'transfer-picture', transfer: 1, width: 1, height: 1 },
    { type: 'tls-keys', lines: [`CLIENT_RANDOM ${'0'.repeat(64)} ${'a'.repeat(96)}`] },
  ],
  network: [
    { ...hello, role: 'network', reached: ['uplink'] },
    { type: 'step', step: 'uplink', elapsedMs: 1 },
    { type: 'failed', step: 'uplink', message: '' },
    { type: 'policy-applied', revision: 1 },
    { type: 'traffic', ports: [] },
    { type: 'bridge-applied', revision: 1, groupForwardMask: 8 },
    { type: 'uplink', state: 'down' },
  ],
  converter: [
    { ...hello, role: 'converter', reached: ['ready'] },
    { type: 'step', step: 'ready', elapsedMs: 1 },
    { type: 'failed', step: 'ready', message: '' },
    { type: 'transfer-page', transfer: 1, page: 2, pages: 3, width: 1240, height: 1754 },
  ],
};

describe.each(ROLES)('the channel of the role %s', (role) => {
  it('accepts the messages of its role from the host', () => {
    const own = [hello, { type: 'power-off' }, ...fromHost[role]];
    expect(own.filter((message) => !acceptsFromHost(role, message))).toEqual([]);
  });

  it('accepts the messages of its role from the guest', () => {
    expect(fromGuest[role].filter((message) => !acceptsFromGuest(role, message))).toEqual([]);
  });

  it('refuses every message of another role, in both directions', () => {
    const others = ROLES.filter((other) => other !== role);
    expect(
      others
        .flatMap((other): readonly unknown[] => fromHost[other])
        .filter((message) => acceptsFromHost(role, message)),
    ).toEqual([]);
    expect(
      others
        .flatMap((other): readonly unknown[] => fromGuest[other])
        .filter((message) => acceptsFromGuest(role, message)),
    ).toEqual([]);
  });

  it('refuses another protocol version in both directions', () => {
    const other = { ...hello, protocol: PROTOCOL_VERSION + 1 };
    expect(acceptsFromHost(role, other)).toBe(false);
    expect(acceptsFromGuest(role, { ...other, role, reached: [] })).toBe(false);
  });
});

describe('the channel of a browser VM', () => {
  it.each([
    ['an unknown key', { type: 'screen', width: 1280, height: 800, depth: 24 }],
    ['a screen without a size', { type: 'screen', width: 0, height: 800 }],
    ['half a pixel', { type: 'screen', width: 1280.5, height: 800 }],
    ['an unknown step', { type: 'step', step: 'coffee', elapsedMs: 1 }],
    ['an endless error text', { type: 'failed', step: 'home', message: 'x'.repeat(1001) }],
    [
      'more steps than exist',
      { ...hello, role: 'browser', reached: Array.from({ length: BROWSER_STEPS.length + 1 }, () => 'home') },
    ],
    ['a message without a type', { width: 1280, height: 800 }],
  ])('refuses %s from the guest', (_, value) => {
    expect(acceptsFromGuest('browser', value)).toBe(false);
  });

  it.each([
    ['a URL that is too long', { type: 'browse', url: `https://example.org/${'x'.repeat(8192)}` }],
    ['too little entropy', { ...identity, entropy: Buffer.alloc(16).toString('base64') }],
    ['a MAC address that a shell would expand', { ...identity, mac: '02:53:42:02:00:$0' }],
    ['a host name with a shell command', { ...identity, hostname: 'a;reboot' }],
    ['a disk without room', { type: 'scratch-disk', mebibytes: 0 }],
    ['a negative time', { type: 'link-up', unixTimeMs: -1 }],
  ])('refuses %s from the host', (_, value) => {
    expect(acceptsFromHost('browser', value)).toBe(false);
  });
});

describe('the channel of a converter VM', () => {
  const page = { type: 'transfer-page', transfer: 1, page: 1, pages: 1 };
  const picture = { type: 'transfer-picture', transfer: 1 };
  it.each([
    ['without a size', { ...picture, width: 0, height: 100 }],
    ['that is too long', { ...picture, width: 1, height: MAX_PICTURE_SIDE + 1 }],
    ['with too many pixels', { ...picture, width: 16_000, height: 16_000 }],
    ['as a file', { type: 'transfer-offer', transfer: 1, bytes: 260_096, content: 'png' }],
  ])('refuses a copied picture %s, also from a browser VM', (_, value) => {
    expect(acceptsFromGuest('browser', value)).toBe(false);
  });

  it.each([
    ['without a size', { ...page, width: 0, height: 100 }],
    ['that is too long', { ...page, width: 1, height: MAX_PICTURE_SIDE + 1 }],
    ['with too many pixels', { ...page, width: 16_000, height: 16_000 }],
  ])('refuses a page %s', (_, value) => {
    expect(acceptsFromGuest('converter', value)).toBe(false);
  });
});

describe('the channel of a network VM', () => {
  it.each([
    ['a port that does not exist', { type: 'forget-port', port: 64 }],
    ['an impossible network', { type: 'policy', policy: { ...policy, refusedNetworks: ['10.0.0.0/33'] } }],
    [
      'an unknown kind of access',
      { type: 'policy', policy: { ...policy, ports: [{ port: 0, access: { kind: 'everything' } }] } },
    ],
    ['an empty allow-list', { type: 'policy', policy: allowing() }],
    [
      'an allow-list with too many names',
      { type: 'policy', policy: allowing(...Array.from({ length: MAX_NAMES + 1 }, (_, index) => `n${index}.example`)) },
    ],
  ])('refuses %s', (_, value) => {
    expect(acceptsFromHost('network', value)).toBe(false);
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
  ])('refuses the name %s in an allow-list', (name) => {
    expect(acceptsFromHost('network', { type: 'policy', policy: allowing(name) })).toBe(false);
  });
});
