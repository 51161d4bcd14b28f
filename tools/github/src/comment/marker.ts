/** Which run wrote a comment. */
export interface Marker {
  readonly head: string;
  readonly run: number;
  readonly attempt: number;
}

const MARKER = /^<!-- nodeless:report head=([0-9a-f]{40,64}) run=(\d{1,15}) attempt=(\d{1,9}) -->\n/;

/** The first line of our comment; nobody sees it. */
export function printMarker({ head, run, attempt }: Marker): string {
  return `<!-- nodeless:report head=${head} run=${run} attempt=${attempt} -->\n`;
}

/** The marker that a comment begins with. Anywhere else it is text that somebody quoted. */
export function markerOf(body: string): Marker | undefined {
  const [, head, run, attempt] = MARKER.exec(body.replaceAll('\r\n', '\n')) ?? [];
  if (head === undefined) return undefined;
  return { head, run: Number(run), attempt: Number(attempt) };
}

/** Negative when `a` is the older run. */
export function compareRuns(a: Marker, b: Marker): number {
  return a.run - b.run || a.attempt - b.attempt;
}
