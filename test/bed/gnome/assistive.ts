/** A screen reader's view of the desktop: it asks programs for their windows over AT-SPI, as Orca does. */
import { join } from 'node:path';
import * as z from 'zod';
import type { Gnome } from './shell.ts';

const READ_TREE = join(import.meta.dirname, '../../fixtures/accessible-tree.py');
const STATUS = ['org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Status'] as const;

export interface Accessible {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly states: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Accessible[];
}

const Accessible: z.ZodType<Accessible> = z.object({
  role: z.string(),
  name: z.string(),
  description: z.string(),
  states: z.array(z.string()),
  attributes: z.record(z.string(), z.string()),
  get children() {
    return z.array(Accessible);
  },
});

/** Announces that a screen reader runs. Programs look for that when they start. */
export async function announceScreenReader(gnome: Gnome): Promise<void> {
  const bus = `--address=${gnome.environment['DBUS_SESSION_BUS_ADDRESS'] ?? ''}`;
  for (const property of ['IsEnabled', 'ScreenReaderEnabled'])
    await gnome.run('busctl', bus, 'set-property', ...STATUS, property, 'b', 'true');
}

/** Every object in the windows of our desktop, parents before their children. */
export async function accessibleObjects(gnome: Gnome): Promise<Accessible[]> {
  const all = (objects: readonly Accessible[]): Accessible[] =>
    objects.flatMap((each) => [each, ...all(each.children)]);
  return all(z.array(Accessible).parse(JSON.parse(await gnome.run('/usr/bin/python3', READ_TREE))));
}

/** The text of an object and of what is in it. Pure. */
export function textOf({ name, children }: Accessible): string {
  return children.length === 0 ? name : children.map(textOf).join('');
}
