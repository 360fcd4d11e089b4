import { expect, it } from 'vitest';
import { profileTitle } from '../../../ui/texts/profile-title.ts';
import { textsFor } from '../texts-of.ts';

it.each([
  ['en', ['Standard', 'Banking', 'Offline', 'Documents', 'shopping', 'Büro & Bank']],
  ['pl', ['Standardowy', 'Bankowość', 'Bez sieci', 'Dokumenty', 'shopping', 'Büro & Bank']],
  ['pt-BR', ['Padrão', 'Banco', 'Sem rede', 'Documentos', 'shopping', 'Büro & Bank']],
  ['fr', ['Standard', 'Banque', 'Hors ligne', 'Documents', 'shopping', 'Büro & Bank']],
] as const)('a profile has its label, or a name in %s if it comes with Safe Browse', (language, titles) => {
  const profiles = [
    { name: 'default' },
    { name: 'banking' },
    { name: 'offline' },
    { name: 'document' },
    { name: 'shopping' },
    { name: 'banking', label: 'Büro & Bank' },
  ];
  expect(profiles.map((profile) => profileTitle(profile, textsFor(language).text))).toEqual(titles);
});
