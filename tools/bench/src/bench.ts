import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { commitAll } from './commit.ts';
import { cdk8sSynth, kubectlKustomize, manifestFiles } from './others.ts';
import { modelLoadBalancers } from './load-balancers.ts';
import { runCli, type Cost } from './phase.ts';
import { ruleLines, timedCheck } from './rules.ts';
import { VALIDATED, validateObjects } from './schemas.ts';
import {
  clusterName,
  editOneApp,
  editOneCluster,
  writeLargeCluster,
  writeSyntheticFleet,
} from './synthetic-fleet.ts';

const REPOSITORY = resolve(__dirname, '..', '..', '..');
const DEFAULT_SIZES = [1, 10, 100, 1000];
/** The others are far slower: they get at most so many clusters, and their rate is printed. */
const MOST_FOR_OTHERS = 20;
const MANY_APPS = 500;

/** Prints where the time goes for fleets of several sizes: `npm run bench [-- 1 10 100]`. */
export function bench(args: readonly string[]): void {
  const sizes = args.length === 0 ? DEFAULT_SIZES : args.map(Number);
  print(`node ${process.version}, ${process.platform} ${process.arch}; whole processes, start-up included\n`);
  for (const size of sizes) benchSize(size);
  benchApps();
}

/** One cluster with many apps: what a change of one of them costs, beside start-up alone. */
function benchApps(): void {
  const root = mkdtempSync(join(tmpdir(), 'nodeless-bench-'));
  try {
    writeLargeCluster(REPOSITORY, root, MANY_APPS);
    const cold = runCli(REPOSITORY, root, ['generate']);
    const objects = manifestFiles(root, clusterName(0)).length;
    print(`1 cluster, ${MANY_APPS} apps, ${objects} objects`);
    printCost('start-up: --version', runCli(REPOSITORY, root, ['--version']), 0);
    printCost('generate, cold', cold, objects);
    printCost('generate, nothing changed', runCli(REPOSITORY, root, ['generate']), objects);
    editOneApp(root);
    printCost('generate, one app edited', runCli(REPOSITORY, root, ['generate']), objects);
    printCost('check, nothing changed', runCli(REPOSITORY, root, ['check']), objects);
    printCost('check, --fresh', runCli(REPOSITORY, root, ['check', '--fresh']), objects);
    printRules(root);
    printValidation(root);
    const { first, median, loadBalancers } = modelLoadBalancers(manifestFiles(root, clusterName(0)));
    print(
      `  ${'load balancers, modelled'.padEnd(30)}${ms(median)} ms, first ${ms(first)} ms: ${MANY_APPS} exposed apps, ${loadBalancers} load balancers`,
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const ms = (seconds: number) => (seconds * 1000).toFixed(0);

function benchSize(size: number): void {
  const root = mkdtempSync(join(tmpdir(), 'nodeless-bench-'));
  try {
    writeSyntheticFleet(REPOSITORY, root, size);
    const cold = runCli(REPOSITORY, root, ['generate']);
    const objects = manifestFiles(root, clusterName(0)).length * size;
    print(`${size} clusters, ${objects} objects`);
    printCost('generate, cold', cold, objects);
    printCost('generate, nothing changed', runCli(REPOSITORY, root, ['generate']), objects);
    printCost('the same, without memory', runCli(REPOSITORY, root, ['generate', '--fresh']), objects);
    editOneCluster(root);
    printCost('generate, one cluster edited', runCli(REPOSITORY, root, ['generate']), objects);
    printCost(
      'generate, that cluster alone',
      runCli(REPOSITORY, root, ['generate', clusterName(0)]),
      objects / size,
    );
    benchDiff(root, objects);
    printCost('check, nothing changed', runCli(REPOSITORY, root, ['check']), objects);
    printCost('check, --fresh', runCli(REPOSITORY, root, ['check', '--fresh']), objects);
    printRules(root);
    printValidation(root);
    benchOthers(root, size, objects / size);
    print('');
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** What a pull request costs: one cluster changed, and then every one. */
function benchDiff(root: string, objects: number): void {
  const commits = [commitAll(root)];
  editOneCluster(root);
  runCli(REPOSITORY, root, ['generate']);
  commits.push(commitAll(root));
  editOneApp(root);
  runCli(REPOSITORY, root, ['generate']);
  commits.push(commitAll(root));
  for (const [index, what] of ['one cluster', 'every cluster'].entries()) {
    const [base = '', head = ''] = commits.slice(index);
    const cost = runCli(REPOSITORY, root, ['diff', '--base', base, '--head', head, '--json']);
    printCost(`diff, ${what} changed`, cost, objects);
  }
}

function printRules(root: string): void {
  for (const line of ruleLines(timedCheck(REPOSITORY, root))) print(`  ${line}`);
}

function printValidation(root: string): void {
  const seconds = validateObjects(manifestFiles(root, clusterName(0)));
  print(
    `  ${'schemas, in this process'.padEnd(30)}${seconds.toFixed(2).padStart(8)} s ${perSecond(VALIDATED, seconds)}  over ${VALIDATED} objects`,
  );
}

function benchOthers(root: string, size: number, objectsPerCluster: number): void {
  const clusters = Array.from({ length: Math.min(size, MOST_FOR_OTHERS) }, (_, index) => clusterName(index));
  const objects = clusters.length * objectsPerCluster;
  printRate('cdk8s app.synth()', cdk8sSynth(root, clusters), objects, clusters.length);
  const kustomize = kubectlKustomize(root, clusters);
  if (kustomize === undefined) print('  kubectl kustomize             skipped: kubectl is not installed');
  else printRate('kubectl kustomize', kustomize, objects, clusters.length);
}

function printCost(what: string, { seconds, peakMiB }: Cost, objects: number): void {
  print(
    `  ${what.padEnd(30)}${seconds.toFixed(2).padStart(8)} s ${perSecond(objects, seconds)}  peak ${Math.round(peakMiB)} MiB`,
  );
}

function printRate(what: string, seconds: number, objects: number, clusters: number): void {
  print(
    `  ${what.padEnd(30)}${seconds.toFixed(2).padStart(8)} s ${perSecond(objects, seconds)}  over ${clusters} clusters`,
  );
}

function perSecond(objects: number, seconds: number): string {
  return `${Math.round(objects / seconds)} objects/s`.padStart(18);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
