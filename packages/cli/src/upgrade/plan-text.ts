import type { Diagnostic } from '@nodeless/core';
import type { UpgradePlan } from './plan.ts';

/** A plan for people, a line an entry. What stands in the way is told beside it, as findings. */
export function planText({ cluster, from, to, hops }: UpgradePlan): string[] {
  const head = `${cluster}: Kubernetes ${from} to ${to}, ${hops.length === 1 ? 'one step' : `${hops.length} minor versions, one after the other`}`;
  return [
    head,
    ...hops.flatMap((hop) => [
      '',
      `${hop.from} to ${hop.to}: ${inTheWay(hop.problems)}`,
      ...hop.steps.flatMap(({ title, restarts, commands, verify }, index) => [
        `  ${index + 1}. ${title}`,
        ...(restarts === undefined ? [] : [`     restarts: ${restarts}`]),
        ...commands.map((command) => `     $ ${command}`),
        ...verify.map((line) => `     see: ${line}`),
      ]),
    ]),
  ];
}

function inTheWay(problems: readonly Diagnostic[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const others = problems.length - errors;
  if (problems.length === 0) return 'nothing stands in the way';
  return [
    ...(errors === 0 ? [] : [`${errors} ${errors === 1 ? 'error stands' : 'errors stand'} in the way`]),
    ...(others === 0 ? [] : [`${others} ${others === 1 ? 'warning' : 'warnings'} to look at`]),
  ].join(', ');
}
