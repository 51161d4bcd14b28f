import { accountOf, handedOver, printedFiles, type PrintedFile } from '../printed-files.ts';
import type { Tree } from '../tree.ts';

/** Options of `nx g @nodeless/nx:preset`; see `schema.json`. */
export interface PresetGeneratorOptions {
  readonly name?: string;
  readonly accountId: string | number;
  readonly region: string;
  readonly stages?: string;
  readonly repository: string;
}

/**
 * What `nodeless init` writes. Of a package.json and an nx.json that are there only what makes them work is changed: dependencies and
 * scripts that they lack, and the plugin.
 */
export function presetGenerator(
  tree: Tree,
  { name, accountId, region, stages, repository }: PresetGeneratorOptions,
): () => void {
  const flags = { name, 'account-id': accountOf(accountId), region, stages, repository };
  const printed = printedFiles(tree.root, ['init', '--keep-existing'], flags, ['.']);
  const kept = printed.kept ?? [];
  const left = kept.filter((file) => !joins(tree, file)).map(({ note }) => note);
  return handedOver(tree, { ...printed, notes: [...left, ...printed.notes] });
}

interface Joined {
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly plugins?: readonly unknown[];
}

/** True where a file that is there can be given what it lacks. */
function joins(tree: Tree, { path, text }: PrintedFile): boolean {
  const change = CHANGES[path];
  const there = tree.read(path, 'utf-8');
  if (change === undefined || there === null) return false;
  const old = JSON.parse(there) as Joined;
  const joined = JSON.stringify(change(old, JSON.parse(text) as Joined), null, 2);
  // What lacks nothing keeps its form.
  if (joined !== JSON.stringify(old, null, 2)) tree.write(path, `${joined}\n`);
  return true;
}

function withDependencies(old: Joined, { devDependencies, scripts }: Joined): Joined {
  return {
    ...old,
    scripts: { ...scripts, ...old.scripts },
    devDependencies: { ...devDependencies, ...old.devDependencies },
  };
}

function withPlugins(old: Joined, { plugins = [] }: Joined): Joined {
  const there = (old.plugins ?? []).map(nameOf);
  return {
    ...old,
    plugins: [...(old.plugins ?? []), ...plugins.filter((one) => !there.includes(nameOf(one)))],
  };
}

/** A plugin stands as its name, or with options: `{ plugin, options }`. */
function nameOf(plugin: unknown): unknown {
  return typeof plugin === 'object' && plugin !== null && 'plugin' in plugin ? plugin.plugin : plugin;
}

const CHANGES: Readonly<Record<string, (old: Joined, ours: Joined) => Joined>> = {
  'package.json': withDependencies,
  'nx.json': withPlugins,
};
