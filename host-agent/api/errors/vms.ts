/** VMs that a message can be about. */
export type VmName = 'browser' | 'network' | 'converter' | 'inspected';

/** An imported network image has no recipe: only its author can build it again. */
export type ImageOrigin = 'built' | 'imported';
