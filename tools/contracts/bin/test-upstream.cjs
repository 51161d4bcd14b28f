#!/usr/bin/env node
'use strict';

const { spawnSync } = require('node:child_process');
const { existsSync, statSync } = require('node:fs');
const { delimiter, join, resolve } = require('node:path');

const USAGE =
  'usage: npm run test:upstream -- <folder of upstream files> <folder of what changed since> [<folder of verdicts>] [jest options]\n';

const args = process.argv.slice(2);
const isFolder = (path) => existsSync(path) && statSync(path).isDirectory();
const folders = args.slice(0, args[2] !== undefined && isFolder(args[2]) ? 3 : 2);
const missing = folders.filter((folder) => !isFolder(folder));
if (folders.length < 2 || missing.length > 0) {
  process.stderr.write(missing.length > 0 ? `there is no folder ${missing.join(', ')}\n${USAGE}` : USAGE);
  process.exit(2);
}
const root = join(__dirname, '..', '..', '..');
const { status } = spawnSync(
  process.execPath,
  [
    require.resolve('jest/bin/jest'),
    '--config',
    join(root, 'jest.upstream.config.cjs'),
    ...args.slice(folders.length),
  ],
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
