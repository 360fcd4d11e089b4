/** Whether the uplink is prepared, if it needs more than installed programs. */
import { access, constants, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../api/host/doctor.ts';
import { ofFailure, typedByRoot } from './finding-parts.ts';
import { Failure } from '../api/errors/failure.ts';
import type { Config } from '../config/schema.ts';
import { deviceNetwork, followedDevice } from '../network/uplink/followed-device.ts';
import { examineCard } from '../network/uplink/pci-card.ts';
import { bridgeHelper } from '../tools/qemu-bridge-helper.ts';

/** Paths of the system that are examined; tests use others. */
export interface Places {
  readonly sys: string;
  readonly vfio: string;
  readonly helper: string;
  readonly helperRules: string;
}

const SYSTEM: Places = {
  sys: '/sys',
  vfio: '/dev/vfio',
  helper: bridgeHelper.program,
  helperRules: '/etc/qemu/bridge.conf',
};
const SETUID = 0o4000;
const check = 'uplink';

/** `uid`: the account, 0 for root. There is no finding for an uplink that needs no preparation. */
export async function uplinkFindings(
  { uplink, user, tap, pci }: Pick<Config['network'], 'uplink' | 'user' | 'tap' | 'pci'>,
  uid: number,
  places: Places = SYSTEM,
): Promise<Finding[]> {
  switch (uplink) {
    case 'user':
      return deviceFindings(followedDevice({ uplink, user }));
    case 'tap':
      return [await (tap.bridge === '' ? tapFinding(tap.device, uid, places) : bridgeFinding(tap.bridge, uid, places))];
    case 'pci':
      return [await cardFinding(pci, uid, places)];
  }
}

function deviceFindings(device: string | undefined): Finding[] {
  if (device === undefined) return [];
  try {
    deviceNetwork(device);
    return [{ check, level: 'ok', message: `Sessions leave by ${device} only, which is up.` }];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return [{ check, level: 'trouble', ...ofFailure(error) }];
  }
}

async function bridgeFinding(bridge: string, uid: number, { sys, helper, helperRules }: Places): Promise<Finding> {
  if (!(await isThere(join(sys, 'class/net', bridge, 'bridge'))))
    return {
      check,
      level: 'trouble',
      message: `The host has no bridge ${bridge}.`,
      variant: 'no-bridge',
      params: { bridge },
      ...typedByRoot(
        `ip link add ${bridge} type bridge`,
        ', with a network card in it; or name another one: network.tap.bridge',
      ),
    };
  const { mode } = await stat(helper).catch(() => ({ mode: 0 }));
  if (uid !== 0 && (mode & SETUID) === 0)
    return {
      check,
      level: 'trouble',
      message: `${helper} is not setuid root, so it cannot connect a tap to ${bridge}.`,
      variant: 'not-setuid',
      params: { helper },
      ...typedByRoot(`chmod u+s ${helper}`),
    };
  // If this account may not read the file, the setuid helper still may.
  const rules = await readFile(helperRules, 'utf8').catch(async () => ((await isThere(helperRules)) ? undefined : ''));
  if (rules !== undefined && !permits(rules, bridge))
    return {
      check,
      level: 'trouble',
      message: `${helperRules} does not allow ${bridge}.`,
      variant: 'not-allowed',
      params: { bridge, file: helperRules },
      ...typedByRoot(`echo "allow ${bridge}" >> ${helperRules}`),
    };
  return { check, level: 'ok', message: `The network VM can be connected to ${bridge}.` };
}

/** Whether the helper's rules allow the bridge, or include a file that might. Pure. */
export function permits(rules: string, bridge: string): boolean {
  const lines = rules.split('\n').map((line) => line.trim().split(/\s+/));
  // Like the helper: one denial overrides everything else.
  if (lines.some(([verb, name]) => verb === 'deny' && (name === bridge || name === 'all'))) return false;
  return lines.some(([verb, name]) => verb === 'include' || (verb === 'allow' && (name === bridge || name === 'all')));
}

async function tapFinding(device: string, uid: number, { sys }: Places): Promise<Finding> {
  const at = join(sys, 'class/net', device);
  const command = `ip tuntap add mode tap user ${uid} name ${device}; ip link set ${device} up`;
  if (!(await isThere(join(at, 'tun_flags'))))
    return {
      check,
      level: 'trouble',
      message: `The host has no tap ${device}.`,
      variant: 'no-tap',
      params: { device },
      ...typedByRoot(command),
    };
  const owner = Number(await readFile(join(at, 'owner'), 'utf8').catch(() => '-1'));
  if (uid !== 0 && owner !== uid)
    return {
      check,
      level: 'trouble',
      message: `The tap ${device} belongs to another account.`,
      variant: 'foreign-tap',
      params: { device },
      ...typedByRoot(`ip tuntap del mode tap name ${device}; ${command}`),
    };
  return { check, level: 'ok', message: `The tap ${device} belongs to this account.` };
}

async function cardFinding(
  { device, allowOnlyNic }: Config['network']['pci'],
  uid: number,
  { sys, vfio }: Places,
): Promise<Finding> {
  try {
    const { group, driver } = await examineCard(device, allowOnlyNic, sys);
    if (uid === 0) return { check, level: 'ok', message: `The card ${device} can be given to the network VM.` };
    if (driver !== 'vfio-pci')
      return {
        check,
        level: 'trouble',
        message: `The card ${device} ${driver === undefined ? 'has no driver' : `uses the driver ${driver}`}, and only root can bind it to vfio-pci.`,
        variant: 'driver',
        params: { device },
        ...typedByRoot(`driverctl set-override ${device} vfio-pci`),
      };
    const file = join(vfio, String(group));
    const isOurs = await access(file, constants.R_OK | constants.W_OK).then(
      () => true,
      () => false,
    );
    return isOurs
      ? { check, level: 'ok', message: `The card ${device} can be given to the network VM.` }
      : {
          check,
          level: 'trouble',
          message: `This account may not use ${file}.`,
          variant: 'no-permission',
          params: { file },
          ...typedByRoot(`chown ${uid} ${file}`),
        };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { check, level: 'trouble', ...ofFailure(error) };
  }
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
