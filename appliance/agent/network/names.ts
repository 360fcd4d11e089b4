/** Interface names in the network VM; `eth0` and `xenbr0` are those of the original one. */
export const UPLINK = 'eth0';
export const BRIDGE = 'xenbr0';
export const portName = (port: number): string => `port${port}`;
/** The tunnel through which sessions leave, if they do not leave by the uplink. */
export const TUNNEL = 'wg0';
