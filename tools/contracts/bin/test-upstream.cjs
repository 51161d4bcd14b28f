#!/usr/bin/env node
'use strict';

const { spawnSync } = require('node:child_process');
const { existsSync, statSync } = require('node:fs');
const { delimiter, join, resolve } = require('node:path');

const USAGE =
  'usage: npm run test:upstream -- <folder of upstream files> <folder of what changed since> [--verdicts <folder>] [jest options]\n';

const isFolder = (path) => existsSync(path) && statSync(path).isDirectory();
const [older, newest, ...rest] = process.argv.slice(2);
const verdicts = rest[0] === '--verdicts' ? rest.splice(0, 2).slice(1) : [];
const folders = [older ?? '', newest ?? '', ...verdicts];
const missing = folders.filter((folder) => !isFolder(folder));
if (missing.length > 0) {
  process.stderr.write(`there is no folder ${missing.map((folder) => `"${folder}"`).join(', ')}\n${USAGE}`);
  process.exit(2);
}
const root = join(__dirname, '..', '..', '..');
const { status } = spawnSync(
  process.execPath,
  [require.resolve('jest/bin/jest'), '--config', join(root, 'jest.upstream.config.cjs'), ...rest],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      NODELESS_UPSTREAM: folders.map((folder) => resolve(folder)).join(delimiter),
    },
  },
);
process.exitCode = status ?? 1;
