/**
 * The other end of a tunnel of WireGuard, in a namespace of the test bed: it has a public address, a nameserver inside the tunnel, and sends what
 * comes out of the tunnel to the Internet of the test bed under its own address.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Namespace } from '../namespace.ts';
import { ADDRESSES, type Internet } from './internet.ts';

/** One network for each peer. */
const publicNetwork = (index: number): string => `203.0.${115 + index}`;
const PORT = 51_820;
const LOOK_EVERY_MS = 100;

/** The keys of the end in the product. */
const CLIENT = makeKeys();

export class WireGuardPeer {
  readonly #namespace: Namespace;
  readonly #keys: Keys;
  readonly #folder: string;
  readonly #index: number;

  private constructor(namespace: Namespace, keys: Keys, folder: string, index: number) {
    this.#namespace = namespace;
    this.#keys = keys;
    this.#folder = folder;
    this.#index = index;
  }

  /** Each has another `index`. It ends with the Internet that it is part of. */
  static async start(internet: Internet, folder: string, index = 0): Promise<WireGuardPeer> {
    const namespace = await Namespace.create(`peer${index}`, folder);
    const peer = new WireGuardPeer(namespace, makeKeys(), folder, index);
    await peer.#connect(internet);
    await peer.resume();
    return peer;
  }

  /** By this name, programs of all namespaces find its socket. */
  get #device(): string {
    return `wg${process.pid}-${this.#index}`;
  }

  /** The address that sites see. */
  get address(): string {
    return `${publicNetwork(this.#index)}.20`;
  }

  get server(): string {
    return `${this.address}:${PORT}`;
  }

  /** A file of WireGuard for the product. */
  file(endpoint = this.server): string {
    return [
      '[Interface]',
      `PrivateKey = ${CLIENT.privateKey}`,
      `Address = ${this.#inside(2)}/24, fd00::2/64`,
      `DNS = ${this.#inside(1)}`,
      '[Peer]',
      `PublicKey = ${this.#keys.publicKey}`,
      'AllowedIPs = 0.0.0.0/0, ::/0',
      `Endpoint = ${endpoint}`,
      '',
    ].join('\n');
  }

  /** It takes packets again. */
  async resume(): Promise<void> {
    const device = this.#device;
    await this.#namespace.must(['wireguard-go', device]);
    const settings = join(this.#folder, `${device}.conf`);
    const lines = [
      '[Interface]',
      `PrivateKey = ${this.#keys.privateKey}`,
      `ListenPort = ${PORT}`,
      '[Peer]',
      `PublicKey = ${CLIENT.publicKey}`,
      `AllowedIPs = ${this.#inside(2)}/32`,
      '',
    ];
    writeFileSync(settings, lines.join('\n'));
    await this.#namespace.must(['wg', 'setconf', device, settings]);
    await this.#namespace.ip(`address add ${this.#inside(1)}/24 dev ${device}`);
    await this.#namespace.ip(`link set ${device} mtu 1420 up`);
    this.#namespace.start([
      'dnsmasq',
      '--no-daemon',
      '--conf-file=/dev/null',
      '--no-resolv',
      '--no-hosts',
      '--bind-interfaces',
      `--listen-address=${this.#inside(1)}`,
      '--local=/#/',
      `--address=/site.test/${ADDRESSES.world}`,
    ]);
    while (!(await this.#namespace.must(['ss', '--no-header', '--listening', '--udp', '--numeric'])).includes(':53'))
      await sleep(LOOK_EVERY_MS);
  }

  /** It answers nothing any more. */
  async kill(): Promise<void> {
    for (const { pid, commandLine } of this.#namespace.processes())
      if (/wireguard-go|dnsmasq/.test(commandLine)) await this.#namespace.kill(pid, 'KILL');
    await this.#namespace.run(['ip', 'link', 'del', this.#device]);
  }

  close(): Promise<void> {
    return this.#namespace.close();
  }

  async #connect({ router }: Internet): Promise<void> {
    const to = `to-peer${this.#index}`;
    await router.ip(`link add ${to} type veth peer name eth0 netns ${this.#namespace.outerPid}`);
    await router.ip(`address add ${publicNetwork(this.#index)}.1/24 dev ${to}`);
    await router.ip(`link set ${to} up`);
    await this.#namespace.ip(`address add ${this.address}/24 dev eth0`);
    await this.#namespace.ip('link set eth0 up');
    await this.#namespace.ip(`route add default via ${publicNetwork(this.#index)}.1`);
    await this.#namespace.must(['sh', '-c', 'echo 1 > /proc/sys/net/ipv4/ip_forward']);
    await this.#namespace.must([
      'nft',
      'add table ip out; add chain ip out leaving { type nat hook postrouting priority 100; }; add rule ip out leaving oifname "eth0" masquerade',
    ]);
  }

  #inside(host: number): string {
    return `10.${90 + this.#index}.0.${host}`;
  }
}

interface Keys {
  readonly privateKey: string;
  readonly publicKey: string;
}

function makeKeys(): Keys {
  const privateKey = execFileSync('wg', ['genkey'], { encoding: 'utf8' }).trim();
  return { privateKey, publicKey: execFileSync('wg', ['pubkey'], { encoding: 'utf8', input: privateKey }).trim() };
}
