/** The extension and the native messaging host, installed for Debian's browsers and Thunderbird as the package does it, but only for the processes of the test. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import {
  chromiumFiles,
  firefoxFile,
  nativeManifests,
  thunderbirdFile,
} from '../../../host-agent/scripts/build/extension.mjs';
import { makeRunFolder } from '../run-folder.ts';

const ROOT = join(import.meta.dirname, '../../..');
/** The desktop does not run as root; neither does the host that starts it. */
const NO_ACCOUNT = 65534;

export interface Start {
  /** When, in milliseconds. */
  readonly at: number;
  readonly words: string;
}

export class InstalledExtension {
  readonly folder = makeRunFolder();
  readonly #installed = join(this.folder, 'installed');
  readonly #isOfMozilla: boolean;
  readonly #asked: string;
  readonly #started: string;

  /** `links`: the rules in the configuration, as TOML. */
  constructor(browser: 'chromium' | 'firefox' | 'thunderbird', links: string) {
    this.#isOfMozilla = browser !== 'chromium';
    this.#asked = join(this.folder, 'asked');
    this.#started = join(this.folder, 'account/started');
    const account = join(this.folder, 'account');
    for (const name of ['account', 'desktop', 'home', 'profile', 'config/safe-browse'])
      mkdirSync(join(this.folder, name), { recursive: true });
    chmodSync(this.folder, 0o755);
    this.setLinks(links);
    writeFileSync(this.#asked, '');
    // Electron in place of ours: it notes what it is asked for.
    this.#program('desktop/electron', `echo "$(date +%s%3N) $*" >> ${this.#started}`);
    copyFileSync(join(ROOT, 'dist/host-agent/browser-link.js'), join(this.folder, 'browser-link.mjs'));
    const as = process.getuid?.() === 0 ? `setpriv --reuid=${NO_ACCOUNT} --clear-groups ` : '';
    if (as !== '') chownSync(account, NO_ACCOUNT, NO_ACCOUNT);
    const environment = `HOME=${account} XDG_RUNTIME_DIR=${account} XDG_CONFIG_HOME=${join(this.folder, 'config')} ELECTRON_OVERRIDE_DIST_PATH=${join(this.folder, 'desktop')}`;
    this.#program(
      'native-host',
      `tee -a ${this.#asked} | ${as}env ${environment} ${process.execPath} ${join(this.folder, 'browser-link.mjs')} "$@"`,
    );
    const manifests = browser === 'chromium' ? 'chromium' : 'firefox';
    const manifest = nativeManifests(join(this.folder, 'native-host')).find(({ browser: of }) => of === manifests);
    if (manifest) writeFileSync(this.#pathOf(manifest.file), manifest.content);
    const ofMozilla = () => [browser === 'firefox' ? firefoxFile() : thunderbirdFile()];
    for (const part of this.#isOfMozilla ? ofMozilla() : chromiumFiles())
      if ('content' in part) writeFileSync(this.#pathOf(part.file), part.content);
      else symlinkSync(part.link, this.#pathOf(part.file));
    // A program may otherwise not drive a tab that shows a page of an extension that a policy forces.
    const policy = this.#pathOf('etc/chromium/policies/managed/test.json');
    if (!this.#isOfMozilla) writeFileSync(policy, JSON.stringify({ DeveloperToolsAvailability: 1 }));
  }

  setLinks(links: string): void {
    writeFileSync(join(this.folder, 'config/safe-browse/config.toml'), `[links]\n${links}\n`);
  }

  /** Starts a browser that sees the extension where the package puts it. */
  start(environment: Readonly<Record<string, string>>, program: string, ...args: readonly string[]): ChildProcess {
    const folders = this.#isOfMozilla
      ? ['usr/share/mozilla', 'usr/lib/mozilla']
      : ['usr/share/chromium', 'etc/chromium'];
    const binds = folders.flatMap((folder) => ['--ro-bind', join(this.#installed, folder), `/${folder}`]);
    return spawn('bwrap', ['--dev-bind', '/', '/', ...binds, '--die-with-parent', program, ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...environment, HOME: join(this.folder, 'home') },
    });
  }

  /** Each address that the browser asked the native messaging host to open. */
  get asked(): string[] {
    const text = readFileSync(this.#asked, 'latin1');
    return [...text.matchAll(/\{"id":\d+,"ask":"open","url":("[^"]*")\}/g)].map(
      ([, url = '']) => JSON.parse(url) as string,
    );
  }

  /** Each name and size of an attachment that the mail program asked the native messaging host to view. */
  get viewed(): { readonly name: string; readonly bytes: number }[] {
    const text = readFileSync(this.#asked, 'latin1');
    return [...text.matchAll(/\{"id":\d+,"ask":"view",("name":"[^"]*","bytes":\d+)\}/g)].map(
      ([, asked = '']) => JSON.parse(`{${asked}}`) as { readonly name: string; readonly bytes: number },
    );
  }

  /** Each start of the desktop. */
  get started(): Start[] {
    if (!existsSync(this.#started)) return [];
    const lines = readFileSync(this.#started, 'utf8').trim().split('\n');
    return lines.map((line) => ({ at: Number(line.split(' ')[0]), words: line.split(' ').slice(2).join(' ') }));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Where the browser sees this file of the package. Makes its folder. */
  #pathOf(file: string): string {
    mkdirSync(join(this.#installed, file, '..'), { recursive: true });
    return join(this.#installed, file);
  }

  #program(name: string, line: string): void {
    writeFileSync(join(this.folder, name), `#!/bin/sh\n${line}\n`);
    chmodSync(join(this.folder, name), 0o755);
  }
}
