import type { ChannelProblem, channelErrors } from '../../../../host-agent/api/errors/channel.ts';
import type { TranslationOf } from '../../../../host-agent/api/errors/entry.ts';

const PROBLEMS: Readonly<Record<ChannelProblem, string>> = {
  malformed: 'sie ist keine Kanaldatei, die diese Version versteht',
  'another-channel': 'die Datei gehört zu einem anderen Kanal',
  'serial-reused': 'ihr Inhalt hat sich geändert, ihre laufende Nummer aber nicht',
};

export const channelTexts: TranslationOf<typeof channelErrors> = {
  'channel-name-invalid': {
    message: ({ channel }) => `„${channel}“ bezeichnet keinen Kanal.`,
    hint: 'Die Form ist REGISTRY/REPOSITORY/NAME, zum Beispiel registry.example/safe-browse/stable',
  },
  'channel-none': {
    message: 'Dieser Rechner folgt keinem Kanal.',
    hint: 'Nennen Sie einen in images.channel der Konfiguration.',
  },
  'channel-refused': {
    message: ({ channel, problem }) => `Die Datei des Kanals ${channel} wurde abgelehnt: ${PROBLEMS[problem]}.`,
    hint: 'Die Abbilder in Gebrauch sind unverändert. Melden Sie es der Person, die den Kanal veröffentlicht.',
  },
  'channel-unsigned': {
    message: ({ channel, valid, needed }) =>
      `Der Kanal ${channel} hat ${valid} gültige von ${needed} nötigen Unterschriften.`,
    hint: 'Vergleichen Sie images.channelKeys und images.channelThreshold mit den Schlüsseln der Personen, die den Kanal unterschreiben.',
  },
  'channel-policy-invalid': {
    message: ({ channel, problems }) =>
      `Der Kanal ${channel} hat verwaltete Einstellungen, die nicht verwendbar sind:\n  ${problems}`,
    hint: 'Es hat sich nichts geändert: Einstellungen und Abbilder in Gebrauch bleiben. Wer den Kanal veröffentlicht, muss die Richtlinie berichtigen.',
  },
  'channel-older': {
    message: ({ channel, serial, seen }) =>
      `Die Registry bietet Nummer ${serial} des Kanals ${channel} an, aber ${seen} wurde schon gesehen.`,
    hint: 'Die Abbilder in Gebrauch sind unverändert. Vielleicht bietet jemand eine alte Datei an: Melden Sie es dem Administrator der Registry.',
  },
  'channel-expired': {
    message: ({ channel, expired }) => `Die Datei des Kanals ${channel} ist seit ${expired} abgelaufen.`,
    hint: 'Prüfen Sie die Uhr dieses Rechners. Geht sie richtig, hat niemand den Kanal erneuert, oder die Registry hält die neuere Datei zurück: Melden Sie es der Person, die ihn veröffentlicht.',
  },
  'channel-needs-version': {
    message: ({ channel, needed, version }) =>
      `Die Abbilder des Kanals ${channel} brauchen Safe Browse ${needed}, und dies ist ${version}.`,
    hint: 'Aktualisieren Sie das Paket safe-browse.',
  },
  'channel-record-damaged': {
    message: ({ path }) =>
      `Es ist unbekannt, welche Kanaldateien früher gesehen wurden: Die Aufzeichnung ${path} ist nicht lesbar.`,
    hint: ({ path }) => `Wenn Sie wissen, warum sie verändert wurde, löschen Sie ${path}.`,
  },
  'channel-overtaken': {
    message: ({ channel, serial, newest }) =>
      `Nummer ${serial} des Kanals ${channel} lässt sich nicht veröffentlichen: Die Registry hat schon ${newest}.`,
    hint: 'Schreiben Sie den Entwurf neu, damit er die nächste Nummer bekommt, und lassen Sie ihn neu unterschreiben.',
  },
  'channel-serials-used-up': {
    message: ({ channel, serial }) =>
      `Auf die neueste Datei des Kanals ${channel} kann keine folgen: Sie hat die höchste Nummer, ${serial}.`,
    hint: 'Jemand mit seinen Schlüsseln hat die Nummern aufgebraucht. Ersetzen Sie die Schlüssel, und beginnen Sie neu: channel publish mit --first-serial. Die Anleitung zu Kanälen nennt jeden Schritt.',
  },
  'channel-nothing-published': {
    message: ({ channel }) => `Der Kanal ${channel} hat noch keine Datei, die sich ändern ließe.`,
    hint: ({ channel }) => `Veröffentlichen Sie die erste: safe-browse channel publish ${channel}`,
  },
  'channel-no-earlier-release': {
    message: ({ channel }) => `Die Registry hat keine frühere Ausgabe des Kanals ${channel}.`,
    hint: 'Nennen Sie die Nummer, zu der Sie zurückkehren wollen, wenn sie älter ist.',
  },
  'policy-not-named': {
    message: 'Nennen Sie die Datei einer Richtlinie, oder geben Sie --none an.',
    hint: 'Zum Beispiel: safe-browse channel policy registry.example/safe-browse/stable policy.toml',
  },
  'channel-draft-invalid': {
    message: ({ path }) => `${path} ist kein Entwurf einer Kanaldatei.`,
    hint: 'Schreiben Sie ihn mit der Option --draft, und ändern Sie ihn nicht: Seine Bytes werden unterschrieben.',
  },
  'image-not-proven': {
    message: ({ role, reason }) => `Das neue Abbild (${role}) funktioniert auf diesem Rechner nicht: ${reason}.`,
    hint: 'Die Abbilder in Gebrauch sind unverändert. Melden Sie es der Person, die das Abbild veröffentlicht.',
  },
};
