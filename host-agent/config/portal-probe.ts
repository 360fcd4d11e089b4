import { z } from 'zod';
import { BrowsableUrl } from './url.ts';

export const PortalProbe = z
  .literal('')
  .or(BrowsableUrl)
  .prefault('http://network-test.debian.org/nm')
  .describe(
    'The page by which a session with the policy `portal` finds the sign-in page of a network, and by which it is noticed that the Internet is there: it has to answer with the status 204, or with "NetworkManager is online". It is asked for only when such a session is opened, and while it is open. Empty: no such session can be opened.',
  )
  .meta({ looser: 'never', onlyIf: { key: 'mode', is: 'nat' } });
