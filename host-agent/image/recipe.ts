/** Reads recipes, and applies a recipe of the person to one of ours. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseToml, TomlError } from 'smol-toml';
import type { z } from 'zod';
import { Failure } from '../api/errors/failure.ts';
import { type ImageRole, Recipe, RecipeExtension } from './recipe-schema.ts';

/** What a recipe consists of. */
export interface RecipeParts {
  readonly role: ImageRole;
  /** With what reads pages aloud. Only for a browser image. */
  readonly speech?: boolean | undefined;
  /** With what opens documents of office programs. Only for a browser image. */
  readonly documents?: boolean | undefined;
  /** A recipe of the person that extends ours. */
  readonly recipeFile?: string | undefined;
}

/** The recipe in `imagesSource`, with speech, documents and the person's file applied if there is one. Throws one `Failure` that names every mistake. */
export async function loadRecipe(
  imagesSource: string,
  { role, speech = false, documents = false, recipeFile }: RecipeParts,
): Promise<Recipe> {
  const ourFile = join(imagesSource, role, 'recipe.toml');
  const extensions = [
    ...(speech ? [join(imagesSource, role, 'speech.toml')] : []),
    ...(documents ? [join(imagesSource, role, 'document.toml')] : []),
    ...(recipeFile === undefined ? [] : [recipeFile]),
  ];
  let recipe = parseRecipe(await readRecipe(ourFile), ourFile);
  for (const file of extensions) recipe = extendRecipe(recipe, parseExtension(await readRecipe(file), file), file);
  return recipe;
}

export function parseRecipe(text: string, path: string): Recipe {
  return parseAs(Recipe, text, path);
}

export function parseExtension(text: string, path: string): RecipeExtension {
  return parseAs(RecipeExtension, text, path);
}

/** `recipe` with `extension` applied. Removing what is not there is a mistake, because it is most likely a typing error. Pure. */
export function extendRecipe(recipe: Recipe, extension: RecipeExtension, path: string): Recipe {
  const problems: string[] = [];
  if (extension.extends !== recipe.role)
    problems.push(`extends: is "${extension.extends}", but the image to build is "${recipe.role}"`);
  const change = <Item>(
    field: string,
    items: readonly Item[],
    { add, remove }: { add: readonly Item[]; remove: readonly string[] },
    nameOf: (item: Item) => string,
  ): Item[] => {
    const names = new Set(items.map(nameOf));
    remove.forEach((name, index) => {
      if (!names.has(name)) problems.push(`${field}.remove.${index}: there is no "${name}" to remove`);
    });
    const replaced = new Set([...remove, ...add.map(nameOf)]);
    return [...items.filter((item) => !replaced.has(nameOf(item))), ...add];
  };
  const itself = (text: string): string => text;
  const extended: Recipe = {
    ...recipe,
    packages: change('packages', recipe.packages, extension.packages, itself),
    exclude: change('exclude', recipe.exclude, extension.exclude, itself),
    keep: change('keep', recipe.keep, extension.keep, itself),
    kernel: {
      ...recipe.kernel,
      modules: change('modules', recipe.kernel.modules, extension.modules, itself),
      modulesOnDemand: change('modulesOnDemand', recipe.kernel.modulesOnDemand, extension.modulesOnDemand, itself),
    },
    files: change('files', recipe.files, extension.files, ({ path: file }) => file),
    units: change('units', recipe.units, extension.units, ({ name }) => name),
    policies: Object.fromEntries([
      ...change(
        'policies',
        Object.entries(recipe.policies),
        { add: Object.entries(extension.policies.add), remove: extension.policies.remove },
        ([name]) => name,
      ),
    ]),
  };
  if (problems.length > 0) throw invalid(path, problems);
  return extended;
}

async function readRecipe(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new Failure('recipe-unreadable', { path }, { cause: error });
  }
}

function parseAs<Schema extends z.ZodType>(schema: Schema, text: string, path: string): z.infer<Schema> {
  let table: unknown;
  try {
    table = parseToml(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    throw invalid(path, [`line ${error.line}, column ${error.column}: ${error.message.split('\n')[0] ?? 'not TOML'}`]);
  }
  const parsed = schema.safeParse(table);
  if (!parsed.success) throw invalid(path, parsed.error.issues.flatMap(describeIssue));
  return parsed.data;
}

function describeIssue(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => `${[...issue.path, key].map(String).join('.')}: no such field`);
  const field = issue.path.map(String).join('.');
  if (issue.code === 'invalid_key') return issue.issues.map(({ message }) => `${field}: ${message}`);
  return [`${field === '' ? '(the whole file)' : field}: ${issue.message}`];
}

function invalid(path: string, problems: readonly string[]): Failure {
  return new Failure('recipe-invalid', {
    path,
    count: problems.length,
    problems: problems.map((problem) => `  ${problem}`).join('\n'),
  });
}
