import { at, isJsonObject, maps, type JsonObject } from '@nodeless/core';
import type { Program } from './programs.ts';

/**
 * The go.mod that builds a program out of a published module: the replacements of that module are repeated, because
 * those of a dependency do not count (https://go.dev/ref/mod#go-mod-file-replace). One that leads to a folder beside the
 * module becomes the published version of that folder, or is left out where the module asks for a published one.
 *
 * @param upstream go.mod of the module, as `go mod edit -json` prints it
 */
export function goModule(program: Program, upstream: JsonObject): string {
  const replacements = maps(at(upstream, 'Replace')).flatMap((entry) => {
    const from = String(at(entry, 'Old', 'Path'));
    const version = at(entry, 'New', 'Version');
    if (typeof version === 'string')
      return [`replace ${from} => ${String(at(entry, 'New', 'Path'))} ${version}`];
    const staging = staged(program, requiredVersion(upstream, from));
    const instead = program.folders?.[from] ?? staging;
    return [
      ...(staging === undefined ? [] : [`require ${from} ${staging}`]),
      ...(instead === undefined ? [] : [`replace ${from} => ${from} ${instead}`]),
    ];
  });
  return [
    `module nodeless.invalid/judge/${program.name}`,
    `go ${String(at(upstream, 'Go'))}`,
    ...maps(at(upstream, 'Godebug')).map(({ Key, Value }) => `godebug ${String(Key)}=${String(Value)}`),
    `require ${program.module} ${program.version}`,
    ...replacements,
    '',
  ].join('\n');
}

function requiredVersion(upstream: JsonObject, module: string): string | undefined {
  const version = at(
    maps(at(upstream, 'Require')).find(({ Path }) => Path === module),
    'Version',
  );
  return typeof version === 'string' ? version : undefined;
}

/** Kubernetes asks for v0.0.0 of its staging modules, and publishes v0.35.4 of them with v1.35.4. */
function staged(program: Program, required: string | undefined): string | undefined {
  return required === 'v0.0.0' ? program.version.replace(/^v1\./, 'v0.') : undefined;
}

/** Reads what `go mod edit -json` and `go mod download -json` print. */
export function readJson(text: string): JsonObject {
  const value: unknown = JSON.parse(text);
  if (!isJsonObject(value)) throw new Error('go printed something else than a map');
  return value;
}
