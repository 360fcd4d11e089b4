/** Every failure that a person can see, by code. The compiler keeps call sites, translations and parameters in step with it. */
import { channelErrors } from './channel.ts';
import { commandLineErrors, desktopErrors } from './command-line.ts';
import { configurationErrors } from './configuration.ts';
import type { ErrorEntry, Reason } from './entry.ts';
import type { Messages } from '../../../ui/texts/messages.d.ts';
import { hostAgentErrors, hostErrors } from './host-agent.ts';
import { buildErrors, imageErrors } from './image.ts';
import { networkErrors, uplinkErrors } from './network.ts';
import { poolErrors } from './pool.ts';
import { registryErrors } from './registry.ts';
import { sessionErrors } from './session.ts';
import { templateErrors, verificationErrors } from './template.ts';
import { safeCopyErrors, transferErrors } from './transfer.ts';
import { usbErrors } from './usb.ts';
import { vmErrors } from './vm.ts';

/** The table in the order and under the headings in which the guide shows it. */
export const ERROR_SUBJECTS = {
  'Host agent': hostAgentErrors,
  'Programs and disks of the host': hostErrors,
  Sessions: sessionErrors,
  'Sessions on other hosts': poolErrors,
  'VMs and hypervisors': vmErrors,
  Images: imageErrors,
  'Image builds': buildErrors,
  Registries: registryErrors,
  Channels: channelErrors,
  Templates: templateErrors,
  Network: networkErrors,
  Uplink: uplinkErrors,
  'Files and clipboard': transferErrors,
  'Safe copies': safeCopyErrors,
  'USB devices': usbErrors,
  Configuration: configurationErrors,
  Verification: verificationErrors,
  'Command line': commandLineErrors,
  Desktop: desktopErrors,
} as const;

export const ERRORS = {
  ...hostAgentErrors,
  ...hostErrors,
  ...sessionErrors,
  ...poolErrors,
  ...vmErrors,
  ...imageErrors,
  ...buildErrors,
  ...registryErrors,
  ...channelErrors,
  ...templateErrors,
  ...networkErrors,
  ...uplinkErrors,
  ...transferErrors,
  ...safeCopyErrors,
  ...usbErrors,
  ...configurationErrors,
  ...verificationErrors,
  ...commandLineErrors,
  ...desktopErrors,
} as const;

export type ErrorTable = typeof ERRORS;
export type ErrorCode = keyof ErrorTable;
export type ParametersOf<Code extends ErrorCode> = ErrorTable[Code] extends ErrorEntry<infer P> ? P : never;

/** The compiler fails here, and names the codes, if the texts of a failure are made from other values than its parameters. */
type TextOf<Code extends ErrorCode> = Messages[`error-${Code}`] & Messages[`error-${Code}.hint`];
type NamesIn<P> = P extends unknown ? (string extends keyof P ? never : keyof P) : never;
type ValueIn<P, Name> = P extends unknown ? (Name extends keyof P ? P[Name] : never) : never;
type Fits<P, Values> = {
  readonly [Name in keyof Values]-?: Exclude<ValueIn<P, Name>, Reason> extends Values[Name] ? never : Name;
}[keyof Values];
type Mistaken = {
  readonly [Code in ErrorCode]: [
    | Exclude<keyof TextOf<Code>, NamesIn<ParametersOf<Code>>>
    | Exclude<NamesIn<ParametersOf<Code>>, keyof TextOf<Code>>
    | Fits<ParametersOf<Code>, TextOf<Code>>,
  ] extends [never]
    ? never
    : Code;
}[ErrorCode];
type None<Found extends never> = Found;
export type MistakenErrors = None<Mistaken>;
