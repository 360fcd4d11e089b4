/** The hook that creates the clean home, in a tree behind a symbolic link and with a fake Chromium. The real Chromium runs in every build of the browser image. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildHooks, type HookInputs } from '../../../host-agent/image/build/hooks.ts';
import { loadRecipe } from '../../../host-agent/image/recipe.ts';

const images = join(import.meta.dirname, '../../../appliance/images');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'home-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A fake Chromium that opens a window, writes its preferences when it is asked to end, and appears in /proc with a helper process. */
const CHROMIUM = `#!/bin/sh
end() {
  echo {} > "$HOME/.config/chromium/Default/Preferences"
  echo {} > "$HOME/.config/chromium/Local State"
  exit 0
}
trap end TERM
mkdir -p "$HOME/.config/chromium/Default/Sessions"
echo > "$HOME/.config/chromium/Default/Sessions/Session_1"
cd /proc
sleep 600 &
wait
`;

/** Makes a tree of the host's programs with the fake on top; then calls the hook, \`$2\`, like mmdebstrap. */
const IN_A_TREE = `set -e
cd "$1"
mkdir -p tree/usr tree/proc tree/dev tree/home/chromium
chmod 755 . tree tree/home
chown 1000:1000 tree/home/chromium
for name in bin sbin lib lib64; do ln -s "usr/$name" "tree/$name"; done
mount -t overlay overlay -o "lowerdir=$1/fake:/usr" tree/usr
mount -t proc proc tree/proc
mount --bind /dev tree/dev
sh "$2" "$3"
umount tree/dev tree/proc
echo cleared away
`;

it.skipIf(process.getuid?.() !== 0)(
  'ends every process of the first run, also when the tree is behind a symbolic link',
  { timeout: 60_000 },
  async () => {
    const scripts = {
      dmsetup: '',
      accounts: '',
      confinement: '',
      cleanHome: readFileSync(join(images, 'hooks/clean-home.sh'), 'utf8'),
      fonts: '',
      speech: '',
    };
    const receive: HookInputs['receive'] = { busybox: '', dmsetup: '', dpkgStatus: '', xen: '' };
    const hook = buildHooks({
      recipe: await loadRecipe(images, { role: 'browser' }),
      scripts,
      overlayTar: '',
      receive,
    }).find((each) => 'script' in each && each.script.includes('first run'));
    if (!hook || !('script' in hook)) throw new Error('There is no hook for the clean home.');
    writeFileSync(join(folder, 'hook'), hook.script);
    for (const [name, text] of [
      ['lib/chromium/chromium', CHROMIUM],
      ['bin/node', '#!/bin/sh\nexit 0\n'],
    ] as const) {
      const path = join(folder, 'fake', name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      chmodSync(path, 0o755);
    }
    symlinkSync(folder, join(folder, 'link'));
    const said = execFileSync(
      'unshare',
      [
        '--mount',
        '--pid',
        '--fork',
        '--kill-child',
        '--mount-proc',
        'sh',
        '-c',
        IN_A_TREE,
        'sh',
        folder,
        join(folder, 'hook'),
        join(folder, 'link/tree'),
      ],
      { encoding: 'utf8' },
    );
    expect(said).toBe('cleared away\n');
  },
);
