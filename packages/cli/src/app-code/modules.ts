import { createRequire, isBuiltin } from 'node:module';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import type { Diagnostic, SourceLocation } from '@nodeless/core';
import type { SourceFile } from '@nodeless/sources';
import { placeIn } from '../config/stack-location.ts';
import { thrownText } from '../config/thrown-text.ts';
import { sourceOf } from './impure.ts';
import { filesMeant, isRelative } from './imports.ts';
import { resolveBare } from './libraries.ts';
import { transform } from './load-transform.ts';
import { StackLines } from './stack-lines.ts';
import { Watch } from './watch.ts';
import { watchedCrypto } from './watched-names.ts';

/** What a module gets beside the names that are watched. */
const GIVEN = ['exports', 'require', 'module'] as const;

type Body = (...given: unknown[]) => void;
type Compiled = { readonly body: Body } | { readonly data: unknown } | { readonly problem: Diagnostic };

/** An import that leads nowhere. */
class ImportError extends Error {}

/**
 * The code of apps and the files of the repository that it imports, compiled here. Each evaluation begins anew, so that
 * nothing of what a module remembers goes from one cluster to another; libraries are loaded once, as Node does.
 */
export class CodeModules {
  readonly watch: Watch;
  readonly #root: string;
  readonly #files: ReadonlyMap<string, SourceFile>;
  readonly #lines: StackLines;
  readonly #compiled = new Map<string, Compiled>();

  /** @param files the code, and everything that it imports from the repository */
  constructor(root: string, files: readonly SourceFile[]) {
    this.#root = root;
    this.#files = new Map(files.map((file) => [file.path, file]));
    this.#lines = new StackLines(root);
    this.watch = new Watch((stack) => this.#lines.find(stack));
  }

  /** What is wrong with the syntax of files. */
  problems(paths: readonly string[]): Diagnostic[] {
    return paths.map((path) => this.#compile(path)).flatMap((one) => ('problem' in one ? [one.problem] : []));
  }

  /** Runs a module and all that it imports, under the watch of whoever calls; gives what it exports. @throws what it throws */
  evaluate(path: string): unknown {
    return this.#evaluate(path, new Map());
  }

  #evaluate(path: string, running: Map<string, { exports: unknown }>): unknown {
    const known = running.get(path);
    if (known !== undefined) return known.exports;
    const compiled = this.#compile(path);
    if ('problem' in compiled) throw new ImportError(compiled.problem.message);
    if ('data' in compiled) return compiled.data;
    const module = { exports: {} as unknown };
    running.set(path, module);
    const load = (specifier: string): unknown => this.#require(path, specifier, running);
    compiled.body(module.exports, load, module, ...this.watch.names.values());
    return module.exports;
  }

  #require(from: string, specifier: string, running: Map<string, { exports: unknown }>): unknown {
    if (isRelative(specifier)) return this.#evaluate(this.#fileOf(from, specifier), running);
    if (isBuiltin(specifier)) {
      const source = sourceOf(specifier);
      if (source !== undefined) this.watch.refuse(`the import of ${specifier}`, source);
      const builtin = createRequire(join(this.#root, from))(specifier) as object;
      return /^(node:)?crypto$/.test(specifier) ? watchedCrypto(builtin, this.watch.refuse) : builtin;
    }
    const resolved = this.watch.paused(() => resolveBare(this.#root, from, specifier));
    if (resolved.kind === 'module') return this.#evaluate(resolved.path, running);
    return this.watch.paused(() => createRequire(resolved.file)(resolved.file) as unknown);
  }

  #fileOf(from: string, specifier: string): string {
    const meant = filesMeant(from, specifier);
    const path = meant.find((one) => this.#files.has(one));
    if (path !== undefined) return path;
    throw new ImportError(
      meant.length === 0
        ? `${specifier} lies outside of the repository`
        : `there is no ${meant[0]} (an import names its file in quotes)`,
    );
  }

  #compile(path: string): Compiled {
    const known = this.#compiled.get(path);
    if (known !== undefined) return known;
    const file = this.#files.get(path);
    const text = Buffer.from(file?.bytes ?? []).toString('utf8');
    const compiled = path.endsWith('.json') ? dataIn(path, text) : this.#compileCode(path, text);
    this.#compiled.set(path, compiled);
    return compiled;
  }

  #compileCode(path: string, text: string): Compiled {
    const made = transform().toCommonJs(path, text);
    if ('problem' in made)
      return { problem: brokenSyntax(placeIn(path, made.line, made.column), made.problem) };
    this.#lines.add(path, made.map);
    const filename = join(this.#root, path);
    // In a function of its own the module may give its variables any name, also one of the parameters.
    const head = '(() => {';
    try {
      const body = compileFunction(`${head}${made.code}\n})();`, [...GIVEN, ...this.watch.names.keys()], {
        filename,
        columnOffset: -head.length,
      }) as Body;
      return { body };
    } catch (error) {
      const place = placeOfSyntaxError(error, filename);
      const location = place === undefined ? placeIn(path) : this.#lines.original(path, ...place);
      return { problem: brokenSyntax(location, thrownText(error)) };
    }
  }
}

function dataIn(path: string, text: string): Compiled {
  try {
    return { data: JSON.parse(text) as unknown };
  } catch (error) {
    return { problem: brokenSyntax(placeIn(path), thrownText(error)) };
  }
}

/** V8 shows the line above the message: `/a/app.ts:3`, the line, and signs below the place. */
function placeOfSyntaxError(error: unknown, filename: string): [line: number, column: number] | undefined {
  const [first = '', , marks = ''] = String((error as Error).stack).split('\n');
  if (!first.startsWith(`${filename}:`)) return undefined;
  return [Number(first.slice(filename.length + 1)), marks.indexOf('^') + 1];
}

function brokenSyntax(location: SourceLocation, problem: string): Diagnostic {
  return {
    code: 'app-ts/not-loaded',
    severity: 'error',
    message: `${location.file} cannot be read: ${problem}`,
    hint: 'the types of your editor, and tsc, say more',
    location,
  };
}
