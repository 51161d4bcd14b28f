/** Where `nodeless.config` lists what is new. */
export interface Registration {
  readonly list: 'components' | 'rules';
  /** Name that the file exports. */
  readonly name: string;
  /** The file, as the config imports it: `./nodeless/a.mjs`. */
  readonly from: string;
}

const IMPORT = /^import\b[^;'"]*['"][^'"\n]+['"];?[^\S\n]*$/gm;
const CONFIG = /^export default defineConfig\(\{/gm;

/** A config with nothing but one registration. */
export function newConfig({ list, name, from }: Registration): string {
  return [
    `import { defineConfig } from 'nodeless/kit';`,
    `import { ${name} } from '${from}';`,
    '',
    `export default defineConfig({ ${list}: [${name}] });`,
    '',
  ].join('\n');
}

/**
 * The text of a config with one registration more, first in its list; undefined where it is not written as
 * `export default defineConfig({ … })` with imports before it, so that a person has to do it.
 */
export function registered(text: string, { list, name, from }: Registration): string | undefined {
  const [start, ...others] = text.matchAll(CONFIG);
  const last = [...text.matchAll(IMPORT)].at(-1);
  if (start === undefined || others.length > 0 || last === undefined || last.index > start.index)
    return undefined;
  const lists = [
    ...text.slice(start.index).matchAll(new RegExp(`(?<![\\w.'"])${list}:\\s*\\[(\\s*\\])?`, 'g')),
  ];
  if (lists.length > 1) return undefined;
  const [found] = lists;
  // `rules,` and `rules: OWN` are lists that stand elsewhere.
  if (found === undefined && new RegExp(`(?<![\\w.'"-])${list}\\b`).test(text.slice(start.index)))
    return undefined;
  const body = start.index + start[0].length;
  const at = found === undefined ? body : start.index + found.index + found[0].indexOf('[') + 1;
  const isEmpty = found?.[1] !== undefined;
  const insert = found === undefined ? ` ${list}: [${name}],` : `${name}${isEmpty ? '' : ', '}`;
  const end = last.index + last[0].length;
  return `${text.slice(0, end)}\nimport { ${name} } from '${from}';${text.slice(end, at)}${insert}${text.slice(at)}`;
}
