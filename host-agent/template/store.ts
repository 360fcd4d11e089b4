/** The templates on disk. Each is a folder named by its key. */
import { chmod, mkdir, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
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
import { Failure } from '../api/errors/failure.ts';

export interface StoredTemplate {
  readonly manifest: TemplateManifest;
  readonly folder: string;
  readonly files: SealedFiles;
  /** Disk usage; memory that the VM never used takes none. */
  readonly bytesOnDisk: number;
}

const KEY = /^[0-9a-f]{64}$/;
const SEALING = '.sealing-';

/** Fingerprints of templates that were read completely, by key. */
const knownIntact = new Map<string, string>();
/** Checks that are running, by memory file. */
const runningChecks = new Map<string, Promise<string | undefined>>();

export function sealedFiles(folder: string): SealedFiles {
  return { memory: join(folder, TEMPLATE_FILES.memory), devices: join(folder, TEMPLATE_FILES.devices) };
}

/** The template; `undefined` when there is none with a readable manifest. */
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

/** All templates. */
export async function listTemplates(at: Folders): Promise<StoredTemplate[]> {
  const keys = (await readdir(templateNames(at).folder).catch(() => [])).filter((name) => KEY.test(name));
  return (await Promise.all(keys.map((key) => findTemplate(at, key)))).filter((template) => template !== undefined);
}

/** What is wrong with the template, or `undefined`. Reads all of it the first time, later only when a fingerprint has changed; concurrent callers share one check. */
export async function templateProblem(at: Folders, template: StoredTemplate): Promise<string | undefined> {
  const { manifest, folder, files } = template;
  const fingerprint = await fingerprintOf(folder);
  if (fingerprint !== undefined && knownIntact.get(manifest.key) === fingerprint) return undefined;
  const reading =
    runningChecks.get(files.memory) ??
    problemNow(at, template, fingerprint).finally(() => runningChecks.delete(files.memory));
  runningChecks.set(files.memory, reading);
  return reading;
}

/** The same, but always reads all of it. */
export async function templateProblemNow(at: Folders, template: StoredTemplate): Promise<string | undefined> {
  return problemNow(at, template, undefined);
}

function fingerprintOf(folder: string): Promise<string | undefined> {
  return statFingerprint(Object.values(TEMPLATE_FILES).map((name) => join(folder, name)));
}

function signedFiles(folder: string) {
  return { manifest: join(folder, TEMPLATE_FILES.manifest), signature: join(folder, TEMPLATE_FILES.signature) };
}

/** A template is memory that runs. It must be signed by this person's own key; keys that are trusted for images do not count. */
async function problemNow(
  at: Folders,
  { manifest, folder, files }: StoredTemplate,
  fingerprint: string | undefined,
): Promise<string | undefined> {
  const problem = await signatureProblem(signedFiles(folder), await trustedKeys(at, [LOCAL_KEY]));
  if (problem !== undefined) return `its signature ${describeSignatureProblem(problem)}`;
  // The signature covers the file, which may have changed since it was parsed.
  if (!isDeepStrictEqual(await readRecord(join(folder, TEMPLATE_FILES.manifest), TemplateManifest), manifest))
    return 'its manifest has changed';
  for (const name of ['memory', 'devices'] as const) {
    const found = await hashFile(files[name]).catch(() => undefined);
    if (found === undefined) return `its file "${name}" cannot be read`;
    if (found.bytes !== manifest.files[name].bytes || found.sha256 !== manifest.files[name].sha256)
      return `its file "${name}" has changed since it was sealed`;
  }
  if (fingerprint !== undefined) knownIntact.set(manifest.key, fingerprint);
  return undefined;
}

/** A new private folder to seal a VM with this much memory into. Throws `Failure` disk-full. */
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

/** Puts the template in `folder` into use under its key, atomically. */
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
  // VMs that still map the old files keep them.
  await rm(target, { recursive: true, force: true });
  await rename(folder, target);
  await syncFolder(templateNames(at).folder);
  const fingerprint = await fingerprintOf(target);
  if (fingerprint !== undefined) knownIntact.set(manifest.key, fingerprint);
}

export async function removeTemplate(at: Folders, key: string): Promise<void> {
  knownIntact.delete(key);
  await rm(templateNames(at).template(key), { recursive: true, force: true });
}

/** Removes the remains of sealings whose process has died. */
export async function cleanUpSealings(at: Folders): Promise<void> {
  for (const { path, isOwned } of await ownedFolders(templateNames(at).folder, SEALING))
    if (!isOwned) await rm(path, { recursive: true, force: true });
}

const MIB = 1024 ** 2;
/** For the state of the devices, most of which is the screen. */
const DEVICES_MIB = 64;

/** Throws `Failure` disk-full unless all the memory of the VM fits into `folder`: a QEMU whose memory is a file dies when the disk is full. */
export async function assertSpace(folder: string, memoryMiB: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const [needed, free] = [memoryMiB + DEVICES_MIB, Math.floor((bavail * bsize) / MIB)];
  if (free >= needed) return;
  throw new Failure('disk-full', { path: folder, task: 'seal', needed: `${needed} MiB`, free: `${free} MiB` });
}
