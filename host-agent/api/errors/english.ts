import source from '../../../ui/texts/en.ftl';
import { textsFrom } from './texts.ts';

/** The language of the command line, the control API and the log. */
export const english = textsFrom('en', source);
