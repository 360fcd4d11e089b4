/** The guest agent's policing in a namespace instead of a network VM. */
import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import type { NetworkPolicy, ProxySetting } from '../../../appliance/protocol/network.ts';
import type { Namespace } from '../namespace.ts';
import { bundleProgram } from '../bundle-program.ts';

export class PolicedNamespace {
  readonly #connection: Socket;
  readonly #said: () => string;

  private constructor(connection: Socket, said: () => string) {
    this.#connection = connection;
    this.#said = said;
  }

  /** The states of its exit, in order. */
  get exitStates(): readonly string[] {
    return [...this.#said().matchAll(/^exit (.*?) ?$/gm)].map(([, state = '']) => state);
  }

  /** Starts it, for two ports. `folder` is for its program and its socket. `proxy`: by which sessions leave. */
  static async start(
    ndvm: Namespace,
    folder: string,
    resolver: string,
    proxy?: ProxySetting,
  ): Promise<PolicedNamespace> {
    const [program, socket] = [join(folder, 'policing.cjs'), join(folder, 'policing.sock')];
    bundleProgram(join(import.meta.dirname, 'policing/main.ts'), program);
    const running = ndvm.start([process.execPath, program, socket, resolver, proxy ? JSON.stringify(proxy) : '']);
    let said = '';
    chmodSync(folder, 0o755);
    running.stderr.on('data', (text) => (said += String(text)));
    await Promise.race([
      once(running.stdout, 'data'),
      running.ended.then((status) => Promise.reject(new Error(`Policing ended with ${status}: ${said}`))),
    ]);
    const connection = connect(socket);
    await once(connection, 'connect');
    return new PolicedNamespace(connection, () => said);
  }

  /** Fulfilled when the policy is in force, and names resolve. */
  async enforce(policy: NetworkPolicy): Promise<void> {
    this.#connection.write(`${JSON.stringify(policy)}\n`);
    const [said] = (await once(this.#connection, 'data')) as [Buffer];
    if (String(said).trim() !== 'enforced') throw new Error(String(said));
  }
}
