import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Git } from '../git/git.ts';
import { HOOK_MARK, HOOKS, hookFile, hookLine, hookScript, type HookName } from './hook-script.ts';

/**
 * The merge driver. It leaves a generated file as it is on our side, which is what `true` does; the hook before the commit of the
 * merge renders the trees from the merged sources. Files are merged one by one while sources are still in conflict, so a driver
 * could not render them itself.
 */
const DRIVER = 'merge.nodeless-rendered';
const DRIVER_SETTINGS = [
  [`${DRIVER}.name`, 'keep our side, the hook pre-merge-commit renders again'],
  [`${DRIVER}.driver`, 'true'],
] as const;

/** Without the driver git would merge as text, so the attribute is not in .gitattributes, but beside the driver in this clone. */
const ATTRIBUTES = [
  '# nodeless: begin',
  'clusters/*/rendered/** merge=nodeless-rendered',
  '# nodeless: end',
  '',
].join('\n');

/** What was done, or why nothing was. */
export type HooksOutcome = { readonly done: string } | { readonly refused: string };

interface Places {
  readonly hooks: string;
  readonly attributes: string;
}

/** Installs the hooks and the merge driver in this clone. Does nothing at all where somebody else's hooks are in the way. */
export function installHooks(root: string, git: Git): HooksOutcome {
  const places = placesOf(root, git);
  if (typeof places === 'string') return { refused: places };
  const foreign = HOOKS.filter((hook) => ownerOf(places, hook) === 'somebody else');
  if (foreign.length > 0) return { refused: foreignHooks(root, foreign, places.hooks) };
  mkdirSync(places.hooks, { recursive: true });
  for (const hook of HOOKS) {
    const file = hookFile(places.hooks, hook);
    writeFileSync(file, hookScript(hook, root));
    chmodSync(file, 0o755);
  }
  mkdirSync(dirname(places.attributes), { recursive: true });
  writeFileSync(places.attributes, `${withoutOurs(read(places.attributes))}${ATTRIBUTES}`);
  for (const [key, value] of DRIVER_SETTINGS) git.run(['config', '--local', key, value]);
  return { done: `installed: ${HOOKS.join(', ')}, and the merge driver for clusters/*/rendered` };
}

/** Takes away what {@link installHooks} made, and nothing else. */
export function uninstallHooks(root: string, git: Git): HooksOutcome {
  const places = placesOf(root, git);
  if (typeof places === 'string') return { refused: places };
  for (const hook of HOOKS) if (ownerOf(places, hook) === 'nodeless') rmSync(hookFile(places.hooks, hook));
  const others = withoutOurs(read(places.attributes));
  if (others === '') rmSync(places.attributes, { force: true });
  else writeFileSync(places.attributes, others);
  if (git.succeeds(['config', '--local', '--get', DRIVER_SETTINGS[0][0]])) {
    git.run(['config', '--local', '--remove-section', DRIVER]);
  }
  return { done: 'the hooks and the merge driver are gone' };
}

function placesOf(root: string, git: Git): Places | string {
  const top = git.line(['rev-parse', '--show-cdup']);
  if (top === undefined) return `${root} is not in a clone of git`;
  if (top !== '')
    return 'clusters/ must lie at the top of the clone, because the paths in hooks and attributes begin there';
  const own = git.line(['config', '--get', 'core.hooksPath']);
  if (own !== undefined) {
    return `core.hooksPath is set to ${own}, so git runs no other hooks. Add these lines to the hooks there:\n${linesFor(root, HOOKS)}`;
  }
  const path = (name: string): string => resolve(root, git.run(['rev-parse', '--git-path', name]).trimEnd());
  return { hooks: path('hooks'), attributes: path('info/attributes') };
}

function ownerOf({ hooks }: Places, hook: HookName): 'nobody' | 'nodeless' | 'somebody else' {
  const file = hookFile(hooks, hook);
  if (!existsSync(file)) return 'nobody';
  return read(file).split('\n')[1]?.startsWith(HOOK_MARK) === true ? 'nodeless' : 'somebody else';
}

function foreignHooks(root: string, hooks: readonly HookName[], folder: string): string {
  const subject = hooks.length === 1 ? 'a hook of yours is' : 'hooks of yours are';
  return `${subject} in ${folder}: ${hooks.join(', ')}. Nothing was written. Move them away, or add to them:\n${linesFor(root, hooks)}`;
}

function linesFor(root: string, hooks: readonly HookName[]): string {
  return hooks.map((hook) => `  ${hook}: ${hookLine(hook, root)}`).join('\n');
}

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function withoutOurs(attributes: string): string {
  const others = attributes.replace(ATTRIBUTES, '');
  return others === '' || others.endsWith('\n') ? others : `${others}\n`;
}
