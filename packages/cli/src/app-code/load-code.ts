import type { Outcome, SourceLocation } from '@nodeless/core';
import type { AppCode, CodeImports, Collector, DrawInput, LoadCode, SourceFile } from '@nodeless/sources';
import { placeIn } from '../config/stack-location.ts';
import { CodeModules } from './modules.ts';
import { drawn, watchedOutcome, type Draw, type Runnable } from './run-code.ts';
import type { Watch } from './watch.ts';

/**
 * Makes the code of apps ready to be run. Nothing is compiled before an app asks for it.
 *
 * @param root of the repository: libraries are looked for below it
 */
export function codeLoader(
  root: string,
  apps: readonly SourceFile[],
  imports: CodeImports | undefined,
): LoadCode {
  let modules: CodeModules | undefined;
  return (file) => {
    modules ??= new CodeModules(root, [...apps, ...(imports?.modules ?? [])]);
    const folder = file.path.split('/')[1] ?? '';
    const broken = modules.problems([file.path, ...(imports?.reached.get(folder) ?? [])]);
    if (broken.length > 0) return { diagnostics: broken };
    const code = new LoadedCode(file, modules);
    const { diagnostics } = watchedOutcome(code, 'app-ts/not-loaded', () => code.drawFunction());
    return diagnostics.length > 0 ? { diagnostics } : { value: code, diagnostics };
  };
}

class LoadedCode implements AppCode, Runnable {
  readonly file: string;
  readonly watch: Watch;
  readonly exported: SourceLocation;
  readonly #modules: CodeModules;

  constructor({ path, bytes }: SourceFile, modules: CodeModules) {
    this.file = path;
    this.watch = modules.watch;
    this.exported = defaultExport(path, Buffer.from(bytes).toString('utf8'));
    this.#modules = modules;
  }

  drawFunction(): Draw {
    const exported = this.#modules.evaluate(this.file);
    const draw: unknown = Reflect.get(Object(exported) as object, 'default') ?? exported;
    if (typeof draw !== 'function') throw new TypeError('it has no default export that is a function');
    if (draw.constructor.name !== 'Function')
      throw new TypeError('its default export is async or a generator: nothing waits for it');
    return draw as Draw;
  }

  draw<T>(input: DrawInput, collect: (collector: Collector) => T): Outcome<T> {
    return drawn(this, input, collect);
  }
}

function defaultExport(path: string, text: string): SourceLocation {
  const found = /^[ \t]*(export\s+default\b|module\.exports\b|export\s*\{[^}]*\bdefault\b)/m.exec(text);
  if (found === null) return placeIn(path);
  const lines = text.slice(0, found.index).split('\n');
  return placeIn(path, lines.length, found[0].length - (found[1]?.length ?? 0) + 1);
}
