/**
 * Keeps images for all accounts of the host: builds them, or takes those of the channel, and lets everyone read them. It boots no VM: each
 * account's host agent tries an image before it replaces one that works.
 */
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../api/errors/message-of.ts';
import type { VmRole } from '../api/host/image.ts';
import { composeChannel } from '../channel/compose.ts';
import { readChannelRecord, writeChannelRecord } from '../channel/channel-record.ts';
import type { Foundation } from '../foundation/foundation.ts';
import { composeImages, composeUpdates } from '../image/compose.ts';
import { localPublicKey } from '../image/keys.ts';
import { VM_ROLES } from '../image/recipe-schema.ts';
import { SharedStatus } from '../image/shared-store.ts';
import { isWithinHours } from '../image/updates/maintenance-hours.ts';
import { currentImage } from '../image/store.ts';
import { Owned } from '../process/owned.ts';
import { writeFileAtomically } from '../storage/atomic.ts';
import { IMAGE_FILES, imageNames, sharedNames } from '../storage/filenames.ts';
import { writeRecord } from '../storage/records.ts';

const FOR_ALL = { folder: 0o755, file: 0o444 } as const;

export interface Making {
  readonly onProgress: (role: VmRole, text: string) => void;
  readonly signal: AbortSignal;
  /** What has gone wrong so far in parts that report only to the log. */
  readonly troubles: readonly string[];
}

/** Builds what is missing, outdated, or lacks security updates, or follows the channel. Returns why an image is not as new as it could be. */
export async function makeSharedImages(
  foundation: Foundation,
  { onProgress, signal, troubles }: Making,
): Promise<readonly string[]> {
  const { folders, config } = foundation;
  const failed: string[] = [];
  await openFolders(folders.data);
  const { parts: images } = await composeImages(foundation);
  const users = withoutVms((role, digest) => openImage(imageNames(folders, role).image(digest)));
  const { switchOver, updates } = composeUpdates(foundation, { ...images, ...users }).parts;
  const built = async (role: VmRole) => {
    const current = await currentImage(folders, role);
    const { build, hours } = config().updates;
    const mayReplace = build && isWithinHours(hours, Date.now());
    const isDone = current && (!mayReplace || (await images.images.describe(current)).upToDate);
    if (isDone) return;
    const image = await images.images.buildAhead(
      { role, debug: false },
      ({ text }) => {
        onProgress(role, text);
      },
      signal,
    );
    await switchOver.switchTo([{ image, replaces: current?.digest }], signal);
  };
  if (config().images.channel === '') {
    for (const role of VM_ROLES) await built(role).catch((error: unknown) => failed.push(messageOf(error)));
    if (failed.length === 0) await updates.checkIfDue(Date.now());
  } else {
    const { channelUpdates } = composeChannel(foundation, { ...images, switchOver }).parts;
    await channelUpdates.updateIfDue(Date.now());
  }
  failed.push(...troubles);
  await publish(foundation, failed);
  return failed;
}

/** What other accounts have to know besides the images. */
async function publish({ folders }: Foundation, troubles: readonly string[]): Promise<void> {
  const names = sharedNames(folders.data);
  const key = await localPublicKey(folders);
  if (key !== undefined)
    await writeFileAtomically(names.publicKey, `untrusted comment: images of this host\n${key}\n`, FOR_ALL.file);
  const record = await readChannelRecord(folders);
  await writeChannelRecord(folders, record);
  await writeFileAtomically(names.rollout, `${record.computer}\n`, FOR_ALL.file);
  const status = {
    checkedAt: new Date().toISOString(),
    ...(troubles.length > 0 && { trouble: troubles.join(' ').slice(0, 4096) }),
  };
  await writeRecord(names.status, SharedStatus, status, FOR_ALL.file);
}

/** Everyone may enter them; the other folders of the account stay closed. */
async function openFolders(data: string): Promise<void> {
  const { folder } = sharedNames(data);
  const roles = VM_ROLES.map((role) => join(folder, role));
  for (const path of [data, folder, ...roles]) {
    await mkdir(path, { recursive: true, mode: FOR_ALL.folder });
    await chmod(path, FOR_ALL.folder);
  }
}

async function openImage(folder: string): Promise<void> {
  const { manifest, signature, kernel, initramfs, root } = IMAGE_FILES;
  for (const name of [manifest, signature, kernel, initramfs, root]) await chmod(join(folder, name), FOR_ALL.file);
  await chmod(folder, FOR_ALL.folder);
}

/** What otherwise uses images, for an account without VMs. `onUse`: called before an image comes into use. */
function withoutVms(onUse: (role: VmRole, digest: string) => Promise<void>) {
  return {
    fastStart: {
      holdSealing: () => new Owned('the templates of no VM', undefined, () => Promise.resolve()),
      sealAhead: (role: VmRole, { digest }: { readonly digest: string }) => onUse(role, digest),
      scheduleReconcile: () => undefined,
      keepTemplatesOf: () => Promise.resolve(),
      freeMemory: () => Promise.resolve(),
      verify: () => Promise.resolve({ verified: 0, problems: [] }),
    },
    ndvm: { ports: { used: 0 }, stop: () => Promise.resolve(), startEarly: () => undefined },
    counts: { fixed: () => undefined },
  };
}
