/** The format of recipes. Ours are complete; a recipe of the person adds to one of ours or removes from it. */
import { z } from 'zod';

/** Roles of VMs. */
export const VM_ROLES = ['browser', 'network'] as const;
/** `host`: a whole computer that contains the images of the VMs. */
export const ROLES = [...VM_ROLES, 'host'] as const;
export type ImageRole = (typeof ROLES)[number];

const PackageName = z.string().regex(/^[a-z0-9][a-z0-9+.-]+$/, 'is not a package name');
const ModuleName = z.string().regex(/^[A-Za-z0-9_-]+$/, 'is not a kernel module name');
const UnitName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'must consist of at most 40 lower-case letters, digits and "-"');

/** Characters that a shell pattern may contain without quoting. */
const PATTERN = /^\/[A-Za-z0-9_.+@~:/*?-]+$/;
const isPlainPath = (path: string): boolean => path.split('/').every((part) => part !== '.' && part !== '..');
const Pattern = z
  .string()
  .regex(PATTERN, 'must be an absolute path; * and ? are allowed')
  .refine(isPlainPath, 'must not contain . or .. as a component');

/** Symbolic links in the guest; a file below one would replace the link. */
const LINKED_FOLDERS = /^\/(bin|sbin|lib|lib64)(\/|$)/;
/** Mounted at each start, which hides what the image contains there. */
const MOUNTED_FOLDERS = /^\/(dev|proc|sys|run|tmp)(\/|$)/;
const FilePath = z
  .string()
  .regex(/^\/[^\u0000-\u001f]+[^/\u0000-\u001f]$/, 'must be the absolute path of a file')
  .refine(isPlainPath, 'must not contain . or .. as a component')
  .refine((path) => !LINKED_FOLDERS.test(path), 'must be below /usr, because /bin, /sbin and /lib are links')
  .refine((path) => !MOUNTED_FOLDERS.test(path), 'is in a folder that is mounted at each start');

const File = z.strictObject({
  path: FilePath,
  text: z.string().max(1024 * 1024),
  mode: z.enum(['0644', '0755', '0600', '0700']).default('0644'),
});

/** A program that runs before the guest agent; the VM powers off when it fails. */
const Unit = z.strictObject({
  name: UnitName,
  /** A shell command line. */
  run: z.string().min(1).max(4096),
  when: z.literal('boot').default('boot'),
});

const Policies = z.record(z.string().regex(/^[A-Z][A-Za-z0-9]+$/, 'is not a policy name'), z.json());

export const Recipe = z.strictObject({
  schema: z.literal(1),
  role: z.enum(ROLES),
  packages: z.array(PackageName).min(1),
  /** Removed from the finished tree, except for matches of `keep`. */
  exclude: z.array(Pattern).default([]),
  keep: z.array(Pattern).default([]),
  kernel: z.strictObject({
    package: PackageName,
    commandLine: z
      .string()
      .regex(/^[\u0021-\u007e]+( [\u0021-\u007e]+)*$/, 'must be printable words, separated by one space'),
    /** Loaded at each start, in this order. */
    modules: z.array(ModuleName).default([]),
    /** In the image, loaded on demand. */
    modulesOnDemand: z.array(ModuleName).default([]),
    initramfsModules: z.array(ModuleName).min(1),
  }),
  files: z.array(File).default([]),
  units: z.array(Unit).default([]),
  /** Chromium's managed policies. */
  policies: Policies.default({}),
});
export type Recipe = z.infer<typeof Recipe>;

const changes = <Item extends z.ZodType>(item: Item, name: z.ZodType<string>) =>
  z.strictObject({ add: z.array(item).default([]), remove: z.array(name).default([]) }).prefault({});

export const RecipeExtension = z.strictObject({
  schema: z.literal(1),
  extends: z.enum(ROLES),
  packages: changes(PackageName, PackageName),
  exclude: changes(Pattern, z.string()),
  keep: changes(Pattern, z.string()),
  modules: changes(ModuleName, ModuleName),
  modulesOnDemand: changes(ModuleName, ModuleName),
  files: changes(File, z.string()),
  units: changes(Unit, UnitName),
  policies: z.strictObject({ add: Policies.default({}), remove: z.array(z.string()).default([]) }).prefault({}),
});
export type RecipeExtension = z.infer<typeof RecipeExtension>;
