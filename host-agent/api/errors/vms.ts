/** VMs that a message can be about. */
export type VmName = 'browser' | 'network' | 'converter' | 'inspected';

/** The imported network image has no recipe: only whoever made it can make it again. */
export type ImageOrigin = 'built' | 'imported';

export const howToReplaceImage = (role: string, origin: ImageOrigin): string =>
  origin === 'imported'
    ? 'Import it again: safe-browse image import network'
    : `Build it again: safe-browse image build ${role}`;
