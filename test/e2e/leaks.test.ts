/**
 * The leak test: a real network machine, at whose ports the test sends what root in a browser machine could send, frame by frame, while every
 * frame on the uplink is kept. Any frame there that the policy does not let through fails the test; so does one that comes in uncalled for.
 */
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  portMac,
  SESSION_NETWORK,
  sessionAddress,
  sessionMac,
  UPLINK_MAC,
} from '../../appliance/protocol/addresses.ts';
import type { PortAccess } from '../../appliance/protocol/network.ts';
import { UPLINK } from '../../host-agent/tools/passt.ts';
import { forbiddenFrames, WORLD_MAC } from '../bed/network/forbidden-frames.ts';
import type { FrameLink } from '../bed/network/frame-link.ts';
import { NetworkVm } from '../bed/network/network-vm.ts';
import {
  answered,
  arp,
  askedName,
  BROADCAST,
  dhcp,
  dhcpOption,
  dnsAnswer,
  dnsQuestion,
  ethernet,
  ETHERTYPE,
  icmp,
  ipv4,
  PROTOCOL,
  type Read,
  readFrame,
  TCP,
  tcp,
  udp,
} from '../bed/network/packets.ts';
import { makeRunFolder } from '../bed/run-folder.ts';
import { START_TIMEOUT_MS } from '../bed/timeouts.ts';

const SITE = '93.184.216.34';
const OTHER_SITE = '151.101.1.69';
const NAMES: Readonly<Record<string, string>> = {
  'bank.example': SITE,
  'www.bank.example': SITE,
  'other.example': OTHER_SITE,
  'inside.example': '192.168.1.1',
};
const BANK: PortAccess = { kind: 'allow-list', names: ['bank.example'] };
const INTERNET: PortAccess = { kind: 'internet-only' };
/** Long enough for an emulated machine to have passed on what it would pass on. */
const PASSED_ON_WITHIN_MS = 4_000;
const LOOK_MS = 20;

describe('a network machine', () => {
  const folder = makeRunFolder();
  let ndvm: NetworkVm;
  let vmMac: string;
  /** A source port that no connection had before. */
  let nextPort = 20_000;
  beforeAll(async () => {
    ndvm = await NetworkVm.boot(folder);
    ndvm.uplink.onFrame = answerAsTheWorld;
    for (const [index, link] of ndvm.ports.entries()) link.onFrame = (frame) => answerAsItself(index, frame);
    vmMac = await askForVm(0);
    await askForVm(1);
  }, START_TIMEOUT_MS);
  afterAll(async () => {
    await ndvm.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    for (const link of [ndvm.uplink, ...ndvm.ports]) link.frames.length = 0;
  });

  const port = (index: number): FrameLink => {
    const link = ndvm.ports[index];
    if (!link) throw new Error(`There is no port ${index}.`);
    return link;
  };
  const ends = (index: number, to: string) => ({
    fromMac: sessionMac(index),
    toMac: vmMac,
    from: sessionAddress(index),
    to,
  });
  const seen = (link: FrameLink): Read[] => link.frames.map(readFrame);
  const until = async (
    link: FrameLink,
    holds: (frame: Read) => boolean,
    withinMs = PASSED_ON_WITHIN_MS,
  ): Promise<Read | undefined> => {
    const startedMs = performance.now();
    for (;;) {
      const found = seen(link).find(holds);
      if (found || performance.now() - startedMs > withinMs) return found;
      await sleep(LOOK_MS);
    }
  };

  /** A browser machine says where it is. */
  function answerAsItself(index: number, frame: Buffer): void {
    const { arp: asked, from } = readFrame(frame);
    if (asked?.operation === 1 && asked.to === sessionAddress(index))
      port(index).send(arp({ fromMac: sessionMac(index), toMac: from, from: asked.to, to: asked.from }, 'reply'));
  }

  /** The router and the resolver of the uplink. */
  function answerAsTheWorld(frame: Buffer): void {
    const read = readFrame(frame);
    if (read.arp?.operation === 1 && read.arp.to !== UPLINK.address)
      ndvm.uplink.send(arp({ fromMac: WORLD_MAC, toMac: UPLINK_MAC, from: read.arp.to, to: read.arp.from }, 'reply'));
    const { ip } = read;
    if (ip?.to !== UPLINK.resolver || ip.toPort !== 53 || ip.fromPort === undefined) return;
    ndvm.uplink.send(
      udp(
        { fromMac: WORLD_MAC, toMac: UPLINK_MAC, from: UPLINK.resolver, to: UPLINK.address },
        53,
        ip.fromPort,
        dnsAnswer(ip.payload, NAMES[askedName(ip.payload)] ?? OTHER_SITE),
      ),
    );
  }

  async function askForVm(index: number): Promise<string> {
    port(index).send(
      arp(
        { fromMac: sessionMac(index), toMac: BROADCAST, from: sessionAddress(index), to: SESSION_NETWORK.address },
        'request',
      ),
    );
    const reply = await until(
      port(index),
      (frame) => frame.arp?.operation === 2 && frame.arp.from === SESSION_NETWORK.address,
      500,
    );
    return reply?.from ?? askForVm(index);
  }

  /** Whether a connection's first packet comes out at the uplink. */
  async function reaches(index: number, to: string, toPort = 443): Promise<boolean> {
    nextPort += 1;
    const before = ndvm.uplink.frames.length;
    port(index).send(tcp(ends(index, to), nextPort, toPort, TCP.syn));
    const fromPort = nextPort;
    const isRefusal = ({ ip }: Read) =>
      ip?.from === to && ip.toPort === fromPort && ((ip.flags ?? 0) & TCP.reset) !== 0;
    const startedMs = performance.now();
    while (performance.now() - startedMs < PASSED_ON_WITHIN_MS) {
      if (
        seen(ndvm.uplink)
          .slice(before)
          .some(({ ip }) => ip?.to === to && ip.toPort === toPort)
      )
        return true;
      if (seen(port(index)).some(isRefusal)) return false;
      await sleep(LOOK_MS);
    }
    return false;
  }

  async function resolve(index: number, name: string): Promise<ReturnType<typeof answered> | undefined> {
    nextPort += 1;
    const fromPort = nextPort;
    port(index).send(udp(ends(index, SESSION_NETWORK.address), fromPort, 53, dnsQuestion(name, fromPort)));
    const answer = await until(port(index), ({ ip }) => ip?.fromPort === 53 && ip.toPort === fromPort);
    return answer?.ip && answered(answer.ip.payload);
  }

  /** What of the frames on the uplink nobody let through: all but the machine's own questions, and what goes to `allowed`. */
  function leaks(...allowed: readonly string[]): Read[] {
    return seen(ndvm.uplink).filter((frame) => {
      if (frame.from !== UPLINK_MAC) return true;
      if (frame.arp)
        return (
          frame.arp.from !== UPLINK.address || (frame.arp.to !== UPLINK.gateway && frame.arp.to !== UPLINK.resolver)
        );
      if (frame.ip?.from !== UPLINK.address) return true;
      const isQuestion = frame.ip.to === UPLINK.resolver && frame.ip.toPort === 53;
      return !isQuestion && !allowed.includes(frame.ip.to);
    });
  }

  /** What of them is more than the machine's own care for who is its neighbour. */
  const questions = (): Read[] => seen(ndvm.uplink).filter(({ arp: asked }) => asked === undefined);

  /** Sends all that is forbidden from port 0, and then one thing that is not, so that nothing is still on its way. */
  async function tryEverything(): Promise<void> {
    for (const { frame } of forbiddenFrames({ vmMac, port: 0, other: 1 })) {
      port(0).send(frame);
      // The rate is another matter, and has its own test.
      await sleep(LOOK_MS);
    }
    await sleep(PASSED_ON_WITHIN_MS);
  }

  it('gives its port’s machine the port’s address, itself as router and nameserver, and nothing to another card', async () => {
    const client = { fromMac: sessionMac(0), toMac: BROADCAST, from: '0.0.0.0', to: '255.255.255.255' };
    port(0).send(udp(client, 68, 67, dhcp(1, { clientMac: sessionMac(0) })));
    const offer = await until(port(0), ({ ip }) => ip?.fromPort === 67 && ip.toPort === 68);
    expect([...(offer?.ip?.payload.subarray(16, 20) ?? [])].join('.')).toBe(sessionAddress(0));
    const options = offer?.ip?.payload.subarray(240) ?? Buffer.alloc(0);
    for (const code of [3, 6]) expect(options.includes(dhcpOption(code, SESSION_NETWORK.address))).toBe(true);
    port(0).frames.length = 0;
    port(0).send(udp(client, 68, 67, dhcp(1, { clientMac: sessionMac(1) })));
    for (const link of ndvm.ports) expect(await until(link, ({ ip }) => ip?.fromPort === 67)).toBeUndefined();
  });

  it('lets a session of the Internet reach the Internet, and of all that is forbidden nothing leaves', async () => {
    await ndvm.enforce(INTERNET, INTERNET);
    await tryEverything();
    expect(leaks()).toEqual([]);
    // The same eyes do see what is let through.
    expect(await reaches(0, SITE)).toBe(true);
    expect(leaks()).not.toEqual([]);
    expect(leaks(SITE)).toEqual([]);
  });

  it('carries nothing of it to another session either', async () => {
    await tryEverything();
    // What is another's, by its card or its address, would go out as the other's.
    expect(leaks()).toEqual([]);
    // The machine itself may ask who has the address.
    expect(seen(port(1)).filter(({ from }) => from !== vmMac)).toEqual([]);
    expect(seen(port(1)).filter(({ arp: asked }) => asked === undefined)).toEqual([]);
    // Nobody has taken its place with the machine.
    expect(await resolve(1, 'other.example')).toEqual({ code: 0, address: OTHER_SITE });
  });

  it('counts what it has refused', async () => {
    const [first, second] = await ndvm.traffic();
    expect(first?.refusedPackets).toBeGreaterThan(20);
    expect(first?.sentBytes).toBeGreaterThan(0);
    expect(second).toMatchObject({ port: 1, sentBytes: 0, refusedPackets: 0 });
  });

  it('is alone to be asked for names, and refuses a name that points inside', async () => {
    for (const server of [UPLINK.resolver, SITE])
      for (const toPort of [53, 853, 5353])
        port(0).send(udp(ends(0, server), 30_100, toPort, dnsQuestion('leak.example')));
    expect(await reaches(0, SITE, 53)).toBe(false);
    expect(await resolve(0, 'other.example')).toEqual({ code: 0, address: OTHER_SITE });
    expect(await resolve(0, 'inside.example')).toEqual({ code: 0 });
    expect(leaks()).toEqual([]);
    // Under the machine's own name it would be none of them.
    expect(seen(ndvm.uplink).filter(({ ip }) => ip?.payload.includes('leak') === true)).toEqual([]);
  });

  it('lets a session with an allow-list reach what its names stand for, and nothing else', async () => {
    await ndvm.enforce(BANK, INTERNET);
    expect(await reaches(0, SITE)).toBe(false);
    expect(await resolve(0, 'other.example')).toEqual({ code: 3 });
    expect(questions()).toEqual([]);
    expect(await resolve(0, 'www.bank.example')).toEqual({ code: 0, address: SITE });
    expect(await reaches(0, SITE)).toBe(true);
    expect(await reaches(0, OTHER_SITE)).toBe(false);
    await tryEverything();
    expect(leaks(SITE)).toEqual([]);
  });

  it('goes on letting it through when the policy changes for another', async () => {
    await ndvm.enforce(BANK, BANK);
    expect(await reaches(0, SITE)).toBe(true);
    expect(await reaches(1, SITE)).toBe(false);
  });

  it('has forgotten it when the port is another’s', async () => {
    await ndvm.enforce({ kind: 'offline' }, BANK);
    ndvm.say({ type: 'forget-port', port: 0 });
    await ndvm.enforce(BANK, BANK);
    for (const link of [ndvm.uplink, ...ndvm.ports]) link.frames.length = 0;
    expect(await reaches(0, SITE)).toBe(false);
    expect((await ndvm.traffic())[0]?.sentBytes).toBe(0);
  });

  it('lets a session that is offline reach nothing, and answers it no name', async () => {
    await ndvm.enforce({ kind: 'offline' }, INTERNET);
    for (const link of [ndvm.uplink, ...ndvm.ports]) link.frames.length = 0;
    expect(await reaches(0, SITE)).toBe(false);
    expect(await resolve(0, 'bank.example')).toBeUndefined();
    await tryEverything();
    expect(questions()).toEqual([]);
    expect(leaks()).toEqual([]);
  });

  it('brings in what was asked for, and nothing else that the world sends', async () => {
    await ndvm.enforce(INTERNET, INTERNET);
    for (const link of [ndvm.uplink, ...ndvm.ports]) link.frames.length = 0;
    const [world, inside] = [
      { fromMac: WORLD_MAC, toMac: UPLINK_MAC },
      [UPLINK.address, sessionAddress(0), SESSION_NETWORK.address, '255.255.255.255', '224.0.0.251'],
    ];
    for (const from of [UPLINK.gateway, SITE, sessionAddress(1), SESSION_NETWORK.address, '192.168.1.1']) {
      for (const to of inside) {
        const between = { ...world, from, to };
        for (const frame of [
          tcp(between, 443, 20_001, TCP.syn),
          tcp(between, 443, 20_001, TCP.ack),
          udp(between, 53, 20_001, Buffer.from('x')),
          udp(between, 67, 68, dhcp(2, { clientMac: sessionMac(0), offered: '203.0.113.9' })),
          icmp(between, 8),
          icmp(between, 5),
          ipv4(between, PROTOCOL.gre, Buffer.alloc(8)),
        ])
          ndvm.uplink.send(frame);
      }
    }
    for (const toMac of [BROADCAST, sessionMac(0), portMac(0), vmMac]) {
      ndvm.uplink.send(arp({ fromMac: WORLD_MAC, toMac, from: UPLINK.gateway, to: sessionAddress(0) }, 'request'));
      ndvm.uplink.send(ethernet({ fromMac: WORLD_MAC, toMac }, ETHERTYPE.ipv6, Buffer.from('6000000000083aff', 'hex')));
      ndvm.uplink.send(tcp({ ...world, toMac, from: SITE, to: sessionAddress(0) }, 443, 20_001, TCP.syn));
    }
    await sleep(PASSED_ON_WITHIN_MS);
    for (const link of ndvm.ports) expect(seen(link).filter(({ arp: asked }) => asked === undefined)).toEqual([]);
    expect(await reaches(0, SITE)).toBe(true);
    const syn = seen(ndvm.uplink).find(({ ip }) => ip?.to === SITE);
    ndvm.uplink.send(
      tcp({ ...world, from: SITE, to: UPLINK.address }, 443, syn?.ip?.fromPort ?? 0, TCP.syn | TCP.ack, {
        acknowledged: 1001,
      }),
    );
    expect(await until(port(0), ({ ip }) => ip?.from === SITE && ip.to === sessionAddress(0))).toBeDefined();
  });
});
