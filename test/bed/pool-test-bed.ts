/** The test bed with a second computer: a desk whose sessions run on the host, over a real ssh. */
import { join } from 'node:path';
import { ADDRESSES } from './network/internet.ts';
import { type Distance, distantAddresses, openDistance } from './network/distance/distance.ts';
import { Product } from './product.ts';
import { prepareSshServer, SERVER_LISTENS } from './ssh-server.ts';
import { openTestBed, type TestBed } from './test-bed.ts';
import { GONE_TIMEOUT_MS } from './timeouts.ts';

const PORT = 2222;
const CLI = join(import.meta.dirname, '../../dist/host-agent/cli.js');

export interface PoolTestBed extends TestBed {
  readonly desk: Product;
  readonly downloadsFolder: string;
  /** Present if the way to the host has a distance that can be changed. */
  readonly distance?: Distance;
}

export interface PoolTestBedOptions {
  /** The configurations, beside what every test needs. */
  readonly host: string;
  readonly desk: string;
  /** Whether ssh takes a way whose distance can be changed. */
  readonly isDistant?: boolean;
  /** Before the desk is configured. */
  readonly prepare?: (desk: Product) => Promise<void>;
}

const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;
/** What `safe-browse attach` is on a host: the product there, with its folders. */
export function attachScript(host: Product): string {
  const variables = Object.entries(host.environment).map(([name, value]) => quoted(`${name}=${value}`));
  return `#!/bin/sh\nexec env ${variables.join(' ')} ${[process.execPath, CLI, 'attach'].map(quoted).join(' ')}\n`;
}

/** The pool is called `family`, and its host `server`. Sessions take the profile `server`. */
export async function openPoolTestBed({ host, desk: toml, isDistant = false, prepare }: PoolTestBedOptions) {
  const testBed = await openTestBed();
  const { internet, folder, product } = testBed;
  const desk = new Product(internet.lan, join(folder, 'd'));
  const downloadsFolder = join(folder, 'downloads');
  await prepare?.(desk);
  product.configure(`[spare]\nkeep = false\n${host}`);
  desk.configure(
    '[spare]\nkeep = false\n[template]\nseal = "off"\n[network]\nstartWith = "session"\n' +
      `[downloads]\nfolder = "${downloadsFolder}"\n[pool.family]\nengine = "ssh"\nhosts = ["server"]\n${toml}`,
  );
  const distance = isDistant ? await openDistance(folder, [internet.host, internet.lan]) : undefined;
  const server = await prepareSshServer(
    isDistant ? distantAddresses()[0] : ADDRESSES.host,
    PORT,
    attachScript(product),
  );
  const running = internet.host.start(server.command);
  let said = '';
  running.stderr.on('data', (text) => (said += String(text)));
  await product.until('the SSH server listens', () => said.includes(SERVER_LISTENS), GONE_TIMEOUT_MS);
  // ssh reads no other file of an account whose home is that of the person who runs the tests.
  await internet.lan.must(['mount', '--bind', server.configurationFile, '/etc/ssh/ssh_config']);
  const close = async () => {
    const left = await desk.stop();
    await distance?.close();
    await server.remove();
    // The cards of the way run until their namespaces close.
    return [...left, ...(await testBed.close())].filter((what) => !what.includes('/distant'));
  };
  const opened: PoolTestBed = { ...testBed, desk, downloadsFolder, ...(distance && { distance }), close };
  return opened;
}
