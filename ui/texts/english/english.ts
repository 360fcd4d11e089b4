import { transfer } from './transfer.ts';
import { link } from './link.ts';
import { mainWindow } from './main-window.ts';
import { session } from './session.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { usb } from './usb.ts';
import { consoleHint, errors } from './errors.ts';

export const english = { mainWindow, session, settings, link, shell, transfer, usb, errors, consoleHint };

/** English defines the texts: another language has all of them, or does not compile. */
export type Texts = typeof english;
