import { z } from 'zod';

/** The settings of the uplink `user`. */
export const UserUplink = z
  .strictObject({
    follow: z
      .string()
      .regex(/^(host|device:[A-Za-z0-9][A-Za-z0-9._-]{0,14})$/, 'must be "host", or like "device:wg0"')
      .default('host')
      .describe(
        'With `uplink = "user"`: `host`, the default route of the host, whatever VPN comes and goes; `device:NAME`, this network device of the host only, such as `"device:wg0"`. While it is missing, nothing leaves.',
      ),
  })
  .prefault({})
  .meta({ onlyIf: { key: 'uplink', is: 'user' } });
