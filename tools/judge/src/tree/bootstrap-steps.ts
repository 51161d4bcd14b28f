/** One step of what `nodeless bootstrap` prints. */
export interface PrintedStep {
  readonly title: string;
  /** POSIX shell. */
  readonly command: string;
}

const TITLE = /^# \d+\. (.*)$/;
const TO_CHECK = '# to check:';

/** Reads the output of `nodeless bootstrap`, all steps of it. */
export function readSteps(output: string): PrintedStep[] {
  const steps: { title: string; lines: string[] }[] = [];
  let checking = false;
  for (const line of output.split('\n')) {
    const title = TITLE.exec(line)?.[1];
    if (title !== undefined) {
      steps.push({ title, lines: [] });
      checking = false;
    } else if (line === TO_CHECK) checking = true;
    else if (!line.startsWith('#') && !checking) steps.at(-1)?.lines.push(line);
  }
  return steps.map(({ title, lines }) => ({ title, command: lines.join('\n').trim() }));
}

/** Why the judge leaves a step out: it needs AWS or a credential, or it has no end. */
function whyNot({ command }: PrintedStep): string | undefined {
  if (/(^|[\s(])(aws|eksctl) /m.test(command)) return 'AWS';
  if (/ create secret /.test(command)) return 'credential';
  return / --watch\b/.test(command) ? 'watches' : undefined;
}

/** The steps that bring Argo CD, of all that are printed, and the titles of those of them that are left out. */
export function stepsOfArgoCd(steps: readonly PrintedStep[]): { run: PrintedStep[]; leftOut: string[] } {
  const first = steps.findIndex(({ command }) => /-f \S+\/bootstrap\/\S+namespace\S*\.yaml/.test(command));
  const all = first < 0 ? [] : steps.slice(first);
  return {
    run: all.filter((step) => whyNot(step) === undefined),
    leftOut: all.flatMap((step) => {
      const why = whyNot(step);
      return why === undefined ? [] : [`${step.title} (${why})`];
    }),
  };
}
