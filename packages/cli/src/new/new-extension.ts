import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPONENTS } from '@nodeless/catalogue';
import { platformApplications } from '@nodeless/sources';
import { z } from 'zod';
import { configFile } from '../config/config-file.ts';
import { loadExtensions } from '../config/load-config.ts';
import { configProblems } from '../config/validate-config.ts';
import type { Planned } from './plan.ts';
import { newConfig, registered, type Registration } from './register.ts';
import { newFrom } from './template.ts';

/** Where the code of a repository lies that `nodeless.config` imports. */
const FOLDER = 'nodeless';

/** A name of JavaScript that may be exported. */
const KEY = /^[a-z][A-Za-z0-9]*$/;
const CODE = /^[a-z0-9-]+(\.[a-z0-9-]+)+\/([a-z][a-z0-9]*(-[a-z0-9]+)*)$/;

/** @param key of `components` in cluster.yaml: `metricsServer` */
export function newComponent(root: string, key: string): Planned {
  if (!KEY.test(key) || RESERVED.has(key))
    return { problems: [`${JSON.stringify(key)} cannot be a key of components: write it as metricsServer`] };
  const name = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const words = name.replaceAll('-', ' ');
  const title = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  const own = loadExtensions(root).value;
  const definition = { key, title, description: title, options: z.strictObject({}), applications: [name] };
  const taken = configProblems(
    { components: [definition] },
    platformApplications(own?.catalogue ?? COMPONENTS),
  );
  if (taken.length > 0) return { problems: taken.map(({ message }) => message) };
  return extension(root, 'component', name, { list: 'components', name: key }, { NAME: name, TITLE: title });
}

/** @param code with a domain name before the slash: `example.com/moving-tag` */
export function newRule(root: string, code: string): Planned {
  const [, , name] = CODE.exec(code) ?? [];
  const key = name?.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  if (name === undefined || key === undefined || RESERVED.has(key))
    return { problems: [`${JSON.stringify(code)} cannot be a code: write it as example.com/moving-tag`] };
  return extension(root, 'rule', name, { list: 'rules', name: key }, { CODE: code });
}

/** A file, its test, and the line of the config that makes it count. */
function extension(
  root: string,
  template: 'component' | 'rule',
  name: string,
  registration: Omit<Registration, 'from'>,
  values: Readonly<Record<string, string>>,
): Planned {
  const config = configFile(root);
  if (config.diagnostics.length > 0) return { problems: config.diagnostics.map(({ message }) => message) };
  const ending = config.value?.endsWith('.ts') === true ? 'ts' : 'mjs';
  const file = `${name}.${ending}`;
  const paths = { code: `${FOLDER}/${file}`, test: `${FOLDER}/${name}.test.${ending}` };
  const there = Object.values(paths).filter((path) => existsSync(join(root, path)));
  if (there.length > 0) return { problems: there.map((path) => `${path} exists already`) };

  const all = { ...values, KEY: registration.name, FILE: name };
  const created = [
    { path: paths.code, text: newFrom(`${template}.mjs`, all) },
    { path: paths.test, text: newFrom(`${template}.test.mjs`, all).replace(`./${name}.mjs`, `./${file}`) },
  ];
  const whole: Registration = { ...registration, from: `./${paths.code}` };
  const next = `next: edit it, and run its test: node --test ${FOLDER}/`;
  if (config.value === undefined)
    return { created: [...created, { path: 'nodeless.config.mjs', text: newConfig(whole) }], notes: [next] };
  const text = registered(readFileSync(join(root, config.value), 'utf8'), whole);
  return text === undefined
    ? { created, notes: [byHand(config.value, whole), next] }
    : { created, changed: [{ path: config.value, text }], notes: [next] };
}

function byHand(config: string, { list, name, from }: Registration): string {
  return `${config} is left as it is: import { ${name} } from '${from}' there, and add it to ${list}`;
}

/** Words that JavaScript keeps, of those that look like a key, and names that the files of the templates import. */
const RESERVED: ReadonlySet<string> = new Set([
  ...['await', 'break', 'case', 'catch', 'class', 'const', 'continue', 'debugger', 'default', 'delete', 'do'],
  ...[
    'else',
    'enum',
    'export',
    'extends',
    'false',
    'finally',
    'for',
    'function',
    'if',
    'implements',
    'import',
  ],
  ...['in', 'instanceof', 'interface', 'let', 'new', 'null', 'package', 'private', 'protected', 'public'],
  ...[
    'return',
    'static',
    'super',
    'switch',
    'this',
    'throw',
    'true',
    'try',
    'typeof',
    'var',
    'void',
    'while',
  ],
  ...[
    'with',
    'yield',
    'eval',
    'arguments',
    'undefined',
    'at',
    'code',
    'config',
    'defineComponent',
    'defineRule',
  ],
  ...['deepEqual', 'deployment', 'describeObject', 'edited', 'equal', 'expectFinding', 'expectNoErrors'],
  ...[
    'containerSecurityContext',
    'expectNoFinding',
    'guaranteed',
    'maps',
    'objectNamed',
    'podSecurityContext',
  ],
  ...['renderCluster', 'sampleSources', 'test', 'withOptions', 'z', 'defineConfig'],
]);
