import { valueProblem, type ValueKind, type ValueProblem } from '@nodeless/sources';
import { repositoryUrlOf } from './remote.ts';

/** What a new repository is made from; every value is sound. */
export interface Answers {
  /** Name of the repository's package. */
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  /** At least one; the first gets the first cluster. */
  readonly stages: readonly [string, ...string[]];
  /** As `argocd/settings.yaml` takes it. */
  readonly repositoryUrl: string;
  /** Name of the first cluster. */
  readonly cluster: string;
}

/** The same as people type it. */
export type Typed = { readonly [key in keyof typeof QUESTIONS]?: string | undefined };

export interface Question {
  readonly flag: string;
  readonly question: string;
  readonly problem: (text: string) => ValueProblem | undefined;
}

const of = (kind: ValueKind) => (text: string) => valueProblem(kind, text);

/** Names of packages that the new package needs: npm and Nx would take it for one of them. */
const TAKEN = ['nodeless', 'nx'];

/** In the order in which they are asked. */
export const QUESTIONS = {
  name: { flag: '--name', question: 'Name of the platform', problem: nameProblem },
  accountId: { flag: '--account-id', question: 'AWS account, 12 digits', problem: of('accountId') },
  region: { flag: '--region', question: 'AWS region, for example ap-northeast-2', problem: of('region') },
  stages: {
    flag: '--stages',
    question: 'Stages, separated by commas; the first gets the first cluster',
    problem: stagesProblem,
  },
  repository: {
    flag: '--repository',
    question: 'URL of the git repository that Argo CD will follow',
    problem: repositoryProblem,
  },
} as const satisfies Record<string, Question>;

/** What is wrong with values that are right each by itself. */
export function problemOfAll(typed: Required<Typed>): ValueProblem | undefined {
  const name = clusterName(typed);
  const problem = valueProblem('name', name);
  return problem && { ...problem, message: `the first cluster would be ${name}: ${problem.message}` };
}

/** Values without a problem, as they are written into files. */
export function answersOf(typed: { readonly [key in keyof Typed]-?: string }): Answers {
  const { name, accountId, region, repository } = typed;
  const [first = '', ...rest] = stagesOf(typed.stages);
  const repositoryUrl = repositoryUrlOf(repository) ?? repository;
  return { name, accountId, region, stages: [first, ...rest], repositoryUrl, cluster: clusterName(typed) };
}

function clusterName({ name = '', stages = '' }: Typed): string {
  return `${name}-${stagesOf(stages)[0] ?? ''}`;
}

function stagesOf(text: string): string[] {
  return text.split(',').map((stage) => stage.trim());
}

function nameProblem(text: string): ValueProblem | undefined {
  if (TAKEN.includes(text))
    return { message: `a package is called "${text}" already`, hint: 'choose another name' };
  return valueProblem('name', text);
}

function stagesProblem(text: string): ValueProblem | undefined {
  const stages = stagesOf(text);
  const twice = stages.find((stage, index) => stages.indexOf(stage) !== index);
  if (twice !== undefined)
    return { message: `${JSON.stringify(twice)} stands twice in the list`, hint: 'name each once' };
  const [problem] = stages.flatMap((stage) => valueProblem('stage', stage) ?? []);
  return problem;
}

function repositoryProblem(text: string): ValueProblem | undefined {
  const url = repositoryUrlOf(text);
  return url === undefined
    ? {
        message: `${JSON.stringify(text.replace(/\/\/[^@/\s]*@/, '//'))} is not a repository that Argo CD can reach`,
        hint: 'write its https or ssh URL, for example https://github.com/acme/platform.git',
      }
    : valueProblem('repositoryUrl', url);
}
