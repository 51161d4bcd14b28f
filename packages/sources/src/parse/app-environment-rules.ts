import { VALUE_CODES } from '@nodeless/contracts/codes';
import { errorAt } from '@nodeless/catalogue';
import { referencedVariables } from '@nodeless/contracts/kubernetes';
import type { AppSpec } from '../schema/app.ts';
import type { AppRule } from './rule.ts';

/**
 * Kubernetes puts in `$(NAME)` what a variable before it has; of two that name each other one comes first, and its reference
 * stays as it is typed.
 */
export const appEnvironment: AppRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'Variables of an app stand for each other in a circle',
  references: [
    'https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/',
  ],
  check({ value: { env }, stack }) {
    return Object.keys(env).flatMap((name) => {
      const circle = circleFrom(name, env);
      if (circle === undefined || [...circle].sort()[0] !== name) return [];
      const message =
        circle.length === 1
          ? `$(${name}) in ${name} stays as it is typed: Kubernetes puts in variables that stand above, not those of the image`
          : `variables stand for each other in a circle: ${[...circle, name].map((one) => `$(${one})`).join(' in ')}`;
      const hint = 'take one reference away; $$(NAME) is the text $(NAME)';
      return [errorAt(stack, ['env', name], { code: 'spec/conflict', message, hint })];
    });
  },
};

function circleFrom(
  start: string,
  env: AppSpec['env'],
  way: readonly string[] = [start],
): string[] | undefined {
  const value = env[way.at(-1) ?? start];
  if (typeof value !== 'string') return undefined;
  for (const next of referencedVariables(value)) {
    if (next === start) return [...way];
    if (way.includes(next) || env[next] === undefined) continue;
    const circle = circleFrom(start, env, [...way, next]);
    if (circle !== undefined) return circle;
  }
  return undefined;
}
