/** Interface names inside the NDVM: `eth0` and `xenbr0` are the seed's. */
export const UPLINK = 'eth0';
export const BRIDGE = 'xenbr0';
export const portName = (port: number): string => `port${port}`;
