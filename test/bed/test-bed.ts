/** Everything that an end-to-end test needs: the small Internet, its web servers, and the product on the host. */
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Session } from '../../host-agent/api/session/session.ts';
import { ADDRESSES, type Internet, openInternet } from './network/internet.ts';
import { kvmVerdict, Product } from './product.ts';
import { RfbClient } from './screen/rfb-client.ts';
import { rfbSocket } from './screen/rfb-socket.ts';
import { makeRunFolder } from './run-folder.ts';
import { WebServer } from './network/web-server.ts';

export interface TestBed {
  readonly internet: Internet;
  /** Beyond the uplink; sessions should reach it. */
  readonly site: WebServer;
  /** Servers that no session may reach. */
  readonly inside: { readonly host: WebServer; readonly lan: WebServer; readonly publicLan: WebServer };
  readonly product: Product;
  /** Connects to the session's screen until the test bed closes. */
  watch(session: Session): Promise<RfbClient>;
  /** A folder for files of the tests. */
  readonly folder: string;
  /** Ends everything. Returns what the product left behind. */
  close(): Promise<string[]>;
}

/** The host's web server listens on every address of the host, including loopback. */
export const HOST_PORT = 8080;

export async function openTestBed(environment: Readonly<Record<string, string>> = {}): Promise<TestBed> {
  const folder = makeRunFolder();
  const internet = await openInternet(folder);
  const site = await WebServer.start(internet.world, folder, [`${ADDRESSES.world}:80`]);
  const lan = await WebServer.start(internet.lan, folder, [`${ADDRESSES.lan}:80`]);
  const publicLan = await WebServer.start(internet.publicLan, folder, [`${ADDRESSES.publicLan}:80`]);
  const host = await WebServer.start(internet.host, folder, [`0.0.0.0:${HOST_PORT}`]);
  mkdirSync(join(folder, 'p'));
  const product = new Product(internet.host, join(folder, 'p'), environment);
  if (existsSync(kvmVerdict)) {
    mkdirSync(product.logFolder, { mode: 0o700 });
    cpSync(kvmVerdict, join(product.logFolder, basename(kvmVerdict)));
  }
  const screens: RfbClient[] = [];
  const watch = async (session: Session) => {
    const screen = await RfbClient.connect(rfbSocket(session));
    screens.push(screen);
    return screen;
  };
  const close = async () => {
    for (const screen of screens) screen.close();
    const left = await product.stop();
    await internet.close();
    if (process.env['SAFE_BROWSE_TEST_KEEP'] === undefined) rmSync(folder, { recursive: true, force: true });
    return left;
  };
  return { internet, site, inside: { host, lan, publicLan }, product, watch, folder, close };
}
