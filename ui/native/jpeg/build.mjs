// @ts-check
/**
 * `node ui/native/jpeg/build.mjs`: builds the decoder of JPEG from the source package of Debian, with clang-19, lld-19 and the headers of wasi-libc, and
 * notes what it was built from. The source is kept in {@link sources}; if it is missing, apt fetches it, which needs a deb-src entry.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isMainModule, runScript, SetupStopped } from '../../../host-agent/scripts/checkout.mjs';
import { runChild } from '../../../host-agent/scripts/children.mjs';
import { COMPILER } from '../build.mjs';

export const folder = import.meta.dirname;
export const program = join(folder, 'decode.wasm');
export const sources = join(homedir(), '.cache/safe-browse-build/libjpeg-turbo');

/** Debian's patches concern its own way to build, and native code for x86, which we do not use. */
const SOURCE = {
  package: 'libjpeg-turbo',
  version: '1:2.1.5-4',
  licence: 'IJG AND BSD-3-Clause AND Zlib',
  archive: 'libjpeg-turbo_2.1.5.orig.tar.gz',
  sha256: '254f3642b04e309fee775123133c6464181addc150499561020312ec61c1bf7c',
};
const OWN_FILES = ['build.mjs', 'decode.c', 'jconfig.h', 'jconfigint.h'];
/** Of the library, what decodes. */
const MODULES =
  'jcomapi jdapimin jdapistd jdcoefct jdcolor jddctmgr jdhuff jdinput jdmainct jdmarker jdmaster jdpostct jdsample jidctint jidctfst jidctflt jidctred jmemmgr jmemnobs jutils jsimd_none';
const FLAGS = [
  '--target=wasm32-wasi',
  '-O3',
  '-msimd128',
  '-mbulk-memory',
  '-DNO_GETENV',
  '-DNO_PUTENV',
  '-nostartfiles',
  '-fuse-ld=lld',
  // A stack that overflows leaves the memory, and half a gigabyte holds the largest screen three times.
  '-Wl,--no-entry,-s,--gc-sections,--stack-first,-z,stack-size=65536,--max-memory=536870912',
];

/** @param {string} file */
const digestOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');
const archive = join(sources, SOURCE.archive);

/** Whether the program can be built here without a network. */
export const canBuild = () =>
  existsSync(COMPILER) && existsSync('/usr/include/wasm32-wasi/stdio.h') && existsSync(archive);

/** What the program was built from, and its digest. */
export const origin = () => ({
  source: SOURCE,
  files: Object.fromEntries([...OWN_FILES, 'decode.wasm'].map((name) => [name, digestOf(join(folder, name))])),
});

/** @param {string} result The file to write. @param {string} scratch An empty folder. */
export async function buildDecoder(result, scratch) {
  if (digestOf(archive) !== SOURCE.sha256) throw new SetupStopped(`${archive} is not the source that was reviewed.`);
  await succeed(['tar', '--extract', '--file', archive, '--strip-components=1', '--directory', scratch]);
  const modules = MODULES.split(' ').map((name) => join(scratch, `${name}.c`));
  await succeed([COMPILER, ...FLAGS, '-I', folder, '-I', scratch, '-o', result, join(folder, 'decode.c'), ...modules]);
}

/** @param {string[]} command @param {string} [cwd] */
async function succeed(command, cwd) {
  const { status } = await runChild(command, { stdio: 'inherit', ...(cwd !== undefined && { cwd }) });
  if (status !== 0) throw new SetupStopped(`${command[0]} failed.`);
}

if (isMainModule(import.meta.url)) {
  await runScript(async () => {
    mkdirSync(sources, { recursive: true });
    if (!existsSync(archive))
      await succeed(['apt-get', 'source', '--download-only', `${SOURCE.package}=${SOURCE.version}`], sources);
    const scratch = mkdtempSync(join(sources, 'build-'));
    try {
      await buildDecoder(program, scratch);
    } finally {
      rmSync(scratch, { recursive: true });
    }
    writeFileSync(join(folder, 'origin.json'), `${JSON.stringify(origin(), undefined, 2)}\n`);
  });
}
