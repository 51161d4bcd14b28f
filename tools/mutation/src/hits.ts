/** Who runs a place. */
export interface Place {
  /** Paths of test files. */
  readonly tests: readonly string[];
  /** Whether it was run once for all files of a process, while a source file was loaded, or by a process of an unknown test. */
  readonly once: boolean;
}

/**
 * A function in JavaScript, on one line, which takes a number and appends a line for it to a file: once for each process and
 * test, with whether it is called while a source file is loaded.
 * @param hits the file
 * @param variable of the environment, which says the test
 */
export function recorder(name: string, hits: string, variable: string): string {
  return `function ${name}(id) {
    const hit = id + '\\t' + (process.env[${JSON.stringify(variable)}] ?? '');
    const seen = (${name}.seen ??= new Set());
    if (seen.has(hit)) return;
    seen.add(hit);
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = Infinity;
    const frames = new Error().stack.split('\\n');
    Error.stackTraceLimit = limit;
    const loaded = frames[frames.findIndex((frame) => frame.includes('Module._compile')) - 1] ?? '';
    const way = /\\.ts\\b/.test(loaded) && !/\\.test\\.ts\\b/.test(loaded) ? 'loaded' : 'called';
    process.getBuiltinModule('node:fs').appendFileSync(${JSON.stringify(hits)}, hit + '\\t' + way + '\\n');
  }`.replace(/\n\s*/g, ' ');
}

/** What recorders have written, by the number of the place. */
export function readHits(text: string): Map<number, Place> {
  const places = new Map<number, Place>();
  for (const line of text.split('\n').slice(0, -1)) {
    const [id = '', test = '', way = ''] = line.split('\t');
    const { tests, once } = places.get(Number(id)) ?? { tests: [], once: false };
    places.set(Number(id), {
      tests: test === '' || tests.includes(test) ? tests : [...tests, test],
      once: once || way === 'loaded' || test === '',
    });
  }
  return places;
}
