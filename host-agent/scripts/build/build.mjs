// @ts-check
/** Bundles the programs: command line, daemon, guest agent, and the desktop with its pages. */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pageBundles, pageFiles, pageOptions } from '../../../ui/renderer/build.mjs';
import { worksOf } from '../package/licences.mjs';
import { SetupStopped, isMainModule, root, runScript, say } from '../checkout.mjs';
import { extensionBundles, extensionFiles, extensionMade, extensionOptions } from './extension.mjs';

/**
 * @typedef {object} Program
 * @property {string} entry
 * @property {string} bundle
 * @property {import('esbuild').BuildOptions} options
 * @property {number} mode
 */

/** Bundled CommonJS parts call `require`, which an ES module does not have. */
const requireBanner =
  "import { createRequire as makeRequire } from 'node:module';\nconst require = makeRequire(import.meta.url);";

/** @type {readonly Program[]} */
const programs = [
  {
    entry: 'host-agent/cli/safe-browse.ts',
    bundle: 'dist/host-agent/cli.js',
    options: { format: 'esm', banner: { js: `#!/usr/bin/env node\n${requireBanner}` } },
    mode: 0o755,
  },
  // Apart from the command line, which need not read it for a click.
  {
    entry: 'host-agent/mcp/main.ts',
    bundle: 'dist/host-agent/mcp.js',
    options: { format: 'esm', banner: { js: requireBanner } },
    mode: 0o644,
  },
  {
    entry: 'host-agent/run/main.ts',
    bundle: 'dist/host-agent/run.js',
    options: { format: 'esm', banner: { js: requireBanner } },
    mode: 0o644,
  },
  // Each script has a process.
  {
    entry: 'host-agent/run/script.ts',
    bundle: 'dist/host-agent/run-script.js',
    options: { format: 'esm', banner: { js: requireBanner } },
    mode: 0o644,
  },
  {
    entry: 'host-agent/client/main.ts',
    bundle: 'dist/host-agent/client.js',
    options: { format: 'esm', banner: { js: requireBanner } },
    mode: 0o644,
  },
  {
    entry: 'host-agent/daemon/main.ts',
    bundle: 'dist/host-agent/daemon.js',
    options: { format: 'esm', banner: { js: requireBanner } },
    mode: 0o644,
  },
  // For a timer of the system, apart from the programs of people.
  {
    entry: 'host-agent/shared-images/main.ts',
    bundle: 'dist/host-agent/shared-images.js',
    options: { format: 'esm', banner: { js: requireBanner } },
    mode: 0o644,
  },
  {
    entry: 'host-agent/account-reports/main.ts',
    bundle: 'dist/host-agent/account-reports.js',
    options: { format: 'esm', banner: { js: requireBanner } },
    mode: 0o644,
  },
  {
    entry: 'host-agent/browser-link/main.ts',
    bundle: 'dist/host-agent/browser-link.js',
    options: { format: 'esm', banner: { js: `#!/usr/bin/env node\n${requireBanner}` } },
    mode: 0o755,
  },
  {
    entry: 'host-agent/network/filter/main.ts',
    bundle: 'dist/host-agent/filter.cjs',
    options: { format: 'cjs' },
    mode: 0o644,
  },
  {
    entry: 'host-agent/network/portal/main.ts',
    bundle: 'dist/host-agent/portal.mjs',
    options: { format: 'esm', banner: { js: requireBanner } },
    mode: 0o644,
  },
  {
    entry: 'host-agent/image/build/pack-main.ts',
    bundle: 'dist/host-agent/pack.mjs',
    options: { format: 'esm', banner: { js: requireBanner } },
    mode: 0o644,
  },
  {
    entry: 'ui/main/main.ts',
    bundle: 'dist/ui/main.js',
    options: { format: 'esm', external: ['electron'], banner: { js: requireBanner } },
    mode: 0o644,
  },
  // A sandboxed preload script must be CommonJS and can load only Electron.
  {
    entry: 'ui/preload/preload.ts',
    bundle: 'dist/ui/preload.cjs',
    options: { format: 'cjs', external: ['electron'] },
    mode: 0o644,
  },
  ...pageBundles.map(({ entry, bundle }) => ({ entry, bundle, options: pageOptions, mode: 0o644 })),
  ...extensionBundles.map(({ entry, bundle }) => ({ entry, bundle, options: extensionOptions, mode: 0o644 })),
  // Goes into an image, whose digest must not depend on where the checkout or a linked node_modules lies: only names below the checkout, no source maps.
  {
    entry: 'appliance/agent/main.ts',
    bundle: 'dist/appliance/agent.cjs',
    options: {
      format: 'cjs',
      minify: true,
      legalComments: 'none',
      preserveSymlinks: true,
      alias: { 'iconv-lite': './host-agent/scripts/build/encodings.mjs' },
    },
    mode: 0o644,
  },
  // Not part of an image: the host agent adds it to the VMs of `safe-browse verify`.
  {
    entry: 'appliance/inspector/main.ts',
    bundle: 'dist/appliance/inspector.cjs',
    options: { format: 'cjs', minify: true, legalComments: 'none' },
    mode: 0o644,
  },
  {
    entry: 'appliance/inspector/page/page.ts',
    bundle: 'dist/appliance/inspector-page.js',
    options: {
      ...pageOptions,
      loader: { '.mp4': 'dataurl', '.webm': 'dataurl', '.mp3': 'dataurl', '.flac': 'dataurl' },
    },
    mode: 0o644,
  },
];

/** Files that are copied next to the bundles. */
const files = [
  { file: 'appliance/inspector/init', copy: 'dist/appliance/inspector-init' },
  { file: 'ui/native/no-network.so', copy: 'dist/host-agent/no-network.so' },
  ...pageFiles,
  ...extensionFiles,
  // A page fetches those of its language.
  ...readdirSync(join(root, 'ui/texts'))
    .filter((name) => name.endsWith('.ftl'))
    .map((name) => ({ file: `ui/texts/${name}`, copy: `dist/ui/renderer/${name}` })),
  ...readdirSync(join(root, 'ui/icons'))
    .filter((name) => /\.(png|svg)$/.test(name))
    .map((name) => ({ file: `ui/icons/${name}`, copy: `dist/ui/icons/${name}` })),
];

const sourceFolders = ['appliance/agent', 'appliance/inspector', 'appliance/protocol', 'host-agent', 'ui'];
const sourceFiles = ['package.json', 'package-lock.json', 'tsconfig.json'];
const stampFile = join(root, 'dist/.sources');

/** A digest of the name, size and mtime of every source file: fast, and different after any edit. */
function sourcesStamp() {
  const digest = createHash('sha256');
  const sources = sourceFolders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  for (const file of [...sources, ...sourceFiles.map((name) => join(root, name))].sort()) {
    const { size, mtimeMs } = statSync(file);
    digest.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return digest.digest('hex');
}

export function isBuilt() {
  return (
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === sourcesStamp() &&
    [...programs.map(({ bundle }) => bundle), ...files.map(({ copy }) => copy), WORKS_FILE].every((made) =>
      existsSync(join(root, made)),
    )
  );
}

/**
 * @param {string} path
 * @param {string | Uint8Array} content
 * @param {number} mode
 */
function writeAtomically(path, content, mode) {
  const beside = `${path}.${process.pid}.new`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(beside, content);
  chmodSync(beside, mode);
  renameSync(beside, path);
}

/**
 * Builds one program in memory.
 * @param {Program} program
 * @param {import('esbuild').BuildOptions} [more]
 */
async function bundle(program, more = {}) {
  const esbuild = await import('esbuild');
  return await esbuild
    .build({
      absWorkingDir: root,
      entryPoints: [program.entry],
      outfile: program.bundle,
      bundle: true,
      platform: 'node',
      target: 'node20',
      // V8 keeps the source, at two bytes for each character if a single one is beyond Latin-1, in a comment too: the host agent had 20 MB more.
      // Short lines still make a stack trace point at a place.
      charset: 'ascii',
      loader: { '.ftl': 'text' },
      minifyWhitespace: true,
      lineLimit: 160,
      write: false,
      logLevel: 'error',
      ...program.options,
      ...more,
    })
    .catch(() => {
      throw new SetupStopped(`${program.entry} could not be built; the reason is above.`);
    });
}

/**
 * esbuild escapes characters beyond ASCII in texts, and leaves those in regular expressions.
 * @param {Uint8Array} program
 */
const inLatin1 = (program) =>
  Buffer.from(
    Buffer.from(program)
      .toString()
      .replace(/[^\0-\xff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );

/** Names and licences of the works in the programs, which the page of help lists. Only the main window gets a file of this name. */
const WORKS_FILE = 'dist/ui/renderer/main.works.json';

/** Every file in the checkout that is part of a program. */
export async function bundledFiles() {
  return filesOf(await Promise.all(programs.map((program) => bundle(program, { metafile: true }))));
}

/** @param {readonly { readonly metafile?: { readonly inputs: object } | undefined }[]} built */
const filesOf = (built) => [...new Set(built.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {})))].sort();

/** Builds all bundles. A running program keeps its bundle; a failed build leaves all of them unchanged. */
export async function build() {
  const stamp = sourcesStamp();
  const built = await Promise.all(
    programs.map(async (program) => {
      const { outputFiles, metafile } = await bundle(program, { metafile: true });
      return { program, metafile, content: inLatin1(outputFiles?.[0]?.contents ?? new Uint8Array()) };
    }),
  );
  const works = worksOf(filesOf(built)).map(({ name, licence }) => ({ name, licence }));
  for (const { program, content } of built) writeAtomically(join(root, program.bundle), content, program.mode);
  for (const { file, copy } of files) writeAtomically(join(root, copy), readFileSync(join(root, file)), 0o644);
  for (const { copy, content } of await extensionMade()) writeAtomically(join(root, copy), content, 0o644);
  writeAtomically(join(root, WORKS_FILE), JSON.stringify(works), 0o644);
  writeAtomically(stampFile, stamp, 0o644);
}

if (isMainModule(import.meta.url)) {
  await runScript(async () => {
    await build();
    say('built dist/');
  });
}
