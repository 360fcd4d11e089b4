/** The templates on disk, each a folder named by its key. */
import { chmod, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { SealedFiles } from '../hypervisor/hypervisor.ts';
import { LOCAL_KEY, trustedKeys } from '../image/keys.ts';
import { describeSignatureProblem, signatureProblem, signManifest } from '../image/signature.ts';
import { statFingerprint } from '../storage/stat-fingerprint.ts';
import { syncFile, syncFolder } from '../storage/atomic.ts';
import { TEMPLATE_FILES, templateNames } from '../storage/filenames.ts';
import type { Folders } from '../storage/folders.ts';
import { hashFile } from '../storage/hash-file.ts';
import { readRecord, writeRecord } from '../storage/records.ts';
import { ownedFolders, ownMark } from '../storage/owned-folders.ts';
import { TemplateManifest } from './manifest.ts';
import { assertSpace } from './space.ts';

export interface StoredTemplate {
  readonly manifest: TemplateManifest;
  readonly folder: string;
  readonly files: SealedFiles;
  /** What it takes on the disk: memory that was never used takes nothing. */
  readonly bytesOnDisk: number;
}

const KEY = /^[0-9a-f]{64}$/;
const SEALING = '.sealing-';

/** What a template looked like when it was last read whole. */
const intactBefore = new Map<string, string>();
/** Those that are being read whole, by their memory file. */
const beingRead = new Map<string, Promise<string | undefined>>();

export function sealedFiles(folder: string): SealedFiles {
  return { memory: join(folder, TEMPLATE_FILES.memory), devices: join(folder, TEMPLATE_FILES.devices) };
}

/** The template, or `undefined` when there is none whose manifest can be read. */
export async function findTemplate(at: Folders, key: string): Promise<StoredTemplate | undefined> {
  const folder = templateNames(at).template(key);
  const manifest = await readRecord(join(folder, TEMPLATE_FILES.manifest), TemplateManifest);
  if (manifest?.key !== key) return undefined;
  const files = sealedFiles(folder);
  const sizes = await Promise.all(
    [files.memory, files.devices].map((path) =>
      stat(path).then(
        ({ blocks }) => blocks * 512,
        () => 0,
      ),
    ),
  );
  return { manifest, folder, files, bytesOnDisk: sizes.reduce((sum, size) => sum + size, 0) };
}

/** Every template there is. */
export async function listTemplates(at: Folders): Promise<StoredTemplate[]> {
  const keys = (await readdir(templateNames(at).folder).catch(() => [])).filter((name) => KEY.test(name));
  return (await Promise.all(keys.map((key) => findTemplate(at, key)))).filter((template) => template !== undefined);
}

/** What is wrong with the template, or `undefined`. Reads all of it the first time, later only when a file looks different; once for all who ask meanwhile. */
export async function templateProblem(at: Folders, template: StoredTemplate): Promise<string | undefined> {
  const { manifest, folder, files } = template;
  const looks = await looksOf(folder);
  if (looks !== undefined && intactBefore.get(manifest.key) === looks) return undefined;
  const reading =
    beingRead.get(files.memory) ?? problemNow(at, template, looks).finally(() => beingRead.delete(files.memory));
  beingRead.set(files.memory, reading);
  return reading;
}

/** The same, and reads all of it whatever it looks like. */
export async function templateProblemNow(at: Folders, template: StoredTemplate): Promise<string | undefined> {
  return problemNow(at, template, undefined);
}

function looksOf(folder: string): Promise<string | undefined> {
  return statFingerprint(Object.values(TEMPLATE_FILES).map((name) => join(folder, name)));
}

function signedFiles(folder: string) {
  return { manifest: join(folder, TEMPLATE_FILES.manifest), signature: join(folder, TEMPLATE_FILES.signature) };
}

/** A template is memory that runs: one that this very program did not sign is none, whoever else is trusted to make images. */
async function problemNow(
  at: Folders,
  { manifest, folder, files }: StoredTemplate,
  looks: string | undefined,
): Promise<string | undefined> {
  const problem = await signatureProblem(signedFiles(folder), await trustedKeys(at, [LOCAL_KEY]));
  if (problem !== undefined) return `its signature ${describeSignatureProblem(problem)}`;
  // What was signed is what was read before.
  if (!isDeepStrictEqual(await readRecord(join(folder, TEMPLATE_FILES.manifest), TemplateManifest), manifest))
    return 'its manifest has changed';
  for (const name of ['memory', 'devices'] as const) {
    const found = await hashFile(files[name]).catch(() => undefined);
    if (found === undefined) return `its file "${name}" cannot be read`;
    if (found.bytes !== manifest.files[name].bytes || found.sha256 !== manifest.files[name].sha256)
      return `its file "${name}" has another content than when it was sealed`;
  }
  if (looks !== undefined) intactBefore.set(manifest.key, looks);
  return undefined;
}

/** A new private folder to seal a machine with so much memory into. Throws a Failure `disk-full`. */
export async function beginSealing(at: Folders, memoryMiB: number): Promise<string> {
  const names = templateNames(at);
  await mkdir(names.folder, { recursive: true, mode: 0o700 });
  await chmod(names.folder, 0o700);
  await cleanUpSealings(at);
  await assertSpace(names.folder, memoryMiB);
  const folder = names.sealing(`${await ownMark()}-${process.hrtime.bigint()}`);
  await mkdir(folder, { mode: 0o700 });
  return folder;
}

/** Puts what was sealed in `folder` into use under its key; whole, or not at all. */
export async function keepSealed(
  at: Folders,
  folder: string,
  described: Omit<TemplateManifest, 'files' | 'schema'>,
): Promise<void> {
  const files = sealedFiles(folder);
  const manifest: TemplateManifest = {
    schema: 1,
    ...described,
    files: { memory: await hashFile(files.memory), devices: await hashFile(files.devices) },
  };
  await writeRecord(join(folder, TEMPLATE_FILES.manifest), TemplateManifest, manifest);
  await signManifest(at, signedFiles(folder));
  await chmod(join(folder, TEMPLATE_FILES.signature), 0o600);
  await syncFile(join(folder, TEMPLATE_FILES.signature));
  const target = templateNames(at).template(manifest.key);
  // Machines that still map the old files keep them.
  await rm(target, { recursive: true, force: true });
  await rename(folder, target);
  await syncFolder(templateNames(at).folder);
  const looks = await looksOf(target);
  if (looks !== undefined) intactBefore.set(manifest.key, looks);
}

export async function removeTemplate(at: Folders, key: string): Promise<void> {
  intactBefore.delete(key);
  await rm(templateNames(at).template(key), { recursive: true, force: true });
}

/** Removes what sealings left whose program is gone. */
export async function cleanUpSealings(at: Folders): Promise<void> {
  for (const { path, isOwned } of await ownedFolders(templateNames(at).folder, SEALING))
    if (!isOwned) await rm(path, { recursive: true, force: true });
}
