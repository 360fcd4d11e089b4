// @ts-check
/** `node ui/native/build.mjs`: builds the library that takes the network from a process of Electron, with Debian's clang-19 and lld-19, and notes digests. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMainModule, runScript } from '../../host-agent/scripts/checkout.mjs';
import { runChild } from '../../host-agent/scripts/children.mjs';

export const folder = import.meta.dirname;
export const COMPILER = '/usr/bin/clang-19';
/** Without any other library, and the same bytes each time. */
const FLAGS = [
  '--target=x86_64-linux-gnu',
  '-Os',
  '-Wall',
  '-Wextra',
  '-Werror',
  '-ffreestanding',
  '-fno-builtin',
  '-nostdlib',
  '-fPIC',
  '-shared',
  '-fuse-ld=lld',
  '-fno-stack-protector',
  '-fno-asynchronous-unwind-tables',
  '-fvisibility=hidden',
  '-Wl,--build-id=none,-s,-z,now,-z,relro,-z,noexecstack,--hash-style=gnu',
];

/** @param {string} result The file to write. */
export const buildCommand = (result) => [COMPILER, ...FLAGS, '-o', result, join(folder, 'no-network.c')];

/** The digests of source and result: a source that was changed without a build is noticed where no compiler is. */
export const digests = () =>
  Object.fromEntries(
    ['no-network.c', 'no-network.so'].map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );

if (isMainModule(import.meta.url)) {
  await runScript(async () => {
    const [program = '', ...args] = buildCommand(join(folder, 'no-network.so'));
    const { status } = await runChild([program, ...args], { stdio: 'inherit' });
    if (status !== 0) throw new Error('The library could not be built.');
    writeFileSync(join(folder, 'digests.json'), `${JSON.stringify(digests(), undefined, 2)}\n`);
  });
}
