import type { Role } from '../../../appliance/protocol/every-role.ts';
import { CONVERTER_PARAMETER } from '../../../appliance/protocol/limits.ts';

/** The arguments of QEMU that the fake uses. */
export interface FakeVmSettings {
  readonly role: Role;
  readonly sockets: Readonly<Record<'qmp' | 'console' | 'guest' | 'files', string>>;
  /** Absent if there is no screen. */
  readonly display: string | undefined;
  readonly size: { readonly width: number; readonly height: number };
  /** Whether it is a clone, which is paused at first. */
  readonly isCopy: boolean;
}

/** Pure. */
export function parseArguments(args: readonly string[]): FakeVmSettings {
  const values = (option: string) => args.flatMap((arg, index) => (arg === option ? [args[index + 1] ?? ''] : []));
  const socket = (id: string) => {
    const path = values('-chardev').find((value) => value.startsWith(`socket,id=${id},`));
    return /,path=([^,]+)/.exec(path ?? '')?.[1] ?? '';
  };
  const card = values('-device').find((value) => value.startsWith('virtio-gpu-pci'));
  const [width = 1280, height = 800] = (/xres=(\d+),yres=(\d+)/.exec(card ?? '') ?? []).slice(1).map(Number);
  return {
    role: values('-append').some((line) => line.includes(CONVERTER_PARAMETER))
      ? 'converter'
      : card === undefined
        ? 'network'
        : 'browser',
    sockets: { qmp: socket('qmp'), console: socket('console'), guest: socket('guest'), files: socket('files') },
    display: /^unix:([^,]+)/.exec(values('-vnc')[0] ?? '')?.[1],
    size: { width, height },
    isCopy: args.includes('-incoming'),
  };
}
