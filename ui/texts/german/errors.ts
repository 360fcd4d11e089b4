import type { TranslationOf } from '../../../host-agent/api/errors/entry.ts';
import type { ErrorTable } from '../../../host-agent/api/errors.ts';
import { channelTexts } from './errors/channel.ts';
import { commandLineTexts, desktopTexts } from './errors/command-line.ts';
import { configurationTexts } from './errors/configuration.ts';
import { hostAgentTexts, hostTexts } from './errors/host-agent.ts';
import { buildTexts, imageTexts } from './errors/image.ts';
import { networkTexts, uplinkTexts } from './errors/network.ts';
import { poolTexts } from './errors/pool.ts';
import { registryTexts } from './errors/registry.ts';
import { sessionTexts } from './errors/session.ts';
import { templateTexts, verificationTexts } from './errors/template.ts';
import { safeCopyTexts, transferTexts } from './errors/transfer.ts';
import { usbTexts } from './errors/usb.ts';
import { vmTexts } from './errors/vm.ts';

export const errors: TranslationOf<ErrorTable> = {
  ...hostAgentTexts,
  ...hostTexts,
  ...sessionTexts,
  ...poolTexts,
  ...vmTexts,
  ...imageTexts,
  ...buildTexts,
  ...registryTexts,
  ...channelTexts,
  ...templateTexts,
  ...networkTexts,
  ...uplinkTexts,
  ...transferTexts,
  ...safeCopyTexts,
  ...usbTexts,
  ...configurationTexts,
  ...verificationTexts,
  ...commandLineTexts,
  ...desktopTexts,
};

export const consoleHint = (path: string): string => `Die Konsolenausgabe der VM liegt in ${path}.`;
