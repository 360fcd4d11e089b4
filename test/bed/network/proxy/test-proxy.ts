/** A proxy of SOCKS 5 or HTTP/1.1 for tests. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export interface TestProxyOptions {
  readonly kind: 'socks5' | 'http-connect';
  /** As `name:password`; without it, the proxy asks for none. */
  readonly login?: string;
  /** Whether it takes any login, as Tor does. */
  readonly takesLogins?: boolean;
  /** The address behind a name; `undefined` if there is none. */
  readonly find: (host: string) => string | undefined;
  /** For tests of connections to another port than the one that is asked for. */
  readonly port?: number;
}

const SOCKS = 5;

export class TestProxy {
  /** What it was asked to connect to. */
  readonly targets: string[] = [];
  /** As `name:password`, of clients that offered one. */
  readonly logins: string[] = [];
  readonly #options: TestProxyOptions;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(options: TestProxyOptions) {
    this.#options = options;
    this.#server = createServer({ allowHalfOpen: true }, (client) => {
      this.#sockets.add(client);
      client.on('error', () => undefined).once('close', () => this.#sockets.delete(client));
      const serve = options.kind === 'socks5' ? this.#socks(client) : this.#http(client);
      void serve.catch(() => client.destroy());
    });
  }

  static async start(options: TestProxyOptions, port = 0, address = '127.0.0.1'): Promise<TestProxy> {
    const proxy = new TestProxy(options);
    await once(proxy.#server.listen(port, address), 'listening');
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await once(this.#server, 'close');
  }

  async #socks(client: Socket): Promise<void> {
    const { login } = this.#options;
    const bytes = new Bytes(client);
    const [, count = 0] = await bytes.take(2);
    const methods = [...(await bytes.take(count))];
    const takesLogin = login !== undefined || (this.#options.takesLogins === true && methods.includes(2));
    if (!methods.includes(takesLogin ? 2 : 0)) {
      client.end(Buffer.of(SOCKS, 0xff));
      return;
    }
    client.write(Buffer.of(SOCKS, takesLogin ? 2 : 0));
    if (takesLogin) {
      const user = String(await bytes.take((await bytes.take(2))[1] ?? 0));
      const password = String(await bytes.take((await bytes.take(1))[0] ?? 0));
      this.logins.push(`${user}:${password}`);
      const isRight = login === undefined || `${user}:${password}` === login;
      client.write(Buffer.of(1, isRight ? 0 : 1));
      if (!isRight) {
        client.end();
        return;
      }
    }
    const kind = (await bytes.take(4))[3];
    const host = kind === 1 ? (await bytes.take(4)).join('.') : String(await bytes.take((await bytes.take(1))[0] ?? 0));
    const port = (await bytes.take(2)).readUInt16BE();
    const far = await this.#reach(host, port);
    const reply = Buffer.of(SOCKS, far ? 0 : 4, 0, 1, 0, 0, 0, 0, 0, 0);
    if (!far) client.end(reply);
    else {
      client.write(reply);
      this.#join(client, far, bytes.rest());
    }
  }

  async #http(client: Socket): Promise<void> {
    const { login } = this.#options;
    const bytes = new Bytes(client);
    let head = '';
    while (!head.endsWith('\r\n\r\n')) head += String(await bytes.take(1));
    const given = /^proxy-authorization: basic (\S+)\r$/im.exec(head)?.[1] ?? '';
    if (login !== undefined && Buffer.from(given, 'base64').toString() !== login) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n');
      return;
    }
    const [, host = '', port = ''] = /^CONNECT ([^:]+):(\d+) HTTP\/1\.1\r/.exec(head) ?? [];
    const far = await this.#reach(host, Number(port));
    if (!far) client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    else {
      client.write('HTTP/1.1 200 Connection established\r\nVia: test\r\n\r\n');
      this.#join(client, far, bytes.rest());
    }
  }

  async #reach(host: string, port: number): Promise<Socket | undefined> {
    this.targets.push(`${host}:${port}`);
    const address = this.#options.find(host);
    if (address === undefined) return undefined;
    const far = connect({ host: address, port: this.#options.port ?? port, allowHalfOpen: true, noDelay: true });
    this.#sockets.add(far);
    far.once('close', () => this.#sockets.delete(far));
    try {
      await once(far, 'connect');
      far.on('error', () => undefined);
      return far;
    } catch {
      return undefined;
    }
  }

  #join(client: Socket, far: Socket, first: Buffer): void {
    far.write(first);
    client.setNoDelay(true);
    client.on('close', () => far.destroySoon());
    far.on('close', () => client.destroySoon());
    client.pipe(far);
    far.pipe(client);
  }
}

/** Reads a connection in pieces of given lengths. */
class Bytes {
  readonly #socket: Socket;
  #read = Buffer.alloc(0);

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  async take(count: number): Promise<Buffer> {
    while (this.#read.length < count) {
      const more = this.#socket.read() as Buffer | null;
      if (more) this.#read = Buffer.concat([this.#read, more]);
      else if (this.#socket.readableEnded || this.#socket.destroyed) throw new Error('It has ended.');
      else await Promise.race([once(this.#socket, 'readable'), once(this.#socket, 'close'), once(this.#socket, 'end')]);
    }
    const taken = this.#read.subarray(0, count);
    this.#read = this.#read.subarray(count);
    return taken;
  }

  rest(): Buffer {
    return this.#read;
  }
}
