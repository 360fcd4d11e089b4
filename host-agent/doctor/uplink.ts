/** Whether the uplink is prepared, if that takes more than installed programs. */
import { access, constants, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../api/doctor.ts';
import { Failure } from '../api/failure.ts';
import type { Config } from '../config/schema.ts';
import { examineCard } from '../network/uplink/pci-card.ts';
import { bridgeHelper } from '../tools/qemu-bridge-helper.ts';

/** Where the system keeps what is asked for; another place for tests. */
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

/** `uid`: of the account, 0 for root. Nothing is found of an uplink that needs no preparing. */
export async function uplinkFindings(
  { uplink, tap, pci }: Pick<Config['network'], 'uplink' | 'tap' | 'pci'>,
  uid: number,
  places: Places = SYSTEM,
): Promise<Finding[]> {
  switch (uplink) {
    case 'user':
      return [];
    case 'tap':
      return [await (tap.bridge === '' ? tapFinding(tap.device, uid, places) : bridgeFinding(tap.bridge, uid, places))];
    case 'pci':
      return [await cardFinding(pci, uid, places)];
  }
}

async function bridgeFinding(bridge: string, uid: number, { sys, helper, helperRules }: Places): Promise<Finding> {
  if (!(await isThere(join(sys, 'class/net', bridge, 'bridge'))))
    return {
      check,
      level: 'trouble',
      message: `This computer has no bridge ${bridge}.`,
      hint: `As root: ip link add ${bridge} type bridge, with a network card in it; or name another one: network.tap.bridge`,
    };
  const { mode } = await stat(helper).catch(() => ({ mode: 0 }));
  if (uid !== 0 && (mode & SETUID) === 0)
    return {
      check,
      level: 'trouble',
      message: `${helper} cannot act for root, who alone may plug into ${bridge}.`,
      hint: `As root: chmod u+s ${helper}`,
    };
  // Who may not read it is not who asks: the helper is.
  const rules = await readFile(helperRules, 'utf8').catch(async () => ((await isThere(helperRules)) ? undefined : ''));
  if (rules !== undefined && !permits(rules, bridge))
    return {
      check,
      level: 'trouble',
      message: `${helperRules} does not allow ${bridge}.`,
      hint: `As root: echo "allow ${bridge}" >> ${helperRules}`,
    };
  return { check, level: 'ok', message: `The network machine can be plugged into ${bridge}.` };
}

/** Whether the helper's rules let the bridge be used, or may do so in a file that they include. Pure. */
export function permits(rules: string, bridge: string): boolean {
  const lines = rules.split('\n').map((line) => line.trim().split(/\s+/));
  // As the helper reads it: one denial is enough, whatever else stands there.
  if (lines.some(([verb, name]) => verb === 'deny' && (name === bridge || name === 'all'))) return false;
  return lines.some(([verb, name]) => verb === 'include' || (verb === 'allow' && (name === bridge || name === 'all')));
}

async function tapFinding(device: string, uid: number, { sys }: Places): Promise<Finding> {
  const at = join(sys, 'class/net', device);
  const hint = `As root: ip tuntap add mode tap user ${uid} name ${device}; ip link set ${device} up`;
  if (!(await isThere(join(at, 'tun_flags'))))
    return { check, level: 'trouble', message: `This computer has no tap ${device}.`, hint };
  const owner = Number(await readFile(join(at, 'owner'), 'utf8').catch(() => '-1'));
  if (uid !== 0 && owner !== uid)
    return {
      check,
      level: 'trouble',
      message: `The tap ${device} is not this account’s.`,
      hint: `As root: ip tuntap del mode tap name ${device}; ip tuntap add mode tap user ${uid} name ${device}; ip link set ${device} up`,
    };
  return { check, level: 'ok', message: `The tap ${device} is this account’s.` };
}

async function cardFinding(
  { device, allowOnlyNic }: Config['network']['pci'],
  uid: number,
  { sys, vfio }: Places,
): Promise<Finding> {
  try {
    const { group, driver } = await examineCard(device, allowOnlyNic, sys);
    if (uid === 0) return { check, level: 'ok', message: `The card ${device} can be handed to the network machine.` };
    if (driver !== 'vfio-pci')
      return {
        check,
        level: 'trouble',
        message: `The card ${device} is driven by ${driver ?? 'nobody'}, and only root can give it to vfio-pci.`,
        hint: `As root: driverctl set-override ${device} vfio-pci`,
      };
    const file = join(vfio, String(group));
    const isOurs = await access(file, constants.R_OK | constants.W_OK).then(
      () => true,
      () => false,
    );
    return isOurs
      ? { check, level: 'ok', message: `The card ${device} can be handed to the network machine.` }
      : {
          check,
          level: 'trouble',
          message: `This account may not use ${file}.`,
          hint: `As root: chown ${uid} ${file}`,
        };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { check, level: 'trouble', message: error.message, hint: error.hint };
  }
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
