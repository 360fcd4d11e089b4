// @ts-check
/** Prepares the images of the tests with speech, before they lose access to the network. */
import { runScript } from '../../checkout.mjs';
import { prepareTestData, testData } from './end-to-end.mjs';

await runScript(() =>
  prepareTestData({
    data: `${testData()}-speech`,
    configuration: '[profile.aloud]\naccessibility = true\n',
    withTemplates: false,
    withHost: false,
  }),
);
