/** A real network VM, at whose ports and uplink the test sends and reads single frames. */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  SESSION_NETWORK,
  sessionAddress,
  sessionAddress6,
  sessionMac,
  UPLINK_MAC,
} from '../../../appliance/protocol/addresses.ts';
import { isIpv6 } from '../../../appliance/protocol/ipv6.ts';
import type { InternetFamilies } from '../../../appliance/protocol/network.ts';
import { UPLINK, UPLINK_6 } from '../../../host-agent/tools/passt.ts';
import { forbiddenFrames, WORLD_MAC } from './frames/forbidden-frames.ts';
import { forbiddenIpv6Frames } from './ipv6/forbidden-ipv6-frames.ts';
import { type FrameLink, listenForFrames } from './frames/frame-link.ts';
import { tcp6, udp6 } from './ipv6/ipv6-packets.ts';
import { NetworkVm } from './network-vm.ts';
import {
  answered,
  arp,
  askedName,
  askedType,
  BROADCAST,
  dnsAnswer,
  dnsQuestion,
  type Read,
  readFrame,
  TCP,
  tcp,
  udp,
} from './packets.ts';

export const SITE = '93.184.216.34';
export const OTHER_SITE = '151.101.1.69';
export const SITE_6 = '2a0e:5301:1::10';
export const OTHER_SITE_6 = '2a0e:5301:1::11';
const NAMES_6: Readonly<Record<string, string>> = {
  'bank.example': SITE_6,
  'www.bank.example': SITE_6,
  'inside.example': 'fd00:7::20',
};
/** DNS's type of records with addresses of IPv6. */
const AAAA = 28;
const NAMES: Readonly<Record<string, string>> = {
  'bank.example': SITE,
  'www.bank.example': SITE,
  'other.example': OTHER_SITE,
  'inside.example': '192.168.1.1',
};
/** From when the VM has read a frame until what it forwards has left, including its question for a router's MAC address. */
const FORWARDED_WITHIN_MS = 2_000;
/** What is expected comes at last, however slow the VM is. */
const ANSWERED_WITHIN_MS = 60_000;
const ASKED_AGAIN_MS = 1_000;
const POLL_EVERY_MS = 20;

export const seen = (link: FrameLink): Read[] => link.frames.map(readFrame);

export class LeakTestBed {
  readonly ndvm: NetworkVm;
  vmMac = '';
  /** The last source port that was used: each connection gets a new one. */
  #lastPort = 20_000;

  private constructor(ndvm: NetworkVm) {
    this.ndvm = ndvm;
  }

  /** `internet`: its uplink has IPv6, too. */
  static async open(folder: string, internet?: InternetFamilies): Promise<LeakTestBed> {
    const bed = new LeakTestBed(await NetworkVm.boot(folder, listenForFrames, undefined, internet));
    bed.ndvm.uplink.onFrame = (frame) => bed.#answerAsTheWorld(frame);
    for (const [index, link] of bed.ndvm.ports.entries())
      link.onFrame = (frame) => bed.#answerAsABrowserVm(index, frame);
    bed.vmMac = await bed.#findVm(0);
    await bed.#findVm(1);
    return bed;
  }

  port(index: number): FrameLink {
    const link = this.ndvm.ports[index];
    if (!link) throw new Error(`There is no port ${index}.`);
    return link;
  }

  /** Forgets all recorded frames. */
  clear(): void {
    for (const link of [this.ndvm.uplink, ...this.ndvm.ports]) link.frames.length = 0;
  }

  /** Addresses of a packet from the browser VM at the port. */
  ends(index: number, to: string) {
    const from = isIpv6(to) ? sessionAddress6(index) : sessionAddress(index);
    return { fromMac: sessionMac(index), toMac: this.vmMac, from, to };
  }

  async until(
    link: FrameLink,
    holds: (frame: Read) => boolean,
    withinMs = ANSWERED_WITHIN_MS,
  ): Promise<Read | undefined> {
    const startedMs = performance.now();
    for (;;) {
      const found = seen(link).find(holds);
      if (found || performance.now() - startedMs > withinMs) return found;
      await sleep(POLL_EVERY_MS);
    }
  }

  /** Whether the first packet of a connection leaves at the uplink. */
  async reaches(index: number, to: string, toPort = 443): Promise<boolean> {
    this.#lastPort += 1;
    const fromPort = this.#lastPort;
    const before = this.ndvm.uplink.frames.length;
    this.port(index).send((isIpv6(to) ? tcp6 : tcp)(this.ends(index, to), fromPort, toPort, TCP.syn));
    const isRefusal = (frame: Read) => {
      const ip = frame.ip ?? frame.ip6;
      return ip?.from === to && ip.toPort === fromPort && ((ip.flags ?? 0) & TCP.reset) !== 0;
    };
    const isForwarded = () =>
      seen(this.ndvm.uplink)
        .slice(before)
        .map((frame) => frame.ip ?? frame.ip6)
        .some((ip) => ip?.to === to && ip.toPort === toPort);
    const isDecided = () => isForwarded() || seen(this.port(index)).some(isRefusal);
    await this.untilForwarded(index, isDecided);
    return isForwarded();
  }

  /** Fulfilled when nothing that was sent to the port before can still leave at the uplink, or earlier if `isOver`: the VM has answered a question that came behind it. */
  async untilForwarded(index: number, isOver = () => false): Promise<void> {
    const link = this.port(index);
    const before = link.frames.length;
    const isAnswered = () => seen(link).slice(before).some(isOwnAddress);
    let askedMs = -Infinity;
    for (const startedMs = performance.now(); !isAnswered();) {
      if (isOver()) return;
      if (performance.now() - startedMs > ANSWERED_WITHIN_MS)
        throw new Error('The network VM answers no question for its address.');
      if (performance.now() - askedMs >= ASKED_AGAIN_MS) {
        askedMs = performance.now();
        this.#askForVm(index);
      }
      await sleep(POLL_EVERY_MS);
    }
    for (const readMs = performance.now(); performance.now() - readMs < FORWARDED_WITHIN_MS && !isOver();)
      await sleep(POLL_EVERY_MS);
  }

  async resolve(
    index: number,
    name: string,
    withinMs = ANSWERED_WITHIN_MS,
    type = 1,
  ): Promise<ReturnType<typeof answered> | undefined> {
    this.#lastPort += 1;
    const fromPort = this.#lastPort;
    this.port(index).send(
      udp(this.ends(index, SESSION_NETWORK.address), fromPort, 53, dnsQuestion(name, fromPort, type)),
    );
    const answer = await this.until(
      this.port(index),
      ({ ip }) => ip?.fromPort === 53 && ip.toPort === fromPort,
      withinMs,
    );
    return answer?.ip && answered(answer.ip.payload);
  }

  /** The answer to a question for addresses of IPv6. */
  resolve6(index: number, name: string): ReturnType<LeakTestBed['resolve']> {
    return this.resolve(index, name, undefined, AAAA);
  }

  /** Frames on the uplink that nothing allows: all but the network VM's own DNS and ARP, and packets to `allowed`. */
  leaks(...allowed: readonly string[]): Read[] {
    return seen(this.ndvm.uplink).filter((frame) => {
      if (frame.from !== UPLINK_MAC) return true;
      if (frame.arp)
        return (
          frame.arp.from !== UPLINK.address || (frame.arp.to !== UPLINK.gateway && frame.arp.to !== UPLINK.resolver)
        );
      if (frame.ip6) return this.#isLeak6(frame, frame.ip6, allowed);
      if (frame.ip?.from !== UPLINK.address) return true;
      const isQuestion = frame.ip.to === UPLINK.resolver && frame.ip.toPort === 53;
      return !isQuestion && !allowed.includes(frame.ip.to);
    });
  }

  #isLeak6({ to: card }: Read, { from, to, toPort }: NonNullable<Read['ip6']>, allowed: readonly string[]): boolean {
    if (from !== UPLINK_6.address || card !== UPLINK_6.mac) return true;
    const isQuestion = this.ndvm.internet?.resolver === 'ipv6' && to === UPLINK_6.resolver && toPort === 53;
    return !isQuestion && !allowed.includes(to);
  }

  /** Frames on the uplink other than ARP. */
  packetsSent(): Read[] {
    return seen(this.ndvm.uplink).filter(({ arp: asked }) => asked === undefined);
  }

  /** Sends all forbidden frames from port 0, those of IPv6 too if it is there, and waits until none can still be on its way. Returns how many. */
  async sendAllForbidden(): Promise<number> {
    const who = { vmMac: this.vmMac, port: 0, other: 1 };
    const frames = [...forbiddenFrames(who), ...(this.ndvm.internet ? forbiddenIpv6Frames(who) : [])];
    for (const { frame } of frames) {
      this.port(0).send(frame);
      // Slower than the rate limit, which has its own test.
      await sleep(POLL_EVERY_MS);
    }
    await this.untilForwarded(0);
    return frames.length;
  }

  #answerAsABrowserVm(index: number, frame: Buffer): void {
    const { arp: asked, from } = readFrame(frame);
    if (asked?.operation === 1 && asked.to === sessionAddress(index))
      this.port(index).send(arp({ fromMac: sessionMac(index), toMac: from, from: asked.to, to: asked.from }, 'reply'));
  }

  /** The router and the resolver of the uplink. */
  #answerAsTheWorld(frame: Buffer): void {
    const { uplink } = this.ndvm;
    const read = readFrame(frame);
    if (read.arp?.operation === 1 && read.arp.to !== UPLINK.address)
      uplink.send(arp({ fromMac: WORLD_MAC, toMac: UPLINK_MAC, from: read.arp.to, to: read.arp.from }, 'reply'));
    const { ip, ip6 } = read;
    if (ip6?.to === UPLINK_6.resolver && ip6.toPort === 53 && ip6.fromPort !== undefined) {
      const ends = { fromMac: UPLINK_6.mac, toMac: UPLINK_MAC, from: UPLINK_6.resolver, to: UPLINK_6.address };
      uplink.send(udp6(ends, 53, ip6.fromPort, answerTo(ip6.payload)));
    }
    if (ip?.to !== UPLINK.resolver || ip.toPort !== 53 || ip.fromPort === undefined) return;
    const ends = { fromMac: WORLD_MAC, toMac: UPLINK_MAC, from: UPLINK.resolver, to: UPLINK.address };
    uplink.send(udp(ends, 53, ip.fromPort, answerTo(ip.payload)));
  }

  /** The MAC address of the network VM. */
  async #findVm(index: number): Promise<string> {
    this.#askForVm(index);
    const reply = await this.until(this.port(index), isOwnAddress, ASKED_AGAIN_MS);
    return reply?.from ?? this.#findVm(index);
  }

  #askForVm(index: number): void {
    this.port(index).send(
      arp(
        { fromMac: sessionMac(index), toMac: BROADCAST, from: sessionAddress(index), to: SESSION_NETWORK.address },
        'request',
      ),
    );
  }
}

const answerTo = (question: Buffer): Buffer => {
  const name = askedName(question);
  const isFor6 = askedType(question) === AAAA;
  return dnsAnswer(question, (isFor6 ? NAMES_6[name] : NAMES[name]) ?? (isFor6 ? OTHER_SITE_6 : OTHER_SITE));
};

/** The network VM says which MAC address it has. */
const isOwnAddress = (frame: Read): boolean => frame.arp?.operation === 2 && frame.arp.from === SESSION_NETWORK.address;
