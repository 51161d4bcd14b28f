const CUT = '\n\n**The report is longer than a comment may be. All of it is in the summary of the run.**\n';

interface Open {
  readonly fence: string | undefined;
  readonly details: number;
}

/**
 * A report in at most `most` UTF-16 units, cut between two lines where it is too long, with every code block and every
 * `<details>` closed, so that it cannot swallow what stands after it. A `</details>` too many is taken out.
 */
export function fit(report: string, most: number): string {
  const lines: string[] = [];
  let open: Open = { fence: undefined, details: 0 };
  let size = 0;
  for (const line of report.replace(/\n+$/, '').split('\n')) {
    const next = after(open, line);
    const kept = next.surplus ? line.replaceAll('</details>', '') : line;
    const closing = endOf(next).length;
    if (size + kept.length + 1 + closing + CUT.length > most) {
      return `${lines.join('\n')}\n${endOf(open)}${CUT}`;
    }
    lines.push(kept);
    size += kept.length + 1;
    open = next;
  }
  return `${lines.join('\n')}\n${endOf(open)}`;
}

function after({ fence, details }: Open, line: string): Open & { readonly surplus: boolean } {
  const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
  if (fence !== undefined) {
    const closes = mark !== undefined && mark.startsWith(fence) && line.trim() === mark;
    return { fence: closes ? undefined : fence, details, surplus: false };
  }
  if (mark !== undefined) return { fence: mark, details, surplus: false };
  const depth = details + countOf(line, /<details( open)?>/g) - countOf(line, /<\/details>/g);
  return { fence, details: Math.max(0, depth), surplus: depth < 0 };
}

function countOf(line: string, tag: RegExp): number {
  return [...line.matchAll(tag)].length;
}

function endOf({ fence, details }: Open): string {
  return `${fence === undefined ? '' : `${fence}\n`}${'\n</details>'.repeat(details)}`;
}
