import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildCommand, COMPILER, digests, folder } from '../../../ui/native/build.mjs';
import { takeNetworkFromPages } from '../../../ui/main/no-network.ts';

const library = join(folder, 'no-network.so');
const NETWORK_SERVICE = '--utility-sub-type=network.mojom.NetworkService';
/** The network namespace and LD_PRELOAD of a program with these words, and of a program that it starts. */
const started = (environment: Record<string, string>, ...words: string[]) =>
  execFileSync('sh', ['-c', 'readlink /proc/$$/ns/net; echo "${LD_PRELOAD-none}"', ...words], {
    env: { PATH: '/usr/bin:/bin', ...environment },
    encoding: 'utf8',
  })
    .trim()
    .split('\n');
const [ours] = started({});

describe('the library that takes the network', () => {
  it('was built from the source beside it', () => {
    expect(digests()).toEqual(JSON.parse(readFileSync(join(folder, 'digests.json'), 'utf8')));
  });

  it.skipIf(!existsSync(COMPILER))('is built to the same bytes again', () => {
    const scratch = mkdtempSync(join(tmpdir(), 'native-'));
    try {
      const [program = '', ...args] = buildCommand(join(scratch, 'again.so'));
      execFileSync(program, args);
      expect(readFileSync(join(scratch, 'again.so')).equals(readFileSync(library))).toBe(true);
    } finally {
      rmSync(scratch, { recursive: true });
    }
  });

  it('takes it from the process that opens sockets for pages, and from no other', () => {
    const environment: Record<string, string> = {};
    takeNetworkFromPages(library, environment);
    expect(environment).toEqual({ LD_PRELOAD: library });
    expect(started(environment, 'sh', '--type=gpu-process', `${NETWORK_SERVICE}s`)).toEqual([ours, 'none']);
    expect(started(environment, 'sh', NETWORK_SERVICE)[0]).not.toBe(ours);
  });

  it('leaves what the person preloads', () => {
    const environment: Record<string, string> = { LD_PRELOAD: '/lib/x86_64-linux-gnu/libm.so.6' };
    takeNetworkFromPages(library, environment);
    expect(environment['LD_PRELOAD']).toBe(`${library}:/lib/x86_64-linux-gnu/libm.so.6`);
    expect(started(environment)).toEqual([ours, '/lib/x86_64-linux-gnu/libm.so.6']);
  });

  it.each(['/a folder/no-network.so', '/a:b/no-network.so', '/missing/no-network.so'])(
    'is not named where the linker would not find it: %s',
    (path) => {
      const environment = {};
      takeNetworkFromPages(path, environment);
      expect(environment).toEqual({});
    },
  );
});
