// @ts-check
/** Prepares the tests with clients that drive sessions, before they lose access to the network: the images, and the packages of the clients. */
import { join } from 'node:path';
import { root, runScript } from '../../checkout.mjs';
import { installNpmPackages, npmPackagesAreThere } from '../../setup/ensure-npm-packages.mjs';
import { prepareTestData } from './end-to-end.mjs';

const folder = join(root, 'test/automation/clients');

await runScript(async () => {
  if (!npmPackagesAreThere(folder)) await installNpmPackages(folder);
  await prepareTestData({ withTemplates: true, withHost: false });
});
