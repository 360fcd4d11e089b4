/**
 * Keys that the VM's keyboard does not have or the person's has no use for, by their numbers in X: F14 and others without a character, and those of rare
 * keyboards. In the map `evdev` of xkeyboard-config, the name of each is an I and its number.
 */
export const SPARE_KEYS: readonly number[] = [
  ...[120, 149, 154, 168, 178, 183, 184],
  ...[208, 209, 210, 211, 212, 213, 214, 215, 216, 217, 219, 220, 221, 222, 224, 226, 227, 228, 229, 230, 232, 233],
  ...[235, 236, 237, 238, 239, 240, 241, 242, 243, 244, 245, 246, 247, 248, 249, 250, 251, 252, 253, 254, 255],
];
