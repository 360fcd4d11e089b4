/** A web server in a namespace of the test bed, and the record it keeps. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bundleProgram } from '../bundle-program.ts';
import type { Namespace } from '../namespace.ts';
import type { Certificates } from './certificates.ts';
import type { AddedFiles } from './web-server/added-files.ts';
import { type Report, ServerRecord } from './web-server/record.ts';

const LOOK_EVERY_MS = 100;

export class WebServer {
  readonly #controlSocket: string;

  private constructor(controlSocket: string) {
    this.#controlSocket = controlSocket;
  }

  /**
   * Starts a server that ends with its namespace. `listen`: each `ADDRESS:PORT`. `folder`: for its program and control socket. `certificates`: it speaks
   * HTTPS by HTTP/2, and asks each client for a certificate. `added`: it serves these, too.
   */
  static async start(
    namespace: Namespace,
    folder: string,
    listen: readonly string[],
    certificates?: Certificates,
    added?: AddedFiles,
  ): Promise<WebServer> {
    const program = join(folder, 'web-server.mjs');
    if (!existsSync(program)) bundleProgram(join(import.meta.dirname, 'web-server/main.ts'), program);
    const controlSocket = join(folder, `${namespace.name}${certificates ? '-tls' : ''}.web`);
    const tls = certificates ? [`--certificates=${JSON.stringify(certificates)}`] : [];
    const modules = `--modules=${join(import.meta.dirname, '../../../node_modules')}`;
    const more = added ? [`--added=${JSON.stringify(added)}`] : [];
    const running = namespace.start([process.execPath, program, controlSocket, ...listen, modules, ...tls, ...more]);
    let said = '';
    running.stderr.on('data', (text) => (said += String(text)));
    const ready = await Promise.race([once(running.stdout, 'data').then(() => true), running.ended.then(() => false)]);
    if (!ready) throw new Error(`The web server in ${namespace.name} did not start: ${said}`);
    return new WebServer(controlSocket);
  }

  /** All requests and reports so far. */
  async record(): Promise<ServerRecord> {
    const asked = request({ socketPath: this.#controlSocket, path: '/' }).end();
    const [response] = (await once(asked, 'response')) as [AsyncIterable<unknown>];
    let text = '';
    for await (const chunk of response) text += String(chunk);
    return ServerRecord.parse(JSON.parse(text));
  }

  async reports(run: string): Promise<Report[]> {
    return (await this.record()).reports.filter((report) => report.run === run);
  }

  /** Waits for a report of `run` that `fits`; throws with the other reports after `timeoutMs`. */
  async waitForReport(run: string, fits: (report: Report) => boolean, timeoutMs: number): Promise<Report> {
    for (let waitedMs = 0; ; waitedMs += LOOK_EVERY_MS) {
      const reports = await this.reports(run);
      const found = reports.find(fits);
      if (found) return found;
      if (waitedMs >= timeoutMs)
        throw new Error(`No fitting report of ${run} within ${timeoutMs} ms; there were ${JSON.stringify(reports)}`);
      await sleep(LOOK_EVERY_MS);
    }
  }

  /** The requested paths that contain `part`. */
  async requestsFor(part: string): Promise<string[]> {
    return (await this.record()).requests.map(({ path }) => path).filter((path) => path.includes(part));
  }
}
