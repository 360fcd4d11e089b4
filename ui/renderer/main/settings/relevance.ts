/** Which settings have an effect. Pure. */
import type { Configuration, ConfigurationField } from '../../../../host-agent/api/configuration/configuration.ts';
import { inProfile, valueAt } from './values.ts';

/** Whether the key has an effect, or is in the file nevertheless, where it may puzzle somebody. `profile`: of which it is a key, if of any. */
export function isRelevant(
  { values, written }: Pick<Configuration, 'values' | 'written'>,
  { path, onlyIf = [] }: Pick<ConfigurationField, 'path' | 'onlyIf'>,
  profile = '',
): boolean {
  if (valueAt(written, inProfile(path, profile)) !== undefined) return true;
  return onlyIf.every((condition) => {
    const value = valueAt(values, inProfile(condition.key.split('.'), profile));
    return 'is' in condition ? value === condition.is : value !== condition.isNot;
  });
}
