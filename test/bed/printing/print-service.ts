/** A real CUPS with one printer. It runs in a separate network, in which the printer is a listener of the test: what arrives there would be printed. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { untilThere } from '../ending.ts';
import { Namespace } from '../namespace.ts';

const PRINTER = '127.0.0.1:9100';
/** Only the test reaches the socket, so it asks for no account. */
const cupsd = (folder: string) => `Listen ${folder}/cups.sock
Browsing Off
DefaultAuthType None
WebInterface No
<Location />
  Allow all
</Location>
<Policy default>
  <Limit All>
    Allow all
  </Limit>
</Policy>
`;
const cupsFiles = (folder: string) => `ServerRoot ${folder}/etc
StateDir ${folder}/state
CacheDir ${folder}/cache
RequestRoot ${folder}/spool
TempDir ${folder}/tmp
AccessLog ${folder}/access.log
ErrorLog ${folder}/error.log
PageLog ${folder}/page.log
User lp
Group lp
SystemGroup root
`;

export class PrintService {
  /** For CUPS_SERVER. */
  readonly socket: string;
  readonly #folder: string;
  readonly #namespace: Namespace;

  private constructor(folder: string, namespace: Namespace) {
    this.socket = join(folder, 'cups.sock');
    this.#folder = folder;
    this.#namespace = namespace;
  }

  /** `printer`: the name of its queue, which passes on what it gets. */
  static async start(printer: string): Promise<PrintService> {
    const folder = mkdtempSync(join(tmpdir(), 'sb-cups-'));
    // The programs of CUPS run as another account.
    chmodSync(folder, 0o755);
    for (const name of ['etc', 'state', 'cache', 'spool', 'tmp']) mkdirSync(join(folder, name), { mode: 0o755 });
    chmodSync(join(folder, 'tmp'), 0o1777);
    const [configuration, files] = [join(folder, 'cupsd.conf'), join(folder, 'cups-files.conf')];
    writeFileSync(configuration, cupsd(folder));
    writeFileSync(files, cupsFiles(folder));
    const service = new PrintService(folder, await Namespace.create('cups', folder));
    const [address, port] = PRINTER.split(':');
    service.#namespace.start([
      'socat',
      '-u',
      `TCP-LISTEN:${port},bind=${address},fork,reuseaddr`,
      `OPEN:${service.#arrived},creat,append`,
    ]);
    service.#namespace.start(['cupsd', '-f', '-c', configuration, '-s', files]);
    await untilThere(service.socket);
    await service.#ask('lpadmin', '-p', printer, '-E', '-v', `socket://${PRINTER}`, '-m', 'raw');
    return service;
  }

  /** The jobs that are not printed yet, as `lpstat` lists them. */
  async waiting(): Promise<string> {
    return this.#ask('lpstat', '-W', 'not-completed', '-o');
  }

  /** What the printer got. */
  arrived(): Buffer {
    return readFileSync(this.#arrived);
  }

  async close(): Promise<void> {
    await this.#namespace.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #arrived(): string {
    return join(this.#folder, 'arrived');
  }

  async #ask(program: string, ...args: readonly string[]): Promise<string> {
    return (await execa(program, args, { env: { CUPS_SERVER: this.socket, LC_ALL: 'C' } })).stdout;
  }
}
