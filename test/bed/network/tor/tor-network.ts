/**
 * A private Tor network in a namespace of the test bed's Internet: three directories, which relay too, and three relays from which connections leave. Each
 * has a public address in a separate network, as Tor wants for the relays of a circuit.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Namespace } from '../../namespace.ts';
import { ADDRESSES, type Internet } from '../internet.ts';

const NETWORK = '203.130.0';
const DIRECTORIES = [0, 1, 2] as const;
const LEAVING = [3, 4, 5] as const;
const RELAYS = [...DIRECTORIES, ...LEAVING];
const BRIDGE = 6;
const OR_PORT = 9001;
const DIRECTORY_PORT = 9030;
const OBFS4_PORT = 443;
/** The shortest that clients accept outside a testing network. */
const VOTING_EVERY_S = 300;
/** The first consensus comes this long after the start: by then, all relays have announced themselves. */
const FIRST_CONSENSUS_AFTER_S = 40;
const VOTING_DELAY_S = 5;
const READY_WITHIN_MS = 180_000;
const LOOK_EVERY_MS = 500;

export class TorNetwork {
  readonly #namespace: Namespace;
  readonly #folder: string;
  /** Lines for `directories` of an exit. */
  readonly directories: string[] = [];

  private constructor(namespace: Namespace, folder: string) {
    this.#namespace = namespace;
    this.#folder = folder;
  }

  /** Fulfilled when clients can use it, which takes about a minute. */
  static async start(internet: Internet, folder: string): Promise<TorNetwork> {
    const own = join(folder, 'tor');
    mkdirSync(own, { mode: 0o700 });
    const network = new TorNetwork(await Namespace.create('tor', own, ADDRESSES.router), own);
    await network.#connect(internet);
    for (const relay of DIRECTORIES) network.directories.push(await network.#makeDirectory(relay));
    await network.resume();
    return network;
  }

  /** The addresses that sites see. */
  readonly addresses: readonly string[] = LEAVING.map(addressOf);

  /** Where clients connect to, as `address:port/tcp`. */
  readonly servers: readonly string[] = RELAYS.map((relay) => `${addressOf(relay)}:${OR_PORT}/tcp`);

  /** All relays run again, with the addresses and keys that they had. */
  async resume(): Promise<void> {
    const firstAt = Math.floor(Date.now() / 1000) + FIRST_CONSENSUS_AFTER_S;
    for (const relay of RELAYS) this.#run(`relay${relay}`, this.#relayLines(relay, firstAt % VOTING_EVERY_S));
    const untilMs = performance.now() + READY_WITHIN_MS;
    while (!this.#hasConsensus()) {
      if (performance.now() > untilMs) throw new Error('The Tor network of the test bed has no consensus.');
      await sleep(LOOK_EVERY_MS);
    }
  }

  /** No relay answers any more. */
  async kill(): Promise<void> {
    for (const { pid, commandLine } of this.#namespace.processes())
      if (/^tor\b/.test(commandLine)) await this.#namespace.kill(pid, 'KILL');
  }

  /** An onion service in the network that leads to this address. Returns its name when it is announced. */
  async addService(target: string): Promise<string> {
    const folder = join(this.#folder, 'service');
    mkdirSync(folder, { mode: 0o700 });
    const lines = [
      ...this.#everyLine('service-client'),
      // As clients outside a testing network, it has other periods than its relays have.
      ...this.directories.map((line) => `DirAuthority ${line}`),
      'SocksPort 0',
      `HiddenServiceDir ${folder}`,
      `HiddenServicePort 80 ${target}`,
    ];
    const log = this.#run('service-client', lines);
    await this.#untilUp('onion service', log);
    return readFileSync(join(folder, 'hostname'), 'utf8').trim();
  }

  /** A relay that is in no directory, reached by obfs4 only. Returns the line for `bridges` of an exit when it is up. */
  async addBridge(): Promise<{ readonly line: string; readonly server: string }> {
    const address = addressOf(BRIDGE);
    const log = this.#run('bridge', [
      ...this.#relayBasics('bridge', address),
      'BridgeRelay 1',
      'PublishServerDescriptor 0',
      'ExitRelay 0',
      'ExtORPort auto',
      'ServerTransportPlugin obfs4 exec /usr/bin/obfs4proxy',
      `ServerTransportListenAddr obfs4 ${address}:${OBFS4_PORT}`,
    ]);
    await this.#untilUp('bridge', log);
    const folder = join(this.#folder, 'bridge');
    const [, fingerprint = ''] = readFileSync(join(folder, 'fingerprint'), 'utf8').trim().split(' ');
    const keys = /cert=\S+ iat-mode=\d/.exec(
      readFileSync(join(folder, 'pt_state', 'obfs4_bridgeline.txt'), 'utf8'),
    )?.[0];
    const server = `${address}:${OBFS4_PORT}`;
    return { line: `obfs4 ${server} ${fingerprint} ${keys ?? ''}`, server: `${server}/tcp` };
  }

  close(): Promise<void> {
    return this.#namespace.close();
  }

  /** Returns the file of its log. */
  #run(name: string, lines: readonly string[]): string {
    const [settings, log] = [join(this.#folder, `${name}.torrc`), join(this.#folder, `${name}.log`)];
    writeFileSync(settings, '');
    writeFileSync(log, '');
    writeFileSync(settings, [...lines, `Log notice file ${log}`, ''].join('\n'));
    this.#namespace.start(['tor', '--defaults-torrc', '/dev/null', '-f', settings, '--quiet']);
    return log;
  }

  async #untilUp(what: string, log: string): Promise<void> {
    const untilMs = performance.now() + READY_WITHIN_MS;
    while (!/Bootstrapped 100%/.test(readFileSync(log, 'utf8'))) {
      if (performance.now() > untilMs) throw new Error(`The ${what} of the test bed did not start.`);
      await sleep(LOOK_EVERY_MS);
    }
  }

  #hasConsensus(): boolean {
    return DIRECTORIES.every((relay) => {
      try {
        const consensus = readFileSync(join(this.#folder, `relay${relay}`, 'cached-microdesc-consensus'), 'utf8');
        return RELAYS.every((other) => consensus.includes(`\nr relay${other} `));
      } catch {
        return false;
      }
    });
  }

  /** Makes its keys. Returns the line that tells others of it. */
  async #makeDirectory(relay: number): Promise<string> {
    const address = addressOf(relay);
    const keys = join(this.#folder, `relay${relay}`, 'keys');
    mkdirSync(keys, { recursive: true, mode: 0o700 });
    const certificate = join(keys, 'authority_certificate');
    await this.#namespace.must([
      ...['sh', '-c', 'echo secret | exec "$@"', 'sh', 'tor-gencert', '--create-identity-key', '--passphrase-fd', '0'],
      ...['-i', join(keys, 'authority_identity_key'), '-s', join(keys, 'authority_signing_key'), '-c', certificate],
      ...['-m', '12', '-a', `${address}:${DIRECTORY_PORT}`],
    ]);
    const identity = /^fingerprint (\w+)$/m.exec(readFileSync(certificate, 'utf8'))?.[1] ?? '';
    const settings = join(this.#folder, 'fingerprint.torrc');
    // It makes the keys, too.
    const lines = [
      ...this.#everyLine(`relay${relay}`),
      'SocksPort 0',
      `ORPort ${OR_PORT}`,
      'ExitRelay 0',
      `Address ${address}`,
    ];
    writeFileSync(settings, `${lines.join('\n')}\n`);
    const said = await this.#namespace.must([
      'tor',
      '--defaults-torrc',
      '/dev/null',
      '-f',
      settings,
      '--list-fingerprint',
    ]);
    const fingerprint = /([0-9A-F]{4}(?: [0-9A-F]{4}){9})/.exec(said)?.[1]?.replaceAll(' ', '') ?? '';
    return `relay${relay} orport=${OR_PORT} v3ident=${identity} ${address}:${DIRECTORY_PORT} ${fingerprint}`;
  }

  #everyLine(name: string): string[] {
    return [`DataDirectory ${join(this.#folder, name)}`, `Nickname ${name.replaceAll('-', '')}`, 'AvoidDiskWrites 1'];
  }

  #relayBasics(name: string, address: string): string[] {
    return [
      ...this.#everyLine(name),
      'TestingTorNetwork 1',
      ...this.directories.map((line) => `DirAuthority ${line}`),
      'SocksPort 0',
      `Address ${address}`,
      `OutboundBindAddress ${address}`,
      `ORPort ${address}:${OR_PORT} IPv4Only`,
      'AssumeReachable 1',
      'ContactInfo test',
    ];
  }

  #relayLines(relay: number, votingOffset: number): string[] {
    const address = addressOf(relay);
    const isDirectory = DIRECTORIES.some((one) => one === relay);
    return [
      ...this.#relayBasics(`relay${relay}`, address),
      ...(isDirectory
        ? [
            'AuthoritativeDirectory 1',
            'V3AuthoritativeDirectory 1',
            'ExitRelay 0',
            `DirPort ${address}:${DIRECTORY_PORT} IPv4Only`,
            `V3AuthVotingInterval ${VOTING_EVERY_S}`,
            `V3AuthVoteDelay ${VOTING_DELAY_S}`,
            `V3AuthDistDelay ${VOTING_DELAY_S}`,
            `TestingV3AuthInitialVotingInterval ${VOTING_EVERY_S}`,
            `TestingV3AuthInitialVoteDelay ${VOTING_DELAY_S}`,
            `TestingV3AuthInitialDistDelay ${VOTING_DELAY_S}`,
            `TestingV3AuthVotingStartOffset ${votingOffset}`,
            'TestingDirAuthVoteGuard *',
            'TestingDirAuthVoteExit *',
            'TestingDirAuthVoteHSDir *',
          ]
        : ['ExitRelay 1', 'ExitPolicy accept *:*', 'ServerDNSDetectHijacking 0', 'ServerDNSTestAddresses']),
    ];
  }

  async #connect({ router }: Internet): Promise<void> {
    await router.ip(`link add to-tor type veth peer name eth0 netns ${this.#namespace.outerPid}`);
    await router.ip(`address add ${NETWORK}.1/24 dev to-tor`);
    await router.ip('link set to-tor up');
    await this.#namespace.ip(`address add ${NETWORK}.2/24 dev eth0`);
    await this.#namespace.ip('link set eth0 up');
    await this.#namespace.ip(`route add default via ${NETWORK}.1`);
    for (const relay of [...RELAYS, BRIDGE]) {
      await this.#namespace.ip(`address add ${addressOf(relay)}/32 dev eth0`);
      await router.ip(`route add ${addressOf(relay)}/32 via ${NETWORK}.2`);
    }
  }
}

const addressOf = (relay: number): string => `203.${131 + relay}.0.20`;
