import { expect, it } from 'vitest';
import { exitOf, serverOf } from '../../../host-agent/config/exit.ts';
import { parseConfig, readConfig } from '../../../host-agent/config/load.ts';
import { Profile } from '../../../host-agent/config/profile/profile.ts';
import { inForce, underPolicy } from './policy/policies.ts';

const KEY = `${'b'.repeat(42)}A=`;
const exit = (over = '') => `[exit.work]
kind = "wireguard"
server = "vpn.example.org:51820"
peerKey = "${KEY}"
address = "10.8.0.2"
resolver = "10.8.0.1"
${over}`;
const ofProfile = (...lines: string[]) => `${exit()}\n[profile.work]\nexit = "work"\n${lines.join('\n')}\n`;

it('has no keys, and defaults for the rest', () => {
  const { exit: exits, profile } = parseConfig(ofProfile(), '/c');
  expect(exits['work']).toMatchObject({ mtu: 1420, keepaliveSeconds: 25 });
  expect([profile['work']?.exit, profile['default']?.exit]).toEqual(['work', 'direct']);
  expect(readConfig(exit(`privateKey = "${KEY}"\n`))).toMatchObject({
    problems: [{ path: ['exit', 'work', 'privateKey'] }],
  });
});

it.each([
  ['a server without a port', exit().replace(':51820', ''), ['exit', 'work', 'server']],
  ['a port beyond the last one', exit().replace('51820', '70000'), ['exit', 'work', 'server']],
  ['a server that is an option', exit().replace('vpn.', '-vpn.'), ['exit', 'work', 'server']],
  ['a key that is none', exit().replace('A=', ''), ['exit', 'work', 'peerKey']],
  ['an exit with the name of none', exit().replace('exit.work', 'exit.direct'), ['exit', 'direct']],
  ['an exit that does not exist', '[profile.work]\nexit = "nowhere"\n', ['profile', 'work', 'exit']],
  ['an exit without a network', ofProfile('network.policy = "offline"'), ['profile', 'work', 'exit']],
  [
    'an exit on another host',
    `${ofProfile('where = "family"')}[pool.family]\nengine = "ssh"\nhosts = ["a"]\n`,
    ['profile', 'work', 'exit'],
  ],
  [
    'an exit with the only card',
    `${ofProfile()}[network]\nuplink = "pci"\npci.device = "0000:03:00.0"\n`,
    ['profile', 'work', 'exit'],
  ],
  ['an exit with a tap', `${ofProfile()}[network]\nuplink = "tap"\ntap.device = "tap0"\n`, ['profile', 'work', 'exit']],
  [
    'an exit behind a bridge',
    `${ofProfile()}[network]\nuplink = "tap"\ntap.bridge = "br0"\nmode = "bridge"\n`,
    ['profile', 'work', 'exit'],
  ],
  ['an exit on Xen', `hypervisor = "xl"\n${ofProfile()}`, ['profile', 'work', 'exit']],
])('reports %s by the path of its key', (_, text, path) => {
  expect(readConfig(text)).toMatchObject({ problems: [{ path }] });
});

it('is forced upon all profiles by an organisation, also beside one without a network', () => {
  const policies = inForce(`[forced.profile."*"]\nexit = "work"\n[forced.${exit().slice(1)}`);
  const { profile } = underPolicy('[profile.work]\nexit = "direct"\n', policies).config;
  expect(Object.values(profile).every(({ exit: name }) => name === 'work')).toBe(true);
  expect(profile['document'] && exitOf(profile['document'])).toBe('direct');
  expect(exitOf(Profile.parse({ exit: 'work' }))).toBe('work');
});

it('has the name and the port of its server', () => {
  expect(serverOf('192.0.2.7:443')).toEqual({ host: '192.0.2.7', port: 443 });
});

it('makes sessions by Tor look alike, unless their profile says otherwise', () => {
  const text = `[exit.onions]
kind = "tor"
[profile.quiet]
exit = "onions"
[profile.mine]
exit = "onions"
fingerprint = "own"
[profile.direct]
`;
  const { profile } = parseConfig(text, '/c');
  expect(['quiet', 'mine', 'direct'].map((name) => profile[name]?.fingerprint)).toEqual(['common', 'own', 'own']);
});
