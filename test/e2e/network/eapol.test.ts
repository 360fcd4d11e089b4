/** The dumb bridge and 802.1X in namespaces, with the guest agent's own commands and rules, and real programs at both ends. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setGroupForwardMask } from '../../../appliance/agent/network/bridge-role.ts';
import {
  dumbBridgeLines,
  dumbBridgeOpenLines,
  dumbBridgeRules,
  groupForwardMask,
} from '../../../appliance/agent/network/dumb-bridge.ts';
import { parseInterfaces } from '../../../appliance/agent/network/interfaces-file.ts';
import { portMac, UPLINK_MAC } from '../../../appliance/protocol/addresses.ts';
import { type Certificates, makeCertificates } from '../../bed/network/certificates.ts';
import { FrameListener, type RawFrame, sendFrame } from '../../bed/network/frames/frames.ts';
import { Namespace, type Running } from '../../bed/namespace.ts';
import { becomeBridge } from '../../bed/network/guest-bridge.ts';
import { type Method, says, startAuthenticator, startSupplicant } from '../../bed/network/port-access.ts';
import { makeRunFolder } from '../../bed/run-folder.ts';

const description = fileURLToPath(
  new URL('../../../appliance/images/network/tree/etc/network/interfaces', import.meta.url),
);
const described = parseInterfaces(readFileSync(description, 'utf8'));
const PORTS = [0, 1];
const EAPOL = '888e';
const LLDP = '88cc';
const group = (last: number): string => `01:80:c2:00:00:${last.toString(16).padStart(2, '0')}`;
const GROUPS = Array.from({ length: 16 }, (_, last) => group(last));
const GUEST_MAC = '02:00:00:00:00:10';
const OTHER_MAC = '02:00:00:00:00:11';
const LAN_MAC = '02:00:00:00:00:20';

let folder: string;
let certificates: Certificates;
const made: Namespace[] = [];
let lan: Namespace;
let ndvm: Namespace;
let guest: Namespace;
let other: Namespace;
let atLan: FrameListener;
let atOther: FrameListener;
let atPort: FrameListener;
let markers = 0;

async function loadRules(rules: string): Promise<void> {
  await ndvm.must(['sh', '-c', `nft -f - <<'END'\n${rules}\nEND`]);
}

/** Applies new settings like the guest agent. */
async function apply(forwardEapol: boolean, rules = ''): Promise<number> {
  await loadRules(dumbBridgeRules({ forwardEapol, rules }));
  return setGroupForwardMask(
    `/proc/${ndvm.outerPid}/root/sys/class/net/${described.name}/bridge/group_fwd_mask`,
    groupForwardMask(forwardEapol),
  );
}

/** Waits for a frame that must pass: frames keep their order, so all earlier ones that could pass have passed. */
async function settle(): Promise<void> {
  markers += 1;
  const marker: RawFrame = {
    to: LAN_MAC,
    from: `02:00:00:00:01:${markers.toString(16).padStart(2, '0')}`,
    type: '88b5',
  };
  await sendFrame(guest, 'eth0', marker);
  await atLan.until(({ from }) => from === marker.from);
}

/** The groups whose frames of `type` reach the LAN. */
async function forwardedGroups(type: string): Promise<string[]> {
  atLan.forget();
  for (const to of GROUPS) await sendFrame(guest, 'eth0', { to, from: GUEST_MAC, type });
  await settle();
  return atLan.seen.filter((frame) => frame.from === GUEST_MAC && frame.type === type).map(({ to }) => to);
}

async function authenticate(method: Method): Promise<void> {
  const supplicant = startSupplicant(guest, 'eth0', method, certificates, folder);
  try {
    await says(supplicant, 'CTRL-EVENT-EAP-SUCCESS');
  } finally {
    await supplicant.signal('KILL');
    await supplicant.ended;
  }
}

beforeAll(async () => {
  folder = makeRunFolder();
  const files = join(folder, 'eapol');
  mkdirSync(files);
  folder = files;
  certificates = makeCertificates(files);
  for (const name of ['beyond', 'ndvm', 'guest', 'other']) made.push(await Namespace.create(name, files));
  [lan, ndvm, guest, other] = made as [Namespace, Namespace, Namespace, Namespace];
  for (const namespace of made) await namespace.must(['mount', '-t', 'sysfs', 'sysfs', '/sys']);
  const plug = async (name: string, mac: string, peer: Namespace) => {
    await ndvm.ip(`link add ${name} type veth peer name eth0 address ${mac} netns ${peer.outerPid}`);
    // Their kernels must send nothing themselves.
    await peer.must(['sh', '-c', 'echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6']);
    await peer.ip('link set eth0 up');
  };
  await ndvm.must([
    'sh',
    '-c',
    'echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6; echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6',
  ]);
  await plug('eth0', LAN_MAC, lan);
  await plug('port0', GUEST_MAC, guest);
  await plug('port1', OTHER_MAC, other);
  const batch = async (lines: readonly string[]) =>
    ndvm.must(['sh', '-c', `ip -batch - <<'END'\n${lines.join('\n')}\nEND`]);
  await batch(dumbBridgeLines(described, PORTS));
  await apply(false);
  await batch(dumbBridgeOpenLines(described, PORTS));
  // It takes a moment until the kernel sees the carriers.
  await ndvm.must([
    'sh',
    '-c',
    'until [ "$(cat /sys/class/net/xenbr0/brif/*/state | sort -u)" = 3 ]; do sleep 0.05; done',
  ]);
  [atLan, atOther, atPort] = [
    await FrameListener.at(lan, 'eth0'),
    await FrameListener.at(other, 'eth0'),
    await FrameListener.at(ndvm, 'port0'),
  ];
});

afterAll(async () => {
  await Promise.all(made.map((namespace) => namespace.close()));
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

describe('the dumb bridge', () => {
  it('has no address, no STP and no delay', async () => {
    expect(await ndvm.must(['ip', '-brief', 'address', 'show', 'dev', 'xenbr0'])).not.toMatch(/\d+\.\d+\.\d+\.\d+|::/);
    const of = async (file: string) => (await ndvm.must(['cat', `/sys/class/net/xenbr0/bridge/${file}`])).trim();
    expect([await of('stp_state'), await of('forward_delay'), await of('group_fwd_mask')]).toEqual(['0', '0', '0x0']);
  });

  it('forwards frames between a session and the LAN, and none from one session to another', async () => {
    atOther.forget();
    await sendFrame(guest, 'eth0', { to: OTHER_MAC, from: GUEST_MAC, type: '88b6' });
    await sendFrame(guest, 'eth0', { to: 'ff:ff:ff:ff:ff:ff', from: GUEST_MAC, type: '88b6' });
    await settle();
    await sendFrame(lan, 'eth0', { to: OTHER_MAC, from: LAN_MAC, type: '88b7' });
    await atOther.until(({ type }) => type === '88b7');
    expect(atOther.seen.filter(({ from }) => from === GUEST_MAC)).toEqual([]);
  });

  it('filters by the administrator’s rules, which cannot override ours', async () => {
    await apply(
      false,
      'table bridge inline {\n  chain through {\n    type filter hook forward priority 0; policy accept;\n    ether type 0x88b8 drop\n  }\n  chain early {\n    type filter hook prerouting priority -500; policy accept;\n    accept\n  }\n}\n',
    );
    atLan.forget();
    for (const type of ['88b8', '88b9']) await sendFrame(guest, 'eth0', { to: LAN_MAC, from: GUEST_MAC, type });
    await settle();
    expect(atLan.seen.filter(({ from }) => from === GUEST_MAC).map(({ type }) => type)).toEqual(['88b9']);
    expect(await forwardedGroups(EAPOL)).toEqual([]);
    await apply(false);
  });
});

describe('the start of a network VM as a bridge', () => {
  let vm: Namespace;
  const linksUp = async () =>
    (await vm.must(['ip', '-oneline', 'link', 'show', 'up']))
      .split('\n')
      .flatMap((line) => /^\d+: (\w+)/.exec(line)?.[1] ?? [])
      .sort();
  beforeAll(async () => {
    vm = await Namespace.create('vm', folder);
    made.push(vm);
    await vm.must(['mount', '-t', 'sysfs', 'sysfs', '/sys']);
    await vm.must([
      'sh',
      '-c',
      'mount -t tmpfs tmpfs /etc && mkdir /etc/network && cp "$0" /etc/network/interfaces',
      description,
    ]);
    for (const [name, mac] of [
      ['eth0', UPLINK_MAC],
      ['port0', portMac(0)],
    ] as const)
      await vm.ip(`link add ${name} address ${mac} type veth peer name to-${name}`);
  });
  beforeEach(async () => {
    await vm.must(['nft', 'flush', 'ruleset']);
    for (const name of ['eth0', 'port0']) await vm.ip(`link set dev ${name} down`);
  });

  it('fails with unreadable rules and powers off before any link is up', async () => {
    const events = await becomeBridge(vm, folder, 'table bridge inline {\n  chain through {\n    drop what I mean\n');
    expect(events).toEqual([
      'step identity',
      'step uplink',
      'step bridge',
      expect.stringMatching(/^failed policy: nft failed/),
      'power off',
    ]);
    expect(await linksUp()).toEqual(['lo']);
    expect(await vm.must(['nft', 'list', 'ruleset'])).toBe('');
    await vm.ip(`link delete ${described.name}`);
  });

  it('succeeds with readable rules, and without rules', async () => {
    for (const rules of ['', 'table bridge inline { }\n']) {
      expect(await becomeBridge(vm, folder, rules)).toEqual([
        'step identity',
        'step uplink',
        'step bridge',
        'bridge-applied',
        'step policy',
      ]);
      expect(await linksUp()).toEqual(['eth0', 'lo', 'port0', described.name]);
      await vm.ip(`link delete ${described.name}`);
    }
  });
});

describe('forwarding of the link-local groups', () => {
  it('forwards no group while 802.1X is disabled', async () => {
    expect(await apply(false)).toBe(0);
    expect(await forwardedGroups(EAPOL)).toEqual([]);
    expect(await forwardedGroups(LLDP)).toEqual([]);
  });

  it('would forward group …00 without our rule, because a bridge without STP does', async () => {
    await loadRules('flush ruleset');
    expect(await forwardedGroups(LLDP)).toEqual([group(0)]);
    await apply(false);
  });

  it('forwards only group …03 while 802.1X is enabled, and only 802.1X frames in it', async () => {
    expect(await apply(true)).toBe(0x8);
    expect(await forwardedGroups(EAPOL)).toEqual([group(3)]);
    expect(await forwardedGroups(LLDP)).toEqual([]);
    await apply(false);
  });

  it('fails when the kernel refuses a mask with more groups', async () => {
    await expect(
      setGroupForwardMask(`/proc/${ndvm.outerPid}/root/sys/class/net/xenbr0/bridge/group_fwd_mask`, 0x7),
    ).rejects.toThrow();
  });
});

describe('802.1X through the bridge', () => {
  let authenticator: Running;
  beforeAll(async () => {
    authenticator = await startAuthenticator(lan, 'eth0', certificates, folder);
  });
  afterAll(async () => {
    await authenticator.signal('KILL');
  });

  it('does not reach the authenticator while it is disabled', async () => {
    await apply(false);
    atLan.forget();
    atPort.forget();
    const supplicant = startSupplicant(guest, 'eth0', 'PEAP', certificates, folder);
    await atPort.until(({ to, type, from }) => to === group(3) && type === EAPOL && from === GUEST_MAC);
    await settle();
    expect(atLan.seen.filter(({ type, from }) => type === EAPOL && from === GUEST_MAC)).toEqual([]);
    await supplicant.signal('KILL');
    await supplicant.ended;
  });

  it.each(['EAP-TLS', 'PEAP'] as const)(
    'authenticates a device with %s once it is enabled at run time',
    async (method) => {
      await apply(true);
      await authenticate(method);
      await apply(false);
    },
  );
});
