import { entry } from './entry.ts';
import { howToReplaceImage, type ImageOrigin } from './vms.ts';

export const imageErrors = {
  /** `channel`: the one that brings the images of this host. */
  'image-missing': entry<{ role: string; channel?: string | undefined }>({
    exit: 'notFound',
    message: ({ role, channel }) =>
      channel === undefined
        ? `There is no ${role} image yet.`
        : `There is no ${role} image yet: the channel ${channel} has brought no release to this host.`,
    hint: ({ role, channel }) =>
      channel === undefined
        ? `Build it, which takes some minutes: safe-browse image build ${role}`
        : 'To see whether a release is meant for this host, run: safe-browse channel show',
  }),
  'build-untrusted': entry({
    exit: 'refused',
    message: 'An image that is built here would not start, because images.trustedKeys does not contain "local".',
    hint: 'Nothing was built. Images come from elsewhere: safe-browse image update, or safe-browse image pull',
  }),
  'image-not-found': entry<{ digest: string }>({
    exit: 'notFound',
    message: ({ digest }) => `There is no image ${digest}.`,
    hint: 'List the images: safe-browse image list',
  }),
  'image-ambiguous': entry<{ digest: string }>({
    exit: 'notFound',
    message: ({ digest }) => `More than one image begins with ${digest}.`,
    hint: 'Give more digits of the digest. To list the images, run: safe-browse image list',
  }),
  'no-previous-image': entry<{ role?: string | undefined }>({
    exit: 'notFound',
    message: ({ role }) => `There is no previous ${role === undefined ? '' : `${role} `}image.`,
    hint: 'List the images: safe-browse image list',
  }),
  'image-damaged': entry<{ role: string; origin: ImageOrigin; damage?: string | undefined }>({
    exit: 'failed',
    message: ({ role, damage }) =>
      damage === undefined
        ? `The ${role} image is damaged: the VM read data that differs from what was built, and stopped.`
        : `The ${role} image is damaged: ${damage}.`,
    hint: ({ role, origin }) => howToReplaceImage(role, origin),
  }),
  'image-unsigned': entry<{ role: string; origin: ImageOrigin }>({
    exit: 'refused',
    message: ({ role }) =>
      `The ${role} image is not signed: an old version of Safe Browse made it, or somebody else did.`,
    hint: ({ role, origin }) => howToReplaceImage(role, origin),
  }),
  'image-untrusted': entry<{ role: string; origin: ImageOrigin; key: string }>({
    exit: 'refused',
    message: ({ role, key }) => `The ${role} image is signed with the key ${key}, which is not trusted here.`,
    hint: ({ role, origin }) =>
      `${howToReplaceImage(role, origin)}. Or add the public key of its author to trustedKeys in [images] of the configuration.`,
  }),
  'image-older': entry<{ role: string; builtAt: string; newest: string }>({
    exit: 'refused',
    message: ({ role, builtAt, newest }) =>
      `The ${role} image was built at ${builtAt}, but one built at ${newest} has been used already.`,
    hint: ({ role }) =>
      `Build it again: safe-browse image build ${role}. Only safe-browse image rollback ${role} returns to an older image.`,
  }),
  'image-record-damaged': entry<{ role: string; path: string }>({
    exit: 'failed',
    message: ({ role, path }) =>
      `It is unknown which ${role} images were used before: the record ${path} cannot be read.`,
    hint: ({ path }) => `If you know why it was changed, remove ${path}.`,
  }),
  'image-role-unknown': entry<{ role: string; roles: string }>({
    exit: 'usage',
    message: ({ role }) => `There is no image "${role}".`,
    hint: ({ roles }) => `Available images: ${roles}`,
  }),
  'image-role-missing': entry({
    exit: 'usage',
    message: 'A recipe builds one image, and the command does not say which.',
    hint: 'Name it: safe-browse image build browser --recipe FILE',
  }),
  'image-import-network-only': entry({
    exit: 'usage',
    message: 'Only a network image can be imported.',
    hint: 'Run: safe-browse image import network --kernel FILE --rootfs FILE',
  }),
  'import-refused': entry<{ path: string; problem: ImportProblem }>({
    exit: 'usage',
    message: ({ path, problem }) => `The image was not imported: ${path} ${IMPORT_PROBLEMS[problem]}.`,
    hint: ({ path, problem }) =>
      problem === 'not-unmounted'
        ? `Replay its journal: e2fsck -f ${path}`
        : 'Name a kernel and the root file system that belongs to it.',
  }),
} as const;

export type ImportProblem = 'unreadable' | 'not-a-file' | 'not-a-kernel' | 'not-a-file-system' | 'not-unmounted';

const IMPORT_PROBLEMS: Readonly<Record<ImportProblem, string>> = {
  unreadable: 'cannot be read',
  'not-a-file': 'is not a file',
  'not-a-kernel': 'is not a Linux kernel for this processor (a bzImage)',
  'not-a-file-system': 'is not an ext2, ext3, ext4, squashfs or erofs file system',
  'not-unmounted': 'was not unmounted, so its journal must be replayed first',
};

export type BuildResultProblem =
  'missing' | 'a-link' | 'not-a-file' | 'of-another-account' | 'too-large' | 'unreadable';

const RESULT_PROBLEMS: Readonly<Record<BuildResultProblem, string>> = {
  missing: 'is missing',
  'a-link': 'is a link',
  'not-a-file': 'is not a file',
  'of-another-account': 'belongs to another account',
  'too-large': 'is too large',
  unreadable: 'cannot be read',
};

export const buildErrors = {
  'build-running': entry<{ role: string; pid: number }>({
    exit: 'failed',
    message: ({ role, pid }) => `The ${role} image is already being built (process ${pid}).`,
    hint: 'Wait until it is done, or cancel it.',
  }),
  'agent-bundle-missing': entry({
    exit: 'failed',
    message: 'The guest agent has not been built.',
    hint: 'In a checkout, run: npm run build',
  }),
  'host-image-incomplete': entry<{ role: string }>({
    exit: 'notFound',
    message: ({ role }) => `The host image contains the images of its VMs, and there is no ${role} image yet.`,
    hint: ({ role }) => `Build it first: safe-browse image build ${role}`,
  }),
  'speech-missing': entry<{ profile: string }>({
    exit: 'refused',
    message: ({ profile }) => `The profile ${profile} reads pages aloud, but the browser image contains no speech.`,
    hint: 'Build it again, which adds speech and takes some minutes: safe-browse image build browser',
  }),
  'recipe-unreadable': entry<{ path: string }>({
    exit: 'usage',
    message: ({ path }) => `The recipe ${path} cannot be read.`,
    hint: 'Name a readable TOML file with --recipe.',
  }),
  'recipe-invalid': entry<{ path: string; count: number; problems: string }>({
    exit: 'usage',
    message: ({ path, count, problems }) =>
      `${path} has ${count === 1 ? 'a mistake' : `${count} mistakes`}:\n${problems}`,
    hint: 'Fix the recipe and build again. README.md describes recipes.',
  }),
  'kernel-module-missing': entry<{ modules: string }>({
    exit: 'usage',
    message: ({ modules }) => `The kernel has no module ${modules}.`,
    hint: 'Remove it from the recipe.',
  }),
  'no-package-sources': entry<{ problem: string }>({
    exit: 'failed',
    message: ({ problem }) => `The package sources of this system cannot be used for an image: ${problem}.`,
    hint: 'Images are built from the archives of Debian, signed with its keyring (Signed-By: /usr/share/keyrings/debian-archive-keyring.pgp). To use others too, name them in images.extraSources.',
  }),
  'packages-failed': entry<{ output: string }>({
    exit: 'failed',
    message: ({ output }) => `The packages could not be installed: ${output}`,
    hint: 'Check the network, the package names in the recipe, and that apt-get update works on this system.',
  }),
  'build-result-refused': entry<{ name: string; problem: BuildResultProblem }>({
    exit: 'refused',
    message: ({ name, problem }) =>
      `The image was not built: what the packages left as ${name} ${RESULT_PROBLEMS[problem]}.`,
    hint: 'A package of the image may be hostile. Check the package sources of the configuration and the packages of the recipe.',
  }),
} as const;
