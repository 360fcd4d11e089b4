/** A proxy in a namespace of the test bed's Internet: sites see its public address. */
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleProgram } from '../../bundle-program.ts';
import { Namespace, type Running } from '../../namespace.ts';
import { ADDRESSES, type Internet } from '../internet.ts';
import type { TestProxyOptions } from './test-proxy.ts';

const PORT = 1080;
const LOGIN = { user: 'me', password: 'secret: x' } as const;

export class ProxyServer {
  readonly kind: TestProxyOptions['kind'];
  /** The names and addresses that it was asked to connect to. */
  readonly targets: string[] = [];
  readonly #namespace: Namespace;
  readonly #index: number;
  readonly #program: string;
  #running: Running | undefined;

  private constructor(kind: TestProxyOptions['kind'], namespace: Namespace, index: number, program: string) {
    [this.kind, this.#namespace, this.#index, this.#program] = [kind, namespace, index, program];
  }

  /** It asks for a login. Each has another `index`. */
  static async start(
    internet: Internet,
    folder: string,
    kind: TestProxyOptions['kind'],
    index = 0,
  ): Promise<ProxyServer> {
    const program = join(folder, `proxy${index}.cjs`);
    bundleProgram(join(import.meta.dirname, 'main.ts'), program);
    writeFileSync(join(folder, 'login'), `${LOGIN.user}\n${LOGIN.password}\n`, { mode: 0o600 });
    const namespace = await Namespace.create(`proxy${index}`, folder);
    const proxy = new ProxyServer(kind, namespace, index, program);
    await proxy.#connect(internet);
    await proxy.resume();
    return proxy;
  }

  /** The address that sites see. */
  get address(): string {
    return `${this.#network}.20`;
  }

  get server(): string {
    return `${this.address}:${PORT}`;
  }

  async resume(): Promise<void> {
    const names = JSON.stringify({ 'site.test': ADDRESSES.world, 'shop.example': ADDRESSES.shop });
    const login = `${LOGIN.user}:${LOGIN.password}`;
    const args = [this.kind, '0.0.0.0', String(PORT), login, names];
    const running = this.#namespace.start([process.execPath, this.#program, ...args]);
    this.#running = running;
    await once(running.stdout, 'data');
    running.stdout.on('data', (text) => this.targets.push(...String(text).trim().split('\n')));
  }

  /** It ends, and its connections with it. */
  async kill(): Promise<void> {
    await this.#running?.signal('KILL');
    await this.#running?.ended;
  }

  close(): Promise<void> {
    return this.#namespace.close();
  }

  get #network(): string {
    return `203.0.${120 + this.#index}`;
  }

  async #connect({ router }: Internet): Promise<void> {
    const to = `to-proxy${this.#index}`;
    await router.ip(`link add ${to} type veth peer name eth0 netns ${this.#namespace.outerPid}`);
    await router.ip(`address add ${this.#network}.1/24 dev ${to}`);
    await router.ip(`link set ${to} up`);
    await this.#namespace.ip(`address add ${this.address}/24 dev eth0`);
    await this.#namespace.ip('link set eth0 up');
    await this.#namespace.ip(`route add default via ${this.#network}.1`);
  }
}
