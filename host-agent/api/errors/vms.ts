/** VMs that a message can be about. */
export type VmName = 'browser' | 'network' | 'converter' | 'inspected';

/** An imported network image has no recipe: only its author can build it again. */
export type ImageOrigin = 'built' | 'imported';

export const howToReplaceImage = (role: string, origin: ImageOrigin): string =>
  origin === 'imported'
    ? 'Import it again: safe-browse image import network'
    : `Build it again: safe-browse image build ${role}`;
