import { describe, expect, it } from 'vitest';
import { GuestMessage, HostMessage } from '../../../appliance/protocol/messages.ts';

const accepts = (schema: typeof HostMessage | typeof GuestMessage, value: unknown): boolean => schema.safeParse(value).success;

describe('the contract of the guest wire', () => {
  it('accepts what a session needs', () => {
    expect(accepts(HostMessage, { type: 'hello', protocol: 1 })).toBe(true);
    expect(accepts(HostMessage, { type: 'browse', url: 'https://example.org/' })).toBe(true);
    expect(accepts(GuestMessage, { type: 'hello', protocol: 1, role: 'browser', reached: ['home'] })).toBe(true);
    expect(accepts(GuestMessage, { type: 'screen', width: 1280, height: 800 })).toBe(true);
  });

  it.each([
    ['another protocol version', { type: 'hello', protocol: 2, role: 'browser', reached: [] }],
    ['a key that it does not know', { type: 'screen', width: 1280, height: 800, depth: 24 }],
    ['a screen of no size', { type: 'screen', width: 0, height: 800 }],
    ['half a pixel', { type: 'screen', width: 1280.5, height: 800 }],
    ['a step that does not exist', { type: 'step', step: 'coffee', elapsedMs: 1 }],
    ['an endless error text', { type: 'failed', step: 'home', message: 'x'.repeat(1001) }],
    ['more steps than there are', { type: 'hello', protocol: 1, role: 'browser', reached: Array.from({ length: 8 }, () => 'home') }],
    ['a type that is missing', { width: 1280, height: 800 }],
  ])('refuses of a guest %s', (_, value) => {
    expect(accepts(GuestMessage, value)).toBe(false);
  });

  it.each([
    ['a URL that is too long', { type: 'browse', url: `https://example.org/${'x'.repeat(8192)}` }],
    ['a port that cannot be', { type: 'port-released', port: 64 }],
    ['a network that is none', { type: 'policy', policy: { revision: 1, mode: 'nat', refusedNetworks: ['10.0.0.0/33'] } }],
    ['a mode that is not built', { type: 'policy', policy: { revision: 1, mode: 'open', refusedNetworks: [] } }],
  ])('refuses of a host %s', (_, value) => {
    expect(accepts(HostMessage, value)).toBe(false);
  });
});
