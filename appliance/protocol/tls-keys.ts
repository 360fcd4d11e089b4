/** The keys of TLS connections, as Chromium writes them for programs that read captures. Source: draft-ietf-tls-keylogfile. */
import * as z from 'zod';

/** One line of a key log: its label, the random number of the client, and the secret. */
export const KeyLogLine = z
  .string()
  .regex(
    /^(?:CLIENT_RANDOM|(?:CLIENT|SERVER)_HANDSHAKE_TRAFFIC_SECRET|(?:CLIENT|SERVER)_TRAFFIC_SECRET_\d{1,4}|CLIENT_EARLY_TRAFFIC_SECRET|(?:EARLY_)?EXPORTER_SECRET) [0-9a-f]{64} (?:[0-9a-f]{64}|[0-9a-f]{96})$/,
  );

/** Of one message: they fit its line. */
export const MAX_KEY_LINES = 100;
