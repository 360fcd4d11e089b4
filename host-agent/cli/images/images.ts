import { join, resolve } from 'node:path';
import { EXIT, Failure, type ExitStatus } from '../../api/errors/failure.ts';
import { asError } from '../../api/errors/message-of.ts';
import { type Image, type ImageRole, SHARE_OF_BUILD, VmRole } from '../../api/host/image.ts';
import { withAgent } from '../agent.ts';
import { interruptSignal } from '../interrupt.ts';
import { print, printJson, reportFailure, say, size, table } from '../output.ts';
import { ProgressLine } from '../progress.ts';

export interface BuildOptions {
  readonly recipe: string | undefined;
  readonly debug: boolean;
  readonly json: boolean;
}

/** The file in the folder of a host image that is the whole disk. */
const HOST_DISK = 'disk.img';
const ROLES: readonly ImageRole[] = ['browser', 'network', 'host'];

/** The given role, or `undefined` for all of them. Throws `Failure` image-role-unknown. */
export function parseRole(text: string | undefined): ImageRole | undefined {
  if (text === undefined) return undefined;
  const role = ROLES.find((candidate) => candidate === text);
  if (!role) throw new Failure('image-role-unknown', { role: text.slice(0, 40), roles: ROLES.join(', ') });
  return role;
}

/** Builds the given image, or those that sessions need, at the same time: most of a build uses one processor. */
export async function build(role: ImageRole | undefined, options: BuildOptions): Promise<void> {
  if (role === undefined && options.recipe !== undefined) {
    throw new Failure('image-role-missing');
  }
  const interrupted = interruptSignal();
  const line = new ProgressLine();
  if (role !== undefined) return buildOne(role, options, interrupted, line);
  const done: Record<VmRole, number> = { network: 0, browser: 0 };
  const show = (each: VmRole) => (text: string, fraction: number | undefined) => {
    done[each] = SHARE_OF_BUILD[each] * (fraction ?? 0);
    line.show(text, done.network + done.browser);
  };
  const built = await Promise.allSettled(
    VmRole.options.map((each) => buildOne(each, options, interrupted, { show: show(each), done: () => line.done() })),
  );
  const failed = built.flatMap((each) => (each.status === 'rejected' ? [asError(each.reason)] : []));
  const last = failed.pop();
  // All that were interrupted failed for this one reason.
  for (const error of interrupted.aborted ? [] : failed)
    if (error.message !== last?.message) reportFailure(error, options.json);
  if (last) throw last;
}

async function buildOne(
  role: ImageRole,
  { recipe, debug, json }: BuildOptions,
  signal: AbortSignal,
  line: Pick<ProgressLine, 'show' | 'done'>,
): Promise<void> {
  if (debug) say(`Building a debug image: everyone who reaches the consoles of the ${role} VM can log in.`);
  try {
    const image = await withAgent((client) =>
      client.call(
        'image.build',
        { role, ...(recipe !== undefined && { recipe: resolve(recipe) }), debug },
        {
          signal,
          onProgress: (progress) => {
            if (json) printJson({ event: 'progress', role, ...progress });
            else line.show(`${role} image: ${progress.text}`, progress.fraction);
          },
        },
      ),
    );
    line.done();
    if (json) printJson({ event: 'built', image });
    else
      print(
        `The ${role} image is built: ${size(image.bytes)}, ${image.packages} packages, ${image.digest.slice(0, 12)}`,
      );
    if (!json && role === 'host')
      print(`To use it, write this file to the disk of a computer: ${join(image.folder, HOST_DISK)}`);
  } finally {
    line.done();
  }
}

export interface ImportOptions {
  readonly kernel: string;
  readonly rootfs: string;
  readonly initrd?: string;
  readonly append?: string;
  readonly json: boolean;
}

/** Imports a network image. */
export async function importImage(
  role: ImageRole | undefined,
  { kernel, rootfs, initrd, append, json }: ImportOptions,
): Promise<void> {
  if (role !== 'network') throw new Failure('image-import-network-only');
  const image = await withAgent((client) =>
    client.call(
      'image.import',
      {
        kernel: resolve(kernel),
        rootfs: resolve(rootfs),
        ...(initrd !== undefined && { initrd: resolve(initrd) }),
        ...(append !== undefined && { append }),
      },
      { signal: interruptSignal() },
    ),
  );
  if (json) printJson(image);
  else
    print(
      `The network image is imported: ${size(image.bytes)}, kernel ${image.kernelVersion}, ${image.digest.slice(0, 12)}. It runs as a bridge. The host agent does not know what it lets through.`,
    );
}

export async function list(role: ImageRole | undefined, json: boolean): Promise<void> {
  const images = await withAgent((client) => client.call('image.list', { ...(role && { role }) }));
  if (json) printJson(images);
  else if (images.length === 0) print('There are no images. Build them: safe-browse image build');
  else print(describe(images));
}

function describe(images: readonly Image[]): string {
  return table([
    ['IMAGE', 'DIGEST', 'USE', 'SIZE', 'KERNEL', 'BUILT', ''],
    ...images.map((image) => [
      image.role,
      image.digest.slice(0, 12),
      image.isCurrent ? 'current' : image.isPrevious ? 'previous' : '-',
      size(image.bytes),
      image.kernelVersion,
      image.builtAt?.slice(0, 16).replace('T', ' ') ?? '-',
      [
        image.recalled === undefined ? '' : `RECALLED: ${image.recalled}`,
        image.debug ? 'DEBUG: has logins' : '',
        image.speech ? 'reads aloud' : '',
        image.documents ? 'opens office documents' : '',
        image.imported ? 'imported' : '',
        image.shared ? 'shared by all accounts' : '',
        image.upToDate ? '' : 'out of date',
        image.updates === undefined ? '' : `${image.updates} newer package(s)`,
      ]
        .filter((note) => note !== '')
        .join(', '),
    ]),
  ]);
}

export async function verify(role: ImageRole | undefined, json: boolean): Promise<ExitStatus> {
  const { verified, templates, problems } = await withAgent((client) =>
    client.call('image.verify', { ...(role && { role }) }),
  );
  if (json) printJson({ verified, templates, problems });
  else if (problems.length === 0)
    print(`${verified} image(s) and ${templates} template(s) verified: every byte is unchanged and signed.`);
  else {
    for (const { role: each, digest, file, problem } of problems)
      print(`${each} ${digest.slice(0, 12)} ${file}: ${problem}`);
    say(
      'Rebuild images that are damaged or not signed: safe-browse image build. A damaged template is dropped automatically.',
    );
  }
  return problems.length === 0 ? EXIT.done : EXIT.failed;
}

/** This many packages are listed by name; the others are counted. */
const MOST_NAMED = 5;

/** Asks the distribution for newer packages. */
export async function updates(json: boolean): Promise<void> {
  const found = await withAgent((client) => client.call('image.updates', {}, { signal: interruptSignal() }));
  if (json) printJson(found);
  else if (found.length === 0) print('There is no image to check for updates.');
  else
    for (const { role, packages } of found)
      print(
        `${role}: ${packages.length === 0 ? 'nothing newer' : `${packages.length} newer package(s): ${named(packages)}`}`,
      );
  if (!json && found.some(({ packages }) => packages.length > 0))
    say('Build them again: safe-browse image build. With updates.build the host agent does so automatically.');
}

function named(packages: readonly { readonly name: string; readonly from: string; readonly to: string }[]): string {
  const shown = packages.slice(0, MOST_NAMED).map(({ name, from, to }) => `${name} ${from} → ${to}`);
  return [...shown, ...(packages.length > MOST_NAMED ? [`and ${packages.length - MOST_NAMED} more`] : [])].join(', ');
}

/** Returns to the previous image, of the given role or of every role that has one. */
export async function rollback(role: ImageRole | undefined, json: boolean): Promise<void> {
  const roles = role === undefined ? await rolesWithPrevious() : [role];
  const images: Image[] = [];
  for (const each of roles) images.push(await withAgent((client) => client.call('image.rollback', { role: each })));
  if (json) printJson(images);
  else
    for (const image of images)
      print(
        `The ${image.role} image ${image.digest.slice(0, 12)} is in use again, beginning with the next start. Running sessions keep their image.`,
      );
}

async function rolesWithPrevious(): Promise<ImageRole[]> {
  const images = await withAgent((client) => client.call('image.list', {}));
  const roles = ROLES.filter((role) => images.some((image) => image.role === role && image.isPrevious));
  if (roles.length === 0) throw new Failure('no-previous-image');
  return roles;
}

export async function prune(role: ImageRole | undefined, json: boolean): Promise<void> {
  const { removed, freedBytes } = await withAgent((client) => client.call('image.prune', { ...(role && { role }) }));
  if (json) printJson({ removed, freedBytes });
  else print(removed.length === 0 ? 'Nothing to remove.' : `Removed ${removed.length} image(s), ${size(freedBytes)}.`);
}
