/** What is wrong with a value of a configuration key, by key. */
export const mistakes: Partial<Record<string, string>> = {
  'images.trustedKeys':
    'Nötig ist mindestens ein Schlüssel: „local“ oder ein minisign-Schlüssel mit 56 Zeichen, der mit RW beginnt.',
  'network.refusedNetworks':
    'Nötig ist ein Netz wie 203.0.113.0/24 oder eine Adresse wie 203.0.113.7/32, höchstens 64.',
  'images.channel': 'Nötig ist ein Kanal wie registry.example/safe-browse/stable.',
  'images.channelKeys': 'Nötig sind „local“ oder minisign-Schlüssel mit 56 Zeichen, die mit RW beginnen, höchstens 32.',
  'images.loginServers': 'Nötig sind Namen von Servern wie login.example, höchstens 16.',
  'images.extraSources': 'Nötig ist die URI einer Paketquelle wie https://pakete.example/apt, höchstens 16.',
  'network.mode': 'Eine Bridge braucht die Internetverbindung „tap“ oder „pci“.',
  'network.tap': 'Die Internetverbindung „tap“ braucht entweder eine Bridge oder ein Tap-Gerät.',
  'network.tap.bridge': 'Nötig ist der Name eines Netzwerkgeräts mit höchstens 15 Zeichen.',
  'network.tap.device': 'Nötig ist der Name eines Netzwerkgeräts mit höchstens 15 Zeichen.',
  'network.pci.device': 'Nötig ist eine Karte wie 0000:03:00.0.',
  'network.forwardEapol': 'Gilt nur im Modus „Bridge“.',
  'network.bridgeRules': 'Nötig ist ein vollständiger Pfad, der mit / beginnt; gilt nur im Modus „Bridge“.',
  'profile.*.where': 'Nötig ist der Name eines Pools, den die Konfigurationsdatei nennt.',
  'profile.*.startPage': 'Nötig ist eine Adresse mit http:// oder https:// oder about:blank.',
  'profile.*.language': 'Nötig ist eine Sprache wie de oder de-DE.',
  'profile.*.timeZone': 'Nötig ist eine Zeitzone wie Europe/Berlin.',
  'profile.*.extensions': 'Nötig sind Namen von Ordnern wie ublock-origin, höchstens 16.',
  'profile.*.network.policy': 'Gilt nur im Modus „Adressübersetzung (NAT)“: Eine Bridge lässt alles durch.',
  'profile.*.network.allow': 'Domains wie bank.example gelten nur bei „Nur erlaubte Domains“.',
};
