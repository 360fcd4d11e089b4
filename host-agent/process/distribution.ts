/** How packages of this system are installed. */
import { readFileSync } from 'node:fs';
import { Failure } from '../api/errors/failure.ts';
import { type Family, familyOf, installCommandIn } from './package-names.ts';

let family: Family | undefined;

/** {@link installCommandIn} for this system. */
export function installCommand(debianPackages: readonly string[]): string {
  family ??= familyOf(osRelease());
  return installCommandIn(family, debianPackages);
}

/** The failure that says how to install the program. */
export const packageMissing = (
  { program, debianPackage }: { readonly program: string; readonly debianPackage: string },
  cause?: unknown,
): Failure => new Failure('package-missing', { program, install: installCommand([debianPackage]) }, { cause });

function osRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}
