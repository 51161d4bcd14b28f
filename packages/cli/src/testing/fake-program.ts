import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a program that is not there is told to say. */
export interface FakeAnswer {
  readonly stdout?: string;
  readonly stderr?: string;
  readonly exitCode?: number;
  /** Milliseconds before it ends. */
  readonly sleep?: number;
  /** Files that it writes into the folder behind `--destination`. */
  readonly writes?: Readonly<Record<string, string>>;
}

/** One start of the program. */
export interface FakeCall {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The text of the file behind `--values`. */
  readonly values?: string;
  /** Names in the folder that is the last argument. */
  readonly folder?: readonly string[];
}

/** Runs in a process of its own, of which the test knows only the file: its environment is what is tested. */
const PROGRAM = `
const { appendFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const args = process.argv.slice(2);
const behind = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const values = behind('--values');
const last = args.at(-1);
const folder = existsSync(last) && statSync(last).isDirectory() ? readdirSync(last).sort() : undefined;
const log = join(__dirname, 'calls.jsonl');
const earlier = existsSync(log) ? readFileSync(log, 'utf8').split('\\n').filter((line) => line !== '').map((line) => JSON.parse(line)) : [];
appendFileSync(log, JSON.stringify({ args, env: process.env, values: values && readFileSync(values, 'utf8'), folder }) + '\\n');
const answers = JSON.parse(readFileSync(join(__dirname, 'answers.json'), 'utf8'));
const said = args.join(' ');
const fitting = Object.keys(answers).filter((one) => said.startsWith(one));
const command = fitting.sort((a, b) => b.length - a.length)[0];
const list = [answers[command] ?? { stderr: 'unknown command', exitCode: 64 }].flat();
const before = earlier.filter((one) => one.args.join(' ').startsWith(command)).length;
const { stdout = '', stderr = '', exitCode = 0, sleep = 0, writes = {} } = list[Math.min(before, list.length - 1)];
for (const [name, text] of Object.entries(writes)) writeFileSync(join(behind('--destination'), name), text);
setTimeout(() => {
  process.exitCode = exitCode;
  process.stderr.write(stderr);
  process.stdout.write(stdout);
}, sleep);
`;

/** A program of another maker, played by a script: it says what it is told, and remembers how it was started. */
export class FakeProgram {
  readonly folder: string;

  /** @param name of the file, `helm` */
  constructor(folder: string, name: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), `#!${process.execPath}\n${PROGRAM}`);
    chmodSync(join(folder, name), 0o755);
  }

  /** @param answers by the beginning of the arguments, of which the longest counts; of a list one after another, the last one for ever */
  answers(answers: Readonly<Record<string, FakeAnswer | readonly FakeAnswer[]>>): void {
    writeFileSync(join(this.folder, 'answers.json'), JSON.stringify(answers));
  }

  calls(): FakeCall[] {
    const log = join(this.folder, 'calls.jsonl');
    if (!existsSync(log)) return [];
    const lines = readFileSync(log, 'utf8').split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line) as FakeCall);
  }
}
