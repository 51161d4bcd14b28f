import { transform } from 'sucrase';
import type { SourceMapPayload } from 'node:module';

/** TypeScript or JavaScript as a CommonJS module, or the place of a mistake in its syntax. Lines and columns count from 1. */
export type Transformed =
  | { readonly code: string; readonly map: SourceMapPayload }
  | { readonly problem: string; readonly line: number; readonly column: number };

/**
 * Takes the types out of a module and makes CommonJS of it: Node reads no TypeScript before 22.18, and keeps an ES module
 * once it ran, with all that it remembers.
 */
export function toCommonJs(path: string, text: string): Transformed {
  try {
    const { code, sourceMap } = transform(text, {
      transforms: ['typescript', 'imports'],
      filePath: path,
      sourceMapOptions: { compiledFilename: path },
      // Newer than the oldest Node that we run on needs nothing else.
      disableESTransforms: true,
    });
    return { code, map: sourceMap as unknown as SourceMapPayload };
  } catch (error) {
    const { message, loc } = error as { message: string; loc?: { line: number; column: number } };
    if (loc === undefined) throw error;
    const [, problem = message] = /^Error transforming .*?: (.*) \(\d+:\d+\)$/s.exec(message) ?? [];
    return { problem, line: loc.line, column: loc.column };
  }
}
