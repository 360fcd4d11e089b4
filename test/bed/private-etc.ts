import type { Namespace } from './namespace.ts';

/** Gives the namespace an /etc in which the test is root, with an empty folder for the policy. `layer`: a folder for what is written there. */
export async function privateEtc(namespace: Namespace, layer: string): Promise<void> {
  await namespace.must(['mkdir', '-p', layer]);
  await namespace.must(['mount', '-t', 'tmpfs', 'none', layer]);
  await namespace.must(['mkdir', `${layer}/upper`, `${layer}/work`]);
  const layers = `lowerdir=/etc,upperdir=${layer}/upper,workdir=${layer}/work`;
  await namespace.must(['mount', '-t', 'overlay', '-o', layers, 'overlay', '/etc']);
  await namespace.must(['mkdir', '-p', '-m', '755', '/etc/safe-browse']);
}
