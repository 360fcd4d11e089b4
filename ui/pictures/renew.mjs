// @ts-check
/**
 * Renews the pictures of the README and the guides: `node ui/pictures/renew.mjs` runs the tests that browse with the desktop in a real VM and those that
 * show every window, and crops their screenshots. `--from FOLDER`: uses the artefacts of an earlier run. The pictures are in git, so that readers need not run it.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const checkout = join(import.meta.dirname, '../..');
const TESTS = [
  'test/e2e/session/desktop-browse.test.ts',
  'test/desktop/links/links.test.ts',
  'test/desktop/looks.test.ts',
];

/** The part of each picture to keep: the windows, without the screen around them. */
const PICTURES = [
  { name: 'session.png', from: 'browse/3-page.png', crop: '1298x882+151+64' },
  {
    name: 'closing.png',
    from: 'look-session-asks-to-close-with-downloads-en-light-1.png',
    crop: '1100x760+0+0',
  },
  { name: 'link.png', from: 'link/question.png', crop: '521x525+540+242' },
];

const given = process.argv[2] === '--from' ? process.argv[3] : undefined;
const folder = given ?? mkdtempSync(join(tmpdir(), 'safe-browse-pictures-'));
try {
  if (given === undefined) {
    execFileSync(
      join(checkout, 'node_modules/.bin/vitest'),
      ['run', '--project', 'e2e', '--project', 'desktop', ...TESTS],
      {
        cwd: checkout,
        stdio: 'inherit',
        env: { ...process.env, SAFE_BROWSE_TEST_ARTEFACTS: folder },
      },
    );
  }
  for (const { name, from, crop } of PICTURES) {
    const made = join(import.meta.dirname, name);

    // Without dates, so that the same picture is the same file.
    execFileSync('convert', [
      join(folder, from),
      '-crop',
      crop,
      '+repage',
      '-resize',
      '900x>',
      '-colors',
      '128',
      '-strip',
      '-define',
      'png:exclude-chunks=date,time',
      made,
    ]);
    process.stderr.write(`${made}: ${statSync(made).size} bytes\n`);
  }
} finally {
  if (given === undefined) rmSync(folder, { recursive: true, force: true });
}
