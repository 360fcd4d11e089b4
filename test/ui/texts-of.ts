import { join } from 'node:path';
import { textsIn } from '../../ui/main/language-files.ts';

/** The texts as the sources have them. */
export const textsFor = textsIn(join(import.meta.dirname, '../../ui/texts'));
