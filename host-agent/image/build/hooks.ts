/** Hooks for mmdebstrap: what happens to the tree after the packages are installed and before the tar is written. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Downloaded } from './package-download.ts';
import type { ImageRole, Recipe } from '../recipe-schema.ts';
import { SOURCE_DATE_EPOCH } from './reproducible.ts';

export interface HookInputs {
  readonly recipe: Recipe;
  /** Texts of the shell scripts in appliance/images/hooks. */
  readonly scripts: {
    readonly dmsetup: string;
    readonly accounts: string;
    /** Only for the image of a VM. */ readonly confinement: string;
    /** Only for a browser image. */ readonly cleanHome: string;
    /** Only for a browser image. */ readonly fonts: string;
    /** Only for a browser image. */ readonly speech: string;
  };
  readonly overlayTar: string;
  /** Files that receive what the rest of the build needs. */
  readonly receive: {
    readonly busybox: string;
    /** An archive. */ readonly dmsetup: string;
    readonly dpkgStatus: string;
    /** Only for a host image. */ readonly xen: string;
  };
}

/** Folder in the tree for dmsetup and its libraries: the only program of the initramfs that busybox lacks. */
export const INITRAMFS_PARTS = 'initramfs-parts';

/** Needed only during the build. */
const BUILD_ONLY = [
  `/${INITRAMFS_PARTS}`,
  '/usr/sbin/dmsetup',
  '/usr/sbin/dmstats',
  '/usr/lib/x86_64-linux-gnu/libdevmapper*',
  '/etc/apt',
  '/var/lib/apt',
  '/var/lib/dpkg',
  '/var/cache/*',
  '/var/log/*',
  '/var/backups/*',
  '/usr/lib/safe-browse/build',
  '/boot/*',
  '/etc/.pwd.lock',
  '/etc/passwd-',
  '/etc/group-',
  '/etc/shadow-',
  '/etc/gshadow-',
  '/etc/subuid-',
  '/etc/subgid-',
  '/etc/machine-id',
  '/var/lib/dbus/machine-id',
  '/tmp/*',
  '/tmp/.[!.]*',
  '/run/*',
  '/root/.[!.]*',
  '/.dockerenv',
] as const;

/** Start of each script: refuses to work on the host's own files. */
const START = `set -eu
case "$1" in
  /?*) root="$1" ;;
  *) echo "This hook needs a tree as its argument." >&2; exit 1 ;;
esac
`;

/** A shell script with the tree as `$1`, or one of mmdebstrap's own commands. */
export type Hook = { readonly script: string } | { readonly command: string };

/** The hooks in order. Pure. */
export function buildHooks({ recipe, scripts, overlayTar, receive }: HookInputs): Hook[] {
  const settings = `ROLE='${recipe.role}'\nINITRAMFS_PARTS='${INITRAMFS_PARTS}'\nEPOCH_SECONDS='${SOURCE_DATE_EPOCH}'\n`;
  const script = (text: string): Hook => ({ script: `#!/bin/sh\n${settings}${START}${text}` });
  return [
    script(scripts.dmsetup),
    script(scripts.accounts),
    { command: `tar-in ${quoted(overlayTar)} /` },
    ...(recipe.role === 'host' ? [] : [script(scripts.confinement)]),
    ...(recipe.role === 'browser' ? [script(scripts.cleanHome)] : []),
    { command: `download /usr/bin/busybox ${quoted(receive.busybox)}` },
    { command: `tar-out /${INITRAMFS_PARTS} ${quoted(receive.dmsetup)}` },
    { command: `download /var/lib/dpkg/status ${quoted(receive.dpkgStatus)}` },
    ...(recipe.role === 'host'
      ? [
          { script: `#!/bin/sh\n${START}mv "$root"/boot/xen-*-*.efi "$root/boot/xen.efi"\n` },
          { command: `download /boot/xen.efi ${quoted(receive.xen)}` },
        ]
      : []),
    script(pruneScript([...recipe.exclude, ...BUILD_ONLY], recipe.keep)),
    // The fonts and programs that remain.
    ...(recipe.role === 'browser' ? [script(scripts.fonts), script(scripts.speech)] : []),
  ];
}

/** Those that the image of `role` needs. `imagesSource`: the folder appliance/images. */
export async function hookScripts(role: ImageRole, imagesSource: string): Promise<HookInputs['scripts']> {
  const script = (name: string) => readFile(join(imagesSource, 'hooks', `${name}.sh`), 'utf8');
  return {
    dmsetup: await script('dmsetup'),
    accounts: await script('accounts'),
    confinement: role === 'host' ? '' : await script('confinement'),
    cleanHome: role === 'browser' ? await script('clean-home') : '',
    fonts: role === 'browser' ? await script('fonts') : '',
    speech: role === 'browser' ? await script('speech') : '',
  };
}

/** Scripts that give the empty tree the downloaded package lists and packages. Pure. */
export function setUpHooks({ listsFolder, archives, preferencesFile }: Downloaded['apt']): Hook[] {
  return [
    {
      script: `#!/bin/sh
${START}mkdir -p "$root/etc/apt" "$root/var/lib/apt/lists" "$root/var/cache/apt/archives"
cp -a ${quoted(listsFolder)}/. "$root/var/lib/apt/lists/"
cp ${quoted(preferencesFile)} "$root/etc/apt/preferences"
cp ${quoted(archives)}/*.deb "$root/var/cache/apt/archives/"
`,
    },
  ];
}

/** Writes scripts to files in the new folder `folder`, so that an error of mmdebstrap names a file instead of quoting the script. */
export async function writeHooks(hooks: readonly Hook[], folder: string): Promise<string[]> {
  await mkdir(folder);
  return Promise.all(
    hooks.map(async (hook, index) => {
      if ('command' in hook) return hook.command;
      const path = join(folder, `hook-${index + 1}`);
      await writeFile(path, hook.script, { mode: 0o700 });
      return path;
    }),
  );
}

function quoted(path: string): string {
  return `'${path.replaceAll("'", "'\\''")}'`;
}

/** Shell text that removes every match of `exclude` that does not match `keep`, and clears set-user-ID and set-group-ID bits. The schema has checked the patterns. Pure. */
export function pruneScript(exclude: readonly string[], keep: readonly string[]): string {
  const kept =
    keep.length === 0
      ? ''
      : `    case "$path" in ${keep.map((pattern) => `"$root"${pattern}`).join(' | ')}) continue ;; esac\n`;
  return `${START}for path in ${exclude.map((pattern) => `"$root"${pattern}`).join(' ')}; do
    if [ ! -e "$path" ] && [ ! -L "$path" ]; then continue; fi
${kept}    rm -rf --one-file-system -- "$path"
done
# No program in the VM gives more rights to the account that starts it.
find "$root" -xdev -type f -perm /6000 -exec chmod a-s {} +
`;
}
