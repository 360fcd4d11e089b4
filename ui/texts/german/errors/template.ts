import type { TranslationOf } from '../../../../host-agent/api/errors/entry.ts';
import type { templateErrors, verificationErrors } from '../../../../host-agent/api/errors/template.ts';

export const templateTexts: TranslationOf<typeof templateErrors> = {
  'sealing-off': {
    message: 'Die Einstellungen schalten Vorlagen aus.',
    hint: 'Setzen Sie template.seal = "browser" in der Konfigurationsdatei.',
  },
  'cannot-seal': {
    message: ({ hypervisor }) => `Der Hypervisor ${hypervisor} kann keine VMs versiegeln.`,
    hint: 'Es ist nichts zu tun: Sitzungen starten kalt.',
  },
  'seal-failed': {
    message: ({ reason }) => `Die VM ließ sich nicht versiegeln: ${reason}.`,
    hint: 'Sitzungen starten ohne Vorlage. Prüfen Sie die Diagnose.',
  },
  'spare-failed': {
    message: ({ reason }) => `Die Reserve ließ sich nicht laden: ${reason}.`,
    hint: 'Bis das gelingt, starten Sitzungen aus der Vorlage oder kalt.',
  },
  'templates-dropped': {
    message: 'Die Vorlagen wurden gelöscht, bevor alle versiegelt waren.',
    hint: 'Versiegeln Sie sie neu: safe-browse template seal',
  },
  'template-refused': {
    message: ({ hypervisor, reason }) => `${hypervisor} kann die Vorlage nicht laden: ${reason}`,
    hint: 'Öffnen Sie die Sitzung noch einmal: Die Vorlage wird neu versiegelt.',
  },
};

export const verificationTexts: TranslationOf<typeof verificationErrors> = {
  'verification-running': {
    message: 'Eine Prüfung läuft bereits.',
    hint: 'Warten Sie auf ihr Ende, oder brechen Sie sie dort ab, wo sie gestartet wurde.',
  },
  'cannot-inspect': {
    message: ({ hypervisor }) => `Der Hypervisor ${hypervisor} kann das Prüfprogramm nicht in einer VM ausführen.`,
    hint: 'Wählen Sie in den Einstellungen den Hypervisor „qemu“.',
  },
  'inspection-failed': {
    message: ({ reason, output }) =>
      `Die VM ließ sich nicht prüfen: ${reason}${output === undefined ? '' : ` (${output})`}.`,
    hint: 'Prüfen Sie die Diagnose.',
  },
  'image-digest-invalid': {
    message: 'Ein Abbild wird mit mindestens sechs Stellen seiner Prüfsumme genannt.',
    hint: 'Die vorhandenen zeigt: safe-browse image list',
  },
};
