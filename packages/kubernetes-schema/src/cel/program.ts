import { Environment } from '@marcbachmann/cel-js';
import { addFormats } from './library/formats.ts';
import { addLists } from './library/lists.ts';
import { addMacros, HAS } from './library/macros.ts';
import { addNetworks } from './library/network.ts';
import { addQuantities } from './library/quantity.ts';
import { addSemvers } from './library/semver.ts';
import { addStrings, MATCHES } from './library/strings.ts';
import { addUrls } from './library/url.ts';

/** What a rule makes of its variables. @throws Error where it cannot be evaluated for them */
export type Program = (variables: { readonly self: unknown; readonly oldSelf?: unknown }) => unknown;

/** Rules are compiled once, by what they say. */
const programs = new Map<string, Program | string>();

let environment: Environment | undefined;

/** CEL with what Kubernetes 1.33 to 1.37 adds to it (k8s.io/apiserver/pkg/cel/environment/base.go). */
function kubernetes(): Environment {
  if (environment !== undefined) return environment;
  const env = new Environment({ enableOptionalTypes: true, homogeneousAggregateLiterals: false })
    .registerVariable('self', 'dyn')
    // A rule that takes the object before as it is says nothing of a new object.
    .registerVariable('oldSelf', 'optional<dyn>');
  for (const add of [
    addMacros,
    addStrings,
    addLists,
    addQuantities,
    addUrls,
    addNetworks,
    addFormats,
    addSemvers,
  ])
    add(env);
  environment = env;
  return env;
}

/** The rule as a program; a string says why it is none here. */
export function programOf(rule: string): Program | string {
  const program = programs.get(rule) ?? compiled(rule);
  programs.set(rule, program);
  return program;
}

function compiled(rule: string): Program | string {
  try {
    const parsed = kubernetes().parse(withOwnNames(rule));
    const { valid, error } = parsed.check();
    return valid ? (variables) => parsed(variables) as unknown : firstLine(error);
  } catch (error) {
    return firstLine(error);
  }
}

/** What an error of the evaluator says, without the picture of the expression below it. */
export function firstLine(error: unknown): string {
  const { message } = error instanceof Error ? error : { message: String(error) };
  return (message.split('\n', 1)[0] ?? '').replaceAll(MATCHES, 'matches').replaceAll(HAS, 'has');
}

/** Calls that the library reads otherwise than Kubernetes, and the names of those that are added for them. */
const OWN_NAMES: readonly [RegExp, string][] = [
  [/^\.\s*matches\s*\($/, `.${MATCHES}(`],
  [/^has\s*\($/, `${HAS}(`],
];

/** Strings of CEL, raw ones among them, and calls that may have an own name. */
const TOKENS =
  /[rR]?[bB]?(?:"""[^]*?"""|'''[^]*?''')|[bB]?[rR](?:"[^"]*"|'[^']*')|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\.\s*matches\s*\(|(?<![\w.])has\s*\(/g;

function withOwnNames(rule: string): string {
  return rule.replaceAll(TOKENS, (token) => OWN_NAMES.find(([call]) => call.test(token))?.[1] ?? token);
}
