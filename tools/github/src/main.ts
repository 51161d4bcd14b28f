import { appendFileSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { GitHubClient } from './api/client.ts';
import { count } from './api/json.ts';
import { oneLine } from './api/one-line.ts';
import { withRetries, type Patience } from './api/retries.ts';
import { ownersOfChange, parseCodeOwners } from './codeowners/code-owners.ts';
import { publish } from './comment/publish.ts';
import { parseWorkflowRun, repositoryName } from './comment/workflow-run.ts';
import { reportNightly } from './nightly/issue.ts';
import { commitPatch } from './regenerate/apply-patch.ts';
import { decide } from './regenerate/request.ts';
import { readReport } from './report/artifact.ts';
import { branchRuleCommands } from './rules/branch-rules.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const USAGE = `usage: github.mjs <verb>
  comment <folder>               writes the comment of a pull request; the folder holds the artifact of its run
  nightly <success|failure|…>    opens, updates or closes the issue about the nightly run
  regenerate-request             says whether a comment asks for the trees of a branch, and of which commit
  regenerate-commit <clone> <patch>   makes a commit from a patch of rendered files
  owners <path…>                 who is asked for a review of these files
  branch-rules <owner/name>      prints the commands that protect main
`;

/** The author of what a workflow writes with its own token. */
const BOT = 'github-actions[bot]';

/** Five minutes of pauses: a job of a workflow ends within ten. */
const PATIENCE: Patience = {
  attempts: 6,
  totalPause: 300_000,
  wait: (milliseconds) => pause(milliseconds),
  say: (line) => log(line),
};

/** Runs the command line; returns the exit code. What it says is one line with a prefix, see `oneLine`. */
export async function main(args: readonly string[], env: Environment): Promise<number> {
  const [verb, ...rest] = args;
  const run = verb !== undefined && Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (run === undefined) {
    console.error(USAGE);
    return 1;
  }
  try {
    await run(rest, env);
    return 0;
  } catch (error) {
    console.error(`nodeless: ${oneLine(error instanceof Error ? error.message : String(error))}`);
    return 1;
  }
}

type Verb = (args: readonly string[], env: Environment) => Promise<void> | void;

const VERBS: Readonly<Record<string, Verb>> = {
  comment: async ([folder], env) => {
    const run = parseWorkflowRun(eventOf(env));
    const report = readReport(need(folder, 'the folder of the artifact'));
    const options = { author: BOT, serverUrl: variable(env, 'GITHUB_SERVER_URL') };
    log(await withRetries(PATIENCE, () => publish(clientOf(env), run, report, options)));
  },
  nightly: async ([result], env) => {
    const repository = repositoryName(variable(env, 'GITHUB_REPOSITORY'));
    const id = count(Number(variable(env, 'GITHUB_RUN_ID')));
    const url = `${variable(env, 'GITHUB_SERVER_URL')}/${repository}/actions/runs/${id}`;
    const night = { repository: need(repository, 'a repository'), sound: result === 'success', url };
    log(await withRetries(PATIENCE, () => reportNightly(clientOf(env), night, BOT)));
  },
  'regenerate-request': async (_, env) => {
    const decision = await withRetries(PATIENCE, () => decide(clientOf(env), eventOf(env)));
    if ('refused' in decision) log(`nothing to do: ${decision.refused}`);
    else output(env, { sha: decision.request.sha, ref: decision.request.ref });
  },
  'regenerate-commit': ([clone, patch], env) => {
    const commit = commitPatch(need(clone, 'a clone'), need(patch, 'a patch'));
    if (commit === undefined) log('nothing to do: the trees are fresh');
    else output(env, { commit });
  },
  owners: (paths) => {
    const codeOwners = parseCodeOwners(readFileSync('.github/CODEOWNERS', 'utf8'));
    for (const [owner, asked] of ownersOfChange(codeOwners, paths)) {
      console.log(`${owner}: ${asked.map(oneLine).join(', ')}`);
    }
  },
  'branch-rules': ([repository]) => {
    console.log(branchRuleCommands(need(repositoryName(repository), 'a repository as owner/name')));
  },
};

function clientOf(env: Environment): GitHubClient {
  return new GitHubClient({
    baseUrl: variable(env, 'GITHUB_API_URL'),
    token: variable(env, 'GITHUB_TOKEN'),
  });
}

/** The event that started the workflow. Read from its file, so that no text of it goes through a shell. */
function eventOf(env: Environment): unknown {
  return JSON.parse(readFileSync(variable(env, 'GITHUB_EVENT_PATH'), 'utf8'));
}

function output(env: Environment, values: Readonly<Record<string, string>>): void {
  const lines = Object.entries(values).map(([name, value]) => `${name}=${oneLine(value)}\n`);
  appendFileSync(variable(env, 'GITHUB_OUTPUT'), lines.join(''));
  lines.forEach((line) => log(line));
}

function log(line: string): void {
  console.log(`nodeless: ${oneLine(line)}`);
}

function variable(env: Environment, name: string): string {
  return need(env[name] === '' ? undefined : env[name], `the environment variable ${name}`);
}

function need<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`${what} is missing`);
  return value;
}
