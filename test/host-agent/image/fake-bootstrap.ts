/** A build's programs that need the Internet or a whole Debian: apt and mmdebstrap. All other programs are real, but nothing is in a jail. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { packAsProgram } from '../../../host-agent/image/build/pack.ts';
import type { ImageRole } from '../../../host-agent/image/recipe-schema.ts';
import type { RunOptions } from '../../../host-agent/process/run.ts';
import { type Ended, fakePrograms } from '../../fakes/programs.ts';
import { kernelModule, makeKernelPackage, makePackage, signedModule } from './debian-packages.ts';

const VERSION = '6.12.1-amd64';
const URI = 'http://packages.example.org/debian/';
const KEYRING = '/usr/share/keyrings/debian-archive-trixie-automatic.gpg';

export const recipe = (role: ImageRole) => `schema = 1
role = "${role}"
packages = ["small"]
exclude = ["/usr/share/doc"]
[kernel]
package = "linux-image-amd64"
commandLine = "quiet panic=-1"
modules = ["virtio_pci", "virtio_net"]
initramfsModules = ["virtio_blk", "erofs"]
`;
/** Sources of images, by their path below appliance/images. */
export const SOURCES: Readonly<Record<string, string>> = {
  ...Object.fromEntries((['browser', 'network', 'host'] as const).map((role) => [`${role}/recipe.toml`, recipe(role)])),
  ...Object.fromEntries(
    ['dmsetup', 'accounts', 'confinement', 'clean-home', 'fonts', 'speech'].map((name) => [
      `hooks/${name}.sh`,
      `# ${name}\n`,
    ]),
  ),
  'initramfs/init': 'the init of a VM',
  'host/initramfs-init': 'the init of dom0',
  'common/tree/etc/hosts': '127.0.0.1 localhost\n',
  'debug/tree/etc/issue': 'debug\n',
};

/** Installs the fakes. `codename`: of this host's release, whose archive is among its sources. */
export class FakeBootstrap {
  readonly #folder: string;
  readonly #kernel: string;
  readonly #package: string;
  readonly kernelVersion = VERSION;
  /** What mmdebstrap prints. */
  lines: readonly string[] = ['I: extracting archives...', 'I: installing remaining packages inside the chroot...'];
  /** Called instead of mmdebstrap's success. */
  atBootstrap: () => void | Promise<void> = () => undefined;
  /** Called when it has written its results. */
  atEnd: () => void = () => undefined;
  /** The installed packages that dpkg's status file lists. */
  status = 'Package: small\nStatus: install ok installed\nVersion: 2.0\n';
  /** mmdebstrap's arguments. */
  args: readonly string[] = [];

  constructor(folder: string, codename: string) {
    mkdirSync(folder);
    this.#folder = folder;
    const names = ['virtio_pci', 'virtio_blk', 'erofs', 'virtio_net'];
    this.#kernel = makeKernelPackage(
      folder,
      VERSION,
      Object.fromEntries(names.map((name) => [`kernel/${name}.ko`, signedModule(kernelModule(name))])),
    );
    this.#package = makePackage(folder, { name: 'small', version: '2.0' });
    fakePrograms.set('apt-get', (args, { cwd = '' }) => {
      const archives = args.find((word) => word.startsWith('Dir::Cache::archives='))?.split('=')[1] ?? '';
      if (args[0] === 'install') copyFileSync(this.#package, join(archives, basename(this.#package)));
      if (args[0] === 'download') copyFileSync(this.#kernel, join(cwd, basename(this.#kernel)));
      const fields = ['Packages', codename, codename, URI, 'main', KEYRING, 'Debian', 'Debian'];
      return { stdout: args[0] === 'indextargets' ? `${fields.join('\t')}\n` : '' };
    });
    fakePrograms.set('apt-cache', (args) => {
      const place = `        500 ${URI} ${codename}/main amd64 Packages\n`;
      const entry = (name: string, version: string) =>
        `${name}:\n  Installed: (none)\n  Candidate: ${version}\n  Version table:\n     ${version} 500\n${place}`;
      if (args[0] === 'show') return { stdout: `Package: linux-image-amd64\nDepends: linux-image-${VERSION} (= 1)\n` };
      return { stdout: entry('small', '2.0') + entry(`linux-image-${VERSION}`, '6.12.1-1') };
    });
    // A jail begins with this program.
    fakePrograms.set('setpriv', async (args, options) => {
      const [program = '', ...words] = args.slice(args.indexOf('--die-with-parent') + 2);
      if (program === 'mmdebstrap') return this.#bootstrap([program, ...words], options);
      if (program === process.execPath) return packed(words.slice(1), options);
      return { stdout: execFileSync(program, words, { encoding: 'utf8' }) };
    });
  }

  async #bootstrap(args: readonly string[], { onLine }: RunOptions): Promise<Ended> {
    this.args = args;
    for (const line of this.lines) onLine?.(line);
    await this.atBootstrap();
    this.#unpack();
    this.atEnd();
    return {};
  }

  /** Writes what the hooks ask for, and the tree as a tar file. */
  #unpack(): void {
    for (const word of this.args) {
      const [, command, from = '', to = ''] = /^--customize-hook=(download|tar-out) (\S+) '(.*)'$/.exec(word) ?? [];
      if (command === 'download') writeFileSync(to, from === '/var/lib/dpkg/status' ? this.status : from);
      if (command === 'tar-out') putParts(this.#folder, from.slice(1), to);
    }
    const tree = join(this.#folder, 'tree');
    mkdirSync(join(tree, 'etc'), { recursive: true });
    writeFileSync(join(tree, 'etc/debian_version'), '13.1\n');
    execFileSync('tar', ['--create', `--file=${this.args.at(-2) ?? ''}`, `--directory=${tree}`, '.']);
  }
}

function putParts(folder: string, name: string, archive: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'dmsetup'), 'dmsetup');
  execFileSync('tar', ['--create', `--file=${archive}`, `--directory=${folder}`, name]);
}

/** Packs without a jail. */
async function packed(words: readonly string[], { onLine }: RunOptions): Promise<Ended> {
  let stderr = '';
  const exitCode = await packAsProgram(words, {
    line: (line) => onLine?.(JSON.stringify(line)),
    problem: (text) => (stderr += text),
  });
  return { exitCode, stderr };
}
