import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  keepOnly,
  makeCleanHome,
} from '../../../../appliance/images/browser/tree/usr/lib/safe-browse/build/clean-home.mjs';

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'home-'));
});
afterEach(() => rmSync(base, { recursive: true }));

function firstRun(name: string, random: string): string {
  const profile = join(base, name, '.config/chromium');
  mkdirSync(join(profile, 'Default'), { recursive: true });
  writeFileSync(
    join(profile, 'Default/Preferences'),
    JSON.stringify({
      media_router: { receiver_id_hash_token: random },
      profile: { name: 'Your Chromium', creation_time: random, exit_type: 'Crashed' },
      intl: { selected_languages: 'en-US,en' },
    }),
  );
  writeFileSync(
    join(profile, 'Local State'),
    JSON.stringify({
      user_experience_metrics: { low_entropy_source3: random, stability: { exited_cleanly: false } },
      profile: { profiles_order: ['Default'] },
    }),
  );
  writeFileSync(join(profile, 'Default/History'), random);
  return join(base, name);
}

test('two first runs give the same home, with nothing of either in it', () => {
  for (const name of ['one', 'two']) makeCleanHome(firstRun(name, `secret-${name}`), join(base, `clean-${name}`));
  const all = (name: string) =>
    readdirSync(join(base, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'utf8')])
      .sort();
  expect(all('clean-one')).toEqual(all('clean-two'));
  expect(JSON.stringify(all('clean-one'))).not.toContain('secret');
  expect(all('clean-one').map(([name]) => name)).toEqual(['First Run', 'Local State', 'Preferences']);
});

test('however the first run ended, the next one asks nothing about a crash', () => {
  makeCleanHome(firstRun('one', 'x'), join(base, 'clean'));
  expect(JSON.parse(readFileSync(join(base, 'clean/.config/chromium/Default/Preferences'), 'utf8'))).toMatchObject({
    profile: { exit_type: 'Normal', name: 'Your Chromium' },
  });
  expect(JSON.parse(readFileSync(join(base, 'clean/.config/chromium/Local State'), 'utf8'))).toMatchObject({
    user_experience_metrics: { stability: { exited_cleanly: true } },
  });
});

test('a path keeps all below it and nothing beside it', () => {
  expect(keepOnly({ b: { c: 1, d: [2] }, a: { x: 3, y: 4 } }, ['b', 'a.y', 'not.there'])).toEqual({
    a: { y: 4 },
    b: { c: 1, d: [2] },
  });
});
