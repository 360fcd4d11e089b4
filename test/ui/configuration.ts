/** The configuration as the host agent would tell it, with two profiles of one's own. */
import { PROFILE_COLOURS } from '../../host-agent/api/profile.ts';
import type { Configuration } from '../../host-agent/api/configuration.ts';

const profile = (colour: string, memoryMiB: number) => ({ startPage: 'about:blank', memoryMiB, processors: 2, colour, screen: { width: 1280, height: 800 } });

export const configuration: Configuration = {
  path: '/home/anna/.config/safe-browse/config.toml',
  present: true,
  fields: [
    { path: ['hypervisor'], kind: 'choice', options: ['qemu'], default: 'qemu' },
    { path: ['accelerator'], kind: 'choice', options: ['auto', 'kvm', 'tcg'], default: 'auto' },
    { path: ['defaultProfile'], kind: 'text', default: 'default' },
    { path: ['network', 'uplink'], kind: 'choice', options: ['user'], default: 'user' },
    { path: ['network', 'ports'], kind: 'integer', min: 1, max: 16, default: 8 },
    { path: ['network', 'memoryMiB'], kind: 'integer', min: 192, max: 8192, default: 320 },
    { path: ['network', 'idleStopSeconds'], kind: 'integer', min: 0, max: 86_400, default: 300 },
    { path: ['start', 'requirementTimeoutSeconds'], kind: 'integer', min: 5, max: 3600, default: 180 },
    { path: ['log', 'level'], kind: 'choice', options: ['trace', 'debug', 'info', 'warn', 'error', 'silent'], default: 'info' },
    { path: ['log', 'urls'], kind: 'boolean', default: false },
    { path: ['profile', '*', 'startPage'], kind: 'text', default: 'about:blank' },
    { path: ['profile', '*', 'memoryMiB'], kind: 'integer', min: 768, max: 65_536, default: 2048 },
    { path: ['profile', '*', 'processors'], kind: 'integer', min: 1, max: 64, default: 2 },
    { path: ['profile', '*', 'colour'], kind: 'choice', options: [...PROFILE_COLOURS], default: 'blue' },
    { path: ['profile', '*', 'screen', 'width'], kind: 'integer', min: 640, max: 7680, default: 1280 },
    { path: ['profile', '*', 'screen', 'height'], kind: 'integer', min: 480, max: 4320, default: 800 },
  ],
  values: {
    hypervisor: 'qemu',
    accelerator: 'auto',
    defaultProfile: 'default',
    network: { uplink: 'user', ports: 8, memoryMiB: 320, idleStopSeconds: 600 },
    start: { requirementTimeoutSeconds: 180 },
    log: { level: 'info', urls: false },
    profile: { default: profile('blue', 2048), banking: profile('green', 3072), shopping: profile('orange', 2048) },
  },
  written: { network: { idleStopSeconds: 600 }, profile: { banking: { colour: 'green', memoryMiB: 3072 }, shopping: { colour: 'orange' } } },
  waiting: [],
  problems: [],
};
