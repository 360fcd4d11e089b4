/** Moves a network card from its driver to vfio-pci and back. */
import { access, constants, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../api/errors/failure.ts';
import { messageOf } from '../../api/errors/message-of.ts';
import { linkedName, type PciCard } from './pci-card.ts';

const VFIO = 'vfio-pci';
const BOUND_WITHIN_MS = 5_000;
const POLL_EVERY_MS = 20;

/** The kernel's files and how to write them; a test passes a tree that behaves like the kernel. */
export interface Kernel {
  readonly sys: string;
  readonly dev: string;
  readonly write: (path: string, text: string) => Promise<void>;
}
// Write-only, because some of these files cannot be read even by root.
export const theKernel: Kernel = {
  sys: '/sys',
  dev: '/dev',
  write: (path, text) => writeFile(path, text, { flag: constants.O_WRONLY }),
};

/** Binds the card to vfio-pci. Needs root unless that was done before. Throws `Failure` pci-not-taken and leaves the card as it was. */
export async function takeCard(card: PciCard, kernel: Kernel = theKernel): Promise<void> {
  if (card.driver !== VFIO) {
    try {
      await rebind(card, VFIO, kernel);
    } catch (error) {
      await giveCardBack(card, kernel).catch(() => undefined);
      throw notTaken(card, error);
    }
  }
  await access(join(kernel.dev, 'vfio', String(card.group)), constants.R_OK | constants.W_OK).catch(
    async (error: unknown) => {
      await giveCardBack(card, kernel).catch(() => undefined);
      throw notTaken(card, error);
    },
  );
}

/** Binds the card to its earlier driver again. A card that vfio-pci drove already stays there. Throws when the kernel refuses. */
export async function giveCardBack(card: PciCard, kernel: Kernel = theKernel): Promise<void> {
  if (card.driver === VFIO) return;
  await rebind(card, card.driver, kernel);
}

/** Without `driver` the card is left unbound. */
async function rebind({ device }: PciCard, driver: string | undefined, { sys, write }: Kernel): Promise<void> {
  const at = join(sys, 'bus/pci/devices', device);
  const now = await linkedName(join(at, 'driver'));
  // A newline clears the override: the kernel chooses a driver as at boot.
  await write(join(at, 'driver_override'), driver === VFIO ? VFIO : '\n');
  if (now === driver) return;
  if (now !== undefined) await write(join(at, 'driver/unbind'), device);
  if (driver === undefined) return;
  await write(join(sys, 'bus/pci/drivers_probe'), device);
  for (let waitedMs = 0; (await linkedName(join(at, 'driver'))) !== driver; waitedMs += POLL_EVERY_MS) {
    if (waitedMs >= BOUND_WITHIN_MS) throw new Error(`the kernel did not give it to ${driver}`);
    await sleep(POLL_EVERY_MS);
  }
}

function notTaken({ device, group }: PciCard, cause: unknown): Failure {
  return new Failure('pci-not-taken', { device, group, driver: VFIO, reason: messageOf(cause) }, { cause });
}
